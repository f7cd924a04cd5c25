"""Kinds of users meet the words of rules, and only where nothing more is said."""

import pytest

from policies.lexicon.userkinds import kinds_meant, kinds_of


@pytest.mark.parametrize(
    ("rule", "user"),
    [
        ("NGOs", "a bird charity"),
        ("schools", "primary school teacher"),
        ("cavistes", "wine merchant"),
        ("pharmacies", "Farmacia Belvedere, Torino"),
        ("printers", "Imprimerie Castagne (Lyon)"),
        ("museums", "Museum am Speicher"),
        ("retailers", "Weinhandlung"),
        ("record shops", "Plattenladen Rille 7 in Leipzig"),
        ("offices de tourisme ok", "tourist office of the valley"),
        ("delivery platforms ok", "food delivery in Budapest"),
        ("publishers", "Uitgeverij Zandpad, Utrecht"),
        ("hut wardens", "warden at the upper hut"),
    ],
)
def test_a_user_of_the_kind_is_meant(rule: str, user: str) -> None:
    assert kinds_meant(rule) & kinds_of([user])


@pytest.mark.parametrize(
    ("rule", "user"),
    [
        ("partner schools", "primary school"),
        ("agencies of record", "agency"),
        ("pharmacies", "bookshop"),
        ("schools", "yoga teacher"),
        ("museums", "gallery"),
        ("record shops", "bookshop"),
        ("publishers", "printer"),
    ],
)
def test_another_user_is_not(rule: str, user: str) -> None:
    assert not kinds_meant(rule) & kinds_of([user])

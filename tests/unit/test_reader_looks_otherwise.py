"""A change that no code describes is still a change; an outsider whom staff ask for is never our own staff."""

from datetime import date

import pytest

from policies.request import Question
from policies.vocabulary import Party
from slm.reading.deterministic.reader import DeterministicReader

READER = DeterministicReader()


def read(text: str):
    return READER.read(Question(text=text, asked_on=date(2026, 3, 16)), ("Harbour Light",))


@pytest.mark.parametrize(
    "change",
    [
        "as a silhouette",
        "isolated from its background",
        "without the boat",
        "with a filter",
        "with snow added",
        "with the colours changed",
        "sliced in three panels",
        "painted blue",
    ],
)
def test_a_change_without_a_code_is_an_edit(change: str):
    request = read(f"Can we use Harbour Light {change} on our website in May?")
    assert request.modifications or request.uncoded_modifications


@pytest.mark.parametrize(
    "plain",
    [
        "",
        "without changes",
        "without the logo",
        "with the credit line",
        "as a background image",
        "with our own headline next to it",
    ],
)
def test_what_changes_nothing_is_no_unknown_edit(plain: str):
    assert read(f"Can we use Harbour Light {plain} on our website in May?").uncoded_modifications == ()


@pytest.mark.parametrize("who", ["the bakery next door", "someone else", "anybody else"])
def test_others_who_would_use_it_are_not_our_staff(who: str):
    assert read(f"Can {who} use Harbour Light on a website in May?").user_party is not Party.STAFF


def test_our_own_people_stay_our_own():
    assert read("Can the design team use Harbour Light on our website in May?").user_party is Party.STAFF

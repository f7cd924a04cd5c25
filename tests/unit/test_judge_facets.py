"""Facets: what a question does, and what it says it does not do."""

import pytest

from slm.judging.facets import facets_of


def affirmed(text):
    return facets_of(text, of_question=True).every


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("we'd tint it in our corporate green", "recolour"),
        ("the logo squashed to fit", "distort"),
        ("a hat on it for christmas, santa style", "decorate"),
        ("zephyra-tools.dev as our domain", "domain"),
        ("t-shirts for the team", "merchandise"),
        ("3 euros each", "sell"),
        ("we are an official partner of theirs", "endorse"),
        ("it goes into the app icon", "own_logo"),
        ("planned name: 'Zephyra Days'", "event_name"),
        ("train a model on the pictures", "training_data"),
    ],
)
def test_what_is_done_is_found(text, code):
    assert code in affirmed(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("nothing sold", "sell"),
        ("not for sale", "sell"),
        ("we won't say you endorse us", "endorse"),
        ("without recolouring it", "recolour"),
        ("the unaltered logo", "modify"),
    ],
)
def test_what_is_denied_is_told_apart(text, code):
    found = facets_of(text, of_question=True)
    assert code not in found.every
    assert code in found.denied


def test_a_subdomain_is_no_domain_of_its_own():
    assert facets_of("tool.zephyra.example", of_question=True).of("naming") == {"subdomain"}


def test_non_commercial_is_not_commercial():
    found = facets_of("for non-commercial use", of_question=False)
    assert "commercial" not in found.every
    assert "noncommercial" in found.every

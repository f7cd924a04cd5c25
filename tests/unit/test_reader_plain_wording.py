"""Wording that is to be checked and stands in no quotation marks."""

from datetime import date

import pytest

from policies.request import ClearanceRequest, Question
from policies.vocabulary import Intent
from slm.reading.deterministic import DeterministicReader


def read(text: str) -> ClearanceRequest:
    return DeterministicReader().read(Question(text=text, asked_on=date(2026, 3, 2)))


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("is HarborLine the right spelling?", "HarborLine"),
        ("copy check: Gently low in sugar, gently", "Gently low in sugar, gently"),
        ("is it Harbor Cold Press or Harbor cold-press?", "Harbor Cold Press\nHarbor cold-press"),
        ("do we write Goodleaf-sourced with a hyphen?", "Goodleaf-sourced"),
    ],
)
def test_the_words_are_the_copy(text: str, copy: str) -> None:
    request = read(text)

    assert request.intent is Intent.CHECK_COPY
    assert request.copy_text == copy


@pytest.mark.parametrize(
    "text",
    [
        "is the Harbor hero the right version for TV?",
        "is it Spain or Portugal, the Harbor hero photo?",
        "is it ok or not to crop the Harbor hero?",
    ],
)
def test_two_things_to_choose_from_are_no_copy(text: str) -> None:
    request = read(text)

    assert request.intent is not Intent.CHECK_COPY
    assert request.copy_text is None


@pytest.mark.parametrize("text", ["i want someone at a desk for a banner", "we'd like a picture of a picnic for the homepage"])
def test_a_description_is_a_search(text: str) -> None:
    assert read(text).intent is Intent.FIND_ASSET


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ('copy check: "Gently low in sugar." plus "cheaper than theirs"', "Gently low in sugar.\ncheaper than theirs"),
        ('copy check: "Gently low in sugar." plus cheaper than theirs', "Gently low in sugar.\ncheaper than theirs"),
        ("Can we write 'Gently low in sugar.' in TV ads in France in May?", "Gently low in sugar."),
        ("May Harbor Shop write 'Gently low in sugar, always' ?", "Gently low in sugar, always"),
    ],
)
def test_all_that_would_be_written_is_the_copy(text: str, copy: str) -> None:
    request = read(text)

    assert request.intent is Intent.CHECK_COPY
    assert (request.copy_text, request.assets) == (copy, ())


def test_words_that_are_laid_over_a_picture_are_no_copy() -> None:
    assert read("Can we write 'Summer sale is now on' on the Harbor packshot on our website?").intent is Intent.USE_ASSET

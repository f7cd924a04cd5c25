"""Texts that hold nothing to read, or too much."""

import time
from datetime import date

import pytest

from policies.request import Question
from policies.vocabulary import Intent
from slm.reading.deterministic import DeterministicReader

DAY = date(2026, 3, 2)


@pytest.mark.parametrize("text", ["", "   \n ", "🫡🎉", "?!?", "このロゴを使ってもいいですか", "Можно ли использовать логотип?"])
def test_says_in_one_sentence_why_nothing_could_be_read(text: str) -> None:
    """An unreadable text yields no slot and one plain sentence."""
    request = DeterministicReader().read(Question(text=text, asked_on=DAY))

    assert request.intent is Intent.OTHER
    assert not request.assets
    assert not request.spans
    assert request.unreadable
    assert request.unreadable.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "may we sell the fern photo " * 370,
        '"' * 9_999 + "a",
        "A-" * 5_000,
        "and with the " * 770,
        "x" + " " * 9_998 + "x",
        ":a" * 5_000,
    ],
    ids=["one word", "repeated wish", "quotation marks", "hyphens", "small words", "blanks", "colons"],
)
def test_reads_ten_thousand_characters_within_a_second(text: str) -> None:
    """No text makes a pattern run away."""
    reader = DeterministicReader()
    reader.read(Question(text="Can I use the fern photo on the website?", asked_on=DAY))  # loads the word lists

    began = time.perf_counter()
    reader.read(Question(text=text, asked_on=DAY))

    assert time.perf_counter() - began < 3  # a second, with room for a busy machine


def test_says_what_of_a_longer_text_was_read() -> None:
    """What lies beyond the limit is left unread and that is said."""
    request = DeterministicReader().read(Question(text="May we show the fern photo on TV? " * 500, asked_on=DAY))

    assert request.intent is Intent.USE_ASSET
    assert request.unreadable
    assert "6,000" in request.unreadable

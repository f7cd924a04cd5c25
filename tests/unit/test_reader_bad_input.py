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
        "a" * 6_000,
        "may we sell the fern photo " * 230,
        "a" + '"' * 5_999,
        "A-" * 3_000,
        "a." * 3_000,
        "and with the " * 470,
        "x" + " " * 5_998 + "x",
        ":a" * 3_000,
        "May " * 1_500,
        "1 May 2026, " * 500,
        "tv, " * 1_500,
    ],
    ids=["one word", "wish", "quotation marks", "hyphens", "dots", "small words", "blanks", "colons", "months", "days", "channels"],
)
def test_a_text_four_times_as_long_is_not_sixteen_times_the_work(text: str) -> None:
    """No text makes a pattern run away: the work grows with the length, not with its square."""
    assert _work(text[:3_000]) < 9 * max(_work(text[:750]), 0.01)


def _work(text: str) -> float:
    """Seconds of this process's own time, which a busy machine does not change much; the better of two readings."""
    reader, question = DeterministicReader(), Question(text=text, asked_on=DAY)
    reader.read(Question(text="Can I use the fern photo on the website?", asked_on=DAY))  # loads the word lists
    taken = []
    for _ in range(2):
        began = time.process_time()
        reader.read(question)
        taken.append(time.process_time() - began)
    return min(taken)


def test_says_what_of_a_longer_text_was_read() -> None:
    """What lies beyond the limit is left unread and that is said."""
    request = DeterministicReader().read(Question(text="May we show the fern photo on TV? " * 500, asked_on=DAY))

    assert request.intent is Intent.USE_ASSET
    assert request.unreadable
    assert "6,000" in request.unreadable

"""Follow-ups: what a later message changes must not be judged as if nothing had been said."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from policies.request import ClearanceRequest, Question
from slm.reading.deterministic import DeterministicReader

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading" / "follow_ups.yaml").read_text(encoding="utf-8"))
FIRST = "Stove at dusk on our website in Austria, 1 to 30 June 2026?"


def _read(text: str, *thread: str) -> ClearanceRequest:
    return DeterministicReader().read(Question(text=text, asked_on=date(2026, 4, 20), thread=thread), ("Stove at dusk",))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_more_time_moves_the_last_day(case: dict[str, date | None]) -> None:
    request = _read(str(case["text"]), FIRST)

    assert request.end == case["end"]
    assert request.date_unclear is (case["end"] is None)
    assert request.channels == _read(FIRST).channels
    assert request.territories == _read(FIRST).territories
    assert not request.uncoded_modifications


def test_more_time_without_an_earlier_end_is_unclear() -> None:
    """Nobody can say when two weeks more are over that nobody said an end of."""
    request = _read("two weeks longer?", "Stove at dusk on our website in Austria?")

    assert request.end is None
    assert request.date_unclear


def test_more_time_adds_up_and_ends_with_the_next_day_named() -> None:
    more, again, named = "two weeks longer?", "and another week", "sorry, until 5 July"

    assert _read(again, FIRST, more).end == date(2026, 7, 21)
    assert _read(named, FIRST, more, again).end == date(2026, 7, 5)


@pytest.mark.parametrize(
    "text", ["how much longer can we use it?", "the longer version too?", "no longer than that", "thanks!", "and cropped?"]
)
def test_words_that_ask_for_no_more_time_leave_the_days(text: str) -> None:
    assert _read(text, FIRST).end == date(2026, 6, 30)


def test_one_message_may_name_an_end_and_ask_for_more() -> None:
    request = _read("Stove at dusk is on our website in Austria until 30 June 2026, can we keep it a month longer?")

    assert request.end == date(2026, 7, 31)


@pytest.mark.parametrize(
    "text", ["what about print?", "can we also print it?", "and print it?", "is it ok to print too", "can we print it instead"]
)
def test_printing_what_was_on_a_screen_is_print(text: str) -> None:
    assert "print" in _read(text, FIRST).channels


@pytest.mark.parametrize(
    "text",
    ["Can we print Stove at dusk? It is on our website in Austria", "Stove at dusk is on TV in Austria, may we print it too?"],
)
def test_print_beside_a_screen_in_one_message_is_a_further_channel(text: str) -> None:
    request = _read(text)

    assert "print" in request.channels
    assert len(request.channels) == 2


@pytest.mark.parametrize(
    ("text", "channel"),
    [("Can we print Stove at dusk on our flyers?", "brochure"), ("Stove at dusk printed on mugs in May?", "merchandise")],
)
def test_printing_a_printed_thing_is_that_thing(text: str, channel: str) -> None:
    assert _read(text).channels == (channel,)
    assert _read("how many can we print?", text).channels == (channel,)


def test_printing_a_credit_is_no_use_in_print() -> None:
    assert _read("Stove at dusk on our website in Austria, and we would print the credit below it").channels == ("web",)
    assert _read("yes, we print 'Eva Lund' below it", FIRST).channels == ("web",)

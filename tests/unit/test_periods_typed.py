"""Times of use of tests/cases/reading/periods.yaml: what people type in many languages, and its first and last day."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from policies.calendar.periods import read_period

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading" / "periods.yaml").read_text(encoding="utf-8"))
_ASKED = date(2026, 3, 10)


@pytest.mark.parametrize(("message", "first", "last"), _CASES["periods"])
def test_a_time_of_use_is_read_as_people_mean_it(message: str, first: date | str, last: date | str) -> None:
    found = read_period(message, _ASKED)
    assert (found.start or "unsaid", "open" if found.open_ended else found.end or "unsaid", found.unclear) == (first, last, False)


@pytest.mark.parametrize(
    "message",
    [
        "Guten Morgen, darf das Bild in den Newsletter?",
        "por la tarde no, por la mañana sí",
        "a ten week programme on the label",
        "I march with them",
    ],
)
def test_a_greeting_or_a_number_is_no_day(message: str) -> None:
    found = read_period(message, _ASKED)
    assert (found.start, found.end) == (None, None)


@pytest.mark.parametrize(("message", "first"), _CASES["beyond"])
def test_what_is_left_over_makes_the_end_uncertain(message: str, first: date) -> None:
    """A day more than was counted, or a day that no calendar has, must not be lost: a shorter use would be judged."""
    found = read_period(message, _ASKED)
    assert (found.start, found.end, found.unclear) == (first, None, True)

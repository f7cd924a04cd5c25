"""Feasts computed by rule, against days that a printed calendar shows."""

from datetime import date

import pytest

from policies.calendar.periods import read_period


@pytest.mark.parametrize(
    ("words", "on", "expected"),
    [
        ("on Good Friday", date(2026, 1, 1), date(2026, 4, 3)),
        ("on Easter Monday", date(2027, 1, 1), date(2027, 3, 29)),
        ("Black Friday only", date(2026, 11, 1), date(2026, 11, 27)),
        ("on Cyber Monday", date(2025, 11, 1), date(2025, 12, 1)),
        ("for Singles' Day", date(2026, 1, 1), date(2026, 11, 11)),
        ("Halloween, Dublin store party", date(2027, 10, 27), date(2027, 10, 31)),
        ("on Boxing Day", date(2027, 3, 1), date(2027, 12, 26)),
        ("on Whit Monday", date(2026, 1, 1), date(2026, 5, 25)),
    ],
)
def test_a_feast_is_its_day(words: str, on: date, expected: date) -> None:
    reading = read_period(words, on)
    assert (reading.start, reading.end) == (expected, expected)


@pytest.mark.parametrize("words", ["for Diwali", "over Chinese New Year", "during Ramadan", "on Mother's Day"])
def test_feasts_without_one_fixed_day_are_seen_and_not_guessed(words: str) -> None:
    reading = read_period(words, date(2026, 1, 10))
    assert reading.unclear
    assert reading.start is None


@pytest.mark.parametrize("words", ["the Easter hare by Oyelaran", "a Christmas tree picture", "happy new year legal"])
def test_a_feast_that_only_describes_is_no_time(words: str) -> None:
    assert read_period(words, date(2026, 1, 10)).start is None

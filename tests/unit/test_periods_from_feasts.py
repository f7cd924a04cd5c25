"""What begins with a feast does not end with it; days and weeks of other languages."""

from datetime import date

import pytest

from policies.calendar.periods import read_period

ON = date(2026, 3, 16)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("posters from Easter in all stores", date(2026, 4, 3), None),
        ("over Easter on Instagram", date(2026, 4, 3), date(2026, 4, 6)),
        ("imprimé, du 15/11 au 31/12, sans retouche", date(2026, 11, 15), date(2026, 12, 31)),
        ("Plakate in Graz, KW 28 bis 30", date(2026, 7, 6), date(2026, 7, 26)),
    ],
)
def test_first_and_last_day(text: str, start: date, end: date | None) -> None:
    found = read_period(text, ON)
    assert (found.start, found.end) == (start, end)

"""Day-month order of numeric dates, and the readings one written date can have."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from policies.calendar.spans import full_year, safe_date


class DayOrder(StrEnum):
    """Which number of `03/04/26` is the day."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    UNKNOWN = "unknown"


NUMERIC = r"(?<!\d)(?<!\d[./])(?!(?<=\d{4}-)\d{1,2}-)(\d{1,2})(\.\s?|/|-)(\d{1,2})\2(\d{4}(?!\d)|\d{2}(?!\d|\2\d))"
"""Day, separator, month (or the other way round), year."""


def numeric_readings(first: str, separator: str, second: str, year: str, order: DayOrder) -> tuple[date, ...]:
    """All days that a numeric date can stand for; more than one when the order is open and matters.

    Dotted dates are written day first wherever they are written.
    """
    number = full_year(year)
    day_first = safe_date(number, int(second), int(first))
    month_first = safe_date(number, int(first), int(second))
    if separator.startswith(".") or order is DayOrder.DAY_FIRST:
        return (day_first,) if day_first else ()
    if order is DayOrder.MONTH_FIRST:
        return (month_first,) if month_first else ()
    return tuple(dict.fromkeys(day for day in (day_first, month_first) if day))


def day_order(cells: Iterable[str]) -> DayOrder:
    """The order that the numeric dates of some cells prove by a number above 12.

    Args:
        cells: Verbatim cells of one row or file.

    Returns:
        `UNKNOWN` where no date proves an order, or where two dates prove different ones.
    """
    proven: set[DayOrder] = set()
    for cell in cells:
        for match in re.finditer(NUMERIC, cell):
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second:
                proven.add(DayOrder.DAY_FIRST)
            elif second > 12 >= first and not match[2].startswith("."):
                proven.add(DayOrder.MONTH_FIRST)
    return proven.pop() if len(proven) == 1 else DayOrder.UNKNOWN

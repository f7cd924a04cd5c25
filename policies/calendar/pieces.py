"""Words about time in a message, each as a piece that knows its first and last day once an anchor day is given."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

Days = tuple[date, date]


class Grain(IntEnum):
    """How exact a piece is; more exact pieces beat vaguer ones of the same message."""

    YEAR = 1
    SEASON = 2
    MONTH = 3
    WEEK = 4
    DAY = 5


@dataclass(frozen=True)
class Piece:
    """A place in the text and the days it stands for.

    Either `in_year` is set (days that come round every year, placed by `year` or by the anchor) or `relative` (days counted from
    the anchor). `number` and `unit` are set for a duration, which has no days of its own.
    """

    start: int
    end: int
    grain: Grain
    in_year: Callable[[int], Days | None] | None = None
    year: int | None = None
    relative: Callable[[date], Days | None] | None = None
    number: int = 0
    unit: str = ""
    soft: bool = False
    """A feast or season that often merely describes a thing ("Easter hare"); its neighbours must say that it is a time."""
    vague: bool = False
    """Known only roughly ("mid-March", "sometime next year")."""
    rim: bool = False
    """The end of something ("end of April"): exact as a limit, rough as a day."""
    bare: bool = False
    """A day without its month ("the 30th"), which is in the month talked about before it."""
    refused: bool = False
    """Seen, and not a time of use ("last year")."""

    @property
    def is_duration(self) -> bool:
        """Whether this is a length without a place ("two weeks")."""
        return bool(self.unit)

    def days(self, anchor: date) -> Days | None:
        """First and last day; what comes round is the first one that is not over on the anchor day."""
        if self.relative:
            return self.relative(anchor)
        if not self.in_year:
            return None
        if self.year is not None:
            return self.in_year(self.year)
        for year in range(anchor.year - 1, anchor.year + 9):
            days = self.in_year(year)
            if days and days[1] >= anchor:
                return days
        return None

    def days_before(self, limit: date) -> Days | None:
        """The last time that what comes round begins on or before `limit` ("1 Nov to 31 Jan 2027")."""
        if not self.in_year or self.year is not None:
            return None
        found = [days for year in range(limit.year - 1, limit.year + 1) if (days := self.in_year(year)) and days[0] <= limit]
        return found[-1] if found else None

    def moved(self, start: int) -> "Piece":
        """The same piece with earlier words taken in."""
        return replace(self, start=start)

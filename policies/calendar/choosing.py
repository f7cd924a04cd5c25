"""Which of the periods of a message count, and the days from the first to the last of them."""

import re
from dataclasses import dataclass
from datetime import date

from policies.calendar.pieces import Grain
from policies.calendar.spans import last_day

_AND = re.compile(
    r"(?:\s+\w+){0,2}\s*(?:\band\b|\bund\b|\bet\b|\bplus\b|&|\+)\s*(?:for\s+|in\s+)?(?:the\s+|our\s+|a\s+)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Period:
    """One stretch of time with its place in the text; `None` is a side that is not said."""

    start: int
    end: int
    first: date | None
    last: date | None
    grain: Grain
    joined: bool = False
    vague: bool = False
    publication: bool = False
    soft: bool = False
    rim: bool = False
    onwards: bool = False
    dated: bool = False
    """Whether the year was written."""
    length: tuple[int, str] | None = None
    """Number and unit of a length that stands apart from its first day ("tomorrow on our website for six weeks")."""


def chosen_of(periods: list[Period]) -> list[Period]:
    """The most exact periods; vaguer ones only set the scene ("planning Q3: … 1 July till end of August")."""
    certain = [period for period in periods if not period.vague]
    if not certain:
        return periods
    exact = max(period.grain for period in certain)
    floor = Grain.WEEK if exact is Grain.DAY else exact
    kept = [
        period for period in certain if period.grain >= floor or period.joined or (period.first is None) != (period.last is None)
    ]
    if any(not period.soft for period in kept):
        kept = [period for period in kept if not period.soft]
    ranges = [period for period in kept if period.joined and period.grain is Grain.DAY]
    return [period for period in kept if period.joined or not any(_inside(period, other) for other in ranges)]


def listed_with(text: str, period: Period, other: Period) -> bool:
    """Whether a vaguer period is listed beside a chosen one, so that both are meant ("for the 2026 season and the May flyer")."""
    if period.vague or period.soft or other.vague or not period.first or not period.last:
        return False
    left, right = sorted((period, other), key=lambda each: each.start)
    return bool(_AND.fullmatch(text[left.end : right.start]))


def _inside(period: Period, other: Period) -> bool:
    """Whether every day a period names lies in the other one ("8 to 30 June. It comes off on the 30th")."""
    days = [day for day in (period.first, period.last) if day]
    return all(other.first and other.last and other.first <= day <= other.last for day in days)


def lasting(extent: tuple[date | None, date | None], certain: list[Period], said: list[Period]) -> tuple[date | None, date | None]:
    """A first day and, apart from it, how long: the use lasts that long."""
    start, end = extent
    lengths = [period.length for period in said if period.length]
    if not lengths or start is None or len(certain) != 1 or certain[0].joined:
        return extent
    counted = max(last_day(start, *length) for length in lengths)
    return start, max(counted, end) if end else counted


def extent_of(periods: list[Period]) -> tuple[date | None, date | None]:
    """From the first of the first days to the last of the last ones."""
    firsts = [period.first for period in periods if period.first]
    lasts = [period.last for period in periods if period.last]
    stays = [period for period in periods if period.last is None]
    closes = [period for period in periods if period.first is None]
    start = min(firsts) if firsts else None
    end = max(lasts) if lasts and (not stays or closes or any(period.joined for period in periods)) else None
    if start and end and end < start:
        return start, None
    return start, end

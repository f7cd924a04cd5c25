"""Dates as they stand in cells: each with its place in the text and all the days it can stand for."""

import re
from dataclasses import dataclass
from datetime import date

from policies.calendar.order import NUMERIC, DayOrder, day_order, numeric_readings
from policies.calendar.spans import full_year, last_of_month, safe_date
from policies.calendar.words import month_number, pattern
from policies.lexicon.mention import Mention

_YEAR = r"(?:['’]\s?(?P<short>\d{2})|(?P<year>(?:19|20)\d{2}|\d{2}))(?!\d)(?!\s?[-–.:]?\s?(?:sec|s\b|pcs|%))"
_DAY_MONTH = (
    r"(?<![\d.])(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]*(?:of\s+|de\s+)?(?P<month>{MONTH})"
    rf"(?:(?:-|,?\s*)(?:de\s+)?{_YEAR})?"
)
_MONTH_DAY = r"\b(?P<month>{MONTH})\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year>(?:19|20)\d{2})(?!\d))?"
_MONTH_YEAR = rf"\b(?P<month>{{MONTH}})[\s/-]*{_YEAR}"
_MONTH = r"\b(?P<month>{MONTH})"
_DOTTED = r"(?<![\d.])(?P<day>\d{1,2})\.(?P<m>\d{1,2})\.(?=\s*(?:-|–|bis|to|al|au)\s*\d)"
_NUMBERED_MONTH = r"(?<![\w/.-])(?P<m>0?[1-9]|1[0-2])[/.-](?P<year>20\d{2})(?![\d/.-]\d)"
_ISO = r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<mark>[-/.])(?P<m>\d{2})(?P=mark)(?P<day>\d{2})(?!\d)"
_GLUED = r"(?<!\w)(?P<day>\d{1,2})(?P<month>{MONTHNAME})(?P<year>20\d{2}|\d{2})(?!\w)"


@dataclass(frozen=True)
class Written:
    """One date in a cell. Without a year it cannot be placed alone; without a day it is a whole month."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    def first(self, year: int | None = None) -> date | None:
        """The first day it covers, with `year` standing in for a missing one."""
        number = self.year or year
        return safe_date(number, self.month, self.day or 1) if number else None

    def last(self, year: int | None = None) -> date | None:
        """The last day it covers."""
        number = self.year or year
        if number is None:
            return None
        return safe_date(number, self.month, self.day) if self.day else last_of_month(number, self.month)


def _from_match(match: re.Match[str], years_apart: bool) -> Written | None:
    """A date from a pattern's named groups; `years_apart` tells that years stand elsewhere in the cell."""
    groups = match.groupdict()
    month = int(groups["m"]) if groups.get("m") else month_number(groups["month"])
    day = int(groups["day"]) if groups.get("day") else None
    text = groups.get("short") or groups.get("year")
    year = full_year(text) if text else None
    if year is None and day is not None and match.re == pattern(_MONTH_DAY) and not years_apart:
        # "Mar 26" with no year anywhere else in the cell: registers write months with years, not days without them.
        year, day = (full_year(groups["day"]), None) if int(groups["day"]) > 12 else (None, day)
    if (day is not None and not 1 <= day <= 31) or not 1 <= month <= 12:
        return None
    return Written(match.start(), match.end(), year, month, day)


def _numeric(text: str, order: DayOrder) -> list[Written]:
    found = []
    for match in re.finditer(NUMERIC, text):
        readings = numeric_readings(match[1], match[2], match[3], match[4], order)
        if len(readings) == 1:
            found.append(Written(match.start(), match.end(), readings[0].year, readings[0].month, readings[0].day))
    return found


def written_dates(text: str, order: DayOrder) -> tuple[Written, ...]:
    """All dates in a text, in their order; numeric dates that the given order leaves open are left out."""
    found = _numeric(text, order)
    taken = [(item.start, item.end) for item in found]
    taken += [match.span() for match in re.finditer(NUMERIC, text)]
    years_apart = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", text) is not None
    for template in (_ISO, _GLUED, _DOTTED, _NUMBERED_MONTH, _DAY_MONTH, _MONTH_DAY, _MONTH_YEAR, _MONTH):
        for match in pattern(template).finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if template is _DAY_MONTH and "-" in match[0] and pattern(r"\b{MONTH}\s*$").search(text[: match.start()]):
                continue  # "Apr 25-Mar 26": the number belongs to the month before it
            item = _from_match(match, years_apart)
            if item:
                found.append(item)
                taken.append(match.span())
    return tuple(sorted(found, key=lambda item: item.start))


def _settled(cell: str, order: DayOrder) -> DayOrder:
    return day_order([cell]) if order is DayOrder.UNKNOWN else order


def read_day(text: str, order: DayOrder) -> date | None:
    """The one day a text names, or `None` where it names none, several, or one that can be read in two ways."""
    days = {day for _, day in find_days(text, order)}
    return days.pop() if len(days) == 1 else None


def find_days(text: str, order: DayOrder) -> tuple[tuple[Mention, date | None], ...]:
    """Every full date in a text with its day, inclusive; a month with its year stands for its last day.

    The day is `None`, and the mention's code `unknown`, where the order of day and month is open and matters: such a date must not
    be mistaken for no date.
    """
    order = _settled(text, order)
    found: list[tuple[Mention, date | None]] = []
    for match in re.finditer(NUMERIC, text):
        readings = numeric_readings(match[1], match[2], match[3], match[4], order)
        day = readings[0] if len(readings) == 1 else None
        found.append((_mention(text, match.start(), match.end(), day), day))
    spans = [(mention.start, mention.end) for mention, _ in found]
    dated = [item for item in written_dates(text, order) if item.year is not None and (item.start, item.end) not in spans]
    found.extend((_mention(text, item.start, item.end, item.last()), item.last()) for item in dated)
    return tuple(sorted(found, key=lambda pair: pair[0].start))


def _mention(text: str, start: int, end: int, day: date | None) -> Mention:
    return Mention(day.isoformat() if day else "unknown", start, end, text[start:end])

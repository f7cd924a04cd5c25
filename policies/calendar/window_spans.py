"""Readers of windows put together from named times: `Q2 2026 - Q1 2027`, `1H26 + 2H26`, `04/2026-03/2028`, `Mar + Apr 2026`.

A range runs from the first to the last; a list counts only where each time follows on the one before without a gap.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from policies.calendar.found import UNKNOWN, Found
from policies.calendar.phrases import RANGE
from policies.calendar.spans import full_year, half_span, last_day, month_span, quarter_span
from policies.calendar.words import count, month_number, pattern, unit_name
from policies.calendar.written import Written

_YEAR = r"(?:\s*(?:of|de|/|-|\.)?\s*['’]?(?P<year>20\d{2}|\d{2})(?!\d))"
_TIMES = (
    rf"\b(?:Q(?P<quarter>[1-4])|(?P<quarter_first>[1-4])Q){_YEAR}?",
    rf"\b(?:(?:H|HJ\s?|S(?=\d\s?[/']))(?P<half>[12])|(?P<half_first>[12])\.?\s?(?:H|HJ)){_YEAR}?",
    r"(?<![\d./-])(?P<iso>20\d{2})[-/.](?P<m>0[1-9]|1[0-2])(?![\d./-]\d)",
    r"(?:(?<![\d./-])|(?<=\d[./]20\d{2}-))(?P<m>0?[1-9]|1[0-2])[./-](?P<year>20\d{2})(?![./]?\d)",
    r"(?:(?<![\d./-])|(?<=\d/\d{2}-))(?P<m>0?[1-9]|1[0-2])/(?P<year>(?:1[3-9]|[2-4]\d))(?![\d/])",
    rf"\b(?P<month>{{MONTH}}){_YEAR}?",
)
_LISTED = r"\s*(?:\+|&|,|/|and|und|et|y|e|en|och|og)\s*"
_PLUS = (
    r"(?:\+|plus|and)\s*(?P<number>\d{1,3}(?=[a-z])|{NUMBER})[\s-]*(?P<unit>{UNIT}|[my]\b)"
    r"|(?P<after>\d{1,3}(?=[a-z])|{NUMBER})[\s-]*(?P<also>{UNIT}|[my]\b)\s*(?:after|following|nach|après|después\ de|dopo|na)\b"
)
_MAYBE = (
    r"\b(?:option\w*|renew\w*|extend\w*|extension|notice|prolong\w*|verläng\w*|tacit\w*|auto\w*|if|unless|approx\w*|ca|or"
    r"|sell\w*|abverkauf\w*|grace|wind\w*|clearance)\b|\?"
)


@dataclass(frozen=True)
class _Time:
    start: int
    end: int
    kind: str
    number: int
    year: int | None

    def days(self, year: int) -> tuple[date, date]:
        if self.kind == "quarter":
            return quarter_span(year, self.number)
        return half_span(year, self.number) if self.kind == "half" else month_span(year, self.number)


def _times(cell: str) -> list[_Time]:
    """All named times of a cell, in their order."""
    found: list[_Time] = []
    for template in _TIMES:
        for match in pattern(template).finditer(cell):
            if not any(match.start() < item.end and item.start < match.end() for item in found):
                found.append(_time(match))
    return sorted(found, key=lambda item: item.start)


def _time(match: re.Match[str]) -> _Time:
    groups = {name: text for name, text in match.groupdict().items() if text}
    year = groups.get("iso") or groups.get("year")
    if quarter := groups.get("quarter") or groups.get("quarter_first"):
        kind, number = "quarter", int(quarter)
    elif half := groups.get("half") or groups.get("half_first"):
        kind, number = "half", int(half)
    else:
        kind, number = "month", int(groups["m"]) if "m" in groups else month_number(groups["month"])
    return _Time(match.start(), match.end(), kind, number, full_year(year) if year else None)


def joined(cell: str, _dates: tuple[Written, ...]) -> Found | None:
    """Two or more named times tied by a range word or listed; a year stands once for those before it."""
    times = _times(cell)
    if len(times) < 2:
        return None
    ties = [cell[one.end : other.start] for one, other in pairwise(times)]
    ranged = len(ties) == 1 and pattern(rf"\s*(?:{RANGE})\s*").fullmatch(ties[0])
    listed = all(pattern(_LISTED).fullmatch(tie) for tie in ties)
    outside = cell[: times[0].start] + cell[times[-1].end :]
    last = times[-1].year
    if last is None or not (ranged or listed) or re.search(r"\d", outside):
        return None
    years = [last]
    for item in reversed(times[:-1]):
        earlier = years[0] - 1 if item.year is None and ranged and item.number > times[-1].number else years[0]
        years.insert(0, item.year or earlier)
    spans = [item.days(year) for item, year in zip(times, years, strict=True)]
    used = ((times[0].start, times[-1].end),)
    apart = any(other[0] != one[1] + timedelta(days=1) for one, other in pairwise(spans))
    if not ranged and apart:
        return Found(*UNKNOWN, used, "The cell holds several windows.")
    return Found(spans[0][0], spans[-1][1], used)


def lengthened(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`expo + 3 mths (expo 14 Feb - 30 Aug 2026)`: counted on from the last day of the only range in the cell."""
    gap = pattern(rf"^\s*(?:{RANGE})\s*(?:{{WEEKDAY}},?\s*)?$")
    plus = list(pattern(_PLUS).finditer(cell))
    if len(dates) != 2 or len(plus) != 1 or not gap.match(cell[dates[0].end : dates[1].start]) or pattern(_MAYBE).search(cell):
        return None
    one, other = dates
    if plus[0].start() > one.start:
        return None  # "1 Mar - 31 May 2026 + 3 months" does not say what the months are for
    last = other.last(other.year or one.year)
    first = one.first(one.year or other.year)
    if last is None or first is None:
        return None
    if first > last and one.year is None and other.year:
        first = one.first(other.year - 1)
    number, unit = plus[0]["number"] or plus[0]["after"], plus[0]["unit"] or plus[0]["also"]
    end = last_day(last + timedelta(days=1), count(number), unit_name(unit))
    used = (min(one.start, plus[0].start()), max(other.end, plus[0].end()))
    return Found(first, end, (used,)) if first and first <= last else None


def begins(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`15.01.26 →`, `15.01.26 ff.`: a first day whose end nobody wrote."""
    tail = re.compile(r"\s*(?:→|-+>|=+>|ff\.?|f\.|and following|et seq\.?)\s*$", re.IGNORECASE)
    if len(dates) != 1 or not tail.match(cell[dates[0].end :]) or cell[: dates[0].start].strip(" ("):
        return None
    first = dates[0].first()
    return Found(first, UNKNOWN[1], ((dates[0].start, len(cell)),), "The end is not given.") if first else None

"""Readers of one window each, for the shapes in which registers write them; see `policies.calendar.windows`."""

import re
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

from policies.calendar.found import UNKNOWN, Edge, Found
from policies.calendar.order import NUMERIC
from policies.calendar.phrases import (
    BEFORE,
    CALENDAR_YEAR,
    CELL_FROM,
    DANGLING,
    DURATION_FROM,
    DURATION_OF,
    END_OF,
    FISCAL,
    HEDGE,
    HELD_TO_EVENT,
    LONE_YEAR,
    OPEN_ENDED,
    PERPETUAL,
    QUARTERS,
    RANGE,
    ROUGH,
    SEASON,
    UNKNOWN_WORD,
    UNTIL,
    UNTIL_QUARTER,
    YEAR_END,
)
from policies.calendar.spans import full_year, last_day, quarter_span, year_span
from policies.calendar.window_named import begun, compact, event_dated, halves, owned, until_from, weeks
from policies.calendar.window_spans import begins, joined, lengthened
from policies.calendar.words import count, pattern, unit_name
from policies.calendar.written import Written
from policies.rules import Bound

_OTHER_YEAR = re.compile(
    r"\b(?!(?:the|for|in|of|full|whole|entire|all|only|calendar|licen[cs]e)\b)[^\W\d_]{2,}[\s-]*$", re.IGNORECASE
)
"""A word before "year 2026/27" that makes it another year than the calendar's ("school")."""
_SAID_BETWEEN = re.compile(
    r"(?!\b(?:for|an|term|duration|runs?|lasts?|für|pour|por|per|voor|pendant|durante|durée|laufzeit)\b)\b[^\W\d_]+"
)
"""A word between a day and a length that is none of those which tie the two together."""


def _context_year(cell: str) -> int | None:
    """The only year a cell names outside its dates ("Xmas 2025 only")."""
    years = {int(text) for text in re.findall(r"(?<![\d./-])(20\d{2})(?![\d/])", cell)}
    return years.pop() if len(years) == 1 else None


def _gaps(cell: str, dates: tuple[Written, ...]) -> list[tuple[Written, Written]]:
    """Neighbouring dates joined by a range word."""
    gap = pattern(rf"^\s*(?:{RANGE})\s*(?:{{WEEKDAY}},?\s*)?$")
    return [(a, b) for a, b in pairwise(dates) if gap.match(cell[a.end : b.start])]


def _several(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """More than one range in a cell that nobody split: no single window holds."""
    pairs = [pair for pair in _gaps(cell, dates) if pair[0].day or pair[1].day]
    if len(pairs) < 2:
        return None
    return Found(*UNKNOWN, (), "The cell holds several windows.")


def _range(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`15/04/25-14/04/26`, `oct 1 2025 to mar 31 2026`, `Xmas 2025 only (15 Nov - 31 Dec)`."""
    pairs = _gaps(cell, dates)
    dated = [pair for pair in pairs if pair[0].day or pair[1].day] or pairs
    if not dated:
        return None
    left, right = dated[0]
    if (
        left.year is None
        and right.year is None
        and pattern(rf"{FISCAL}|{SEASON.replace('first', 'one').replace('second', 'two')}").search(cell)
    ):
        return None
    end_year = right.year or left.year or _context_year(cell)
    start = left.first(end_year if right.year or not left.year else None)
    end = right.last(end_year)
    if start and end and start > end:
        if left.year is None and right.year is not None:
            start = left.first(right.year - 1)
        elif right.year is None:
            end = right.last((left.year or start.year) + 1)
    if start is None or end is None:
        return None
    if pattern(ROUGH).search(cell[: left.start]) or pattern(ROUGH).search(cell[left.end : right.start]):
        return Found(*UNKNOWN, (), "The days are only given roughly.")
    used = [(left.start, right.end)]
    used += [match.span() for regex in (FISCAL, DURATION_OF) for match in pattern(regex).finditer(cell)]
    return Found(start, end, tuple(used))


def _day_range(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`1-14 March 2026`: the first day shares the month of the last."""
    for item in dates:
        head = re.search(r"(?<![\d./])(\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:-|–|to|bis|au|al)\s*$", cell[: item.start])
        end = item.last(_context_year(cell))
        if head and item.day and end and 1 <= int(head[1]) <= item.day:
            return Found(end.replace(day=int(head[1])), end, ((head.start(), item.end),))
    return None


def _duration(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`2 yrs from 1 May 2025`, `12 mos. from delivery (3 Nov 2024)`: the last day is the day before the anniversary."""
    match = pattern(DURATION_FROM).search(cell)
    if match:
        start = next((item for item in dates if item.start >= match.end()), None)
    else:
        match = pattern(DURATION_OF).search(cell)
        start = next((item for item in dates if match and item.end <= match.start()), None)
        if match is None or start is None or _SAID_BETWEEN.search(re.sub(r"\([^()]*\)", "", cell[start.end : match.start()])):
            return None  # "31.12.26 with option +1 yr" counts nothing from that day
    first = start.first() if start else None
    if start is None or first is None or start.day is None:
        return Found(*UNKNOWN, (), "The window is counted from a day that is not given.")
    used = (min(match.start(), start.start), max(match.end(), start.end))
    doubt = pattern(HEDGE).search(cell[: match.end()]) is not None
    end = last_day(first, count(match["number"]), unit_name(match["unit"]))
    return Found(Bound.UNKNOWN, Bound.UNKNOWN, ()) if doubt else Found(first, end, (used,))


def _fiscal(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`FY26 (Apr-Mar)` is the year that ends in March 2026; without its months a fiscal year is unknown.

    A season over the turn of a year ("season 25/26 (1 Jul - 30 Jun)") is one too, and years in a row are one window.
    """
    named = list(pattern(rf"{FISCAL}").finditer(cell)) or list(pattern(SEASON).finditer(cell))
    match = named[0] if named else None
    if not match:
        return None
    pairs = [pair for pair in _gaps(cell, dates) if not pair[0].year and not pair[1].year]
    if not pairs:
        return Found(*UNKNOWN, (), "The months of the fiscal year are not given.")
    left, right = pairs[0]
    years = [full_year(item["second"] or item["first"]) for item in named]
    if years != list(range(years[0], years[0] + len(years))):
        return Found(*UNKNOWN, (), "The cell holds several windows.")
    end = right.last(years[-1])
    start = left.first(years[0])
    latest = left.first(years[-1])
    if latest and end and latest > end:
        start = left.first(years[0] - 1)
    used = (*(item.span() for item in named), (left.start, right.end))
    return Found(start, end, used) if start and end else None


def _dangling(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`01.01.26 – tbc`, `from 12 Nov 2026, no end`: a start whose end is open or unknown."""
    for item in dates:
        match = pattern(DANGLING).match(cell[item.end :])
        first = item.first()
        if pattern(rf"(?:{UNTIL})[\s:(]*$").search(cell[: item.start]):
            continue  # "until 30 April 2026 (pending renewal)" begins on no day
        if match and first:
            head = pattern(rf"(?:{CELL_FROM})\s*$").search(cell[: item.start])
            begin = head.start() if head else item.start
            open_end = match["open"] is not None
            used = ((begin, item.end + match.end()),)
            return Found(first, Bound.OPEN if open_end else Bound.UNKNOWN, used, None if open_end else "The end is not settled.")
    return None


def _endless_from(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`perpetual since 3 May 2022`: looked for before a lone start, whose end nobody wrote."""
    return _perpetual(cell, dates) if begun(cell, dates) and pattern(PERPETUAL).search(cell) else None


def _half_open(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`to 28.02.26`, `before 1 Jan 2027`, `from 12 Nov 2026` (whose end nobody wrote)."""
    for item in dates:
        before = cell[: item.start]
        last, first = item.last(), item.first()
        if last is None or first is None:
            continue
        start = pattern(rf"(?:{CELL_FROM})[\s:(]*$").search(before)
        if start:  # looked for first: "not before" and "embargoed until" are starts
            return Found(first, Bound.UNKNOWN, ((start.start(), item.end),), "The end is not given.")
        until = pattern(rf"(?:{UNTIL})[\s:(]*$").search(before)
        if (start or until) and pattern(ROUGH).search(before):
            return Found(*UNKNOWN, (), "The days are only given roughly.")
        if until:
            return Found(Bound.OPEN, last, ((until.start(), item.end),))
        day_before = pattern(rf"(?:{BEFORE})\s*$").search(before)
        if day_before:
            return Found(Bound.OPEN, first - timedelta(days=1), ((day_before.start(), item.end),))
    return None


def _quarters(cell: str, _dates: tuple[Written, ...]) -> Found | None:
    """`Q1 2026`, `Q1-Q3 2026`, `through Q2 2026`."""
    match = pattern(QUARTERS).search(cell)
    if not match:
        return None
    year = full_year(match["year"])
    first, last = quarter_span(year, int(match["first"])), quarter_span(year, int(match["last"] or match["first"]))
    until = pattern(UNTIL_QUARTER).search(cell[: match.start()])
    if until:
        return Found(Bound.OPEN, last[1], ((until.start(), match.end()),))
    if pattern(rf"(?:{CELL_FROM})\s*$").search(cell[: match.start()]):
        return Found(first[0], Bound.UNKNOWN, (match.span(),), "The end is not given.")
    return Found(first[0], last[1], (match.span(),))


def _year(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`2026 calendar year`, `CY2026`, `until end of 2027`, or a cell that is nothing but a year or two."""
    if dates:
        return None
    rim = pattern(YEAR_END).search(cell)
    if rim:
        return Found(Bound.OPEN, year_span(full_year(rim["year"]))[1], (rim.span(),))
    match = pattern(CALENDAR_YEAR).search(cell) or pattern(LONE_YEAR).search(cell)
    if not match or _OTHER_YEAR.search(cell[: match.start()]):
        return None
    if re.fullmatch(r"\W*20\d{2}/\d{2}\W*(?:only\W*)?", cell):
        return Found(*UNKNOWN, (), "Two calendar years or a season over the turn of the year could be meant.")
    groups = match.groupdict()
    first = full_year(groups.get("first") or groups["also"])
    last = full_year(groups.get("last") or groups.get("later") or str(first))
    return Found(year_span(first)[0], year_span(last)[1], (match.span(),))


def _perpetual(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`perpetual`, `in perpetuity`, `no expiry`; next to a date of its own the cell says two things."""
    match = pattern(rf"{PERPETUAL}|{OPEN_ENDED}").search(cell)
    if not match:
        return None
    if pattern(r"(?:{NOT}|isn['’]t)[\s-]+$").search(cell[: match.start()]):
        return Found(*UNKNOWN, (), "The cell says that it is not open-ended.")
    since = begun(cell, dates)
    if since is not None:
        return Found(since[0], Bound.OPEN, (match.span(), since[1]))
    if dates or re.search(NUMERIC, cell):
        return Found(*UNKNOWN, (), "The cell names a date and no end.")
    if pattern(r"\b(?:{NUMBER})[\s-]*(?:{UNIT})").search(cell[: match.start()] + " " + cell[match.end() :]):
        return Found(Bound.OPEN, Bound.UNKNOWN, (match.span(),), "The cell names a length of time as well.")
    return Found(Bound.OPEN, Bound.OPEN, (match.span(),))


def _to_event(cell: str, _dates: tuple[Written, ...]) -> Found | None:
    """`until stocks last`, `while in office`: it has begun, and its end hangs on something that no register knows."""
    match = pattern(HELD_TO_EVENT).search(cell)
    if not match or pattern(UNKNOWN_WORD).match(cell):
        return None
    # Numbers that no reader made days of could be a start.
    start = Bound.UNKNOWN if re.search(r"\d{2}", cell) else Bound.OPEN
    return Found(start, Bound.UNKNOWN, (match.span(),), "The end hangs on an event, not on a day.")


def _single(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """A month alone is a window; a day alone can only be an end, and its start is not known."""
    if len(dates) != 1 or dates[0].year is None:
        return None
    item = dates[0]
    first, last = item.first(), item.last()
    if first is None or last is None:
        return None
    if pattern(ROUGH).search(cell[: item.start]):
        return Found(*UNKNOWN, (), "The days are only given roughly.")
    if item.day is None and pattern(rf"{END_OF}\s*$").search(cell[: item.start]):
        return Found(Bound.OPEN, last, ((0, item.end),))
    start: Edge = first if item.day is None else Bound.UNKNOWN
    return Found(start, last, ((item.start, item.end),), None if item.day is None else "Only one day is given; read as the last.")


def readers() -> tuple[Callable[[str, tuple[Written, ...]], Found | None], ...]:
    """All readers; the first that understands a cell wins, so explicit days come before words about time."""
    return (
        _several,
        weeks,
        compact,
        lengthened,
        joined,
        _range,
        _day_range,
        _duration,
        _fiscal,
        until_from,
        event_dated,
        _dangling,
        begins,
        _endless_from,
        _half_open,
        _quarters,
        halves,
        _year,
        _perpetual,
        owned,
        _to_event,
        _single,
    )

"""Windows of use as people type them into register cells: first and last day, both inclusive.

What cannot be read with certainty is `Bound.UNKNOWN`, never `Bound.OPEN`; a blank cell is unknown, not unlimited.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from policies.calendar.order import NUMERIC, DayOrder, day_order
from policies.calendar.phrases import (
    BEFORE,
    CALENDAR_YEAR,
    CONDITION,
    DANGLING,
    DURATION_FROM,
    DURATION_OF,
    FILLER,
    FISCAL,
    FROM,
    HEDGE,
    HELD_TO_EVENT,
    OPEN_ENDED,
    PERPETUAL,
    QUARTERS,
    RANGE,
    UNKNOWN_WORD,
    UNTIL,
)
from policies.calendar.spans import full_year, last_day, quarter_span, year_span
from policies.calendar.words import count, pattern, unit_name
from policies.calendar.written import Written, find_days, read_day, written_dates
from policies.rules import Bound

__all__ = ["DayOrder", "WindowReading", "day_order", "find_days", "read_day", "read_window", "split_window"]

Edge = date | Bound


@dataclass(frozen=True)
class WindowReading:
    """A window and how far it was understood."""

    start: Edge
    end: Edge
    readings: tuple[tuple[Edge, Edge], ...]
    """All possible windows when the order of day and month is open; otherwise one."""
    residue: str
    """What of the cell was not understood, verbatim pieces joined by a blank."""
    note: str | None = None
    """What a person should know, in one plain sentence."""


@dataclass(frozen=True)
class _Found:
    """What one reader made of a cell, and the parts of the cell it used."""

    start: Edge
    end: Edge
    used: tuple[tuple[int, int], ...]
    note: str | None = None


_UNKNOWN = (Bound.UNKNOWN, Bound.UNKNOWN)


def read_window(cell: str, order: DayOrder) -> WindowReading:
    """Read one cell about one window; use `split_window` first where a cell may hold several.

    Args:
        cell: Verbatim cell.
        order: Order of numeric dates, from `day_order` over the row or file; a date in the cell itself may prove it too.
    """
    if order is DayOrder.UNKNOWN:
        order = day_order([cell])
    orders = (order,) if order is not DayOrder.UNKNOWN else (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST)
    found = [_read(cell, each) for each in orders]
    sound = [item for item in found if not _inverted(item)] or found
    windows = tuple(dict.fromkeys((item.start, item.end) for item in sound))
    if _inverted(sound[0]):
        return WindowReading(*_UNKNOWN, (_UNKNOWN,), cell.strip(), "The window ends before it begins.")
    residue = _residue(cell, sound[0].used)
    if len(windows) == 1:
        return WindowReading(*windows[0], windows, residue, sound[0].note)
    starts, ends = {start for start, _ in windows}, {end for _, end in windows}
    start = starts.pop() if len(starts) == 1 else Bound.UNKNOWN
    end = ends.pop() if len(ends) == 1 else Bound.UNKNOWN
    return WindowReading(start, end, windows, residue, "Day and month could be either way round.")


def _inverted(found: _Found) -> bool:
    return isinstance(found.start, date) and isinstance(found.end, date) and found.start > found.end


def _read(cell: str, order: DayOrder) -> _Found:
    """The first reader that understands the cell, then what hedges in the rest of the cell make of it."""
    dates = written_dates(cell, order)
    readers: tuple[Callable[[str, tuple[Written, ...]], _Found | None], ...] = (
        _several, _range, _day_range, _duration, _fiscal, _dangling, _half_open, _quarters, _year, _perpetual, _to_event, _single
    )  # fmt: skip
    for reader in readers:
        found = reader(cell, dates)
        if found:
            return _hedged(cell, found)
    return _Found(*_UNKNOWN, (), "No window could be read." if cell.strip() else "The cell is blank.")


def _hedged(cell: str, found: _Found) -> _Found:
    """Doubt in the words around a window makes its days unknown; a condition leaves only its end open to doubt."""
    rest = _residue(cell, found.used)
    if pattern(HEDGE).search(rest):
        return _Found(*_UNKNOWN, found.used, "The cell itself is in doubt about its days.")
    if found.end is Bound.OPEN and pattern(CONDITION).search(rest):
        return _Found(found.start, Bound.UNKNOWN, found.used, "The end hangs on a condition.")
    return found


def _residue(cell: str, used: tuple[tuple[int, int], ...]) -> str:
    chars = list(cell)
    for start, end in used:
        chars[start:end] = "\x00" * (end - start)
    pieces = ["".join(piece.split("\x00")) for piece in re.split("\x00+", "".join(chars))]
    kept = [
        " ".join(re.sub(r"^[\s,;:()\[\].+–-]+|[\s,;:()\[\].+–-]+$", "", pattern(FILLER).sub(" ", piece)).split())
        for piece in pieces
    ]
    return " ".join(piece for piece in kept if piece)


def _context_year(cell: str) -> int | None:
    """The only year a cell names outside its dates ("Xmas 2025 only")."""
    years = {int(text) for text in re.findall(r"(?<![\d./-])(20\d{2})(?![\d/])", cell)}
    return years.pop() if len(years) == 1 else None


def _gaps(cell: str, dates: tuple[Written, ...]) -> list[tuple[Written, Written]]:
    """Neighbouring dates joined by a range word."""
    gap = pattern(rf"^\s*(?:{RANGE})\s*$")
    return [(a, b) for a, b in zip(dates, dates[1:], strict=False) if gap.match(cell[a.end : b.start])]


def _several(cell: str, dates: tuple[Written, ...]) -> _Found | None:
    """More than one range in a cell that nobody split: no single window holds."""
    pairs = [pair for pair in _gaps(cell, dates) if pair[0].day or pair[1].day]
    if len(pairs) < 2:
        return None
    return _Found(*_UNKNOWN, (), "The cell holds several windows.")


def _range(cell: str, dates: tuple[Written, ...]) -> _Found | None:
    """`15/04/25-14/04/26`, `oct 1 2025 to mar 31 2026`, `Xmas 2025 only (15 Nov - 31 Dec)`."""
    pairs = _gaps(cell, dates)
    dated = [pair for pair in pairs if pair[0].day or pair[1].day] or pairs
    if not dated:
        return None
    left, right = dated[0]
    if left.year is None and right.year is None and pattern(FISCAL).search(cell):
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
    used = [(left.start, right.end)]
    used += [match.span() for regex in (FISCAL, DURATION_OF) for match in pattern(regex).finditer(cell)]
    return _Found(start, end, tuple(used))


def _day_range(cell: str, dates: tuple[Written, ...]) -> _Found | None:
    """`1-14 March 2026`: the first day shares the month of the last."""
    for item in dates:
        head = re.search(r"(?<![\d./])(\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:-|–|to|bis|au|al)\s*$", cell[: item.start])
        end = item.last(_context_year(cell))
        if head and item.day and end and 1 <= int(head[1]) <= item.day:
            return _Found(end.replace(day=int(head[1])), end, ((head.start(), item.end),))
    return None


def _duration(cell: str, dates: tuple[Written, ...]) -> _Found | None:
    """`2 yrs from 1 May 2025`, `12 mos. from delivery (3 Nov 2024)`: the last day is the day before the anniversary."""
    match = pattern(DURATION_FROM).search(cell)
    if match:
        start = next((item for item in dates if item.start >= match.end()), None)
    else:
        match = pattern(DURATION_OF).search(cell)
        start = next((item for item in dates if match and item.end <= match.start()), None)
        if match is None or start is None:
            return None
    first = start.first() if start else None
    if start is None or first is None or start.day is None:
        return _Found(*_UNKNOWN, (), "The window is counted from a day that is not given.")
    used = (min(match.start(), start.start), max(match.end(), start.end))
    doubt = pattern(HEDGE).search(cell[: match.end()]) is not None
    end = last_day(first, count(match["number"]), unit_name(match["unit"]))
    return _Found(Bound.UNKNOWN, Bound.UNKNOWN, ()) if doubt else _Found(first, end, (used,))


def _fiscal(cell: str, dates: tuple[Written, ...]) -> _Found | None:
    """`FY26 (Apr-Mar)` is the year that ends in March 2026; without its months a fiscal year is unknown."""
    match = pattern(FISCAL).search(cell)
    if not match:
        return None
    pairs = [pair for pair in _gaps(cell, dates) if not pair[0].year and not pair[1].year]
    if not pairs:
        return _Found(*_UNKNOWN, (), "The months of the fiscal year are not given.")
    left, right = pairs[0]
    year = full_year(match["second"] or match["first"])
    end = right.last(year)
    start = left.first(year)
    if start and end and start > end:
        start = left.first(year - 1)
    return _Found(start, end, ((match.start(), match.end()), (left.start, right.end))) if start and end else None


def _dangling(cell: str, dates: tuple[Written, ...]) -> _Found | None:
    """`01.01.26 – tbc`, `from 12 Nov 2026, no end`: a start whose end is open or unknown."""
    for item in dates:
        match = pattern(DANGLING).match(cell[item.end :])
        first = item.first()
        if match and first:
            head = pattern(rf"(?:{FROM})\s*$").search(cell[: item.start])
            begin = head.start() if head else item.start
            open_end = match["open"] is not None
            used = ((begin, item.end + match.end()),)
            return _Found(first, Bound.OPEN if open_end else Bound.UNKNOWN, used, None if open_end else "The end is not settled.")
    return None


def _half_open(cell: str, dates: tuple[Written, ...]) -> _Found | None:
    """`to 28.02.26`, `before 1 Jan 2027`, `from 12 Nov 2026` (whose end nobody wrote)."""
    for item in dates:
        before = cell[: item.start]
        last, first = item.last(), item.first()
        if last is None or first is None:
            continue
        until = pattern(rf"(?:{UNTIL})[\s:(]*$").search(before)
        if until:
            return _Found(Bound.OPEN, last, ((until.start(), item.end),))
        day_before = pattern(rf"(?:{BEFORE})\s*$").search(before)
        if day_before:
            return _Found(Bound.OPEN, first - timedelta(days=1), ((day_before.start(), item.end),))
        start = pattern(rf"(?:{FROM})[\s:(]*$").search(before)
        if start:
            return _Found(first, Bound.UNKNOWN, ((start.start(), item.end),), "The end is not given.")
    return None


def _quarters(cell: str, _dates: tuple[Written, ...]) -> _Found | None:
    """`Q1 2026`, `Q1-Q3 2026`."""
    match = pattern(QUARTERS).search(cell)
    if not match:
        return None
    year = full_year(match["year"])
    return _Found(
        quarter_span(year, int(match["first"]))[0], quarter_span(year, int(match["last"] or match["first"]))[1], (match.span(),)
    )


def _year(cell: str, dates: tuple[Written, ...]) -> _Found | None:
    """`2026 calendar year`, `CY2026`, `2025-2027`, or a cell that is nothing but a year."""
    match = pattern(CALENDAR_YEAR).search(cell) if not dates else None
    if not match:
        return None
    first = full_year(match["first"])
    return _Found(year_span(first)[0], year_span(full_year(match["last"] or match["first"]))[1], (match.span(),))


def _perpetual(cell: str, dates: tuple[Written, ...]) -> _Found | None:
    """`perpetual`, `in perpetuity`, `no expiry`; next to a date of its own the cell says two things."""
    match = pattern(rf"{PERPETUAL}|{OPEN_ENDED}").search(cell)
    if not match:
        return None
    if dates or re.search(NUMERIC, cell):
        return _Found(*_UNKNOWN, (), "The cell names a date and no end.")
    return _Found(Bound.OPEN, Bound.OPEN, (match.span(),))


def _to_event(cell: str, _dates: tuple[Written, ...]) -> _Found | None:
    """`until stocks last`, `while in office`: it has begun, and its end hangs on something that no register knows."""
    match = pattern(HELD_TO_EVENT).search(cell)
    if not match or pattern(UNKNOWN_WORD).match(cell):
        return None
    return _Found(Bound.OPEN, Bound.UNKNOWN, (match.span(),), "The end hangs on an event, not on a day.")


def _single(cell: str, dates: tuple[Written, ...]) -> _Found | None:
    """A month alone is a window; a day alone can only be an end, and its start is not known."""
    if len(dates) != 1 or dates[0].year is None:
        return None
    item = dates[0]
    first, last = item.first(), item.last()
    if first is None or last is None:
        return None
    start: Edge = first if item.day is None else Bound.UNKNOWN
    return _Found(start, last, ((item.start, item.end),), None if item.day is None else "Only one day is given; read as the last.")


def split_window(cell: str) -> tuple[tuple[str, str], ...]:
    """Split a cell about several parts ("picture perpetual; music sync to 31.12.25") into (subject words, text of the window).

    A cell about one thing gives one pair with an empty subject and the whole cell.
    """
    marks = r";|\n|,(?=\s*(?:[\w-]+\s+){0,2}(?:music|picture|film|footage|stills?|song|track|sync|voice|version|cut|edit|photo|image|audio)\b)"
    pieces = [piece.strip() for piece in re.split(marks, cell, flags=re.IGNORECASE) if piece.strip()]
    if len(pieces) < 2:
        return (("", cell.strip()),)
    return tuple(_subject(piece) for piece in pieces)


def _subject(piece: str) -> tuple[str, str]:
    """The words before the first word about time, and the rest."""
    starts = [item.start for item in written_dates(piece, DayOrder.DAY_FIRST)]
    starts += [match.start() for match in re.finditer(NUMERIC, piece)]
    words = rf"\b(?:{UNTIL}|{FROM}|{PERPETUAL}|{OPEN_ENDED}|{UNKNOWN_WORD}|{HELD_TO_EVENT}|free\s+to\s+use|{{NUMBER}}\s+{{UNIT}}|ended|none)\b"
    starts += [match.start() for match in pattern(words).finditer(piece)]
    cut = min(starts, default=len(piece))
    return piece[:cut].strip(" :,-–("), piece[cut:].strip()

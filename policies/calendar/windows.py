"""Windows of use as people type them into register cells: first and last day, both inclusive.

What cannot be read with certainty is `Bound.UNKNOWN`, never `Bound.OPEN`; a blank cell is unknown, not unlimited.
"""

import re
from dataclasses import dataclass
from datetime import date

from policies.calendar.found import UNKNOWN, Edge, Found
from policies.calendar.order import NUMERIC, DayOrder, day_order
from policies.calendar.phrases import CELL_FROM, CONDITION, FILLER, HEDGE, HELD_TO_EVENT, OPEN_ENDED, PERPETUAL, UNKNOWN_WORD, UNTIL
from policies.calendar.window_readers import readers
from policies.calendar.words import pattern
from policies.calendar.written import find_days, read_day, written_dates
from policies.rules import Bound

__all__ = ["DayOrder", "WindowReading", "day_order", "find_days", "read_day", "read_window", "split_window"]


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


def read_window(cell: str, order: DayOrder) -> WindowReading:
    """Read one cell about one window; use `split_window` first where a cell may hold several.

    Args:
        cell: Verbatim cell.
        order: Order of numeric dates, from `day_order` over the row or file; a date in the cell itself may prove it too.
    """
    cell = _respelled(cell)
    if order is DayOrder.UNKNOWN:
        order = day_order([cell])
    orders = (order,) if order is not DayOrder.UNKNOWN else (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST)
    found = [_read(cell, each) for each in orders]
    sound = [item for item in found if not _inverted(item)] or found
    windows = tuple(dict.fromkeys((item.start, item.end) for item in sound))
    if _inverted(sound[0]):
        return WindowReading(*UNKNOWN, (UNKNOWN,), cell.strip(), "The window ends before it begins.")
    residue = _residue(cell, sound[0].used)
    if len(windows) == 1:
        return WindowReading(*windows[0], windows, residue, sound[0].note)
    starts, ends = {start for start, _ in windows}, {end for _, end in windows}
    start = starts.pop() if len(starts) == 1 else Bound.UNKNOWN
    end = ends.pop() if len(ends) == 1 else Bound.UNKNOWN
    return WindowReading(start, end, windows, residue, "Day and month could be either way round.")


_APART = re.compile(r"(?<![\d./-])(\d{1,2}/\d{1,2}) (?=20\d{2}(?!\d))")
_SETEMBRO = re.compile(r"(?<![\w-])(?<![a-z] )set\.?(?=[ /]20\d{2}(?!\d))", re.IGNORECASE)


def _respelled(cell: str) -> str:
    """The cell, as long as before, with a year that stands apart put to its day ("1/4 2026") and September in other languages."""
    return _SETEMBRO.sub(lambda found: "sep" + found[0][3:], _APART.sub(r"\1/", cell))


def _inverted(found: Found) -> bool:
    return isinstance(found.start, date) and isinstance(found.end, date) and found.start > found.end


def _read(cell: str, order: DayOrder) -> Found:
    """The first reader that understands the cell, then what hedges in the rest of the cell make of it."""
    dates = written_dates(cell, order)
    for read in readers():
        found = read(cell, dates)
        if found:
            return _hedged(cell, found, tuple(item.last() for item in dates if not _used(found, item.start)))
    return Found(*UNKNOWN, (), "No window could be read." if cell.strip() else "The cell is blank.")


def _used(found: Found, place: int) -> bool:
    return any(start <= place < end for start, end in found.used)


def _hedged(cell: str, found: Found, others: tuple[date | None, ...]) -> Found:
    """Doubt in the words around a window makes its days unknown; a condition leaves only its end open to doubt."""
    rest = _residue(cell, found.used)
    if pattern(HEDGE).search(rest):
        return Found(*UNKNOWN, found.used, "The cell itself is in doubt about its days.")
    if found.end is Bound.OPEN and pattern(CONDITION).search(rest):
        return Found(found.start, Bound.UNKNOWN, found.used, "The end hangs on a condition.")
    sooner = [day is None or not isinstance(found.end, date) or day < found.end for day in others]
    if any(sooner) and found.end is not Bound.UNKNOWN:
        start = Bound.UNKNOWN if found.start is Bound.OPEN else found.start
        return Found(start, Bound.UNKNOWN, found.used, "The cell names another day, which may end it sooner.")
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


def split_window(cell: str) -> tuple[tuple[str, str], ...]:
    """Split a cell about several parts ("picture perpetual; music sync to 31.12.25") into (subject words, text of the window).

    A cell about one thing gives one pair with an empty subject and the whole cell.
    """
    nouns = "music|picture|film|footage|stills?|song|track|sync|voice|version|cut|edit|photo|image|audio"
    marks = rf";|\n|,(?=\s*(?:[\w-]+\s+){{0,2}}(?:{nouns})\b)"
    pieces = [piece.strip() for piece in re.split(marks, cell, flags=re.IGNORECASE) if piece.strip()]
    if len(pieces) < 2:
        return (("", cell.strip()),)
    return tuple(_subject(piece) for piece in pieces)


def _subject(piece: str) -> tuple[str, str]:
    """The words before the first word about time, and the rest."""
    starts = [item.start for item in written_dates(piece, DayOrder.DAY_FIRST)]
    starts += [match.start() for match in re.finditer(NUMERIC, piece)]
    words = (
        rf"\b(?:{UNTIL}|{CELL_FROM}|{PERPETUAL}|{OPEN_ENDED}|{UNKNOWN_WORD}|{HELD_TO_EVENT}|free\s+to\s+use|"
        r"{NUMBER}\s+{UNIT}|ended|none)\b"
    )
    starts += [match.start() for match in pattern(words).finditer(piece)]
    cut = min(starts, default=len(piece))
    return piece[:cut].strip(" :,-–("), piece[cut:].strip()

"""Windows of several runs or with a sell-off: `1 Mar - 31 May 2026 & 1 Sep - 30 Nov 2026`, `30 Sep 26 (sell-off to 31 Dec)`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from knowledge.register.cell import Cell, Unread
from policies.calendar.order import DayOrder
from policies.calendar.spans import last_day
from policies.calendar.windows import find_days, read_window
from policies.calendar.words import count, pattern, unit_name
from policies.rules import Bound, Constraint, Duty, Part, Unreadable, WindowConstraint
from policies.vocabulary import ReasonKind

MUSIC = re.compile(r"\b(?:music|song|track|sync\w*|score|soundtrack|jingle|musik|musique|música|library track)\b", re.IGNORECASE)
_SELL_OFF = re.compile(
    r"[\s,;(–-]*(?:(?:\band\b|\bplus\b|\bund\b|\+)\s*)?(?P<before>\d{1,3}[\s-]*[^\W\d]{1,8}\.?\s+)?\b(?:sell[\s-]?offs?|sell[\s-]?through"
    r"|abverkauf\w*|restverkauf|écoulement(?: des stocks)?|liquidation|fin de stocks?|uitverkoop|(?:grace|wind[ -]?down|clearance)"
    r" (?:period|time|phase))(?: period)?\b(?P<rest>[^;]*)$",
    re.IGNORECASE,
)
_RUNS = re.compile(r"\s*(?:;|&|\+|\b(?:and|und|et|y|e|en)\b|,)\s*(?=\S)", re.IGNORECASE)
_RUN_NAME = re.compile(
    r"^\W*(?:(?:first|second|third|fourth|1st|2nd|3rd|4th|[1-4]\.)\s+)?(?:run|flight|burst|wave|flug|welle|vague)\s*\d?\s*:?",
    re.IGNORECASE,
)
_MOST_RUNS = 4
_BOTH_ENDS = re.compile(
    r"\b(?:start|from|begin|first day|ab|von|début|dès|inicio|desde|inizio|dal|vanaf)\w*\b.*[;\n].*"
    r"\b(?:end|until|till|to|last day|exp\w*|bis|ende|fin|jusqu|hasta|fine|al|tot|t/m)\w*\b",
    re.IGNORECASE | re.DOTALL,
)
UNSURE = re.compile(
    r"\?|\b(?:pending|option\w*|tbc|to be|not|verbal\w*|request\w*|in progress|if|unless|expected|draft|planned|will"
    r"|can|may(?! \d)|unsigned|asked"
    r"|nicht|pas|noch|wenn|si)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class WindowVariant:
    """One way the window may run; the first of a row is certain, later ones are certain too or carry an `Unreadable`."""

    constraints: tuple[Constraint, ...]


@dataclass(frozen=True)
class Windows:
    """The ways a row's window may run, the first licensed day where certain, and what stayed unread."""

    variants: tuple[WindowVariant, ...]
    starts: date | None = None
    ends: date | None = None
    unread: tuple[Unread, ...] = ()
    duties: tuple[Duty, ...] = ()


def window_of(cell: Cell, start: date | Bound, end: date | Bound, part: Part | None, note: str | None) -> WindowConstraint:
    """The days of a row, or of one part of the asset, with the cell they were read from."""
    return WindowConstraint(
        start=start,
        end=end,
        subject="music" if part and part.kind == "music" else "licence",
        part=part,
        quote=cell.text,
        locator=cell.locator,
        note=note,
    )


def of_several(cell: Cell, order: DayOrder) -> Windows | None:
    """Read a cell that holds more than one stretch of days, or one in two pieces; `None` where it does not."""
    return _sold_off(cell, order) or _several(cell, order) or _labelled(cell, order)


def _sold_off(cell: Cell, order: DayOrder) -> Windows | None:
    """`30 Sep 26 (sell-off to 31 Dec)`: what was made before may perhaps still be sold; a person says whether a use is that."""
    found = _SELL_OFF.search(cell.text)
    if found is None:
        return None
    words = cell.text[: found.start()].strip(" ,;(-–")
    main = read_window(words, order)
    end = main.end
    if not isinstance(end, date) or main.residue or len(main.readings) > 1:
        return None
    start = Bound.OPEN if main.start is Bound.UNKNOWN else main.start  # a lone day before a sell-off can only be the last
    why = "whether this is a sale of what was made before the end is for a person to say"
    doubt = Unreadable(about=ReasonKind.WINDOW, quote=cell.text, locator=cell.locator, note=why)
    certain = WindowVariant((window_of(cell, start, end, None, None),))
    until = _sell_off_end(f"{found['before'] or ''} {found['rest']}", end, order)
    later = WindowVariant((window_of(cell, start, until, None, why), doubt))
    return Windows((certain, later), start if isinstance(start, date) else None, end)


def _sell_off_end(words: str, end: date, order: DayOrder) -> date | Bound:
    """The last day of a sell-off, by a day or a length; a day without a year is the next one after the licence."""
    counted = pattern(r"(?P<n>\d{1,3}(?=[a-z])|{NUMBER})[\s-]*(?P<u>{UNIT}|[my]\b)").search(words)
    if counted:
        return last_day(end + timedelta(days=1), count(counted["n"]), unit_name(counted["u"]))
    text = words.strip(" ).")
    dated = [day for year in (end.year, end.year + 1) for _, day in find_days(f"{text} {year}", order)]
    days = [day for day in dated if day and day > end]
    plain = [last for _, last in find_days(words, order) if last and last > end]
    return min(plain or days, default=Bound.UNKNOWN)


def _several(cell: Cell, order: DayOrder) -> Windows | None:
    """`1 Mar - 31 May 2026 & 1 Sep - 30 Nov 2026`: two or more runs, each a permission of its own."""
    pieces = [piece.strip() for piece in _RUNS.split(cell.text) if piece.strip()]
    if not 2 <= len(pieces) <= _MOST_RUNS or UNSURE.search(cell.text) or isinstance(read_window(cell.text, order).end, date):
        return None
    year = re.search(r"(?<!\d)(?:20)?(\d{2})\W*$", pieces[-1])
    found: list[tuple[date, date]] = []
    for piece in pieces:
        run = _RUN_NAME.sub("", piece)
        reading = read_window(run, order)
        if reading.start is Bound.UNKNOWN and year:
            reading = read_window(f"{run.rstrip('. ')}{'.' if run.rstrip().endswith('.') else ' '}20{year[1]}", order)
        if not (isinstance(reading.start, date) and isinstance(reading.end, date)) or reading.residue or len(reading.readings) > 1:
            return None
        found.append((reading.start, reading.end))
    if any(later[0] <= earlier[1] for earlier, later in pairwise(found)):
        return None
    found = _merged(found)
    variants = tuple(WindowVariant((window_of(cell, start, end, None, None),)) for start, end in found)
    return Windows(variants, found[0][0], found[-1][1])


def _merged(runs: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """Runs without a gap between them are one: "2026, 2027, 2028"."""
    merged = runs[:1]
    for start, end in runs[1:]:
        if start == merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _labelled(cell: Cell, order: DayOrder) -> Windows | None:
    """`start: 15 Feb 2026; end: 14 Feb 2027`: one window whose ends a semicolon parts."""
    if cell.text.count(";") != 1 and "\n" not in cell.text.strip():
        return None
    words = re.sub(r"\s*[;\n]\s*", " ", cell.text)
    reading = read_window(words, order)
    if MUSIC.search(words) or reading.residue or not (isinstance(reading.start, date) and isinstance(reading.end, date)):
        return None
    if len(reading.readings) > 1 or not _BOTH_ENDS.search(cell.text):
        return None
    return Windows((WindowVariant((window_of(cell, reading.start, reading.end, None, None),)),), reading.start, reading.end)

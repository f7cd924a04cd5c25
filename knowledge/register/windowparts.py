"""Days of single channels or countries in a window cell (`web to 30.09.26, social to 31.05.26`), and days off (`not in August`).

Each such piece rules its channels or countries out outside its days, like an exclusion; the rest of the cell is the window itself.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from knowledge.register.bans import Item, ban
from knowledge.register.cell import Cell, Unread
from knowledge.register.channeltimes import where_days_begin
from knowledge.register.outcome import Ban, Outcome, merge
from knowledge.register.rowcells import Row
from knowledge.register.runs import MUSIC, Windows, WindowVariant, window_of
from knowledge.register.strays import is_use, word_list
from policies.calendar.order import DayOrder
from policies.calendar.phrases import PERPETUAL
from policies.calendar.windows import find_days, read_window
from policies.calendar.words import pattern
from policies.lexicon.channels import find_channels
from policies.lexicon.territories import read_territories
from policies.rules import Bound, ChannelConstraint, Constraint, TerritoryConstraint, Unreadable, WindowConstraint
from policies.taxonomies.channels import leaves
from policies.taxonomies.territories import expand
from policies.vocabulary import Channel, ReasonKind

_BREAKS = re.compile(r"(?P<bracket>\([^()]*\))|[;\n]|,\s+(?=[^\W\d])")
_TIES = " \t:,;()–—-"
_ONLY = re.compile(r"\b(?:only|nur|uniquement|solo|sólo|alleen)\b", re.IGNORECASE)
_BUT = re.compile(r"^\W*(?:except(?: for)?|excl\w*\.?|but|save|bar|außer|sauf|salvo|tranne|behalve)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """Some words of a window cell that hold for single channels or countries, or take days out of the window."""

    words: str
    what: str
    """The channels or countries; empty for days off, which hold for all."""
    start: date | Bound
    end: date | Bound


def without_parts(row: Row) -> tuple[Row, Outcome]:
    """A row whose window cell holds only the window of the whole, and what the rest of it rules out."""
    if not row.text("licence_window"):
        return row, Outcome()
    cell, found = take_parts(row.cell("licence_window"), row.order)
    return replace(row, cells={**row.cells, "licence_window": cell}), found


def take_parts(cell: Cell, order: DayOrder) -> tuple[Cell, Outcome]:
    """A window cell without the days of single channels and without its days off, and what these rule out."""
    pieces = _found(cell.text, order)
    if not pieces:
        return cell, Outcome()
    kept = cell.text
    for piece in pieces:
        kept = kept.replace(piece.words, " ", 1)
    found = [_outside(cell, piece) if piece.what else _off(cell, piece) for piece in pieces]
    kept = re.sub(r"\s{2,}", " ", re.sub(r"\(\s*\)", " ", kept)).strip(_TIES)
    if not re.search(r"\w", kept):
        labelled = [piece for piece in pieces if piece.what]
        # Where no window of the whole is left, uses in channels or countries that none of the pieces names are open.
        return cell, merge([*found, _others(cell, labelled)])
    if find_channels(kept) and re.search(r"\d", kept):
        if Bound.UNKNOWN not in ((whole := read_window(cell.text, order)).start, whole.end):
            return cell, Outcome()  # "expo + 3 mths (expo 14 Feb - 30 Aug 2026)" is one window
        why = f"'{kept}' gives days to a channel in words that could not be read"
        doubt = Unreadable(about=ReasonKind.WINDOW, quote=cell.text, locator=cell.locator, note=why)
        return cell, Outcome(constraints=(doubt,), unread=(Unread(cell.column, kept, why, ReasonKind.WINDOW),))
    return cell.part(kept), merge(found)


def all_in_parts(cell: Cell, order: DayOrder) -> Windows | None:
    """The window of a cell that is nothing but windows of single channels or countries: from the first day of any to the last."""
    pieces = [piece for piece in _found(cell.text, order) if piece.what]
    kept = cell.text
    for piece in pieces:
        kept = kept.replace(piece.words, " ", 1)
    if len(pieces) < 2 or re.search(r"\w", kept):
        return None
    starts = [piece.start if isinstance(piece.start, date) else date.min for piece in pieces]
    ends = [piece.end if isinstance(piece.end, date) else date.max for piece in pieces]
    start = Bound.OPEN if min(starts) == date.min else min(starts)
    end = Bound.OPEN if max(ends) == date.max else max(ends)
    return Windows((WindowVariant((window_of(cell, start, end, None, None),)),), None, None)


def _found(text: str, order: DayOrder) -> list[Piece]:
    plain = read_window(text, order)
    if MUSIC.search(text) or (Bound.UNKNOWN not in (plain.start, plain.end) and not plain.residue):
        return []
    year = _only_year(text)
    found: list[Piece] = []
    for words in _cut(text):
        piece = _off_days(words, order, year) or _labelled(words, order)
        if piece is not None:
            found.append(piece)
    return found


def _cut(text: str) -> list[str]:
    """The pieces of a cell; a channel or country without days of its own belongs to the days that follow it."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BREAKS.finditer(text):
        inside = match["bracket"] is not None
        spans += [(start, match.start()), match.span()] if inside else [(start, match.start())]
        start = match.end()
    spans.append((start, len(text)))
    joined: list[tuple[int, int]] = []
    for first, last in spans:
        if not text[first:last].strip(_TIES):
            continue
        before = text[slice(*joined[-1])] if joined else ""
        if before and not re.search(r"[\d()]", before) and _is_named(_BUT.sub("", before).strip(_TIES)):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return [text[first:last].strip() for first, last in joined]


def _labelled(words: str, order: DayOrder) -> Piece | None:
    """`print to 30.06.26 only`, `DE: 01.01.26 - 30.06.26`, `except paid media (to 30.04.26)`."""
    inside = words.strip(_TIES)
    hits = (re.search(r"\d", inside), pattern(PERPETUAL).search(inside))
    starts = [where_days_begin(inside), *(hit.start() for hit in hits if hit)]
    cut = min((start for start in starts if start is not None), default=0)
    if not cut:
        return None
    bare = _BUT.sub("", inside[:cut])
    what = _ONLY.sub(" ", bare).strip(_TIES)
    if bare != inside[:cut] and "(" not in words:
        return None  # "except web until 30 June": barred until then, or free until then
    if not what or not _is_named(what):
        return None
    reading = read_window(_ONLY.sub(" ", inside[cut:]).strip(_TIES), order)
    known = isinstance(reading.end, date) or (isinstance(reading.start, date) and reading.end is Bound.OPEN)
    endless = reading.start is Bound.OPEN and reading.end is Bound.OPEN
    if len(reading.readings) > 1 or reading.residue or reading.start is Bound.UNKNOWN or not (known or endless):
        return None
    return Piece(words, what, reading.start, reading.end)


def _off_days(words: str, order: DayOrder, year: int | None) -> Piece | None:
    """`moratorium 15 Jul - 31 Aug 2026`, `except December`: days on which nothing may run."""
    inside = words.strip(_TIES)
    off = word_list("days_off").match(inside)
    if off is None:
        return None
    days = inside[off.end() :].strip(_TIES)
    reading = read_window(days, order)
    if not isinstance(reading.end, date) and year and not re.search(r"\d{4}|\d[./-]\d", days):
        reading = read_window(f"{days} {year}", order)
    sure = isinstance(reading.start, date) and isinstance(reading.end, date) and not reading.residue
    if not sure and not re.search(r"\d", days) and not word_list("days_off_for_sure").match(inside):
        return None
    return Piece(words, "", reading.start if sure else Bound.UNKNOWN, reading.end if sure else Bound.UNKNOWN)


def _only_year(text: str) -> int | None:
    years = {day.year for _, day in find_days(text, DayOrder.DAY_FIRST) if day}
    years |= {int(found) for found in re.findall(r"(?<!\d)(20\d\d)(?!\d)", text)}
    return years.pop() if len(years) == 1 else None


def _is_named(words: str) -> bool:
    """Whether some words are channels or countries and nothing else."""
    return is_use(words) or _is_place(words)


def _is_place(words: str) -> bool:
    reading = read_territories(words)
    return bool(reading.spans) and not reading.unresolved and not re.search(r"[^\W\d_]{2,}", reading.residue)


def _outside(cell: Cell, piece: Piece) -> Outcome:
    """The bans of a channel or country before its first day and after its last."""
    limits: list[WindowConstraint] = []
    if isinstance(piece.end, date):
        limits.append(
            WindowConstraint(start=piece.end + timedelta(days=1), subject="rule", quote=piece.words, locator=cell.locator)
        )
    if isinstance(piece.start, date):
        limits.append(
            WindowConstraint(end=piece.start - timedelta(days=1), subject="rule", quote=piece.words, locator=cell.locator)
        )
    bans = ban(cell, Item(piece.what, piece.words)).bans
    return Outcome(bans=tuple(Ban((*item.constraints, limit), item.text, item.locator) for item in bans for limit in limits))


def _off(cell: Cell, piece: Piece) -> Outcome:
    """Days on which nothing may run; where they cannot be read, every use is open."""
    if isinstance(piece.start, date):
        limit: Constraint = WindowConstraint(
            start=piece.start, end=piece.end, subject="rule", quote=piece.words, locator=cell.locator
        )
        return Outcome(bans=(Ban((limit,), piece.words, cell.locator),))
    why = f"'{piece.words}' takes days out of the window that could not be read"
    doubt = Unreadable(about=ReasonKind.WINDOW, quote=cell.text, locator=cell.locator, note=why)
    return Outcome(constraints=(doubt,), unread=(Unread(cell.column, piece.words, why, ReasonKind.WINDOW),))


def _others(cell: Cell, pieces: list[Piece]) -> Outcome:
    """Channels and countries for which the cell names no days."""
    named = {Channel(mention.code) for piece in pieces for mention in find_channels(piece.what)}
    channels = frozenset(named).union(*map(leaves, named))
    places = frozenset(code for piece in pieces if _is_place(piece.what) for code in expand(read_territories(piece.what).include))
    why = "the days of other channels or countries are not given"
    doubt = Unreadable(about=ReasonKind.WINDOW, quote=cell.text, locator=cell.locator, note=why)
    limits: list[Constraint] = []
    if channels:
        others = frozenset[Channel]().union(*map(leaves, Channel)) - channels
        limits.append(ChannelConstraint(include=others, quote=cell.text, locator=cell.locator))
    if places:
        limits.append(TerritoryConstraint(worldwide=True, exclude=places, quote=cell.text, locator=cell.locator))
    return Outcome(bans=tuple(Ban((limit, doubt), cell.text, cell.locator) for limit in limits))

"""Days of single channels that stand in a channels cell: `web until 30.04.2026, print`, `web 1 year, print perpetual`."""

import re
from datetime import date, timedelta

from knowledge.register.bans import Item, ban
from knowledge.register.cell import Cell
from knowledge.register.outcome import Ban, Outcome, merge
from knowledge.register.strays import banned_after, is_use, word_list
from policies.calendar.order import DayOrder
from policies.calendar.windows import find_days, read_window
from policies.calendar.words import pattern
from policies.rules import Bound, WindowConstraint

_PIECES = re.compile(r"[^;,+&\n()]+")
_ALL = re.compile(
    r"\W*(?:all|any|alle|tous|todos)\b[\w ]{0,12}\b(?:media|channels?|uses?|usages?|medien|kanäle|médias|medios)\W*", re.IGNORECASE
)
_ENDLESS = re.compile(
    r"\s*[:(–-]?\s*\b(?:perpetual(?:ly)?|in perpetuity|unlimited|forever|no (?:end|limit|expiry)"
    r"|indefinite(?:ly)?|unbefristet|illimitée?)\b\W*$",
    re.IGNORECASE,
)


def take_times(cell: Cell, order: DayOrder) -> tuple[Cell, Outcome]:
    """A channels cell without the days of its channels, and the bans outside these days."""
    kept, found, before = cell.text, [], ""
    for match in _PIECES.finditer(cell.text):
        piece = match.group().strip()
        in_bracket = cell.text[: match.start()].rstrip().endswith("(")
        timed = _timed(cell, piece, before if in_bracket else "", order)
        if timed is not None:
            what, outcome = timed
            kept = kept.replace(piece, what, 1)
            found.append(outcome)
        before = piece
    if not found:
        return cell, Outcome()
    return cell.part(re.sub(r"\s{2,}", " ", re.sub(r"\(\s*\)", " ", kept))), merge(found)


def _timed(cell: Cell, piece: str, before: str, order: DayOrder) -> tuple[str, Outcome] | None:
    """The channels of a piece without their days, and what these rule out; `None` where the piece names no days."""
    endless = _ENDLESS.search(piece)
    if endless:
        return (piece[: endless.start()], Outcome()) if is_use(piece[: endless.start()]) else None
    cut = where_days_begin(piece)
    if cut is None:
        return None
    own, days = piece[:cut].strip(" :–-"), piece[cut:].strip()
    if not own and not before:
        return _whole(cell, piece, order)
    what = own if _ALL.fullmatch(own) or re.search(r"[^\W\d_]{2,}", word_list("light").sub(" ", own)) else before
    if _ALL.fullmatch(what):
        end = read_window(days, order)
        return own, Outcome(constraints=(WindowConstraint(start=end.start, end=end.end, quote=cell.text, locator=cell.locator),))
    return (own, _outside(cell, what, piece, days, order)) if is_use(what) else None


def _whole(cell: Cell, piece: str, order: DayOrder) -> tuple[str, Outcome]:
    """`web, print, 6 weeks`: a time for all that is listed; one that is counted from no day is open."""
    found = read_window(piece, order)
    sure = bool(find_days(piece, order) or re.search(r"(?:19|20)\d\d", piece)) and not found.residue and len(found.readings) == 1
    start, end = (found.start, found.end) if sure else (Bound.UNKNOWN, Bound.UNKNOWN)
    return "", Outcome(constraints=(WindowConstraint(start=start, end=end, quote=cell.text, locator=cell.locator),))


def where_days_begin(piece: str) -> int | None:
    """Where in a piece the words about its days begin."""
    shut = word_list("shut").search(piece)
    starts = [shut.start()] if shut else []
    for key in ("until", "since"):
        hits = (hit for hit in word_list(key).finditer(piece) if _names_a_day(piece[hit.end() :]))
        starts += [hit.start() for hit in hits]
    lasting = pattern(r"(?:for\s+)?(?:max\.?\s+|up to\s+)?(?<!\w)(?P<n>{NUMBER})[\s-]*(?P<u>{UNIT})(?!\w)").search(piece)
    starts += [lasting.start()] if lasting else []
    year = re.search(r"(?<![\w./-])(?:19|20)\d\d(?![\w./])|\b[QH][1-4]\b", piece)
    starts += [year.start()] if year else []
    return min(starts, default=None)


def _names_a_day(words: str) -> bool:
    return bool(re.match(r"\s*[\w.]*\s?\d", words)) or bool(
        pattern(r"^\s*(?:the\s+)?(?:end\s+of\s+|mid-?\s*)?(?:{MONTH})(?!\w)").match(words)
    )


def _outside(cell: Cell, what: str, piece: str, days: str, order: DayOrder) -> Outcome:
    """The bans of a channel before its first day and after its last."""
    if word_list("shut").match(days):
        end = read_window(f"until {word_list('shut').sub('', days, count=1)}", order).end if re.search(r"\d", days) else None
        return banned_after(cell, what, piece, end)
    reading = read_window(days, order)
    named = find_days(days, order) or re.search(r"(?:19|20)\d\d|\d/\d\d", days)
    begins = isinstance(reading.start, date) and bool(word_list("since").match(days))  # "from 1 June": no end of its own
    unsure = reading.start is Bound.UNKNOWN or (reading.end is Bound.UNKNOWN and not begins)
    if not named or reading.residue or len(reading.readings) > 1 or unsure:
        return banned_after(cell, what, piece, Bound.UNKNOWN)
    after = banned_after(cell, what, piece, reading.end) if isinstance(reading.end, date) else Outcome()
    if not isinstance(reading.start, date):
        return after
    until = WindowConstraint(end=reading.start - timedelta(days=1), subject="rule", quote=piece, locator=cell.locator)
    bans = ban(cell, Item(what, piece)).bans
    return merge(
        [after, Outcome(bans=tuple(Ban((*item.constraints, until), item.text, item.locator, item.actions) for item in bans))]
    )

"""Bans and limits of the use that stand in a cell about something else: `Photo: X / not for web`, `crop ok; never on social`.

They bind like an exclusion wherever they are typed. They are taken out before the cell's own reader sees it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from knowledge.register.bans import Item, ban
from knowledge.register.cell import Cell
from knowledge.register.channels import channel_constraint
from knowledge.register.editwords import fine_book
from knowledge.register.ends import read_ends
from knowledge.register.exclusions import NEGATION
from knowledge.register.outcome import Ban, Outcome, merge, unreadable
from knowledge.register.places import territory_constraint
from knowledge.register.rowcells import Row
from policies.calendar.order import DayOrder
from policies.calendar.windows import find_days, read_window
from policies.datafile import any_of, data_file
from policies.lexicon.channels import find_channels
from policies.lexicon.mention import blanked
from policies.lexicon.parties import find_parties
from policies.lexicon.purposes import find_purposes
from policies.lexicon.territories import read_territories
from policies.lexicon.topics import find_topics
from policies.rules import Bound, ChannelConstraint, Constraint, PurposeConstraint, Unreadable, WindowConstraint
from policies.taxonomies.territories import countries
from policies.vocabulary import Channel, Purpose, ReasonKind

_COLUMNS = ("licence_window", "credit_line", "modification", "third_party_use", "notes")
"""Cells about something else in which bans on the use itself are looked for."""
_BREAKS = re.compile(r"[;\n()]|,\s+(?!\d{3}\b)|\s+[-–—/|]\s+|(?<=[\w)'”’]{3})\.\s+(?=[A-ZÀ-Þ])|\s+(?=(?:but|aber|mais|pero)\s)")
_JOINT = re.compile(r"^\W*(?:but|and|also|aber|und|mais|et|pero|y)\s+", re.IGNORECASE)
_OPENING = re.compile(
    r"^\W*(?:nb|n\.b\.|note|please note|nota|attention|achtung|caution|warning|important|fyi"
    r"|update|actually|remember|careful|hinweis|wichtig|info|upd|edit|legal|ps)\b\s*[:!.,–-]*\s*(?=\w)",
    re.IGNORECASE,
)
"""Words with which people begin a remark."""
_LOOSE_ENDS = re.compile(r"(?:\s*(?:[;,/–—-]|\b(?:but|and|aber|mais|pero))\s*)+$|^(?:\s*[;,./–—-]\s*)+")
_NO_CREDIT = re.compile(r"\W*(?:none|nil|nothing|n/?a|keine[rs]?|aucune?|ninguno?|nessuno?|geen)\b", re.IGNORECASE)
"""`none for web` says of the credit, not of the use, that there is none."""
_ALONE = re.compile(r"[\w /-]{2,25}\s+only|only\s+(?:in|on|for)\s+[\w /-]{2,25}", re.IGNORECASE)
_REPORTING = frozenset({Purpose.EDITORIAL, Purpose.PRESS})
_PROPOSED = re.compile(
    r"\b(?:use[ds]?|usage|for|in|on|für|im|auf|pour|sur|para|en|nutzung)\b|\b(?:web|online|tv|print)\W*$", re.IGNORECASE
)
"""In a cell about users, "no press" is a user; "not in the press" is a place."""


def _lists() -> Mapping[str, list[str]]:
    loaded: Mapping[str, list[str]] = data_file(__package__, "strays.yaml")
    return loaded


@cache
def word_list(key: str) -> re.Pattern[str]:
    """One of the lists of `strays.yaml`."""
    return any_of(_lists()[key], before=r"(?<![\w-])", after=r"(?![\w-])")


def without_strays(row: Row) -> tuple[Row, Outcome]:
    """A row whose cells hold only what they are for, and the bans and limits that stood in them besides."""
    cells, found = dict(row.cells), []
    for name in _COLUMNS:
        if row.text(name):
            cells[name], stray = take_strays(cells[name], row.order)
            found.append(stray)
    found += [read_unknown_column(cell, row.order) for cell in row.others]
    return replace(row, cells=cells), merge(found)


def take_strays(cell: Cell, order: DayOrder) -> tuple[Cell, Outcome]:
    """A cell without the bans and limits of the use that stand in it, and these."""
    kept, found = cell.text, []
    for piece in _BREAKS.split(cell.text):
        bare = _JOINT.sub("", _OPENING.sub("", piece)).strip(" .")
        stray = _stray(cell, bare, order) if re.search(r"\w", bare) else None
        if stray is not None:
            kept = kept.replace(piece.strip(), " ", 1)
            found.append(stray)
    if not found or (cell.column == "licence_window" and not re.search(r"\w", kept)):
        return cell, Outcome()
    kept = _LOOSE_ENDS.sub("", re.sub(r"\(\s*\)", " ", kept)).strip()
    return cell.part(re.sub(r"\s{2,}", " ", kept)), merge(found)


def read_unknown_column(cell: Cell, order: DayOrder) -> Outcome:
    """The bans in a column whose title nobody knows; what else it says is kept verbatim and rules nothing."""
    _, found = take_strays(cell, order)
    if word_list("stop").fullmatch(cell.text.strip(" .!")):
        return unreadable(cell, ReasonKind.STATUS, "this column rules the asset out, or holds it up")
    return found


def _stray(cell: Cell, piece: str, order: DayOrder) -> Outcome | None:
    """What one piece of a cell rules out, if it is about where or when the asset may be used at all."""
    special = {"third_party_use": _among_users, "modification": _among_edits, "licence_window": _among_days, "notes": _among_notes}
    found, over = special.get(cell.column, _nothing_special)(cell, piece, order)
    if found is not None or over:
        return found
    found = _negated(cell, piece) or _shut(cell, piece, order) or _timed(cell, piece, order) or _only(cell, piece)
    if found is None and cell.column == "credit_line" and word_list("no_use").match(piece):
        return unreadable(cell.part(piece), ReasonKind.STATUS, "a ban that could not be read with certainty")
    if found is None and cell.column == "notes" and word_list("covers_part").search(piece):
        return unreadable(cell.part(piece), ReasonKind.STATUS, "these words narrow the use and could not be read with certainty")
    return found


def _nothing_special(_cell: Cell, _piece: str, _order: DayOrder) -> tuple[Outcome | None, bool]:
    return None, False


def _among_users(cell: Cell, piece: str, order: DayOrder) -> tuple[Outcome | None, bool]:
    """In a cell about users "no press" is a user, and the house's own last day ends the licence."""
    if word_list("not_ours").search(piece):
        return unreadable(cell.part(piece), ReasonKind.STATUS, "whether the brand itself may use it is not certain"), True
    housed = _house_until(cell, piece, order)
    return housed, not _PROPOSED.search(piece) or bool(find_parties(NEGATION.sub("", piece, count=1)))


def _among_edits(cell: Cell, piece: str, _order: DayOrder) -> tuple[Outcome | None, bool]:
    """In a cell about edits "not Polish" is about translations."""
    if fine_book().find(piece):
        return None, True
    return (_only_perhaps(cell, piece), True) if _ALONE.fullmatch(piece) and is_use(piece) else (None, False)


def _among_days(cell: Cell, piece: str, _order: DayOrder) -> tuple[Outcome | None, bool]:
    """The days of a window cell are its own matter."""
    if re.search(r"\d", piece) or not find_channels(piece):
        return None, True
    return _negated(cell, piece) or _only(cell, piece), True


def _among_notes(cell: Cell, piece: str, order: DayOrder) -> tuple[Outcome | None, bool]:
    if word_list("capped").match(piece):
        return unreadable(cell.part(piece), ReasonKind.STATUS, "a limit that could not be compared with the use"), True
    bought = _bought_for(cell, piece)
    if bought is not None:
        return bought, True
    bound = read_ends(cell, piece, order)
    if bound is not None:
        return Outcome(constraints=(bound,)), True
    if _forbids(piece, order) and _negated(cell, piece) is None:
        return unreadable(cell.part(piece), ReasonKind.STATUS, "a ban that could not be read with certainty"), True
    held = word_list("only_while").search(piece)
    if held and not re.match(r"\s*[\w.]*\s?\d", piece[held.end() :]) and is_use(piece[: held.start()]):
        return banned_after(cell, piece[: held.start()], piece, Bound.UNKNOWN), True  # "social only until Easter"
    return None, False


def _bought_for(cell: Cell, piece: str) -> Outcome | None:
    """`buyout UK`: the rights were bought for some places, and whether beyond them, nobody can tell from the rest of the row."""
    found = word_list("bought_for").match(piece)
    places, rest = territory_constraint(piece[found.end() :], cell.part(piece)) if found else (None, "")
    if places is None or places.worldwide or re.search(r"[^\W_]", rest):
        return None
    perhaps = countries() - places.include
    return Outcome(constraints=(places.model_copy(update={"worldwide": True, "include": frozenset(), "edge": perhaps}),))


def _forbids(piece: str, order: DayOrder) -> bool:
    """Whether a remark forbids a use that it names; "do not use" alone, or from some day, is the status reader's."""
    found = word_list("forbidding").match(piece)
    bare = found is None or (not re.search(r"\w", piece[found.end() :]) and bool(word_list("status_bans").search(found.group())))
    return not bare and not find_days(piece, order)


def _only_perhaps(cell: Cell, piece: str) -> Outcome:
    """`crop ok, print only`: edits in print only, or the use; in any other channel nobody can tell."""
    channels = frozenset(Channel(mention.code) for mention in find_channels(piece))
    others = frozenset(Channel) - channels
    limit = ChannelConstraint(include=channels, edge=others, quote=piece, locator=cell.locator)
    return Outcome(constraints=(limit,)) if channels else Outcome()


def _negated(cell: Cell, piece: str) -> Outcome | None:
    if not NEGATION.match(piece) or (cell.column == "credit_line" and _NO_CREDIT.match(piece)):
        return None
    what = NEGATION.sub("", piece, count=1)
    topics = cell.column != "notes" or bool(_PROPOSED.search(piece))
    return _ban(cell, what, piece) if is_use(what, topics=topics) else None


def _shut(cell: Cell, piece: str, order: DayOrder) -> Outcome | None:
    """`web usage expired 31.12.2025`, `Germany blocked`."""
    found = word_list("shut").search(piece)
    what = piece[: found.start()].strip(" :,-–") if found else ""
    if found is None or not is_use(what):
        return None
    end = read_window(f"until {piece[found.end() :].strip()}", order).end if re.search(r"\d", piece[found.end() :]) else None
    return banned_after(cell, what, piece, end)


def _timed(cell: Cell, piece: str, order: DayOrder) -> Outcome | None:
    """`web until 30.04.2026`."""
    found = next((hit for hit in word_list("until").finditer(piece) if re.match(r"\s*\w*\s?\d", piece[hit.end() :])), None)
    if found is None or not is_use(piece[: found.start()]):
        return None
    return banned_after(cell, piece[: found.start()], piece, read_window(f"until {piece[found.end() :].strip()}", order).end)


def banned_after(cell: Cell, what: str, piece: str, end: date | Bound | None) -> Outcome:
    """A ban, from the day after a last day where one is given."""
    found = _ban(cell, what, piece)
    if end is None:
        return found
    limit: Constraint = (
        WindowConstraint(start=end + timedelta(days=1), subject="rule", quote=piece, locator=cell.locator)
        if isinstance(end, date)
        else Unreadable(about=ReasonKind.WINDOW, quote=piece, locator=cell.locator, note="the last day could not be read")
    )
    bans = tuple(Ban((*item.constraints, limit), item.text, item.locator, item.actions) for item in found.bans)
    return Outcome(bans=bans, unread=found.unread)


def _house_until(cell: Cell, piece: str, order: DayOrder) -> Outcome | None:
    """`staff only until 30 Apr 2026`: then the house may not use it either."""
    found = next((hit for hit in word_list("until").finditer(piece) if re.search(r"\d", piece[hit.end() :])), None)
    ahead = piece[: found.start()] if found else ""
    house = rf"\W*(?:{'|'.join(_lists()['house'])})?\W*"
    if found is None or not re.search(r"\w", ahead) or not re.fullmatch(house, word_list("light").sub(" ", ahead), re.IGNORECASE):
        return None
    end = read_window(f"until {piece[found.end() :].strip()}", order).end
    return Outcome(constraints=(WindowConstraint(end=end, quote=cell.text, locator=cell.locator),))


def _only(cell: Cell, piece: str) -> Outcome | None:
    """`print use only`: a limit of the licence, where it is not about the credit or the edits."""
    if not word_list("only").search(piece) or not is_use(piece):
        return None
    own_matter = cell.column in ("credit_line", "modification", "third_party_use")
    if own_matter and not word_list("of_use").search(piece):
        return None
    words = word_list("light").sub(" ", piece)
    purposes = frozenset(Purpose(mention.code) for mention in find_purposes(piece))
    if purposes and not find_channels(words):
        codes = purposes | _REPORTING if purposes & _REPORTING else purposes
        return Outcome(constraints=(PurposeConstraint(include=codes, quote=piece, locator=cell.locator),))
    places, rest = territory_constraint(words, cell.part(piece))
    channels, _ = channel_constraint(rest, cell.part(piece)) if re.search(r"[^\W\d_]{2,}", rest) else (None, "")
    limits = tuple(item for item in (places, channels) if item is not None)
    return Outcome(constraints=limits) if limits else None


def _ban(cell: Cell, what: str, piece: str) -> Outcome:
    """The ban of some places of use, by the words that name them alone."""
    return ban(cell, Item(" ".join(word_list("light").sub(" ", what).split()) or what, piece))


def is_use(words: str, *, topics: bool = True) -> bool:
    """Whether some words are places, channels, purposes or topics of a use, and nothing else."""
    finders = (find_channels, find_purposes, find_topics) if topics else (find_channels, find_purposes)
    mentions = [mention for find in finders for mention in find(words)]
    rest = word_list("light").sub(" ", blanked(words, mentions))
    if not re.search(r"[^\W\d_]{2,}", rest):
        return bool(mentions)
    places = read_territories(rest)
    return bool(places.spans) and not places.unresolved and not re.search(r"[^\W\d_]{2,}", places.residue)

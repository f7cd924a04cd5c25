"""Territory cells: `worldwide excl. PRC`, `EU27 + UK + CH`, `France métro. only (no DOM-TOM)`."""

import re
from datetime import date

from knowledge.register.cell import Cell, Unread, is_none, is_open
from knowledge.register.outcome import Outcome, unreadable
from knowledge.register.placewords import names_states, tongue_alone, without_tongues, written_out
from policies.lexicon.territories import TerritoryReading, read_territories
from policies.rules import Duty, DutyKind, Part, TerritoryConstraint, Unreadable
from policies.taxonomies.territories import expand
from policies.vocabulary import ReasonKind

_HARMLESS = re.compile(
    r"""\b(?:only|incl(?:\.|uding|usive)?|all|of|the|and|plus|und|et|y|e|en|countries|country|markets?|territor(?:y|ies)
        |regions?|states?|member|members|also|both|in|for|mainland|nur|inkl\.?|u|i|och|og|oder|sowie|la|le|les|il|lo|die
        |der|das|land
        |utom|behalve|tranne|uniquement|solo|sólo|solamente
        |no\ (?:territorial\ )?(?:limits?|restrictions?)|rights|use|excl(?:\.|uding)?|ex|27)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_EVERYWHERE = re.compile(
    r"^\W*(?:ww|w/w|all|everywhere|anywhere|any|global(?:ly)?|all (?:countries|territories|markets)|unlimited|unrestricted"
    r"|(?:no|without|sans|sin|ohne) (?:territorial )?(?:limits?|restrictions?|límites?|limites?)|alle|überall|partout"
    r"|tous|todo el mundo|todos)\W*$",
    re.IGNORECASE,
)
_UNLIMITED = re.compile(
    r"[,;(]?\s*\b(?:no|without|ohne|sans|sin)\s+(?:territorial\s+)?(?:restrictions?|limits?"
    r"|limitations?)\b\)?",
    re.IGNORECASE,
)
_WORLD = re.compile(
    r"\b(?:the )?(?:whole |entire )?world\b(?!-)|\bmonde(?: entier)?\b|\bwelt\b|\bmondo\b"
    r"|\b(?:o )?mundo(?: inteiro| todo| entero)?\b",
    re.IGNORECASE,
)
_ITEMS = re.compile(r"[,;()/+&]|\b(?:and|und|et)\b(?! \d)")
_UNSETTLED = re.compile(
    r"\?|\b(?:t\.?b\.?[acd]\b\.?|on request|upon request|auf anfrage|sur demande|poss(?:\.|ibly\b)?|perhaps|maybe|pending"
    r"|planned|later|evtl\b\.?"
    r"|eventuell|option(?:al)?|opt\.|to be \w+|not yet|soon|(?:from|ab|until|till|to|bis|dès|desde|since)\s+(?:\w+\s+)?\d[\d./-]*"
    r"|(?:w/|with|after|mit|avec) (?:prior )?(?:ok|approval|consent|freigabe|accord))(?!\w)",
    re.IGNORECASE,
)
"""An item of a list that is not licensed yet, or not for certain."""
_TAKEN_OUT = re.compile(
    r"\b(?:excl?\w*|exc|ex|except\w*|without|w/o|minus|ohne|außer|sauf|hors|not|no|salvo|sin|tranne|behalve|utom)\b", re.IGNORECASE
)
_OUT = re.compile(
    r"\b(?:excl\w*|except\w*|without|w/o|minus|ohne|außer|sauf|hors|salvo|sin|tranne|behalve|utom)\b(?!\.?\s*(?:territorial\s+)?"
    r"(?:restrict|limit|einschränk|begrenz|límit|restric))",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\b(?:either|or|oder|entweder)\b", re.IGNORECASE)
"""One of several places, and nobody says which."""
_MAINLAND = re.compile(r"\bmainland\b", re.IGNORECASE)
_BEYOND_MAINLAND = frozenset({"HK", "MO"})
_EDITION = re.compile(
    r"\b(?:[A-Z]\w+[ -]language|\w+sprachige|en langue \w+)?\s*\b(?:first |second |print )?(?:editions?|ausgaben?|éditions?"
    r"|ediciones|edición)\b",
    re.IGNORECASE,
)


def read_places(cell: Cell, starts: date | None) -> Outcome:
    """Compile a territories cell.

    Args:
        cell: Blank or open means that no place is known to be licensed.
        starts: First licensed day where known; members who joined a group later are unsettled.
    """
    if is_open(cell.text) or (is_none(cell.text) and not _EVERYWHERE.match(cell.text)):
        note = "the register names no territory"
        constraint = TerritoryConstraint(quote=cell.text, locator=cell.locator, note=note)
        return Outcome(constraints=(constraint,), unread=(Unread(cell.column, cell.text, note, ReasonKind.TERRITORY),))
    edition = _EDITION.search(cell.text)
    duties: tuple[Duty, ...] = ()
    text = cell.text
    if edition and edition.group().strip():
        duties = (Duty(kind=DutyKind.LIMIT, text=f"Only for the {edition.group().strip()}", quote=cell.text, locator=cell.locator),)
        text = _EDITION.sub(" ", text)
    text, doubtful = _without_doubtful(text)
    found, rest = territory_constraint(text, cell, starts=starts)
    if found is not None and doubtful:
        return _with_doubtful(cell, found, rest, duties, doubtful)
    if found is None:
        return unreadable(cell, ReasonKind.TERRITORY, "no territory could be read")
    rest = rest or tongue_alone(text) or _lost(text, found) or (text if "?" in text else "")
    if rest:
        why = f"'{rest}' could not be read as a territory"
        extra = Unreadable(quote=cell.text, locator=cell.locator, about=ReasonKind.TERRITORY, note=why)
        return Outcome((found, extra), duties, unread=(Unread(cell.column, rest, why, ReasonKind.TERRITORY),))
    return Outcome(constraints=(found,), duties=duties)


def _lost(text: str, found: TerritoryConstraint) -> str:
    """Words that take places out or narrow one, of which nothing became a place: `minus exclusive markets`, `DE - Bavaria`."""
    out = _OUT.search(text)
    if out and not found.exclude:
        tail = text[out.start() :].strip()
        left = text[out.end() :]
        for name in read_territories(tail).either:  # "excl. Korea" leaves two countries at the edge
            left = left.replace(name, " ")
        return tail if re.search(r"[^\W_]", left) else ""
    head, dash, tail = re.sub(r"\s+[-–—]\s+|:\s+", "\x00", text, count=1).partition("\x00")
    if not dash:
        return ""
    wide, narrow = read_territories(written_out(head)), read_territories(tail)
    inside = expand(wide.include) | frozenset(wide.regions)
    parts = frozenset(narrow.regions) | expand(code for code in narrow.include if code in narrow.partial)
    return tail.strip() if inside and parts and not re.search(r"\d", tail) else ""


def _without_doubtful(text: str) -> tuple[str, tuple[str, ...]]:
    """The cell without items that are not settled ("AT?", "Switzerland tbc"), and these; all of it where no item is settled."""
    pieces = [piece.strip() for piece in _ITEMS.split(text) if piece.strip()]
    doubtful = tuple(piece for piece in pieces if _UNSETTLED.search(piece))
    certain = [piece for piece in pieces if piece not in doubtful]
    if not doubtful or not certain or _TAKEN_OUT.search(text):
        return text, ()
    return ", ".join(certain), doubtful


def _with_doubtful(
    cell: Cell, found: TerritoryConstraint, rest: str, duties: tuple[Duty, ...], doubtful: tuple[str, ...]
) -> Outcome:
    """The certain places, with those of the doubtful items as places that may or may not be meant."""
    places = [territory_constraint(_UNSETTLED.sub(" ", piece), cell)[0] for piece in doubtful]
    why = f"'{', '.join(doubtful)}' is not settled"
    if rest or any(place is None for place in places):
        extra = Unreadable(quote=cell.text, locator=cell.locator, about=ReasonKind.TERRITORY, note=why)
        return Outcome((found, extra), duties, unread=(Unread(cell.column, rest or cell.text, why, ReasonKind.TERRITORY),))
    perhaps = frozenset().union(*(place.include | place.edge for place in places if place)) - found.exclude
    settled = found.model_copy(update={"include": found.include - perhaps, "edge": found.edge | perhaps, "note": why})
    return Outcome((settled,), duties, unread=(Unread(cell.column, ", ".join(doubtful), why, ReasonKind.TERRITORY),))


def read_excluded_places(cell: Cell, starts: date | None) -> Outcome:
    """Compile a column that lists only the territories left out."""
    if is_open(cell.text) or is_none(cell.text):
        return unreadable(cell, ReasonKind.TERRITORY, "the excluded territories are open") if _asks(cell.text) else Outcome()
    reading = read_territories(cell.text, on=starts)
    codes = expand((*reading.include, *reading.exclude)) | frozenset(reading.regions)
    rest = _rest(reading)
    if rest or not codes:
        return unreadable(cell, ReasonKind.TERRITORY, f"'{rest or cell.text}' could not be read as a territory")
    return Outcome(
        constraints=(
            TerritoryConstraint(worldwide=True, exclude=codes, edge=reading.edge - codes, quote=cell.text, locator=cell.locator),
        )
    )


def territory_constraint(
    text: str, cell: Cell, *, starts: date | None = None, part: Part | None = None
) -> tuple[TerritoryConstraint | None, str]:
    """The places in some words, and the words left over; `None` where they name no place."""
    if names_states(text):
        return None, text
    text, narrowed = without_tongues(text)
    choice = _CHOICE.search(text)
    narrowed = f"{narrowed} {choice.group()}".strip() if choice and not _TAKEN_OUT.search(text) else narrowed
    mainland = bool(_MAINLAND.search(text))
    text = "worldwide" if re.fullmatch(r"\W*(?:ww|w/w)\W*", text, re.IGNORECASE) else written_out(text)
    reading = read_territories(_WORLD.sub("worldwide", _UNLIMITED.sub(" ", text)), on=starts)
    # "worldwide excl. X" names no place but the world; "not for the US" alone leaves the rest of the world open.
    inside = expand(code for code in reading.include if code != "WORLD" and code not in _only_in_part(reading))
    outside = expand(reading.exclude) | frozenset(reading.excluded_regions)
    parts = _whole_parts(reading)
    worldwide = (
        reading.worldwide or bool(_EVERYWHERE.match(text)) or (bool(outside) and not inside and not parts and part is not None)
    )
    if not (inside or worldwide or parts or reading.either):
        return None, text
    note = "; ".join(reading.notes) or None
    found = TerritoryConstraint(
        worldwide=worldwide,
        include=inside | parts,
        exclude=outside,
        edge=reading.edge - outside - (_BEYOND_MAINLAND if mainland else frozenset()),
        quote=cell.text,
        locator=cell.locator,
        part=part,
        note=note,
    )
    return found, f"{_rest(reading)} {narrowed}".strip()


def _whole_parts(reading: TerritoryReading) -> frozenset[str]:
    """The parts of countries that are named themselves: a right to Glasgow is none to Scotland."""
    towns = frozenset(key for name in reading.smaller for key in read_territories(name).regions)
    return frozenset(reading.regions) - towns


def _only_in_part(reading: TerritoryReading) -> frozenset[str]:
    """Countries that are named only through a town or part of them: "Quebec" is not Canada, "Paris" is not France."""
    return reading.partial


def _rest(reading: TerritoryReading) -> str:
    unknown = (name for name in reading.unresolved if name not in reading.either)  # the others are at the edge of the constraint
    smaller = reading.smaller if reading.partial else ()  # beside its whole country a town says nothing more
    words = " ".join((*unknown, *smaller, *reading.excluded_towns, _HARMLESS.sub(" ", reading.residue)))
    return re.sub(r"\s+", " ", words).strip() if re.search(r"[^\W_]", words) else ""


def _asks(text: str) -> bool:
    return bool(re.search(r"\w|\?", text)) and not is_none(text)

"""Words of exclusion cells that are no plain ban: nothing at all, seasons, names to be kept quiet, purposes, audiences."""

import re
from functools import cache

from knowledge.register.audiences import audience_ban, is_audience
from knowledge.register.cell import Cell, is_none
from knowledge.register.credits import duty_of
from knowledge.register.outcome import Ban, Outcome, unreadable
from policies.datafile import any_of, data_file
from policies.lexicon.territories import read_territories
from policies.rules import PurposeConstraint
from policies.vocabulary import Purpose, ReasonKind

_NAMELESS = re.compile(
    r"^\W*no (?:names?|tagging|name credits?)\W*$|^\W*(?:do not|don['’]t|never) (?:name|mention|tag)\b"
    r"|\bname (?:must |may )?not (?:to )?be\b",
    re.IGNORECASE,
)
"""What is kept quiet is a duty of every use, not a use that is ruled out."""
_SOME_PLACES = re.compile(r"\b(?:countries|markets|territories|jurisdictions|länder|pays|países|paesi|landen)\b", re.IGNORECASE)
_ONE_PURPOSE = re.compile(
    r"^\W*(?:(?:only|nur)\s+(?:for\s+|für\s+)?(?P<first>internal|intern|editorial|redaktionell)(?:\s+use)?"
    r"|(?:for\s+)?(?P<last>internal|intern|interne|editorial|redaktionell)(?:\s+(?:use|usage|purposes?))?\s+(?:only|seulement))\W*$",
    re.IGNORECASE,
)
EMBARGO = re.compile(
    r"\b(?P<first>not (?:before|until|prior to)|embargo\w*(?: until| till| to)?|nicht vor|pas avant)\b|\b(?P<last>not after"
    r"|nicht nach|pas après)\b",
    re.IGNORECASE,
)


_NONE_SOMEWHERE = re.compile(
    r"^\W*(?:none|no (?:exclusions?|restrictions?|limits?|limitations?)|keine?|aucune?|ninguna?|nessuna?|geen)\s*[,(:–-]?\s*"
    r"(?!for (?:now|the time being|this)\b|in (?:place|force|the licen[cs]e)\b|to (?:date|my)\b|on (?:file|record)\b)"
    r"(?:(?<=\()|for|in|on|within|until|till|up to|to|so long|while|if|when|as long|except|but|other than|outside|inside"
    r"|für|in|bis|pour|en|para|hasta|voor)\b.+$",
    re.IGNORECASE,
)
"""`none for print`: nothing is ruled out there or until then, and nobody says what is elsewhere or after."""


@cache
def words_of(key: str) -> re.Pattern[str]:
    """One of the lists of `exclusions.yaml`."""
    return any_of(data_file(__package__, "exclusions.yaml")[key])


def is_nothing(clause: str) -> bool:
    """Whether a cell or clause rules nothing out: `none`, `none (checked 3/26)`, `keine bekannt`."""
    if is_none(clause):
        return True
    head, *remarks = re.split(r"\s*[,(]\s*|\s+[-–—]\s+", clause.strip(" .!)"))
    if not re.fullmatch(words_of("nothing").pattern, head.strip(" .!"), re.IGNORECASE):
        return False
    allowed = re.compile(rf"(?:{words_of('remark').pattern})", re.IGNORECASE)
    if any(is_place(remark) for remark in remarks):
        return False  # "none (UK)" says nothing of other countries
    return all(allowed.fullmatch(word.strip(".")) for remark in remarks for word in remark.split())


def is_place(words: str) -> bool:
    """Whether some words are places and nothing else."""
    reading = read_territories(words)
    return bool(reading.spans) and not reading.residue.strip(" /+&,.") and not reading.unresolved


def special(cell: Cell, piece: str, *, negated: bool) -> Outcome | None:
    """Names to be kept quiet, seasons that nobody has dated, and audiences."""
    if _NAMELESS.search(piece):
        return Outcome(duties=(duty_of(piece, cell),))
    if _NONE_SOMEWHERE.match(piece):
        return unreadable(cell, ReasonKind.TOPIC, "whether something is ruled out beyond that is not said")
    unsettled = _unsettled(cell, piece) if negated else None
    if unsettled is not None:
        return unsettled
    purpose = _ONE_PURPOSE.match(piece)
    if purpose:
        inside = (purpose["first"] or purpose["last"]).casefold().startswith("intern")
        codes = frozenset({Purpose.INTERNAL} if inside else {Purpose.EDITORIAL, Purpose.PRESS})
        return Outcome(constraints=(PurposeConstraint(include=codes, quote=piece.strip(), locator=cell.locator),))
    if is_audience(piece):
        return Outcome(bans=(Ban(audience_ban(piece, cell), piece.strip(), cell.locator),))
    return None


def _unsettled(cell: Cell, piece: str) -> Outcome | None:
    """Seasons nobody has dated, places nobody has named, and who will see it."""
    if words_of("who_sees").search(piece):
        return unreadable(cell, ReasonKind.TOPIC, "who will see it cannot be told from a question")
    if words_of("seasons").search(piece) or EMBARGO.search(piece):
        return unreadable(cell, ReasonKind.WINDOW, "nobody says on which days exactly this holds")
    if _SOME_PLACES.search(piece) and not read_territories(piece).spans:
        return unreadable(cell, ReasonKind.TERRITORY, "which places are meant could not be read with certainty")
    return None

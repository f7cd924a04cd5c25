"""What a status or notes cell asks beyond the status: `ok - in DE mark as 'Symbolbild'`, `approved, web only`, `ok until 30.6.26`.

Such words narrow what the other cells allow. What narrows and could not be read leaves every use unknown.
"""

import re

from knowledge.register.cell import Cell, clauses
from knowledge.register.channels import channel_constraint
from knowledge.register.credits import duty_of, is_duty
from knowledge.register.duties import is_owed
from knowledge.register.dutyscope import is_scoped
from knowledge.register.exclusions import NEGATION, read_exclusions
from knowledge.register.music import unknown_music
from knowledge.register.outcome import Outcome, merge, unreadable
from knowledge.register.places import territory_constraint
from policies.calendar.order import DayOrder
from policies.calendar.windows import find_days, read_window
from policies.rules import Constraint, PurposeConstraint, WindowConstraint
from policies.vocabulary import Purpose, ReasonKind

_FINE = re.compile(
    r"""^\W*(?:(?:is|was|now|still|status:?|fully|all|by|mlr|legal|brand|pr|marketing|final(?:ly)?)\s+)*
    (?:ok(?:ay)?|approved|cleared|clear|current|active|live|final|released|valid|in\ use|good(?:\ to\ go)?|fine|usable|published
        |freigegeben|aktuell|aktiv|valid[ée]e?|approuvée?|actuel(?:le)?|aprobad[ao]|vigente|approvat[ao]|goedgekeurd|aprovad[ao])
    (?:\s+(?:to\ (?:use|go)|for\ use|zur\ nutzung|to\ be\ used))?(?![\w-])[\s:,]*""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_MATTER = re.compile(
    r"\b(?:renew\w*|extend\w*|extension|superseded|replac\w*|withdrawn|retired|instead|hold|lifted|draft|pending|verlänger\w*|ersetzt"
    r"|remplacée?|option|contract|office|employed|mandate?|version|supersedes|ersatz|embargo\w*|expired?|archiv\w*|review\w*"
    r"|(?:do not|don['’]t) (?:use|share|publish|show|post|send|print|distribute)\W*(?:$|[-–—(]))",
    re.IGNORECASE,
)
"""Words that the reader of the status itself answers for."""
_TELL = re.compile(
    r"^\W*(?:please |pls\.? |always |but |and |then )?(?:in |for |im |en )?(?:[\w/+]{2,14} )?(?:please |pls\.? )?"
    r"(?:mark (?:it )?as|mark with|tell|inform|notify|let .{2,20} know|report|tag|credit|link(?: to)?|send|name|mention|label"
    r"|register|kennzeichnen|melden|markieren|nennen|show|add|use (?:the )?(?:hashtag|line|disclaimer)|always with|always use"
    r"|include|return|delete)\b"
    r"|\bals\b.{2,30}\bkennzeichnen\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"^\W*(?:but |only |always |nur )?(?:with|w/|mit|avec|con)\s+(?P<what>.+)$", re.IGNORECASE | re.DOTALL)
_LEAVE = re.compile(
    r"\b(?:approval|consent|permission|sign-?off|ok|okay|care|caution|changes?|conditions?|restrictions?|limitations?|exceptions?"
    r"|freigabe|zustimmung|accord|permiso)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"^\W*(?:valid |good |only |use )?(?:until|till|til|to|thru|through|up to|bis|jusqu['’]?\w*|hasta"
    r"|fino al?|tot|até|expires?|exp\.?|ends?)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|nur|uniquement|seulement|solo|sólo|soltanto|alleen|apenas)\b", re.IGNORECASE)
_FOR = re.compile(r"^\W*(?:only )?(?:for|in|on|für|im|in der|pour|para|per|voor)\s+", re.IGNORECASE)
_DO_NOT = re.compile(r"^\W*(?:but |and )?(?:do not|don['’]t|never)\s+(?!use\b)", re.IGNORECASE)
_INTERNAL = re.compile(r"\b(?:internal(?:ly)?|intern|interne|interno|in-?house)\b", re.IGNORECASE)
_NARROWS = re.compile(
    r"\b(?:only|except|excl\w*|unless|if|until|till|limited|subject|provided|not|no|never|without|after|before|once|needs?|requires?"
    r"|must|care|caution|partial(?:ly)?|conditional(?:ly)?|in part|teilweise|bedingt"
    r"|pending|fee|fees|royalt\w+|per use|nur|nicht|kein\w*|außer|wenn|uniquement|sauf|sans|solo|salvo|sin)\b|\?",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\s*(?:-+>|=+>|→)\s*|\s+[-–—]\s+|,\s+(?=[^\W\d])|\s*[()]\s*|\s+(?=(?:but|except|excl\.?|aber|mais|sauf|pero|salvo|außer)\s)"
)


def read_remarks(cell: Cell, order: DayOrder, *, status: bool) -> Outcome:
    """Compile the limits and duties that stand in a status or notes cell.

    Args:
        cell: The cell.
        order: Day-month order of the row.
        status: Whether it is a status cell, in which every word is about the asset; notes tell of many things.
    """
    found: list[Outcome] = []
    for clause in clauses(cell.text):
        about = status
        first = _FINE.match(clause)
        bare = clause[first.end() :].strip(" -–:().,") if first else ""
        if bare and _only_where(cell, bare):
            found.append(_only(cell, bare))
            continue
        for piece in _BREAK.split(clause):
            fine = _FINE.match(piece)
            about = about or bool(fine)
            rest = piece[fine.end() :] if fine else piece
            if re.search(r"\w", rest):
                found.append(_remark(cell, rest.strip(), order, about=about, after_fine=bool(fine)))
    return merge(found)


_DEPARTMENTS = frozenset({"pr", "hr", "it", "mlr", "qa", "legal", "brand", "marketing"})
_WITHOUT_MUSIC = re.compile(
    r"^\W*(?:excl\w*\.?|without|w/o|no|ohne|sans)\W+(?:the )?(?:music|sound|track|song|musik|musique)\W*$", re.IGNORECASE
)


def _only_where(cell: Cell, words: str) -> bool:
    """Whether what stands behind a word of approval is nothing but places or channels (`approved DE, AT`)."""
    if words.casefold() in _DEPARTMENTS or re.search(r"\d", words) or NEGATION.match(words):
        return False
    places, rest = territory_constraint(words, cell)
    channels, rest = channel_constraint(rest, cell) if re.search(r"[^\W\d_]{2,}", rest) else (None, "")
    return (places is not None or channels is not None) and not re.search(r"[^\W\d_]{2,}", rest)


def _remark(cell: Cell, piece: str, order: DayOrder, *, about: bool, after_fine: bool) -> Outcome:
    """One piece of a cell; `about` says that it is about the asset, `after_fine` that a word of approval stands before it."""
    found = Outcome()
    named = _WITH.match(piece)
    if (_TELL.search(piece) and not NEGATION.match(piece)) or (about and is_scoped(piece)):
        found = Outcome(duties=(duty_of(piece, cell),))
    elif not about or (_OTHER_MATTER.search(piece) and not after_fine):
        pass
    elif _UNTIL.match(piece) and find_days(piece, order):
        found = _until(cell, piece, order)
    elif _WITHOUT_MUSIC.match(piece):
        found = _banned(cell, piece)
    elif named:
        found = _doubt(cell) if _LEAVE.search(piece) else Outcome(duties=(duty_of(named["what"], cell),))
    elif NEGATION.match(piece):
        found = _banned(cell, piece)
    elif _ONLY.search(piece) or (after_fine and _FOR.match(piece)):
        found = _only(cell, piece)
    elif is_owed(piece) or (is_duty(piece) and not _NARROWS.search(piece)):
        found = Outcome(duties=(duty_of(piece, cell),))
    elif _NARROWS.search(piece):
        found = _doubt(cell)
    return found


def _until(cell: Cell, piece: str, order: DayOrder) -> Outcome:
    reading = read_window(re.sub(_UNTIL, "until ", piece), order)
    return Outcome(constraints=(WindowConstraint(end=reading.end, quote=cell.text, locator=cell.locator, note=reading.note),))


def _banned(cell: Cell, piece: str) -> Outcome:
    if _WITHOUT_MUSIC.match(piece):
        return unknown_music(cell, "the music is not cleared")
    found = read_exclusions(cell.part(_DO_NOT.sub("no ", piece)), negated_only=True)
    if not (found.bans or found.constraints or found.duties):
        return _doubt(cell)
    return found


def _only(cell: Cell, piece: str) -> Outcome:
    """`ok for web`, `UK only`: channels, places or the inner circle that the asset is cleared for, and nothing beyond."""
    words = re.sub(r"\s{2,}", " ", _ONLY.sub(" ", _FOR.sub("", piece))).strip(" .,")
    if _INTERNAL.match(words) and len(words.split()) <= 2:
        limit = PurposeConstraint(include=frozenset({Purpose.INTERNAL}), quote=cell.text, locator=cell.locator)
        return Outcome(constraints=(limit,))
    places, rest = territory_constraint(words, cell)
    channels, rest = channel_constraint(rest, cell) if re.search(r"[^\W\d_]{2,}", rest) else (None, "")
    limits: tuple[Constraint, ...] = tuple(item for item in (places, channels) if item is not None)
    left = re.sub(r"\b(?:use|usage|the|and|or|und|et|y|in|on|for)\b", " ", rest, flags=re.IGNORECASE)
    if not limits or re.search(r"[^\W\d_]{2,}", left):
        return _doubt(cell)
    return Outcome(constraints=limits)


def _doubt(cell: Cell) -> Outcome:
    return unreadable(cell, ReasonKind.STATUS, "these words narrow the use and could not be read with certainty")

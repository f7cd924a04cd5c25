"""Music: a column of its own, or words about it in a cell about something else."""

import re
from collections.abc import Mapping

from knowledge.register.cell import LIST_COMMA, Cell, is_none, is_open
from knowledge.register.credits import duty_of, is_duty
from knowledge.register.duties import is_owed, take_duties, take_music, unlimited_music
from knowledge.register.limits import read_limits
from knowledge.register.outcome import Outcome, merge, unreadable
from knowledge.register.shorthand import spell_out
from policies.calendar.order import DayOrder
from policies.rules import Part
from policies.vocabulary import ReasonKind

_PART = Part(kind="music", label="music")
_MIXED = frozenset({"licence_window", "territories", "channels", "modification", "third_party_use"})
"""Cells in which a duty, or a word about the music, may stand beside what the cell is for."""


def set_aside(given: Mapping[str, Cell], order: DayOrder) -> tuple[Mapping[str, Cell], Outcome]:
    """The cells of a row without the duties, and what is said of the music, that stand in cells about something else; and these."""
    cells = dict(given)
    found: list[Outcome] = []
    for name in _MIXED & cells.keys():
        cell = cells[name]
        music = None
        if name != "licence_window":
            cell, music = take_music(cell)
        cell, duties = take_duties(cell)
        cells[name] = cell
        found.append(Outcome(duties=duties))
        if music is not None:
            music, duties = take_duties(music)
            found.append(Outcome(duties=duties))
            if music.text and not unlimited_music(music):
                found.append(read_music(music, order))
    return cells, merge(found)


_HEAD = re.compile(
    r"^\W*(?:the |our |all )?(?:(?:library|background|stock|own|original|commissioned|bespoke|licensed|trailer|title)\s+)*"
    r"(?:music|songs?|tracks?|soundtrack|sound ?track|score|sync(?:hroni[sz]ation)?|master|jingle|tune|musik"
    r"|musique|música|musica|muziek"
    r"|gema|prs|sacem|suisa|akm|sgae|siae|bmi|ascap|stim|buma)\b",
    re.IGNORECASE,
)
_ABOUT_RIGHTS = re.compile(
    r"\b(?:no|not|without|ohne|keine|sans|sin)\s+(?:\w+\s+)?(?:music|musik|musique|música|sync|master|song|track)\W*(?:rights?|licen[cs]es?|rechte|droits|derechos"
    r"|cleared|licensed|included|only)\b|\b(?:silent|mute|muted|without (?:music|sound)) only\b",
    re.IGNORECASE,
)
_SOCIETY = re.compile(
    r"\b(?:gema|prs|sacem|suisa|akm|sgae|siae|bmi|ascap|stim|buma|pro)\b.*\b(?:not incl\w*|extra|excl\w*|pflichtig|due|to be paid"
    r"|payable|fees?|not covered|separate\w*|report\w*|applies)\b|\bgema-?pflichtig\b",
    re.IGNORECASE,
)
"""What the collecting societies want is for the user to settle: told as a duty."""
_SOCIETY_FREE = re.compile(
    r"\b(?:gema|prs|sacem|suisa|akm|sgae|siae|bmi|ascap)[- ]?(?:frei|free|libre|incl\w*|paid|covered|cleared)\b", re.IGNORECASE
)
_OWN = re.compile(
    r"\b(?:own|in-?house|commissioned|bespoke|composed for us|public domain|gemeinfrei|domaine public|royalty[- ]free|lizenzfrei"
    r"|libre de droits)\b(?:\s+(?:score|music|track|composition|song))?",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:is|are|was|has been|been|fully|all|both|the|for|use|usage|cleared|licensed|lizenziert|secured|bought|paid|ok(?:ay)?|fine"
    r"|allowed|valid|rights?|licen[cs]ed?|sync(?:hroni[sz]ation)?|master|and|plus|nur|uniquement|solo|only)\b",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\b(?:silent|mute|muted|stumm\w*|muet\w*)\b(?:\s+(?:versions?|cuts?|loops?|edits?|films?))?(?:\s+(?:is|are))?"
    r"(?:\s+(?:free|ok(?:ay)?|fine|allowed))?(?:\s+to\s+use)?",
    re.IGNORECASE,
)
_NOT_CLEARED = re.compile(
    r"\b(?:not|no|never|un)\s*-?(?:yet\s+)?(?:cleared|licensed|secured|paid|ok|rights?|licen[cs]e|master|sync)\b", re.IGNORECASE
)
_MUTED = re.compile(r"^\W*(?:to be )?(?:mute|muted|silent|no (?:sound|music))\s+in\s+", re.IGNORECASE)


_NAME = re.compile(
    r"^\W*(?:the )?(?:music|musik|musique|música|musica|muziek|songs?|tracks?|soundtrack|jingle)\b\s*[:=(–-]?\s*", re.IGNORECASE
)


def is_music(clause: str) -> bool:
    """Whether a clause of a cell about something else is about the music of the asset and its rights."""
    return bool(_HEAD.match(clause) or _ABOUT_RIGHTS.search(clause) or _MUTED.match(clause))


def read_music_clause(cell: Cell, clause: str) -> Outcome:
    """A clause about the music (`track cleared web only to 3/27`), cited with the cell it stands in."""
    words = _NAME.sub("", clause)
    return _read(cell, words or clause, DayOrder.UNKNOWN)


def read_music(cell: Cell, order: DayOrder) -> Outcome:
    """Compile words about the music: limits of the music, which do not bind a silent use."""
    if is_none(cell.text) or re.match(r"(?i)\W*(?:no music|silent|without music|ohne musik|sans musique)\b(?! in\b)", cell.text):
        return Outcome()
    if is_open(cell.text):
        return unknown_music(cell, "the music licence is open")
    return _read(cell, cell.text, order)


def _read(cell: Cell, text: str, order: DayOrder) -> Outcome:
    plain = _MUTED.sub("excl. ", spell_out(text, "music"))
    duties = [piece for piece in _pieces(plain) if _SOCIETY.search(piece) or is_owed(piece) or is_duty(piece)]
    rest = ", ".join(piece for piece in _pieces(plain) if piece not in duties)
    owed = Outcome(duties=tuple(duty_of(piece, cell) for piece in duties))
    if not re.search(r"[^\W_]", rest):
        return owed
    if _NOT_CLEARED.search(rest) or _ABOUT_RIGHTS.search(rest):
        return merge([owed, unknown_music(cell, "the music is not cleared, or not for this")])
    bare = _OWN.sub(" perpetual ", _SOCIETY_FREE.sub(" perpetual ", rest))
    limits = read_limits(cell, bare, order, part=_PART, subject="music")
    left = _SILENT.sub(" ", limits.rest)
    left = re.sub(r"\b(?:music|score|song|track|library|stock)\b", " ", _HELD.sub(" ", left), flags=re.IGNORECASE)
    said = limits.constraints or limits.unlimited or re.search(r"\b(?:cleared|licensed|secured|paid)\b", rest, re.IGNORECASE)
    if not said or re.search(r"[^\W\d_]{3,}", left):
        return merge([owed, Outcome(constraints=limits.constraints), unknown_music(cell, "the music licence could not be read")])
    return merge([owed, Outcome(constraints=limits.constraints)])


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in re.split(rf"[;\n]|{LIST_COMMA}", text, flags=re.IGNORECASE) if piece.strip()]


def unknown_music(cell: Cell, why: str) -> Outcome:
    """The music as unknown, which does not bind a silent use."""
    return unreadable(cell, ReasonKind.MUSIC, why, part=_PART)

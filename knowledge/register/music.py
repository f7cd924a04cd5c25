"""Music: a column of its own, or words about it in a cell about something else."""

import re
from collections.abc import Mapping

from knowledge.register.cell import Cell, Unread, is_none, is_open
from knowledge.register.duties import take_duties, take_music, unlimited_music
from knowledge.register.limits import read_limits
from knowledge.register.outcome import Outcome, merge
from policies.calendar.order import DayOrder
from policies.rules import Part, Unreadable
from policies.vocabulary import ReasonKind

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


def read_music(cell: Cell, order: DayOrder) -> Outcome:
    """Compile words about the music: limits of the music, which do not bind a silent use."""
    part = Part(kind="music", label="music")
    if is_none(cell.text) or re.match(r"(?i)\W*(?:no music|silent|without music|ohne musik|sans musique)\b", cell.text):
        return Outcome()
    if is_open(cell.text):
        doubt = Unreadable(
            about=ReasonKind.MUSIC, quote=cell.text, locator=cell.locator, part=part, note="the music licence is open"
        )
        return Outcome(
            constraints=(doubt,), unread=(Unread(cell.column, cell.text, "the music licence is open", ReasonKind.MUSIC),)
        )
    limits = read_limits(cell, cell.text, order, part=part, subject="music")
    if limits.constraints or limits.unlimited:
        return Outcome(constraints=limits.constraints)
    doubt = Unreadable(
        about=ReasonKind.MUSIC, quote=cell.text, locator=cell.locator, part=part, note="the music licence could not be read"
    )
    return Outcome(
        constraints=(doubt,), unread=(Unread(cell.column, cell.text, "the music licence could not be read", ReasonKind.MUSIC),)
    )

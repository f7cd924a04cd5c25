"""A first or last day in plain words, in whatever cell: `delete after 30 April 2026`, `free from 1 June 2026`."""

import re

from knowledge.register.cell import Cell
from knowledge.register.exclusionwords import words_of
from policies.calendar.order import DayOrder
from policies.calendar.windows import find_days
from policies.rules import Bound, WindowConstraint


def read_ends(cell: Cell, piece: str, order: DayOrder) -> WindowConstraint | None:
    """The bound that a piece sets for every use; `None` where it sets none.

    Args:
        cell: The cell, for citing.
        piece: The words of one point.
        order: Day-month order of the row.
    """
    last, first = words_of("last_use").search(piece), words_of("first_use").search(piece)
    found = last or first
    if found is None or re.search(r"\w", words_of("whole_asset").sub(" ", piece[: found.start()])):
        return None  # "TV rights expired 31.12.2025" is about TV alone, "do not use after" says the opposite
    days = [day for _, day in find_days(piece[found.end() :], order)]
    if len(days) != 1:
        return None
    day = days[0] or Bound.UNKNOWN
    if last:
        return WindowConstraint(end=day, quote=piece.strip(), locator=cell.locator)
    return WindowConstraint(start=day, subject="embargo", quote=piece.strip(), locator=cell.locator)

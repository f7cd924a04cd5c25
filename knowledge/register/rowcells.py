"""One row of a register as its readers see it: the cells under our column names."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.register.cell import Cell, Place, say_place
from policies.calendar.order import DayOrder
from policies.vocabulary import Visibility


@dataclass(frozen=True)
class Row:
    """One row under our column names, with all that its rules need to know about it."""

    id: str
    cells: Mapping[str, Cell]
    columns: frozenset[str]
    """Our names of all columns the register has, whether this row fills them or not."""
    order: DayOrder
    document: str
    visibility: Visibility
    owner: str | None
    place: Place
    clashes: frozenset[str] = frozenset()
    """Columns of ours for which two of the register's columns disagree in this row."""
    others: tuple[Cell, ...] = ()
    """Cells of columns that are not known."""
    filled: frozenset[str] = frozenset()
    """Our names of the columns that some row of the register fills."""
    spoiled: tuple[Cell, ...] = ()
    """Cells that a spreadsheet has spoiled, verbatim; among `cells` they are blank."""

    @property
    def locator(self) -> str:
        """The row as a whole, as cited."""
        return say_place(self.place)

    def text(self, name: str) -> str:
        """A cell's text, empty where the register has no such column."""
        return self.cells[name].text.strip() if name in self.cells else ""

    def cell(self, name: str) -> Cell:
        """A cell, an empty one where the register has no such column."""
        return self.cells.get(name) or Cell(name, "", name, self.place)

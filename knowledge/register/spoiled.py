"""Cells that a spreadsheet has spoiled: errors such as `#REF!`, formulas that nobody worked out, days stored as bare numbers.

Nobody typed such words, so no reader looks at them: the cell counts as unknown, whatever column it stands in.
"""

import re
from collections.abc import Iterable, Mapping

from knowledge.register.cell import Cell

_SPOILED = re.compile(
    r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA|BEZUG!|WERT!|NV|ZAHL!|VALEUR!|NOM\s?\?|NOMBRE\s?!"
    r"|¡REF!|¡VALOR!)|#{3,}|Err:\d{3}|=(?![=>])\S.*",
    re.IGNORECASE | re.DOTALL,
)
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
"""A day between 1954 and 2119 as Excel counts days."""
_DAYS = ("licence_window", "licence_start", "licence_end")
_NO_RIGHTS = frozenset({"asset_id", "name", "aliases", "file", "description", "labels"})
"""Columns that say which thing it is; a gap there takes nothing from what the others say."""
_NEVER_BLANK = frozenset({"visibility", "status"})
"""Columns in which blank means that all is well; words that cannot be read do not."""


def take_spoiled(cells: Mapping[str, Cell]) -> tuple[dict[str, Cell], tuple[Cell, ...]]:
    """The cells of a row with the spoiled ones made blank, and those of them that may have held a limit."""
    found = {name: cell for name, cell in cells.items() if _SPOILED.fullmatch(cell.text)}
    blank = {name: cell.part("#" if name in _NEVER_BLANK else "") for name, cell in found.items()}
    kept = {**cells, **blank}
    return kept, tuple(cell for name, cell in found.items() if name not in _NO_RIGHTS)


def bare_days(rows: Iterable[Mapping[str, Cell]]) -> tuple[str, ...]:
    """For each column of days with bare numbers in it, a sentence to the keeper of the register."""
    first: dict[str, Cell] = {}
    for cells in rows:
        for name in _DAYS:
            if name in cells and _SERIAL.fullmatch(cells[name].text):
                first.setdefault(name, cells[name])
    return tuple(
        f"column {cell.header} holds bare numbers such as {cell.text}, perhaps days as Excel counts them; give it a date format"
        for cell in first.values()
    )

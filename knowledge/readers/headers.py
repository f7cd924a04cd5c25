"""Where the names of the columns stand in a table: people put titles, blank lines and groups of columns above them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from knowledge.register.columns import name_of

Line = tuple[int, Sequence[str]]
"""A line that is not blank, with its number as a spreadsheet shows it."""

_LOOKED_AT = 10
"""Lines among which the names of the columns are sought."""
_SEVERAL = 2


@dataclass(frozen=True)
class Header:
    """The names of a table's columns."""

    names: tuple[str, ...]
    places: tuple[int, ...]
    """Numbers of the lines they stand in, one or two."""
    below: int
    """How many lines that are not blank come before the first row."""
    above: tuple[str, ...] = ()
    """What stands above them, verbatim."""

    @property
    def where(self) -> str:
        """The place in words."""
        return f"row {self.places[0]}" if len(self.places) == 1 else f"rows {' and '.join(map(str, self.places))}"

    def remark(self) -> str:
        """What the keeper of the file should know of it; empty where it stands at the top."""
        if not self.above:
            return ""
        words = "; ".join(f"“{shorten(text, 80, placeholder=' …')}”" for text in self.above)
        return f"the column names were found in {self.where}; what stands above them was left out: {words}"


def find_header(lines: Sequence[Line], mapping: Mapping[str, str]) -> Header:
    """The line among the first few that names the most of our columns; where none names several, the first that looks like one.

    Args:
        lines: The lines of a table, at least one.
        mapping: Their column names to ours, from a mapping file.
    """
    first = lines[:_LOOKED_AT]
    scores = [_score(cells, mapping, top=place == 0) for place, (_, cells) in enumerate(first)]
    index = scores.index(max(scores))
    if max(scores) < _SEVERAL:
        index = _below_a_title(first, mapping)
    number, cells = first[index]
    names, places, start, end = list(cells), [number], index, index + 1
    if end < len(lines) and lines[end][0] == number + 1 and _continues(cells, lines[end][1], mapping):
        names, places, end = _under(cells, lines[end][1]), [number, lines[end][0]], end + 1
    elif index and first[index - 1][0] == number - 1 and _groups(first[index - 1][1], cells):
        names, places, start = _under(first[index - 1][1], cells), [first[index - 1][0], number], index - 1
    above = tuple(" | ".join(filter(None, line)) for _, line in first[:start])
    return Header(_distinct(names), tuple(places), end, above)


def _score(cells: Sequence[str], mapping: Mapping[str, str], *, top: bool) -> int:
    """How many of our columns a line names; further down only a line that is mostly names can be one of names."""
    known = [name for cell in cells if cell and (name := name_of(cell, mapping))]
    return len(set(known)) if top or 2 * len(known) >= sum(map(bool, cells)) else 0


def _below_a_title(lines: Sequence[Line], mapping: Mapping[str, str]) -> int:
    """Where no line names several columns: a lone cell at the top that is no name of a column is a title."""
    top = list(filter(None, lines[0][1]))
    if len(top) > 1 or name_of(top[0], mapping):
        return 0
    return next((place for place, (_, cells) in enumerate(lines) if sum(map(bool, cells)) >= _SEVERAL), 0)


def _continues(upper: Sequence[str], lower: Sequence[str], mapping: Mapping[str, str]) -> bool:
    """Whether the line below goes on naming columns, as under the merged cells of a group."""
    filled = [cell for cell in lower if cell]
    gaps = any(not cell and place < len(lower) and lower[place] for place, cell in enumerate(upper))
    above_only = any(cell and not (place < len(lower) and lower[place]) for place, cell in enumerate(upper))
    return gaps and above_only and len(filled) >= _SEVERAL and all(name_of(cell, mapping) for cell in filled)


def _groups(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the line above names groups of columns, and some columns that have no name of their own below."""
    return any(cell and not (place < len(lower) and lower[place]) for place, cell in enumerate(upper)) and any(lower[: len(upper)])


def _under(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    width = max(len(upper), len(lower))
    pairs = zip([*upper, *[""] * (width - len(upper))], [*lower, *[""] * (width - len(lower))], strict=True)
    return [below or above for above, below in pairs]


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Each name once: a column without one becomes `column N`, a second of the same name `NAME (2)`."""
    found: list[str] = []
    for number, name in enumerate(names, 1):
        wanted = name or f"column {number}"
        free = (wanted if count == 1 else f"{wanted} ({count})" for count in range(1, len(names) + 2))
        found.append(next(candidate for candidate in free if candidate not in found))
    return tuple(found)

"""One cell as people type it, and the one constraint it became."""

from typing import TypeVar

from knowledge.register.cell import Cell
from knowledge.register.outcome import Outcome

T = TypeVar("T")


def cell(text: str) -> Cell:
    return Cell("column", text, "column", 2)


def only(kind: type[T], outcome: Outcome) -> T:
    found = [item for item in outcome.constraints if isinstance(item, kind)]
    assert len(found) == 1, outcome.constraints
    return found[0]

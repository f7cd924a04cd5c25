"""What one reader made of a window cell."""

from dataclasses import dataclass
from datetime import date

from policies.rules import Bound

Edge = date | Bound
UNKNOWN = (Bound.UNKNOWN, Bound.UNKNOWN)


@dataclass(frozen=True)
class Found:
    """What one reader made of a cell, and the parts of the cell it used."""

    start: Edge
    end: Edge
    used: tuple[tuple[int, int], ...]
    note: str | None = None

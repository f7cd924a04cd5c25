"""Numbers in cells: `print run up to 10 000`, `excerpts up to 15 s`."""

import re

from knowledge.register.cell import Cell
from policies.rules import CountConstraint

_SECONDS = re.compile(
    r"\b(?:up to|max\.?|maximum(?: of)?|not (?:longer|more) than|no (?:longer|more) than|at most|bis(?: zu)?|höchstens"
    r"|jusqu['’]à)\s*(\d+(?:\.\d+)?)\s*(s|sec|secs|seconds?|sek\w*|secondes?|min|mins|minutes?)\b",
    re.IGNORECASE,
)
_COPIES = re.compile(
    r"\b(?:up to|max\.?|maximum(?: of)?|not more than|no more than|at most|bis(?: zu)?|höchstens"
    r"|jusqu['’]à)\s*([\d.,' ]*\d)\s*(k\b)?\s*(?:copies|pcs|pieces|units|prints?|ex\.?|stück|exemplare|exemplaires|impressions"
    r"|items)\b|\b(?:print run|auflage|tirage)\b\D{0,12}([\d.,' ]*\d)\s*(k\b)?",
    re.IGNORECASE,
)


def count_limit(cell: Cell, piece: str) -> CountConstraint | None:
    """The limit in pieces or seconds that some words of a cell set, if they do."""
    seconds = _SECONDS.search(piece)
    if seconds:
        factor = 60 if seconds[2].lower().startswith("min") else 1
        return CountConstraint(unit="seconds", at_most=float(seconds[1]) * factor, quote=cell.text, locator=cell.locator)
    copies = _COPIES.search(piece)
    if copies:
        digits = re.sub(r"\D", "", copies[1] or copies[3])
        thousand = 1000 if copies[2] or copies[4] else 1
        return CountConstraint(unit="copies", at_most=float(digits) * thousand, quote=cell.text, locator=cell.locator)
    return None

"""Numbers in cells: `print run up to 10 000`, `excerpts up to 15 s`, `never below 12 mm`, `40 seats`."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, cast

from knowledge.register.cell import Cell, clauses
from policies.lexicon.measures import NUMBER, UNITS, number, scaled
from policies.rules import CountConstraint

Unit = Literal["copies", "seconds", "millimetres", "pixels", "seats", "page_views"]
_TELLING = frozenset({"millimetres", "pixels", "seats", "page_views"})
"""Units a use seldom names: the limit is told as a condition where the use does not say its number."""
_MOST = (
    r"up to|upto|max\.?|maximum(?: of)?|maximal|(?:not|no|never) (?:longer|more|larger|bigger|wider|higher|taller) than|at most"
    r"|limited to|not (?:over|above|beyond|exceeding)|bis(?: zu)?|höchstens|jusqu['’]à|hasta|maximum de|[≤<]=?"
)
_LEAST = (
    r"min\.?|minimum(?: of)?|at least|(?:not|no|never) (?:smaller|narrower|shorter|less) than|(?:not|never) (?:below|under)"
    r"|mind(?:estens|\.)|nicht (?:kleiner|unter)(?: als)?|au moins|[≥>]=?"
)
_OVER = r"(?:no|not|never|nothing|kein\w*|pas)\b[^,;.]*?\b(?:over|above|beyond|(?:more|longer|larger|bigger) than|über|plus de)"
_RUN = re.compile(
    r"\b(?:print[ -]?runs?|runs? of|edition of|auflage|tirage|tiraje)\b\D{0,14}?" rf"(?P<n>{NUMBER})\s?(?P<k>k\b)?", re.IGNORECASE
)
_SEATS = r"seats?|users?|workstations?|desktops?|computers?|machines?|installs?|installations?|arbeitsplätze|nutzer|postes"
"""In a cell about people shown, "2 people" are no seats."""


def _words(unit: str) -> str:
    return _SEATS if unit == "seats" else UNITS[unit]


@cache
def _patterns(unit: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The shapes of a limit in one unit, each with whether it is a least number."""
    figure = rf"(?P<n>{NUMBER})\s?(?P<k>k\b)?[\s-]*(?P<w>{_words(unit)})(?!\w)"
    shapes = (
        (rf"\b{_OVER}\s+{figure}", False),
        (rf"(?<!\w)(?:{_MOST})\s*{figure}", False),
        (rf"{figure}\s*(?:\([^)]*)?(?:max\b|maximum|at most|or (?:fewer|less)|höchstens)", False),
        (rf"(?<!\w)(?:{_LEAST})\s*{figure}", True),
        (rf"{figure}\s*(?:wide |high )?(?:min\b|minimum|or (?:more|larger))", True),
    )
    return tuple((re.compile(shape, re.IGNORECASE), least) for shape, least in shapes)


def count_limit(cell: Cell, piece: str) -> CountConstraint | None:
    """The first limit in a number that some words of a cell set, if they set one."""
    return next(count_limits(cell, piece), None)


def count_limits(cell: Cell, piece: str) -> Iterator[CountConstraint]:
    """All limits in numbers that some words of a cell set, at most one for each unit."""
    for name in UNITS:
        found = next(((hit, least) for shape, least in _patterns(name) if (hit := shape.search(piece))), None)
        if found is None and name == "copies" and (run := _RUN.search(piece)):
            found = (run, False)
        if found is None and cell.column in ("conditions", "notes", "licence") and name in ("copies", "seats", "page_views"):
            alone = re.fullmatch(rf"\W*(?P<n>{NUMBER})\s?(?P<k>k\b)?\s*(?P<w>{_words(name)})\W*", piece, re.IGNORECASE)
            found = (alone, False) if alone else None
        if found is not None:
            yield _limit(cell, piece, cast("Unit", name), *found)


def _limit(cell: Cell, piece: str, unit: Unit, found: re.Match[str], least: bool) -> CountConstraint:
    named = found.groupdict()
    value = scaled(number(f"{named['n']}{named['k'] or ''}"), unit, named.get("w") or "", piece[found.end() :])
    limit = CountConstraint(unit=unit, at_most=None if least else value, at_least=value if least else None)
    return limit.model_copy(update={"told": unit in _TELLING or least, "quote": piece.strip(), "locator": cell.locator})


def limits_anywhere(cells: Iterable[Cell]) -> tuple[CountConstraint, ...]:
    """The limits in numbers that stand in cells about something else (`agencies, up to 500 copies`)."""
    return tuple(
        limit
        for cell in cells
        for clause in clauses(cell.text)
        for piece in re.split(r",\s+", clause)
        for limit in count_limits(cell, piece)
    )

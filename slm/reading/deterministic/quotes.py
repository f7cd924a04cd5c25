"""Text between quotation marks, and text set off by a colon or on lines of its own."""

import re
from dataclasses import dataclass

_PAIRS = re.compile(
    r"\"(?P<a>[^\"\n]{1,400})\"|“(?P<b>[^”“\n]{1,400})[”\"]|«\s?(?P<c>[^»\n]{1,400}?)\s?»|„(?P<d>[^“”\"\n]{1,400})[“”\"]|"
    r"(?<![\w’'])[‘'](?P<e>(?:[^'’\n]|(?<=\w)['’](?=\w)){2,200})['’](?!\w)"
)


@dataclass(frozen=True)
class Quote:
    """Words in quotation marks: `start` and `end` include the marks, `inner_start` and `inner_end` do not."""

    text: str
    start: int
    end: int
    inner_start: int
    inner_end: int


def find_quotes(text: str) -> tuple[Quote, ...]:
    """All quotations of a text in order; marks that do not close on their line are not quotations."""
    found = []
    for match in _PAIRS.finditer(text):
        group = match.lastgroup or "a"
        found.append(Quote(match[group], *match.span(), *match.span(group)))
    return tuple(found)

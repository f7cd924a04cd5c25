"""Words that keep an allowed edit to some of it: `crop max 10%`, `crop (portrait only)`, `translation ok into German only`."""

import re
from collections.abc import Iterable
from functools import cache

from knowledge.register.editwords import data
from policies.datafile import any_of
from policies.lexicon.channels import find_channels
from policies.lexicon.mention import Mention, blanked
from policies.lexicon.territories import read_territories

_CODES = re.compile(r"(?<![\w-])[A-Z]{2}(?![\w-])")
_PLACED = re.compile(r"\b(?:on|in|for|at|auf|im|für|bei|sur|pour|dans|en|para)\b")


@cache
def _words(key: str) -> re.Pattern[str]:
    return any_of(rf"(?<!\w)(?:{words})(?!\w)" if words[-1] != "%" else words for words in data()[key])


@cache
def _languages() -> re.Pattern[str]:
    return any_of(map(re.escape, data()["languages"]), before=r"(?<!\w)", after=r"(?!\w)")


def black_white(text: str) -> str:
    """A cell in which `black and white` is one thing and no list."""
    return re.sub(
        r"(?i)\bblack (?:and|&) white\b|\bschwarz und wei(?:ß|ss)\b|\bnoir et blanc\b|\bblanco y negro\b|\bbianco e nero\b|\bb&w\b",
        "b/w",
        text,
    )


def shapes_in(piece: str) -> frozenset[str]:
    """The formats that a piece names: an edit to them is allowed where the question names the same."""
    return frozenset(found.group().casefold() for found in _words("shapes").finditer(piece))


def is_narrowed(piece: str, mentions: Iterable[Mention]) -> bool:
    """Whether words beside the edits keep them to some of it: a measure, a side, a format, a place of use, a day."""
    rest = blanked(piece, mentions)
    if _words("narrowing").search(rest) or _words("shapes").search(rest):
        return True
    placed = _PLACED.search(rest)
    if placed is None:
        return False
    where = rest[placed.start() :]
    return bool(find_channels(where) or read_territories(where).spans)


def languages_in(piece: str) -> frozenset[str]:
    """The only languages a piece allows; empty where it names none."""
    return frozenset(found.group() for found in _languages().finditer(piece))


def only_some_languages(piece: str, mentions: Iterable[Mention]) -> bool:
    """Whether a translation is for some languages only, though not by a name that is known (`translation DE, FR`)."""
    rest = blanked(piece, mentions)
    return bool(_CODES.search(rest)) or bool(re.search(r"\b(?:into|nach|vers|al)\b", rest, re.IGNORECASE))

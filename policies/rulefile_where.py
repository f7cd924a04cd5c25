"""Places of a rule file: ISO codes and group codes, or words as people say them."""

import re
from dataclasses import dataclass
from functools import cache

from policies.lexicon.territories import TerritoryReading, read_territories
from policies.taxonomies import territories


@dataclass(frozen=True)
class Where:
    """Places that a rule names."""

    include: frozenset[str]
    exclude: frozenset[str]
    edge: frozenset[str]
    worldwide: bool
    unknown: tuple[str, ...] = ()


def _is_code(word: str) -> bool:
    return (
        word == territories.WORLD
        or word in territories.groups()
        or word in territories.countries()
        or word in territories.regions()
    )


@cache
def read_where(words: str) -> Where:
    """Reads places: codes with commas between them as they stand, anything else through the lexicon."""
    codes = [part.strip() for part in re.split(r"[,+]", words) if part.strip()]
    if codes and all(_is_code(code) for code in codes):
        world = territories.WORLD in codes
        include = frozenset(part for code in codes for part in _parts(code)) - {territories.WORLD}
        edge = frozenset().union(*(territories.edge(code) for code in include))
        return Where(include, frozenset(), edge - territories.expand(include), world)
    reading = read_territories(words)
    unknown = tuple(part for part in (*reading.unresolved, *_too_small(reading), reading.residue.strip(" ,.;")) if part)
    if not (reading.include or reading.worldwide or reading.regions):
        unknown = unknown or (words,)
    # "Bavaria" is read with its country, but a rule for Bavaria is none for Germany
    whole = {territories.regions()[key].country for key in reading.regions}
    include = (frozenset(reading.include) - whole) | frozenset(reading.regions)
    exclude = frozenset((*reading.exclude, *reading.excluded_regions))
    return Where(include - {territories.WORLD}, exclude, reading.edge, reading.worldwide, unknown)


def _parts(code: str) -> tuple[str, ...]:
    region = territories.regions().get(code)
    return region.parts or (code,) if region else (code,)


def _too_small(reading: TerritoryReading) -> tuple[str, ...]:
    """Towns, which no rule can speak of: read as the country or region around them they would allow more than was written."""
    known = {territories.regions()[key].country for key in reading.regions}
    towns = (span.text for span in reading.spans if span.code in reading.partial - known)
    return (*reading.smaller, *towns)


def unknown_places(words: str) -> tuple[str, ...]:
    """The parts of some words that name no known place."""
    return read_where(words).unknown

"""Countries and their groups: who is in, who may be in, and since when.

Countries are ISO 3166-1 alpha-2 codes (plus the user-assigned `XK` for Kosovo); groups and place keys stand in
`territories.yaml`. A code nobody knows has no members, so it can never widen a right.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import pycountry

from policies.datafile import data_file

WORLD = "WORLD"
KOSOVO = "XK"


@dataclass(frozen=True)
class Group:
    """A named group of countries. `spell_out` marks groups outside the closed vocabulary, read as their countries."""

    name: str
    core: tuple[str, ...]
    edge: tuple[str, ...] = ()
    joined: Mapping[str, date] = field(default_factory=dict)
    left: Mapping[str, date] = field(default_factory=dict)
    spell_out: bool = False


@dataclass(frozen=True)
class Region:
    """A part of a country that licences often treat apart."""

    country: str
    name: str
    parts: tuple[str, ...] = ()
    """The place keys that together are this part: Great Britain is England, Scotland and Wales."""


def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = data_file(__package__, "territories.yaml")
    return loaded


@cache
def groups() -> Mapping[str, Group]:
    """All groups by code, `WORLD` left out."""
    return {
        code: Group(
            name=raw["name"],
            core=tuple(raw["core"]),
            edge=tuple(raw.get("edge", ())),
            joined=dict(raw.get("joined", {})),
            left=dict(raw.get("left", {})),
            spell_out=bool(raw.get("spell_out", False)),
        )
        for code, raw in _data()["groups"].items()
    }


@cache
def regions() -> Mapping[str, Region]:
    """Sub-national place keys."""
    return {key: Region(raw["in"], raw["name"], tuple(raw.get("of", ()))) for key, raw in _data()["regions"].items()}


@cache
def countries() -> frozenset[str]:
    """Every ISO 3166-1 alpha-2 code, and Kosovo."""
    return frozenset(country.alpha_2 for country in pycountry.countries) | {KOSOVO}


@cache
def members(code: str) -> frozenset[str]:
    """The countries that a code stands for, for certain: a country gives itself, an unknown code nothing."""
    if code == WORLD:
        return countries()
    if code in groups():
        return frozenset().union(*(members(inner) for inner in groups()[code].core))
    return frozenset({code}) if code in countries() else frozenset()


@cache
def edge(code: str) -> frozenset[str]:
    """The countries that are unsettled for a group or for the bare name of a country (`US`: Puerto Rico)."""
    if code in groups():
        return frozenset(groups()[code].edge) - members(code)
    return frozenset(_data()["parts"].get(code, ()))


def members_at(code: str, day: date) -> frozenset[str]:
    """The members of a group on a day, by the accession dates of the group and of the groups inside it."""
    group = groups().get(code)
    if group is None:
        return members(code)
    inside = frozenset().union(*(members_at(inner, day) for inner in group.core))
    inside -= {country for country, since in group.joined.items() if day < since}
    return inside | {country for country, out in group.left.items() if day < out}


def unsettled_since(code: str, day: date) -> frozenset[str]:
    """Countries that joined or left a group after a day (the start of a licence): in or out is a matter of wording."""
    return members_at(code, day) ^ members(code)


def expand(codes: Iterable[str]) -> frozenset[str]:
    """All countries that some codes stand for."""
    return frozenset().union(*(members(code) for code in codes))


@cache
def name(code: str) -> str:
    """A code in plain English: "Germany", "the Nordics", "Corsica"; an unknown code is its own name."""
    if code == WORLD:
        return "the whole world"
    if code in groups():
        return groups()[code].name
    if code in regions():
        return regions()[code].name
    if code == KOSOVO:
        return "Kosovo"
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return code
    plain: str = _SPOKEN.get(code) or getattr(country, "common_name", None) or country.name
    return plain


_SPOKEN: Mapping[str, str] = {
    "AE": "the United Arab Emirates",
    "BN": "Brunei",
    "BQ": "the Caribbean Netherlands",
    "CD": "DR Congo",
    "CI": "Côte d'Ivoire",
    "FK": "the Falkland Islands",
    "FM": "Micronesia",
    "GB": "the United Kingdom",
    "KR": "South Korea",
    "MF": "Saint Martin",
    "NL": "the Netherlands",
    "PH": "the Philippines",
    "PS": "Palestine",
    "RU": "Russia",
    "SH": "Saint Helena",
    "SX": "Sint Maarten",
    "TR": "Turkey",
    "US": "the United States",
    "VA": "Vatican City",
    "VG": "the British Virgin Islands",
    "VI": "the US Virgin Islands",
}
"""Names where ISO's own is not what people say."""

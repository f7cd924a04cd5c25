"""Territories in questions and cells: what is named, what is taken out again, and what stays unsettled."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from policies.lexicon.exclusions import taken_out
from policies.lexicon.mention import Mention, blanked
from policies.lexicon.places import (
    AMBIGUOUS,
    CITY,
    CODE,
    GROUP,
    LOOSE,
    NAME,
    OVERSEAS,
    REGION,
    VAGUE,
    WARY,
    WORLD,
    find_places,
    is_less_than_region,
    kind,
    place,
)
from policies.taxonomies import territories as taxonomy

_ALL = re.compile(
    r"\s*(?:all|any|unrestricted|unlimited|no (?:limits?|restrictions?)|alle|tous|todos?|tutti|all territories"
    r"|any territory)[\s.]*",
    re.IGNORECASE,
)
_WORLD_FIRST = re.compile(
    r"^\s*(world)\b(?=\s*(?:$|[,;(–-]|excl?\b|except\b|without\b|w/o|minus\b|ex\b|no\b|not\b|but\b))", re.IGNORECASE
)
_BRACKET = re.compile(r"\s*\(([^)]*)\)")
_INCLUDING = re.compile(r"\b(?:incl\w*|with|plus|and also|inkl\w*|avec|y compris)\b|^\s*\(\s*\+", re.IGNORECASE)
_SMALL_CODES = re.compile(r"\s*[a-z]{2}(?:\s*[,/+&;]\s*[a-z]{2})+\s*")
_BRACKETED = re.compile(r".?\s*\(\s*[A-Z]{2}\s*\)", re.DOTALL)
_BRITISH = re.compile(
    r"\b(?:UK|GB|U\.K\.|Britain|British|United Kingdom|ROI|IE|Ireland|England|Scotland|Wales|Ulster"
    r"|Belfast|Derry|Londonderry|Lisburn|Newry|Armagh|Omagh|Enniskillen|Dublin|London)\b"
)
_METROPOLITAN = re.compile(
    r"\bm[ée]tro(?:politan|politaine|pole)?\b(?! *(?:poster|screen|panel|station|ad))|\bmainland France\b", re.IGNORECASE
)
_LANGUAGE_EDITION = re.compile(r"\b\w+[- ]language (?:editions?|versions?|feeds?)\b", re.IGNORECASE)
_COUNTRY_ENDING = re.compile(r"(?<![\w.])\.(co\.uk|org\.uk|com\.(?:au|br|tr|mx)|co\.(?:nz|za|jp|kr)|[a-z]{2})(?=[\s,?!)]|$)")
_NO_COUNTRY_ENDINGS = frozenset({"ai", "io", "co", "tv", "me", "fm", "to", "cc", "ly", "gg", "sh", "so"})
_FILLER = re.compile(
    r"\b(?:and|or|plus|the|in|of|for|only|all|und|et|y|e|incl|including|inc|nur|seulement|solo|countries|markets?|region"
    r"|territory|territories|use|as well as|also"
    r"|mainland|whole|entire|both|land|länder|pays|rights|licen[cs]ed?|valid|nor|cleared|to|from|is|are|as|well)\b"
    r"|[\s,;/+&()\-–.:|]+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Named:
    """What a text names, sorted for the question what stays unsettled."""

    include: tuple[str, ...]
    exclude: tuple[str, ...]
    alone: tuple[str, ...]
    """Countries named by themselves, not through a group."""
    groups: frozenset[str]
    groups_out: frozenset[str]
    defined: frozenset[str]
    """Countries listed in brackets to define a group."""
    partial: frozenset[str]
    """Countries named only through a town or part of theirs."""
    metropolitan: bool


@dataclass(frozen=True)
class TerritoryReading:
    """Places read from words. Codes in `include` and `exclude` stand as named: ISO 3166-1 alpha-2 or `TerritoryGroup` codes."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    edge: frozenset[str] = frozenset()
    """ISO codes that may or may not be meant."""
    worldwide: bool = False
    regions: tuple[str, ...] = ()
    """Place keys of named parts of countries; their countries stand in `include` too."""
    smaller: tuple[str, ...] = ()
    """Towns and islands, verbatim, for which nothing larger stands in `regions` than the part they lie in."""
    partial: frozenset[str] = frozenset()
    """Countries in `include` that were named only through a town or part of theirs: a right to these is not one to the country."""
    excluded_regions: tuple[str, ...] = ()
    excluded_towns: tuple[str, ...] = ()
    """Towns taken out of their country, verbatim: no code is as fine as that."""
    home: tuple[str, ...] = ()
    """Where the asker says it lives or works; not a place of use."""
    unresolved: tuple[str, ...] = ()
    """Place-like words without a settled meaning ("our region"), verbatim."""
    either: tuple[str, ...] = ()
    """Those of them that are names of two countries ("Korea"), which both stand in `edge`."""
    spans: tuple[Mention, ...] = ()
    notes: tuple[str, ...] = ()
    residue: str = ""
    """What of the text was not understood; for cells, which hold nothing but places."""


def read_territories(text: str, *, on: date | None = None) -> TerritoryReading:
    """Read the territories named in a message or in a cell of a register.

    Args:
        text: free text, or the verbatim cell.
        on: day from which group membership is judged (start of a licence); later joiners are then `edge`.
    """
    if _ALL.fullmatch(text):
        return TerritoryReading(include=(taxonomy.WORLD,), worldwide=True, spans=(Mention(taxonomy.WORLD, 0, len(text), text),))
    if _SMALL_CODES.fullmatch(text):
        text = text.upper()
    used, home = find_places(text)
    used = _without_tongues(text, used)
    used = tuple(sorted((*used, *_endings(text)), key=lambda m: m.start))
    out = taken_out(text, used)
    inside = [m for m in used if m.start not in out]
    outside = [m for m in used if out.get(m.start)]
    inside, defined = _defined_lists(text, inside)
    whole = {place(m) for m in inside if kind(m) not in (CITY, WARY, REGION)}
    towns = [m for m in outside if kind(m) in (CITY, WARY) and place(m) in whole]
    outside = [m for m in outside if m not in towns]
    include, exclude = _codes(inside, on), _codes(outside, on, out=True)
    named = _Named(
        include,
        exclude,
        alone=tuple(place(m) for m in inside if kind(m) != GROUP),
        groups=frozenset(place(m) for m in inside if kind(m) == GROUP),
        groups_out=frozenset(place(m) for m in outside if kind(m) == GROUP),
        defined=defined,
        partial=_partial(text, inside),
        metropolitan=any(kind(m) == OVERSEAS for m in outside) or bool(_METROPOLITAN.search(text)),
    )
    spare = _residue(text, (*used, *home))
    notes = tuple(match.group() for match in _LANGUAGE_EDITION.finditer(text))
    return TerritoryReading(
        include=include,
        exclude=exclude,
        edge=_edge(named, on) | _either(used) - frozenset(include),
        worldwide=taxonomy.WORLD in include,
        regions=_regions(inside),
        smaller=_smaller(inside),
        partial=named.partial,
        excluded_regions=_regions(outside),
        excluded_towns=tuple(m.text for m in towns),
        home=tuple(dict.fromkeys(place(m) for m in home)),
        either=tuple(m.text for m in used if kind(m) == AMBIGUOUS and len(place(m).split()) > 1),
        unresolved=tuple(m.text for m in used if kind(m) == AMBIGUOUS or (m in inside and kind(m) in (VAGUE, LOOSE))),
        spans=tuple(_plain(m) for m in (*inside, *outside) if kind(m) not in (VAGUE, LOOSE, AMBIGUOUS)),
        notes=notes,
        residue=spare,
    )


def _either(used: Sequence[Mention]) -> frozenset[str]:
    """The countries that names of two places may mean, whether they are named as in or as out."""
    return frozenset(code for m in used if kind(m) == AMBIGUOUS for code in place(m).split())


def _plain(mention: Mention) -> Mention:
    """A span with the bare code that callers know."""
    code = {WORLD: taxonomy.WORLD, OVERSEAS: "FR"}.get(kind(mention), place(mention))
    return Mention(code, mention.start, mention.end, mention.text)


def _endings(text: str) -> list[Mention]:
    """Country endings of web addresses that stand alone, "our .is site", and the bare "world" that opens a cell."""
    found = [Mention(f"{WORLD}:", match.start(1), match.end(1), match.group(1)) for match in _WORLD_FIRST.finditer(text)]
    for match in _COUNTRY_ENDING.finditer(text):
        code = match.group(1).split(".")[-1].upper().replace("UK", "GB")
        if code.lower() not in _NO_COUNTRY_ENDINGS and (taxonomy.members(code) or code == "EU"):
            found.append(Mention(f"{GROUP if code == 'EU' else CODE}:{code}", match.start(), match.end(), match.group()))
    return found


def _defined_lists(text: str, inside: Sequence[Mention]) -> tuple[list[Mention], frozenset[str]]:
    """A group followed by its own members in brackets means these: "Mercosur (AR, BR, PY, UY)", "Benelux (BE)"."""
    kept, defined = list(inside), set()
    for group in [m for m in inside if kind(m) == GROUP]:
        bracket = re.match(r"\s*\(([^)]*)\)", text[group.end :])
        if not bracket:
            continue
        named = [m for m in inside if group.end <= m.start < group.end + bracket.end() and m is not group]
        reach = taxonomy.members(place(group)) | taxonomy.edge(place(group))
        if named and not _INCLUDING.search(bracket.group()) and all(taxonomy.members(place(m)) <= reach for m in named):
            kept.remove(group)
            defined |= {place(m) for m in named}
    return kept, frozenset(defined)


def _codes(mentions: Sequence[Mention], on: date | None, *, out: bool = False) -> tuple[str, ...]:
    """The codes of some mentions; a part of a country stands for it only where it is used, not where it is taken out."""
    codes: list[str] = []
    for mention in mentions:
        code = place(mention)
        if kind(mention) == WORLD:
            codes.append(taxonomy.WORLD)
        elif kind(mention) == OVERSEAS:
            codes += sorted(taxonomy.edge("FR"))
        elif kind(mention) == REGION:
            codes += [] if out else [taxonomy.regions()[code].country]
        elif kind(mention) == GROUP and taxonomy.groups()[code].spell_out:
            members = taxonomy.members_at(code, on) & taxonomy.members(code) if on else taxonomy.members(code)
            codes += [member for member in taxonomy.groups()[code].core if member in members] or sorted(members)
        elif code and kind(mention) != AMBIGUOUS:
            codes.append(code)
    return tuple(dict.fromkeys(codes))


def _regions(mentions: Sequence[Mention]) -> tuple[str, ...]:
    named = (place(m) for m in mentions if kind(m) == REGION)
    return tuple(dict.fromkeys(key for name in named for key in taxonomy.regions()[name].parts or (name,)))


def _smaller(mentions: Sequence[Mention]) -> tuple[str, ...]:
    whole = set(_regions([m for m in mentions if not is_less_than_region(m)]))
    return tuple(dict.fromkeys(m.text for m in mentions if is_less_than_region(m) and not whole.issuperset(_regions([m]))))


def _without_tongues(text: str, used: Sequence[Mention]) -> tuple[Mention, ...]:
    """Leave out a lone code in brackets after a country, "CH (FR)": a language or a part, never one more country."""
    lone = {
        m.start
        for before, m in pairwise(used)
        if kind(m) == CODE and kind(before) in (CODE, NAME) and _BRACKETED.fullmatch(text[before.end : m.end + 1])
    }
    british = bool(_BRITISH.search(text))
    return tuple(m for m in used if m.start not in lone and not (m.text == "NI" and (kind(m) == CODE) is british))


def _partial(text: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """Countries named only through a town or part of theirs, or cut down to one: "BE (Flanders only)", "Paris, France"."""
    cut = {place(m) for m in mentions if kind(m) in (NAME, CODE) and _is_cut_down(text, m, mentions)}
    mentions = [m for m in mentions if place(m) not in cut or kind(m) in (REGION, CITY)]
    parts = {
        taxonomy.regions()[place(m)].country if kind(m) == REGION else place(m) for m in mentions if kind(m) in (REGION, CITY, WARY)
    }
    return frozenset(parts - {place(m) for m in mentions if kind(m) not in (REGION, CITY, WARY)})


def _is_cut_down(text: str, country: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a part stands in brackets after the country, or a town right before it."""
    bracket = _BRACKET.match(text, country.end)
    if bracket and not _INCLUDING.search(bracket.group()):
        inside = [m for m in mentions if country.end <= m.start < bracket.end()]
        return any(_country(m) == place(country) for m in inside if kind(m) in (REGION, CITY))
    before = text[: country.start].rstrip()
    end = len(before[:-1].rstrip()) if before.endswith(",") else None
    return any(m.end == end and _country(m) == place(country) for m in mentions if kind(m) in (REGION, CITY)) if end else False


def _country(mention: Mention) -> str:
    return taxonomy.regions()[place(mention)].country if kind(mention) == REGION else place(mention)


def _edge(named: _Named, on: date | None) -> frozenset[str]:
    """What may or may not be meant: the edges of the groups and countries named, and who joined or left later."""
    later: frozenset[str] = frozenset()
    if on is not None:
        later = _union(taxonomy.unsettled_since(code, on) for code in named.groups | named.groups_out)
    taken_out = _union(taxonomy.edge(code) for code in named.groups_out | frozenset(named.exclude))
    settled = taxonomy.expand(named.exclude)
    if taxonomy.WORLD in named.include:
        return (taken_out | later) - (settled - later)
    unsettled = (
        taken_out
        | later
        | _union(taxonomy.edge(code) for code in named.groups | frozenset(named.include) - named.defined - named.partial)
    )
    if named.metropolitan:
        unsettled -= taxonomy.edge("FR")
    return unsettled - settled - (taxonomy.expand(named.include) - (later - frozenset(named.alone)))


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _residue(text: str, mentions: Sequence[Mention]) -> str:
    """The words left when places, what takes them out, and small words are gone."""
    bare = _LANGUAGE_EDITION.sub(" ", blanked(text, mentions))
    bare = re.sub(
        r"\b(?:excl\w*|exc?|except\w*|without|w/o(?:ut)?|minus|less|but|not|no|ohne|außer|hors|sauf|sin|salvo|excepto|exceto|tranne"
        r"|m[ée]tro\w*|apart from"
        r"|other than|save for|bar)\b\.?",
        " ",
        bare,
        flags=re.IGNORECASE,
    )
    return " ".join(_FILLER.sub(" ", bare).split())

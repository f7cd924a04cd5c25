"""Territories in questions and cells: what is named, what is taken out again, and what stays unsettled."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from policies.lexicon.mention import Mention
from policies.lexicon.places import CITY, CODE, GROUP, JOINED, LOOSE, OVERSEAS, REGION, VAGUE, WARY, WORLD, find_places, kind, place
from policies.taxonomies import territories as taxonomy

_OUT = re.compile(
    r"\b(?:excl(?:uding|uded?|usive of)?\b\.?|exempt(?:ing)?|except(?:ing| for)?|with ?out|w/o(?:ut)?|w/out|minus|less|but not"
    r"|not|no|never|neither|nor"
    r"|leav(?:e|ing) (?:out|aside)|apart from|aside from|other than|outside(?: of)?"
    r"|bar(?:ring)?(?! (?:opens?|is|in|at|on|and|or|for|with|stools?|tab|counter)\b)"
    r"|save(?: for)?|in no case"
    r"|under no circumstances"
    r"|all but|anywhere but|everywhere but|ex|ohne|außer|ausgenommen|ausser|nicht|hors|sauf|sans|excepté|exclu[se]?|excepto"
    r"|salvo|menos|sin|exceto"
    r"|eccetto|tranne|escluso|esclusa|behalve|zonder|m\.u\.v\.|undantaget|undtagen|unntatt|utom|bez"
    r"|poza)\b[\s.,:(]*(?:\w+\s+){0,2}?(?:the\s+)?[(\"“]?\s*$"
    r"|(?:n't|n’t)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\b(?:everywhere|anywhere|worldwide|global(?:ly)?|countries|markets|all|world)\s*,?\s*but\s+(?:the\s+)?$", re.IGNORECASE
)
_WEAK = re.compile(r"\b(?:not|no|nicht|never|n't|n’t)\b", re.IGNORECASE)
_OUT_AFTER = re.compile(
    r"^[\s,)]*(?:(?:is|are|being|has been|have been|remains?)\s+)?(?:(?:handled|covered|done"
    r"|dealt with)\b[^.;!?]{0,40}\bleave (?:those|them|it|that) out"
    r"|(?:explicitly |strictly |NOT |not )?(?:excluded|excepted|exempted?|ausgenommen|exclu(?!ding|sive)\w*|excluid\w*|aside"
    r"|omitted|carved out|left out|off[- ]limits)\b"
    r"|not (?:included|covered|in scope|part of|licensed|cleared|allowed|affected)|out of scope)",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\s*(?:all|any|unrestricted|unlimited|no (?:limits?|restrictions?)|alle|tous|todos?|tutti|all territories"
    r"|any territory)[\s.]*",
    re.IGNORECASE,
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
    partial: frozenset[str] = frozenset()
    """Countries in `include` that were named only through a town or part of theirs: a right to these is not one to the country."""
    excluded_regions: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    """Where the asker says it lives or works; not a place of use."""
    unresolved: tuple[str, ...] = ()
    """Place-like words without a settled meaning ("our region"), verbatim."""
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
    used, home = find_places(text)
    used = tuple(sorted((*used, *_endings(text)), key=lambda m: m.start))
    out = _excluded(text, used)
    inside = [m for m in used if m.start not in out]
    outside = [m for m in used if out.get(m.start)]
    inside, defined = _defined_lists(text, inside)
    include, exclude = _codes(inside, on), _codes(outside, on, out=True)
    named = _Named(
        include,
        exclude,
        alone=tuple(place(m) for m in inside if kind(m) != GROUP),
        groups=frozenset(place(m) for m in inside if kind(m) == GROUP),
        groups_out=frozenset(place(m) for m in outside if kind(m) == GROUP),
        defined=defined,
        partial=_partial(inside),
        metropolitan=any(kind(m) == OVERSEAS for m in outside) or bool(_METROPOLITAN.search(text)),
    )
    spare = _residue(text, (*used, *home))
    notes = tuple(match.group() for match in _LANGUAGE_EDITION.finditer(text))
    return TerritoryReading(
        include=include,
        exclude=exclude,
        edge=_edge(named, on),
        worldwide=taxonomy.WORLD in include,
        regions=_regions(inside),
        partial=named.partial,
        excluded_regions=_regions(outside),
        home=tuple(dict.fromkeys(place(m) for m in home)),
        unresolved=tuple(m.text for m in inside if kind(m) in (VAGUE, LOOSE)),
        spans=tuple(_plain(m) for m in (*inside, *outside) if kind(m) not in (VAGUE, LOOSE)),
        notes=notes,
        residue=spare,
    )


def _plain(mention: Mention) -> Mention:
    """A span with the bare code that callers know."""
    code = {WORLD: taxonomy.WORLD, OVERSEAS: "FR"}.get(kind(mention), place(mention))
    return Mention(code, mention.start, mention.end, mention.text)


def _endings(text: str) -> list[Mention]:
    """Country endings of web addresses that stand alone: "our .is site"."""
    found = []
    for match in _COUNTRY_ENDING.finditer(text):
        code = match.group(1).split(".")[-1].upper().replace("UK", "GB")
        if code.lower() not in _NO_COUNTRY_ENDINGS and (taxonomy.members(code) or code == "EU"):
            found.append(Mention(f"{GROUP if code == 'EU' else CODE}:{code}", match.start(), match.end(), match.group()))
    return found


def _excluded(text: str, used: Sequence[Mention]) -> dict[int, bool]:
    """Places taken out, by start; true where they are an exclusion, false where they are merely corrected or rejected."""
    out: dict[int, bool] = {}
    previous: Mention | None = None
    for mention in used:
        gap_start = previous.end if previous else max(0, mention.start - 60)
        gap = text[gap_start : mention.start]
        sentence = re.split(r"[.!?;\n](?:\s|$)", gap)[-1] if not re.search(r"excl?\.\s*$", gap, re.IGNORECASE) else gap
        dashed = previous is not None and kind(previous) == WORLD and re.fullmatch(r"\s+[-–−]\s?", gap)
        marker = _OUT.search(sentence) or dashed or _BUT.search(text[max(0, mention.start - 30) : mention.start])
        if marker:
            weak = bool(_WEAK.search(marker.group())) and "but" not in marker.group().casefold()
            out[mention.start] = not weak or _has_base(text, used, mention, out)
        elif previous and previous.start in out and JOINED.fullmatch(gap) and (out[previous.start] or "," not in gap):
            out[mention.start] = out[previous.start]
        previous = mention
    for chain in _postfixed(text, used):
        out.update({m.start: True for m in chain})
    return out


def _has_base(text: str, used: Sequence[Mention], mention: Mention, out: dict[int, bool]) -> bool:
    """Whether a place was named before in the same sentence that "not X" can be taken out of."""
    return any(
        m.start not in out and not re.search(r"[.!?]\s", text[m.end : mention.start]) for m in used if m.end <= mention.start
    )


def _postfixed(text: str, used: Sequence[Mention]) -> list[list[Mention]]:
    """Lists followed by "excluded", "are not included" and the like; the list ends at a comma or "but" to its left."""
    chains = []
    for number, mention in enumerate(used):
        if not _OUT_AFTER.search(text[mention.end : mention.end + 80]):
            continue
        chain = [mention]
        for earlier in reversed(used[:number]):
            if not re.fullmatch(r"\s*(?:and|&|\+|/|or|und|et|y)\s*(?:the\s+)?", text[earlier.end : chain[-1].start], re.IGNORECASE):
                break
            chain.append(earlier)
        chains.append(chain)
    return chains


def _defined_lists(text: str, inside: Sequence[Mention]) -> tuple[list[Mention], frozenset[str]]:
    """A group followed by its own members in brackets means exactly these: "Mercosur (AR, BR, PY, UY)"."""
    kept, defined = list(inside), set()
    for group in [m for m in inside if kind(m) == GROUP]:
        bracket = re.match(r"\s*\(([^)]*)\)", text[group.end :])
        if not bracket:
            continue
        named = [m for m in inside if group.end <= m.start < group.end + bracket.end() and m is not group]
        reach = taxonomy.members(place(group)) | taxonomy.edge(place(group))
        if len(named) > 1 and all(taxonomy.members(place(m)) <= reach for m in named):
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
        elif code:
            codes.append(code)
    return tuple(dict.fromkeys(codes))


def _regions(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place(m) for m in mentions if kind(m) == REGION))


def _partial(mentions: Sequence[Mention]) -> frozenset[str]:
    """Countries named only through a town or part of theirs."""
    parts = {
        taxonomy.regions()[place(m)].country if kind(m) == REGION else place(m) for m in mentions if kind(m) in (REGION, CITY, WARY)
    }
    return frozenset(parts - {place(m) for m in mentions if kind(m) not in (REGION, CITY, WARY)})


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
    left = list(text)
    for mention in mentions:
        left[mention.start : mention.end] = " " * (mention.end - mention.start)
    bare = _LANGUAGE_EDITION.sub(" ", "".join(left))
    bare = re.sub(
        r"\b(?:excl\w*|except\w*|without|w/o(?:ut)?|minus|less|but|not|no|ohne|außer|hors|sauf|m[ée]tro\w*|apart from"
        r"|other than|save for|bar)\b\.?",
        " ",
        bare,
        flags=re.IGNORECASE,
    )
    return " ".join(_FILLER.sub(" ", bare).split())

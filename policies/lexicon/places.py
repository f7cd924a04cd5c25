"""Place names in a text: which words are places, and which only look like it.

A name that is also a word (`Nice`, `IT`, `Jersey`) counts only in company that shows a place is meant; an adjective that names a
language (`in German`) and the home of the asker (`we're a Dutch agency`) are told apart from the place of use.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from typing import Any

from policies.datafile import data_file
from policies.lexicon.countrynames import ambiguous_names, country_names, lookalikes, marks_off, twins
from policies.lexicon.mention import Mention
from policies.lexicon.parties import find_parties
from policies.lexicon.phrases import PhraseBook
from policies.lexicon.words import fold
from policies.taxonomies.territories import countries

NAME, CITY, PEOPLE, GROUP, WORLD, LOOSE, VAGUE = "name", "city", "people", "group", "world", "loose", "vague"
WARY, WARY_NAME, CODE, PLATE, REGION, OVERSEAS = "wary", "wary_name", "code", "plate", "region", "overseas"
AMBIGUOUS = "ambiguous"
"""A name that two places bear: `ambiguous:KR KP`."""
_DOUBTFUL = frozenset({WARY, WARY_NAME, CODE, PLATE})

JOINED = re.compile(
    r"(?:\s*(?:[,/+&()\-–]|\band\b|\bor\b|\bplus\b|\bund\b|\bet\b|\by\b|\be\b|\bthe\b|\bnor\b|\bog\b|\boch\b|\ben\b)\s*)+",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:in|around|near|across|throughout|for|outside|to|at|from|excl\.?|excluding|except|without|not|no|à|en|nach|bei|aus|für|of"
    r"|city of|town of|downtown|central|greater)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TOWNS_TOO = frozenset({"LA", "SF", "DC"})
"""Short names of towns; among codes of countries they are one (`LA, TH, VN`), elsewhere they are not."""
_NUMBER_NEXT = re.compile(r"\s?\d")
_LANGUAGE_AFTER = re.compile(
    r"^[\s-]*(?:language|sub(?:title)?s?|supers?|ones?\b|dub\w*|versions?|translations?|text|copy|lyrics|voice\w*|speak\w*"
    r"|wording|labels?"
    r"|editions?|spelling"
    r"|words?|titles?|captions?|greetings?|audio|phrases?|running|script|is\b|first\b|lettering|slogan|tagline|headline|accent)\b",
    re.IGNORECASE,
)
_ONLY_CODES = re.compile(r"\s*[A-Z]{2}(?:\s*[,/+&;]\s*[A-Z]{2})+\s*")
_LANGUAGE_TAG = re.compile(
    r"\b(?:EN|FR|DE|ES|PT|NL|IT|ZH|SV)-[A-Z]{2}\b(?=\s+(?:headlines?|versions?|copy|text|language|wording|subtitles?|editions?"
    r"|titles?|captions?|voice|site|feed))"
)
"""The first half of a language tag such as `FR-CA` is a language."""
_BUSINESS_AFTER = re.compile(
    r"^\s+(?:cinema|theatre|shop|store|branch|office|restaurant|hotel|festival|marathon|fair|airport|station|stadium|museum"
    r"|metro|trams?|team|branches|store|campus|showroom|plant|outlet|expo|congress|tube|subway|airport|harbour|market)s?\b",
    re.IGNORECASE,
)
_LANGUAGE_BEFORE = re.compile(
    r"\b(?:in|into|to|from|than|of|for|my|his|her|teach\w*|learn\w*|speak\w*|stud(?:y|ying)|read|write|auf|en|as|and|or)\s+$",
    re.IGNORECASE,
)
_FUNCTION_WORD = re.compile(
    r"^\s*(?:$|[.,;:?!)\"”]|(?:and|or|for|on|with|instead|please|too|as|is|by|at|to|so|if|but|from|then|when|than|only|ok"
    r"|subtitles)\b)",
    re.IGNORECASE,
)
_ORIGIN = re.compile(r"^\s+(?:from|de|aus|d'|uit)\s+$|^ network in $", re.IGNORECASE)
_STAFF_AFTER = re.compile(
    r"^\s+(?:office|team|crew|plant|factory|hq|headquarters|warehouse|colleagues?|department)s?\b", re.IGNORECASE
)
_HOME_BEFORE = re.compile(
    r"(?:\b(?:based (?:in|near)|located in|liv(?:e|ing) in|born in|stud(?:y|ying) in|office in|headquartered in|(?:greetings"
    r"|hello|hi|hallo|hola|bonjour"
    r"|cheers|ciao|hej|regards|salut) from)\s+(?:sunny |rainy |the |downtown )?"
    r"|\b(?:i am|i'm|im(?=\s+(?:an?|the|your|from)\b)|we are|we're|ich bin|je suis|soy)\b"
    r"[^.;:!?]{0,60}?\bfrom\s+(?:sunny |rainy |the )?"
    r"|\b(?:i am|i'm|im(?=\s+(?:an?|the|your|from)\b)|we are|we're|as)\s+(?:a |an |the |your )?(?:\w+ ){0,2}"
    r"|(?<!\bour )(?<!\bour own )\b(?:student|fan|teacher|shop|agency|operator|association|school|club|firm|company|studio"
    r"|restaurant|blogger"
    r"|journalist) from\s+)$",
    re.IGNORECASE,
)
_HOME_AFTER = re.compile(
    r"^\s+(?:here\b|calling\b|speaking\b|teams?\b|offices?\b|colleagues?\b|lawyers?\b|agency\b|company\b|firm\b|subsidiary\b"
    r"|entity\b|students?\b"
    r"|photographers?\b|designers?\b|artists?\b|illustrators?\b|singers?\b|bands?\b|authors?\b|magazine\b|newspaper\b"
    r"|journalists?\b"
    r"|bloggers?\b|startup\b|start-up\b|ngo\b|charity\b|competitor\b|supplier\b|counsel\b)",
    re.IGNORECASE,
)


def find_places(text: str) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Find places: those of use, and those the asker only lives in. Codes look like `name:DE`, `group:EU`, `region:corsica`."""
    raw = _book().find(marks_off(text))
    raw = tuple(Mention(m.code, m.start, m.end, text[m.start : m.end]) for m in raw)
    shouted = sum(c.isupper() for c in text) > 0.6 * sum(c.isalpha() for c in text) and len(text) > 40
    tags = {match.start() for match in _LANGUAGE_TAG.finditer(text)}
    named = {(m.start, m.end) for m in raw if kind(m) == REGION}
    raw = tuple(m for m in raw if kind(m) != PEOPLE or (m.start, m.end) not in named)  # "Deutschschweiz" is no German place
    meant = [m for m in raw if m.start not in tags and not _is_language(text, m)]
    sure = {m.start for chain in _chains(text, meant) for m in _settled(text, chain, shouted)}
    kept = _told_apart(text, _towns_or_codes([m for m in meant if m.start in sure]))
    ends = {who.end for who in find_parties(text)}
    home = [m for m in kept if _is_home(text, m, ends)]
    return tuple(m for m in kept if m not in home), tuple(home)


def _towns_or_codes(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without the other sense of `LA` and the like."""
    among_codes = any(len(m.text) == 2 and m.text not in _TOWNS_TOO and kind(m) in (CODE, NAME) for m in mentions)
    wrong = CITY if among_codes else CODE
    both = {m.start for m in mentions if kind(m) == CITY} & {m.start for m in mentions if kind(m) == CODE}
    return [m for m in mentions if not (m.text in _TOWNS_TOO and m.start in both and kind(m) == wrong)]


def _told_apart(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with a name of two places as that of one where a town tells: "Seoul, Korea", "Korea ... our Seoul shop"."""
    towns = [m for m in mentions if kind(m) in (CITY, REGION)]
    return [_told(text, m, towns) if kind(m) == AMBIGUOUS else m for m in mentions]


def _told(text: str, mention: Mention, towns: Sequence[Mention]) -> Mention:
    meanings = place(mention).split()
    before = len(text[: mention.start].rstrip(" ,")) if "," in text[max(0, mention.start - 3) : mention.start] else None
    told = {place(m) for m in towns if m.end == before}
    if place(mention) in twins():
        told |= {place(m) for m in towns}
    meant = [code for code in meanings if code in told]
    return Mention(f"{NAME}:{meant[0]}", mention.start, mention.end, mention.text) if len(meant) == 1 else mention


@cache
def _less_than_region() -> frozenset[str]:
    data = _data()
    towns = {town for listed in data["cities"].values() for town in listed}
    named = {name for listed in data["regions"].values() for name in listed}
    return frozenset(fold(name) for name in (*data["less_than_region"], *(towns & named)))


def is_less_than_region(mention: Mention) -> bool:
    """Whether a region is named only by a town or island of it: Glasgow is not Scotland."""
    return kind(mention) == REGION and fold(mention.text) in _less_than_region()


def kind(mention: Mention) -> str:
    """What sort of place a mention is."""
    return mention.code.partition(":")[0]


def place(mention: Mention) -> str:
    """The country, group or region code of a mention."""
    return mention.code.partition(":")[2]


def _chains(text: str, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Split mentions into lists joined by commas, slashes, "and" and the like."""
    chain: list[Mention] = []
    for mention in mentions:
        gap = text[chain[-1].end : mention.start] if chain else ""
        if chain and mention.start > chain[-1].end and ("   " in gap or not JOINED.fullmatch(gap)):  # blanks are hidden words
            yield chain
            chain = []
        chain.append(mention)
    if chain:
        yield chain


def _settled(text: str, chain: Sequence[Mention], shouted: bool) -> list[Mention]:
    """The mentions of one list that are places for certain."""
    abbreviations = frozenset(_data()["abbreviations"])
    doubtful = {m.start for m in chain if kind(m) in _DOUBTFUL}
    clear = {m.start for m in chain if not shouted and kind(m) == CODE and len(m.text) == 2 and m.text not in _wary_codes()}
    anchors = [m for m in chain if kind(m) not in _DOUBTFUL or m.start in clear]
    alone = len(text.strip()) <= 3 or bool(_ONLY_CODES.fullmatch(text))
    alone_in_text = not re.sub(r"[\s.]+$", "", text[: chain[0].start] + text[chain[-1].end :]).strip()
    codes = [m for m in chain if kind(m) == CODE and m.text not in abbreviations]
    plates = {m.text for m in chain if kind(m) == PLATE}
    listed = len({m.text for m in codes}) > 1 or ("D" in plates and len(plates) + len(codes) > 1)
    company = bool(anchors) or listed
    kept = []
    for mention in chain:
        if mention.text == "KW" and _NUMBER_NEXT.match(text, mention.end):
            continue  # German for a calendar week
        before = _PLACED.search(text, max(0, mention.start - 24), mention.start)
        if (
            mention.start not in doubtful
            or mention in anchors
            or (company and (kind(mention) != PLATE or "D" in plates or (plates & {"A", "I", "F"} and bool(anchors))))
            or (alone and kind(mention) == CODE)
            or (kind(mention) in (WARY, WARY_NAME) and (before or _BUSINESS_AFTER.search(text[mention.end : mention.end + 16])))
            or (alone_in_text and kind(mention) == WARY_NAME)
            or (before and kind(mention) == CODE and mention.text not in abbreviations and not shouted)
        ):
            kept.append(mention)
    return kept


def _is_language(text: str, mention: Mention) -> bool:
    if kind(mention) != PEOPLE:
        return False
    after = text[mention.end : mention.end + 24]
    if _LANGUAGE_AFTER.search(after):
        return True
    return bool(_LANGUAGE_BEFORE.search(text[max(0, mention.start - 12) : mention.start]) and _FUNCTION_WORD.search(after))


def _is_home(text: str, mention: Mention, party_ends: Set[int]) -> bool:
    after = text[mention.end : mention.end + 24]
    if kind(mention) in (WORLD, LOOSE, VAGUE, AMBIGUOUS):
        return False
    if kind(mention) != PEOPLE and re.match(r"\s+here\b", after, re.IGNORECASE):
        return True
    before = text[max(0, mention.start - 90) : mention.start]
    if kind(mention) in (NAME, CITY, WARY, WARY_NAME, CODE) and _STAFF_AFTER.search(after):
        return True
    if any(end in party_ends and _ORIGIN.search(text[end : mention.start]) for end in range(mention.start - 12, mention.start)):
        return True
    return bool(_HOME_BEFORE.search(before)) or (kind(mention) == PEOPLE and bool(_HOME_AFTER.search(after)))


def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = data_file(__package__, "places.yaml")
    return loaded


@cache
def _wary_codes() -> frozenset[str]:
    return frozenset(_data()["wary_codes"])


def _countries() -> Iterator[tuple[str, str]]:
    data = _data()
    wary = {fold(str(name)) for section in ("wary", "wary_countries") for names in data[section].values() for name in names}
    for code, plain in country_names(wary):
        yield f"{NAME}:{code}", plain
    for codes, plain in ambiguous_names():
        yield f"{AMBIGUOUS}:{codes}", plain
    for plain in lookalikes():
        yield "_not:", plain


def _entries() -> Iterator[tuple[str, str]]:
    data = _data()
    yield from _countries()
    for section, sort in (
        ("names", NAME),
        ("cities", CITY),
        ("people", PEOPLE),
        ("groups", GROUP),
        ("wary", WARY),
        ("wary_countries", WARY_NAME),
        ("regions", REGION),
    ):
        for code, phrases in data[section].items():
            for phrase in phrases:
                yield (
                    f"{sort}:{code}",
                    _cased(phrase) if sort in (WARY, WARY_NAME) or (sort == CITY and len(phrase) <= 4) else phrase,
                )
    for section, sort in (
        ("world", WORLD),
        ("loose_world", LOOSE),
        ("vague", VAGUE),
        ("french_overseas", OVERSEAS),
        ("not_places", "_not"),
    ):
        for phrase in data[section]:
            yield f"{sort}:", str(phrase)
    for code in countries() - {"TV"}:  # Tuvalu's code is always the medium
        yield f"{CODE}:{code}", f"={code}"
    for long_code, code in data["long_codes"].items():
        yield f"{CODE}:{code}", f"={long_code}"
    for letter, code in data["plates"].items():
        yield f"{PLATE}:{code}", f"={letter}"


def _cased(phrase: str) -> str:
    return " ".join(f"={word}" for word in phrase.split())


@cache
def _book() -> PhraseBook:
    return PhraseBook(_entries(), inflect="none")

"""Shorthand of territory cells written out: `N. America`, `CZSK`, `jp kr th`, `FL` beside Switzerland, `home market (AT)`.

Only whole words that stand for a place in a register are written out; what might mean two things is left as it is.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pycountry

from policies.datafile import data_file
from policies.lexicon.territories import read_territories
from policies.taxonomies.territories import countries

_CODE = re.compile(r"(?<![\w.])([A-Z]{2})(?![\w]|\.\w|\s*-\s*(?:speaking|language))")
_LISTED = re.compile(r"\W*(?:[A-Za-z]{2}|[Dd]/[Aa]/[Cc][Hh])(?:(?:\s*[,/+&;|–-]\s*|\s+)(?:[A-Za-z]{2}))+\W*")
_SHOUTED = re.compile(r"\b[A-Z]{5,}\b")
_SMALL_WORD = (
    r"(?:excl?|excluding|exc|ex|without|minus|less|incl|including|inkl|plus|and|und|et|y|e|en|or|not|no|ohne|sans|hors|sauf"
    r"|except|only|nur|but)"
)
_BEFORE = re.compile(rf"(?:^|[,/+&;|():–-]|\b{_SMALL_WORD}\b\.?)\s*$", re.IGNORECASE)
_AFTER = re.compile(rf"\s*(?:$|[,/+&;|():–.?-]|{_SMALL_WORD}\b)", re.IGNORECASE)
"""What stands around a code in a list; "OK IN DE" is no list."""
_LONE_IN_BRACKETS = re.compile(r"\(\s*$")
_TONGUES = re.compile(
    r"\b(?:CH|BE|CA|LU|CAN|Schweiz|Switzerland|Suisse|Svizzera|Belgi\w+|Belgique|Canada|Luxemb\w+)\s*"
    r"(?P<bracket>\(\s*(?:only\s+)?(?P<codes>[A-Za-z]{2}(?:\s*[,/+&]\s*[A-Za-z]{2})*)(?:\s+only)?\s*\))"
)
"""`CH (FR)`: the part of a country that speaks a language."""
_HYPHENED = re.compile(r"(?<![\w-])(?P<country>CH|BE|CA)-(?P<codes>DE|D|FR|F|IT|I|NL|EN)(?![\w-])")
_LABELLED = re.compile(
    r"\W*(?P<label>[^\W\d_][^\d:()=]{1,40}?)\s*(?:[:=]|(?P<bracket>\())\s*(?P<codes>[A-Z]{2}(?:[\s,/+&;]+[A-Z]{2})+)\s*(?(bracket)\))\W*"
)
_DEFINED = re.compile(r"^\s*((?!home|domestic|all |our )[^\W\d][\w. -]{2,30}?)\s*[:=]\s*([^:=;()]+)$", re.IGNORECASE)
"""`Caribbean: BB, JM, TT` means these, as brackets would."""
_STATES = re.compile(
    r"\b(?:US|USA|U\.S\.A?\.?|United States)\s*[(:-]\s*(?:only\s+)?(?P<states>[A-Z]{2}(?:\s*[,/+&]\s*[A-Z]{2})+)(?:\s+only)?\s*\)?"
)
"""`US (NY, CA only)`: the letters are states."""


def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = data_file(__package__, "placewords.yaml")
    return loaded


@cache
def _shorthand() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(item["write"], 0 if item.get("case") else re.IGNORECASE), item["as"]) for item in _data()["shorthand"])


def written_out(text: str) -> str:
    """The words of a cell with its shorthand in words that `policies.lexicon.territories` reads."""
    if _STATES.search(text) and not _codes_of_states(text) <= {"PR", "VI", "GU"}:
        return text
    text = _DEFINED.sub(r"\1 (\2)", _listed(_without_label(text)))
    for shape, words in _shorthand():
        text = shape.sub(words, text)
    return text if _SHOUTED.search(_known_groups(text)) else _CODE.sub(_named(text), text)


def names_states(text: str) -> bool:
    """Whether a cell narrows the United States to some states by their letters, which no territory carries."""
    return bool(_STATES.search(text)) and not _codes_of_states(text) <= {"PR", "VI", "GU"}


def without_tongues(text: str) -> tuple[str, str]:
    """A cell without the languages that narrow a country, and these words: no territory carries them."""
    tongues = frozenset(_data()["tongues"])
    found = [match for match in _TONGUES.finditer(text) if set(re.findall(r"[A-Z]{2}", match["codes"].upper())) <= tongues]
    for match in reversed(found):
        text = text[: match.start("bracket")] + text[match.end("bracket") :]
    narrowed = [match["bracket"].strip("()") for match in found] + [match.group() for match in _HYPHENED.finditer(text)]
    return _HYPHENED.sub(r"\g<country>", text), " ".join(narrowed)


def tongue_alone(text: str) -> str:
    """Words of a cell by which only one language is meant (`worldwide, English only`)."""
    found = re.search(_data()["tongue_only"], text, re.IGNORECASE)
    return found.group() if found else ""


def _codes_of_states(text: str) -> set[str]:
    found = _STATES.search(text)
    codes = set(re.findall(r"[A-Z]{2}", found["states"])) if found else set()
    return codes if codes <= frozenset(_data()["states"]) else set()


def _listed(text: str) -> str:
    """`jp kr th`, `JP KR TW TH`: a cell that is nothing but codes of two letters."""
    if not _LISTED.fullmatch(text):
        return text
    codes = re.findall(r"[A-Za-z]{2}", text)
    known = countries() | {"UK", "EU"}
    small = [code for code in codes if code.islower()]
    if any(code.upper() not in known for code in codes) or (small and len(small) < len(codes)):
        return text
    if codes[0] == "NO" and len(codes) == 2 and not re.search(r"[,/+&;|]", text):
        return text  # "NO US" takes the US out
    if small and len(codes) < 3 and not re.search(r"[,/+&;|]", text):
        return text  # "in it" could be anything
    return ", ".join(code.upper() for code in codes)


def _without_label(text: str) -> str:
    """`Alps: AT, CH, IT`, `all our markets (AT CZ HU)`: codes that say what a name of the house means, which is no place itself."""
    found = _LABELLED.fullmatch(text)
    if found is None or re.search(rf"\b{_SMALL_WORD}\b", found["label"], re.IGNORECASE):
        return text
    reading = read_territories(found["label"])
    codes = re.findall(r"[A-Z]{2}", found["codes"])
    if reading.spans or reading.worldwide or reading.unresolved or not set(codes) <= countries() | {"UK"}:
        return text
    return ", ".join(codes)


def _known_groups(text: str) -> str:
    return re.sub(r"\b(?:DACH|EMEA|APAC|LATAM|ASEAN|BENELUX|NORDICS?|MENA|EFTA|UNESCO|JAPAC)\b", "", text)


def _named(text: str) -> Callable[[re.Match[str]], str]:
    """Countries by name for codes that are words elsewhere ("IN", "TH"); a lone code in brackets may be a language."""
    kept = frozenset(_data()["left_as_codes"])

    def name(found: re.Match[str]) -> str:
        code = found[1]
        lone = _LONE_IN_BRACKETS.search(text[: found.start()]) and re.match(r"\s*\)", text[found.end() :])
        listed = _BEFORE.search(text[: found.start()]) and _AFTER.match(text, found.end())
        if code in kept or lone or not listed or code not in countries():
            return code
        country = pycountry.countries.get(alpha_2=code)
        return str(getattr(country, "common_name", country.name)) if country and "," not in country.name else code

    return name

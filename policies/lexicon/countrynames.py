"""The names of countries: ISO's own in every form, its translations, and what people write instead.

Where one name holds another ("Democratic Republic of the Congo", "Republic of the Congo") the phrase book's longest match tells
them apart, so every name is given whole. A name that two places bear ("Congo", "Korea") is no name of either.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from gettext import translation
from typing import Any

import pycountry

from policies.lexicon.phrases import data_of
from policies.lexicon.words import fold

_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "pl", "fi")
_SAINT = re.compile(r"\bSaint\b")
_AND = re.compile(r"\s(?:and|&)\s")
_JOINT = r"(?:and|&|\+)"
_MARKS = re.compile(r"[,()&+]")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def country_names(wary: Set[str]) -> Iterator[tuple[str, str]]:
    """Country codes with the phrases that name them, but for the `wary` ones (folded), which other words are too."""
    barred = wary | {fold(name) for _, name in ambiguous_names()}
    for code, name in _english():
        if fold(name) not in barred:
            yield code, name
    yield from _translated(barred)


def ambiguous_names() -> Iterator[tuple[str, str]]:
    """Names that more than one place bears, with the countries that may be meant."""
    for section in ("ambiguous", "ambiguous_twins"):
        for codes, names in _data()[section].items():
            for name in names:
                yield str(codes), name


@cache
def twins() -> frozenset[str]:
    """The countries of names that a town of one of them settles wherever it stands: "KR KP"."""
    return frozenset(_data()["ambiguous_twins"])


def lookalikes() -> Sequence[str]:
    """Phrases that hold such a name and are no place."""
    found: Sequence[str] = _data()["not_places"]
    return found


def marks_off(text: str) -> str:
    """The text, as long as before, without the marks inside a country's name: "Korea, Republic of", "Saint Martin (French)"."""
    if not _MARKS.search(text):
        return text
    return _marked().sub(lambda found: _MARKS.sub(" ", found.group()), text)


@cache
def _data() -> Mapping[str, Any]:
    return data_of("countrynames.yaml")


def _iso() -> Iterator[tuple[str, set[str]]]:
    for country in pycountry.countries:
        kinds = ("name", "common_name", "official_name")
        yield country.alpha_2, {str(getattr(country, kind)) for kind in kinds if hasattr(country, kind)}


@cache
def _english() -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], None] = {}
    for code, official in _iso():
        found.update(dict.fromkeys((code, form) for name in sorted(official) for form in _forms(name)))
    for code, names in _data()["names"].items():
        found.update(dict.fromkeys((code, form) for name in names for form in _forms(name)))
    return tuple(found)


def _forms(name: str) -> Iterator[str]:
    """A name, with "St" for "Saint", and without its "and" (a text may have a sign instead)."""
    for form in (name, _SAINT.sub("St", name)):
        yield form
        if _AND.search(form):
            yield _AND.sub(" ", form)


def _translated(barred: Set[str]) -> Iterator[tuple[str, str]]:
    """ISO's translations, where they are written as names."""
    languages = [translation("iso3166-1", pycountry.LOCALES_DIR, languages=[code], fallback=True) for code in _LANGUAGES]
    words = frozenset(_data()["english_words"])
    for code, english in _iso():
        for language in languages:
            for foreign in {language.gettext(plain) for plain in english} - english:
                if len(foreign) > 3 and foreign not in words and fold(foreign) not in barred:
                    yield code, " ".join(f"={word}" if word[0].isupper() else word for word in foreign.split())


@cache
def _marked() -> re.Pattern[str]:
    """Names with a mark in them, or an "and" for which a sign may stand."""
    names = {name.lstrip("=") for _, name in _english() if _MARKS.search(name) or _AND.search(name)}
    shapes = sorted((_shape(_TOKEN.findall(name)) for name in names), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(shapes)})\b", re.IGNORECASE)


def _shape(tokens: Iterable[str]) -> str:
    shapes = [_JOINT if _AND.fullmatch(f" {token} ") else re.escape(token) for token in tokens]
    return r"\W{1,3}".join(shapes)

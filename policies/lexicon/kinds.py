"""Which kind of asset is asked for ("which picture …"), and whether an asset is of that kind."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from policies.datafile import any_of, data_file
from policies.evidence import AssetFacts


def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = data_file(__package__, "kinds.yaml")
    return loaded


@cache
def _words(key: str) -> str:
    return "|".join(_data()[key])


@cache
def _said() -> Mapping[str, re.Pattern[str]]:
    """For each kind, the words askers use."""
    return {kind: any_of(words["said"], before=r"\b", after=r"\b") for kind, words in _data()["kinds"].items()}


@cache
def _asked_for() -> Mapping[str, re.Pattern[str]]:
    """The same behind words that ask for one ("which new picture")."""
    asking = rf"\b(?:{_words('asking')})\s+(?:\w+\s+){{0,2}}?"
    return {kind: any_of(words["said"], before=asking, after=r"\b") for kind, words in _data()["kinds"].items()}


@cache
def _listed(kind: str) -> re.Pattern[str]:
    """The words for a kind in registers."""
    return any_of(_data()["kinds"][kind]["listed"])


def _any_kind(*more: str) -> str:
    """The words for all kinds, and some more, as the alternatives of a pattern."""
    return "|".join((*(one for words in _data()["kinds"].values() for one in words["said"]), *more))


def asked_kind(text: str, mentions: Iterable[str] = ()) -> str | None:
    """The kind of asset a question asks for; the words of the reader's mention go before those right behind "which"."""
    for words in mentions:
        for kind, said in _said().items():
            if re.fullmatch(rf"(?:\w+\W+){{0,3}}{said.pattern}", words.strip(), re.IGNORECASE):
                return kind
    hits = _first_hits(_asked_for(), text) or _first_hits(_said(), text)
    return min(hits)[1] if hits else None


def _first_hits(patterns: Mapping[str, re.Pattern[str]], text: str) -> list[tuple[int, str]]:
    return [(found.start(), kind) for kind, pattern in patterns.items() if (found := pattern.search(text))]


def is_of_kind(asset: AssetFacts, kind: str | None) -> bool:
    """Whether an asset is of a kind, by its name where the register gives none; any asset is of no kind in particular."""
    return kind is None or _listed(kind).search(asset.kind or asset.name) is not None


def kinds_in(text: str) -> frozenset[str]:
    """The kinds of assets that a text names."""
    return frozenset(kind for _, kind in _first_hits(_said(), text))


def without_kinds(text: str) -> str:
    """A text without the words for kinds of assets, which say nothing of what is shown."""
    return re.sub(rf"\b(?:{_any_kind()})\b", " ", text, flags=re.IGNORECASE)


def is_whole_kind(words: str) -> bool:
    """Whether words say a whole kind of asset ("photo") and no sort within one ("wordmark")."""
    return re.fullmatch(_words("whole"), words.strip(), re.IGNORECASE) is not None


def sweeping(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text speaks of all assets of a kind at once: "all our photos", "every Quillfern image"."""
    lead = rf"\b(?:{_words('every')})\s+(?:(?:{_words('ours')})\s+){{0,2}}(?:[\w'’-]+\s+){{0,2}}?"
    shape = rf"{lead}(?:{_any_kind('assets?', 'files?', 'materials?')})\b"
    return tuple(found.span() for found in re.finditer(shape, text, re.IGNORECASE))


def looks_for_some(text: str) -> bool:
    """Whether a text asks which assets of a kind will do ("which images can Aldi use")."""
    kinds = _any_kind("assets?", "files?")
    return re.search(rf"(?:^|[.!?,:;]\s*)\W*(?:which|what)\s+(?:[\w-]+\s+)?(?:{kinds})\b(?!\W+\d)", text, re.IGNORECASE) is not None

"""An index of the names that assets answer to, for the assets one asker may know of."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from rapidfuzz import fuzz, process

from knowledge.terms import STOP_WORDS, fold, stem
from policies.evidence import AssetFacts

_TOKEN = re.compile(r"[^\W_]+")
_TYPO_RATIO = 84.0
_TYPO_LENGTH = 5
"""Shorter words are too often one letter away from another word."""


@dataclass(frozen=True)
class Token:
    """One word of a text, with where it stands."""

    stem: str
    start: int
    end: int
    raw: str


@dataclass(frozen=True)
class Naming:
    """How well one asset's best name fits a text."""

    asset: AssetFacts
    coverage: float
    """Share of the name that the text holds, rare words counting more, from 0 to 1."""
    matched: frozenset[int]
    """Positions of the text's tokens that the name took."""
    weight: float
    """Sum of the weights of the matched words: how telling they are."""
    exact: bool
    """Whether the text holds an id, file name or a whole name, word by word."""

    @property
    def first(self) -> int:
        """Position of the first matched token."""
        return min(self.matched)


def tokens(text: str) -> list[Token]:
    """The words of a text, folded and stemmed; an "ö" or a capital letter makes no difference."""
    return [Token(stem(fold(m.group())), m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]


@dataclass(frozen=True)
class _Name:
    asset: AssetFacts
    words: tuple[str, ...]
    raw: str
    code: bool
    """An id or file name: counts only as a whole."""


class NameIndex:
    """Finds assets whose names stand in a text, fully, partly or with a slip of the keyboard."""

    def __init__(self, assets: Sequence[AssetFacts]) -> None:
        self.assets = assets
        self._names = [name for asset in assets for name in _names(asset)]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        holders: Counter[str] = Counter()
        for number, name in enumerate(self._names):
            for word in set(name.words):
                self._by_word[word].append(number)
        for asset in assets:
            holders.update({word for name in _names(asset) if not name.code for word in name.words})
        total = max(len(assets), 2)
        self._weights = {word: 0.15 + math.log(1 + total / held) / math.log(1 + total) for word, held in holders.items()}
        self._typable = [word for word in self._by_word if len(word) >= _TYPO_LENGTH and word.isalpha()]

    def namings(self, text: str, *, loose: bool = False) -> list[Naming]:
        """All assets that share a word with the text, best first.

        Args:
            text: A message or a mention.
            loose: Whether slips of the keyboard are looked for as well.
        """
        found = tokens(text)
        places: dict[str, list[int]] = defaultdict(list)
        for position, token in enumerate(found):
            for word in self._words_of(token, loose=loose):
                places[word].append(position)
        numbers = {number for word in places for number in self._by_word.get(word, ())}
        best: dict[str, Naming] = {}
        for number in numbers:
            naming = self._naming(self._names[number], found, places)
            if naming and _rank(naming) > (_rank(best[naming.asset.id]) if naming.asset.id in best else (-1.0, False, 0.0)):
                best[naming.asset.id] = naming
        return sorted(best.values(), key=lambda naming: (*(-float(part) for part in _rank(naming)), naming.asset.id))

    def _words_of(self, token: Token, *, loose: bool) -> Iterable[str]:
        if token.stem in self._by_word:
            return (token.stem,)
        if not loose or len(token.stem) < _TYPO_LENGTH or token.stem in STOP_WORDS:
            return ()
        hit = process.extractOne(token.stem, self._typable, scorer=fuzz.ratio, score_cutoff=_TYPO_RATIO)
        return (hit[0],) if hit else ()

    def _naming(self, name: _Name, found: list[Token], places: dict[str, list[int]]) -> Naming | None:
        held = [word for word in name.words if word in places]
        exact = self._sequence(name.words, found)
        if name.code and exact is None:
            return None
        if exact is None and all(word in STOP_WORDS for word in held):
            return None
        if len(name.words) == 1 and exact is not None and not _speaks_of(name.raw, found[exact]):
            return None
        total = sum(self._weight(word) for word in name.words)
        weight = sum(self._weight(word) for word in held)
        matched = frozenset(range(exact, exact + len(name.words))) if exact is not None else frozenset(_nearest(held, places))
        coverage = 1.0 if exact is not None else min(0.95, weight / total)
        return Naming(name.asset, coverage, matched, weight, exact is not None)

    def _weight(self, word: str) -> float:
        return 0.1 if word in STOP_WORDS else self._weights.get(word, 1.0)

    @staticmethod
    def _sequence(words: tuple[str, ...], found: list[Token]) -> int | None:
        for start in range(len(found) - len(words) + 1):
            if all(found[start + offset].stem == word for offset, word in enumerate(words)):
                return start
        return None


def _rank(naming: Naming) -> tuple[float, bool, float]:
    return (naming.coverage, naming.exact, naming.weight)


def _names(asset: AssetFacts) -> Iterable[_Name]:
    for text, code in (
        (asset.name, False),
        *((alias, False) for alias in asset.aliases),
        (asset.id, True),
        *((PurePosixPath(file).name, True) for file in asset.files),
        *((PurePosixPath(file).stem, True) for file in asset.files),
    ):
        words = tuple(token.stem for token in tokens(text))
        if words:
            yield _Name(asset, words, text, code)


def _nearest(held: Iterable[str], places: dict[str, list[int]]) -> Iterable[int]:
    """One position for each matched word, close to the others."""
    held = list(held)
    anchor = min((places[word] for word in held), key=len)[0]
    return (min(places[word], key=lambda position: abs(position - anchor)) for word in held)


def _speaks_of(name: str, token: Token) -> bool:
    """Whether one word of a text can be meant as a name: short ones and everyday words only with the name's own capitals."""
    if len(token.raw) >= 6:
        return True
    return token.raw == name or (
        len(token.raw) >= 4 and token.raw.lower() not in STOP_WORDS and not name.islower() and token.raw[0].isupper()
    )

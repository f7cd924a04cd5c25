"""An index of the names that assets answer to, for the assets one asker may know of."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from rapidfuzz import fuzz, process

from knowledge.described import in_english
from knowledge.terms import STOP_WORDS, fold, stem
from policies.evidence import AssetFacts

_KIND_WORDS = """
    asset picture photo photograph pic image shot packshot hero still film clip video spot cut reel logo mark icon
    wordmark font track song jingle music banner poster visual key artwork file thing one material version campaign ad advert
    mascot tagline slogan claim
"""
_QUOTED = re.compile(r"[\"“„«'‘](?=\S)([^\"”“»'’]{3,}?)[\"”“»'’](?!\w)")
_LENGTH = re.compile(r"(\d+)(?:s|sec|secs|seconds?)?")
_NUMBERS = {
    "six": "6",
    "ten": "10",
    "fifteen": "15",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fortyfive": "45",
    "sixty": "60",
}
"""Lengths of films as people say them ("the Island Hop sixty")."""
_PART_COVERAGE = 0.85
"""What the quoted title in a longer name ("Brand 'Title' 30s") counts for by itself."""
_TOKEN = re.compile(r"[^\W_]+")
KINDS = frozenset(_KIND_WORDS.split())
"""Words for kinds of assets: they name none by themselves."""
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
    starts_sentence: bool

    @property
    def is_kind(self) -> bool:
        """Whether it is a word for a kind of asset, such as "photo" or "logos"."""
        return fold(self.raw) in KINDS or fold(self.raw).removesuffix("s") in KINDS


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
    literal: bool = False
    """Whether it holds it letter by letter, so that "tin" is not "tins"."""

    @property
    def first(self) -> int:
        """Position of the first matched token."""
        return min(self.matched)


def tokens(text: str) -> list[Token]:
    """The words of a text, folded and stemmed; an "ö" or a capital letter makes no difference."""
    return [
        Token(_word(m.group()), m.start(), m.end(), m.group(), text[: m.start()].rstrip()[-1:] in {"", ".", "!", "?", ":"})
        for m in _TOKEN.finditer(text)
    ]


def _word(raw: str) -> str:
    folded = fold(raw)
    length = _LENGTH.fullmatch(folded)
    return length.group(1) if length else _NUMBERS.get(folded, stem(folded))


@dataclass(frozen=True)
class _Name:
    asset: AssetFacts
    words: tuple[str, ...]
    raw: str
    code: bool
    """An id or file name: counts only as a whole."""
    part: bool = False
    """A title within a longer name."""


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

    def namings(self, text: str, *, loose: bool = False, mentioned: bool = False) -> list[Naming]:
        """All assets that share a word with the text, best first.

        Args:
            text: A message or a mention.
            loose: Whether slips of the keyboard are looked for as well.
            mentioned: Whether somebody took the text for the name of an asset, so that an everyday word may be one.
        """
        found = tokens(text)
        places: dict[str, list[int]] = defaultdict(list)
        for position, token in enumerate(found):
            for word in self._words_of(token, loose=loose):
                places[word].append(position)
        numbers = {number for word in places for number in self._by_word.get(word, ())}
        best: dict[str, Naming] = {}
        parts: list[Naming] = []
        for number in numbers:
            name = self._names[number]
            naming = self._naming(name, text, found, places, mentioned=mentioned)
            if naming and name.part:
                parts.append(naming)
            elif naming and (naming.asset.id not in best or _rank(naming) > _rank(best[naming.asset.id])):
                best[naming.asset.id] = naming
        for part in parts:
            best[part.asset.id] = _with_part(best.get(part.asset.id), part)
        return sorted(best.values(), key=lambda naming: (*(-float(part) for part in _rank(naming)), naming.asset.id))

    def _words_of(self, token: Token, *, loose: bool) -> Iterable[str]:
        if token.stem in self._by_word:
            return (token.stem,)
        if not loose or token.stem in STOP_WORDS:
            return ()
        translated = tuple(dict.fromkeys(word for word in in_english(token.raw) if word in self._by_word))
        if translated or len(token.stem) < _TYPO_LENGTH:
            return translated
        hit = process.extractOne(token.stem, self._typable, scorer=fuzz.ratio, score_cutoff=_TYPO_RATIO)
        return (hit[0],) if hit else ()

    def _naming(
        self, name: _Name, text: str, found: list[Token], places: dict[str, list[int]], *, mentioned: bool
    ) -> Naming | None:
        held = [word for word in name.words if word in places]
        exact = self._sequence(name.words, found)
        if (name.code or name.part) and exact is None:
            return None
        if exact is None and all(_is_bare(word, places, found) for word in held):
            return None
        if len(name.words) == 1 and exact is not None and not (mentioned or _speaks_of(name.raw, exact, found)):
            return None
        if (_only_numbers(held, found, places) and not _is_code(name, text, found, exact)) or (
            exact is None and _only_lengths(held, found, places)
        ):
            return None
        if len(name.words) == 1 and exact is not None and not _alike(name.raw, found[exact].raw):
            return None
        total = sum(self._weight(word) for word in name.words)
        weight = sum(self._weight(word) for word in held)
        matched = frozenset(range(exact, exact + len(name.words))) if exact is not None else frozenset(_nearest(held, places))
        coverage = 1.0 if exact is not None else min(0.95, weight / total)
        literal = exact is not None and [fold(found[exact + n].raw) for n in range(len(name.words))] == [
            fold(token.raw) for token in tokens(name.raw)
        ]
        return Naming(name.asset, coverage, matched, weight, exact is not None, literal)

    def _weight(self, word: str) -> float:
        return 0.1 if word in STOP_WORDS else self._weights.get(word, 1.0)

    @staticmethod
    def _sequence(words: tuple[str, ...], found: list[Token]) -> int | None:
        for start in range(len(found) - len(words) + 1):
            if all(found[start + offset].stem == word for offset, word in enumerate(words)):
                return start
        return None


def _with_part(whole: Naming | None, part: Naming) -> Naming:
    """The naming of an asset whose quoted title stands in the text; what else of its name is there counts on top."""
    if whole is None:
        return replace(part, coverage=_PART_COVERAGE, exact=False)
    if whole.exact:
        return whole
    coverage = max(whole.coverage, _PART_COVERAGE + 0.1 * whole.coverage)
    return replace(whole, coverage=coverage, matched=whole.matched | part.matched, weight=max(whole.weight, part.weight))


def _rank(naming: Naming) -> tuple[float, bool, float]:
    return (naming.coverage, naming.exact, naming.weight)


def _names(asset: AssetFacts) -> Iterable[_Name]:
    for title in _QUOTED.findall(asset.name):
        words = tuple(token.stem for token in tokens(title))
        if len(words) > 1:
            yield _Name(asset, words, title, code=False, part=True)
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


def _is_bare(word: str, places: dict[str, list[int]], found: Sequence[Token]) -> bool:
    """Whether a word tells no asset by itself: "can" and "packshot" are not yet the *can packshot*."""
    return word in STOP_WORDS or all(found[position].is_kind for position in places[word])


def _only_numbers(held: Iterable[str], found: Sequence[Token], places: dict[str, list[int]]) -> bool:
    """Whether all that a text has of a name is a bare number: "30 June" is not "the thirty"."""
    telling = [word for word in held if word not in STOP_WORDS]
    return all(found[position].raw.isdigit() for word in telling for position in places[word])


def _is_code(name: _Name, text: str, found: Sequence[Token], exact: int | None) -> bool:
    """Whether an id of letters and digits stands in the text sign by sign: "A-77" is one, "a 77 metre banner" is not."""
    if not name.code or exact is None or not re.fullmatch(r"(?=.*[^\W\d_])(?=.*\d)\S+", name.raw):
        return False
    return text[found[exact].start : found[exact + len(name.words) - 1].end].casefold() == name.raw.casefold()


def _only_lengths(held: Iterable[str], found: Sequence[Token], places: dict[str, list[int]]) -> bool:
    """Whether all that a text has of a name is the length of a film: many films are 30s long."""
    telling = [word for word in held if word not in STOP_WORDS]
    return all(_LENGTH.fullmatch(found[position].raw.casefold()) for word in telling for position in places[word])


def _alike(name: str, word: str) -> bool:
    """Whether one word can be an inflection of another: a stem in common is not enough for "badge" and "badger"."""
    return fold(name).removesuffix("s").endswith("er") == fold(word).removesuffix("s").endswith("er")


def _nearest(held: Iterable[str], places: dict[str, list[int]]) -> Iterable[int]:
    """One position for each matched word, close to the others."""
    held = list(held)
    anchor = min((places[word] for word in held), key=len)[0]
    return (min(places[word], key=lambda position: abs(position - anchor)) for word in held)


def _speaks_of(name: str, position: int, found: Sequence[Token]) -> bool:
    """Whether one word of a text can be meant as a name: with capitals of its own, digits, or next to a word like "logo"."""
    token = found[position]
    if any(character.isdigit() for character in token.raw) or (token.raw == name and not name.istitle() and not name.islower()):
        return True
    if any(found[place].is_kind for place in (position - 1, position + 1) if 0 <= place < len(found)):
        return True
    return token.raw[0].isupper() and not token.starts_sentence and not name.islower() and len(token.raw) >= 3

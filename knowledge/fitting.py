"""Whether the words around a name belong to it: "Silver Gate" is not *Copper Gate*, and "Grey Loch v2" is not *Grey Loch*.

A name that was found in part may be short for its asset, or be the name of another thing that shares a word with it. What tells
them apart are the words beside those that were matched: a word that the asset answers to nowhere, and that says nothing of the use
either, makes it another thing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from knowledge.described import in_english, words_for
from knowledge.names import Naming, Token, tokens
from knowledge.terms import STOP_WORDS, fold
from knowledge.versions import said_before
from policies.calendar.periods import read_period
from policies.evidence import AssetFacts
from policies.lexicon.actions import find_actions
from policies.lexicon.channels import find_channels
from policies.lexicon.kinds import is_of_kind, kinds_in
from policies.lexicon.modifications import find_modifications
from policies.lexicon.parties import find_parties
from policies.lexicon.purposes import find_purposes
from policies.lexicon.territories import read_territories
from policies.lexicon.topics import find_topics

_VERSION = re.compile(r"(?:v|ver|rev)\d+", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED = frozenset({"version", "v", "ver", "rev", "edition", "cut", "part", "no", "number", "mark"})
_UNITS = frozenset({"sec", "secs", "second", "seconds"})
_ADVERTISING = re.compile(r"\s*(?:ads?|adverts?|campaigns?|posts?|banners?|channel|platform|call|production)\b", re.IGNORECASE)
"""What makes "video" a place to use a thing in rather than the thing."""
_DETERMINERS = frozenset({"the", "our", "your", "this", "that", "their", "a", "an", "my"})
_APART = {
    "film": frozenset({"photo", "logo", "font", "audio", "icon", "mascot", "illustration"}),
    "logo": frozenset({"photo", "film", "font", "audio", "illustration"}),
    "font": frozenset({"photo", "film", "logo", "audio", "icon", "mascot", "illustration"}),
    "audio": frozenset({"photo", "logo", "font", "icon", "illustration", "mascot"}),
    "photo": frozenset({"film", "logo", "font", "audio"}),
}
"""Kinds of things that nobody calls by the word for another: said, and what the asset then cannot be."""
_LOOSE = re.compile(
    r"(?:pictures?|pics?|images?|visuals?|shots?|stills?|badges?|seals?|reels?|spots?|music|sounds?)", re.IGNORECASE
)
"""Words that are also said of parts of a thing, or of things of several kinds."""
_MOST_BESIDE = 3


@dataclass(frozen=True)
class Fit:
    """How well a naming's surroundings suit its asset.

    Attributes:
        share: Share of the telling words that the asset answers to; 1 where nothing speaks against it.
        words: The name as it was said, with the words that do not suit, verbatim.
    """

    share: float
    words: str


def fit(text: str, naming: Naming, *, said: str = "", settled: bool = False, others: frozenset[int] = frozenset()) -> Fit:
    """Weigh the words beside a name.

    Args:
        text: What the name stands in.
        naming: Which words of it were taken for which asset.
        said: The part of the text that a reader took for the name as a whole, if it did.
        settled: Whether the conversation has named this asset already, so that everyday words beside a part of it are no matter.
        others: Positions of words that are names of other assets.
    """
    found = tokens(text)
    phrase = _Phrase(text, found, naming, settled, use_words(text), is_mention=said == text)
    strange = {p for p in phrase.strangers() if p not in others} | (phrase.within(said) - others)
    wrong = strange or phrase.of_another_kind()
    places = sorted({*naming.matched, *wrong})
    known = sum(found[p].stem not in STOP_WORDS for p in naming.matched)
    words = text[found[places[0]].start : found[places[-1]].end]
    return Fit(known / (known + len(wrong)) if known else 0.0, words) if wrong else Fit(1.0, words)


def answers_to(asset: AssetFacts) -> frozenset[str]:
    """Stems of all words that are somewhere in an asset's names, numbers, files and labels."""
    files = (PurePosixPath(file).name for file in asset.files)
    texts = (asset.name, asset.id, asset.kind or "", *asset.aliases, *files, *asset.labels)
    return frozenset(token.stem for text in texts for token in tokens(text))


def kinds_beside(text: str, naming: Naming) -> frozenset[str]:
    """The kinds of assets named right beside a name: "the cold brew picture", "the film with the badger"."""
    found = tokens(text)
    phrase = _Phrase(text, found, naming, settled=False, use=frozenset())
    last = max(naming.matched)
    places = [*naming.matched, *phrase.head_kind()]
    places += [p for p in (last + 1, last + 2) if p < len(found) and all(phrase.adjacent(q) for q in range(last, p))][:1]
    said = (found[p] for p in places)
    return frozenset(k for t in said if not _ADVERTISING.match(text, t.end) for k in kinds_in(t.raw))


def described_with(text: str, naming: Naming) -> str:
    """What a name is described with in words that are not its own ("Bramble *with umbrella*"), or nothing."""
    found = tokens(text)
    phrase = _Phrase(text, found, naming, settled=False, use=frozenset())
    place = max(naming.matched) + 1
    if place >= len(found) or not phrase.adjacent(place - 1) or fold(found[place].raw) not in words_for("describing"):
        return ""
    start, place = found[place].start, place + 1
    while place < len(found) and phrase.adjacent(place - 1) and fold(found[place].raw) in words_for("links"):
        place += 1
    if place >= len(found) or not phrase.adjacent(place - 1) or fold(found[place].raw) in words_for("not_shown"):
        return ""
    return text[start : found[place].end] if phrase.strange(place) else ""


def use_words(text: str) -> frozenset[int]:
    """Characters of a text that say how, where or when something is used, and so are no part of a name."""
    readers = (find_channels, find_modifications, find_actions, find_parties, find_purposes, find_topics)
    spans = [(m.start, m.end) for read in readers for m in read(text)]
    spans += [(m.start, m.end) for m in read_territories(text).spans]
    spans += [(m.start, m.end) for m in read_period(text, date.min.replace(year=2000)).spans]
    return frozenset(place for start, end in spans for place in range(start, end))


@dataclass(frozen=True)
class _Phrase:
    """The words around one name."""

    text: str
    found: Sequence[Token]
    naming: Naming
    settled: bool
    use: frozenset[int]
    is_mention: bool = False
    """Whether the text is nothing but what a reader took for a name: its first capital then begins no sentence."""

    def strangers(self) -> Iterator[int]:
        """Positions of words next to and between the matched ones that are part of another name."""
        first, last = min(self.naming.matched), max(self.naming.matched)
        yield from (p for p in self._between(first, last) if self._is_capital(p) or not self.settled)
        yield from self._before(first)
        before = said_before(self.text, self.found, first)
        if before is not None and self.found[before].stem not in answers_to(self.naming.asset):
            yield before
        yield from self._after(last)

    def within(self, said: str) -> set[int]:
        """Strange words of what a reader took for the name."""
        start = self.text.casefold().find(said.casefold()) if said else -1
        held = {p for p, token in enumerate(self.found) if start <= token.start < start + len(said)} if start >= 0 else set()
        return (
            {p for p in held if self.strange(p) and (self._is_capital(p) or not self.settled)}
            if held & self.naming.matched
            else set()
        )

    def of_another_kind(self) -> set[int]:
        """Positions of a word for a kind of thing beside the name that the asset is not ("Red Kite logo", a photo)."""
        asset, last = self.naming.asset, max(self.naming.matched)
        beside = [p for p in (last + 1, last + 2) if p < len(self.found) and all(self.adjacent(q) for q in range(last, p))]
        beside += self.head_kind()
        for place in beside:
            token = self.found[place]
            kinds = kinds_in(token.raw)
            if not kinds or _LOOSE.fullmatch(token.raw) or _ADVERTISING.match(self.text, token.end):
                continue
            if all(not is_of_kind(asset, kind) and any(is_of_kind(asset, o) for o in _APART.get(kind, ())) for kind in kinds):
                return set() if token.stem in answers_to(asset) else {place}
        return set()

    def head_kind(self) -> tuple[int, ...]:
        """The position of the kind of thing that a name only describes: the film in "the film with the badger"."""
        named = [p for p in self.naming.matched if self.found[p].stem not in STOP_WORDS]
        place = min(named or self.naming.matched) - 1
        while place > 0 and self.adjacent(place) and fold(self.found[place].raw) in words_for("links") - words_for("of_what"):
            place -= 1
        joins = place > 0 and self.adjacent(place) and self.adjacent(place - 1)
        if joins and fold(self.found[place].raw) in words_for("of_what") and kinds_in(self.found[place - 1].raw):
            return (place - 1,)
        return ()

    def _between(self, first: int, last: int) -> Iterator[int]:
        """Strange words within the name, where no more than a gap or two of it is filled by others ("Lysholt zebra sunset")."""
        if all(self.adjacent(place) for place in range(first, last)):
            inner = [place for place in range(first, last) if place not in self.naming.matched]
            if len(inner) <= len(self.naming.matched) and not any(self.found[p].stem in STOP_WORDS for p in inner):
                yield from (place for place in inner if self.strange(place))

    def _before(self, first: int) -> Iterator[int]:
        if self.naming.exact and len(self.naming.matched) > 1:
            return  # whose it is may stand before a whole name: "the Lanternfold Copper Gate"
        places: list[int] = []
        place = first - 1
        while place >= 0 and len(places) < _MOST_BESIDE and self.adjacent(place) and self.strange(place):
            places.append(place)
            place -= 1
        introduced = place >= 0 and self.found[place].stem in _DETERMINERS
        for p in places:
            if self._is_capital(p) or (introduced and not self.settled):
                yield p

    def _after(self, last: int) -> Iterator[int]:
        place = last + 1
        while place < len(self.found) and self.adjacent(place - 1) and self.found[place].stem in answers_to(self.naming.asset):
            place += 1  # more of its own name, which a shorter name left out
        if place >= len(self.found) or not self.adjacent(place - 1):
            return
        token = self.found[place]
        if self._makes_another(place):
            yield place
            return
        numbered = token.stem in _NUMBERED or token.raw.casefold() in _NUMBERED
        if numbered and place + 1 < len(self.found) and self.adjacent(place):
            place, token = place + 1, self.found[place + 1]
            if token.raw.isdigit() and token.stem not in answers_to(self.naming.asset):
                yield place
        elif _VERSION.fullmatch(token.raw) or _YEAR.fullmatch(token.raw) or self._other_length(token):
            if token.stem not in answers_to(self.naming.asset):
                yield place
        elif self.strange(place) and (self._is_capital(place) or not (self.naming.exact or self.settled)):
            yield place

    def _makes_another(self, place: int) -> bool:
        """Whether the word behind a name makes it another one: "Winter window junior", "Winter window 2 on our website"."""
        token = self.found[place]
        if token.stem in answers_to(self.naming.asset):
            return False
        if token.raw.isdigit() and len(token.raw) <= 2:  # of a series: neither a year nor an amount
            return place + 1 == len(self.found) or self.found[place + 1].stem in STOP_WORDS or not self.adjacent(place)
        is_film = any(is_of_kind(self.naming.asset, kind) for kind in ("film", "audio"))
        return fold(token.raw) in words_for("variants") or (is_film and fold(token.raw) in words_for("formats"))

    def _other_length(self, token: Token) -> bool:
        """Whether a number is the length of a film, where the name says another one."""
        counted = re.fullmatch(r"\d+(?:s|sec|secs|seconds?)", token.raw, re.IGNORECASE) or not token.raw[0].isdigit()
        return bool(counted) and token.stem.isdigit() and any(word.isdigit() for word in answers_to(self.naming.asset))

    def strange(self, place: int) -> bool:
        token = self.found[place]
        if (
            place in self.naming.matched
            or token.stem in STOP_WORDS
            or token.is_kind
            or token.raw[0].isdigit()
            or len(token.raw) < 3
        ):
            return False
        if token.stem in answers_to(self.naming.asset) or kinds_in(token.raw) or token.raw.casefold() in _UNITS:
            return False
        if any(word in answers_to(self.naming.asset) for word in in_english(token.raw)):
            return False
        if fold(token.raw) in words_for("around") | words_for("links"):
            return False
        named = self._is_capital(place) and not self.naming.exact
        return named or not all(character in self.use for character in range(token.start, token.end))

    def _is_capital(self, place: int) -> bool:
        token = self.found[place]
        return token.raw[0].isupper() and (self.is_mention or not token.starts_sentence)

    def adjacent(self, place: int) -> bool:
        """Whether only a space or a hyphen stands between a word and the next one."""
        if place + 1 >= len(self.found):
            return False
        return self.text[self.found[place].end : self.found[place + 1].start] in (" ", "-", "  ")

"""The licence's own words for places of appearance, found again in the words of a question.

Whoever writes a register and whoever asks often use the same words ("lobby screens", "matchday programme") for things that no
code fits. A term is met where all its words stand together, in any order; its head alone meets it half: related, not the same.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from policies.evaluation.use import Use
from policies.evaluation.words import STOP, stem
from policies.lexicon.channels import find_channels, stands_as_place
from policies.lexicon.negation import is_negated
from policies.lexicon.phrases import data_of
from policies.lexicon.words import Word, words
from policies.taxonomies import channels as tree
from policies.truth import Truth
from policies.vocabulary import Channel

_LINKS = frozenset({"in", "of", "on", "at", "for", "en", "de", "des", "du", "im", "an", "auf", "dans", "sur", "a", "di"})
"""Words that turn a term around: of "screens in lobbies" the first word is the head."""
_NEXT_TO = re.compile(
    r"^\W*(?:beside|next to|near|alongside|together with|neben|à côté de|junto a|accanto a|naast)\s+", re.IGNORECASE
)
_SPARE = 3
"""How many words may stand between those of a term ("screens in our two lobbies")."""


@dataclass(frozen=True)
class Met:
    """Where a term was found; half where only its head was."""

    start: int
    end: int
    whole: bool


@cache
def _same() -> dict[str, str]:
    """The word that stands for each word with others like it."""
    return {stem(word): stem(group[0]) for group in data_of("terms.yaml")["alike"] for word in group}


@cache
def _beside() -> dict[str, frozenset[str]]:
    return {_plain(item["head"]): frozenset(stem(word) for word in item["words"]) for item in data_of("terms.yaml")["beside"]}


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(_plain(word) for word in data_of("terms.yaml")[key])


def _plain(word: str) -> str:
    found = stem(word.removesuffix("'s"))
    return _same().get(found, found)


@dataclass(frozen=True)
class _Term:
    head: str
    narrowing: frozenset[str]
    """The other words, which narrow the head."""

    @property
    def all(self) -> frozenset[str]:
        return self.narrowing | {self.head}


@cache
def _term(phrase: str) -> tuple[_Term, ...]:
    """A phrase as head and narrowing words, also with neighbours written as one word ("match day", "matchday")."""
    said = words(phrase)
    turned = next((place for place, word in enumerate(said) if word.folded in _LINKS and place), len(said))
    first = [word.folded for word in said[:turned] if word.folded not in STOP]
    rest = [word.folded for word in said[turned:] if word.folded not in STOP]
    if not first:
        return ()
    shapes = [(first, rest)]
    shapes += [([*first[:i], first[i] + first[i + 1], *first[i + 2 :]], rest) for i in range(len(first) - 1)]
    return tuple(
        _Term(_plain(shape[-1]), frozenset(map(_plain, (*shape[:-1], *after))) - {_plain(shape[-1])} - _light(shape, after))
        for shape, after in shapes
    )


def _light(shape: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """Light words of a term, unless nothing else is left to narrow its head ("annual report")."""
    narrowing = frozenset(map(_plain, (*shape[:-1], *after)))
    return _set("light") if narrowing - _set("light") else frozenset()


def find(phrase: str, text: str, *, elsewhere: str = "") -> tuple[Met, ...]:
    """Where a term is met in a text.

    Args:
        phrase: The term.
        text: The text.
        elsewhere: Words in which the asker tells what it is: a cinema's "our foyer" is a cinema foyer.
    """
    said = [word for word in words(text) if word.folded not in STOP]
    told = frozenset(_plain(word.folded) for word in words(elsewhere))
    owns = {word.start for before, word in pairwise(words(text)) if _plain(before.folded) in _set("own")}
    found: dict[int, Met] = {}
    for term in _term(phrase):
        for place, end in _heads(term.head, said):
            met = _around(term, said, place, end, told if _owned(said, place, owns) else frozenset())
            if met.start not in found or (met.whole and not found[met.start].whole):
                found[met.start] = met
    whole = [met for met in found.values() if met.whole]
    halves = [met for met in found.values() if not met.whole and not any(w.start <= met.start < w.end for w in whole)]
    return (*whole, *halves)


def _owned(said: Sequence[Word], place: int, owns: set[int]) -> bool:
    return said[place].start in owns or (place > 0 and said[place].joined and said[place - 1].start in owns)


def _heads(head: str, said: Sequence[Word]) -> Iterable[tuple[int, int]]:
    """Places of a head, also where it is written as two words."""
    for place, word in enumerate(said):
        if _plain(word.folded) == head:
            yield place, place
        elif _compound(said, place) == head:
            yield place, place + 1


def _compound(said: Sequence[Word], place: int) -> str:
    """A word and the next one written as one word, where they stand together."""
    near = said[place : place + 2]
    together = len(near) > 1 and near[1].joined and near[0].sentence == near[1].sentence
    return _plain(near[0].folded + near[1].folded) if together else ""


def _around(term: _Term, said: Sequence[Word], place: int, end: int, told: frozenset[str]) -> Met:
    """What stands around a head: the words that narrow it, or others."""
    wanted, first, last = set(term.narrowing - told), place, end
    reach = len(term.narrowing) + _SPARE
    for other in (*range(place - 1, max(-1, place - 1 - reach), -1), *range(end + 1, min(len(said), end + 1 + reach))):
        if said[other].sentence != said[place].sentence:
            continue
        names = {_plain(said[other].folded)} | ({_compound(said, other)} if other + 1 not in range(place, end + 1) else set())
        near = _beside().get(term.head, frozenset())
        if other == place - 1 and stem(said[other].folded) in near:
            names |= near
        if hit := wanted & names:
            wanted -= hit
            first, last = min(first, other), max(last, other)
    if wanted and term.head in _set("general") and place and said[place].joined and not _is_light(said[place - 1]):
        return Met(said[place].start, said[place].start, whole=False)  # a head with a narrowing word of its own: another thing
    return Met(said[first].start, said[last].end, whole=not wanted)


def _is_light(word: Word) -> bool:
    return _plain(word.folded) in _set("light") or word.folded.isdigit()


def unnamed(use: Use) -> str:
    """All the asker's words without the names of assets."""
    text = use.said
    for name in use.request.assets:
        text = text.replace(name, " " * len(name))
    return text


def related(phrases: Iterable[str], use: Use) -> bool:
    """Whether the use speaks of the very thing that a ban's words narrow: "our logo and theirs", of "not beside company logos".

    Heads that tell no thing from another (`page`, `ad`) say nothing.
    """
    text = unnamed(use)
    bare = [_NEXT_TO.sub("", phrase) for phrase in phrases if _NEXT_TO.match(phrase)]
    tellings = [phrase for phrase in bare if any(term.head not in _set("general") for term in _term(phrase))]
    mets = (met for phrase in tellings for met in find(phrase, text))
    return any(met.end > met.start and not is_negated(text, met.start, met.end) for met in mets)


def spoken_of(phrases: Iterable[str], use: Use) -> bool:
    """Whether all the words of one of these terms stand together somewhere in the use, and are not denied there."""
    text = unnamed(use)
    asked = text[text.rfind("\n") + 1 :]
    mets = (met for phrase in phrases for met in find(phrase, asked))
    return any(met.whole and not is_negated(asked, met.start, met.end) for met in mets)


def _told(use: Use) -> str:
    return " ".join(use.request.party_words)


def met_by(phrases: Iterable[str], used: Channel | None, use: Use) -> Truth:
    """Whether a place of appearance of the use is named by one of these terms; half-met terms leave it unknown.

    Args:
        phrases: Terms of a rule.
        used: A channel of the use, `None` for one that has no code.
        use: The use.
    """
    text = unnamed(use)
    said = _named(used, use)
    best = Truth.FAIL
    if said:
        found = [_best(phrases, name, text, use) for name in said]
        whole = all(truth is Truth.PASS for truth in found)
        return Truth.PASS if whole else Truth.UNKNOWN if all(truth is not Truth.FAIL for truth in found) else Truth.FAIL
    if used is not None:
        return Truth.FAIL
    asked = " " * (text.rfind("\n") + 1) + text[text.rfind("\n") + 1 :]
    for phrase in phrases:
        for met in find(phrase, asked, elsewhere=f"{_told(use)} {asked}"):
            if met.end > met.start and not is_negated(asked, met.start, met.end) and not _taken(met, use, asked):
                if met.whole and stands_as_place(asked, met.start, met.end) and not _in_compound(met, asked):
                    return Truth.PASS
                best = Truth.UNKNOWN
    return best


def _named(used: Channel | None, use: Use) -> list[str]:
    """The asker's words for a channel."""
    if used is None:
        return list(use.request.uncoded_channels)
    spans = [span.text for span in use.request.spans if span.slot.startswith("channel")]
    return [text for text in spans if used in {mention.code for mention in find_channels(text)}]


def _best(phrases: Iterable[str], name: str, text: str, use: Use) -> Truth:
    """How some words for a channel, all the places they stand in taken together, meet the terms."""
    places = _all(name, text)
    best = Truth.FAIL
    for phrase in phrases:
        ours = frozenset().union(*(term.all for term in _term(phrase)))
        theirs = frozenset(_plain(word.folded) for word in words(name) if word.folded not in STOP)
        mets = find(phrase, text, elsewhere=f"{_told(use)} {text}")
        truths = []
        for start, end in places:
            over = [met for met in mets if met.start < end and start < met.end]
            near = _beside().get(_term(phrase)[0].head, frozenset()) if _term(phrase) else frozenset()
            pure = theirs - ours - _set("light") <= near
            whole = any(met.whole for met in over) and pure
            truths.append(Truth.PASS if whole else Truth.UNKNOWN if over else Truth.FAIL)
        if truths and all(truth is Truth.PASS for truth in truths):
            return Truth.PASS
        if truths and all(truth is not Truth.FAIL for truth in truths):
            best = Truth.UNKNOWN
    return best


def _all(name: str, text: str) -> list[tuple[int, int]]:
    found, start = [], text.find(name)
    while start >= 0:
        found.append((start, start + len(name)))
        start = text.find(name, start + 1)
    return found


def _taken(met: Met, use: Use, text: str) -> bool:
    """Whether the words name a channel that has a code already."""
    spans = [span.text for span in use.request.spans if span.slot.startswith("channel")]
    return any(start < met.end and met.start < end for name in spans for start, end in _all(name, text))


def _in_compound(met: Met, text: str) -> bool:
    """Whether the word right before names a place of its own ("app menu"): the term's noun is then another thing."""
    ahead = [word for word in words(text) if word.end <= met.start]
    here = next((word for word in words(text) if word.start == met.start), None)
    if not ahead or here is None or not here.joined:
        return False
    return bool(find_channels(f"on our {ahead[-1].text}"))


def apart(phrases: Iterable[str], used: Channel | None) -> tuple[str, ...]:
    """Those terms whose codes have nothing to do with a channel; where they do, the codes say what holds."""
    if used is None:
        return tuple(phrases)
    return tuple(phrase for phrase in phrases if not any(_related(Channel(m.code), used) for m in find_channels(phrase)))


def _related(code: Channel, used: Channel) -> bool:
    return tree.covers(code, used) or tree.covers(used, code)

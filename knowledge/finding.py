"""Which assets a question is about: by id, file name, alias or name, with slips, and by the thread before it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.catalogue import Catalogue
from knowledge.fitting import Fit, fit
from knowledge.names import NameIndex, Naming, tokens
from knowledge.spoken import is_name, is_plain_name, is_turned_down, share_held, words_of
from policies.evidence import AssetFacts, AssetMatch
from policies.request import Question
from policies.visibility import Reach

_SURE = 0.72
"""Share of a name that settles it by itself."""
_LIKELY = 0.5
"""Words that a name must have to be told from everyday words."""
_GUESS = 0.4
"""Share of a name, of two telling words at least, that will do when nothing else says which asset is meant."""
_POSSIBLE = 0.28
"""Share of a name that is worth a look when nothing better is there."""
_CLOSE = 0.12
"""Names whose share differs by less are rivals."""
_THREAD_SCORE = 0.9
_ORDINALS = {
    "first": 0,
    "1st": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "4th": 3,
    "last": -1,
    "latter": -1,
    "former": 0,
}
_ORDINAL = re.compile(
    r"\bthe (first|1st|second|2nd|third|3rd|fourth|4th|last|latter|former)(?: one)?\b(?!\s+(?:week|day|month|half|quarter))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FindResult:
    """What a question is about.

    Attributes:
        matches: One for each distinct asset asked about.
        rivals: For a match (by asset id) the others its words could mean as well.
        unknown: Mentions that nothing answers to, or nothing that this asker may know of.
    """

    matches: tuple[AssetMatch, ...] = ()
    rivals: Mapping[str, tuple[AssetMatch, ...]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


class AssetFinder:
    """Finds assets in a catalogue. What an asker may not see is not in the index their question is matched with."""

    def __init__(self, catalogue: Catalogue, assets: Callable[[], Sequence[AssetFacts]] | None = None) -> None:
        self._catalogue = catalogue
        self._assets = assets or catalogue.assets
        self._generation = -1
        self._indexes: dict[Reach, NameIndex] = {}

    def find(self, question: Question, mentions: Sequence[str], reach: Reach) -> FindResult:
        """The assets a question is about.

        Args:
            question: The question with its thread.
            mentions: What the reader took for names of assets, verbatim.
            reach: Who asks.
        """
        index = self._index(reach)
        if not index.assets:
            return FindResult(unknown=tuple(mention for mention in mentions if is_name(mention)))
        context = _Context.of(question.thread, index)
        groups = _named_groups(question.text, mentions, index, context)
        strangers: list[str] = []
        for mention in mentions:
            group, known = _mentioned(mention, groups, index, context, least=_LIKELY)
            groups += [group] if group else []
            strangers += [] if known else [mention]
        if not groups and (pointed := context.pointed_at(question.text)):
            groups = [pointed]
        if not groups:
            weak = [_mentioned(mention, groups, index, context, least=_POSSIBLE)[0] for mention in mentions]
            found = next((group for group in weak if group), None) or _best_guess(question.text, index)
            groups = [found] if found else []
        # Readers take names of people and companies for assets now and then: beside an asset that is known, only plain names count.
        strangers = [mention for mention in strangers if not _means_one_of(mention, groups, index)]
        unknown = [m for m in strangers if (is_plain_name(m) or _comes_near(m, groups, index) if groups else is_name(m))]
        return _result(groups, unknown)

    def names_in(self, question: Question, reach: Reach) -> tuple[str, ...]:
        """Words of the conversation, verbatim, that name assets the asker may know of: at least two in a row of the same name."""
        index = self._index(reach)
        if not index.assets:
            return ()
        texts = (question.text, *question.thread)
        return tuple(dict.fromkeys(words for text in texts for words in _full_names(text, index)))

    def _index(self, reach: Reach) -> NameIndex:
        generation = self._catalogue.generation()
        if generation != self._generation:
            self._indexes, self._generation = {}, generation
        if reach not in self._indexes:
            self._indexes[reach] = NameIndex([a for a in self._assets() if reach.sees(a.visibility, a.audience)])
        return self._indexes[reach]


@dataclass(frozen=True)
class _Group:
    """One asset asked about, with those its words could mean as well."""

    best: AssetMatch
    rivals: tuple[AssetMatch, ...] = ()


@dataclass(frozen=True)
class _Context:
    """The assets that the thread speaks of, oldest message first, each message in the order of its words."""

    messages: tuple[tuple[Naming, ...], ...]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, thread: Sequence[str], index: NameIndex) -> "_Context":
        """Read a thread."""
        known: list[str] = []
        messages = []
        for text in thread:
            groups = _strong(index.namings(text, loose=True), prefer=frozenset(known))
            known.extend(naming.asset.id for naming in groups)
            messages.append(tuple(sorted(groups, key=lambda naming: naming.first)))
        return cls(tuple(messages), tuple(thread))

    @property
    def ids(self) -> frozenset[str]:
        """Ids of all assets of the thread."""
        return frozenset(naming.asset.id for message in self.messages for naming in message)

    def pointed_at(self, text: str) -> _Group | None:
        """The asset that a question means without naming it: "the second one", or the one the thread settled on last."""
        filled = [(message, words) for message, words in zip(self.messages, self.texts, strict=True) if message]
        if not filled:
            return None
        ordinal = _ORDINAL.search(text)
        if ordinal:
            listing = max(filled, key=lambda pair: len(pair[0]))[0]
            place = _ORDINALS[ordinal.group(1).lower()]
            if len(listing) > 1 and -len(listing) <= place < len(listing):
                return _Group(_match(listing[place], _THREAD_SCORE, ""))
        message, words = filled[-1]
        kept = [naming for naming in message if not is_turned_down(words, naming)] or list(message)
        latest, others = kept[-1], kept[:-1]
        return _Group(_match(latest, _THREAD_SCORE, ""), tuple(_match(naming, _THREAD_SCORE, "") for naming in others))


def _named_groups(text: str, mentions: Sequence[str], index: NameIndex, context: _Context) -> list[_Group]:
    """Assets that the question itself names well enough, also short for one that the thread named in full."""
    namings = index.namings(text, loose=True)
    strong = sorted(_strong(namings, prefer=context.ids), key=lambda one: one.first)
    groups: list[_Group] = []
    for naming in strong:
        settled = naming.asset.id in context.ids
        if is_turned_down(text, naming) and not settled:
            continue
        others = frozenset(place for other in strong if other is not naming for place in other.matched)
        fits = [fit(text, naming, said=said, settled=settled, others=others) for said in (*mentions, "")]
        worst = min(fits, key=lambda one: one.share)
        score = max(naming.coverage, _THREAD_SCORE if settled else _LIKELY)
        rivals = () if settled else _rivals(naming, namings)
        groups.append(_Group(_match(naming, score, words_of(text, naming), worst), rivals))
    return groups


def _full_names(text: str, index: NameIndex) -> Iterator[str]:
    """Runs of words that are a name or most of one. One word alone may as well be an everyday word ("the map", "the gallery")."""
    found = tokens(text)
    for naming in index.namings(text, loose=True):
        first, last = min(naming.matched), max(naming.matched)
        whole = last - first + 1 == len(naming.matched) > 1
        if whole and naming.coverage >= _SURE:
            yield text[found[first].start : found[last].end]


def _strong(namings: Sequence[Naming], prefer: frozenset[str]) -> list[Naming]:
    """Namings that stand on words of their own: the best first, then others that do not share its words."""
    taken: set[int] = set()
    strong: list[Naming] = []
    # What the thread has named in full is meant by a part of its name, before a stranger that shares the word.
    fuller = {n.asset.id for n in namings if n.coverage >= _SURE and any(o.exact and o.matched < n.matched for o in namings)}

    def merit(n: Naming) -> float:
        # "Bramble with teacup" holds the whole short name of another Bramble, and more of this one.
        return n.coverage + (0.35 if n.asset.id in prefer else 0.0) + (0.3 if n.asset.id in fuller else 0.2 if n.exact else 0.0)

    ranked = sorted(namings, key=lambda n: -merit(n))
    for naming in ranked:
        enough = naming.coverage >= _SURE or (naming.asset.id in prefer and naming.coverage >= _POSSIBLE)
        if enough and not naming.matched & taken and (naming.exact or naming.weight >= 0.9 or naming.asset.id in prefer):
            strong.append(naming)
            taken |= naming.matched
    return strong


def _mentioned(
    mention: str, groups: Sequence[_Group], index: NameIndex, context: _Context, *, least: float
) -> tuple[_Group | None, bool]:
    """A new group for a mention, and whether the mention means an asset at all that is known."""
    namings = index.namings(mention, loose=True, mentioned=True)
    if not namings:
        return None, False
    asked = {group.best.asset.id for group in groups}
    for naming in (n for n in namings if n.asset.id in asked and n.coverage >= _POSSIBLE):
        if not _is_another(mention, naming, groups):
            return None, True
    preferred = [naming for naming in namings if naming.asset.id in context.ids and naming.coverage >= _POSSIBLE]
    best = preferred[0] if preferred else namings[0]
    share = share_held(mention, best)
    if best.coverage < least or share < _LIKELY or not is_name(mention) or best.asset.id in asked:
        return None, False
    score = min(1.0, 0.5 * best.coverage + 0.5 * share)
    if not preferred and best.coverage < _LIKELY:
        score = best.coverage  # a word or two of a long name is a guess, whatever else was said
    suits = fit(mention, best, said=mention, settled=bool(preferred))
    rivals = (
        ()
        if preferred
        else tuple(
            _match(n, min(score, 0.5 * n.coverage + 0.5 * share_held(mention, n)), mention)
            for n in namings
            if n.asset.id != best.asset.id and _rivals_with(n, best) and share_held(mention, n) + _CLOSE >= share
        )
    )
    return _Group(_match(best, score, mention, suits), rivals[:5]), True


def _means_one_of(mention: str, groups: Sequence[_Group], index: NameIndex) -> bool:
    """Whether a mention can stand for an asset that was found by other words."""
    found = {group.best.asset.id for group in groups}
    namings = index.namings(mention, loose=True, mentioned=True)
    return any(n.asset.id in found and n.coverage >= _POSSIBLE and not _is_another(mention, n, groups) for n in namings)


def _is_another(mention: str, naming: Naming, groups: Sequence[_Group]) -> bool:
    """Whether a mention is the name of something else beside an asset that was found by its own name."""
    taken = next(group.best.mention.casefold() for group in groups if group.best.asset.id == naming.asset.id)
    overlaps = taken in mention.casefold() or mention.casefold() in taken
    return bool(taken) and not overlaps and fit(mention, naming, said=mention).share < 1


def _comes_near(mention: str, groups: Sequence[_Group], index: NameIndex) -> bool:
    """Whether a mention shares a telling word with an asset that was found by its own name."""
    found = {group.best.asset.id for group in groups}
    return any(n.asset.id in found and n.coverage >= _POSSIBLE for n in index.namings(mention, loose=True, mentioned=True))


def _best_guess(text: str, index: NameIndex) -> _Group | None:
    """The likeliest asset where the question names none fully: only with telling words, and never without its rivals."""
    namings = index.namings(text, loose=True)
    if not namings or namings[0].coverage < _GUESS or namings[0].weight < 1.5:
        return None
    return _Group(
        _match(namings[0], namings[0].coverage, words_of(text, namings[0]), fit(text, namings[0])), _rivals(namings[0], namings)
    )


def _rivals(best: Naming, namings: Iterable[Naming]) -> tuple[AssetMatch, ...]:
    close = [n for n in namings if n.asset.id != best.asset.id and _rivals_with(n, best)]
    return tuple(_match(naming, naming.coverage, "") for naming in close[:5])


def _rivals_with(other: Naming, best: Naming) -> bool:
    """Whether the same words could mean the other as well: nearly as much of its name, and not only fewer of the same words."""
    if best.exact and not other.exact:
        return False
    return other.coverage + _CLOSE >= best.coverage and bool(other.matched & best.matched) and not other.matched < best.matched


def _match(naming: Naming, score: float, mention: str, suits: Fit | None = None) -> AssetMatch:
    said = suits.words if suits and suits.share < 1 else mention
    share = suits.share if suits else 1.0
    return AssetMatch(asset=naming.asset, score=round(min(1.0, max(0.0, score)), 3), mention=said, fit=round(share, 3))


def _result(groups: Sequence[_Group], unknown: Sequence[str]) -> FindResult:
    matches: dict[str, AssetMatch] = {}
    rivals: dict[str, tuple[AssetMatch, ...]] = {}
    for group in groups:
        key = group.best.asset.id
        if key not in matches:
            matches[key] = group.best
            rivals[key] = group.rivals
    kept = {key: tuple(rival for rival in found if rival.asset.id not in matches) for key, found in rivals.items()}
    return FindResult(tuple(matches.values()), {key: found for key, found in kept.items() if found}, tuple(dict.fromkeys(unknown)))

"""Which assets a question is about: by id, file name, alias or name, with slips, and by the thread before it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.catalogue import Catalogue
from knowledge.fitting import Fit, described_with, fit, kinds_beside
from knowledge.generic import asks_for_any, is_generic, meant_by
from knowledge.names import NameIndex, Naming, tokens
from knowledge.rivalry import (
    CLOSE,
    LIKELY,
    POSSIBLE,
    SURE,
    best_of,
    is_described_otherwise,
    kin,
    rivals,
    rivals_with,
    strong,
    telling,
)
from knowledge.short_names import Pointed, pointed_away
from knowledge.spoken import beside, coupled, in_full, is_name, is_plain_name, is_turned_down, share_held, words_of
from knowledge.thread import Thread
from policies.evidence import AssetFacts, AssetMatch
from policies.lexicon.kinds import is_of_kind, sweeping
from policies.request import Question
from policies.visibility import Reach

_GUESS = 0.4
"""Share of a name, of two telling words at least, that will do when nothing else says which asset is meant."""
_THREAD_SCORE = 0.9
_MOST_OF_A_KIND = 5
"""Assets of the kind that was said, to be asked back for where none of them has the words."""
_BEGINS = re.compile(
    r"\W*(?:(?:can|may|could|should|might) (?:we|i) (?:use|put|show|post|run|print) )?(?:the |our |an? )?"
    r"(?P<what>[\w’'-]+(?: [\w’'-]+){1,2}?)(?= (?:on|in|for|at|as|auf|im|sur|en|su|op)\b|\W*$)",
    re.IGNORECASE,
)
_NEAR = 0.5
"""Fit of an asset that is only asked back for."""


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
        context = Thread.of(question.thread, index)
        if question.thread and (pointed_at := pointed_away(question.text, index, context)) is not None:
            return _pointed(pointed_at)
        question, mentions = _without_sweeping(question, mentions, index)
        mentions = in_full(question.text, mentions)
        further = beside(question.text, mentions)
        groups, strangers = _all_named(question.text, [*mentions, *further], index, context)
        if not groups and (pointed := context.pointed_at(question.text)):
            match, *others = (_match(naming, _THREAD_SCORE, "") for naming in pointed)
            groups = [_Group(match, tuple(others))]
        groups += _generic(question.text, mentions, index, alone=not groups)
        if not groups:
            weak = [_mentioned(mention, groups, index, context, least=POSSIBLE)[0] for mention in mentions]
            found = next((group for group in weak if group), None) or _best_guess(question.text, index)
            found = found or (None if mentions else _opening(question.text, index))
            groups = [found] if found else []
        # Readers take names of people and companies for assets now and then: beside an asset that is known, only plain names count.
        told = {group.best.mention for group in groups}
        strangers = [mention for mention in strangers if mention not in told and not _means_one_of(mention, groups, index)]
        plain = [m for m in strangers if m in further or is_plain_name(m) or _comes_near(m, groups, index)]
        return _result(groups, plain if groups else [m for m in strangers if is_name(m)])

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


def _pointed(at: Pointed) -> FindResult:
    """What a short name of a follow-up means: one asset, several to ask back for, or nothing that is known."""
    if not at.assets:
        return FindResult(unknown=(at.words,))
    score, share = (_THREAD_SCORE, 1.0) if at.sure else (LIKELY, _NEAR)
    first, *others = (AssetMatch(asset=asset, score=score, mention=at.words, fit=share) for asset in at.assets)
    return _result([_Group(first, () if at.sure else tuple(others))], ())


def _without_sweeping(question: Question, mentions: Sequence[str], index: NameIndex) -> tuple[Question, Sequence[str]]:
    """A question without "all our photos" and "every Quillfern image", which name no asset, unless they hold a whole name."""
    text = question.text
    for start, end in sweeping(text):
        words = text[start:end]
        named = (n for n in index.namings(words) if n.exact and len(telling(words, n)) > 1)
        if next(named, None) is None:
            text = text[:start] + " " * (end - start) + text[end:]
    if text == question.text:
        return question, mentions
    return question.model_copy(update={"text": text}), [mention for mention in mentions if mention in text]


@dataclass(frozen=True)
class _Group:
    """One asset asked about, with those its words could mean as well."""

    best: AssetMatch
    rivals: tuple[AssetMatch, ...] = ()


def _all_named(text: str, mentions: Sequence[str], index: NameIndex, context: Thread) -> tuple[list[_Group], list[str]]:
    """The assets that the words name, and the mentions that nothing answers to."""
    groups = _named_groups(text, mentions, index, context)
    strangers: list[str] = []
    for mention in mentions:
        group, known = _mentioned(mention, groups, index, context, least=LIKELY)
        groups += [group] if group else []
        strangers += [] if known else [mention]
    return groups, strangers


def _generic(text: str, mentions: Sequence[str], index: NameIndex, *, alone: bool) -> list[_Group]:
    """What a bare word for a kind of asset means; beside other assets only where it is a name of its own ("the jingle and …")."""
    found = []
    for mention in (m for m in (mentions if alone else coupled(text)) if is_generic(m) and not asks_for_any(text, m)):
        meant = meant_by(mention, index.assets)
        score = _THREAD_SCORE if meant.sure else LIKELY
        matches = [
            AssetMatch(asset=asset, score=score, mention=mention, fit=1.0 if meant.by_name else _NEAR) for asset in meant.assets
        ]
        if matches and (alone or meant.sure):
            found.append(_Group(matches[0], () if meant.sure else tuple(matches[1:])))
    return found


def _named_groups(text: str, mentions: Sequence[str], index: NameIndex, context: Thread) -> list[_Group]:
    """Assets that the question itself names well enough, also short for one that the thread named in full."""
    namings = index.namings(text, loose=True)
    named = sorted(strong(text, namings, prefer=context.ids), key=lambda one: one.first)
    groups: list[_Group] = []
    for naming in named:
        settled = naming.asset.id in context.ids
        if is_turned_down(text, naming) and not settled:
            continue
        others = frozenset(place for other in named if other is not naming for place in other.matched)
        fits = [fit(text, naming, said=said, settled=settled, others=others) for said in (*mentions, "")]
        worst = min(fits, key=lambda one: one.share)
        score = max(naming.coverage, _THREAD_SCORE if settled else LIKELY)
        if not settled and worst.share == 1 and is_described_otherwise(text, naming, namings):
            worst = Fit(_NEAR, f"{words_of(text, naming)} {described_with(text, naming)}")
        if worst.share < 1 and not settled:
            groups.append(_near(text, naming, worst, namings, index.assets))
            continue
        others_meant = [] if settled else rivals(text, naming, namings)
        groups.append(_Group(_match(naming, score, words_of(text, naming), worst), _matches(others_meant)))
    return groups


def _full_names(text: str, index: NameIndex) -> Iterator[str]:
    """Runs of words that are a name or most of one. One word alone may as well be an everyday word ("the map", "the gallery")."""
    found = tokens(text)
    for naming in index.namings(text, loose=True):
        first, last = min(naming.matched), max(naming.matched)
        whole = last - first + 1 == len(naming.matched) > 1
        if whole and naming.coverage >= SURE:
            yield text[found[first].start : found[last].end]


def _mentioned(
    mention: str, groups: Sequence[_Group], index: NameIndex, context: Thread, *, least: float
) -> tuple[_Group | None, bool]:
    """A new group for a mention, and whether the mention means an asset at all that is known."""
    namings = index.namings(mention, loose=True, mentioned=True)
    if not namings:
        return None, False
    asked = {group.best.asset.id for group in groups}
    within = any(mention.casefold() in group.best.mention.casefold() for group in groups)
    if within or any(n.asset.id in asked and n.coverage >= POSSIBLE and not _is_another(mention, n, groups) for n in namings):
        return None, True
    preferred = [naming for naming in namings if naming.asset.id in context.ids and naming.coverage >= POSSIBLE]
    best = preferred[0] if preferred else best_of(mention, namings)
    share = share_held(mention, best)
    if best.coverage < least or share < LIKELY or not is_name(mention) or best.asset.id in asked:
        return None, False
    score = min(1.0, 0.5 * best.coverage + 0.5 * share)
    if not preferred and best.coverage < LIKELY:
        score = best.coverage  # a word or two of a long name is a guess, whatever else was said
    suits = fit(mention, best, said=mention, settled=bool(preferred))
    if preferred:
        return _Group(_match(best, score, mention, suits)), True
    if suits.share < 1:
        return _near(mention, best, suits, namings, index.assets), True
    two = _between_two(mention, best, namings)
    others = [n for n in rivals(mention, best, namings) if not rivals_with(n, best) or share_held(mention, n) + CLOSE >= share]
    matches = (_match(n, min(score, 0.5 * n.coverage + 0.5 * share_held(mention, n)), mention) for n in others)
    return two or _Group(_match(best, score, mention, suits), tuple(matches)), True


def _means_one_of(mention: str, groups: Sequence[_Group], index: NameIndex) -> bool:
    """Whether a mention can stand for an asset that was found by other words."""
    found = {group.best.asset.id for group in groups}
    namings = index.namings(mention, loose=True, mentioned=True)
    return any(n.asset.id in found and n.coverage >= POSSIBLE and not _is_another(mention, n, groups) for n in namings)


def _is_another(mention: str, naming: Naming, groups: Sequence[_Group]) -> bool:
    """Whether a mention is the name of something else beside an asset that was found by its own name."""
    taken = next(group.best.mention.casefold() for group in groups if group.best.asset.id == naming.asset.id)
    overlaps = taken in mention.casefold() or mention.casefold() in taken
    return bool(taken) and not overlaps and fit(mention, naming, said=mention).share < 1


def _comes_near(mention: str, groups: Sequence[_Group], index: NameIndex) -> bool:
    """Whether a mention shares a telling word with an asset that was found by its own name."""
    found = {group.best.asset.id for group in groups}
    return any(n.asset.id in found and n.coverage >= POSSIBLE for n in index.namings(mention, loose=True, mentioned=True))


def _best_guess(text: str, index: NameIndex) -> _Group | None:
    """The likeliest asset where the question names none fully: only with telling words, and never without its rivals."""
    namings = index.namings(text, loose=True)
    if not namings or namings[0].coverage < _GUESS or namings[0].weight < 1.5:
        return None
    best = namings[0]
    suits = fit(text, best)
    return _Group(_match(best, best.coverage, words_of(text, best), suits), _matches(rivals(text, best, namings)))


def _between_two(text: str, best: Naming, namings: Sequence[Naming]) -> _Group | None:
    """Words of which each is in another asset's name ("Lisbon tram": a Vienna tram, a Lisbon kiosk): both are asked for."""
    held = telling(text, best)
    if len(held) != 1:
        return None
    beside = {place + step for place in held for step in (-1, 1)} - best.matched
    others = [n for n in namings if n.coverage >= LIKELY and telling(text, n) & beside and not n.matched & best.matched]
    return _Group(_match(best, best.coverage, "", Fit(_NEAR, text)), _matches(others[:1])) if others else None


def _opening(text: str, index: NameIndex) -> _Group | None:
    """The assets to ask back for where a message begins with words that are read as a place of use ("Lisbon tram on our site")."""
    begins = _BEGINS.match(text)
    namings = index.namings(begins["what"], loose=True, mentioned=True) if begins else []
    return _between_two(begins["what"], namings[0], namings) if begins and namings else None


def _near(text: str, naming: Naming, suits: Fit, namings: Sequence[Naming], assets: Sequence[AssetFacts]) -> _Group:
    """Words that are not quite the name of an asset, with the assets to ask back for; none of another kind than was said."""
    others = kin(text, naming, namings)
    kinds = kinds_beside(text, naming)
    of_kind = not kinds or any(is_of_kind(naming.asset, kind) for kind in kinds)
    if not of_kind and others and any(is_of_kind(others[0].asset, kind) for kind in kinds):
        naming, others = others[0], others[1:]
    elif not of_kind:
        shelf = [asset for asset in assets if asset.status == "current" and any(is_of_kind(asset, kind) for kind in kinds)]
        if 0 < len(shelf) <= _MOST_OF_A_KIND:
            first, *rest = (AssetMatch(asset=asset, score=_GUESS, mention=suits.words, fit=_NEAR) for asset in shelf)
            return _Group(first, tuple(rest))
    return _Group(_match(naming, naming.coverage, "", suits), _matches(others))


def _matches(namings: Iterable[Naming]) -> tuple[AssetMatch, ...]:
    return tuple(_match(naming, naming.coverage, "") for naming in namings)


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

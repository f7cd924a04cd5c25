"""Which assets a question is about: by id, file name, alias or name, with slips, and by the thread before it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.catalogue import Catalogue
from knowledge.groups import (
    Group,
    all_named,
    best_guess,
    comes_near,
    means_one_of,
    mentioned,
    of_a_kind,
    opening,
    picked,
    pointed_at,
    short_named,
)
from knowledge.names import NameIndex, tokens
from knowledge.rivalry import (
    POSSIBLE,
    SURE,
    telling,
)
from knowledge.short_names import pointed_away
from knowledge.spoken import beside, in_full, is_name, is_plain_name
from knowledge.thread import Thread
from policies.evidence import AssetFacts, AssetMatch
from policies.lexicon.kinds import sweeping
from policies.request import Question
from policies.visibility import Reach


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
        if question.thread and (pick := context.picked(question.text, index)) is not None:
            return _result(picked(pick), () if pick.meant else (pick.choice.words,))
        if question.thread and (away := pointed_away(question.text, index, context)) is not None:
            return _result(short_named(away), () if away.assets else (away.words,))
        question, mentions = _without_sweeping(question, mentions, index)
        mentions = in_full(question.text, mentions)
        further = beside(question.text, mentions)
        groups, strangers = all_named(question.text, [*mentions, *further], index, context)
        groups = groups or pointed_at(context)
        groups += of_a_kind(question.text, mentions, index, alone=not groups)
        if not groups:
            weak = [mentioned(mention, groups, index, context, least=POSSIBLE)[0] for mention in mentions]
            found = next((group for group in weak if group), None) or best_guess(question.text, index)
            found = found or (None if mentions else opening(question.text, index))
            groups = [found] if found else []
        # Readers take names of people and companies for assets now and then: beside an asset that is known, only plain names count.
        told = {group.best.mention for group in groups}
        strangers = [mention for mention in strangers if mention not in told and not means_one_of(mention, groups, index)]
        plain = [m for m in strangers if m in further or is_plain_name(m) or comes_near(m, groups, index)]
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


def _full_names(text: str, index: NameIndex) -> Iterator[str]:
    """Runs of words that are a name or most of one. One word alone may as well be an everyday word ("the map", "the gallery")."""
    found = tokens(text)
    for naming in index.namings(text, loose=True):
        first, last = min(naming.matched), max(naming.matched)
        whole = last - first + 1 == len(naming.matched) > 1
        if whole and naming.coverage >= SURE:
            yield text[found[first].start : found[last].end]


def _result(groups: Sequence[Group], unknown: Sequence[str]) -> FindResult:
    matches: dict[str, AssetMatch] = {}
    rivals: dict[str, tuple[AssetMatch, ...]] = {}
    for group in groups:
        key = group.best.asset.id
        if key not in matches:
            matches[key] = group.best
            rivals[key] = group.rivals
    kept = {key: tuple(rival for rival in found if rival.asset.id not in matches) for key, found in rivals.items()}
    return FindResult(tuple(matches.values()), {key: found for key, found in kept.items() if found}, tuple(dict.fromkeys(unknown)))

"""What the words of a question say of passages and documents, from the postings that the catalogue keeps."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.catalogue import Catalogue, Posting
from policies.vocabulary import Visibility

_K1 = 1.2
_B = 0.6
"""Below the usual 0.75: a short list item is not better than a paragraph only because it is short."""
_REMEMBERED = 2_000
"""Terms whose postings are kept in memory."""
_TELLING = 3
"""Exponent of a word's rarity among documents: a word that few documents use says which document is meant."""


@dataclass(frozen=True)
class WordScores:
    """Scores by the words of one question.

    Attributes:
        passages: BM25 of each passage over all documents: which passages to look at.
        within: BM25 of each passage within its own document, where the brand's name says nothing: which passage of a document.
        documents: How much each document uses the question's rare words, from 0 to 1.
    """

    passages: Mapping[str, float]
    within: Mapping[str, float]
    documents: Mapping[int, float]


class LexicalIndex:
    """BM25 on any SQL database: only the postings of the searched words are fetched."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._remembered: dict[str, list[Posting]] = {}
        self._remembered_for: tuple[int, tuple[Visibility, ...]] | None = None
        self._sizes: dict[tuple[Visibility, ...], tuple[int, Mapping[int, tuple[int, int]]]] = {}

    def has_any(self, visibilities: Sequence[Visibility]) -> bool:
        """Whether there are passages of these visibilities at all."""
        return bool(self._document_sizes(tuple(visibilities)))

    def search(self, weights: Mapping[str, float], visibilities: Sequence[Visibility]) -> WordScores:
        """Scores of all passages and documents that hold any of the words.

        Args:
            weights: Stemmed words with how much each counts.
            visibilities: The only ones that are looked at; words of other passages do not even change the scores.
        """
        sizes = self._document_sizes(tuple(visibilities))
        postings = self._postings(weights, tuple(visibilities)) if sizes else []
        total = sum(count for count, _ in sizes.values())
        mean = max(1.0, sum(length for _, length in sizes.values()) / max(total, 1))
        holders = Counter(posting.term for posting in postings)
        local = Counter((posting.term, posting.document_id) for posting in postings)
        passages: dict[str, float] = defaultdict(float)
        within: dict[str, float] = defaultdict(float)
        for p in postings:
            if p.document_id not in sizes:
                continue
            saturated = p.times * (_K1 + 1) / (p.times + _K1 * (1 - _B + _B * p.length / mean))
            rarity = _rarity(total, holders[p.term])
            passages[p.passage_id] += weights[p.term] * rarity * saturated
            here = _rarity(sizes[p.document_id][0], local[p.term, p.document_id])
            within[p.passage_id] += weights[p.term] * min(here, rarity) * saturated
        return WordScores(passages, within, _documents(weights, local, len(sizes)))

    def _postings(self, terms: Iterable[str], visibilities: tuple[Visibility, ...]) -> list[Posting]:
        """Postings of the terms; those of recent questions are remembered until something is ingested."""
        key = (self._catalogue.generation(), visibilities)
        if key != self._remembered_for or len(self._remembered) > _REMEMBERED:
            self._remembered, self._remembered_for = {}, key
        known = self._remembered
        wanted = sorted(set(terms))
        missing = [term for term in wanted if term not in known]
        if missing:
            found: dict[str, list[Posting]] = {term: [] for term in missing}
            for posting in self._catalogue.postings(missing, visibilities):
                found[posting.term].append(posting)
            known.update(found)
        return [posting for term in wanted for posting in known.get(term, ())]

    def _document_sizes(self, visibilities: tuple[Visibility, ...]) -> Mapping[int, tuple[int, int]]:
        generation = self._catalogue.generation()
        known = self._sizes.get(visibilities)
        if known is None or known[0] != generation:
            known = self._sizes[visibilities] = (generation, self._catalogue.sizes(visibilities))
        return known[1]


def _rarity(total: int, held: int) -> float:
    return math.log(1 + (total - held + 0.5) / (held + 0.5))


def _documents(weights: Mapping[str, float], local: Mapping[tuple[str, int], int], count: int) -> dict[int, float]:
    users = Counter(term for term, _ in local)
    scores: dict[int, float] = defaultdict(float)
    for (term, document), held in local.items():
        telling = (math.log(1 + count / users[term]) / math.log(1 + count)) ** _TELLING
        scores[document] += weights[term] * telling * held / (held + 1)
    best = max(scores.values(), default=0.0)
    return {document: score / best for document, score in scores.items()} if best else {}

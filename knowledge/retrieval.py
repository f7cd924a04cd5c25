"""Finding the passages that bear on a question: by words and by meaning, fused, and only what the asker may see."""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from knowledge.catalogue import Catalogue, StoredDocument
from knowledge.lexical import LexicalIndex
from knowledge.passages import Passage, ScoredPassage
from knowledge.terms import terms
from knowledge.vectors import VectorIndex
from policies.visibility import Reach
from policies.vocabulary import Asker, Visibility

_CANDIDATES = 60
"""Length of each ranking that goes into the fusion."""
_RRF = 20.0
"""Rank constant of reciprocal-rank fusion; smaller trusts the top of a ranking more."""
_THREAD_WEIGHT = 0.35
"""How much a word of the thread counts against a word of the question."""
_CHANNEL_WEIGHT = 0.35
_DOCUMENT_WEIGHT = 1.2
"""How much it counts that the document's name or title is spoken of."""


class QueryEmbedder(Protocol):
    """What retrieval needs of an embedding model."""

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        ...


@dataclass(frozen=True)
class Query:
    """A question with its surroundings, as retrieval sees it."""

    text: str
    channel: str | None = None
    thread: tuple[str, ...] = ()

    def weights(self) -> dict[str, float]:
        """Stemmed words with how much each counts."""
        weights: dict[str, float] = {}
        for words, weight in (
            (terms(self.channel or ""), _CHANNEL_WEIGHT),
            (terms(" ".join(self.thread)), _THREAD_WEIGHT),
            (terms(self.text), 1.0),
        ):
            for word in words:
                weights[word] = max(weights.get(word, 0.0), weight)
        return weights

    def meaning(self) -> str:
        """What is embedded: a follow-up means little without the message it follows."""
        before = " ".join(self.thread[-2:])[-400:]
        place = " ".join(terms(self.channel or ""))
        return " ".join(part for part in (place, before, self.text) if part)


class HybridSearch:
    """Lexical and vector search over one catalogue.

    Args:
        catalogue: The record; every result is read from it and checked against the asker's reach.
        embedder: Embeds the question with the model that embedded the passages.
        vectors: Gives the vector index when it is first needed.
    """

    def __init__(self, catalogue: Catalogue, embedder: QueryEmbedder, vectors: Callable[[], VectorIndex]) -> None:
        self._catalogue = catalogue
        self._embedder = embedder
        self._vectors = vectors
        self._lexical = LexicalIndex(catalogue)
        self._names = _DocumentNames(catalogue)

    def retrieve(
        self, question_text: str, *, reach: Reach, channel: str | None = None, thread: tuple[str, ...] = (), k: int = 8
    ) -> list[ScoredPassage]:
        """The best passages for a question, best first.

        Args:
            question_text: The message as asked.
            reach: Who asks; the search is limited to what they may see, and each result is checked again.
            channel: Name of the chat channel.
            thread: Earlier messages, oldest first.
            k: The most passages to return.
        """
        query = Query(question_text, channel, thread)
        visibilities = _visible(reach)
        by_words = self._lexical.search(query.weights(), visibilities)
        rankings = {
            "words": sorted(by_words, key=lambda key: (-by_words[key], key))[:_CANDIDATES],
            "meaning": [
                key for key, _ in self._vectors().search(self._embedder.embed_query(query.meaning()), visibilities, _CANDIDATES)
            ],
        }
        ranks: dict[str, dict[str, int]] = {}
        for name, ranking in rankings.items():
            for rank, key in enumerate(ranking, 1):
                ranks.setdefault(key, {})[name] = rank
        passages = [p for p in self._catalogue.passages(list(ranks)) if reach.sees(p.visibility, p.audience)]
        spoken_of = self._names.affinity(query, {p.document_id for p in passages})
        scored = [
            ScoredPassage(p, _fused(ranks[p.id]) * (1 + _DOCUMENT_WEIGHT * spoken_of.get(p.document_id, 0.0)), ranks[p.id])
            for p in passages
        ]
        return sorted(scored, key=lambda s: (-s.score, s.passage.document, s.passage.ordinal))[:k]

    def neighbours(self, passage: Passage, *, reach: Reach, before: int = 1, after: int = 1) -> list[Passage]:
        """The passages around one, of the same document, as far as the asker may see them."""
        return [p for p in self._catalogue.around(passage, before, after) if reach.sees(p.visibility, p.audience)]


class ClauseRetriever(BaseRetriever):
    """The search as a LangChain retriever: give it a question, get documents with `id`, `locator` and scores as metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    search: HybridSearch
    reach: Reach = Reach(asker=Asker.THIRD_PARTY)
    """Whoever does not say who asks sees what is public."""
    channel: str | None = None
    thread: tuple[str, ...] = ()
    k: int = 8

    def retrieve(
        self, question_text: str, *, reach: Reach, channel: str | None = None, thread: tuple[str, ...] = (), k: int = 8
    ) -> list[ScoredPassage]:
        """The same search with scores and typed passages; see `HybridSearch.retrieve`."""
        return self.search.retrieve(question_text, reach=reach, channel=channel, thread=thread, k=k)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        del run_manager
        found = self.search.retrieve(query, reach=self.reach, channel=self.channel, thread=self.thread, k=self.k)
        return [Document(id=s.passage.id, page_content=s.passage.text, metadata=_metadata(s)) for s in found]


class _DocumentNames:
    """Which documents the words of a question, its channel and its thread name."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._generation = -1
        self._words: dict[int, frozenset[str]] = {}
        self._holders: Counter[str] = Counter()

    def affinity(self, query: Query, documents: set[int]) -> dict[int, float]:
        """How much each document is spoken of, from 0 to 1; a word that many documents' names share counts little."""
        self._refresh()
        weights = query.weights()
        total = max(len(self._words), 2)
        scores = {
            key: sum(
                min(1.0, 0.5 + weights[w]) * math.log(total / self._holders[w]) / math.log(total)
                for w in self._words.get(key, ())
                if w in weights
            )
            for key in documents
        }
        best = max(scores.values(), default=0.0)
        return {key: score / max(best, 0.6) for key, score in scores.items()} if best else {}

    def _refresh(self) -> None:
        generation = self._catalogue.generation()
        if generation == self._generation:
            return
        self._words = {d.id: _name_words(d) for d in self._catalogue.documents()}
        self._holders = Counter(word for words in self._words.values() for word in words)
        self._generation = generation


def _name_words(document: StoredDocument) -> frozenset[str]:
    name = Path(document.name)
    return frozenset(terms(f"{name.parent.name} {name.stem} {document.title}".replace("_", " ")))


def _visible(reach: Reach) -> tuple[Visibility, ...]:
    return tuple(visibility for visibility in Visibility if visibility.level <= reach.highest.level)


def _fused(ranks: dict[str, int]) -> float:
    return sum(1.0 / (_RRF + rank) for rank in ranks.values())


def _metadata(scored: ScoredPassage) -> dict[str, Any]:
    passage = scored.passage
    return {
        "id": passage.id,
        "document": passage.document,
        "locator": passage.locator,
        "lead": passage.lead,
        "visibility": passage.visibility.value,
        "score": scored.score,
        "ranks": scored.ranks,
    }

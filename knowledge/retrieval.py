"""Finding the passages that bear on a question: by words and by meaning, fused, and only what the asker may see."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from knowledge.catalogue import Catalogue
from knowledge.lexical import LexicalIndex, WordScores
from knowledge.passages import Passage, ScoredPassage
from knowledge.query import Query
from knowledge.ranking import DOCUMENT, WORDS, Centroids, DocumentNames, document_scores, form_score, meaning_scores
from knowledge.vectors import VectorIndex
from policies.visibility import Reach
from policies.vocabulary import Asker, Visibility

_CANDIDATES = 80
"""Length of each of the two rankings that are fused."""
_WHOLE_DOCUMENTS = 3
"""So many of the likeliest documents are looked through passage by passage."""
_WHOLE_LIMIT = 250
"""Longer documents are not."""


class QueryEmbedder(Protocol):
    """What retrieval needs of an embedding model."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text."""
        ...


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
        self._names = DocumentNames(catalogue)
        self._centroids = Centroids(catalogue)

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
        visibilities = [visibility for visibility in Visibility if visibility.level <= reach.highest.level]
        if not self._lexical.has_any(visibilities):
            return []
        words = self._lexical.search(query.expanded(), visibilities)
        in_context, alone = self._vectors_of(query)
        nearest = self._vectors().search(in_context, visibilities, _CANDIDATES)
        ranks = _ranks(words, nearest)
        candidates = self._seen(list(ranks), reach)
        if not candidates:
            return []
        documents = self._documents(query, words, nearest, candidates)
        likely = sorted(documents, key=lambda key: -documents[key])[:_WHOLE_DOCUMENTS]
        more = [key for key in self._whole(likely) if key not in ranks]
        candidates += self._seen(more, reach)
        scores = self._scores(np.asarray(alone, dtype=np.float32), candidates, words, documents)
        found = [ScoredPassage(p, score, ranks.get(p.id, {})) for p, score in zip(candidates, scores, strict=True)]
        return sorted(found, key=lambda s: (-s.score, s.passage.document, s.passage.ordinal))[:k]

    def neighbours(self, passage: Passage, *, reach: Reach, before: int = 1, after: int = 1) -> list[Passage]:
        """The passages around one, of the same document, as far as the asker may see them."""
        return [p for p in self._catalogue.around(passage, before, after) if reach.sees(p.visibility, p.audience)]

    def _vectors_of(self, query: Query) -> tuple[list[float], list[float]]:
        """What the question means after the messages it follows, and alone; mostly it follows none, and both are one."""
        texts = list(dict.fromkeys((query.meaning(), query.spelled)))
        vectors = self._embedder.embed_documents(texts)
        return vectors[0], vectors[-1]

    def _seen(self, ids: Sequence[str], reach: Reach) -> list[Passage]:
        # The partitions were chosen by the reach already; SQL has the last word.
        return [p for p in self._catalogue.passages(ids) if reach.sees(p.visibility, p.audience)]

    def _documents(
        self, query: Query, words: WordScores, nearest: Sequence[tuple[str, float]], candidates: Sequence[Passage]
    ) -> dict[int, float]:
        visible = {p.id: p.document_id for p in candidates}
        documents = set(visible.values())
        named = self._names.spoken_of(query.weights(), dict.fromkeys(documents))
        uses = {key: score for key, score in words.documents.items() if key in documents}
        return document_scores(named, uses, [(visible[key], similarity) for key, similarity in nearest if key in visible])

    def _whole(self, documents: Sequence[int]) -> Sequence[str]:
        ids: list[str] = []
        for document in documents:
            of_document = self._catalogue.passages_of([document])
            ids.extend(of_document if len(of_document) <= _WHOLE_LIMIT else ())
        return ids

    def _scores(
        self,
        question: "np.ndarray[Any, np.dtype[np.float32]]",
        passages: Sequence[Passage],
        words: WordScores,
        documents: Mapping[int, float],
    ) -> list[float]:
        best = max((words.within.get(p.id, 0.0) for p in passages), default=0.0) or 1.0
        centroids = self._centroids.of(sorted({p.document_id for p in passages}))
        meanings = meaning_scores(question, passages, self._catalogue.vectors([p.id for p in passages]), centroids)
        return [
            DOCUMENT * documents.get(p.document_id, 0.0)
            + WORDS * words.within.get(p.id, 0.0) / best
            + float(meaning)
            + form_score(p)
            for p, meaning in zip(passages, meanings, strict=True)
        ]


class ClauseRetriever(BaseRetriever):
    """The search as a LangChain retriever: give it a question, get documents with `id`, `locator` and scores as metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    search: HybridSearch
    reach: Reach = Reach(asker=Asker.THIRD_PARTY)
    """Whoever does not say who asks sees what is public."""
    channel: str | None = None
    thread: tuple[str, ...] = ()
    k: int = 8

    def asked_by(self, reach: Reach, *, channel: str | None = None, thread: tuple[str, ...] = (), k: int = 8) -> "ClauseRetriever":
        """The same retriever for one asker and one conversation."""
        return self.model_copy(update={"reach": reach, "channel": channel, "thread": thread, "k": k})

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        del run_manager
        found = self.search.retrieve(query, reach=self.reach, channel=self.channel, thread=self.thread, k=self.k)
        return [Document(id=s.passage.id, page_content=s.passage.text, metadata=_metadata(s)) for s in found]


def _ranks(words: WordScores, nearest: Sequence[tuple[str, float]]) -> dict[str, dict[str, int]]:
    """Positions of the candidates in the two rankings."""
    by_words = sorted(words.passages, key=lambda key: (-words.passages[key], key))[:_CANDIDATES]
    ranks: dict[str, dict[str, int]] = {}
    for name, ranking in (("words", by_words), ("meaning", [key for key, _ in nearest])):
        for rank, key in enumerate(ranking, 1):
            ranks.setdefault(key, {})[name] = rank
    return ranks


def _metadata(scored: ScoredPassage) -> dict[str, Any]:
    passage = scored.passage
    return {
        "id": passage.id,
        "document": passage.document,
        "locator": passage.locator,
        "quote": passage.source.quote,
        "heading": passage.heading,
        "lead": passage.lead,
        "visibility": passage.visibility.value,
        "audience": sorted(passage.audience),
        "score": scored.score,
        "ranks": scored.ranks,
    }

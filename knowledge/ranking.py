"""Orders candidate passages: the right document first, in it the passage that says what may be done with the thing asked about."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from knowledge.catalogue import Catalogue, StoredDocument
from knowledge.passages import Passage
from knowledge.terms import terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Weights of the parts of a passage's score, each part between 0 and about 1. They were chosen on development questions and lie on
# a plateau: halving or doubling any one of them moves the share of hits by about two points.
DOCUMENT, WORDS, MEANING, MEANING_WITHIN, NORMATIVE, JUNK, SHORT = 3.0, 1.0, 1.4, 1.4, 0.4, 0.5, 0.2
NAMED, USES_WORDS, MEANS = 1.0, 0.65, 0.5
"""Parts of a document's score: its name is spoken of, it uses the rare words, its passages mean something like the question."""

_NORMATIVE = re.compile(
    r"\b(?:may|must|should|can|cannot|can['’]t|not|don['’]ts?|never|always|permission|permitted|allowed|approval|required?|requires"
    r"|prohibited|please|only|ok|okay|without|avoid|correct|incorrect|use)\b",
    re.IGNORECASE,
)
_LINK_ONLY = re.compile(r"\W*\[[^\]]*\]\([^)]*\)\W*")


class DocumentNames:
    """Which documents the words of a question, its channel and its thread name."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._generation = -1
        self._words: dict[int, frozenset[str]] = {}

    def spoken_of(self, weights: Mapping[str, float], visible: Mapping[int, object]) -> dict[int, float]:
        """How much each visible document is spoken of, from 0 to 1; a word that many of their names share counts little."""
        self._refresh()
        names = {key: self._words.get(key, frozenset()) for key in visible}
        holders = Counter(word for words in names.values() for word in words)
        total = max(len(names), 2)
        scores = {
            key: sum(min(1.0, 0.5 + weights[w]) * math.log(total / holders[w]) / math.log(total) for w in words if w in weights)
            for key, words in names.items()
        }
        best = max(scores.values(), default=0.0)
        return {key: score / max(best, 0.6) for key, score in scores.items() if score}

    def _refresh(self) -> None:
        generation = self._catalogue.generation()
        if generation != self._generation:
            self._words = {document.id: _name_words(document) for document in self._catalogue.documents()}
            self._generation = generation


class Centroids:
    """The mean vector of each document: what all its passages have in common and none of them says by itself."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._generation = -1
        self._known: dict[int, NDArray[np.float32]] = {}

    def of(self, documents: Sequence[int]) -> "Mapping[int, NDArray[np.float32]]":
        """The centroids of documents."""
        generation = self._catalogue.generation()
        if generation != self._generation:
            self._known, self._generation = {}, generation
        for document in documents:
            if document not in self._known:
                vectors = self._catalogue.vectors(self._catalogue.passages_of([document]))
                self._known[document] = _matrix(list(vectors.values())).mean(axis=0)
        return self._known


def document_scores(
    named: Mapping[int, float], uses_words: Mapping[int, float], nearest: Sequence[tuple[int, float]]
) -> dict[int, float]:
    """How likely each document is the one that answers, from 0 to 1.

    Args:
        named: How much each is spoken of by name.
        uses_words: How much each uses the question's rare words.
        nearest: Document and similarity of the passages nearest in meaning.
    """
    means = _mean_of_best(nearest)
    keys = named.keys() | uses_words.keys() | means.keys()
    whole = NAMED + USES_WORDS + MEANS
    return {
        key: (NAMED * named.get(key, 0.0) + USES_WORDS * uses_words.get(key, 0.0) + MEANS * means.get(key, 0.0)) / whole
        for key in keys
    }


def meaning_scores(
    question: "NDArray[np.float32]",
    passages: Sequence[Passage],
    vectors: Mapping[str, bytes],
    centroids: "Mapping[int, NDArray[np.float32]]",
) -> "NDArray[np.float32]":
    """How near each passage is to the question, absolutely and against what its document has in common."""
    matrix = _matrix([vectors[p.id] for p in passages])
    centres = np.stack([centroids[p.document_id] for p in passages])
    plain = matrix @ question
    within = np.einsum("ij,ij->i", _unit(matrix - centres), _unit(question[None, :] - centres))
    scores: NDArray[np.float32] = MEANING * plain + MEANING_WITHIN * within
    return scores


def form_score(passage: Passage) -> float:
    """What the form of a passage says: words of permission and duty speak for it; code, bare links and fragments against it."""
    return _form_score(passage.text, passage.kind == "code")


@lru_cache(maxsize=20_000)
def _form_score(text: str, code: bool) -> float:
    words = {match.lower() for match in _NORMATIVE.findall(text)}
    score = NORMATIVE * min(3, len(words)) / 3
    if code or _LINK_ONLY.fullmatch(text):
        score -= JUNK
    if len(text.split()) < 6:
        score -= SHORT
    return score


def _mean_of_best(nearest: Sequence[tuple[int, float]]) -> dict[int, float]:
    """Per document the mean similarity of its three best passages, stretched to 0..1 over the documents."""
    if not nearest:
        return {}
    best: dict[int, list[float]] = {}
    for document, similarity in nearest:
        best.setdefault(document, []).append(similarity)
    floor = min(similarity for _, similarity in nearest)
    means = {document: sum((sorted(found, reverse=True) + [floor] * 3)[:3]) / 3 for document, found in best.items()}
    top = max(means.values())
    return {document: (mean - floor) / (top - floor) if top > floor else 1.0 for document, mean in means.items()}


def _name_words(document: StoredDocument) -> frozenset[str]:
    name = Path(document.name)
    return frozenset(terms(f"{name.parent.name} {name.stem} {document.title}".replace("_", " ")))


def _matrix(vectors: Sequence[bytes]) -> "NDArray[np.float32]":
    return np.stack([np.frombuffer(vector, dtype="<f4") for vector in vectors])


def _unit(rows: "NDArray[np.float32]") -> "NDArray[np.float32]":
    normed: NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return normed

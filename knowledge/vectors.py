"""Finding passages by their meaning: what an index of vectors does, and the plain one that reads SQL."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.catalogue import Catalogue
from policies.vocabulary import Visibility


class VectorIndex(Protocol):
    """An index of passage vectors, partitioned by visibility. The catalogue is the record; an index only follows it."""

    name: str

    def search(self, vector: Sequence[float], visibilities: Sequence[Visibility], k: int) -> list[tuple[str, float]]:
        """Ids of the nearest passages of these visibilities with their cosine similarity, best first."""
        ...

    def sync(self) -> None:
        """Bring the index up to date with the catalogue."""
        ...

    def close(self) -> None:
        """Leave the index in a clean state."""
        ...


class ExactVectors:
    """Compares with every vector in the catalogue: used where another process owns the index, or it cannot be used."""

    name = "exact"

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._generation = -1
        self._parts: dict[Visibility, tuple[list[str], NDArray[np.float32]]] = {}

    def search(self, vector: Sequence[float], visibilities: Sequence[Visibility], k: int) -> list[tuple[str, float]]:
        """See `VectorIndex`."""
        self.sync()
        wanted = np.asarray(vector, dtype=np.float32)
        found: list[tuple[str, float]] = []
        for visibility in visibilities:
            ids, rows = self._parts.get(visibility, ([], None))
            if rows is not None and ids:
                scores = rows @ wanted
                found.extend((ids[index], float(scores[index])) for index in np.argsort(-scores)[:k])
        return sorted(found, key=lambda pair: -pair[1])[:k]

    def sync(self) -> None:
        """Read the vectors again if the catalogue changed."""
        generation = self._catalogue.generation()
        if generation == self._generation:
            return
        parts = {}
        for visibility, keys in self._catalogue.passage_ids().items():
            ids = sorted(keys)
            vectors = self._catalogue.vectors(ids)
            parts[visibility] = (ids, np.stack([np.frombuffer(vectors[key], dtype="<f4") for key in ids]))
        self._parts, self._generation = parts, generation

    def close(self) -> None:
        """Nothing to leave clean."""

"""The Chroma index of passages: a cache that one process owns and that can be rebuilt from SQL at any time.

Only this file knows Chroma. Passages are partitioned by visibility, one collection each, because a metadata filter is slow on
large collections and a partition cannot be forgotten in a query. Chroma gets ids and vectors; texts and rights stay in SQL.
"""

import fcntl
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np
from langchain_core.embeddings import Embeddings

from knowledge.catalogue import Catalogue
from knowledge.vectors import ExactVectors, VectorIndex
from policies.vocabulary import Visibility

if TYPE_CHECKING:
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from langchain_chroma import Chroma

_BATCH = 1_000
_CHECK_SECONDS = 120
_HNSW: "CreateHNSWConfiguration" = {"space": "cosine", "ef_construction": 400, "ef_search": 400}
"""How Chroma builds and searches. Its own 100 and 100 missed 4 of the 80 nearest among a thousand passages, so that one question in
four got other passages than from the exact search; with these, none of 150 did, for one more millisecond."""


def open_index(folder: Path, catalogue: Catalogue) -> VectorIndex:
    """The Chroma index if this process can own it, else a search over the vectors in SQL, which finds the same."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "owner.lock").open("w")
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return ExactVectors(catalogue)
    try:
        return ChromaIndex(folder, catalogue, lock)
    except Exception:  # noqa: BLE001 - Chroma raises whatever its native part meets; the index is only a cache, SQL has the vectors
        lock.close()
        return ExactVectors(catalogue)


class ChromaIndex:
    """Chroma collections, one a visibility, that follow the catalogue.

    `state.json` names the folder in use, the catalogue generation it reflects, how it was built, and the sizes of its files at the
    last clean close. One that was built otherwise is built anew.
    A missing or unclean state makes a child process try the index first, since a damaged one can end the process that opens it.
    """

    name = "chroma"

    def __init__(self, folder: Path, catalogue: Catalogue, lock: IO[str]) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._owner_lock = lock
        self._lock = threading.RLock()
        self._vectors = _StoredVectors(catalogue)
        state = _read_state(folder)
        if not _usable(folder, state):
            state = {"data": _fresh(folder), "generation": -1}
        self._data = str(state["data"])
        self._generation = int(state["generation"])
        self._clean = bool(state.get("clean"))
        self._partitions = self._open()
        if not self._counts_agree():
            self._generation = -1
        self.sync()

    def search(self, vector: Sequence[float], visibilities: Sequence[Visibility], k: int) -> list[tuple[str, float]]:
        """See `VectorIndex`."""
        with self._lock:
            try:
                self.sync()
                return self._nearest(list(vector), visibilities, k)
            except Exception:  # noqa: BLE001 - whatever broke the index under us, SQL can make it anew; a second failure is raised
                self._rebuild()
                return self._nearest(list(vector), visibilities, k)

    def sync(self) -> None:
        """Add what the catalogue has and the index has not, and remove what the catalogue has no more."""
        with self._lock:
            generation = self._catalogue.generation()
            if generation == self._generation:
                return
            self._write_state(clean=False)
            for visibility in Visibility:
                self._follow(visibility, self._catalogue.passage_ids().get(visibility, frozenset()))
            self._generation = generation

    def close(self) -> None:
        """Write the clean state and give up ownership."""
        with self._lock:
            if not self._clean:
                self._write_state(clean=True)
            self._owner_lock.close()

    def _nearest(self, vector: list[float], visibilities: Sequence[Visibility], k: int) -> list[tuple[str, float]]:
        found: list[tuple[str, float]] = []
        for visibility in visibilities:
            hits = self._partitions[visibility].similarity_search_by_vector_with_relevance_scores(vector, k=k)
            # Cosine distance; an entry that was deleted under way comes back without its document and is dropped.
            found.extend((hit.page_content, 1.0 - distance) for hit, distance in hits if hit.page_content)
        return sorted(found, key=lambda pair: -pair[1])[:k]

    def _rebuild(self) -> None:
        self._data, self._generation = _fresh(self._folder), -1
        self._partitions = self._open()
        self.sync()

    def _counts_agree(self) -> bool:
        ids = self._catalogue.passage_ids()
        return all(self._count(visibility) == len(ids.get(visibility, ())) for visibility in Visibility)

    def _count(self, visibility: Visibility) -> int:
        return int(self._client.get_collection(_name(visibility)).count())

    def _follow(self, visibility: Visibility, wanted: frozenset[str]) -> None:
        store = self._partitions[visibility]
        have = set(store.get(include=[])["ids"])
        for batch in _batches(sorted(have - wanted)):
            store.delete(ids=batch)
        for batch in _batches(sorted(wanted - have)):
            store.add_texts(texts=batch, ids=batch)

    def _open(self) -> "dict[Visibility, Chroma]":
        # Chroma takes about a second to load; whoever only reads the catalogue never waits for it.
        import chromadb  # noqa: PLC0415 - a second of loading
        from chromadb.config import Settings  # noqa: PLC0415 - as above
        from langchain_chroma import Chroma  # noqa: PLC0415 - as above

        settings = Settings(anonymized_telemetry=False, is_persistent=True)
        self._client = chromadb.PersistentClient(path=str(self._folder / self._data), settings=settings)
        return {
            visibility: Chroma(
                collection_name=_name(visibility),
                client=self._client,
                embedding_function=self._vectors,
                collection_configuration={"hnsw": _HNSW},
            )
            for visibility in Visibility
        }

    def _write_state(self, *, clean: bool) -> None:
        self._clean = clean
        state: dict[str, Any] = {"data": self._data, "generation": self._generation, "hnsw": _HNSW, "clean": clean}
        if clean:
            state["sizes"] = _sizes(self._folder / self._data)
        temporary = self._folder / "state.json.new"
        temporary.write_text(json.dumps(state))
        temporary.replace(self._folder / "state.json")


class _StoredVectors(Embeddings):
    """Lets LangChain's store take the vectors that SQL already has: the "texts" are passage ids."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The stored vectors of these passage ids."""
        vectors = self._catalogue.vectors(texts)
        return [np.frombuffer(vectors[key], dtype="<f4").tolist() for key in texts]

    def embed_query(self, text: str) -> list[float]:
        """The stored vector of one passage id."""
        return self.embed_documents([text])[0]


def check(folder: Path) -> None:
    """Open every collection of a data folder, count it exhaustively and search it; run in a child process."""
    import chromadb  # noqa: PLC0415 - only the child process needs it here
    from chromadb.config import Settings  # noqa: PLC0415 - as above

    client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False, is_persistent=True))
    for collection in client.list_collections():
        found = collection.get(include=["embeddings"])
        if len(found["ids"]) != collection.count():
            raise RuntimeError(f"{collection.name} has lost entries")
        if found["ids"] and found["embeddings"] is not None:
            collection.query(query_embeddings=np.asarray(found["embeddings"][0], dtype=np.float32), n_results=1)


def _name(visibility: Visibility) -> str:
    return f"passages-{visibility.value}"


def _batches(ids: list[str]) -> list[list[str]]:
    return [ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH)]


def _read_state(folder: Path) -> dict[str, Any]:
    try:
        state = json.loads((folder / "state.json").read_text())
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) and {"data", "generation"} <= state.keys() else {}


def _usable(folder: Path, state: dict[str, Any]) -> bool:
    if state.get("hnsw") != _HNSW or not (folder / str(state["data"]) / "chroma.sqlite3").is_file():
        return False
    if state.get("clean"):
        return bool(state.get("sizes") == _sizes(folder / str(state["data"])))
    command = [sys.executable, "-m", "knowledge.index_check", str(folder / str(state["data"]))]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_CHECK_SECONDS, check=False)  # noqa: S603 - our own interpreter and module
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _fresh(folder: Path) -> str:
    """A new data folder; the old ones go. Its name is new as well, because Chroma remembers what it opened under a path."""
    for old in folder.glob("data-*"):
        shutil.rmtree(old, ignore_errors=True)
    name = f"data-{uuid4().hex[:12]}"
    (folder / name).mkdir(parents=True)
    return name


def _sizes(folder: Path) -> dict[str, int]:
    """Sizes of the vector files; they change only when Chroma writes, and a cut-off one is the damage that ends processes."""
    return {file.relative_to(folder).as_posix(): file.stat().st_size for file in sorted(folder.rglob("*.bin"))}

"""Damage to the files that Chroma itself writes is found before they are searched, and the index heals (R7, R8).

Chroma writes vector files only from a thousand passages on; here from fifty, by its own settings.
"""

import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ingest_fakes import Desk

from knowledge import index
from knowledge.ingestion import Settings
from knowledge.vectors import ExactVectors, VectorIndex
from policies.vocabulary import Visibility

EARLY = {**index._HNSW, "batch_size": 50, "sync_threshold": 50}
ROOT = Path(__file__).resolve().parents[2]
KILLED = """
import json, os, signal, sys
from pathlib import Path
from knowledge import index
from knowledge.store.engine import Database
from knowledge.store.sql_catalogue import SqlCatalogue
index._HNSW = json.loads(sys.argv[3])
opened = index.open_index(Path(sys.argv[1]), SqlCatalogue(Database(sys.argv[2])))
assert opened.name == "chroma", opened
os.kill(os.getpid(), signal.SIGKILL)
"""
DELETES = """
import sys
import chromadb
settings = chromadb.config.Settings(anonymized_telemetry=False, is_persistent=True)
chromadb.PersistentClient(path=sys.argv[1], settings=settings).get_collection("passages-public").delete(ids=[sys.argv[2]])
"""


class CheapVectors:
    """A direction of its own for each text, the same every time."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [direction(text) for text in texts]


def direction(text: str) -> list[float]:
    vector = np.random.default_rng(list(hashlib.sha256(text.encode()).digest())).normal(size=384)
    return [float(number) for number in vector / np.linalg.norm(vector)]


class Shelf:
    """A hundred and twenty passages in SQL, and the folder of their index."""

    def __init__(self, folder: Path) -> None:
        desk = Desk(folder)
        desk.embedder = CheapVectors()
        desk.write("a.md", "\n\n".join(f"Rule {number} holds." for number in range(120)))
        assert desk.run(settings=Settings(visibility=Visibility.PUBLIC)).passages == 120
        self.catalogue = desk.catalogue
        self.database = f"sqlite:///{folder / 'k.db'}"
        self.folder = folder / "index"

    def open(self) -> VectorIndex:
        opened = index.open_index(self.folder, self.catalogue)
        assert opened.name == "chroma"
        return opened

    def data(self) -> Path:
        [data] = self.folder.glob("data-*")
        return data

    def stop_cleanly(self) -> None:
        self.open().close()
        assert json.loads((self.folder / "state.json").read_text())["clean"]

    def kill(self) -> None:
        """Another process opens the index, builds it, and is killed."""
        done = self.run(KILLED, self.folder, self.database, json.dumps(EARLY))
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert not json.loads((self.folder / "state.json").read_text())["clean"]

    def run(self, code: str, *args: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.run([sys.executable, "-c", code, *map(str, args)], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setattr(index, "_HNSW", EARLY)
    return Shelf(tmp_path)


def nearest(vectors: VectorIndex) -> list[str]:
    return [key for key, _ in vectors.search(direction("a question"), (Visibility.PUBLIC,), 10)]


@pytest.mark.parametrize("stop", [Shelf.stop_cleanly, Shelf.kill])
@pytest.mark.parametrize(("name", "size"), [("data_level0.bin", 1_000), ("data_level0.bin", 0), ("header.bin", 10)])
def test_a_vector_file_that_was_cut_off_is_made_anew_with_the_same_answers(shelf: Shelf, stop: Any, name: str, size: int) -> None:
    stop(shelf)
    before = shelf.data()
    [path] = before.rglob(name)
    assert path.stat().st_size > size
    os.truncate(path, size)
    healed = shelf.open()
    assert nearest(healed) == nearest(ExactVectors(shelf.catalogue))
    assert shelf.data() != before
    healed.close()


@pytest.mark.parametrize("stop", [Shelf.stop_cleanly, Shelf.kill])
def test_whole_vector_files_are_kept(shelf: Shelf, stop: Any) -> None:
    """Else every index would count as damaged, and the test above would prove nothing."""
    stop(shelf)
    before = shelf.data()
    assert list(before.rglob("data_level0.bin"))
    kept = shelf.open()
    assert nearest(kept) == nearest(ExactVectors(shelf.catalogue))
    assert shelf.data() == before
    kept.close()


def test_an_entry_without_document_and_metadata_is_dropped(shelf: Shelf) -> None:
    """Such is what Chroma gives a client that is still open when another process deletes an entry."""
    opened = shelf.open()
    before = nearest(opened)
    done = shelf.run(DELETES, shelf.data(), before[0])
    assert done.returncode == 0, done.stderr
    raw = opened._partitions[Visibility.PUBLIC]._collection.query(query_embeddings=[direction("a question")], n_results=10)
    assert (raw["ids"][0][0], raw["documents"][0][0], raw["metadatas"][0][0]) == (before[0], None, None)
    assert nearest(opened) == before[1:]
    opened.close()

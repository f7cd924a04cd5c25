"""The vector index follows SQL and heals: it is a cache that may be lost, damaged or owned by somebody else."""

import json
import shutil
from pathlib import Path

import pytest

from knowledge.base import KnowledgeBase
from knowledge.ingestion import Settings
from knowledge.vectors import ExactVectors
from policies.visibility import Reach
from policies.vocabulary import Visibility

QUESTION = "may I sell mugs"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "brand"
    folder.mkdir()
    (folder / "a.md").write_text("# Marks\n\nMugs may be sold.\n\nAsk before you print a book.\n\nFilms need music rights.\n")
    with KnowledgeBase.open(tmp_path / "home") as base:
        base.ingest([folder], Settings(visibility=Visibility.PUBLIC))
    return tmp_path / "home"


@pytest.fixture
def wanted(home: Path) -> list[str]:
    with KnowledgeBase.open(home) as base:
        found = _answer(base)
    assert found[0] == "Mugs may be sold."
    return found


def _answer(base: KnowledgeBase) -> list[str]:
    return [s.passage.text for s in base.search.retrieve(QUESTION, reach=Reach())]


def _data(home: Path) -> Path:
    [folder] = (home / "index").glob("data-*")
    return folder


def test_a_deleted_index_is_rebuilt_with_the_same_answers(home: Path, wanted: list[str]) -> None:
    """SQL has everything that is needed."""
    shutil.rmtree(home / "index")
    with KnowledgeBase.open(home) as base:
        assert base.vector_index().name == "chroma"
        assert _answer(base) == wanted


def test_a_damaged_index_is_replaced(home: Path, wanted: list[str]) -> None:
    """Rubbish in its database is found out in a child process and thrown away."""
    (home / "index" / "state.json").unlink()
    (_data(home) / "chroma.sqlite3").write_bytes(b"rubbish" * 500)
    with KnowledgeBase.open(home) as base:
        assert base.vector_index().name == "chroma"
        assert _answer(base) == wanted


def test_an_index_that_vanishes_under_a_running_desk_is_made_anew(home: Path, wanted: list[str]) -> None:
    """The desk goes on answering."""
    with KnowledgeBase.open(home) as base:
        assert base.vector_index().name == "chroma"
        shutil.rmtree(_data(home))
        assert _answer(base) == wanted


def test_an_unclean_stop_is_survived(home: Path, wanted: list[str]) -> None:
    """After a crash the index is tried first, then used."""
    state = home / "index" / "state.json"
    state.write_text(state.read_text().replace('"clean": true', '"clean": false'))
    with KnowledgeBase.open(home) as base:
        assert base.vector_index().name == "chroma"
        assert _answer(base) == wanted


def test_a_second_process_searches_the_vectors_in_sql(home: Path, wanted: list[str]) -> None:
    """One owner; everybody else gets the same answers."""
    with KnowledgeBase.open(home) as owner, KnowledgeBase.open(home) as other:
        assert owner.vector_index().name == "chroma"
        assert isinstance(other.vector_index(), ExactVectors)
        assert _answer(other) == _answer(owner) == wanted


def test_the_owner_follows_what_another_process_ingests(home: Path, tmp_path: Path) -> None:
    """Added passages are found, removed ones are gone, without a restart."""
    (tmp_path / "brand" / "b.md").write_text("Mugs with the mark are sold by the shop only.\n")
    with KnowledgeBase.open(home) as owner:
        owner.vector_index()
        with KnowledgeBase.open(home) as other:
            other.ingest([tmp_path / "brand"], Settings(visibility=Visibility.PUBLIC))
        assert "Mugs with the mark are sold by the shop only." in _answer(owner)
        (tmp_path / "brand" / "a.md").unlink()
        with KnowledgeBase.open(home) as other:
            other.ingest([tmp_path / "brand"], Settings(visibility=Visibility.PUBLIC), prune=True)
        assert _answer(owner) == ["Mugs with the mark are sold by the shop only."]


def test_vectors_from_sql_find_what_the_index_finds(home: Path) -> None:
    """A process that asks once opens no index and gets the same passages in the same order, with the same likeness."""
    with KnowledgeBase.open(home) as base:
        vector = base.embedder.embed_query(QUESTION)
        levels = tuple(Visibility)
        by_index = base.vector_index().search(vector, levels, 10)
    with KnowledgeBase.open(home) as base:
        base.without_index()
        assert base.vector_index().name == "exact"
        by_sql = base.vector_index().search(vector, levels, 10)
    assert len(by_index) == 3
    assert [key for key, _ in by_sql] == [key for key, _ in by_index]
    assert [score for _, score in by_sql] == pytest.approx([score for _, score in by_index], abs=1e-4)


def test_a_process_that_has_its_index_keeps_it(home: Path) -> None:
    """Leaving the index out comes too late once it is open."""
    with KnowledgeBase.open(home) as base:
        assert base.vector_index().name == "chroma"
        base.without_index()
        assert base.vector_index().name == "chroma"


def test_an_index_that_was_built_otherwise_is_built_anew(home: Path, wanted: list[str]) -> None:
    """A home of an earlier version keeps no index that finds less."""
    state = json.loads((home / "index" / "state.json").read_text())
    del state["hnsw"]
    (home / "index" / "state.json").write_text(json.dumps(state))
    before = _data(home)
    with KnowledgeBase.open(home) as base:
        assert base.vector_index().name == "chroma"
        assert _answer(base) == wanted
    assert _data(home) != before

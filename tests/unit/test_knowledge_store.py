"""The database is brought up by its migrations and told about in plain words when it cannot be used."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import knowledge.store.engine as engine_module
from knowledge.errors import StoreError, StoreLockedError
from knowledge.store.engine import Database
from knowledge.store.migrations import HEAD
from knowledge.store.models import Base
from knowledge.store.sql_catalogue import SqlCatalogue


def _database(folder: Path) -> Database:
    return Database(f"sqlite:///{folder / 'k.db'}")


def test_migrations_make_exactly_the_models(tmp_path: Path) -> None:
    """A change of the models without a migration is found here."""
    database = _database(tmp_path)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "knowledge_version", "compare_type": True})
        assert not compare_metadata(context, Base.metadata)


def test_the_known_head_is_the_newest_migration() -> None:
    """The start skips Alembic by this constant, so it has to be right."""
    scripts = ScriptDirectory(str(Path(engine_module.__file__).parent / "migrations"))
    assert scripts.get_current_head() == HEAD


def test_sqlite_is_set_up_for_safety(tmp_path: Path) -> None:
    """Write-ahead log, full synchronisation, foreign keys and erased deletions are on."""
    with _database(tmp_path).engine.connect() as connection:
        found = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_a_database_that_stays_locked_is_told_as_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost and the sentence says to wait."""
    monkeypatch.setattr(engine_module, "BUSY_TIMEOUT_MS", 50)
    catalogue = SqlCatalogue(_database(tmp_path))
    other = sqlite3.connect(tmp_path / "k.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreLockedError, match="busy"):
        catalogue.remove(["x"])
    other.execute("ROLLBACK")
    assert catalogue.remove(["x"]) == 0


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    """The sentence names the file."""
    (tmp_path / "k.db").write_bytes(b"this is not a database, but it is long enough to be taken for one" * 20)
    with pytest.raises(StoreError, match=r"k\.db"):
        _database(tmp_path)

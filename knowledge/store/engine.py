"""Opens the database: pragmas, transactions, migrations, and errors in plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from knowledge.errors import StoreError, StoreLockedError
from knowledge.store.migrations import HEAD

BUSY_TIMEOUT_MS = 5_000
_MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """One database with short read and write transactions.

    Args:
        url: SQLAlchemy URL; SQLite files get WAL, `synchronous=FULL`, a busy timeout and foreign keys.

    Raises:
        StoreError: The database cannot be opened or brought up to date.
    """

    def __init__(self, url: str) -> None:
        self._engine = create_engine(url)
        self._sqlite = self._engine.dialect.name == "sqlite"
        if self._sqlite:
            event.listen(self._engine, "connect", _prepare_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)
        with self._explained():
            self._upgrade()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading; nothing is committed."""
        with self._explained(), Session(self._engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are committed together, or not at all."""
        with self._explained(), Session(self._engine.execution_options(write=True)) as session, session.begin():
            yield session

    @property
    def engine(self) -> Engine:
        """The SQLAlchemy engine, for migrations and checks."""
        return self._engine

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def _upgrade(self) -> None:
        with self._engine.connect() as connection:
            if _revision(connection) == HEAD:
                return
        upgrade(self._engine)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            if "locked" in str(error.orig):
                raise StoreLockedError(
                    "The knowledge base is busy",
                    "another program has kept it locked for several seconds",
                    "Wait for it to finish, then try again",
                ) from error
            raise self._broken(error) from error
        except DBAPIError as error:
            raise self._broken(error) from error
        except SQLAlchemyError as error:
            raise StoreError("The knowledge base cannot be used", str(error).splitlines()[0], "Run `clearance doctor`") from error

    def _broken(self, error: DBAPIError) -> StoreError:
        where = self._engine.url.render_as_string(hide_password=True)
        return StoreError(
            f"The database {where} cannot be used",
            " ".join(str(error.orig).split()).rstrip("?."),
            "Check that the place exists and can be written, or move the damaged file away and ingest again",
        )


def upgrade(engine: Engine) -> None:
    """Bring a database to the newest revision with the migrations shipped in this package."""
    # Alembic takes half a second to load and is needed only when something is to be done.
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.execution_options(write=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("knowledge_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM knowledge_version")).scalar()
    return None if found is None else str(found)


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # We emit BEGIN ourselves: the driver's own would start every transaction as a reader that may fail to become a writer.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    options: Any = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("write") else "BEGIN")

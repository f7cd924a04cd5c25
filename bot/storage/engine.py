"""Opening the desk's database: connection habits and migrations."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import HomeError, StoreError

VERSION_TABLE = "desk_alembic_version"
HEAD = "0003"
"""The newest step under `migrations/versions`; a test keeps it so. Known here so that opening need not load alembic."""


def database_url(home: Path, configured: str | None) -> str:
    """The configured database, or a file in the home folder, which is made.

    Raises:
        HomeError: Where the folder cannot be made.
    """
    if configured:
        return configured
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = (error.strerror or "it cannot be made").lower()
        raise HomeError(f"The home folder {home} cannot be used", why, "choose another with --home or CLEARANCE_HOME") from error
    return f"sqlite:///{home / 'desk.db'}"


def open_engine(url: str) -> Engine:
    """Connect and bring the tables up to date.

    SQLite runs with a write-ahead log, full synchronisation and a patience of five seconds, and every transaction takes the write
    lock at its start, so that two processes queue up instead of failing half-way.

    Raises:
        StoreError: Where the database cannot be opened, is locked for too long or cannot be migrated.
    """
    try:
        engine = create_engine(url, connect_args={"timeout": 5} if url.startswith("sqlite") else {})
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin_immediate)
        upgrade(engine)
    except SQLAlchemyError as error:
        raise store_error(error) from error
    return engine


def store_error(error: SQLAlchemyError) -> StoreError:
    """A database error as one plain sentence."""
    cause = str(getattr(error, "orig", None) or error).splitlines()[0]
    todo = (
        "wait until the other process is done, then try again" if "locked" in cause else "run `clearance doctor` to see what to fix"
    )
    return StoreError("The database of cases cannot be used", cause.rstrip("."), todo)


def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing; nothing is loaded for it where none is."""
    if _current(engine) == HEAD:
        return
    from alembic import command  # noqa: PLC0415 - half a second that only a new database needs
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _current(engine: Engine) -> str | None:
    if not inspect(engine).has_table(VERSION_TABLE):
        return None
    with engine.connect() as connection:
        # the table's name is a constant of this module
        return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - DBAPI connections have no common type
    # the driver's own transaction handling is off: `_begin_immediate` starts them
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's event passes its own Connection
    connection.exec_driver_sql("BEGIN IMMEDIATE")

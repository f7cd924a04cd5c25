"""Alembic's entry: runs the steps on the connection that `bot.storage.engine` hands over."""

from alembic import context

from bot.storage.tables import Base

VERSION_TABLE = "desk_alembic_version"

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()

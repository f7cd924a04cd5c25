"""Alembic's entry: runs on the connection that `knowledge.store.engine` hands over."""

from alembic import context

from knowledge.store.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table="knowledge_version",
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()

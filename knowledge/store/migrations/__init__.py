"""Alembic migrations, run when a store is opened."""

HEAD = "0001"
"""Newest revision; a store that has it is opened without loading Alembic, which keeps the start short."""

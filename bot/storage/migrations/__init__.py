"""Migrations of the desk's own tables, run when the database is opened."""

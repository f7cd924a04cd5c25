"""Judging: what the clauses of free-text policies say of one intended use."""

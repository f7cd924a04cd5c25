"""Wording: the facts of a verdict put into a few plain sentences."""

"""One reader a format; `knowledge.readers.registry` finds the right one by type."""

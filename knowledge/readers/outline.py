"""Keeps track of the heading path while a document is read from top to bottom."""

from knowledge.readers.reading import Block, collapse


class Outline:
    """Collects blocks under the headings that are open where they stand."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self.blocks: list[Block] = []
        self.title = ""

    def heading(self, level: int, text: str) -> None:
        """Open a heading; deeper and equal ones before it close. The first heading is the document's title."""
        words = collapse(text)
        if not words:
            return
        self.title = self.title or words
        self._open = [(depth, name) for depth, name in self._open if depth < level]
        self._open.append((level, words))

    def add(self, text: str, *, line: int | None = None, lead: str = "", kind: str = "paragraph") -> None:
        """Add a block under the open headings; empty text is left out."""
        words = collapse(text)
        if any(character.isalnum() for character in words):
            path = tuple(name for _, name in self._open)
            self.blocks.append(Block(words, path, line, collapse(lead), kind))

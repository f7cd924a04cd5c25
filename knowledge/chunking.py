"""Cuts long blocks into passages that fit a citation."""

import re
from collections.abc import Iterator

MAX_WORDS = 120
_SENTENCE = re.compile(r"(?<=[.!?:;])[\"”’)]*\s+(?=[\"“‘(*_`\[]*[A-Z0-9])")


def pieces(text: str) -> Iterator[str]:
    """The text in pieces of at most about `MAX_WORDS` words, cut between sentences where there are any."""
    if len(text.split()) <= MAX_WORDS:
        yield text
        return
    piece: list[str] = []
    for sentence in _sentences(text):
        if piece and sum(len(part.split()) for part in piece) + len(sentence.split()) > MAX_WORDS:
            yield " ".join(piece)
            piece = []
        piece.append(sentence)
    yield " ".join(piece)


def _sentences(text: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        words = sentence.split()
        for start in range(0, len(words), MAX_WORDS):
            yield " ".join(words[start : start + MAX_WORDS])

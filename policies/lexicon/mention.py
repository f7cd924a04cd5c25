"""A code with the words it was read from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """One reading of some words: `text` is verbatim, and stands at `[start, end)` of the text that was read."""

    code: str
    start: int
    end: int
    text: str

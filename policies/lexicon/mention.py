"""A code with the words it was read from."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """One reading of some words: `text` is verbatim, and stands at `[start, end)` of the text that was read."""

    code: str
    start: int
    end: int
    text: str


def blanked(text: str, mentions: Iterable[Mention]) -> str:
    """A text without the words of some mentions; what is left of it stays where it is."""
    for mention in mentions:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text

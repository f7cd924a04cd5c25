"""Words of a message, the word lists of `asset_words.yaml`, and where a noun phrase begins and ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from policies.datafile import data_file

_TOKEN = re.compile(r"[@#]?[^\W_][\w'’./&-]*[^\W_]|[^\W_]|[^\w\s]")


@dataclass(frozen=True)
class Words:
    """The word lists of `asset_words.yaml`."""

    kinds: frozenset[str]
    doubtful: frozenset[str]
    boundaries: frozenset[str]
    determiners: frozenset[str]
    not_assets: frozenset[str]


@dataclass(frozen=True)
class Token:
    """One word or mark of a message."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word as the lists write it."""
        return self.text.lower().replace("’", "'")

    @property
    def is_word(self) -> bool:
        """Whether it is a word and not a mark."""
        return self.text[0].isalnum() or self.text[0] in "@#"

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@cache
def words() -> Words:
    """Load the word lists once."""
    raw = data_file(__package__, "asset_words.yaml")

    def listed(key: str) -> frozenset[str]:
        value = raw[key]
        return frozenset(" ".join(value if isinstance(value, list) else [value]).lower().split())

    return Words(listed("kinds"), listed("doubtful"), listed("boundaries"), listed("determiners"), listed("not_assets"))


def tokens_of(text: str) -> list[Token]:
    """Words and marks of a text with their offsets."""
    return [Token(found.group(), *found.span()) for found in _TOKEN.finditer(text)]


def stops(token: Token) -> bool:
    """Whether a noun phrase ends before this word or mark."""
    return not token.is_word or token.lower in words().boundaries


def left_of(tokens: Sequence[Token], index: int, limit: int = 6) -> int:
    """Index of the first word of the phrase that ends at `index`."""
    first = index
    while first > 0 and index - first < limit and not stops(tokens[first - 1]):
        first -= 1
    return first


def right_of(tokens: Sequence[Token], index: int, limit: int = 4) -> int:
    """Index of the last word of the phrase that begins at `index`."""
    last = index
    while last + 1 < len(tokens) and last - index < limit and not stops(tokens[last + 1]):
        last += 1
    return last


def before(text: str, start: int) -> str:
    """The 80 characters before an offset; a mark stands where the text was cut, so that it is not taken for the beginning."""
    first = max(0, start - 80)
    return ("\0" if first else "") + text[first:start]

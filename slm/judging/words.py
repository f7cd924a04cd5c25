"""Content words: a light English stem for comparing a question with a clause."""

import re
from functools import cache

from slm.judging.signs import words_listed

_WORD = re.compile(r"[a-z0-9][a-z0-9'’.-]*[a-z0-9]|[a-z0-9]", re.IGNORECASE)
_ENDINGS = (
    "ization",
    "isation",
    "ations",
    "ation",
    "ings",
    "ing",
    "ments",
    "ment",
    "edly",
    "ies",
    "ied",
    "ers",
    "ed",
    "es",
    "er",
    "ly",
    "s",
    "e",
    "y",
)


@cache
def stem(word: str) -> str:
    """Cut an ending off, leaving at least three letters: "modified" and "modify" meet at "modif"."""
    low = word.casefold().replace("’", "'").removesuffix("'s").replace("colour", "color")
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)]
    return low


def words_of(text: str) -> list[str]:
    """The words of a text as they stand, in order."""
    return _WORD.findall(text)


def content(text: str) -> frozenset[str]:
    """Stems of the words that carry sense."""
    return frozenset(stem(w) for w in words_of(text) if w.casefold() not in words_listed("stop"))

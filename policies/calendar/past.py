"""Days gone by: whether a message speaks of a use that has been, and whether it asks for days that are over by mistake."""

import re
from functools import cache

from policies.datafile import any_of, data_file, filled

_CLAUSE_END = re.compile(r"[;!?\n]|\.(?=\s)")
_REACH = 90
"""Letters before days that are looked at."""


@cache
def _words(key: str) -> re.Pattern[str]:
    """One of the lists of `past.yaml`."""
    lists = data_file(__package__, "past.yaml")
    named = {name.upper(): "|".join(lists[name]) for name in ("done", "origin")}
    return any_of(filled(words, named) for words in lists[key])


def _clause_before(text: str, start: int) -> str:
    return _CLAUSE_END.split(text[max(0, start - _REACH) : start])[-1]


def speaks_of_past(text: str) -> bool:
    """Whether a message asks about a use that has been ("we ran it in May, was that ok?")."""
    return bool(_words("past_use").search(text) and _words("asks").search(text))


def describes(text: str, start: int, end: int) -> bool:
    """Whether days gone by only describe a thing ("the photo from the May 2024 campaign", "shot in May 2024")."""
    clause = _clause_before(text, start)
    return bool(_words("just_before").search(clause) or _words("describes").match(text, end))


def stays_asked(text: str, start: int, end: int, *, joined: bool) -> bool:
    """Whether days gone by are asked for as a time of use, most likely with the wrong year.

    Args:
        text: The message.
        start: Where the words for the days begin.
        end: Where they end.
        joined: Whether they name a first and a last day.
    """
    clause = _clause_before(text, start)
    told = _words("somewhere").search(clause) and not _words("wish").search(clause)
    if told or describes(text, start, end):
        return False
    led = _words("of_the_use").search(clause) or re.search(r"[,:(–—-]\s*$", clause) or _words("leads").match(text[start:end])
    return joined or bool(led)

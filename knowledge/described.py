"""Words that describe what an asset shows, also in other languages, and the small words that join them to a name."""

from collections.abc import Iterable, Iterator
from functools import cache

from knowledge.terms import fold, stem
from policies.datafile import data_file

_SHORTEST_PART = 3
"""Letters of the shorter part of a compound such as "Herbsttasse"."""


def _lists() -> dict[str, object]:
    data = data_file(__package__, "descriptions.yaml")
    assert isinstance(data, dict)
    return data


@cache
def words_for(what: str) -> frozenset[str]:
    """One of the plain lists, folded: `links`, `describing`, `of_what`, `not_shown`, `variants`, `formats`, `main`, `around`."""
    listed = _lists()[what]
    assert isinstance(listed, list)
    return frozenset(fold(word) for word in listed)


@cache
def standing_words(which: str) -> frozenset[str]:
    """Words for an asset that is `new` (in use) or `old` (replaced), folded."""
    listed = _lists()["standing"]
    assert isinstance(listed, dict)
    return frozenset(fold(word) for word in listed[which])


@cache
def _shown() -> dict[str, tuple[str, ...]]:
    """English stems by the folded words of other languages."""
    listed = _lists()["shows"]
    assert isinstance(listed, dict)
    return {fold(word): tuple(stem(fold(w)) for w in english.split()) for english, words in listed.items() for word in words}


def in_english(word: str) -> Iterator[str]:
    """English stems that a word of another language may stand for; the parts of a compound each have theirs."""
    folded = fold(word)
    known = _shown()
    if folded in known:
        yield from known[folded]
        return
    for cut in range(_SHORTEST_PART, len(folded) - _SHORTEST_PART + 1):
        for first in _joints(folded[:cut]):
            if first in known and folded[cut:] in known:
                yield from (*known[first], *known[folded[cut:]])
                return


def _joints(part: str) -> Iterable[str]:
    """The first part of a compound with and without what German joins it by ("Teeblatt", "Hundsnase")."""
    return (part, part.removesuffix("s"), part.removesuffix("n"), part.removesuffix("en"))

"""Versions and lengths said before a name: "v2 of the lockup", "the 6 second First Cup". They are part of which thing is meant."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from knowledge.names import Naming, Token, tokens
from knowledge.terms import STOP_WORDS
from policies.evidence import AssetFacts

Answers = Callable[[AssetFacts], Collection[str]]
"""The stems of all words that an asset answers to."""
_LENGTH = r"(?P<length>\d{1,3})[\s-]?(?:s|secs?|seconds?)\b"
_BEFORE = re.compile(
    rf"(?:\b(?P<version>(?:v|ver|rev)\d+)|\bthe (?P<year>(?:19|20)\d\d)|\bthe {_LENGTH})"
    r"(?:[\s-]+(?:one|version|edition|spot|film|clip))?(?:\s+(?:of|for))?(?:\s+(?:the|our))?[\s-]+$",
    re.IGNORECASE,
)
"""Of lengths and years only those that "the" makes part of a name: "a 6 second cut of it" is an edit, "in 2026" a day."""


def said_before(text: str, found: Sequence[Token], first: int) -> int | None:
    """The position of a version or length that stands before a name and belongs to it."""
    hit = _BEFORE.search(text[: found[first].start])
    if hit is None:
        return None
    start = next(hit.start(group) for group in ("version", "year", "length") if hit[group] is not None)
    return next((place for place, token in enumerate(found) if token.start <= start < token.end), None)


def sister(words: str, naming: Naming, kin: Iterable[Naming], answers_to: Answers) -> Naming | None:
    """The one asset of those with the same name that is of the version or length that was said, where this one is not."""
    said = [token for token in tokens(words) if token.stem not in STOP_WORDS and not token.is_kind]
    strange = [token for token in said if token.stem not in answers_to(naming.asset)]
    if not strange or not all(any(character.isdigit() for character in token.raw) for token in strange):
        return None
    fitting = [n for n in kin if all(token.stem in answers_to(n.asset) for token in said)]
    return fitting[0] if len({n.asset.id for n in fitting}) == 1 else None

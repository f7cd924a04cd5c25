"""Comparing wordings word for word, with the placeholders that examples use for "your own name"."""

import re
from functools import cache

_PLACEHOLDER = re.compile(
    r"<[^<>]{1,60}>|\[[^\[\]]{1,60}\]|_{3,}|\bX PROJECT\b|\bProject (?:ABC|X|Name)\b"
    r"|\b(?:XYZ|ABC|FOO|Foobar|Foo|EVENTNAME|[A-Z]{4,}NAME|PROJECT NAME|COMPANY NAME|My[A-Z]\w+|Your[A-Z]?\w*|Acme"
    r"|Example(?: (?:Inc|Corp|Company))?)\b(?:['’]s)?(?: Company(?:['’]s)?)?"
)
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*[®™]?", re.UNICODE)
_HOLE = "\0"
_OWNERS = "\0's"
"""A hole for a name in the possessive."""
_HOLES = {_HOLE: r"\S+(?: \S+){0,4}", _OWNERS: r"\S+(?: \S+){0,3}'s"}


def tokens(text: str) -> tuple[str, ...]:
    """The words of a wording as they stand; punctuation and spaces do not count, trademark signs do."""
    return tuple(_WORD.findall(text.replace("’", "'")))


def _pieces(example: str) -> tuple[str, ...]:
    """Words of an example, with a hole for each placeholder."""
    out: list[str] = []
    at = 0
    for match in _PLACEHOLDER.finditer(example):
        hole = _OWNERS if re.search(r"['’]s$", match.group()) else _HOLE
        out += [*tokens(example[at : match.start()]), hole]
        at = match.end()
    return (*out, *tokens(example[at:]))


@cache
def _pattern(example: str) -> tuple[re.Pattern[str] | None, int]:
    """A pattern over the words of a wording, and the number of fixed words in it."""
    pieces = _pieces(example)
    fixed = [p for p in pieces if p not in _HOLES]
    if not any(len(p) >= 3 for p in fixed):
        return None, 0
    body = " ".join(_HOLES.get(p) or re.escape(p.casefold()) for p in pieces)
    return re.compile(body), len(fixed)


def folded(text: str) -> str:
    """A wording as its lower-case words, one space between them."""
    return " ".join(t.casefold() for t in tokens(text))


def fits(example: str, wording: str) -> bool:
    """Whether a wording is the example, word for word, its placeholders filled in."""
    pattern, _ = _pattern(example)
    return pattern is not None and pattern.fullmatch(folded(wording)) is not None


def holds(example: str, wording: str) -> bool:
    """Whether a wording holds an example of at least two fixed words."""
    pattern, fixed = _pattern(example)
    return pattern is not None and fixed >= 2 and re.search(rf"(?<!\S){pattern.pattern}(?!\S)", folded(wording)) is not None


def likeness(required: str, wording: str) -> float:
    """Share of the required words that the wording has as well, from 0 to 1."""
    wanted = [p.casefold() for p in _pieces(required) if p not in _HOLES]
    if not wanted:
        return 0.0
    have = set(folded(wording).split())
    return sum(w in have for w in wanted) / len(wanted)


def fixed_words(example: str) -> int:
    """Number of words of an example that are no placeholder."""
    return _pattern(example)[1]


def ends_in(example: str, wording: str) -> bool:
    """Whether a wording is words of one's own followed by the example."""
    pattern, _ = _pattern(example)
    return pattern is not None and re.search(rf"\S {pattern.pattern}$", folded(wording)) is not None


def nearly(example: str, wording: str) -> bool:
    """Whether two wordings of the same length differ in one word only, a name in both, and share at least four."""
    shown, written = tokens(example), tokens(wording)
    if len(shown) != len(written):
        return False
    other = [(a, b) for a, b in zip(shown, written, strict=True) if a.casefold() != b.casefold()]
    return len(other) == 1 and len(shown) >= 5 and all(word[0].isupper() for word in other[0])


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def same_letters(one: str, other: str) -> bool:
    """Whether two wordings differ in capitals, spaces and hyphens only: two ways to write one name."""
    return one != other and _letters(one) == _letters(other)


def miswritten(name: str, wording: str) -> bool:
    """Whether a wording writes a name in another way; all capitals, or one more at the head of a sentence, are no other way."""
    letters = _letters(name)
    if len(letters) < 3:
        return False
    pattern = re.compile(r"(?<!\w)" + r"[\s\-‐–]?".join(map(re.escape, letters)) + r"(?!\w)", re.IGNORECASE)
    ways = {name, name[0].upper() + name[1:], name.upper()}
    return any(" ".join(found.split()) not in ways for found in pattern.findall(wording))

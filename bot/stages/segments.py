"""Cuts a message that names several assets into what is said of each, where that can be told from its build."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from policies.datafile import any_of, data_file

Span = tuple[int, int]
Uses = Callable[[str], bool]
"""Whether words say where or when something is used."""


@dataclass(frozen=True)
class Segments:
    """What is said of each name.

    Attributes:
        own: The words before and behind each name, in the order of the names; names that are joined to one ("A and B for …")
            share those that describe the use.
        before: Words before the first name that count for all.
        after: Words behind the last one that count for all.
    """

    own: tuple[tuple[str, str], ...]
    before: str = ""
    after: str = ""


@cache
def _words(key: str) -> re.Pattern[str]:
    return any_of(data_file(__package__, "apart.yaml")[key], before=r"(?<!\w)", after=r"(?!\w)")


@cache
def _joint() -> re.Pattern[str]:
    marks, *words = data_file(__package__, "apart.yaml")["joints"]
    return any_of([marks, *(rf"(?<!\w)(?:{word})(?!\w)" for word in words)])


@cache
def _bullet() -> re.Pattern[str]:
    return any_of(data_file(__package__, "apart.yaml")["bullets"], before=r"\s*", after=r"\s")


def cut(text: str, names: Sequence[Span], uses: Uses) -> Segments | None:
    """What is said of each name, or `None` where it cannot be told whose the words are.

    Args:
        text: The message.
        names: Where the names stand, in order.
        uses: Tells words that describe a use.
    """
    if len(names) < 2 or _words("borrowed").search(text):
        return None
    inner = [_sentence(text[before[1] : after[0]]) for before, after in pairwise(names)]
    if any(_words("shared").search(said) for said, _ in inner):
        return None
    parted = [_parted(said, rest) for said, rest in inner]
    last, after = _closing(text[names[-1][1] :], uses)
    after = ". ".join((*(more for _, _, more in parted), after))
    head, leads, tails = text[: names[0][0]], [lead for _, lead, _ in parted], [*(tail for tail, _, _ in parted), last]
    if not any(map(uses, leads)):
        shared = _joined(tails, uses)
        return Segments(tuple(zip(["", *leads], shared, strict=True)), head, after) if shared else None
    if not any(map(uses, tails)):
        before, head = _last_sentence(head)
        shared = _joined([head, *leads][::-1], uses)[::-1]
        return Segments(tuple(zip(shared, tails, strict=True)), before, after) if shared else None
    return None


def _sentence(text: str) -> tuple[str, str | None]:
    """The words up to the end of their sentence or line, and what follows, if they end; the lines of a list go on."""
    end = re.search(rf"[.?!;](?=\s|$)|\n(?!{_bullet().pattern})", text, re.IGNORECASE)
    return (text[: end.start()], text[end.end() :]) if end else (text, None)


def _last_sentence(text: str) -> tuple[str, str]:
    """What goes before the last sentence of some words, and that sentence."""
    ends = list(re.finditer(r"[.?!;](?=\s)|\n", text))
    return (text[: ends[-1].end()], text[ends[-1].end() :]) if ends else ("", text)


def _parted(said: str, rest: str | None) -> tuple[str, str, str]:
    """Words between two names: what belongs to the first, what may lead to the second, and what is said of all."""
    if rest is not None:
        more, lead = _last_sentence(rest)
        return said, lead, more
    bare = _bullet().sub("\n", said)
    joints = list(_joint().finditer(bare))
    return (bare[: joints[-1].start()], bare[joints[-1].end() :], "") if joints else (bare, "", "")


def _closing(tail: str, uses: Uses) -> tuple[str, str]:
    """The words behind the last name: what is said of it, and what is said of all."""
    own, rest = _sentence(tail)
    after = rest or ""
    if marker := _words("shared").search(own):
        clause = max(own.rfind(",", 0, marker.start()), own.rfind(" and ", 0, marker.start()))
        start = clause if clause >= 0 else marker.start()
        own, after = own[:start], f"{own[start:].strip(' ,')}. {after}"
    first, comma, end = own.rpartition(",")
    return (first, f"{end}. {after}") if comma and not uses(end) else (own, after)


def _joined(words: Sequence[str], uses: Uses) -> list[str]:
    """The words for each name, where those without any share the next ones; nothing where there are not two sorts."""
    own: list[str] = []
    waiting: list[str] = []
    kinds = 0
    for one in words:
        if not uses(one):
            waiting.append(one)
            continue
        own += [*(f"{other} {one}" for other in waiting), one]
        kinds += 1
        waiting = []
    return own if not waiting and kinds > 1 else []

"""Uses that are joined on and that no word list knows: "on our website and on a beermat", "in Germany etc.".

What is added beside a channel or a place is one more channel or place, also where its noun is unknown: it must not be lost.
Clauses, people and parts of the design that are joined on ("and can we crop it", "and our logo on it") add none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from policies.datafile import data_file
from policies.lexicon.mention import Mention

CHANNEL = "channel"
TERRITORY = "territory"
_MOST_WORDS = 5
_MOST_BARE = 2
_WORD = re.compile(r"[^\W_][\w'’-]*")
_CLAUSE_END = re.compile(r"[.?!;\n](?=\s|$)")
_CLAUSE = re.compile(r"\s+(?:to|it|them|him|her|this|that|the|an?|our|your|my|es|sie|das|le|la|les|lo)\b", re.IGNORECASE)
"""What follows a verb and no noun: "and archive it", "and intend to"."""
_ELSEWHERE = re.compile(r"\s+(?:on|in|for|to|at|as|auf|im|für|sur|dans|en|op|su)\s+(?:[\w'’-]+\s+){0,3}", re.IGNORECASE)
_REST = re.compile(r"\s+(?:(?:in|from|for|until|im|ab|bis|en|on)\s+)?", re.IGNORECASE)
_GAP = re.compile(r"[\s,()]*(?:(?!(?:with|without|mit|avec|con|ok|can|if|has|have|is|are)\b)[\w'’-]+[\s,()]*){0,2}", re.IGNORECASE)
"""Between a place of use and what is joined on: at most two words ("to members"), but no "with": "with text and a frame"."""


@dataclass(frozen=True)
class Taken:
    """What the word lists have read of a message."""

    channels: Sequence[tuple[int, int]]
    places: Sequence[tuple[int, int]]
    dates: Sequence[tuple[int, int]]
    others: Sequence[tuple[int, int]]
    """Words that stand for something else: edits, users, purposes, names of assets."""


@dataclass(frozen=True)
class _Words:
    joint: re.Pattern[str]
    tail: re.Pattern[str]
    end: re.Pattern[str]
    plain: re.Pattern[str]
    countries: re.Pattern[str]


@cache
def _words() -> _Words:
    raw = data_file(__package__, "further.yaml")
    listed = {key: "|".join(str(one) for one in raw[key]) for key in raw if key != "connectors"}
    sure, careful = ("|".join(raw["connectors"][key]) for key in ("sure", "with_article"))
    lead = rf"(?:(?:{listed['leads']})\s+)*"
    preposition, article = rf"(?P<at>(?:{listed['prepositions']})\s+)", rf"(?P<the>(?:{listed['articles']})\s+)"
    either = rf"(?=(?:{listed['prepositions']}|{listed['articles']})\s)"
    joint = rf"(?:(?P<comma>,)|(?<!\w)(?:{sure})(?!\w)|(?<!\w)(?:{careful})(?=\s+{either}))\s*{lead}{preposition}?{article}?"
    return _Words(
        joint=re.compile(joint, re.IGNORECASE),
        tail=re.compile(rf"[\s,(]*(?<!\w)(?P<tail>{listed['tails']})(?!\w)\.?", re.IGNORECASE),
        end=re.compile(rf"(?:{listed['ends']})(?!\w)", re.IGNORECASE),
        plain=re.compile(rf"(?:{listed['plain']})", re.IGNORECASE),
        countries=re.compile(rf"\b(?:{listed['countries']})\b", re.IGNORECASE),
    )


def find_further(text: str, taken: Taken) -> tuple[Mention, ...]:
    """What is joined on beside the channels and places of a message; the code is `CHANNEL` or `TERRITORY`.

    Args:
        text: The message with quotations and asset names hidden.
        taken: Where its known words stand.
    """
    return tuple(dict.fromkeys((*_tails(text, taken), *_joined(text, taken))))


def _tails(text: str, taken: Taken) -> Iterator[Mention]:
    """Words like "etc." right behind a channel, a place or a date."""
    for start, end in (*taken.channels, *taken.places, *taken.dates):
        match = _words().tail.match(text, end)
        if not match or _overlaps(match.span("tail"), (*taken.channels, *taken.places, *taken.dates)):
            continue
        if match["tail"].lower() == "plus" and not _closes(text, match.end(), taken):
            continue
        yield Mention(TERRITORY if (start, end) in taken.places else CHANNEL, *match.span("tail"), match["tail"])


def _closes(text: str, end: int, taken: Taken) -> bool:
    """Whether nothing but a time follows: "DACH plus in May"."""
    rest = _REST.match(text, end)
    return bool(re.match(r"\s*(?:[?.!,;)]|$)", text[end:])) or any(
        start <= rest.end() < last for start, last in taken.dates if rest
    )


def _joined(text: str, taken: Taken) -> Iterator[Mention]:
    known = (*taken.channels, *taken.places, *taken.dates, *taken.others)
    for match in _words().joint.finditer(text):
        beside = _beside(text, match, taken)
        if not beside:
            continue
        start, end = _phrase(text, match.end(), known)
        words = _WORD.findall(text[start:end])
        listed = not match["comma"] or _goes_on(text, end, taken)
        if not listed or not _is_place(text, words, end, match, taken) or _overlaps((match.start(), end), known):
            continue
        span = (match.start("at") if match["at"] else match.start("the") if match["the"] else start, end)
        for code in _kinds(text[start:end], words, match, beside):
            yield Mention(code, *span, text[slice(*span)])


def _goes_on(text: str, end: int, taken: Taken) -> bool:
    """Whether a channel follows in the same list: "on our website, beermats and Instagram"."""
    more = _words().joint.match(text, end + len(text[end:]) - len(text[end:].lstrip()))
    return more is not None and any(start <= more.end() < last for start, last in taken.channels)


def _beside(text: str, match: re.Match[str], taken: Taken) -> str:
    """What the words are joined to: a channel, a place, or, at the beginning of a message, what was said before it."""
    breaks = [found.end() for found in _CLAUSE_END.finditer(text, 0, match.start())]
    clause = max(breaks, default=0)
    ends = {end: CHANNEL for _, end in (*taken.channels, *taken.dates)} | {end: TERRITORY for _, end in taken.places}
    behind = [end for end in ends if clause <= end <= match.start()]
    said = any(clause <= end <= match.start() for _, end in (*taken.channels, *taken.places))
    if said and _GAP.fullmatch(text, max(behind), match.start()):
        return ends[max(behind)]
    opens = not text[: match.start()].strip() and bool(match["at"]) and not taken.channels
    return CHANNEL if opens and match["at"].strip().lower() in ("on", "onto", "auf", "sur", "op") else ""


def _phrase(text: str, start: int, known: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The words up to the next mark, small word or known word."""
    end = start
    for word in _WORD.finditer(text, start):
        between = text[end : word.start()]
        if between.strip() or _words().end.match(text, word.start()) or _words().joint.match(text, word.start()):
            break
        if end > start and any(a <= word.start() < b for a, b in known):
            break
        end = word.end()
    return start, end


def _is_place(text: str, words: Sequence[str], end: int, match: re.Match[str], taken: Taken) -> bool:
    """Whether words that are joined on can only be one more place of use."""
    if not words or len(words) > _MOST_WORDS or any(_words().plain.fullmatch(word) for word in words):
        return False
    if max(map(len, words)) <= _MOST_BARE:
        return False
    bare = not (match["at"] or match["the"])
    if bare and len(words) > 1 and words[0][0].isupper() and words[-1].islower() and words[-1].endswith("s"):
        return False  # a name with a noun that both share: "at Chur and Thusis stations"
    if bare and (len(words) > _MOST_BARE or words[0].endswith("ing") or _CLAUSE.match(text, end)):
        return False
    head = re.compile(r"\s+").match(text, end)
    if head and any(start == head.end() for start, _ in (*taken.channels, *taken.places, *taken.others)):
        return False  # the known word is what it is about: "a few creators", "our own feed"
    return not _is_object(text, end, match, taken)


def _is_object(text: str, end: int, match: re.Match[str], taken: Taken) -> bool:
    """Whether it is a second thing that is used elsewhere: "the bear on our website and the fox on Instagram"."""
    after = _ELSEWHERE.match(text, end)
    if match["at"] or not after:
        return False
    return any(end < start <= after.end() for start, _ in taken.channels)


def _kinds(phrase: str, words: Sequence[str], match: re.Match[str], beside: str) -> tuple[str, ...]:
    """Channel or place; a bare name behind a place may be either."""
    if _words().countries.search(phrase):
        return (TERRITORY,)
    in_place = match["at"] is None or match["at"].strip().lower() in ("in", "im", "en", "em", "na")
    if beside == TERRITORY and not match["the"] and in_place and words[0][0].isupper():
        return (CHANNEL, TERRITORY)
    return (CHANNEL,)


def _overlaps(span: tuple[int, int], ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in ranges)

"""Words of a follow-up that nobody accounted for: "and with the glitter?" after a yes.

A follow-up asks for something new. Where it changes nothing that was read, and has words of its own, what was said before was not
what it asked, and the earlier answer must not simply stand.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from policies.lexicon.mention import Mention
from slm.reading.deterministic.follow_up import Folded, fold
from slm.reading.deterministic.heard import Heard
from slm.reading.deterministic.longer import follow_up_words
from slm.reading.deterministic.message import Speaker
from slm.reading.deterministic.parts import read_parts

_WORD = re.compile(r"[^\W_][\w’'-]*")
_ADDRESSED = re.compile(r"\b(?:hi|hello|hey|dear|thanks|thank you|thx|cheers|hallo|danke|merci)[ ,]+$", re.IGNORECASE)


@cache
def _courtesy() -> frozenset[str]:
    return frozenset(follow_up_words()["courtesy"].split())


def unplaced(heard: Sequence[Heard]) -> tuple[str, ...]:
    """The words of the newest message with any of its own, where it changes nothing of what was asked before; else nothing.

    Args:
        heard: The readings of all messages, oldest first; the last is the question.
    """
    for place in range(len(heard) - 1, 0, -1):
        message = heard[place]
        if message.message.speaker is not Speaker.ASKER:
            continue
        earlier = fold(heard[:place]) if _says_something(heard[:place]) else None
        if earlier is None or _slots(earlier) != _slots(fold(heard[: place + 1])) or _adds(message):
            return ()
        if words := tuple(dict.fromkeys(_own_words(message))):
            return words
    return ()


def _says_something(heard: Iterable[Heard]) -> bool:
    """Whether a use was described at all."""
    asked = [h for h in heard if h.message.speaker is Speaker.ASKER]
    return any(h.channels or h.territories.spans or h.period.spans or h.modifications for h in asked)


def _slots(folded: Folded) -> tuple[object, ...]:
    """What a verdict rests on."""
    picked = (folded.channels, folded.modifications, folded.purposes, folded.parties, folded.copy)
    codes = (frozenset((p.mention.code, p.mention.text if not p.mention.code else "") for p in slot) for slot in picked)
    places, period = folded.territories, folded.period
    return (
        *codes,
        *(frozenset(p.mention.code for p in folded.actions),),
        *(places.include, places.exclude, places.unresolved, places.worldwide, places.regions),
        *(period.start, period.end, period.open_ended, period.unclear),
        *(folded.further_channels, folded.further_places),
    )


def _adds(heard: Heard) -> bool:
    """Whether a message says something that counts whatever the slots: claims, numbers, parts, subjects."""
    parts = read_parts(heard.unquoted)
    numbers = (parts.quantity, parts.duration_s, parts.shown, parts.omitted, parts.uncounted)
    return bool(heard.claims or heard.topics or heard.copy) or any(bool(each) for each in numbers)


def _own_words(heard: Heard) -> Iterable[str]:
    """The words that no slot has taken and that are no courtesy."""
    slots: tuple[Sequence[Mention], ...] = (
        *(heard.channels, heard.modifications, heard.actions, heard.parties, heard.purposes, heard.homes, heard.further),
        *(heard.territories.spans, heard.period.spans),
    )
    taken = [(m.start, m.end) for slot in slots for m in slot]
    taken += [(heard.longer.words.start, heard.longer.words.end)] if heard.longer else []
    for found in _WORD.finditer(heard.unquoted):
        word = found.group().lower().replace("’", "'")
        parts = re.split(r"['-]", word)
        if word in _courtesy() or all(part in _courtesy() or len(part) < 2 for part in parts):
            continue
        if any(start < found.end() and found.start() < end for start, end in taken):
            continue
        if found.group()[0].isupper() and _ADDRESSED.search(heard.unquoted[: found.start()]):
            continue
        yield heard.message.text[found.start() : found.end()]

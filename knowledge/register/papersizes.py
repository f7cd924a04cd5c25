"""Exclusions beyond a paper size: `no use > A4`, `not larger than A3`."""

import re

from policies.rules import ChannelConstraint, Constraint, TopicConstraint
from policies.vocabulary import Channel

_BEYOND = re.compile(
    r"(?:[>]|\b(?:larger|bigger|greater|more|above|over|beyond|exceeding|größer|über|plus grand|más grande)\b)"
    r"\s*(?:than|als|que|de)?\s*(?:din[ -]?)?a(?P<size>[0-6])\b",
    re.IGNORECASE,
)
_ON_PAPER = frozenset({Channel.PRINT, Channel.OOH, Channel.RETAIL, Channel.EVENTS, Channel.TRADE_SHOW, Channel.MERCHANDISE})


def beyond_size(words: str, quote: str, where: str) -> tuple[Constraint, ...]:
    """What such an exclusion bites on: larger sizes that the question names; paper of a size it does not name is asked about."""
    found = _BEYOND.search(words)
    if found is None:
        return ()
    largest = int(found["size"])
    larger = frozenset(f"A{size}" for size in range(largest)) | {"18/1", "48-sheet", "96-sheet", "billboard"}
    clear = frozenset(f"A{size}" for size in range(largest, 8))
    return (
        ChannelConstraint(include=_ON_PAPER, quote=quote, locator=where),
        TopicConstraint(words=larger, unless=clear, quote=quote, locator=where),
    )

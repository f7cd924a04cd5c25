"""What the asker wants to know: weighted cues over the last message, or over the thread where the last message has none."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from policies.datafile import data_file
from policies.vocabulary import Intent

TRUSTED = 3
"""Weight from which a message speaks for itself; below it the thread is asked as well."""


@dataclass(frozen=True)
class Facts:
    """What the other slots already say, which tells intents apart that use the same words."""

    has_copy: bool = False
    has_asset: bool = False
    """Whether words name an asset for sure."""
    names_something: bool = False
    """Whether words name an asset, if only perhaps."""
    has_use: bool = False
    """Whether a channel, place, date, edit or act of use was found."""


@cache
def _cues() -> Mapping[Intent, tuple[tuple[int, re.Pattern[str]], ...]]:
    raw = data_file(__package__, "intents.yaml")
    return {Intent(code): tuple((weight, re.compile(cue, re.IGNORECASE)) for weight, cue in cues) for code, cues in raw.items()}


def weigh(view: str) -> dict[Intent, int]:
    """The weight of each intent in one message; a cue counts once however often it stands there."""
    flat = " ".join(view.replace("’", "'").split())
    return {intent: sum(weight for weight, cue in cues if cue.search(flat)) for intent, cues in _cues().items()}


def _adjusted(weights: dict[Intent, int], facts: Facts) -> dict[Intent, int]:
    result = dict(weights)
    if facts.has_copy:
        result[Intent.CHECK_COPY] += 3
    elif result[Intent.CHECK_COPY]:
        result[Intent.CHECK_COPY] -= 3
    if facts.has_use:
        result[Intent.USE_ASSET] += 1
        result[Intent.OTHER] -= 2
    if facts.has_asset:
        result[Intent.OTHER] -= 4
        result[Intent.USE_ASSET] += 1
    return result


def read_intent(messages: Sequence[Mapping[Intent, int]], facts: Facts) -> Intent:
    """The intent of a conversation.

    Args:
        messages: The weights of the asker's messages, oldest first; the last is the question.
        facts: What the other slots hold.

    Returns:
        `other` only where nothing at all points to an asset, a wording or a use; without any cue a named asset means `use_asset`.
    """
    weights = dict(messages[-1])
    if max(weights.values()) < TRUSTED:
        earlier = next((m for m in reversed(messages[:-1]) if max(m.values()) >= TRUSTED), None)
        if earlier is not None:
            weights = {intent: weights[intent] + earlier[intent] for intent in weights}
    elif facts.has_copy and any(m[Intent.CHECK_COPY] >= TRUSTED for m in messages[:-1]):
        weights[Intent.CHECK_COPY] += TRUSTED  # another version of a wording that was asked about before
    weights = _adjusted(weights, facts)
    best = max(weights.values())
    if best <= 0:
        return Intent.USE_ASSET if facts.names_something or facts.has_use else Intent.OTHER
    return next(intent for intent, weight in weights.items() if weight == best)

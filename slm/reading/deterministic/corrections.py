"""Corrections within a message: what follows one replaces what was said of the same thing before it."""

import re

_CORRECTION = re.compile(
    r"\b(?:(?:strike|scratch|scrap|drop|skip|cancel|bin) that|on second thoughts?|"
    r"correction\b|no wait|wait,? no|sorry,? (?:i mean(?:t)?|not|no|only|make that)|"
    r"i mean(?:t)?\b|make that|"
    r"or rather|oh,? sorry|pardon|that plan is dead|instead of that|change of plan|no no\b|forget (?:that|"
    r"the)\b[^.!?\n]{0,60})[\s,.:]*",
    re.IGNORECASE,
)


def superseded_until(text: str) -> int:
    """Offset up to which a message is overtaken by its last correction; 0 where nothing is corrected.

    A correction counts only for slots that are named again after it, which is for the caller to see.
    """
    return max((found.end() for found in _CORRECTION.finditer(text)), default=0)

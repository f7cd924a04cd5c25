"""Edits that the vocabulary has no code for: shortening, slowing, new lyrics, "tweak it a bit"."""

import re

from policies.lexicon.mention import Mention

_UNCODED = re.compile(
    r"\bshorten(?:ed|ing)?\b|\b(?:sped|speed(?:ed|ing)?)(?: (?:it|them|this|that))? up(?: by \d+ ?%)?|\bslow(?:ed|"
    r"ing)?(?: (?:it|them|this|that))? down(?: by \w+)?|"
    r"\btweak(?:ed|ing|s)?\b|\bwith (?:new|other|different) lyrics\b|\bnew lyrics\b|\bre-?edit(?:ed|ing)? (?:it|them|"
    r"the)\b|\bre-?record(?:ed|ing)?\b|\bremix(?:ed|ing)?\b|"
    r"\b(?:trim(?:med)?|cut)(?: it| them)?(?: down)? to (?:\d+|\w+)[ -]?(?:s|secs?|seconds?)\b|\bpitch(?:ed|"
    r"ing)?(?: it)? (?:up|down)\b|"
    r"\b(?:change|alter|modify|adapt|edit|rework|adjust|customi[sz]e) (?:it|them|this|that|the (?:picture|photo|image|"
    r"film|logo|artwork|mark))\b(?! (?:at all|any ?more))|"
    r"\b(?:ändern|bearbeiten|kürzen|modifier|raccourcir|modificar|acortar|modificare|accorciare|aanpassen|inkorten)\b",
    re.IGNORECASE,
)


def find_uncoded_edits(text: str) -> tuple[Mention, ...]:
    """Edits without a code, as mentions whose code is empty.

    Args:
        text: The message with quotations and asset names hidden.
    """
    return tuple(Mention("", *found.span(), found.group()) for found in _UNCODED.finditer(text))

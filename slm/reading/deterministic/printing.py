"""Printing as a place of use: whoever prints what is on a website uses it in print."""

import re
from collections.abc import Sequence

from policies.lexicon.mention import Mention
from policies.taxonomies.channels import leaves
from policies.vocabulary import Action, Channel

_ON_SCREEN = frozenset(
    {
        *(Channel.DIGITAL, Channel.SOCIAL, Channel.BROADCAST, Channel.INTRANET),
        *(leaf for family in (Channel.DIGITAL, Channel.SOCIAL, Channel.BROADCAST) for leaf in leaves(family)),
    }
)
"""Channels of which nothing is ever printed; of all others the printing may be meant (a leaflet, a shop's poster, a mug)."""
_WORDS = re.compile(
    r"(?:ed|ing)?\s*(?:[\"'“„«‘’]|(?:the|his|her|their|our|your|an?|that|any|photographer['’]?s?|artist['’]?s?)?\s*(?:photo\s+)?"
    r"(?:credits?|names?|by-?lines?|captions?|copyright|©|disclaimer|notice|source|attribution|lines?)\b)",
    re.IGNORECASE,
)
"""What is printed beside the asset, wherever that is: a credit, a name, quoted words."""
_SOLID = re.compile(r"3-?d\b", re.IGNORECASE)


def prints(text: str, actions: Sequence[Mention], channels: Sequence[str], *, unknown: bool) -> tuple[Mention, ...]:
    """The channel print, where the asker prints and nothing that is printed is named.

    Args:
        text: The message as typed.
        actions: Its acts.
        channels: Codes of the channels that are named beside them, in the same message or before it.
        unknown: Whether channels are named beside them that no word list knows, and that may be printed things.
    """
    made = [act for act in actions if act.code == Action.PRINT and not _SOLID.match(act.text)]
    made = [act for act in made if not _WORDS.match(text, act.end)]
    if not made or not channels or unknown or any(code not in _ON_SCREEN for code in channels):
        return ()
    return (Mention(Channel.PRINT, made[0].start, made[0].end, made[0].text),)

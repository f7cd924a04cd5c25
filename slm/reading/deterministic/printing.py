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
_SOLID = re.compile(r"3-?d\b", re.IGNORECASE)


def prints(actions: Sequence[Mention], channels: Sequence[str], *, unknown: bool) -> tuple[Mention, ...]:
    """The channel print, where the asker prints and nothing that is printed is named.

    Args:
        actions: The acts of a message.
        channels: Codes of the channels that are named beside them, in the same message or before it.
        unknown: Whether channels are named beside them that no word list knows, and that may be printed things.
    """
    made = [act for act in actions if act.code == Action.PRINT and not _SOLID.match(act.text)]
    if not made or not channels or unknown or any(code not in _ON_SCREEN for code in channels):
        return ()
    return (Mention(Channel.PRINT, made[0].start, made[0].end, made[0].text),)

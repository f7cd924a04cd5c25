"""What a use is for: words that state it, and channels that imply it."""

from collections.abc import Sequence

from policies.vocabulary import Channel, Party, Purpose

_PAID = {Channel.SOCIAL_PAID, Channel.DISPLAY_ADS, Channel.SEARCH_ADS, Channel.PRESS_ADS}
_INTERNAL = {Channel.INTERNAL, Channel.INTERNAL_DECK, Channel.INTRANET, Channel.TRAINING}
_PRESS = {Channel.PR, Channel.PRESS_RELEASE, Channel.PRESS_KIT}

_STRONGEST = (Purpose.CHARITY, Purpose.PERSONAL, Purpose.COMMUNITY, Purpose.EDUCATION, Purpose.EDITORIAL)
"""Purposes that say more than the channel does: goods sold for charity are charity."""


def read_purpose(said: Sequence[Purpose], channels: Sequence[Channel], party: Party | None) -> Purpose | None:
    """The one purpose of a use, or `None` where nothing states it.

    Args:
        said: Purposes that words name, in order of appearance.
        channels: Where the asset would appear.
        party: Who would use it. A company's own people do not use its assets as private persons, clubs or schools.
    """
    used = set(channels)
    said = [purpose for purpose in said if purpose is not Purpose.MERCHANDISE]  # the channel says so, or a word in passing
    if party is Party.STAFF:
        said = [purpose for purpose in said if purpose not in (Purpose.PERSONAL, Purpose.COMMUNITY)]
        if used & _INTERNAL and Purpose.CHARITY not in said:
            return Purpose.INTERNAL
    for purpose in _STRONGEST:
        if purpose in said:
            return purpose
    if Channel.MERCHANDISE in used:
        return Purpose.MERCHANDISE
    if used & _PAID:
        return Purpose.COMMERCIAL_ADVERTISING
    if said:
        return said[0]
    if used & _INTERNAL:
        return Purpose.INTERNAL
    if used & _PRESS:
        return Purpose.PRESS
    if Channel.EDITORIAL in used:
        return Purpose.EDITORIAL
    return None

"""What a use is for: words that state it, and channels that imply it."""

from collections.abc import Sequence

from policies.vocabulary import Channel, Party, Purpose

_INTERNAL = frozenset({Channel.INTERNAL, Channel.INTERNAL_DECK, Channel.INTRANET, Channel.TRAINING})
_FIRM = {
    Purpose.MERCHANDISE: frozenset({Channel.MERCHANDISE}),
    Purpose.COMMERCIAL_ADVERTISING: frozenset({Channel.SOCIAL_PAID, Channel.DISPLAY_ADS, Channel.SEARCH_ADS, Channel.PRESS_ADS}),
}
"""Purposes that a channel settles whatever else is said."""
_IMPLIED = {
    Purpose.INTERNAL: _INTERNAL,
    Purpose.PRESS: frozenset({Channel.PR, Channel.PRESS_RELEASE, Channel.PRESS_KIT}),
    Purpose.EDITORIAL: frozenset({Channel.EDITORIAL}),
}
"""Purposes that a channel suggests where nothing is said."""
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
    stated = [purpose for purpose in said if purpose is not Purpose.MERCHANDISE]  # the channel says so, or a word in passing
    if party is Party.STAFF:
        stated = [purpose for purpose in stated if purpose not in (Purpose.PERSONAL, Purpose.COMMUNITY)]
        if used & _INTERNAL and Purpose.CHARITY not in stated:
            return Purpose.INTERNAL
    likely: list[Purpose] = [purpose for purpose in _STRONGEST if purpose in stated]
    likely += [purpose for purpose, channels_of in _FIRM.items() if used & channels_of]
    likely += stated
    likely += [purpose for purpose, channels_of in _IMPLIED.items() if used & channels_of]
    return likely[0] if likely else None

"""Uses that are where their user is: a shop's leaflet, a poster at its till."""

from policies.request import ClearanceRequest, Territories
from policies.vocabulary import Channel

_LOCAL = frozenset({Channel.BROCHURE, Channel.RETAIL, Channel.POINT_OF_SALE, Channel.WINDOW_DISPLAY})
"""Channels that are where their user is. Books, press and fairs are not: they may be anywhere."""
_PRINTED = frozenset({Channel.PRINT})
"""Channels that are local beside a local one: a poster at the till."""


def at_home(request: ClearanceRequest) -> ClearanceRequest:
    """The same request with the user's own country as its place, where a local use names none.

    A website or a post is not local, so nothing changes there: where its user lives says nothing of where it is seen.
    """
    named = request.territories.include or request.territories.exclude or request.uncoded_territories
    used = set(request.channels)
    local = used & _LOCAL and used <= _LOCAL | _PRINTED and not request.uncoded_channels
    if named or not local or not request.home_territories:
        return request
    missing = tuple(slot for slot in request.missing if slot != "territory")
    return request.model_copy(update={"territories": Territories(include=request.home_territories), "missing": missing})

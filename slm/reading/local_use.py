"""Uses that are where their user is: a shop's leaflet, a poster at its till."""

from policies.request import ClearanceRequest, Territories
from policies.taxonomies.channels import parent
from policies.vocabulary import Channel

_LOCAL = frozenset({Channel.PRINT, Channel.OOH, Channel.RETAIL, Channel.EVENTS})
"""Channels that, with their children, are in one place."""


def at_home(request: ClearanceRequest) -> ClearanceRequest:
    """The same request with the user's own country as its place, where a local use names none.

    A website or a post is not local, so nothing changes there: where its user lives says nothing of where it is seen.
    """
    named = request.territories.include or request.territories.exclude or request.uncoded_territories
    local = request.channels and all((parent(channel) or channel) in _LOCAL for channel in request.channels)
    if named or not local or not request.home_territories:
        return request
    missing = tuple(slot for slot in request.missing if slot != "territory")
    return request.model_copy(update={"territories": Territories(include=request.home_territories), "missing": missing})

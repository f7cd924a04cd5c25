"""Whether a question describes a use at all."""

from policies.request import ClearanceRequest
from policies.vocabulary import Action


def names_a_use(request: ClearanceRequest) -> bool:
    """Whether anything was said of where, when, how or what for something is to be used."""
    beyond = set(request.actions) - {Action.DISPLAY, Action.PLAY}
    where = (request.channels, request.uncoded_channels, request.territories.include, request.uncoded_territories)
    rest = (request.start, request.end, request.open_ended, request.modifications, request.purpose, request.quantity, beyond)
    return any((*where, *rest))

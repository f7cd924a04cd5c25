"""Uses that are where their user is: a shop's leaflet, a poster at its till."""

import re

from policies.lexicon.userkinds import kinds_of
from policies.request import ClearanceRequest, Territories
from policies.vocabulary import Channel

_LOCAL = frozenset({Channel.BROCHURE, Channel.RETAIL, Channel.POINT_OF_SALE, Channel.WINDOW_DISPLAY})
"""Channels that are where their user is. Books, press and fairs are not: they may be anywhere."""
_PRINTED = frozenset({Channel.PRINT})
"""Channels that are local beside a local one: a poster at the till."""
_SCREENS = frozenset({Channel.CINEMA})

_PREMISES = re.compile(
    r"\b(?:on|in|at|behind|dans|sur|in|an|auf|en)\s+(?:our|my|notre|nos|unserem|unserer|nuestr[oa]|nostr[oa])\s+(?:own\s+)?"
    r"(?:(?!web|online|app\b)[\w’'-]+\s+){0,2}?(?:menus?|foyer|lobby|windows?|counter|till|bar|caf[eé]|showroom|waiting room"
    r"|reception|restaurant|dining room|salon|vitrine|comptoir|theke|schaufenster|escaparate|vetrina)\b"
    r"(?!\s+(?:web|site|page|app|online|feed))",
    re.IGNORECASE,
)
"""A place in the user's own house."""


def in_own_house(text: str) -> bool:
    """Whether a message says that the asset would be shown in the user's own house: "on our wall menu", "in our foyer"."""
    return bool(_PREMISES.search(text))


def at_home(request: ClearanceRequest) -> ClearanceRequest:
    """The same request with the user's own country as its place, where a local use names none.

    A website or a post is not local, so nothing changes there: where its user lives says nothing of where it is seen.
    """
    named = request.territories.include or request.territories.exclude or request.uncoded_territories
    used = set(request.channels) - (_SCREENS if "cinema" in kinds_of(request.party_words) else set())
    own = bool(request.channels) and not used  # a cinema's screen is where the cinema is
    local = (own or (used & _LOCAL and used <= _LOCAL | _PRINTED)) and not request.uncoded_channels
    if named or not local or not request.home_territories:
        return request
    missing = tuple(slot for slot in request.missing if slot != "territory")
    return request.model_copy(update={"territories": Territories(include=request.home_territories), "missing": missing})

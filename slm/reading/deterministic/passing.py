"""Words for users that a message only mentions: money and plans called "media", rivals that something is compared with."""

import re

from policies.lexicon.mention import Mention
from policies.vocabulary import Party

_MEDIA = re.compile(r"(?:the )?media|medien|médias|medios|press|presse|pers", re.IGNORECASE)
_MONEY_BEFORE = re.compile(
    r"(?:\d[\d.,]*\s?(?:k|m|mio)?\s?(?:€|\$|£|eur|euros?|usd|dollars?|gbp|pounds?|chf|francs?)?|[€$£]|\b(?:eur|usd|gbp|chf"
    r"|spend\w*|spent|budget\w*|paid|owned|earned|bought|social|digital|print|mass|mixed|rich|working|net|gross|total|in|on|via"
    r"|of|across|into|through|all|any|other|bezahlte|eigene))\s+(?:on |in |of |for )?(?:the |our |your )?$",
    re.IGNORECASE,
)
_THING_AFTER = re.compile(
    r"[\s-]+(?:plans?|planning|budgets?|spend\w*|buy\w*|costs?|value|mix|mass|walls?|kits?|packs?|files?|players?|screens?"
    r"|campaigns?|placements?|channels?|space|formats?|types?|usage|rights?|schedule|weeks?|flights?|investment|money|library"
    r"|centre|center|monitoring|coverage|releases?|ads?|conferences?|clippings?|cuttings?|photos?|images?|pages?|in\s+\w+"
    r"|(?:is|of|at|:)?\s*(?:about |around |roughly |over |under )?[€$£]?\s?\d)\b",
    re.IGNORECASE,
)
"""What stands around "media" when it is money, a plan or a thing and nobody who writes."""

_RIVAL_HERE = re.compile(
    r"\b(?:we|i)(?:['’](?:re|m)| are| am| run| sell| make| offer| produce| represent| work for)\b[^.?!\n]{0,30}$"
    r"|\b(?:as|from|here is|this is|for|our|your|my) (?:an? |the |our )?$|^\W*(?:an? |your |hi,? |hello,? )*$",
    re.IGNORECASE,
)
"""Words before a rival that say that the writer is the rival."""
_COMPARED = re.compile(
    r"\b(?:with|than|against|like|versus|vs\.?|between|and|to|of|beside|next to|over|unlike)"
    r"\s+(?:the |an? |any |our |some |all |other )*$",
    re.IGNORECASE,
)
_OF_OURS = re.compile(r"['’]s?\b|\s+(?:of|to) (?:ours|us|mine)\b", re.IGNORECASE)
_BARE = re.compile(
    r"(?:competitors?|rivals?|mitbewerber|wettbewerber|konkurrent\w*|concurrents?|competidor\w*|concorrent\w*)", re.IGNORECASE
)
_SELF = re.compile(r"^(?:we|our|i) |\b(?:ours?|yours?)\b", re.IGNORECASE)


def in_passing(text: str, mention: Mention) -> bool:
    """Whether words for a user name nobody who would use the asset.

    Args:
        text: The message.
        mention: The words as the lists found them.
    """
    before, after = text[: mention.start], text[mention.end :]
    if mention.code == Party.COMPETITOR:
        return not _SELF.search(mention.text) and not _is_rival(before, mention.text, after)
    if mention.code == Party.PRESS and _MEDIA.fullmatch(mention.text):
        return bool(_MONEY_BEFORE.search(before) or _THING_AFTER.match(after))
    return False


def _is_rival(before: str, words: str, after: str) -> bool:
    """Whether the writer says that it is the rival, and not that it has one or compares itself with one."""
    theirs = _BARE.fullmatch(words) and re.search(r"\b(?:our|my)\s+$", before, re.IGNORECASE)
    if theirs or _COMPARED.search(before) or (_BARE.fullmatch(words) and _OF_OURS.match(after)):
        return False
    return bool(_RIVAL_HERE.search(before))

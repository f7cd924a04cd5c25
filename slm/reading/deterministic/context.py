"""Whether words that could name a channel say where the asset would appear.

The word lists of `policies` know what a word can mean; here its neighbours decide whether it means that: "printed brochure" names
one channel, and "from your website" says where something was found.
"""

import re
from collections.abc import Sequence

from policies.lexicon.mention import Mention
from policies.taxonomies.channels import parent
from policies.vocabulary import Channel
from slm.reading.deterministic.senses import means_something_else
from slm.reading.deterministic.tokens import before

_SOURCE = re.compile(
    r"\bfrom (?:your|our|their|the|a|his|her) (?:\w+ )?$|\bfound (?:it |them )?(?:in|on) (?:\w+ )?$", re.IGNORECASE
)
_JOINED = re.compile(
    r"(?:\band\b|\bplus\b|[+&/,;]|\bor\b|\bund\b|\bet\b|\by\b|\ben\b|\be\b|\bsowie\b|\boder\b|\bou\b|\bo\b|\bof\b)"
)
_OBJECTS = frozenset(
    {
        Channel.MERCHANDISE,
        Channel.PACKAGING,
        Channel.BROCHURE,
        Channel.BOOK,
        Channel.EVENTS,
        Channel.EDITORIAL,
        Channel.PRINT,
        Channel.OOH,
    }
)
"""Channels named by everyday things, which are often only mentioned: a toy, a bag, a wedding, a story."""
_VENUES = frozenset({Channel.POINT_OF_SALE, Channel.RETAIL, Channel.TRADE_SHOW, Channel.EVENTS})
_PRINTED = frozenset({Channel.BROCHURE, Channel.DIRECT_MAIL, Channel.PRINT, Channel.EMAIL})
_SENT_OUT = _PRINTED | {
    Channel.WEB,
    Channel.APP,
    Channel.STREAMING_VIDEO,
    Channel.SOCIAL,
    Channel.SOCIAL_ORGANIC,
    Channel.SOCIAL_PAID,
    Channel.PRESS_ADS,
    Channel.PODCAST,
}
"""Channels that reach people by themselves: the shops such a thing is "for" are what it speaks of, and no second place."""
_NO_AD_SPACE = frozenset(
    {
        Channel.WEB,
        Channel.APP,
        Channel.EMAIL,
        Channel.INTRANET,
        Channel.INTERNAL,
        Channel.EVENTS,
        Channel.TRADE_SHOW,
        Channel.POINT_OF_SALE,
        Channel.SPONSORSHIP,
    }
)
"""Channels whose own banners are no display advertising."""
_PLACING = re.compile(
    r"(?:^|[.!?;:,\n(+&/–—-]|\b(?:on|onto|in|into|inside|for|as|at|to|of|with|via|and|or|plus|under|over|across|"
    r"during|our|your|my|sell|selling|sells|sold|make|making|"
    r"flog|print|printing|printed|hand(?:ing)? out|produce|auf|im|in|für|sur|pour|dans|en|para|per|su|op|voor|"
    r"sui|sugli|sulla|sulle|nei|nelle|em|nos|nas|num|numa|aan|bij))"
    r"\s*(?:(?:the|a|an|our|your|their|my|his|her|its|some|all|both|each|one|two|\d[\d,.k]*|[\w'’-]+)\s+){0,3}$",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:sent|gave|given|had|has|have|built|bought|wrote|ran|rained|took|take out|out the|without|showing its|one|"
    r"called|got|inherited|this smells)\s+(?:[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_FARTHEST = 120
"""Characters between two channels of which the one may narrow the other."""
_BLOGGER = re.compile(r"\b(?:i|we) (?:write|run|keep) (?:an? |the |my |our )?(?:[\w-]+ ){0,2}blogs?\b", re.IGNORECASE)
_BLOG = re.compile(r"\bblogs?\b|\bweblogs?\b|\bblogue\b", re.IGNORECASE)
_GENERIC_POST = re.compile(r"^(?:re)?(?:post|story|stories|reel|reels|feed|grid)(?:s|ed|ing)?$", re.IGNORECASE)


def placed(text: str, mentions: Sequence[Mention], trade: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """Channel mentions that say where the asset would appear.

    Args:
        text: The message with quotations and asset names hidden.
        mentions: What the channel words found.
        trade: Ranges in which the asker describes itself. What it runs ("a review channel") is where it would use the asset
            only if it names no other place; that it is an influencer is not.
    """
    said = [m for m in mentions if not _SOURCE.search(before(text, m.start)) and not means_something_else(text, m)]
    apart = [m for m in said if not any(m.start < b and a < m.end for a, b in trade)]
    apart = apart or [m for m in said if m.code != Channel.INFLUENCER]
    kept = [m for m in apart if _is_place(text, m)] or [m for m in apart if not _GIVEN.search(before(text, m.start))]
    if any(m.code == Channel.INFLUENCER for m in kept):
        kept = [m for m in kept if m.code != Channel.SOCIAL_ORGANIC or not _theirs(text, m)]
    if _BLOGGER.search(text):
        # a post by somebody who writes a blog is a post on it
        kept = [m for m in kept if m.code != Channel.SOCIAL_ORGANIC or not _GENERIC_POST.match(m.text)]
        kept = kept or [m for m in said if _BLOG.search(m.text)]
    return [m for m in kept if not any(_is_near(m, o) and _swallows(text, o, m) for o in kept) and not _narrowed(text, m, kept)]


def _theirs(text: str, mention: Mention) -> bool:
    """Whether a post is the influencers' own: nothing says that it is ours."""
    return bool(_GENERIC_POST.match(mention.text)) and not re.search(
        r"\bour (?:own )?$", before(text, mention.start), re.IGNORECASE
    )


_MARKS = re.compile(r"[#*_~(\[]+$")
"""Marks that people put right before a word: "and #OOH"."""


def _is_place(text: str, mention: Mention) -> bool:
    """Whether an everyday thing is where the asset goes, and not just something that the message tells of."""
    if mention.code not in _OBJECTS:
        return True
    ahead = _MARKS.sub("", before(text, mention.start))
    return bool(_PLACING.search(ahead)) and not _GIVEN.search(ahead)


def _narrowed(text: str, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether the mention belongs to the channel named right beside it and adds none: "showroom brochure", "web shop banner"."""
    near = [other for other in others if other is not mention and _is_near(mention, other)]
    return any(_modifies(text, mention, o) or (o.end <= mention.start and _follows(text, mention, o)) for o in near)


def _is_near(mention: Mention, other: Mention) -> bool:
    """Whether the one may say something of the other; a look at every pair would make a long list of channels slow."""
    return other.start - mention.end <= _FARTHEST and mention.start - other.end <= _FARTHEST


def _modifies(text: str, mention: Mention, other: Mention) -> bool:
    """A venue right before a printed thing: "showroom brochure"."""
    return text[mention.end : other.start].isspace() and mention.code in _VENUES and other.code in _PRINTED


def _follows(text: str, mention: Mention, other: Mention) -> bool:
    """A banner or poster right after its place, or the shops that a brochure is for."""
    behind = text[other.end : mention.start]
    if behind.isspace():
        banner = mention.code == Channel.DISPLAY_ADS and other.code in _NO_AD_SPACE and "banner" in mention.text.lower()
        return banner or (mention.code == Channel.PRINT and parent(Channel(other.code)) is Channel.OOH)
    audience = re.fullmatch(r"\s+(?:for|to) (?:the |our |all |\w+ ){0,3}", behind)
    return other.code in _SENT_OUT and mention.code in _VENUES and audience is not None


def _swallows(text: str, child: Mention, mention: Mention) -> bool:
    """Whether a more exact channel next to a general one makes the general one redundant ("printed brochure", "our Insta grid")."""
    paid_post = child.code == Channel.SOCIAL_PAID and mention.code == Channel.SOCIAL_ORGANIC
    if not paid_post and parent(Channel(child.code)) != Channel(mention.code):
        return False
    between = text[min(child.end, mention.end) : max(child.start, mention.start)]
    return len(between) <= (20 if paid_post else 60) and not _JOINED.search(between)

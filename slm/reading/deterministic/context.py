"""Whether words that could name a channel or an act do so where they stand.

The word lists of `policies` know what a word can mean; here its neighbours decide whether it means that: "printed brochure" names one
channel, "from your website" says where something was found, and "the contract says" is nothing that the asker wants to do.
"""

import re
from collections.abc import Sequence

from policies.lexicon.mention import Mention
from policies.taxonomies.channels import parent
from policies.vocabulary import Action, Channel
from slm.reading.deterministic.tokens import words

_SOURCE = re.compile(
    r"\bfrom (?:your|our|their|the|a|his|her) (?:\w+ )?$|\bfound (?:it |them )?(?:in|on) (?:\w+ )?$", re.IGNORECASE
)
_JOINED = re.compile(r"(?:\band\b|\bplus\b|[+&/,;]|\bor\b|\bund\b|\bet\b|\by\b)")
_VERBS = frozenset({"stand", "stands", "cover", "covers", "display", "displays", "pack", "review", "reviews", "host", "book"})
_PRINT_NOUN = re.compile(r"\b(?:in|for|on|of|web|digital|online|tv|and|&|\+|/|,|no)\s*$|^$", re.IGNORECASE)
_MODAL = re.compile(
    r"\b(?:may|can|could|would|should|shall|must|to|and|'d|’d|like|want|allowed|free|ok|will|let|before|if|by|we|i|am)\b[^.?!;:\n]{0,28}$|^\W*$",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:contract|licen[cs]e|agreement|legal|brand|t&cs|terms|dam|metadata|publisher|label|zoo|photographer|agency|team|director|somebody|someone|"
    r"designer|artist|people|locals|he|she|they|it|text|claim|which|compliance|nobody|invoice|CLR-\d+)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
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
    r"(?:^|[.!?;:,\n(+&/–—-]|\b(?:on|onto|in|into|inside|for|as|at|to|of|with|via|and|or|plus|under|over|across|during|our|your|my|sell|selling|sells|sold|make|making|"
    r"flog|print|printing|printed|hand(?:ing)? out|produce|auf|im|in|für|sur|pour|dans|en|para|per|su|op|voor))"
    r"\s*(?:(?:the|a|an|our|your|their|my|his|her|its|some|all|both|each|one|two|\d[\d,.k]*|[\w'’-]+)\s+){0,3}$",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:sent|gave|given|had|has|have|built|bought|wrote|ran|rained|took|take out|out the|without|showing its|one|called|got|inherited|this smells)\s+(?:[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_GENERIC_POST = re.compile(r"^(?:re)?(?:post|story|stories|reel|reels|feed|grid)(?:s|ed|ing)?$", re.IGNORECASE)
_BARE_USE = re.compile(r"^(?:re-?)?(?:us(?:e|ed|es|ing|age|able)|cover(?:ed|s)?|book(?:ed|ing)?|take|go|have)$", re.IGNORECASE)
_HAND = re.compile(r"^hand(?:s|ed|ing)?$", re.IGNORECASE)
_REGISTER_NOUN = re.compile(r"\b(?:your|our|the|copy|asset|a|my|in)\s+$", re.IGNORECASE)


def placed(text: str, mentions: Sequence[Mention], elsewhere: Sequence[tuple[int, int]]) -> list[Mention]:
    """Channel mentions that say where the asset would appear.

    Args:
        text: The message with quotations and asset names hidden.
        mentions: What the channel words found.
        elsewhere: Ranges read as dates, places or the asker's description of itself.
    """
    said = [m for m in mentions if not _SOURCE.search(text[: m.start]) and not _is_verb(text, m) and not _is_other(text, m)]
    apart = [m for m in said if not any(m.start < b and a < m.end for a, b in elsewhere)] or said
    kept = [m for m in apart if _is_place(text, m)] or [m for m in apart if not _GIVEN.search(text[: m.start])]
    if any(m.code == Channel.INFLUENCER for m in kept):
        kept = [m for m in kept if m.code != Channel.SOCIAL_ORGANIC or not _GENERIC_POST.match(m.text)]
    return [m for m in kept if not any(_swallows(text, child, m) for child in kept) and not _narrowed(text, m, kept)]


def _is_place(text: str, mention: Mention) -> bool:
    """Whether an everyday thing is where the asset goes, and not just something that the message tells of."""
    if mention.code not in _OBJECTS:
        return True
    before = text[max(0, mention.start - 60) : mention.start]
    return bool(_PLACING.search(before)) and not _GIVEN.search(before)


def _is_verb(text: str, mention: Mention) -> bool:
    """Whether a word such as "print", "stand" or "till" is no noun here."""
    word = mention.text.lower()
    before, after = text[: mention.start], text[mention.end :]
    if word in {"print", "prints"}:
        return not (_PRINT_NOUN.search(before.rstrip(" ")) and not after[:2].strip().isalpha())
    if word in {"printed", "printing", "covered", "covering", "displayed"}:
        return True
    if word == "till":
        return not re.search(r"\b(?:the|at|our|your|shop)\s+$", before, re.IGNORECASE)
    if word == "online":
        return bool(re.search(r"\bstays?\s+$", before, re.IGNORECASE))
    if word in _VERBS:
        subject = re.search(
            r"\b(?:we|i|you|they|it|that|to|not|would|will|does|do|can|may|could|must|still|licen[cs]e|contract|rights?)\s+$",
            before,
            re.IGNORECASE,
        )
        return bool(subject or re.match(r"\s+(?:all|it|them|this|that|the|our|your|a)\b", after, re.IGNORECASE))
    return False


def _describes(text: str, mention: Mention) -> bool:
    """Whether a channel word only describes the asset that follows ("bus pictogram", "poster artwork")."""
    following = re.match(r"\s+([\w-]+)", text[mention.end :])
    return bool(following) and following[1].lower() in words().kinds - words().doubtful


def _narrowed(text: str, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether the mention belongs to the channel named right beside it and adds none: "showroom brochure", "web shop banner"."""
    for other in others:
        between = text[mention.end : other.start]
        if other is not mention and between.isspace() and mention.code in _VENUES and other.code in _PRINTED:
            return True
        behind = text[other.end : mention.start]
        if other is mention or other.end > mention.start:
            continue
        if (
            behind.isspace()
            and mention.code == Channel.DISPLAY_ADS
            and other.code in _NO_AD_SPACE
            and "banner" in mention.text.lower()
        ):
            return True
        if behind.isspace() and mention.code == Channel.PRINT and parent(Channel(other.code)) is Channel.OOH:
            return True
        if (
            other.code in _PRINTED
            and mention.code in _VENUES
            and re.fullmatch(r"\s+(?:for|to) (?:the |our |all |\w+ ){0,3}", behind)
        ):
            return True  # whom the brochure is for
    return False


def _is_other(text: str, mention: Mention) -> bool:
    """Whether a word that can name a channel plainly means something else here."""
    before, after, word = text[: mention.start], text[mention.end :], mention.text.lower()
    if re.match(r"pages?$", word):  # a page of a printed thing
        return bool(re.search(r"\b(?:double|full|half|single|\d+)[- ]?$", before, re.IGNORECASE) or re.match(r"\s*\d", after))
    if word in {"paid", "unpaid"}:  # somebody was paid, or an event costs money
        return bool(re.match(r"\s+(?!and\b|or\b|only\b|too\b|plus\b|on\b|behind\b)\w", after))
    if word in {"mail", "book", "books"}:
        return bool(
            re.match(r"\s+(?:it|them|us|you|me|him|her|the file)\b|\s*[?]", after)
            and re.search(r"\b(?:we|i|to|just|can|may)\s+(?:just )?$", before, re.IGNORECASE)
        )
    if re.match(r"pieces?$", word):
        return bool(re.search(r"\d\s*$", before))
    if word.startswith("panel"):
        return mention.code == Channel.PRESENTATION and not re.match(r"\s+(?:discussion|talk|session)", after)
    if word in {"big screen", "big screens", "stands"}:
        return mention.code == Channel.CINEMA or bool(re.search(r"\bon the $", before) and word == "stands")
    if _describes(text, mention):
        return True
    return word == "press" and bool(re.search(r"[A-Z]\w+ $", before)) and mention.text[0].isupper()


def _swallows(text: str, child: Mention, mention: Mention) -> bool:
    """Whether a more exact channel next to a general one makes the general one redundant ("printed brochure", "our Insta grid")."""
    paid_post = child.code == Channel.SOCIAL_PAID and mention.code == Channel.SOCIAL_ORGANIC and _GENERIC_POST.match(mention.text)
    if not paid_post and parent(Channel(child.code)) != Channel(mention.code):
        return False
    between = text[min(child.end, mention.end) : max(child.start, mention.start)]
    return len(between) <= 60 and not _JOINED.search(between)


def done(text: str, mentions: Sequence[Mention], elsewhere: Sequence[tuple[int, int]]) -> list[Mention]:
    """Act mentions that say what the asker wants to do.

    Args:
        text: The message with quotations hidden.
        mentions: What the act words found.
        elsewhere: Ranges of the asker's description of itself, in which acts are its trade and not its wish.
    """
    return [m for m in mentions if not any(m.start < b and a < m.end for a, b in elsewhere) and _wished(text, m)]


def _wished(text: str, mention: Mention) -> bool:
    before = text[: mention.start]
    if mention.code == Action.DISPLAY and _BARE_USE.match(mention.text):
        return False
    if _HAND.match(mention.text) and not re.match(
        r"\s+(?:it|them|out|over|the|your|our|this|these|those|copies|files)\b", text[mention.end :], re.IGNORECASE
    ):
        return False
    if mention.code == Action.SYNCHRONIZE and re.search(r"\blip[- ]?$", before, re.IGNORECASE):
        return False
    if _REPORTED.search(before) and mention.code in {Action.MENTION, Action.PLAY, Action.DISPLAY, Action.SELL}:
        return mention.code == Action.DISPLAY and not re.search(
            r"\b(?:licen[cs]e|contract|agreement|terms)\s+\w*\s*$", before, re.IGNORECASE
        )
    if mention.code == Action.MENTION and re.match(r"(?:say|name|naming)", mention.text, re.IGNORECASE):
        return bool(_MODAL.search(before)) and not re.search(r"\bI(?:'d|’d| would)\s*$", before)
    if mention.code == Action.REGISTER and re.match(r"register(?:ed)?$", mention.text, re.IGNORECASE):
        return not _REGISTER_NOUN.search(before) and not re.match(
            r"\s+(?:trade|in\b|symbol|sign|charity|user)", text[mention.end :]
        )
    return True


_RATIONALE = re.compile(
    r"\b(?:counts? as|it says|says it'?s|that makes it|same (?:\w+ )?as (?:on|in|for)|(?:licen[cs]e|contract|dam|asset|agreement|release|publisher|label) (?:also )?(?:says?|reads?|is|covers?|includes?)|"
    r"covered by|included in|we have (?-i:(?=[A-Z]))|we've got (?-i:(?=[A-Z]))|c'est|hub sits|good until|cleared for (?=[^?]*$))\b[^.?!;,\n]*",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"\b(?:English|French|German|Spanish|Polish|Dutch|Italian|Portuguese|Arabic|Chinese|Japanese|Greek|Hebrew|Finnish|Swedish|Danish|Norwegian|Czech|Hungarian|Turkish|Russian|"
    r"Korean|Thai|FR-CA|EN|FR|DE)(?=[- ](?:supers?|subs|subtitles?|voice-?overs?|VO|labels?|headlines?|captions?|versions?|texts?|ones?|copy|titles?|first|translation|language|"
    r"speaking|end|audio|dub)\b)|\b(?:in|into|to) (?:English|Greek|Finnish|Swedish|German|French|Spanish|Polish|Dutch|Italian|Arabic|Hebrew)\b(?! \w)"
)


def reasons_given(text: str) -> list[tuple[int, int]]:
    """Ranges in which the asker argues why it should be fine: they tell of rights, not of the use."""
    return [found.span() for found in _RATIONALE.finditer(text)]


def in_passing(text: str, mention: Mention) -> bool:
    """Whether a word that can state a purpose plainly means something else ("4,000 pieces", "Tolland Press")."""
    return _is_other(text, mention)


def languages(text: str) -> list[tuple[int, int]]:
    """Words that name a language and no place ("Spanish supers")."""
    return [found.span() for found in _LANGUAGE.finditer(text)]

"""Words for the places of appearance a text names."""

import re
from functools import cache

from policies.lexicon.channel_pairs import read_together
from policies.lexicon.mention import Mention
from policies.lexicon.phrases import data_of, phrase_book
from policies.lexicon.words import fold, words
from policies.vocabulary import Channel

_DETERMINER = (
    r"(?:our|your|the|a|an|my|their|his|her|its|this|these|some|any|new|own|next|all|both|two|three|four|five|six|ten|few"
    r"|\d[\d.,k]*|unsere[nmr]?|notre|nos"
    r"|nuestr[oa]s?|le|la|les|el|los|las|de|[\w&’-]+['’]s)"
)
_OTHER_WORD = r"(?!(?:of|about|from|with|that|which|and|or|is|was|for)\b)[\w&’'-]+"
# Besides prepositions: elided articles (`sull'espositore`), and Slavic, Portuguese and Nordic prepositions right before the thing.
_PLACED = re.compile(
    rf"(?:^|[.;:,!?(\n+/&|–—]|\b(?:what about|how about|"
    rf"(?:page|p|pages|cover|issue|edition|back|front|inside|footer|header|top|bottom|side|corner)(?: \d+)? of|on|"
    rf"onto|in|into|at|across|via|through|throughout|as|inside|around|over"
    rf"|under|for|all|of (?:our|my|their)|(?:background|header|spread|part|opener) of|issue of|pages? of"
    rf"|produc\w+|mak(?:e|ing)|made|order(?:ed)?"
    rf"|design\w*|sell(?:ing)?|gives?|giving|wear(?:ing)?|writ(?:e|ing)|wrap(?:ping)?|fills?|doing|do|brand(?:ed)?|run"
    rf"|plan(?:ned)?|auf|im|in der|am|für|bei|sur"
    rf"|dans|pour|aux?|en|sobre|para|con|op|voor|aan|bij|su|sul|sui|sugli|sulla|sulle|nei|negli|nelle|nella|nello|nel|al|alla|per|em|nos|nas|num|numa|på|til"
    rf"|till)\b)[\s\"“'(]*(?:{_DETERMINER}\s+){{0,3}}(?:{_OTHER_WORD}\s+){{0,2}}$"
    r"|\b(?:sur|dans|pour|en|à|de|sous|avec)\s+l['’]$|\b(?:sull|nell|all|dell|dall)['’]$"
    r"|\b(?:w|v|ve|na|do|pod|em|no|ao|nu|u)\s+(?:(?:nasz\w*|naš\w*|své\w*|tw\w*|vaš\w*|nosso|nossa|nossos|nossas)\s+){0,1}$"
    r"|(?<!\bcan )(?<!\bmay )(?<!\bcould )(?<!\bif )(?<!\bshould )(?<!\bwhat )(?<!\bwhen )\b(?-i:i)\s+"
    r"(?:(?:vår\w*|vor\w*|våre|min|den|det|de)\s+){0,1}$"
    rf"|\b(?:to|by|with|plus|and|or|not|no|only|without|never|use|want|need|publish|print(?:ed|ing)?"
    rf"|book(?:ed)?)\b[\s\"“'(]*(?:{_DETERMINER}\s+){{0,2}}$",
    re.IGNORECASE,
)
_ASSET_NEXT = re.compile(
    r"^[\s-]+(?:3d[\s-]+)?(?:photos?|pictures?|pics?|images?|films?|videos?|clips?|renders?|illustrations?|artworks?|shots?"
    r"|visuals?|icons?|logos?|footage|drawings?"
    r"|scans?|portraits?|scene|panorama|sketch|stills?|retouch|swap|spin|still life|artwork|font|jingle|song|track|mockups?|set"
    r"|3d|asset|head|render)\b",
    re.IGNORECASE,
)
_GOODS = frozenset({Channel.MERCHANDISE.value, Channel.PACKAGING.value})
_COMPOUND_NEXT = re.compile(
    r" (?!(?:in|on|at|for|with|from|until|till|to|and|or|of|by|as|is|are|was|were|will|would|can|could|may|might|must|should|do"
    r"|does|has|have|this|next|the|our"
    r"|your|my|their|its|ok|okay|please|when|where|that|which|who|if|so|only|during|over|across|through|all|starting|running"
    r"|between|because|but|we|i|you|they"
    r"|there|here|too|also|again|now|soon|today|tomorrow|yes|no|not|und|et|y|für|im|dans|en|para|del|de|itself|blending|showing"
    r"|featuring|using|saying|says"
    r"|say|reads?|design|line|artwork|range|run|front|back|sleeves?|insert|collection|sold|made|printed|give|given|merch\w*"
    r"|giveaways?|per|about|without|inside"
    r"|bearing|carrying|under|after|before|around|against|worldwide|globally|out|up|then|than|yet|ready|jan\w*|feb\w*|mar\w*"
    r"|apr\w*|jun\w*|jul\w*|aug\w*"
    r"|sep\w*|oct\w*|nov\w*|dec\w*)\b)[a-z]",
)
"""Another noun follows: the thing only says what kind of picture or object is meant ("toy sleigh", "gift box render")."""
_DUTCH_NEXT = re.compile(r"\s+(?:\d|(?:de|het|een|den|der|onze|uw|jullie)\b|[A-Z][a-z])")
_NUMBER_NEXT = re.compile(r"\s*\d")
_NO = re.compile(r"\b(?:no|not|never|nor|or|and|plus)\s+$", re.IGNORECASE)
_LIST = re.compile(
    r"\s*(?:[,/+&;|]|\band\b|\bor\b|\bplus\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bas well as\b|\bor as\b)+\s*(?:(?:a|an|the|our"
    r"|on|in|as)\s+)?(?:[a-z-]+\s+)?",
    re.IGNORECASE,
)


def find_channels(text: str) -> tuple[Mention, ...]:
    """Find the places of appearance named in a text, as `policies.vocabulary.Channel` codes.

    Negated words are found too (see `negation`). Things that merely look like a place ("the 1954 poster") are left out.
    """
    kept: list[Mention] = []
    for mention in phrase_book("channels.yaml").find(text):
        previous = kept[-1] if kept else None
        if _counts(text, mention, previous):
            kept.append(mention)
    return read_together(text, kept)


def _counts(text: str, mention: Mention, previous: Mention | None) -> bool:
    things, always, list_only = _things()
    plain = " ".join(word.folded for word in words(mention.text))
    if plain in list_only:
        return _listed(text, mention, previous) or not text[: mention.start].strip(" (") or bool(_NO.search(text[: mention.start]))
    if plain == "van" and _DUTCH_NEXT.match(text, mention.end):
        return False
    if plain in ("page", "pages"):
        return not _NUMBER_NEXT.match(text, mention.end)
    return mention.code not in things or plain in always or is_place(text, mention, previous)


def is_place(text: str, mention: Mention, previous: Mention | None) -> bool:
    """Whether the words around a thing place something on it, or list it beside another place."""
    if _listed(text, mention, previous):
        return True
    if mention.code in _GOODS and _COMPOUND_NEXT.match(text, mention.end):
        return False
    if _ASSET_NEXT.search(text[mention.end : mention.end + 24]):
        return False
    return bool(_PLACED.search(text[max(0, mention.start - 60) : mention.start]))


def stands_as_place(text: str, start: int, end: int) -> bool:
    """Whether the words around `[start, end)`, which need no channel word among them, place something there."""
    if _COMPOUND_NEXT.match(text, end) or _ASSET_NEXT.search(text[end : end + 24]):
        return False
    return bool(_PLACED.search(text[max(0, start - 60) : start]))


def is_either_tv(text: str) -> bool:
    """Whether words name television over the internet, which may be meant by TV and by streaming."""
    return bool(_either_tv().search(text))


@cache
def _either_tv() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(data_of("channels.yaml")["either_tv"]) + r")\b", re.IGNORECASE)


def _listed(text: str, mention: Mention, previous: Mention | None) -> bool:
    return previous is not None and (previous.start == mention.start or bool(_LIST.fullmatch(text[previous.end : mention.start])))


@cache
def _things() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    raw = data_of("channels.yaml")
    return frozenset(raw["things"]), frozenset(fold(word) for word in raw["always"]), frozenset(raw["list_only"])

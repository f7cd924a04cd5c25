"""Words for the places of appearance a text names."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from policies.datafile import load_yaml
from policies.lexicon.mention import Mention
from policies.lexicon.phrases import phrase_book
from policies.lexicon.words import fold, words

_DETERMINER = (
    r"(?:our|your|the|a|an|my|their|his|her|its|this|these|some|any|new|own|next|all|both|two|three|four|five|six|ten|few"
    r"|\d[\d.,k]*|unsere[nmr]?|notre|nos"
    r"|nuestr[oa]s?|le|la|les|el|los|las|de|[\w&’-]+['’]s)"
)
_OTHER_WORD = r"(?!(?:of|about|from|with|that|which|and|or|is|was|for)\b)[\w&’'-]+"
_PLACED = re.compile(
    rf"(?:^|[.;:,!?(\n+/&|–—]|\b(?:what about|how about|on|onto|in|into|at|across|via|through|throughout|as|inside|around|over"
    rf"|under|for|all"
    rf"|produc\w+|mak(?:e|ing)|made|order(?:ed)?"
    rf"|design\w*|sell(?:ing)?|gives?|giving|wear(?:ing)?|writ(?:e|ing)|wrap(?:ping)?|fills?|doing|do|brand(?:ed)?|run"
    rf"|plan(?:ned)?|auf|im|in der|am|für|bei|sur"
    rf"|dans|pour|aux?|en|sobre|para|con|op|voor|su|sul|sulla|sulle|per|på|til"
    rf"|till)\b)[\s\"“'(]*(?:{_DETERMINER}\s+){{0,3}}(?:{_OTHER_WORD}\s+){{0,2}}$"
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
        if not _is_thing(mention) or is_place(text, mention, kept[-1] if kept else None):
            kept.append(mention)
    return tuple(kept)


def _is_thing(mention: Mention) -> bool:
    things, always = _things()
    return mention.code in things and " ".join(word.folded for word in words(mention.text)) not in always


def is_place(text: str, mention: Mention, previous: Mention | None) -> bool:
    """Whether the words around a thing place something on it, or list it beside another place."""
    if previous and (previous.start == mention.start or _LIST.fullmatch(text[previous.end : mention.start])):
        return True
    if _ASSET_NEXT.search(text[mention.end : mention.end + 24]):
        return False
    return bool(_PLACED.search(text[max(0, mention.start - 60) : mention.start]))


@cache
def _things() -> tuple[frozenset[str], frozenset[str]]:
    raw: Mapping[str, Any] = load_yaml(files("policies.lexicon").joinpath("channels.yaml").read_text(encoding="utf-8"))
    return frozenset(raw["things"]), frozenset(fold(word) for word in raw["always"])

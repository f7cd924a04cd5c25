"""Words of one neighbourhood: a ban on swimwear is near a question about a bikini label, and has to be asked about."""

import re
from collections.abc import Iterable
from functools import cache

from policies.lexicon.negation import is_negated
from policies.lexicon.phrases import data_of, phrase_book

_PRICE_CUT = re.compile(
    r"\d\s?(?:%|per ?cent|prozent)\s*(?:off|discount|less|cheaper|rabatt|günstiger|reduziert|de (?:remise|descuento|réduction)"
    r"|di sconto|korting)|(?<![\w\d])[-–−]\s?\d{1,2}\s?%|\b(?:\d|two|three|one) for (?:\d|one|two)\b|\b1\s?\+\s?1\b"
    r"|\bbuy (?:one|1|two|2)[,]? get\b|\bsave (?:[£$€]|\d|up to)|[£$€]\s?\d+ off\b|\bwas [£$€]\s?\d",
    re.IGNORECASE,
)
_OTHER_LOGOS = re.compile(
    r"\b(?:other|others['’]?|another|third[- ]part(?:y|ies)|partner|competing|foreign|company|companies|corporate|sponsors?['’]?"
    r"|retailer)\b[\w '’]*\b(?:logos?|brands?|trade ?marks?|marks)\b|\bco-?brand\w*|\bfremd(?:logo|marke)\w*"
    r"|\bautres? (?:logos?|marques?)|\botras? marcas?",
    re.IGNORECASE,
)
_A_LOGO = re.compile(
    r"\b(?!(?:our|own|the|a|an|your|its|asset|brand|new|old|and|or|with|this|that|no|without)\b)[\w&.'’-]+ logos?\b"
    r"|\blogos? (?:of|from) (?!our|us\b)\w+|\blogos? (?:beside|next to|alongside|and theirs)"
    r"|\b(?:theirs|their logo|both logos|all logos|partner logos?)\b|\bco-?brand\w*",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:other|another|competing|competitors?['’]?s?|rivals?|foreign|andere\w*|fremde\w*|autres?|otr[ao]s?|altr[iaoe])\b",
    re.IGNORECASE,
)
"""A hotel that bans "other hotels' listings" speaks of hotels in every question of its own."""
OTHER_LOGOS = "other_logos"
"""The neighbourhood of other brands' logos, which no list of words can hold."""
_PRICE = "price_promotion"


@cache
def _groups() -> frozenset[str]:
    return frozenset(data_of("relatives.yaml")["phrases"])


def subjects_of(words: Iterable[str], codes: Iterable[str] = ()) -> frozenset[str]:
    """The neighbourhoods that a ban is about, by its own words and by its topic codes."""
    plain = [text for text in words if not _OTHERS.search(text)]
    named = {mention.code for text in plain for mention in phrase_book("relatives.yaml").find(text)}
    if any(_OTHER_LOGOS.search(text) for text in words):
        named.add(OTHER_LOGOS)
    return frozenset(named) | (frozenset(codes) & _groups())


def neighbours_in(text: str) -> frozenset[str]:
    """The neighbourhoods that a question touches with words it does not deny."""
    mentions = phrase_book("relatives.yaml").find(text)
    found = {mention.code for mention in mentions if not is_negated(text, mention.start, mention.end)}
    if _PRICE_CUT.search(text):
        found.add(_PRICE)
    if any(not is_negated(text, hit.start(), hit.end()) for hit in _A_LOGO.finditer(text)):
        found.add(OTHER_LOGOS)
    return frozenset(found)

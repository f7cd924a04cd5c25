"""Exclusions of an audience (`no DTC`, `HCP only`), and short words for more than one thing (`no parties`, `not on goods`)."""

import re

from knowledge.register.cell import Cell
from policies.rules import ChannelConstraint, Constraint, TopicConstraint
from policies.vocabulary import Channel

_LAY = re.compile(
    r"^\W*(?:(?:no|not|never|for|to|in|at|aimed|directed|the|any|use|ads?|advertising|media|promotion)\W+)*"
    r"(?:dtc|direct[- ]to[- ](?:consumers?|patients?)|(?:public|consumer|lay|mass|general)[ -]"
    r"(?:media|press|audiences?|public|magazines?)|consumers?(?: use| media| ads?| advertising| promotion)?"
    r"|general public|lay ?people|laypersons?|the public|laien(?:werbung)?"
    r"|publikumsmedien|publikumswerbung|grand public|público general|pubblico)\W*$",
    re.IGNORECASE,
)
_EXPERTS_ONLY = re.compile(
    r"^\W*(?:only )?(?:for )?(?:hcps?|health ?care professionals?|doctors?|physicians?|fachkreise?|medical professionals?"
    r"|professionnels de santé|profesionales sanitarios)(?: only)?\W*$",
    re.IGNORECASE,
)
_LAY_WORDS = frozenset(
    {
        "consumers",
        "consumer magazine",
        "general public",
        "patients",
        "direct to consumer",
        "DTC",
        "lay press",
        "lay people",
        "public website",
        "everyone",
    }
)
_EXPERT_WORDS = frozenset(
    {
        "doctors only",
        "for doctors",
        "HCP",
        "HCPs",
        "healthcare professionals",
        "physicians",
        "medical journal",
        "doctors",
        "Fachkreise",
        "professionnels de santé",
        "sales force training",
        "employees only",
        "only employees",
    }
)
_SHORT: tuple[tuple[re.Pattern[str], frozenset[str], frozenset[str], frozenset[Channel]], ...] = (
    (re.compile(r"part(?:y|ies)", re.IGNORECASE), frozenset({"political"}), frozenset({"party", "parties"}), frozenset()),
    (
        re.compile(r"(?:the )?(?:goods|products?|articles?|ware|waren|produits?|productos?)", re.IGNORECASE),
        frozenset({"products", "merchandise"}),
        frozenset(),
        frozenset({Channel.MERCHANDISE}),
    ),
    (
        re.compile(r"(?:press|presse|prensa)(?: use)?", re.IGNORECASE),
        frozenset(),
        frozenset(),
        frozenset({Channel.PRESS_ADS, Channel.EDITORIAL, Channel.PR}),
    ),
)
"""Words that stand alone, with the topics, the words of a question and the channels that each rules out."""


def is_audience(words: str) -> bool:
    """Whether an exclusion is one of who sees it: lay people ruled out, or experts alone let in."""
    return bool(_LAY.match(words) or _EXPERTS_ONLY.match(words))


def audience_ban(quote: str, cell: Cell) -> tuple[Constraint, ...]:
    """The ban on lay people: it bites where they are named, stays away where experts are, and is open where nothing is said."""
    return (
        TopicConstraint(codes=frozenset({"patients"}), words=_LAY_WORDS, unless=_EXPERT_WORDS, quote=quote, locator=cell.locator),
    )


def short_bans(words: str, quote: str, cell: Cell) -> list[tuple[Constraint, ...]]:
    """The bans of a short word that alone means several things: each bites by itself."""
    bare = words.strip(" .!()")
    for pattern, codes, heard, channels in _SHORT:
        if pattern.fullmatch(bare):
            found: list[tuple[Constraint, ...]] = []
            if codes or heard:
                found += [(TopicConstraint(codes=frozenset({code}), quote=quote, locator=cell.locator),) for code in sorted(codes)]
                found += [(TopicConstraint(words=frozenset({word}), quote=quote, locator=cell.locator),) for word in sorted(heard)]
            if channels:
                found.append((ChannelConstraint(include=channels, quote=quote, locator=cell.locator),))
            return found
    return []

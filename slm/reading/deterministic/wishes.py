"""Whether words that name an act say what the asker wants to do: "the contract says" is nothing that anybody wants to do."""

import re
from collections.abc import Sequence

from policies.lexicon.mention import Mention
from policies.vocabulary import Action
from slm.reading.deterministic.tokens import before

_MODAL = re.compile(
    r"\b(?:may|can|could|would|should|shall|must|to|and|'d|’d|like|want|allowed|free|ok|will|let|before|if|by|we|i|"
    r"am)\b[^.?!;:\n]{0,28}$|^\W*$",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:contract|licen[cs]e|agreement|legal|brand|t&cs|terms|dam|metadata|publisher|label|zoo|photographer|agency|"
    r"team|director|somebody|someone|"
    r"designer|artist|people|locals|he|she|they|it|text|claim|which|compliance|nobody|invoice|CLR-\d+)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_BARE_USE = re.compile(r"^(?:re-?)?(?:us(?:e|ed|es|ing|age|able)|cover(?:ed|s)?|book(?:ed|ing)?|take|go|have)$", re.IGNORECASE)
_HAND = re.compile(r"^hand(?:s|ed|ing)?$", re.IGNORECASE)
_REGISTER_NOUN = re.compile(r"\b(?:your|our|the|copy|asset|a|my|in)\s+$", re.IGNORECASE)


def done(text: str, mentions: Sequence[Mention], elsewhere: Sequence[tuple[int, int]]) -> list[Mention]:
    """Act mentions that say what the asker wants to do.

    Args:
        text: The message with quotations hidden.
        mentions: What the act words found.
        elsewhere: Ranges of the asker's description of itself, in which acts are its trade and not its wish.
    """
    acts = [*mentions, *(act for act in _sent(text) if not any(act.start < m.end and m.start < act.end for m in mentions))]
    return [m for m in acts if not any(m.start < b and a < _verb_end(m) for a, b in elsewhere) and _wished(text, m)]


def _verb_end(mention: Mention) -> int:
    """Where the verb of an act ends: what it is done to may stand inside its words ("send the masters to our printer")."""
    return mention.start + len(mention.text.split()[0])


_SENT = re.compile(
    r"\b(?P<act>(?:send|forward|pass|e-?mail|hand|supply)(?:s|ing)?(?: on| over| out)?)\b"
    r" (?!me\b|us\b|you\b)(?P<what>[^.?!\n;]{3,60}?) to "
    r"(?:(?:our|the|an?|your|their|all|some|other)\s+)?(?:[\w-]+\s){0,2}?(?:journalists?|press|media|agenc(?:y|ies)|printers?|partners?"
    r"|dealers?|bloggers?|influencers?|creators?|suppliers?|clients?|customers?|retailers?|resellers?|distributors?|publishers?|museums?"
    r"|schools?|freelancers?|studios?|licensees?|franchisees?|sponsors?)\b",
    re.IGNORECASE,
)


def _sent(text: str) -> list[Mention]:
    """Files handed on to somebody ("send the masters to our printer")."""
    return [Mention(Action.DISTRIBUTE, *found.span("act"), found["act"]) for found in _SENT.finditer(text)]


def _wished(text: str, mention: Mention) -> bool:
    ahead, after = before(text, mention.start), text[mention.end :]
    return not any(
        test(mention, ahead, after) for test in (_is_bare_use, _is_by_hand, _is_lip_sync, _is_reported, _is_idle_saying, _is_noun)
    )


def _is_bare_use(mention: Mention, _ahead: str, _after: str) -> bool:
    """Using places nothing by itself; a channel does."""
    return mention.code == Action.DISPLAY and bool(_BARE_USE.match(mention.text))


def _is_by_hand(mention: Mention, _ahead: str, after: str) -> bool:
    """Whatever is done by hand or is hand-drawn is not handed out."""
    given = re.match(r"\s+(?:it|them|out|over|the|your|our|this|these|those|copies|files)\b", after, re.IGNORECASE)
    return bool(_HAND.match(mention.text)) and not given


def _is_lip_sync(mention: Mention, ahead: str, _after: str) -> bool:
    return mention.code == Action.SYNCHRONIZE and bool(re.search(r"\blip[- ]?$", ahead, re.IGNORECASE))


def _is_reported(mention: Mention, ahead: str, _after: str) -> bool:
    """What a contract or somebody else says or does."""
    if mention.code == Action.DISPLAY:
        return bool(re.search(r"\b(?:licen[cs]e|contract|agreement|terms)\s+\w*\s*$", ahead, re.IGNORECASE))
    return mention.code in {Action.MENTION, Action.PLAY, Action.SELL} and bool(_REPORTED.search(ahead))


def _is_idle_saying(mention: Mention, ahead: str, _after: str) -> bool:
    """Sayings without a wish before them ("I'd say")."""
    if mention.code != Action.MENTION or not re.match(r"(?:say|name|naming)", mention.text, re.IGNORECASE):
        return False
    return not _MODAL.search(ahead) or bool(re.search(r"\bI(?:'d|’d| would)\s*$", ahead))


def _is_noun(mention: Mention, ahead: str, after: str) -> bool:
    """A register, and what is registered already."""
    if mention.code != Action.REGISTER or not re.match(r"register(?:ed)?$", mention.text, re.IGNORECASE):
        return False
    return bool(_REGISTER_NOUN.search(ahead) or re.match(r"\s+(?:trade|in\b|symbol|sign|charity|user)", after))

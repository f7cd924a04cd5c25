"""Space that is paid for on a social platform: the word for it stands beside the platform or the post ("Reels Werbung")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from policies.lexicon.mention import Mention
from policies.lexicon.phrases import data_of
from policies.vocabulary import Channel

_POSTS = frozenset({Channel.SOCIAL.value, Channel.SOCIAL_ORGANIC.value})
_SOCIAL = _POSTS | {Channel.SOCIAL_PAID.value}
_DENIED = re.compile(
    r"\b(?:no|not|non|never|without|w/o|nor|minus|kein\w*|nicht|ohne|pas|sans|sin|senza|niet|geen|zonder|inte|ikke|utan|uten)"
    r"[\s-]+(?:(?:an?|any|as|als|en|de|di|the|our)\s+)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Shapes:
    after: re.Pattern[str]
    before: re.Pattern[str]
    unpaid: re.Pattern[str]
    """Words for a post that say by themselves that nobody pays for it."""
    anywhere: re.Pattern[str]


@cache
def _shapes() -> _Shapes:
    raw = data_of("channels.yaml")["bought"]
    ads, paid, forms, at = ("|".join(raw[key]) for key in ("ads", "paid", "forms", "at"))
    unpaid = "|".join(raw["unpaid"])
    apart = r"[\s(\[/|:–-]{1,3}"
    alone = r"(?=\s*(?:$|[.;:?!)\]\n,–-]|(?:in|on|from|until|till|for|during|to|im|auf|ab|vom|en|dans|please|ok)\b))"
    made = rf"(?:(?:{forms})[\s/-]+){{0,3}}"
    both = rf"(?!\s*(?:and|or|und|oder|et|ou|y|o|e|en|&|\+|/|,)\s*(?:{unpaid}))"
    return _Shapes(
        after=re.compile(
            rf"(?:{apart}{made}(?P<word>{ads}|{paid})\b|\s*,\s*{made}(?P<told>{ads}|{paid})\b{alone}){both}", re.IGNORECASE
        ),
        before=re.compile(
            rf"\b(?P<word>{ads}|(?:{paid})(?!\s+for\b))[\s-]+{made}(?:(?:{at})\s+)?(?:(?:our|the|their|your|my|unseren?|notre)\s+)?$",
            re.IGNORECASE,
        ),
        unpaid=re.compile(unpaid, re.IGNORECASE),
        anywhere=re.compile(rf"\b(?:(?P<word>{ads})|(?P<told>{paid})(?:{alone}|\s+(?:{forms})\b))\b", re.IGNORECASE),
    )


def speaks_of_ads(text: str) -> bool:
    """Whether a text has a word for space that is paid for."""
    return bool(_shapes().anywhere.search(text))


def read_bought(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text, posts and platforms with a word for paid space right beside them as paid ones."""
    kept: list[Mention] = []
    for mention in found:
        if kept and kept[-1].code == Channel.SOCIAL_PAID.value and mention.code in _SOCIAL and mention.end <= kept[-1].end:
            continue  # part of what was read as paid already
        paid = _paid(text, mention, found)
        if paid is not None:
            kept = [m for m in kept if not (m.code in _SOCIAL and paid.start <= m.start)]
        kept.append(paid or mention)
    return kept


def _paid(text: str, mention: Mention, found: Sequence[Mention]) -> Mention | None:
    if mention.code not in _POSTS or _shapes().unpaid.search(mention.text):
        return None
    start, end = mention.start, mention.end
    after = _shapes().after.match(text, end)
    if after is not None:
        span = after.span("word") if after["word"] else after.span("told")
        if _free(text, span, found):
            return Mention(Channel.SOCIAL_PAID.value, start, span[1], text[start : span[1]])
    before = _shapes().before.search(text[max(0, start - 80) : start])
    if before is not None:
        first = max(0, start - 80) + before.start("word")
        if _free(text, (first, first + len(before["word"])), found):
            return Mention(Channel.SOCIAL_PAID.value, first, end, text[first:end])
    return None


def _free(text: str, span: tuple[int, int], found: Sequence[Mention]) -> bool:
    """Whether a word for paid space is not denied and belongs to no other place ("print ads, Instagram")."""
    taken = any(m.code not in _SOCIAL and m.start < span[1] and span[0] < m.end for m in found)
    return not taken and not _DENIED.search(text[: span[0]])


def perhaps_bought(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions of a question; its posts are of no certain kind where it speaks of paid space and not of where that is."""
    if any(m.code == Channel.SOCIAL_PAID.value for m in found):
        return list(found)
    words = [m for m in _shapes().anywhere.finditer(text) if _free(text, m.span(), found)]
    return [
        Mention(Channel.SOCIAL.value, m.start, m.end, m.text)
        if m.code == Channel.SOCIAL_ORGANIC.value
        and not _shapes().unpaid.search(m.text)
        and any(not re.search(r"[.!?\n]", text[min(m.end, w.end()) : max(m.start, w.start())]) for w in words)
        else m
        for m in found
    ]

"""How people speak of assets: what can be a name, what is turned down, and which words a name took."""

import re
from collections.abc import Iterator, Sequence

from knowledge.described import words_for
from knowledge.fitting import use_words
from knowledge.generic import is_generic
from knowledge.names import Naming, tokens
from knowledge.terms import STOP_WORDS, fold
from policies.lexicon.channels import find_channels
from policies.lexicon.kinds import kinds_in
from policies.vocabulary import Channel

_CODE = re.compile(r"\b[A-Za-z]{2,}[-_]\d{2,}\w*\b|\w\.(?:jpe?g|png|svg|tiff?|psd|pdf|mp4|mov|ai|eps|indd|webp)\b", re.IGNORECASE)
_DROPPED = re.compile(
    r"\b(?:no|not|instead of|rather than|without|drop|skip|forget|can't use|cannot use|isn't|is not)\b[^.;!?]*$", re.IGNORECASE
)
_FURTHER = re.compile(r"\s+(\w+)((?:\s+[\w-]+){1,3})")
"""What may go on after a word for a kind: "photo *with the spaniel*"."""
_HEAD = re.compile(r"(\w+)\s+(\w+)\s+(?:(?:the|a|an|our|der|dem|den|einem|einer|la|le|un|una|une|el)\s+)?$", re.IGNORECASE)
_AND = r"(?:,|;|&|\+|\band\b|\bor\b|\bund\b|\boder\b|\bet\b|\bou\b|\by\b|\be\b|\ben\b)"
_CAPITAL_BEFORE = re.compile(r"(?:^|(?<=\s))([A-Z][a-z]+) $")
_GOODS = frozenset({Channel.MERCHANDISE, Channel.PACKAGING})
_NEXT = re.compile(rf"\s*{_AND}\s+(?:(?:the|our|your)\s+)?([A-Z]\w+(?:[ -][A-Z]\w+)+)")
_BEFORE = re.compile(rf"([A-Z]\w+(?:[ -][A-Z]\w+)+)\s*{_AND}\s+(?:(?:the|our|your)\s+)?$")
_BESIDE = re.compile(rf"\b(?:the|our|your)\s+(\w+(?:[ -]\w+)?)\s*{_AND}\s+(?:the|our|your)\s+(\w+(?:[ -]\w+)?)")


def in_full(text: str, mentions: Sequence[str]) -> list[str]:
    """The mentions without words of the sentence around them, a bare kind with what it shows ("photo with the spaniel")."""
    whole = (_with_goods(text, _with_head(text, _with_what(text, _trimmed(mention)))) for mention in mentions)
    return list(dict.fromkeys(full for full in whole if full))


def beside(text: str, mentions: Sequence[str]) -> list[str]:
    """Names joined to a mention that no reader took for one ("Copper Gate *and Silver Gate*"): capitals, two words at least."""
    use = use_words(text)
    hits = (hit for start, end in _places(text, mentions) for hit in (_NEXT.match(text, end), _BEFORE.search(text[:start])))
    found = [hit.group(1) for hit in hits if hit and not any(place in use for place in range(*hit.span(1)))]
    return [name for name in dict.fromkeys(found) if not any(name in m or m in name for m in mentions)]


def coupled(text: str) -> list[str]:
    """What may be two names in "the jingle and the tea spot"; mostly it is not."""
    return [name for hit in _BESIDE.finditer(text) for name in hit.groups()]


def _places(text: str, mentions: Sequence[str]) -> Iterator[tuple[int, int]]:
    for mention in mentions:
        start = text.find(mention)
        if mention and start >= 0:
            yield start, start + len(mention)


def _trimmed(mention: str) -> str:
    found = tokens(mention)
    kept = [t for t in found if fold(t.raw) not in words_for("around")]
    if not kept or len(kept) == len(found):
        return mention if kept else ""
    return mention[kept[0].start : kept[-1].end] if (kept[0] is not found[0] or kept[-1] is not found[-1]) else mention


def _with_head(text: str, mention: str) -> str:
    """A mention with the kind of thing that it only describes: "*the film with the* badger"."""
    start = text.find(mention)
    before = _HEAD.search(text[:start]) if start > 0 else None
    if before is None or not kinds_in(before.group(1)) or fold(before.group(2)) not in words_for("of_what"):
        return mention
    return text[before.start() : start + len(mention)]


def _with_goods(text: str, mention: str) -> str:
    """A mention with a word for goods right before it, where both are written like one name: "*Thimble* Gate"."""
    start = text.find(mention) if mention[:1].isupper() else -1
    before = _CAPITAL_BEFORE.search(text[:start]) if start > 0 else None
    goods = before is not None and any(m.code in _GOODS for m in find_channels(before.group(1)))
    return text[before.start() : start + len(mention)] if before is not None and goods else mention


def _with_what(text: str, mention: str) -> str:
    if not is_generic(mention):
        return mention
    start = text.find(mention)
    further = _FURTHER.match(text, start + len(mention)) if start >= 0 else None
    if further is None or fold(further.group(1)) not in words_for("of_what"):
        return mention
    use = use_words(text)
    for word in re.finditer(r"[\w-]+", text[: further.end()][further.start(2) :]):
        first, last = (place + further.start(2) for place in word.span())
        if fold(word.group()) not in words_for("links"):
            shown = fold(word.group()) not in words_for("not_shown") and not all(p in use for p in range(first, last))
            return text[start:last] if shown else mention
    return mention


def share_held(mention: str, naming: Naming) -> float:
    """Share of a mention's telling words that the name has."""
    small = words_for("around") | words_for("links")
    telling = [
        p
        for p, token in enumerate(tokens(mention))
        if not (token.stem in STOP_WORDS or token.is_kind or kinds_in(token.raw) or fold(token.raw) in small)
    ]
    return sum(position in naming.matched for position in telling) / len(telling) if telling else 0.0


def is_name(mention: str) -> bool:
    """Whether a mention has a word that can be part of a name."""
    return any(token.stem not in STOP_WORDS and not token.is_kind and not token.raw[0].isdigit() for token in tokens(mention))


def is_plain_name(mention: str) -> bool:
    """Whether a mention can only be an asset: a code, a file name, or a name together with a word like "photo"."""
    if _CODE.search(mention):
        return True
    found = tokens(mention)
    return any(t.is_kind for t in found) and any(t.raw[0].isupper() and not t.is_kind for t in found)


def is_turned_down(text: str, naming: Naming) -> bool:
    """Whether the words before a name turn it down ("not the harbour sunset")."""
    start = tokens(text)[naming.first].start
    return _DROPPED.search(text[max(0, start - 25) : start]) is not None


def words_of(text: str, naming: Naming) -> str:
    """The words of a text that a naming took, verbatim where they stand close together."""
    found = tokens(text)
    places = sorted(naming.matched)
    first, last = found[places[0]], found[places[-1]]
    return text[first.start : last.end] if places[-1] - places[0] <= 2 * len(places) else " ".join(found[p].raw for p in places)

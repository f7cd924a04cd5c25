"""How people speak of assets: what can be a name, what is turned down, and which words a name took."""

import re

from knowledge.names import Naming, tokens
from knowledge.terms import STOP_WORDS

_CODE = re.compile(r"\b[A-Za-z]{2,}[-_]\d{2,}\w*\b|\w\.(?:jpe?g|png|svg|tiff?|psd|pdf|mp4|mov|ai|eps|indd|webp)\b", re.IGNORECASE)
_DROPPED = re.compile(
    r"\b(?:no|not|instead of|rather than|without|drop|skip|forget|can't use|cannot use|isn't|is not)\b[^.;!?]*$", re.IGNORECASE
)


def share_held(mention: str, naming: Naming) -> float:
    """Share of a mention's telling words that the name has."""
    telling = [p for p, token in enumerate(tokens(mention)) if token.stem not in STOP_WORDS and not token.is_kind]
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

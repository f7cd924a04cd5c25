"""Comparing verbatim words of a rule with verbatim words of an asker, where no code is fine enough."""

import re
import unicodedata
from collections.abc import Iterable

STOP = frozenset(
    {
        "a", "an", "and", "any", "are", "as", "at", "avec", "be", "but", "by", "can", "con", "das", "de", "der",
        "des", "die", "do", "du", "el", "en", "et", "for", "from", "her", "his", "in", "into", "is", "it", "its",
        "la", "las", "le", "les", "los", "mit", "no", "not", "of", "off", "ohne", "on", "only", "or", "our", "own",
        "sans", "sin", "so", "such", "than", "that", "the", "their", "them", "then", "they", "this", "to", "und",
        "up", "us", "use", "used", "very", "via", "was", "we", "will", "with", "without", "y", "you", "your",
    }
)  # fmt: skip
"""Words that carry no meaning of their own."""
_ENDINGS = ("ings", "ing", "ies", "es", "s", "e")


def fold(text: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def stem(word: str) -> str:
    """A light stem: enough that `programmes` meets `programme`, and `partners` meets `partner`."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word.removesuffix("y") if len(word) > 4 else word


def tokens(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    words = re.findall(r"[^\W_]+", fold(text))
    return frozenset(stem(word) for word in words if word not in STOP and (len(word) > 1 or word.isdigit()))


def share(phrase: str, heard: frozenset[str]) -> float:
    """The share, from 0 to 1, of a phrase's words that were heard; an empty phrase was not."""
    wanted = tokens(phrase)
    return len(wanted & heard) / len(wanted) if wanted else 0.0


def best_share(phrases: Iterable[str], heard: frozenset[str]) -> float:
    """The highest share of any of the phrases."""
    return max((share(phrase, heard) for phrase in phrases), default=0.0)

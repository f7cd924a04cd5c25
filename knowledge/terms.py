"""Words as the lexical search compares them: folded, without stop words, stemmed."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from html import unescape

_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"(?<![^\W_])[^\W_]++(?:[-.'’][^\W_]++)+")  # begins at a word only, so that one long word is gone through once
_MAX = 60
"""Longer "words" are encoded data; the column of terms holds 64 characters."""

_STOPPED = """
    a about after all also am an and any are as at be been before being but by can could did do does doing down for
    from had has have having he her here hers him his how i if in into is it its just me more most my no nor of off on
    once only or other our ours out over own s same she should so some such t than that the their them then there
    these they this those through to too under until up very was we were what when where which while who whom why will
    with would you your yours im ive id dont doesnt isnt its lets ok okay pls please thanks thx hi hey hello hiya
"""
STOP_WORDS = frozenset(_STOPPED.split())

_SUFFIXES = (
    ("ational", "ate"), ("ization", "ize"), ("isation", "ize"), ("fulness", "ful"), ("iveness", "ive"), ("ousness", "ous"),
    ("ements", ""), ("ement", ""), ("ments", ""), ("ment", ""), ("ations", ""), ("ation", ""), ("ities", ""), ("ity", ""),
    ("ising", ""), ("izing", ""), ("ised", ""), ("ized", ""), ("ises", ""), ("izes", ""), ("ise", ""), ("ize", ""),
    ("ings", ""), ("ing", ""), ("ied", "i"), ("ies", "i"), ("ions", ""), ("ion", ""), ("ers", ""), ("er", ""), ("ors", ""),
    ("or", ""), ("edly", ""), ("ed", ""), ("ally", ""), ("ly", ""), ("able", ""), ("ible", ""), ("ives", ""), ("ive", ""),
    ("als", ""), ("al", ""), ("es", ""), ("s", ""), ("e", ""), ("y", "i"),
)  # fmt: skip


def terms(text: str) -> list[str]:
    """The stemmed words of a text in order; compounds ("t-shirt") count as a whole and by their parts."""
    folded = fold(unescape(text))
    words = [re.sub(r"\W", "", match.group()) for match in _JOINED.finditer(folded)]
    words += _WORD.findall(folded)
    return [stem(word) for word in words if len(word) <= _MAX and word not in STOP_WORDS and (len(word) > 1 or word.isdigit())]


def counted(texts: Iterable[tuple[str, int]]) -> Counter[str]:
    """Counts of the words of several texts, each with a weight."""
    found: Counter[str] = Counter()
    for text, weight in texts:
        for term in terms(text):
            found[term] += weight
    return found


def fold(text: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def stem(word: str) -> str:
    """A crude stem: common English endings go, as long as three letters and a vowel remain."""
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("ss"):
        return word
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix):
            rest = word[: -len(suffix)]
            if len(rest) >= 3 and any(vowel in rest for vowel in "aeiouy"):
                return _undouble(rest) + instead
    return word


def _undouble(rest: str) -> str:
    return rest[:-1] if len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "sl" else rest

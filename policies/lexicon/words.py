"""Words of a text: folded for comparison, with their places in the original."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from re import compile as pattern

_WORD = pattern(r"[^\W_]+(?:['’](?:s|t|d|m|re|ll|ve)\b)?")
_STOP = pattern(r"[.!?;\n\r]")
_BREAK = pattern(r"[,;:()\[\]/&+|\n]")
_COMMA = pattern(r"[,;()\[\]\n]")
_HIDDEN = pattern(
    r":[a-z0-9_+-]{2,40}:|"
    r"[^\s/\\,;()\"]{1,120}\.(?:jpe?g|png|gif|tiff?|psd|ai|eps|svg|pdf|indd|mp[34]|mov|wav|aiff?|webp|docx?|pptx?|xlsx?|zip|otf"
    r"|ttf)\b"
)


@dataclass(frozen=True)
class Word:
    """One word: `folded` is lower case without accents, `text` is verbatim."""

    folded: str
    text: str
    start: int
    end: int
    sentence: int
    """Number of the sentence-like stretch it stands in; phrases with gaps do not reach over its end."""
    joined: bool = False
    """Whether it can go on with the word before it in one phrase: no comma or bracket, and no plus or slash between long words."""


def fold(text: str) -> str:
    """Lower case without accents, typographic apostrophes made plain."""
    if text.isascii():
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.replace("’", "'")) if not unicodedata.combining(c))
    return bare.casefold().replace("ß", "ss").replace("ø", "o").replace("æ", "ae").replace("đ", "d").replace("ł", "l")


@lru_cache(maxsize=256)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order, file names left out; a hyphen, slash or plus ends a word."""
    text = _HIDDEN.sub(lambda match: " " * len(match.group()), text)
    found: list[Word] = []
    sentence, last = 0, 0
    for match in _WORD.finditer(text):
        sentence += len(_STOP.findall(text, last, match.start()))
        joined = bool(found) and _is_joined(text[last : match.start()], found[-1].text, match.group())
        last = match.end()
        found.append(Word(fold(match.group()), match.group(), match.start(), match.end(), sentence, joined))
    return tuple(found)


def _is_joined(between: str, before: str, after: str) -> bool:
    if not _BREAK.search(between):
        return True
    return min(len(before), len(after)) <= 2 and not _COMMA.search(between)

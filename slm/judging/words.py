"""Content words: a light English stem for comparing a question with a clause."""

import re
from functools import cache

_STOP = frozenset(
    "a an the and or of to in on at for by with from as is are was were be been being it its this that these those we our us you your i my me "
    "they their them he she his her do does did can could may might shall should will would must not no nor so if then than there here what "
    "which who whom how when where why any some all both each such only own same too very just also ok okay fine right please hi hello thanks "
    "say says said write writes put puts ask asks asking asked someone somebody everyone everybody plan plans planning one ones new make makes made making "
    "use uses used using go goes going without every few lot bit side show shows showing shown allow allowed permit permitted possible idea thing things "
    "i'm i'd i'll i've we're we'd we'll we've it's that's let lets me him now today soon still yet much many more most mere merely way own owns whole "
    "internal question quick q sure nice good great simple simply really actually basically called named name names check checks problem issue question "
    "have has had get got want wants need needs like about into over under out up off per via yes pls hey".split()
)
_WORD = re.compile(r"[a-z0-9][a-z0-9'’.-]*[a-z0-9]|[a-z0-9]", re.IGNORECASE)
_ENDINGS = (
    "ization",
    "isation",
    "ations",
    "ation",
    "ings",
    "ing",
    "ments",
    "ment",
    "edly",
    "ies",
    "ied",
    "ers",
    "ed",
    "es",
    "er",
    "ly",
    "s",
    "e",
    "y",
)


@cache
def stem(word: str) -> str:
    """Cut an ending off, leaving at least three letters: "modified" and "modify" meet at "modif"."""
    low = word.casefold().replace("’", "'").removesuffix("'s").replace("colour", "color")
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)]
    return low


def words_of(text: str) -> list[str]:
    """The words of a text as they stand, in order."""
    return _WORD.findall(text)


def content(text: str) -> frozenset[str]:
    """Stems of the words that carry sense."""
    return frozenset(stem(w) for w in words_of(text) if w.casefold() not in _STOP)

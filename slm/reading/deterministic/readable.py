"""Messages that cannot be read, wholly or in part: without words, too long, in a script or a language that no word list knows.

What is read of such a message may leave out the very word that forbids the use, so that a person has to look at it.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from policies.datafile import data_file
from policies.request import Question
from slm.reading.deterministic.message import LONGEST, Message, hide, messages_of
from slm.reading.deterministic.tokens import words
from slm.reading.deterministic.wording import quoted_ranges

EMPTY = "The message is empty."
WORDLESS = "The message holds no words."
SCRIPT = "The message is in a script that I do not know."
PARTLY = "Some of the message is in a script that I do not know."
LANGUAGE = "The message is in a language that I do not know."
IN_PART = "The message is in a language of which I know only some words."
TOO_LONG = f"The message is too long: only its first {LONGEST:,} characters were read."

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LEAST_MARKS = 2
"""Words of another language that are no slip of the pen."""


def why_unreadable(question: Question, known_names: Sequence[str] = ()) -> str | None:
    """One plain sentence where the text gives the reader nothing to hold on to, or more than the reader can take in.

    Args:
        question: The question; only its last message is looked at.
        known_names: Words that are known to name assets, whatever they are written in.
    """
    text = question.text.strip()
    if not text:
        return EMPTY
    if not re.search(r"[^\W_]", text):
        return WORDLESS
    if len(text) > LONGEST:
        return TOO_LONG
    return unknown_words(messages_of(question)[-1], known_names)


def unknown_words(message: Message, known_names: Sequence[str] = ()) -> str | None:
    """Why the words of one message cannot all be read, or `None`; what it quotes need not be read."""
    plain = hide(message.view, quoted_ranges(message.view))
    for name in known_names:
        plain = re.sub(re.escape(name), lambda found: " " * len(found.group()), plain, flags=re.IGNORECASE)
    said = [word for word in _WORD.findall(plain) if not word.isdigit()]
    foreign = sum(map(_is_foreign, said))
    if foreign:
        return SCRIPT if foreign * 2 > len(said) else PARTLY
    return _other_language(said)


def is_greeting(text: str) -> bool:
    """Whether a message only greets or thanks, in whichever script."""
    said = [word.casefold() for word in _WORD.findall(text)]
    return bool(said) and all(word in _greetings() for word in said)


def _is_foreign(word: str) -> bool:
    """Whether a word has letters of an unknown script; a single Greek letter is a sign ("5 μm", "Ω")."""
    foreign = [letter for letter in word if letter.isalpha() and not _is_latin(letter)]
    return bool(foreign) and not (len(foreign) == 1 and _is_greek(foreign[0]))


@lru_cache(maxsize=4096)
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN", "FEMININE ORDINAL", "MASCULINE ORDINAL", "MODIFIER LETTER"))


def _is_greek(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("GREEK", "MICRO"))


def _other_language(said: Sequence[str]) -> str | None:
    """Why the words cannot be read, where a language of the list has more of them than all languages that are known."""
    folded = [unicodedata.normalize("NFC", word.casefold()) for word in said]
    told = {word for word in folded if word not in _known()}
    marks = {language: len(told & listed) for language, listed in _other_languages().items()}
    most = max(marks.values())
    if most < _LEAST_MARKS or most <= sum(word in _known() and not _is_shared(word) for word in folded):
        return None
    return IN_PART if any(marks[language] == most for language in _known_in_part()) else LANGUAGE


def _is_shared(word: str) -> bool:
    """Whether a word is at home in known and unknown languages alike, and so tells nothing."""
    return any(word in listed for listed in _other_languages().values())


@cache
def _other_languages() -> Mapping[str, frozenset[str]]:
    raw = data_file(__package__, "readable.yaml")["other_languages"]
    return {language: frozenset(str(listed).split()) for language, listed in raw.items()}


@cache
def _known_in_part() -> tuple[str, ...]:
    return tuple(data_file(__package__, "readable.yaml")["known_in_part"].split())


@cache
def _known() -> frozenset[str]:
    return frozenset(data_file(__package__, "readable.yaml")["known"].split()) | words().boundaries | words().determiners


@cache
def _greetings() -> frozenset[str]:
    return frozenset(data_file(__package__, "readable.yaml")["greetings"].split())

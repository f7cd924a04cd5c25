"""What a question says besides what it asks: whom it greets or tags, thanks, and who signs it. None of it changes the request."""

import re
from functools import cache

from policies.datafile import any_of, data_file

_NAME = r"(?-i:[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’.-]*)?)"
_TAG = re.compile(r"^\s*(?:<@\w+(?:\|[^>]*)?>|@[\w.-]+)[\s,:–—-]*")
_EMOJI = re.compile(r"(?<!\w):[a-z][a-z0-9_+-]*:|(?<!\w)[:;]-?[DPp)(](?!\w)")


def bare(text: str) -> str:
    """A conversation without its greetings, tags, thanks and signatures.

    Args:
        text: Messages, one a line or more; each may begin and end with courtesies.
    """
    return "\n".join(filter(None, (_bare(message) for message in _signature().sub("", text).split("\n"))))


def unframed(text: str) -> str:
    """A text without ways to ask that say nothing of the use ("any objections to", "could someone confirm")."""
    return _frames().sub(" ", text)


def _bare(message: str) -> str:
    message = _EMOJI.sub(" ", message)
    before = None
    while before != message:
        before = message
        for pattern in (_TAG, *_greetings(), *_endings()):
            message = pattern.sub("", message)
    return message.strip()


@cache
def _words(key: str) -> str:
    return f"(?:{'|'.join(data_file(__package__, 'courtesy.yaml')[key])})"


@cache
def _greetings() -> tuple[re.Pattern[str], ...]:
    hello, whom, stop = _words("greetings"), _words("addressed"), r"(?:\s*(?:[,!.:;]+|[–—-]+(?=\s))\s*|\s*$)"
    day = _words("dayparts")
    shapes = (
        rf"^\s*(?:(?:{hello}|{day})\s*,?\s*)?{whom}(?: and {whom})?{stop}",
        rf"^\s*{hello}(?:\s+{_NAME})?{stop}",
        rf"^\s*{day}{stop}",
        rf"^\s*{hello}\s+{whom}\s+",
    )
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


@cache
def _endings() -> tuple[re.Pattern[str], ...]:
    signed = rf"(?:[ ,–—-]*{_NAME})?[\s.,!–—-]*$"
    shapes = (
        rf"(?:^|(?<=\W))(?:and )?{_words('thanks')}{signed}",
        rf"(?:^|(?<=[.!?,;:\n])\s*|(?<=[.!?,;:] )){_words('farewells')}{signed}",
    )
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


@cache
def _signature() -> re.Pattern[str]:
    """A farewell with a name on the line below."""
    return re.compile(rf"(?:^|(?<=[.!?,;:])) *{_words('farewells')}[ ,.!–—-]*\n\s*{_NAME}[ .!]*$", re.IGNORECASE | re.MULTILINE)


@cache
def _frames() -> re.Pattern[str]:
    return any_of(data_file(__package__, "courtesy.yaml")["frames"], before=r"(?<!\w)(?:i|we)?", after=r"(?!\w)")

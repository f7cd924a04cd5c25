"""Whether a question says nothing that a question of legal's ruling did not say: its things, users and numbers are the same.

The slots of a request hold what the reader knows words for. Two requests with equal slots may still be about napkins and about tea
towels, about 200 and about 20,000 of them, or the second for a client. So the words that no slot took are compared as well.
"""

import re
from collections.abc import Iterable
from functools import cache

from policies.datafile import data_file
from policies.evidence import AssetFacts
from policies.request import ClearanceRequest
from policies.vocabulary import Channel

_COMPARED = frozenset({"channel", "territory", "date", "quantity", "modification", "copy"})
"""Slots whose values are compared, so that their words need not be the same."""
_THINGS = frozenset({Channel.MERCHANDISE, Channel.PACKAGING})
"""Channels that hold things of many kinds, so that it matters which."""
_TOKEN = re.compile(
    r"\d+[^\W\d_]{1,3}(?<!k)(?<!m)(?<!th)(?<!st)(?<!nd)(?<!rd)\b"
    r"|\d+(?:[.,\u00a0\u202f' ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’-][^\W\d_]+)*"
)
"""Words that begin with a number ("3D"), numbers, and words."""
_GROUPING = re.compile(r"[.,\u00a0\u202f' ]")
_THOUSANDS = {"k": 1_000, "thousand": 1_000, "tsd": 1_000, "mio": 1_000_000, "m": 1_000_000, "million": 1_000_000}


@cache
def _harmless() -> frozenset[str]:
    return frozenset(data_file(__package__, "harmless_words.yaml")["words"].split())


def adds_nothing(
    said: str, request: ClearanceRequest, ruled_said: str, ruled: ClearanceRequest, asset: AssetFacts | None = None
) -> bool:
    """Whether the words of a question name no thing, person or number that the ruled question did not name.

    Args:
        said: The question with its thread.
        request: What was understood of it.
        ruled_said: The question that was ruled on, with its thread.
        ruled: What was understood of that.
        asset: The asset both are about; its names say nothing new.
    """
    names = " ".join((asset.id, asset.name, *asset.aliases, *asset.files)) if asset else ""
    known = _stems(ruled_said) | _stems(names)
    left = _left_over(said, request)
    new = {word for word in _words(left) if word not in known and word not in _harmless()}
    return not new and _numbers_within(left, _left_over(ruled_said, ruled), ruled_said)


def _left_over(said: str, request: ClearanceRequest) -> str:
    """The words that no compared slot was read from."""
    compared = _COMPARED - {"channel"} if _THINGS & set(request.channels) else _COMPARED
    for text in sorted({span.text for span in request.spans if span.slot in compared}, key=len, reverse=True):
        said = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", " | ", said)
    return said


def _is_number(token: str) -> bool:
    """Whether a token is a number, and not a word that begins with one ("3D")."""
    return token[0].isdigit() and token[-1].isdigit()


def _words(text: str) -> Iterable[str]:
    return (_stem(token) for token in _TOKEN.findall(text) if not _is_number(token))


def _stems(text: str) -> frozenset[str]:
    return frozenset(_words(text))


def _stem(word: str) -> str:
    word = word.casefold().replace("’", "'").removesuffix("'s")
    return word if word in _harmless() else word.removesuffix("s")


def _numbers(text: str) -> list[tuple[float, str]]:
    """Each number with the noun that follows it."""
    tokens = _TOKEN.findall(text)
    found = []
    for place, token in enumerate(tokens):
        if not _is_number(token):
            continue
        after = [other.casefold() for other in tokens[place + 1 : place + 4] if not _is_number(other)]
        times = _THOUSANDS.get(after[0], 1) if after else 1
        rest = after[1:] if times > 1 else after
        whole = re.fullmatch(r"\d+(?:[.,\u00a0\u202f' ]\d{3})+", token)
        value = float(_GROUPING.sub("", token)) if whole else float(token.replace(",", "."))
        found.append((value * times, next((_stem(word) for word in rest if word not in _harmless()), "")))
    return found


def _numbers_within(text: str, ruled_text: str, ruled_said: str) -> bool:
    """Whether each number is one that was ruled on or a smaller one of the same things, and none that was ruled on is left out."""
    there = _numbers(ruled_text)
    here = _numbers(text)
    allowed = {noun: max(value for value, other in there if other == noun) for _, noun in there}
    if any(noun not in allowed or value > allowed[noun] for value, noun in here):
        return False
    counted = {noun for _, noun in there if noun}
    return counted <= {noun for _, noun in here} or ruled_said == text

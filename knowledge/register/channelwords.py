"""Shorthand of channel cells: what stands for several channels (`ATL`), and what for only one thing within one (`YouTube`)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from policies.datafile import any_of, data_file
from policies.vocabulary import Channel

_SMALL = re.compile(
    r"\b(?:only|all|any|use|usage|rights|incl\.?|including|the|campaigns?|plus|nur|solo|uniquement)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Bundle:
    """Channels that one word stands for: those everybody means by it, and those that some do."""

    core: frozenset[Channel]
    edge: frozenset[Channel]
    own: bool = False
    """Whether only channels of the brand's own are meant."""


def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = data_file(__package__, "channelwords.yaml")
    return loaded


@cache
def _shorthand() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(item["write"], re.IGNORECASE), item["as"]) for item in _data()["shorthand"])


@cache
def _bundles() -> tuple[tuple[re.Pattern[str], Bundle], ...]:
    return tuple(
        (
            re.compile(item["words"], re.IGNORECASE),
            Bundle(frozenset(map(Channel, item["core"])), frozenset(map(Channel, item["edge"])), item.get("own", False)),
        )
        for item in _data()["bundles"]
    )


@cache
def _narrow() -> dict[Channel, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        Channel(code): (
            re.compile(rf"\b(?:{item['words']})(?!\w)", re.IGNORECASE),
            re.compile(rf"(?<![\w-])(?:{item['unless']})(?!\w)", re.IGNORECASE),
        )
        for code, item in _data()["narrow"].items()
    }


@cache
def words(key: str) -> re.Pattern[str]:
    """One of the plain lists of `channelwords.yaml`."""
    return any_of(_data()[key], before=r"(?<![\w-])", after=r"(?![\w-])")


def written_out(text: str) -> str:
    """The words of a cell with its shorthand written out."""
    for shape, words in _shorthand():
        text = shape.sub(words, text)
    return text


def bundle_of(item: str) -> Bundle | None:
    """The channels that a whole item of a list stands for together, where it is such a word."""
    words = " ".join(_SMALL.sub(" ", item).split()).strip(" .-–:()'")
    return next((bundle for shape, bundle in _bundles() if shape.fullmatch(words)), None)


def limits(item: str) -> bool:
    """Whether words limit a channel to some of it that no code carries ("regional", "members' area")."""
    return bool(re.search(rf"(?<!\w)(?:{_data()['limiting']})(?!\w)", item, re.IGNORECASE))


def narrow_codes(codes: Iterable[Channel], item: str) -> set[Channel]:
    """Those of an item's channels of which it names only one thing: labels are packaging, but not all of it."""
    if limits(item):
        return set(codes)
    shapes = _narrow()
    return {code for code in codes if code in shapes and shapes[code][0].search(item) and not shapes[code][1].search(item)}

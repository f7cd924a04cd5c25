"""Sums of money that a text names as a budget, in euros: a range, because currencies move and people say "about"."""

import re
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import Any

from policies.datafile import any_of, data_file
from policies.lexicon.measures import NUMBER, number

_YEAR = range(1900, 2101)
_BARE_ANSWER = 5
"""A line of no more words than this is an answer, and its sum is the one that was asked for."""


@dataclass(frozen=True)
class Sum:
    """An amount in euros: at least `low`, at most `high`."""

    low: float
    high: float


def _data() -> dict[str, Any]:
    data: dict[str, Any] = data_file(__package__, "money.yaml")
    return data


@cache
def _worth() -> dict[str, tuple[float, float]]:
    currencies = _data()["currencies"].values()
    return {word: (entry["worth"][0], entry["worth"][1]) for entry in currencies for word in entry["words"]}


@cache
def _factors() -> dict[str, float]:
    return {word: float(factor) for factor, words in _data()["times"].items() for word in words}


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _amount() -> re.Pattern[str]:
    currency, times = _any(list(_worth())), _any(list(_factors()))
    before = "|".join((*_data()["at_least"], *_data()["about"]))
    one = rf"(?:{NUMBER})(?:\s?(?:{times})(?![\w]))?"
    return re.compile(
        rf"(?:(?<!\w)(?P<how>{before})\s*)?(?:(?<!\w)(?P<first>{currency})\s?)?"
        rf"(?<![\w.,])(?P<low>{one})(?:\s?(?:-|–|to|and|bis)\s?(?:{currency})?\s?(?P<high>{one}))?"
        rf"(?:\s?(?P<last>{currency})(?!\w))?(?P<more>\s?\+)?",
        re.IGNORECASE,
    )


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return any_of(_data()[key], before=r"(?<!\w)", after=r"(?!\w)")


def _value(written: str) -> tuple[float, bool]:
    """A number as written, and whether a word such as "k" makes it a large one."""
    digits = re.match(NUMBER, written)
    assert digits is not None
    times = written[digits.end() :].strip().casefold()
    return number(digits.group()) * _factors().get(times, 1.0), bool(times)


def _sum(found: re.Match[str], after: str) -> Sum | None:
    """The sum of one match, or `None` where the number is no money."""
    low, large = _value(found["low"])
    high, also_large = _value(found["high"]) if found["high"] else (low, large)
    if also_large and not large and low < high / 1000:
        low *= high / _value(re.match(NUMBER, found["high"]).group())[0]  # type: ignore[union-attr] # "40 to 60k": both are thousands
    named = (found["first"] or found["last"] or "").casefold()
    if not named and not (large or also_large) and (low < 1000 or low in _YEAR):
        return None
    least, most = _worth()[named] if named else tuple(_data()["unnamed"])
    how = found["how"] or ""
    if how and _pattern("about").fullmatch(how):
        least, most = least * 0.8, most * 1.2
    endless = bool(found["more"] or (how and _pattern("at_least").fullmatch(how)) or _pattern("per").match(after.lstrip()))
    return Sum(low * least, inf if endless else max(low, high) * most)


def _named(line: str) -> list[Sum]:
    found = ((match, _sum(match, line[match.end() : match.end() + 20])) for match in _amount().finditer(line))
    return [amount for _, amount in found if amount is not None]


def budget(text: str) -> Sum | None:
    """The money for media that a text names, or `None`.

    Sums in one sentence with a word such as "budget" or "spend" count, and lines that are nothing but a sum. Of several sums the
    largest is the least that is spent, and all of them together the most.
    """
    sums: list[Sum] = []
    for line in re.split(r"[!?;\n]|\.(?=\s|$)", text):
        if _pattern("budget").search(line) or len(line.split()) <= _BARE_ANSWER:
            sums += _named(line)
    return Sum(max(amount.low for amount in sums), sum(amount.high for amount in sums)) if sums else None

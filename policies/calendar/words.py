"""Names of months, weekdays, seasons, numbers and units in several languages, from `words.yaml`."""

import re
from functools import cache
from typing import Any, cast

from policies.datafile import data_file


def _data() -> dict[str, Any]:
    return cast("dict[str, Any]", data_file(__package__, "words.yaml"))


@cache
def _codes(section: str) -> dict[str, Any]:
    """Word to code for one section of the data file."""
    return {str(word): code for code, words in _data()[section].items() for word in words}


@cache
def alternatives(section: str) -> str:
    """All words of a section as a regular-expression alternation, longest first.

    Args:
        section: A top-level key of `words.yaml` whose values are lists of words.
    """
    words = sorted(_codes(section), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


def _code(section: str, word: str) -> Any:  # noqa: ANN401 - codes are numbers in one section and names in another
    return _codes(section)[" ".join(word.lower().rstrip(".").split())]


_LISTS = {
    "ENDLESS": ("endless",),
    "STAYS": ("stays",),
    "CONDITION": ("conditions",),
    "REVOCABLE": ("revocable",),
    "NOT": ("negations",),
    "YEAR_END": ("ends", "year"),
    "MONTH_END": ("ends", "month"),
    "TODAY": ("nearness", "today"),
    "TOMORROW": ("nearness", "tomorrow"),
    "AFTER_TOMORROW": ("nearness", "after"),
    "NOW_ON": ("nearness", "now"),
    "NEXT": ("nearness", "next"),
    "THIS": ("nearness", "this"),
    "HALF_YEAR": ("half_years",),
}


@cache
def _listed(*keys: str) -> str:
    """The words of one list as a regular-expression alternation, longest first."""
    words: Any = _data()
    for key in keys:
        words = words[key]
    spaced = (re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return rf"\b(?:{'|'.join(spaced)})" + ("" if keys == ("revocable",) else r"(?!\w)")


def nearness(words: str) -> str | None:
    """`today`, `tomorrow`, `after` (the day after it), `now`, `next` or `this`, or `None` for other words."""
    plain = " ".join(words.lower().split())
    return next((key for key, known in _data()["nearness"].items() if plain in known), None)


def month_number(word: str) -> int:
    """1 to 12 for a month name or abbreviation, with or without a full stop."""
    return int(_code("months", word))


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 (Sunday)."""
    return int(_code("weekdays", word))


def season_name(word: str) -> str:
    """`spring`, `summer`, `autumn` or `winter`."""
    return str(_code("seasons", word))


def unit_name(word: str) -> str:
    """`day`, `week`, `fortnight`, `month`, `quarter` or `year`; letters and `mon` stand for longer words ("12m", "24 Mon.")."""
    short = {"m": "month", "mon": "month", "w": "week", "y": "year"}.get(word.lower().rstrip("."))
    return short or str(_code("units", word))


def count(word: str) -> int:
    """The number that digits or a number word stand for."""
    return int(word) if word.isdigit() else int(_code("numbers", word))


def ordinal(word: str) -> int:
    """1 to 4 for first to fourth, 5 for last."""
    return int(_code("ordinals", word))


def is_careful_month(word: str) -> bool:
    """Whether the word is also an ordinary word or a name ("may", "march", "jan")."""
    return word.lower().rstrip(".") in _data()["careful_months"]


def is_careful_weekday(word: str) -> bool:
    """Whether the word is also an ordinary word ("sat", "sun")."""
    return word.lower().rstrip(".") in _data()["careful_weekdays"]


LOOK_BACK = 200
"""Characters before a time in which words that belong to it may stand; a bound keeps the work in proportion to the text."""


def led_by(words: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    """The words right before a place of a text."""
    return words.search(text, max(0, start - LOOK_BACK), start)


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Compile a pattern whose placeholders stand for the words of `words.yaml`.

    `{ENDLESS}`, `{STAYS}`, `{TODAY}`, `{TOMORROW}`, `{AFTER_TOMORROW}`, `{NOW_ON}`, `{NEXT}`, `{THIS}` and `{HALF_YEAR}` stand
    for whole lists.
    Placeholders are `{MONTH}`, `{MONTHNAME}` (glued to digits), `{WEEKDAY}`, `{SEASON}`, `{NUMBER}`, `{UNIT}` and `{ORDINAL}`.
    Patterns ignore case and are verbose: blanks in the template do not count.
    """
    parts = {
        "{MONTHNAME}": rf"(?:{alternatives('months')})",
        "{MONTH}": rf"(?:{alternatives('months')})\b\.?",
        "{WEEKDAY}": rf"(?:{alternatives('weekdays')})\b\.?",
        "{SEASON}": rf"(?:{alternatives('seasons')})\b",
        "{NUMBER}": rf"(?:\d{{1,3}}|{alternatives('numbers')})\b",
        "{UNIT}": rf"(?:{alternatives('units')})\b\.?",
        "{ORDINAL}": rf"(?:{alternatives('ordinals')})\b",
    }
    parts |= {f"{{{name}}}": f"(?:{_listed(*keys)})" for name, keys in _LISTS.items() if f"{{{name}}}" in template}
    for key, value in parts.items():
        template = template.replace(key, value)
    return re.compile(template, re.IGNORECASE | re.VERBOSE)

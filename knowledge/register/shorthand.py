"""Shorthand spelled out (`from behind, no release req.`), so that the readers need to know the plain words only."""

import re
from functools import cache

from policies.calendar.words import pattern
from policies.datafile import data_file

_COUNTED = re.compile(
    r"\b(?P<some>\d{1,3})\s*(?:/|of|out of|von|sur|de)\s*(?P<all>\d{1,3})\b(?=\s*(?:(?:model |talent )?releases?|models?"
    r"|people|persons?|actors?|signed|cleared|agreed|done|complete|on file|ok\b|in\b))",
    re.IGNORECASE,
)
"""`5/5 signed` is all of them, `4/5 signed` leaves one out."""


@cache
def _table(column: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    loaded = data_file(__package__, "shorthand.yaml")
    return tuple((re.compile(short, re.IGNORECASE), plain) for short, plain in loaded[column])


def spell_out(text: str, column: str) -> str:
    """A cell's words with the shorthand of one column written out.

    Args:
        text: The words.
        column: Whose shorthand, a key of `shorthand.yaml`.
    """
    for short, plain in _table(column):
        text = short.sub(plain, text)
    if column != "talent_release":
        return text
    return pattern("{ENDLESS}").sub("unlimited", pattern(r"{NOT}\s+(?=(?:un(?:limited|befristet)|{ENDLESS}))").sub("not ", text))


def settle_counts(text: str) -> str:
    """`5/5 signed` as "all signed", `4/5 signed` as "4 of 5 signed"."""
    return _COUNTED.sub(
        lambda found: "all" if int(found["some"]) >= int(found["all"]) > 0 else f"{found['some']} of {found['all']}", text
    )

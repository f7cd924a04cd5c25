"""More time: "two weeks longer", "can we extend it", "a week later". It moves the end of what was said before.

A follow-up with such words and no day of its own must not be judged as if it had said nothing: the earlier end would stand.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from policies.calendar.periods import PeriodReading
from policies.calendar.spans import last_of_month
from policies.calendar.words import count, pattern, unit_name
from policies.datafile import data_file
from policies.lexicon.mention import Mention
from policies.lexicon.negation import is_negated

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_HALF_BEFORE = re.compile(r"\bhalf\s+(?:of\s+)?$", re.IGNORECASE)
_HALF_BEHIND = re.compile(r"\s+(?:and|und|et|y|e|en)\s+(?:an?\s+|eine?\s+)?(?:half|halb|demi|medi|mezz)", re.IGNORECASE)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Longer:
    """What a message says of more time.

    Attributes:
        words: Where it says so.
        number: How many units are added; 0 where nobody says, or where it cannot be counted.
        unit: `day` to `year`.
        moved: Whether the time is moved and not only made longer, so that neither its first nor its last day is certain.
    """

    words: Mention
    number: int = 0
    unit: str = "day"
    moved: bool = False


@cache
def follow_up_words() -> Mapping[str, str]:
    """The texts of `follow_up_words.yaml`."""
    raw = data_file(__package__, "follow_up_words.yaml")
    return {key: str(listed) for key, listed in raw.items()}


@cache
def _measured() -> tuple[re.Pattern[str], ...]:
    """A length that is added, with its number where it has one."""
    said = follow_up_words()
    length = r"(?<![\w.,½])(?P<number>{NUMBER})[\s-]*(?P<unit>{UNIT})"
    some = r"(?:(?P<number>{NUMBER})\s*)?(?:(?:" + said["more_between"] + r")\s+)?(?P<unit>{UNIT})"
    return tuple(
        pattern(each)
        for each in (
            r"(?<![\w.,½])(?P<number>{NUMBER})\s+(?:" + said["more_between"] + r")\s+(?P<unit>{UNIT})",
            length + r"\s*(?:" + said["more_after"] + r")(?!\w)",
            r"(?<!\w)(?:" + said["more_before"] + r")\s+" + some,
            r"(?<!\w)(?:" + said["extends"] + r")(?!\w)[^.?!;\n]{0,40}?(?<!\w)(?:(?:" + said["by"] + r")\s*(?<!\w(?=\w)))" + some,
            r"(?<!\w)(?:" + said["adds"] + r")\s*" + some,
            r"(?<!\w)(?:" + said["by"] + r")\s+" + some + r"\s+(?:\w+\s+){0,2}(?:" + said["extends"] + r")(?!\w)",
        )
    )


@cache
def _unmeasured() -> tuple[re.Pattern[str], ...]:
    said = follow_up_words()
    # one blank: where a name is hidden there are many, and then it is not the time that is made longer
    close = r"(?=\s?(?:[?.!,;:]|$|please\b|then\b|too\b|as\s+well\b|a\s+bit\b|further\b))"
    verbs = said["extends"]
    return (
        pattern(r"(?<!\w)(?:" + said["unmeasured"] + r")(?!\w)"),
        pattern(r"(?<!\w)(?:" + verbs + r")\s+(?:" + said["lengthened"] + r")" + close),
        pattern(r"^\W*(?:(?:" + said["asking"] + r")\s)*(?:" + verbs + r")" + close),
    )


@cache
def _moved() -> tuple[re.Pattern[str], ...]:
    said = follow_up_words()
    length = r"(?<![\w.,½])(?:{NUMBER})\s*(?:{UNIT})"
    return (
        pattern(length + r"\s*(?:" + said["moved"] + r")(?!\w)"),
        pattern(r"(?<!\w)(?:" + said["moves"] + r")(?!\w)[^.?!;\n]{0,40}?" + length),
        pattern(r"(?<!\w)(?:" + said["by"] + r")\s+" + length + r"\s+(?:\w+\s+){0,2}(?:" + said["moves"] + r")(?!\w)"),
    )


def find_longer(text: str) -> Longer | None:
    """The words of a message that ask for more time or for another time than was said before, or `None`.

    Args:
        text: The message with quotations and asset names hidden.
    """
    refused = pattern(r"(?<!\w)(?:" + follow_up_words()["not_more"] + r")\s+$")
    for kind in (_moved(), _measured(), _unmeasured()):
        for match in (found for each in kind for found in each.finditer(text)):
            words = Mention("date", *match.span(), match.group())
            if refused.search(text[: match.start()]) or is_negated(text, *match.span()):
                continue
            if kind is _measured():
                return Longer(words, _number(text, match), unit_name(match["unit"]))
            return Longer(words, moved=kind is _moved())
    return None


def _number(text: str, match: re.Match[str]) -> int:
    """How many units are added, 0 where halves are, which are not counted."""
    halves = _HALF_BEFORE.search(text[: match.start("number")]) if match["number"] else None
    if halves or _HALF_BEHIND.match(text, match.end()):
        return 0
    return count(" ".join(match["number"].split())) if match["number"] else 1


def lengthened(period: PeriodReading, longer: Longer) -> PeriodReading:
    """The earlier time of use with what is added; where that cannot be told, its end is unknown."""
    if longer.moved:
        return replace(period, start=None, end=None, open_ended=False, unclear=True)
    if period.open_ended and period.end is None:
        return period
    end = _later(period.end, longer) if period.end and longer.number else None
    return replace(period, end=end, open_ended=False, unclear=period.unclear or end is None)


def _later(end: date, longer: Longer) -> date | None:
    """The new last day. A time to the end of a month goes on to the end of a month."""
    try:
        if longer.unit in _DAYS:
            return end + timedelta(days=_DAYS[longer.unit] * longer.number)
        moved: date = end + relativedelta(months=_MONTHS[longer.unit] * longer.number)
    except (OverflowError, ValueError):  # beyond the calendar
        return None
    return last_of_month(moved.year, moved.month) if end == last_of_month(end.year, end.month) else moved

"""Readers for days that are told from the day of asking: weekdays, "tomorrow", "next week", lengths of time."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from policies.calendar.named import Match, fixed
from policies.calendar.pieces import Days, Grain, Piece
from policies.calendar.spans import last_day, month_span, quarter_span, safe_date, week_of, year_span
from policies.calendar.words import count, is_careful_weekday, nearness, pattern, unit_name, weekday_number

_PROPER_NAME = (
    r"(?<![.!?:\n]\s)(?<!^)\b"
    r"(?!(?:On|From|Until|Till|By|Next|This|To|For|And|Is|If|Or)\b)[A-Z][\w&'-]*\s+$"
)
"""A capitalised word inside a sentence right before a weekday: a title such as "Rainy Monday"."""
_WORK_TITLE = (
    r"^\s+(?:ten|fifteen|twenty|thirty|sixty|\d+\s*[\"s]|film|spot|reel|clip|picture|photo|shot|song|cut|visual|hero|key|poster|"
    r"paper|times|telegraph|express|mirror|post|(?:morning\s+|afternoon\s+|evening\s+)?(?:question|greetings|again|blues|challenge))\b"
)
_CAREFUL_LED = r"\b(?:on|from|until|till|by|to)\s+$|[-–]\s*$"


def _unit_span(unit: str, day: date) -> Days:
    """The whole week, month, quarter or year a day lies in."""
    if unit == "week":
        return week_of(day)
    if unit == "month":
        return month_span(day.year, day.month)
    return quarter_span(day.year, (day.month + 2) // 3) if unit == "quarter" else year_span(day.year)


def _first_day(anchor: date, fits: Callable[[date], bool], within: int) -> date | None:
    days = (anchor + timedelta(days=offset) for offset in range(within))
    return next((day for day in days if fits(day)), None)


def weekday(match: Match, on: date) -> Piece | None:
    """`Friday` is the next one after the day of asking, `this Friday` may be today, `next Friday` is in the next calendar week."""
    word, which, nth = match["weekday"], (match["which"] or "").lower(), match["nth"]
    before, after = match.string[: match.start()], match.string[match.end() :]
    led = re.search(_CAREFUL_LED, before) or pattern(r"^\s*[-–]\s*{WEEKDAY}").match(after)
    if is_careful_weekday(word) and not which and not nth and not led:
        return None
    if not which and not nth and (re.search(_PROPER_NAME, before) or re.match(_WORK_TITLE, after, re.IGNORECASE)):
        return None
    number = weekday_number(word)

    def days(anchor: date) -> Days:
        if nearness(which) == "next":
            found = week_of(anchor)[0] + timedelta(days=7 + number)
        else:
            found = anchor + timedelta(days=(number - anchor.weekday()) % 7)
            found += timedelta(days=7 if found == anchor == on and which != "this" else 0)
        return found, found

    def numbered(anchor: date) -> Days | None:
        found = _first_day(anchor, lambda day: day.day == int(nth) and day.weekday() == number, 2000)
        return (found, found) if found else None

    return Piece(match.start(), match.end(), Grain.DAY, relative=numbered if nth else days)


def day_of_week(match: Match, on: date) -> Piece | None:
    """`Tuesday next week`, `next week Tuesday`, `Monday to Friday next week`."""
    monday = week_of(on)[0] + timedelta(days=7 if "next" in match["which"].lower() else 0)
    first = monday + timedelta(days=weekday_number(match["weekday"]))
    last = monday + timedelta(days=weekday_number(match["last"])) if match["last"] else first
    return Piece(match.start(), match.end(), Grain.DAY, relative=fixed(first, last)) if first <= last else None


def bare_day(match: Match, _on: date) -> Piece | None:
    """`the 24th`, `the 1st of next month`."""
    number, named = int(match["day"]), (match["month"] or "").lower()

    def days(anchor: date) -> Days | None:
        found = _first_day(anchor, lambda day: day.day == number, 62)
        return (found, found) if found else None

    def in_month(anchor: date) -> Days | None:
        month = anchor + relativedelta(months=1 if named == "next" else 0)
        day = safe_date(month.year, month.month, number)
        return (day, day) if day else None

    return Piece(match.start(), match.end(), Grain.DAY, relative=in_month if named else days, bare=not named)


def bare_range(match: Match, _on: date) -> Piece | None:
    """`12th to 14th`, in the first month in which both lie ahead."""
    first, last = int(match["first"]), int(match["last"])

    def days(anchor: date) -> Days | None:
        start = _first_day(anchor, lambda day: day.day == first, 62)
        end = safe_date(start.year, start.month, last) if start else None
        return (start, end) if start and end and start <= end else None

    return Piece(match.start(), match.end(), Grain.DAY, relative=days, bare=True)


def near_day(match: Match, on: date) -> Piece | None:
    """`today`, `tonight`, `tomorrow`, `from now`."""
    word = " ".join(match[0].lower().split())
    days = 2 if "after" in word or nearness(word) == "after" else 1 if nearness(word) == "tomorrow" or word == "morgen" else 0
    return Piece(match.start(), match.end(), Grain.DAY, relative=fixed(on + timedelta(days=days)))


def near_unit(match: Match, on: date) -> Piece | None:
    """`this week`, `next month`, `the end of the quarter`: whole calendar units."""
    unit, which = unit_name(match["unit"]), " ".join(match["which"].lower().split())
    step = 1 if nearness(which) == "next" else 0
    grain = {"week": Grain.WEEK, "month": Grain.MONTH, "quarter": Grain.SEASON, "year": Grain.YEAR}[unit]
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit, 0)
    delta = relativedelta(weeks=step) if unit == "week" else relativedelta(months=months * step)
    whole = which in ("the", "of the", "that")
    if whole and not re.search(r"\b(?:end|rest|remainder)\s+of\s+$", match.string[: match.start()], re.IGNORECASE):
        return None
    return Piece(match.start(), match.end(), grain, relative=lambda anchor: _unit_span(unit, (anchor if whole else on) + delta))


def end_of_unit(match: Match, _on: date) -> Piece | None:
    """`EOQ`, `year end`, `end of year`: the last day."""
    short = {"q": "quarter", "m": "month", "y": "year", "w": "week"}.get((match["short"] or "")[-1:].lower())
    named = "year" if match["year_end"] else "month" if match["month_end"] else ""
    unit = short or named or unit_name(match["unit"] or match["late"])

    def days(anchor: date) -> Days:
        last = _unit_span(unit, anchor)[1]
        return last, last

    return Piece(match.start(), match.end(), Grain.DAY, relative=days, rim=True)


def weekend(match: Match, on: date) -> Piece | None:
    """`this weekend`, `next weekend`: Saturday and Sunday."""
    saturday = week_of(on)[0] + timedelta(days=5 + (7 if match["which"].lower() == "next" else 0))
    return Piece(match.start(), match.end(), Grain.DAY, relative=fixed(saturday, saturday + timedelta(days=1)))


def coming(match: Match, on: date) -> Piece | None:
    """`for the next three months` begins today."""
    number = count(match["number"]) if match["number"] else 1
    return Piece(match.start(), match.end(), Grain.DAY, relative=fixed(on, last_day(on, number, unit_name(match["unit"]))))


def in_time(match: Match, on: date) -> Piece | None:
    """`in two weeks`: roughly that day, so it gives no certain one."""
    day = last_day(on, count(match["number"]), unit_name(match["unit"])) + timedelta(days=1)
    return Piece(match.start(), match.end(), Grain.DAY, relative=fixed(day), vague=True)


def duration(match: Match, _on: date) -> Piece | None:
    """`four weeks`, `the fortnight`: a length without a place."""
    number = count(match["number"]) if match["number"] else 1
    return Piece(match.start(), match.end(), Grain.DAY, number=number, unit=unit_name(match["unit"])) if number else None


def half_year(match: Match, _on: date) -> Piece | None:
    """`half a year`, `ein halbes Jahr`: six months."""
    return Piece(match.start(), match.end(), Grain.DAY, number=6, unit="month")


def refused(match: Match, _on: date) -> Piece | None:
    """`last year`, `since 2019`, `every May`: words about time that name no period of a use to come."""
    return Piece(match.start(), match.end(), Grain.YEAR, refused=True)

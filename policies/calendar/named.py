"""Readers for days that carry a name or number of their own: dates, months, quarters, seasons, years, ISO weeks."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from policies.calendar.order import DayOrder, day_order, numeric_readings
from policies.calendar.pieces import Days, Grain, Piece
from policies.calendar.spans import full_year, half_span, iso_week, month_span, quarter_span, safe_date, season_span, year_span
from policies.calendar.words import is_careful_month, month_number, ordinal, pattern, season_name

Match = re.Match[str]

_NOT_MONTH_AFTER = (
    r"(?!\s+(?:i|we|you|he|she|they|it|our|my|your|the|a|an|this|that|not|be|have|also|one|anyone|somebody|someone|please|use)\b)"
)
_NAME_AFTER = r"\s+(?:here|asked|says|said|told|wants|wrote|speaking|thinks|from\s+(?:the|our)\s+(?:agency|team|office))\b"
"""Words that follow the name of a person called April or June."""
_MONTH_BEFORE = (
    r"\b(?:in|for|from|to|till|until|through|thru|by|during|of|end|early|mid|late|all|whole|throughout|this|next|and"
    r"|en|im|em|de|heel|hele|hela|całego|cały|celý|ganzen?|todo|tutto|przez|przed|do|od|til|till|från|fra|vanaf)[\s-]+$"
)


def written_year(match: Match) -> int | None:
    """The year a pattern caught, in two or four digits."""
    groups = match.groupdict()
    text = groups.get("year") or groups.get("short")
    return full_year(text) if text else None


def fixed(first: date, last: date | None = None) -> Callable[[date], Days | None]:
    """Days that do not depend on an anchor."""
    return lambda _anchor: (first, last or first)


def _days_in(month: int, first: int, last: int) -> Callable[[int], Days | None]:
    def days(year: int) -> Days | None:
        one, other = safe_date(year, month, first), safe_date(year, month, last)
        return (one, other) if one and other else None

    return days


def _piece(match: Match, grain: Grain, in_year: Callable[[int], Days | None], *, soft: bool = False) -> Piece:
    return Piece(match.start(), match.end(), grain, in_year, written_year(match), soft=soft)


def iso(match: Match, _on: date) -> Piece | None:
    """`2026-05-01`."""
    day = safe_date(int(match["year"]), int(match["m"]), int(match["d"]))
    return Piece(match.start(), match.end(), Grain.DAY, relative=fixed(day)) if day else None


def numeric(match: Match, _on: date) -> Piece | None:
    """`30.11.26`; where day and month could be either way round, nothing is certain."""
    readings = numeric_readings(match[1], match[2], match[3], match[4], day_order([match.string]))
    if len(readings) != 1:
        return Piece(match.start(), match.end(), Grain.DAY, vague=True)
    return Piece(match.start(), match.end(), Grain.DAY, relative=fixed(readings[0]))


def dotted(match: Match, _on: date) -> Piece | None:
    """`30.6.`: day first, year left out."""
    day, month = int(match["day"]), int(match["m"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Piece(match.start(), match.end(), Grain.DAY, _days_in(month, day, day))


def dotted_range(match: Match, _on: date) -> Piece | None:
    """`22.-24.09.2026`: the first day shares month and year of the last."""
    first, last, month_of = int(match["first"]), int(match["last"]), int(match["m"])
    if not (1 <= first <= last <= 31 and 1 <= month_of <= 12):
        return None
    return _piece(match, Grain.DAY, _days_in(month_of, first, last))


def slashed(match: Match, _on: date) -> Piece | None:
    """`31/03`: a number above 12 tells the day; otherwise other dates of the message must."""
    one, other = int(match["one"]), int(match["other"])
    if (one > 12 and other > 12) or not one or not other or max(one, other) > 31:
        return None
    order = _slash_order(match.string)
    if max(one, other) <= 12 and one != other and order is DayOrder.UNKNOWN:
        return Piece(match.start(), match.end(), Grain.DAY, vague=True)
    day, month = (other, one) if other > 12 or (one <= 12 and order is DayOrder.MONTH_FIRST) else (one, other)
    return Piece(match.start(), match.end(), Grain.DAY, _days_in(month, day, day))


def _slash_order(text: str) -> DayOrder:
    return day_order([re.sub(r"(?<![\d/])(\d{1,2}/\d{1,2})(?![\d/])", r"\1/2000", text)])


def day_range(match: Match, _on: date) -> Piece | None:
    """`17–19 June`, `14 & 15 February`, `6th, 7th and 8th April`."""
    first, last, month = int(match["first"]), int(match["last"]), month_number(match["month"])
    return _piece(match, Grain.DAY, _days_in(month, first, last)) if 1 <= first <= last <= 31 else None


def day_month(match: Match, _on: date) -> Piece | None:
    """`4 May`, `May 4`, `first of December`."""
    day = int(match["day"]) if match["day"].isdigit() else ordinal(match["day"])
    return _piece(match, Grain.DAY, _days_in(month_number(match["month"]), day, day)) if 1 <= day <= 31 else None


def month(match: Match, on: date) -> Piece | None:
    """`June`, `March 2026`; "may", "march" and the like only where their neighbours make them months."""
    number = month_number(match["month"])
    year, which = written_year(match), (match["which"] or "").lower()
    if re.match(_NAME_AFTER, match.string[match.end() :], re.IGNORECASE):
        return None
    if year is None and not which and is_careful_month(match["month"]) and not _month_is_meant(match):
        return None
    piece = _piece(match, Grain.MONTH, partial(month_span, month=number))
    return replace(piece, year=on.year + 1) if which == "next" and number == on.month else piece


def _month_is_meant(match: Match) -> bool:
    text, word = match.string, match["month"].rstrip(".")
    start, end = match.start("month"), match.start("month") + len(word)
    # only the neighbours are looked at, so that a long text is read in time that grows with its length
    before, after = "\0" * (start > 80) + text[max(0, start - 80) : start], text[end : end + 80]
    led = re.search(_MONTH_BEFORE, before, re.IGNORECASE) or pattern(
        r"{MONTH}\s*(?:-|–|/|,|&|\+|and|to|till|through)\s*$"
    ).search(before)  # fmt: skip
    if led and word.lower() != "may":
        return True
    if re.match(_NOT_MONTH_AFTER, after, re.IGNORECASE) is None:
        return False
    if led or pattern(r"^\s*(?:-|–|/|&|\+|to|till|through|and)\s*{MONTH}").search(after):
        return True
    if re.search(r"(?:^|[.!?:\n])\s*$", before):
        follows = r"\s*(?:,|-|–|$)|\s+(?:issue|campaign|newsletter|edition|launch|flight|only|promo)\b"
        return re.match(follows, after, re.IGNORECASE) is not None
    return word[0].isupper()


def season(match: Match, on: date) -> Piece | None:
    """`next summer`, `autumn 2026`; a bare season may describe a thing, so its neighbours are looked at later."""
    name, which = season_name(match["season"]), (match["which"] or "").lower()
    led = re.search(r"\b(?:in|for|during|until|through|of)\s+(?:the\s+)?$", match.string[: match.start()], re.IGNORECASE)
    if match["season"].lower() == "fall" and not which and not written_year(match) and not led:
        return None
    piece = _piece(match, Grain.SEASON, partial(season_span, season=name), soft=not which and not written_year(match))
    days = piece.days(on)
    if which in ("next", "the coming") and days and days[0] <= on:
        return replace(piece, year=days[0].year + 1)
    return piece


def quarter(match: Match, _on: date) -> Piece | None:
    """`Q3`, `Q2 2027`."""
    return _piece(match, Grain.SEASON, partial(quarter_span, quarter=int(match["q"])))


def half(match: Match, _on: date) -> Piece | None:
    """`H1 2026`, `second half of 2026`."""
    number = int(match["h"]) if match["h"].isdigit() else ordinal(match["h"])
    return _piece(match, Grain.SEASON, partial(half_span, half=number)) if number <= 2 else None


def year(match: Match, on: date) -> Piece | None:
    """`for 2027`, `2026-2028`; "from 2026" said in 2026 tells where a thing comes from."""
    first = int(match["year"])
    last = int(match["last"]) if match.groupdict().get("last") else first
    leads = match[0].lower().startswith("from") and first <= on.year and not match.groupdict().get("last")
    goes_on = re.match(r"\s*(?:on\b|onwards?|to\b|until|till)", match.string[match.end() :], re.IGNORECASE)
    refused = last < on.year or last < first or (leads and not goes_on)
    start = match.start("year") if match[0].lower().startswith("from") else match.start()
    return Piece(start, match.end(), Grain.YEAR, relative=fixed(year_span(first)[0], year_span(last)[1]), refused=refused)


def week_number(match: Match, _on: date) -> Piece | None:
    """`week 45`, `weeks 20-22`: ISO weeks, Monday to Sunday."""
    first = int(match["week"])
    last = int(match["last"]) if match["last"] else first

    def days(number: int) -> Days | None:
        one, other = iso_week(number, first), iso_week(number, last)
        return (one[0], other[1]) if one and other and one[0] <= other[0] else None

    return Piece(match.start(), match.end(), Grain.WEEK, days, int(match["year"]) if match["year"] else None)


def nth_weekend(match: Match, _on: date) -> Piece | None:
    """`the first weekend of October`: the Saturday that is the first of its month, and the day after."""
    number, nth = month_number(match["month"]), ordinal(match["nth"])

    def days(in_year: int) -> Days | None:
        first, last = month_span(in_year, number)
        saturday = first + timedelta(days=(5 - first.weekday()) % 7 + 7 * (nth - 1))
        while saturday > last:
            saturday -= timedelta(days=7)
        return saturday, saturday + timedelta(days=1)

    return _piece(match, Grain.DAY, days)

"""Find the pieces of time in a message; see `policies.calendar.pieces`."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from dateutil.relativedelta import relativedelta

from policies.calendar.feasts import UNSETTLED, feasts
from policies.calendar.order import NUMERIC, DayOrder, day_order, numeric_readings
from policies.calendar.pieces import Days, Grain, Piece
from policies.calendar.spans import (
    full_year,
    half_span,
    iso_week,
    last_day,
    month_span,
    quarter_span,
    safe_date,
    season_span,
    week_of,
    year_span,
)
from policies.calendar.words import (
    count,
    is_careful_month,
    is_careful_weekday,
    month_number,
    ordinal,
    pattern,
    season_name,
    unit_name,
    weekday_number,
)

Match = re.Match[str]

_PROPER_NAME = r"(?<![.!?:\n]\s)(?<!^)\b(?!(?:On|From|Until|Till|By|Next|This|To|For|And|Is|If|Or)\b)[A-Z][\w&'-]*\s+$"
"""A capitalised word inside a sentence right before a weekday: a title such as "Rainy Monday"."""
_TH = r"(?:st|nd|rd|th|er|º|ª|\.)?"
_YEAR = r"(?:,?\s*(?:de\s+)?(?P<year>20\d{2})(?!\d)|\s*['’](?P<short>\d{2})(?!\d))?"
_WD = r"(?:{WEEKDAY},?\s*(?:the\s+|den\s+|,\s*)?)?"
_JOIN = r"(?P<join>\s*(?:-|–|—|/|&|\+|,|to|till|til|until|through|thru|and|or|bis|au|al|a|ao|und|et|y|e|en|t/m|tot)\s*(?:the\s+)?)"
_NOT_MONTH_AFTER = (
    r"(?!\s+(?:i|we|you|he|she|they|it|our|my|your|the|a|an|this|that|not|be|have|also|one|anyone|somebody|someone|please|use)\b)"
)


def _year_of(match: Match) -> int | None:
    groups = match.groupdict()
    text = groups.get("year") or groups.get("short")
    return full_year(text) if text else None


def _day_in(month: int, day: int) -> Callable[[int], Days | None]:
    def days(year: int) -> Days | None:
        found = safe_date(year, month, day)
        return (found, found) if found else None

    return days


def _days_in(month: int, first: int, last: int) -> Callable[[int], Days | None]:
    def days(year: int) -> Days | None:
        one, other = safe_date(year, month, first), safe_date(year, month, last)
        return (one, other) if one and other else None

    return days


def _fixed(days: Days) -> Callable[[date], Days | None]:
    return lambda _anchor: days


def _piece(match: Match, grain: Grain, in_year: Callable[[int], Days | None], **more: bool) -> Piece:
    return Piece(match.start(), match.end(), grain, in_year, _year_of(match), **more)  # type: ignore[arg-type]  # flags only


def _iso(match: Match, _on: date) -> Piece | None:
    day = safe_date(int(match["year"]), int(match["m"]), int(match["d"]))
    return Piece(match.start(), match.end(), Grain.DAY, relative=_fixed((day, day))) if day else None


def _numeric(match: Match, _on: date) -> Piece | None:
    readings = numeric_readings(match[1], match[2], match[3], match[4], day_order([match.string]))
    if len(readings) != 1:
        return Piece(match.start(), match.end(), Grain.DAY, vague=True)
    return Piece(match.start(), match.end(), Grain.DAY, relative=_fixed((readings[0], readings[0])))


def _dotted(match: Match, _on: date) -> Piece | None:
    day, month = int(match["day"]), int(match["m"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Piece(match.start(), match.end(), Grain.DAY, _day_in(month, day))


def _day_range(match: Match, _on: date) -> Piece | None:
    first, last, month = int(match["first"]), int(match["last"]), month_number(match["month"])
    if not 1 <= first <= last <= 31:
        return None
    return _piece(match, Grain.DAY, _days_in(month, first, last))


def _day_month(match: Match, _on: date) -> Piece | None:
    day = int(match["day"]) if match["day"].isdigit() else ordinal(match["day"])
    return _piece(match, Grain.DAY, _day_in(month_number(match["month"]), day)) if 1 <= day <= 31 else None


def _month_days(match: Match, _on: date) -> Piece | None:
    first, last = int(match["first"]), int(match["last"])
    return _piece(match, Grain.DAY, _days_in(month_number(match["month"]), first, last)) if 1 <= first <= last <= 31 else None


def _month(match: Match, on: date) -> Piece | None:
    number = month_number(match["month"])
    year, which = _year_of(match), (match["which"] or "").lower()
    if year is None and not which and is_careful_month(match["month"]) and not _month_is_meant(match):
        return None
    piece = _piece(match, Grain.MONTH, partial(month_span, month=number))
    if which == "next" and number == on.month:
        return replace(piece, year=on.year + 1)
    return piece


def _month_is_meant(match: Match) -> bool:
    """Whether the neighbours of "may", "march" or "mar" make it a month."""
    text, word = match.string, match["month"].rstrip(".")
    before, after = text[: match.start("month")], text[match.start("month") + len(word) :]
    preposition = (
        r"\b(?:in|for|from|to|till|until|through|thru|by|during|of|end|early|mid|late|all|whole|this|next|and|en|im|em|de)[\s-]+$"
    )
    led = re.search(preposition, before, re.IGNORECASE) or pattern(r"{MONTH}\s*(?:-|–|/|,|&|\+|and|to|till|through)\s*$").search(
        before
    )
    if led and word.lower() != "may":
        return True
    if re.match(_NOT_MONTH_AFTER, after, re.IGNORECASE) is None:
        return False
    if led:
        return True
    if re.match(r"\s*(?:-|–|/|&|\+|to|till|through|and)\s*[A-Za-z0-9]", after) and pattern(r"^\s*\S+\s*{MONTH}").search(after):
        return True
    begins_sentence = re.search(r"(?:^|[.!?:\n])\s*$", before) is not None
    if begins_sentence:
        return re.match(r"\s+(?:issue|campaign|newsletter|edition|launch|flight|only|promo)\b", after, re.IGNORECASE) is not None
    return word[0].isupper()


def _season(match: Match, on: date) -> Piece | None:
    name, which = season_name(match["season"]), (match["which"] or "").lower()
    led = re.search(r"\b(?:in|for|during|until|through|of)\s+(?:the\s+)?$", match.string[: match.start()], re.IGNORECASE)
    if match["season"].lower() == "fall" and not which and not _year_of(match) and not led:
        return None
    piece = _piece(match, Grain.SEASON, partial(season_span, season=name), soft=not which and not _year_of(match))
    days = piece.days(on)
    if which in ("next", "the coming") and days and days[0] <= on:
        return replace(piece, year=days[0].year + 1)
    return piece


def _quarter(match: Match, _on: date) -> Piece | None:
    return _piece(match, Grain.SEASON, partial(quarter_span, quarter=int(match["q"])))


def _half(match: Match, _on: date) -> Piece | None:
    number = int(match["h"]) if match["h"].isdigit() else ordinal(match["h"])
    return _piece(match, Grain.SEASON, partial(half_span, half=number)) if number <= 2 else None


def _year(match: Match, on: date) -> Piece | None:
    days = year_span(int(match["year"]))
    return Piece(match.start(), match.end(), Grain.YEAR, relative=_fixed(days), refused=days[1] < on)


def _week_number(match: Match, on: date) -> Piece | None:
    def days(year: int) -> Days | None:
        return iso_week(year, int(match["week"]))

    return Piece(match.start(), match.end(), Grain.WEEK, days, int(match["year"]) if match["year"] else None)


def _weekday(match: Match, on: date) -> Piece | None:
    """ "Friday" is the next one after the anchor, "this Friday" may be today, "next Friday" is in the next calendar week."""
    word, which = match["weekday"], (match["which"] or "").lower()
    if (
        is_careful_weekday(word)
        and not which
        and not match["nth"]
        and not re.search(r"\b(?:on|from|until|till|by|to)\s+$|-\s*$", match.string[: match.start()])
    ):
        return None
    if not which and not match["nth"] and re.search(_PROPER_NAME, match.string[: match.start()]):
        return None
    weekday = weekday_number(word)

    def days(anchor: date) -> Days:
        monday = week_of(anchor)[0]
        if which in ("next", "nächsten"):
            found = monday + timedelta(days=7 + weekday)
        else:
            found = anchor + timedelta(days=(weekday - anchor.weekday()) % 7)
            if found == anchor == on and which != "this":
                found += timedelta(days=7)
        return found, found

    def numbered(anchor: date) -> Days | None:
        for offset in range(366 * 2):
            day = anchor + timedelta(days=offset)
            if day.day == int(match["nth"]) and day.weekday() == weekday:
                return day, day
        return None

    return Piece(match.start(), match.end(), Grain.DAY, relative=numbered if match["nth"] else days)


def _bare_day(match: Match, _on: date) -> Piece | None:
    number = int(match["day"])

    def days(anchor: date) -> Days | None:
        for offset in range(62):
            day = anchor + timedelta(days=offset)
            if day.day == number:
                return day, day
        return None

    def in_month(anchor: date) -> Days | None:
        month = anchor + relativedelta(months=1 if (match["month"] or "").lower() == "next" else 0)
        day = safe_date(month.year, month.month, number)
        return (day, day) if day else None

    return (
        Piece(match.start(), match.end(), Grain.DAY, relative=in_month if match["month"] else days) if 1 <= number <= 31 else None
    )


def _bare_range(match: Match, on: date) -> Piece | None:
    first, last = int(match["first"]), int(match["last"])

    def days(anchor: date) -> Days | None:
        for offset in range(62):
            day = anchor + timedelta(days=offset)
            end = safe_date(day.year, day.month, last)
            if day.day == first and end and end >= day:
                return day, end
        return None

    return Piece(match.start(), match.end(), Grain.DAY, relative=days)


def _near_day(match: Match, on: date) -> Piece | None:
    word = " ".join(match[0].lower().split())
    days = 2 if "after" in word or "übermorgen" in word else 1 if word in _TOMORROW else 0
    day = on + timedelta(days=days)
    return Piece(match.start(), match.end(), Grain.DAY, relative=_fixed((day, day)))


_TOMORROW = ("tomorrow", "tmrw", "tmr", "morgen", "demain", "mañana", "domani", "amanhã", "tomorrow night", "tomorrow morning")


def _near_unit(match: Match, on: date) -> Piece | None:
    """ "this week", "next month", "the end of the quarter": whole calendar units."""
    unit, which = unit_name(match["unit"]), " ".join(match["which"].lower().split())
    if unit in ("day", "fortnight"):
        return None
    step = 1 if which in ("next", "coming", "the coming", "nächste", "nächsten", "nächster", "prochaine") else 0
    span: dict[str, Callable[[date], Days]] = {
        "week": week_of,
        "month": lambda day: month_span(day.year, day.month),
        "quarter": lambda day: quarter_span(day.year, (day.month + 2) // 3),
        "year": lambda day: year_span(day.year),
    }
    grain = {"week": Grain.WEEK, "month": Grain.MONTH, "quarter": Grain.SEASON, "year": Grain.YEAR}[unit]
    delta = {
        "week": relativedelta(weeks=step),
        "month": relativedelta(months=step),
        "quarter": relativedelta(months=3 * step),
        "year": relativedelta(years=step),
    }[unit]
    whole = which in ("the", "of the", "that")
    if whole and not re.search(r"\b(?:end|rest|remainder)\s+of\s+$", match.string[: match.start()], re.IGNORECASE):
        return None
    return Piece(match.start(), match.end(), grain, relative=lambda anchor: span[unit]((anchor if whole else on) + delta))


def _weekend(match: Match, on: date) -> Piece | None:
    saturday = week_of(on)[0] + timedelta(days=5 + (7 if match["which"].lower() == "next" else 0))
    return Piece(match.start(), match.end(), Grain.DAY, relative=_fixed((saturday, saturday + timedelta(days=1))))


def _nth_weekend(match: Match, _on: date) -> Piece | None:
    month, nth = month_number(match["month"]), ordinal(match["nth"])

    def days(year: int) -> Days | None:
        first, last = month_span(year, month)
        saturday = first + timedelta(days=(5 - first.weekday()) % 7 + 7 * (min(nth, 5) - 1))
        while saturday > last:
            saturday -= timedelta(days=7)
        return saturday, saturday + timedelta(days=1)

    return _piece(match, Grain.DAY, days)


def _coming(match: Match, on: date) -> Piece | None:
    """ "for the next three months" begins today."""
    number = count(match["number"]) if match["number"] else 1
    end = last_day(on, number, unit_name(match["unit"]))
    return Piece(match.start(), match.end(), Grain.DAY, relative=_fixed((on, end)))


def _in_time(match: Match, on: date) -> Piece | None:
    number, unit = count(match["number"]), unit_name(match["unit"])
    day = last_day(on, number, unit) + timedelta(days=1)
    return Piece(match.start(), match.end(), Grain.DAY, relative=_fixed((day, day)), vague=True)


def _duration(match: Match, _on: date) -> Piece | None:
    number = count(match["number"]) if match["number"] else 1
    return Piece(match.start(), match.end(), Grain.DAY, number=number, unit=unit_name(match["unit"])) if number else None


def _end_of_unit(match: Match, on: date) -> Piece | None:
    unit = {"q": "quarter", "m": "month", "y": "year", "w": "week"}.get((match["short"] or "")[-1:].lower()) or unit_name(
        match["unit"]
    )
    span: dict[str, Callable[[date], Days]] = {
        "week": week_of,
        "month": lambda day: month_span(day.year, day.month),
        "quarter": lambda day: quarter_span(day.year, (day.month + 2) // 3),
        "year": lambda day: year_span(day.year),
    }
    return (
        Piece(match.start(), match.end(), Grain.DAY, relative=lambda anchor: (span[unit](anchor)[1],) * 2) if unit in span else None
    )


def _refused(match: Match, _on: date) -> Piece | None:
    return Piece(match.start(), match.end(), Grain.YEAR, refused=True)


def _unsettled(match: Match, _on: date) -> Piece | None:
    return Piece(match.start(), match.end(), Grain.SEASON, soft=True, vague=True)


_PAST = (
    r"\b(?:last|past|previous|letzte[nrs]?|l['’]an)\s+(?:{UNIT}|{MONTH}|{SEASON}|{WEEKDAY}|weekend|night|dernier)|\byesterday\b|"
    r"\b(?:{NUMBER}|few|some|several)\s+{UNIT}\s+ago\b|\bthe\s+(?:other|same)\s+(?:day|week)\b|"
    r"\b(?:every|each)\s+(?:{UNIT}|{MONTH}|{SEASON}|{WEEKDAY}|weekend)|\b(?:back\s+in|since)\s+(?:{MONTH}\s*|early\s+|late\s+)?(?:(?:19|20)\d{2}|{MONTH}|{SEASON})"
)
_READERS: tuple[tuple[str, Callable[[Match, date], Piece | None]], ...] = (
    (_PAST, _refused),
    (r"(?<!\d)(?P<year>20\d{2})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)", _iso),
    (NUMERIC, _numeric),
    (r"(?<![\d.,:])(?P<day>\d{1,2})\.(?P<m>\d{1,2})\.(?=\s*(?:[-–—,)]|$|bis|until|till|to|und|\s))(?!\d)", _dotted),
    (r"(?<![\d.,:])(?P<day>\d{2})\.(?P<m>\d{2})(?=\s*[-–]\s*\d{2}\.\d{2}(?![\d.]*%))(?!\d)", _dotted),
    (r"(?<=[-–])\s*(?P<day>\d{2})\.(?P<m>\d{2})(?![\d.,]*\d|\s*%)", _dotted),
    (rf"(?<![\d.,:/]){_WD}(?P<first>\d{{1,2}}){_TH}{_JOIN}{_WD}(?P<last>\d{{1,2}}){_TH}\s*(?:of\s+|de\s+|di\s+)?(?P<month>{{MONTH}}){_YEAR}", _day_range),
    (rf"\b(?P<nth>{{ORDINAL}})\s+weekend\s+(?:of|in)\s+(?P<month>{{MONTH}}){_YEAR}", _nth_weekend),
    (rf"(?<![\d.,:/-]){_WD}(?:the\s+)?\b(?P<day>\d{{1,2}}|first|second|third){_TH}\s*(?:of\s+|de\s+|di\s+)?(?P<month>{{MONTH}}){_YEAR}(?!\w)", _day_month),
    (rf"\b(?P<month>{{MONTH}})\s+(?:the\s+)?(?P<first>\d{{1,2}}){_TH}{_JOIN}(?P<last>\d{{1,2}}){_TH}(?![\d.:/]|\s*(?:{{MONTH}}|%|pcs|sec)){_YEAR}", _month_days),
    (rf"{_WD}\b(?P<month>{{MONTH}})\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.:/]|\s*(?:{{MONTH}}|%|pcs|sec)){_YEAR}", _day_month),
    (rf"\b(?:(?P<which>next|this)\s+)?(?P<month>{{MONTH}})(?!\w|['’]s\b){_YEAR}", _month),
    (r"\bQ(?P<q>[1-4])\b(?:\s*(?:of\s+)?['’/]?(?:(?P<year>20\d{2})|(?P<short>\d{2}))(?!\d))?", _quarter),
    (r"\bH(?P<h>[12])\b(?:\s*(?:of\s+)?['’/]?(?:(?P<year>20\d{2})|(?P<short>\d{2}))(?!\d))?", _half),
    (r"\b(?:the\s+)?(?P<h>first|second)\s+half(?:\s+of)?\s+(?:the\s+year\b|(?P<year>20\d{2})(?!\d))", _half),
    (rf"\b(?:(?P<which>next|this|the\s+coming)\s+)?(?P<season>{{SEASON}}){_YEAR}", _season),
    (r"\b(?:weeks?|wk|wc|KW|cw|semaine|settimana|vecka)\s*(?P<week>[0-5]?\d)\b(?!\s*(?:%|pcs|\w*\s*old))(?:\s*[/,]?\s*(?P<year>20\d{2}))?", _week_number),
    (r"\b(?:(?P<which>next|this|the\s+coming|coming|nächsten|diesen)\s+)?(?P<weekday>{WEEKDAY})(?:,?\s+(?:the\s+)?(?P<nth>\d{1,2})(?:st|nd|rd|th)\b)?", _weekday),
    (r"(?<![\d./,])(?P<first>\d{1,2})(?:st|nd|rd|th)\s*(?:-|–|to|till|until|through)\s*(?:the\s+)?(?P<last>\d{1,2})(?:st|nd|rd|th)\b", _bare_range),
    (r"(?:(?<=on\sthe\s)|(?<=from\sthe\s)|(?<=till\sthe\s)|(?<=until\sthe\s)|(?<=by\sthe\s)|(?<=to\sthe\s)|(?<=through\sthe\s))(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?:\s+of\s+(?P<month>this|next)\s+month)?(?=\s*(?:[.,;:!?)–-]|$|and\b|until\b|till\b|to\b|for\b|it\b|we\b))", _bare_day),
    (r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)\s+of\s+(?P<month>this|next)\s+month", _bare_day),
    (r"\b(?:the\s+)?day\s+after\s+tomorrow\b|\btomorrow(?:\s+(?:night|morning))?\b|\btmrw?\b|\btoday\b|\btonight\b|\bthis\s+(?:morning|afternoon|evening)\b|\bheute\b|\bdemain\b|\bmañana\b|\bdomani\b|\bübermorgen\b", _near_day),
    (r"\b(?P<which>this|next|the|coming)\s+week-?end\b(?!\s+(?:supplement|edition|paper|magazine|section))", _weekend),
    (r"\b(?:for|over|during|within)\s+the\s+(?:next|coming|following)\s+(?:(?P<number>{NUMBER})\s+)?(?:full\s+)?(?P<unit>{UNIT})", _coming),
    (r"\b(?:the\s+)?(?:next|coming)\s+(?P<number>{NUMBER})\s+(?P<unit>{UNIT})", _coming),
    (r"\b(?P<which>this|current|next|the\s+coming|coming|nächste[nr]?|diese[nr]?|prochaine|the)\s+(?P<unit>weeks?|wk|month|quarter|year|woche|monat|quartal|jahr|semaine|mois|trimestre)\b(?!\s*(?:ahead\b|of\b|-))", _near_unit),
    (r"\b(?P<short>EO[QMYW])\b|\b(?P<unit>year|month|quarter)[\s-]?end\b", _end_of_unit),
    (r"\bin\s+(?:about\s+|around\s+)?(?P<number>{NUMBER})\s+(?P<unit>{UNIT})(?:['’]s?\s+time|\s+time)?(?!\s+(?:of|from|old))", _in_time),
    (r"\b(?:the|a|one)?\s*(?P<unit>fortnight)\b(?P<number>)", _duration),
    (r"(?<![\d.,-])\b(?P<number>{NUMBER})[\s-]*(?:full\s+|consecutive\s+|more\s+|whole\s+)?(?P<unit>{UNIT})(?![-\s]?old\b)", _duration),
    (r"(?:\b(?:in|for|of|during|until|till|through|throughout|to|all|whole|year|into|from(?=\s+20\d\d\s*(?:on\b|onwards?|to\b|until|till|-|–)))\s+|(?<=[-–]))(?P<year>20\d{2})(?![\d-])(?!\s+(?:season\s+)?(?:packshot|film|shoot|photo|picture|version|logo|campaign\s+film|commercial|edition\s+of|van|poster|report))", _year),
    (r"\b(?P<year>20\d{2})\s+(?:calendar|season|diary|campaign|programme|brochure|catalogue)\b", _year),
)  # fmt: skip


def _feast_pieces(text: str) -> Iterator[Piece]:
    for name, days in feasts().items():
        for match in pattern(rf"\b(?:{name})(?!\w){_YEAR}").finditer(text):
            yield Piece(match.start(), match.end(), Grain.DAY, days, _year_of(match), soft=True)
    for match in pattern(rf"\b(?:{UNSETTLED})(?!\w)").finditer(text):
        found = _unsettled(match, date.min)
        if found:
            yield found


def _reader_pieces(text: str, on: date) -> Iterator[Piece]:
    for template, read in _READERS:
        for match in pattern(template).finditer(text):
            piece = read(match, on)
            if piece:
                yield piece


def _apart(pieces: Iterable[Piece]) -> list[Piece]:
    """The first reader that claims words keeps them."""
    kept: list[Piece] = []
    for piece in pieces:
        if not any(piece.start < other.end and other.start < piece.end for other in kept):
            kept.append(piece)
    return sorted(kept, key=lambda piece: piece.start)


def scan(text: str, on: date) -> list[Piece]:
    """All pieces of time in a text, in their order, without overlaps.

    Args:
        text: A message; quoted wording should be blanked out beforehand.
        on: The day that relative words count from.
    """
    pieces = _apart([*_feast_pieces(text), *_reader_pieces(text, on)])
    return [_modified(text, piece) for piece in pieces]


def _modified(text: str, piece: Piece) -> Piece:
    """Take in words before a piece that change it: `w/c`, `end of`, `mid-`."""
    before = text[: piece.start]
    week = re.search(
        r"\b(?:w/?c|w\.c\.|(?<!\d\s)week\s+(?:commencing|beginning|starting|of))\s+(?:the\s+|mon(?:day)?\s+)?$",
        before,
        re.IGNORECASE,
    )
    if week and piece.grain is Grain.DAY and not piece.is_duration:
        return _spread(piece.moved(week.start()), lambda days: week_of(days[0]), Grain.WEEK)
    end = re.search(
        r"\b(?:the\s+)?(?:very\s+)?(?:end(?:\s+of)?|ende|fin(?:\s+de)?|last\s+day\s+of|finales\s+de|fine)\s+(?:the\s+)?$",
        before,
        re.IGNORECASE,
    )
    if end and piece.grain < Grain.DAY:
        return _spread(piece.moved(end.start()), lambda days: (days[1], days[1]), Grain.DAY)
    rough = re.search(r"\b(?:early|mid|late|middle\s+of|beginning\s+of|start\s+of|around|approx\.?|ca\.?|roughly|some\s?time(?:\s+in)?|first\s+week\s+of|later)[\s-]+(?:the\s+)?$", before, re.IGNORECASE)  # fmt: skip
    return replace(piece.moved(rough.start()), vague=True) if rough else piece


def _spread(piece: Piece, change: Callable[[Days], Days], grain: Grain) -> Piece:
    """The piece with its days changed once they are known."""
    in_year, relative = piece.in_year, piece.relative

    def changed_year(year: int) -> Days | None:
        days = in_year(year) if in_year else None
        return change(days) if days else None

    def changed(anchor: date) -> Days | None:
        days = relative(anchor) if relative else None
        return change(days) if days else None

    return replace(piece, grain=grain, in_year=changed_year if in_year else None, relative=changed if relative else None)

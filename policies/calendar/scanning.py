"""Find the pieces of time in a message; see `policies.calendar.pieces`."""
# ruff: noqa: E501 - one pattern a line, so that the order of the readers is seen

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from policies.calendar import named, relative
from policies.calendar.feasts import UNSETTLED, feasts
from policies.calendar.order import NUMERIC
from policies.calendar.pieces import Days, Grain, Piece
from policies.calendar.spans import week_of
from policies.calendar.words import led_by, pattern

Match = re.Match[str]

_TH = r"(?:st|nd|rd|th|er|º|°|ª|\.)?"
_YEAR = r"(?:,?\s*(?:de\s+|of\s+)?(?P<year>20\d{2})(?!\d)|\s*['’](?P<short>\d{2})(?!\d))?"
_UNIT_YEAR = r"(?:\s*(?:of\s+)?['’/]?(?:(?P<year>20\d{2})|(?P<short>\d{2}))(?!\d))?"
_WD = r"(?:{WEEKDAY},?\s*(?:the\s+|den\s+|,\s*)?)?"
_JOIN = (
    r"(?:\s*(?:-|–|—|/|&|\+|,|to|till|til|until|up\s+to|through|thru|and|or|bis(?:\s+zum)?|au|al|a|ao|und|et|y|e|en|t/m|tot(?:\s+en\s+met)?|do|hasta(?:\s+el)?|até|och|og|oraz)\s*"
    r"(?:the\s+)?)"
)
_OPENS = r"(?:(?<![\d.,:/'’-])|(?<=\d{4}-)|(?<=['’]\d\d-)|(?<=[^\W\d]-)|(?<=\.-))"
"""Where the day of a date may begin: not inside another number, but right after the hyphen of a range."""
_OF = r"(?:of\s+|de\s+|di\s+)?"
_NO_COUNT = r"(?!\d|[.:/,]\d|\s*(?:{MONTH}|{UNIT}|%|pcs|sec))"
_LED = (
    r"(?:(?<=\bfrom\s)|(?<=\buntil\s)|(?<=\btill\s)|(?<=\bto\s)|(?<=\bon\s)|(?<=\bby\s)|(?<=\bab\s)|(?<=\bbis\s)|(?<=\bvom\s)|(?<=\bzum\s)|(?<=\bdal\s)|"
    r"(?<=\bdu\s)|(?<=\bau\s))"
)
_LED_THE = r"(?:" + "|".join(rf"(?<=\b{word}\sthe\s)" for word in ("on", "from", "till", "until", "by", "to", "through")) + ")"
_PAST = (
    r"\b(?:last|past|previous|letzte[nrs]?|l['’]an)\s+(?:{UNIT}|{MONTH}|{SEASON}|{WEEKDAY}|weekend|night|dernier)(?!\s+of\b)|\byesterday\b|"
    r"\b(?:{NUMBER}|few|some|several)\s+{UNIT}\s+ago\b|\bthe\s+(?:other|same)\s+(?:day|week)\b|"
    r"\b(?:every|each)\s+(?:{UNIT}|{MONTH}|{SEASON}|{WEEKDAY}|weekend)|"
    r"\b(?:back\s+in|since)\s+(?:{MONTH}\s*|early\s+|late\s+)?(?:(?:19|20)\d{2}|{MONTH}|{SEASON})|"
    r"(?:©|\(c\)|copyright)\s*(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?"
)
_NEAR_DAY = (
    r"\b(?:the\s+)?day\s+after\s+tomorrow\b|\btomorrow(?:\s+(?:night|morning))?\b|\btmrw?\b|\btoday\b|\btonight\b|"
    r"\bthis\s+(?:morning|afternoon|evening)\b|{AFTER_TOMORROW}|(?<!\bla\s){TOMORROW}|{TODAY}|{NOW_ON}|"
    r"(?<!guten\s)(?<!goede\s)(?<!god\s)(?<!heute\s)(?<!jeden\s)(?<!am\s)(?<!i\s)\b(?-i:morgen)\b|"
    r"(?<=\bfrom\s)now\b|(?<=\bstarting\s)(?:now|immediately)\b|\bnow(?=\s+(?:until|till|to|through)\b)|\bwith\s+immediate\s+effect\b"
)
_NOT_A_YEAR_OF_USE = r"(?!\s+(?:season\s+)?(?:packshot|film|shoot|photo|picture|version|logo|campaign\s+film|commercial|edition\s+of|van|poster|report))"
_UNITS = r"(?P<unit>week|wk|month|quarter|year|woche|monat|quartal|jahr|semaine|mois|trimestre|semana|mes|settimana|mese|maand|kwartaal|jaar|uge|ugen|uke|uka|vecka|veckan|måned|månad|kvartal|tydzień|tygodniu|miesiąc|miesiącu|kwartał|kwartale|rok|roku|týden|týdnu|měsíc|měsíci|čtvrtletí|mês|ano|año|anno)\b"
_NEAR_UNIT = (
    r"\b(?P<which>(?!neste\s+(?:mês|ano|trimestre|semestre)\b)(?:{NEXT})|{THIS}|the)\s+"
    rf"{_UNITS}(?!\s*(?:ahead\b|of\b|-))"
)
_NEAR_UNIT_AFTER = rf"\b{_UNITS}\s+(?P<which>prochaine?|próxim[ao]|prossim[ao]|que\s+viene|qui\s+vient|che\s+viene|que\s+vem)\b"
_READERS: tuple[tuple[str, Callable[[Match, date], Piece | None]], ...] = (
    (_PAST, relative.refused),
    (r"(?<!\d)(?P<year>20\d{2})(?P<mark>[-/.])(?P<m>\d{2})(?P=mark)(?P<d>\d{2})(?!\d)", named.iso),
    (r"(?<![\d.,:])(?P<first>\d{1,2})\.?\s*(?:[-–/&+]|bis|to|und|and)\s*(?P<last>\d{1,2})\.(?P<m>\d{1,2})\.(?P<year>20\d{2}|\d{2})?(?!\d)", named.dotted_range),
    (NUMERIC, named.numeric),
    (r"(?<![\d.,:])(?P<day>\d{1,2})\.(?P<m>\d{1,2})\.(?=\s*(?:[-–—,)]|bis|until|till|to|und|and|al|au)\s*(?:\w+\s+)?\d)(?!\d)", named.dotted),
    (r"(?<=[-–])\s*(?P<day>\d{1,2})\.(?P<m>\d{1,2})\.(?!\d)", named.dotted),
    (rf"(?:{_LED}|(?<=\bw/c\s)|^)(?P<day>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?!\d)", named.dotted),
    (r"(?<![\d.,:])(?P<day>\d{2})\.(?P<m>\d{2})(?=\s*[-–]\s*\d{2}\.\d{2}(?![\d.]*%))(?!\d)", named.dotted),
    (r"(?<=[-–])\s*(?P<day>\d{2})\.(?P<m>\d{2})(?![\d.,]*\d|\s*%)", named.dotted),
    (rf"{_LED}(?P<day>\d{{2}})\.(?P<m>\d{{2}})(?![\d.,:]*\d|\s*(?:%|€|eur|pm|am|h\b))", named.dotted),
    (rf"{_OPENS}{_WD}(?P<first>\d{{1,2}}){_TH}(?:,\s*\d{{1,2}}{_TH})*{_JOIN}{_WD}(?P<last>\d{{1,2}}){_TH}\s*{_OF}(?P<month>{{MONTH}}){_YEAR}", named.day_range),
    (r"(?<![\d/.])(?P<one>\d{1,2})/(?P<other>\d{1,2})(?=\s*(?:-|–|to|until|till|bis|au|al|ao|a|hasta(?:\s+el)?|t/m|tot(?:\s+en\s+met)?)\s*\d{1,2}/\d{1,2}(?![\d/]))", named.slashed),
    (r"(?:(?<=-)|(?<=–)|(?<=[-–]\s)|(?<=\bto\s)|(?<=\buntil\s)|(?<=\btill\s)|(?<=\bfrom\s)|(?<=\bon\s)|(?<=\bw/c\s)|(?<=\bau\s)|(?<=\bal\s)|(?<=\bao\s)|(?<=\d\sa\s)|(?<=\bhasta\s)|(?<=\bhasta\sel\s)|(?<=\bt/m\s)|(?<=\btot\s)|(?<=\bmet\s)|(?<=\bbis\s)|(?<=\bzum\s)|(?<=\bdu\s)|(?<=\bdal\s)|(?<=\bdel\s)|(?<=\ble\s)|(?<=\bab\s))(?P<one>\d{1,2})/(?P<other>\d{1,2})(?![\d/]|\s*(?:page|price|off|of|{MONTH}))", named.slashed),
    (rf"\b(?P<nth>{{ORDINAL}})\s+weekend\s+(?:of|in)\s+(?P<month>{{MONTH}}){_YEAR}", named.nth_weekend),
    (rf"{_OPENS}{_WD}(?:the\s+)?\b(?P<day>\d{{1,2}}|first|second|third){_TH}\s*{_OF}(?P<month>{{MONTH}}){_YEAR}(?!\w)", named.day_month),
    (rf"\b(?P<month>{{MONTH}})\s+(?:the\s+)?(?P<first>\d{{1,2}}){_TH}{_JOIN}(?P<last>\d{{1,2}}){_TH}{_NO_COUNT}{_YEAR}", named.day_range),
    (rf"{_WD}\b(?P<month>{{MONTH}})\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_NO_COUNT}{_YEAR}", named.day_month),
    (rf"\b(?:(?P<which>next|this)\s+)?(?P<month>{{MONTH}})(?!\w|['’]s\b){_YEAR}", named.month),
    (rf"\bQ(?P<q>[1-4])\b{_UNIT_YEAR}", named.quarter),
    (rf"\bH(?P<h>[12])\b{_UNIT_YEAR}", named.half),
    (r"\b(?:the\s+)?(?P<h>first|second)\s+half(?:\s+of)?\s+(?:the\s+year\b|(?P<year>20\d{2})(?!\d))", named.half),
    (rf"\b(?:(?P<which>next|this|the\s+coming)\s+)?(?P<season>{{SEASON}}){_YEAR}", named.season),
    (r"\b(?:weeks?|wks?|KW|cw|semaines?|settiman[ae]|semanas?|vecka|uke|uge)\s*(?P<week>[0-5]?\d)\b(?:\s*(?:-|–|to|and|&|\+|till|until|through|thru|bis|und|à|au|et|al|a|y|e|tot(?:\s+en\s+met)?|t/m|en|til)\s*(?P<last>[0-5]?\d)\b)?(?!\s*(?:%|pcs|\w*\s*old))(?:\s*[/,]?\s*(?P<year>20\d{2}))?", named.week_number),
    (r"\b(?P<weekday>{WEEKDAY})(?:\s*(?:-|–|to|till|until|through|and|&)\s*(?P<last>{WEEKDAY}))?,?\s+(?:of\s+)?(?P<which>next|this)\s+(?:week|wk)\b", relative.day_of_week),
    (r"\b(?P<which>next|this)\s+(?:week|wk),?\s+(?:on\s+)?(?P<weekday>{WEEKDAY})(?:\s*(?:-|–|to|till|until|through|and|&)\s*(?P<last>{WEEKDAY}))?", relative.day_of_week),
    (r"\b(?:(?P<which>next|this|the\s+coming|coming|nächsten|diesen)\s+)?(?P<weekday>{WEEKDAY})(?:,?\s+(?:the\s+)?(?P<nth>\d{1,2})(?:st|nd|rd|th)\b)?", relative.weekday),
    (r"(?<![\d./,])(?P<first>\d{1,2})(?:st|nd|rd|th)\s*(?:-|–|to|till|until|through)\s*(?:the\s+)?(?P<last>\d{1,2})(?:st|nd|rd|th)\b", relative.bare_range),
    (r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)\s+of\s+(?P<month>this|next)\s+month", relative.bare_day),
    (rf"{_LED_THE}(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?P<month>)(?=\s*(?:[.,;:!?)–-]|$|and\b|until\b|till\b|to\b|for\b|it\b|we\b))", relative.bare_day),
    (_NEAR_DAY, relative.near_day),
    (r"\b(?P<which>this|next|the|coming)\s+week-?end\b(?!\s+(?:supplement|edition|paper|magazine|section|of))", relative.weekend),
    (r"\b(?:for|over|during|within)\s+the\s+(?:next|coming|following)\s+(?:(?P<number>{NUMBER})\s+)?(?:full\s+)?(?P<unit>{UNIT})", relative.coming),
    (r"\b(?:the\s+)?(?:next|coming)\s+(?P<number>{NUMBER})\s+(?P<unit>{UNIT})", relative.coming),
    (_NEAR_UNIT, relative.near_unit),
    (_NEAR_UNIT_AFTER, relative.near_unit),
    (r"\b(?P<short>EO[QMYW])\b|(?P<year_end>{YEAR_END})|(?P<month_end>{MONTH_END})|\b(?P<unit>year|month|quarter)(?:['’]s)?[\s-]?end\b|\bend\s+of\s+(?P<late>year|month|quarter|week)\b", relative.end_of_unit),
    (r"\bin\s+(?:about\s+|around\s+)?(?P<number>{NUMBER})\s+(?P<unit>{UNIT})(?:['’]s?\s+time|\s+time)?(?!\s+(?:of|from|old))", relative.in_time),
    (r"(?:\b(?:the|a|one)\s+)?{HALF_YEAR}", relative.half_year),
    (r"\b(?:the|a|one)?\s*(?P<unit>fortnight)\b(?P<number>)", relative.duration),
    (r"(?<![\d.,-])\b(?P<number>{NUMBER})[\s-]*(?:full\s+|consecutive\s+|more\s+|whole\s+)?(?P<unit>{UNIT})(?![-\s]?old\b)", relative.duration),
    (r"(?<![\d./-])(?:from\s+)?(?P<year>20\d{2})\s*(?:-|–|to|and|&|until|till|/)\s*(?P<last>20\d{2})(?![\d-])", named.year),
    (rf"(?:\b(?:in|for|of|during|until|till|through|throughout|to|all|whole|year|into)\s+|\bfrom\s+)(?P<year>20\d{{2}})(?![\d-]){_NOT_A_YEAR_OF_USE}", named.year),
    (r"\b(?P<year>20\d{2})\s+(?:calendar|season|diary|campaign|programme|brochure|catalogue)\b", named.year),
)  # fmt: skip
_WEEK_OF = (
    r"\b(?:w/?[cb]|w\.c\.|(?<!\d\s)(?<!\bone\s)(?<!\ba\s)week\s+(?:commencing|beginning|starting|of))\s+(?:the\s+|mon(?:day)?\s+)?$"
)
_WEEKEND_OF = r"\b(?:the\s+)?weekend\s+(?:of|around)\s+(?:the\s+)?$"
_END_OF = r"\b(?:the\s+)?(?:very\s+)?(?:end(?:\s+of)?|ende|fin(?:\s+de)?|last\s+day\s+of|finales\s+de|fine|final\s+de|fim\s+de|einde?|slutet\s+av|utgången\s+av|slutningen\s+af|udgangen\s+af|slutten\s+av|utgangen\s+av|ko[nń]ca|konce)\s+(?:the\s+)?$"
_ROUGHLY = (
    r"\b(?:early|mid|late|middle\s+of|beginning\s+of|start\s+of|around|approx\.?|ca\.?|roughly|some\s?time(?:\s+in)?|first\s+week\s+of|(?:maybe|possibly|perhaps|probably)(?:\s+(?:in|on|from|until))?|"
    r"last\s+week\s+of|later)[\s-]+(?:the\s+)?$"
)


def _feast_pieces(text: str) -> Iterator[Piece]:
    for name, days in feasts().items():
        for match in pattern(rf"\b(?:{name})(?!\w){_YEAR}").finditer(text):
            year = named.written_year(match)
            yield Piece(match.start(), match.end(), Grain.DAY, days, year, soft=year is None)
    for match in pattern(rf"\b(?:{UNSETTLED})(?!\w)").finditer(text):
        yield Piece(match.start(), match.end(), Grain.SEASON, soft=True, vague=True)


def _reader_pieces(text: str, on: date) -> Iterator[Piece]:
    for template, read in _READERS:
        for match in pattern(template).finditer(text):
            piece = read(match, on)
            if piece:
                yield piece


def _apart(pieces: Iterable[Piece]) -> list[Piece]:
    """The first reader that claims words keeps them."""
    kept: list[Piece] = []  # in the order of the text
    for piece in pieces:
        at = bisect_left(kept, piece.start, key=lambda other: other.start)
        if not any(piece.start < other.end and other.start < piece.end for other in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, piece)
    return kept


def scan(text: str, on: date) -> list[Piece]:
    """All pieces of time in a text, in their order, without overlaps.

    Args:
        text: A message; quoted wording should be blanked out beforehand.
        on: The day that relative words count from.
    """
    feast_pieces = _apart(_feast_pieces(text))
    rest = text
    for piece in feast_pieces:  # "Good Friday 3 April" holds no plain Friday
        rest = rest[: piece.start] + "\x7f" * (piece.end - piece.start) + rest[piece.end :]
    pieces = _apart([*feast_pieces, *_reader_pieces(rest, on)])
    return [_modified(text, piece) for piece in pieces]


def _modified(text: str, piece: Piece) -> Piece:
    """Take in words before a piece that change it: `w/c`, `weekend of`, `end of`, `mid-`."""
    if piece.grain is Grain.DAY and not piece.is_duration:
        if match := led_by(pattern(_WEEK_OF), text, piece.start):
            return _spread(piece.moved(match.start()), lambda days: week_of(days[0]), Grain.WEEK)
        if match := led_by(pattern(_WEEKEND_OF), text, piece.start):
            return _spread(piece.moved(match.start()), _weekend_near, Grain.DAY)
    elif piece.grain < Grain.DAY and (match := led_by(pattern(_END_OF), text, piece.start)):
        return replace(_spread(piece.moved(match.start()), lambda days: (days[1], days[1]), Grain.DAY), rim=True)
    match = led_by(pattern(_ROUGHLY), text, piece.start)
    return replace(piece.moved(match.start()), vague=True) if match else piece


def _weekend_near(days: Days) -> Days:
    saturday = week_of(days[0])[0] + timedelta(days=5)
    return saturday, saturday + timedelta(days=1)


def _spread(piece: Piece, change: Callable[[Days], Days], grain: Grain) -> Piece:
    """The piece with its days changed once they are known."""
    in_year, from_anchor = piece.in_year, piece.relative

    def changed_year(year: int) -> Days | None:
        days = in_year(year) if in_year else None
        return change(days) if days else None

    def changed(anchor: date) -> Days | None:
        days = from_anchor(anchor) if from_anchor else None
        return change(days) if days else None

    return replace(piece, grain=grain, in_year=changed_year if in_year else None, relative=changed if from_anchor else None)

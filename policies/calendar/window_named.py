"""Readers of windows that are named rather than dated: weeks, halves of a year, things the brand owns outright."""

import re
from datetime import date

from policies.calendar.found import UNKNOWN, Edge, Found
from policies.calendar.order import NUMERIC
from policies.calendar.phrases import CELL_FROM, RANGE, UNTIL
from policies.calendar.spans import full_year, half_span, iso_week, quarter_span, safe_date
from policies.calendar.words import pattern
from policies.calendar.written import Written
from policies.rules import Bound

_WEEK = (
    r"(?:\b(?:wks?|weeks?|cw|kw|kalenderwochen?|semaines?|semanas?|settimane?|sett\.?|weken|vecka|uge|uke)(?:\b|(?=\d))\.?|\b[sw](?=\s?\d))\s*"
    r"(?P<week>\d{1,2})(?!\d)(?:\s*(?:/|of|in|-|\.|,)?\s*['’]?(?P<year>20\d{2}|(?<=[/'’])\d{2})(?!\d))?"
)
_LAST_WEEK = (
    r"\s*(?:(?:wks?|weeks?|cw|kw|semaine|semana|settimana|s|w)(?=[\s.\d])\.?\s*)?(?P<week>\d{1,2})(?!\d)"
    r"(?:\s*(?:/|of|in|,)?\s*['’]?(?P<year>20\d{2}|(?<=[/'’])\d{2})(?!\d))?"
)
_HALF = (
    r"\b(?:(?:h|hj\.?|half[- ]year)\s?(?P<half>[12])|(?P<also>[12])\s?(?:\.|st|nd|er|e|ème|o|º)?\s*"
    r"(?:h\b|hj\b|half(?:[- ]year)?|halbjahr|semestre|halfjaar))\s*(?:of\s*|de\s*|['’/])?\s*(?P<year>20\d{2}|\d{2})(?!\d)"
)
_QUARTER = (
    r"\b(?P<quarter>[1-4])\s?(?:\.|st|nd|rd|th|er|e|ème|o|º)?\s*(?:quarter|quartal|trimestre|kwartaal)\s*(?:of\s*|de\s*|['’/])?\s*"
    r"(?P<year>20\d{2})(?!\d)"
)
_COMPACT = r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])([0-3]\d)(?!\d)"
_OWNED = re.compile(
    r"""^\W*(?:(?:picture|film|reel|photo|image|footage|video|visuals?|edit|artwork)\ )?(?:(?:it\sis\s|we\s)?
        (?:fully\ |wholly\ )?(?:owned|own(?=\W*(?:$|[,;(]|mark|logo|brand|work|photo|picture|image|film
        |shoot|production|artwork|design|registered|trade|property|material|content|asset|creation|footage|reel|illustration|render|copy|character|mascot|figure|map|drawing|recording|composition|music|track|jingle|sound|typeface|font|template)))
    |our\ own|ours\b|bought\ outright\b|in[\ -]?house\ (?:shot|shoot|picture|photo)\b
    |(?:it['’]s\ )?own\ ip\b|we\ own\ (?:it|this|all)|(?:self|in[\ -]?house)[\ -]made|owned\b
    |work[\ -](?:made[\ -])?for[\ -]hire|in[\ -]?house|company[\ -](?:owned|property)|brand[\ -](?:owned|property)
    |property\ of\ (?:the\ )?(?:brand|company)|(?:all|full)\ rights\ (?:owned|acquired|assigned|bought|bought\ out|with\ us)
    |(?:registered|reg\.)\ (?:trade\ ?)?mark|(?:copyright|rights|ip)\ (?:fully\ )?(?:owned|assigned|transferred)(?:\ (?:to|by)\ us)?
    |eigen(?:e|es|er|em)?\b|eigentum|eigenproduktion|auftragsarbeit|marque\ (?:déposée|propre|maison)
    |propriété\ (?:de\ la\ )?(?:marque|maison)
    |cession\ totale|marca\ (?:propia|registrada|propria|registrata)|propiedad|proprietà|eigendom|eigen\ (?:merk|beeld))""",
    re.IGNORECASE | re.VERBOSE,
)
_OWNED_REST = re.compile(
    r"""\b(?:outright|by\ us|brand|our|own|registered|reg|trade|mark|marks|trademarks?|logo|photos?|pictures?|images?|films?|reel
    |shoot|shot|production|artwork|design|work|works|property|material|content|asset|creation|footage|illustration|render|renders|copy|character|mascot|figure|map|drawing|recording|composition|track|jingle|sound|typeface|font|template|the|and|of|in
    |house|company|for|hire|all|full|rights|ip|copyright|contract|agreement|invoice|no|number|vertrag|contrat|contrato|us|it|is|a|with|by
    |staff|internal|team|made|created|drawn|taken|eigene?s?|marke|logo|marque|marca|foto|fotos|bild|bilder|wortmarke|bildmarke|wordmark
    |buyout|bought|out|we|own|owned|forever|since|seit|depuis|desde|reel|sketch|vector|set|music|none|de|la|nr|ref|cc|vom|from|dated)\b
    |\d{1,4}(?:[/.-]\d{1,4})*|[A-Z]{1,4}-?\d+""",
    re.IGNORECASE | re.VERBOSE,
)


def weeks(cell: str, _dates: tuple[Written, ...]) -> Found | None:
    """`wk 36/2025 - wk 12/2026`, `KW 10-20/2026`: ISO weeks, Monday of the first to Sunday of the last."""
    first = pattern(_WEEK.replace(" ", r"\ ")).search(cell)
    if first is None:
        return None
    tie = pattern(rf"\s*(?:{RANGE})").match(cell, first.end())
    last = re.compile(_LAST_WEEK, re.IGNORECASE).match(cell, tie.end()) if tie else None
    ends = last or first
    year = ends["year"] or first["year"] or _only_year(cell)
    if year is None:
        return Found(*UNKNOWN, (), "The year of the week is not given.")
    begin = iso_week(full_year(first["year"] or year), int(first["week"]))
    end = iso_week(full_year(year), int(ends["week"]))
    if begin is None or end is None:
        return Found(*UNKNOWN, (), "There is no such week.")
    used = ((first.start(), ends.end()),)
    if last is None and pattern(rf"(?:{UNTIL})\s*$").search(cell[: first.start()]):
        return Found(Bound.OPEN, end[1], ((0, ends.end()),))
    if last is None and pattern(rf"(?:{CELL_FROM})\s*$").search(cell[: first.start()]):
        return Found(begin[0], Bound.UNKNOWN, used, "The end is not given.")
    return Found(begin[0], end[1], used)


def _only_year(cell: str) -> str | None:
    years = set(re.findall(r"(?<!\d)20\d{2}(?!\d)", cell))
    return years.pop() if len(years) == 1 else None


def halves(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`H1 2026`, `2. Halbjahr 2026`, `1. Quartal 2026`: calendar halves and quarters in words."""
    half, quarter = pattern(_HALF.replace(" ", r"\ ")).search(cell), pattern(_QUARTER.replace(" ", r"\ ")).search(cell)
    match = half or quarter
    if match is None or dates:
        return None
    year = full_year(match["year"])
    first, last = half_span(year, int(half["half"] or half["also"])) if half else quarter_span(year, int(match["quarter"]))
    before, after = cell[: match.start()], cell[match.end() :]
    if re.search(r"\d", before + after):
        return Found(*UNKNOWN, (), "The cell names more than one time.")
    if pattern(rf"(?:{UNTIL})(?:\s+the)?\s*$").search(before):
        return Found(Bound.OPEN, last, ((0, match.end()),))
    if pattern(rf"(?:{CELL_FROM})\s*$").search(before):
        return Found(first, Bound.UNKNOWN, (match.span(),), "The end is not given.")
    return Found(first, last, (match.span(),))


def compact(cell: str, _dates: tuple[Written, ...]) -> Found | None:
    """`20250101-20261231`: days without marks, as file systems sort them."""
    found = list(re.finditer(_COMPACT, cell))
    days = [safe_date(int(item[1]), int(item[2]), int(item[3])) for item in found]
    if (
        len(days) != 2
        or not (days[0] and days[1])
        or not re.fullmatch(r"\W*(?:to|bis|au|al)?\W*", cell[found[0].end() : found[1].start()])
    ):
        return None
    return Found(days[0], days[1], ((found[0].start(), found[1].end()),))


def until_from(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`until 31 Aug 2027 (from 1 Jul 2026)`, `first day 1 Feb 26, last day 31 Jan 27`: both ends, each with its own word."""
    if len(dates) != 2:
        return None
    found: dict[str, date | None] = {}
    start = len(cell)
    place = 0
    for item in dates:
        before = cell[place : item.start]
        place = item.end
        begins = pattern(rf"(?:{CELL_FROM})[\s:(]*$").search(before)
        ends = pattern(rf"(?:{UNTIL})[\s:(]*$").search(before)
        mark = begins or ends
        if mark is None:
            return None
        start = min(start, item.start - len(before) + mark.start())
        found["from" if begins else "until"] = item.first() if begins else item.last()
    first, last = found.get("from"), found.get("until")
    between = re.sub(r"\W", "", pattern(rf"{CELL_FROM}|{UNTIL}").sub("", cell[dates[0].end : dates[1].start]))
    if first is None or last is None or between:
        return None
    return Found(first, last, ((start, dates[1].end),))


def begun(cell: str, dates: tuple[Written, ...]) -> tuple[Edge, tuple[int, int]] | None:
    """The first day of an endless window that names it (`perpetual since 3 May 2022`), with its place in the cell."""
    if len(dates) != 1 or dates[0].year is None or len(list(re.finditer(NUMERIC, cell))) > 1:
        return None
    item = dates[0]
    head = pattern(rf"(?:{CELL_FROM})[\s:(]*$").search(cell[: item.start])
    first = item.first()
    return (first, (head.start(), item.end)) if head and first else None


def owned(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`own registered mark`, `work for hire`: what the brand owns has no term, as long as nothing else is said."""
    match = _OWNED.match(cell)
    if match is None or dates or re.search(NUMERIC, cell):
        return None
    rest = _OWNED_REST.sub(" ", cell[match.end() :])
    if re.search(r"[^\W_]{2,}|\?", rest):
        return None
    return Found(Bound.OPEN, Bound.OPEN, ((0, len(cell)),))


_LAST_OF_EVENT = re.compile(
    r"^\W*(?:(?:only|valid|ok(?:ay)?|use)\s+)?"
    r"(?:until|till|til|to|through|thru|bis(?:\s+zu[mr])?|jusqu['’]?(?:\s?au|à)?|hasta|fino\s+a\w*|tot)\s+"
    r"(?!.*\b(?:stocks?|sold|supplies|last[s]?\s*$|revok\w*|withdraw\w*|terminat\w*|cancel\w*"
    r"|notice|further|renew\w*|earliest|latest|if|unless)\b)"
    r"(?:(?:the|our|la|le|el|der|die|das|het|de)\s+)?(?:[^\W\d_][\w'’-]*\s+){0,3}[^\W\d_][\w'’-]*\s*[,(:–-]\s*$",
    re.IGNORECASE,
)
"""An event up to which something may be used, right before its day: "until last show, 28 Nov 2026"."""


def event_dated(cell: str, dates: tuple[Written, ...]) -> Found | None:
    """`until closing night (17 May 2026)`: the day that stands beside the event is the last one."""
    if len(dates) != 1 or dates[0].day is None or not _LAST_OF_EVENT.match(cell[: dates[0].start]):
        return None
    last = dates[0].last()
    if last is None or re.search(r"\w", cell[dates[0].end :]):
        return None
    return Found(Bound.OPEN, last, ((0, len(cell)),))

"""Words about time that a period leaves over, and that may carry a use beyond its last day.

"For a fortnight and a day" ends a day later than its fortnight, "in May, repeated each May" ends never. What makes the end uncertain is
found here, see `policies.calendar.periods`.
"""
# ruff: noqa: E501 - one word list a line, so that a missing word is seen

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policies.calendar.words import is_careful_month, month_number, pattern

_JOINED = r"\s*,?\s*(?:\band\b|\bplus\b|\+|&|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bog\b|\boch\b)\s*"
_MORE = (
    rf"{_JOINED}(?:another\s+|a\s+further\s+|noch\s+|weitere\s+|encore\s+|otr[oa]s?\s+|altr[ie]\s+)?(?:{{NUMBER}}|half|demi|demie|medi[oa]|mezz[oa])"
    r"(?:\s+(?:more|extra|further|additional|weitere|zusätzliche))?\s*(?:(?:{UNIT}|half\b)(?!-)|(?=$|[?.!,;)]))"
)
"""More of the same length right behind it: "and a day", "+ 20 days", "plus one"."""
_OR = r"\s*\(?(?:or\s+(?:more|longer|two|three|four)|oder\s+(?:länger|mehr|zwei)|ou\s+(?:plus|deux)|o\s+más|o\s+più|of\s+langer)\b"
_ODD = (
    r"(?<![\d.,])\d{1,2}(?:[.,]\d|\s*½|\s+1/2)\s*-?(?:{UNIT})|½\s*(?:{UNIT})|\banderthalb\w*\s+(?:{UNIT})|\b(?:ein|zwei|drei)einhalb\s+(?:{UNIT})"
    r"|\b(?:an|one|two|three)\s+and\s+a\s+half\s+(?:{UNIT})|\bun(?:e)?\s+(?:{UNIT})\s+et\s+demie?\b|\bun[oa]?\s+(?:{UNIT})\s+[ye]\s+(?:medi[oa]|mezz[oa])\b|\banderhalve?\s+(?:{UNIT})"
)
"""Lengths in halves, which are not counted."""
_RECURS = (
    r"\b(?:every|each|jede[ns]?|jedes|chaque|cada|ogni|elke?|ieder)\s+(?:single\s+)?(?:year|jahr|ann?ée?|an|año|anno|jaar|{MONTH}|{SEASON}|christmas|easter|halloween)\b(?!\s*[-–])"
    r"|\b(?:renew(?:able|ed|s|ing|al)?|extend(?:ed|s|ing)?|prolong(?:ed|s)?|rolls?\s+over|rolling)\s+(?:itself\s+)?(?:automatically|indefinitely|tacitly)\b|\b(?:automatic(?:ally)?|auto|tacit(?:ly)?)[\s-]+(?:renew\w*|extend\w*|extension|roll\w*)"
    r"|\b(?:automatisch|stillschweigend)\w*\s+(?:verl[äa]nger\w*|Verl[äa]ngerung)|\b(?:tacite(?:ment)?\s+re\w+|renouvelable\s+tacitement|renovable\s+automáticamente|rinnov\w+\s+automatic\w+|stilzwijgend\w*\s+verleng\w*)"
    r"|\byear\s+(?:after|on)\s+year\b|\bjahr\s+für\s+jahr\b"
)
"""A use that comes back: it has no last day."""
_WHERE = r"(?:in|on|to|into|im|ins?|auf|dans|sur|en|nel(?:la|l['’])?|sul(?:la)?|op)\s*(?:(?:our|the|your|a|unserem?|unserer|unser|dem|der|notre|les?|la|el|nuestr[oa]|het|onze)\s*)?(?:[\w-]+\s+){0,2}?(?:archiv\w*|archief|library|mediathek|timeline|back\s+catalogue)"
_KEPT = (
    rf"\b(?:stays?|staying|remains?|remaining|kept|keep(?:\s+(?:it|them))?|left|leave\s+(?:it|them)|lives?\s+on|moves?|goes|moved|bleibt|bleiben|reste(?:nt)?|se\s+queda|permanece|rimane|resta|blijft)\s+(?:then\s+|still\s+|always\s+|dann\s+|es\s+|sie\s+|er\s+)?"
    rf"(?:{_WHERE}|(?:available|downloadable|accessible|searchable|visible|viewable|reachable|findable|on\s+demand|abrufbar|verfügbar|herunterladbar|sichtbar|disponibles?|téléchargeables?|descargable|scaricabile|disponibile|beschikbaar|te\s+downloaden)\b)"
    r"(?![^.?!;\n]*\b(?:until|till|til|'til|through|up\s+to|bis|jusqu\w*|hasta|fino|tot|for\s+(?:{NUMBER}|the)|only)\b)"
)
"""What is left behind when the use is over, and goes on."""
_OF_RIGHTS = re.compile(
    r"\b(?:licen[cs]es?|contracts?|releases?|agreements?|rights|deals?|lizenz|vertrag|licence|contrat|contrato|contratto|subscriptions?)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:meets?|met|held|hold|takes?\s+place|happens?|gathers?|celebrat\w+|organi[sz]\w+|hosts?|do\s+(?:it|this|that)|does\s+(?:it|this)|did|findet|trifft|se\s+réunit)"
    r"\s+(?:[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_ISO_LIKE = re.compile(r"(?<![\d-])20\d{2}([-/.])(?P<m>\d{1,2})\1(?P<d>\d{1,2})(?![\d-])")
_DAY_OF = r"(?<![\d.,:/-])(?P<d>\d{1,2})(?:st|nd|rd|th|\.)?[ ]*(?:of[ ]+)?(?P<month>{MONTH})(?!\w)(?P<after>[ ]+\w+)?"
_CLAUSES = re.compile(r"[.?!;,\n]")
_AFTER_MAY = re.compile(r"\s*(?:we|i|you|they|it|he|she|be|use|have|the|our|this)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Leftovers:
    """Where words stand that a period leaves over."""

    beyond: tuple[tuple[int, int], ...] = ()
    """More time than was counted, or days that no calendar has: the end is not certain."""
    endless: tuple[tuple[int, int], ...] = ()
    """Words that say that it comes back, or stays: there is no end."""


def find_leftovers(text: str, periods: Sequence[tuple[int, int]]) -> Leftovers:
    """Words about time that none of the periods has taken.

    Args:
        text: The message with quotations blanked out.
        periods: Where the periods stand that were read.
    """
    more = [match.span() for _, end in periods for words in (_MORE, _OR) if (match := pattern(words).match(text, end))]
    odd = [match.span() for match in pattern(_ODD).finditer(text)]
    endless = [m.span() for words in (_RECURS, _KEPT) for m in pattern(words).finditer(text) if not _tells(text, m.start())]
    found = [_trimmed(text, *span) for span in (*more, *odd, *_impossible(text))]
    return Leftovers(tuple(found), tuple(endless))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return end - len(words.lstrip(" ,")), start + len(words.rstrip())


def _tells(text: str, start: int) -> bool:
    """Whether the clause speaks of a licence, whose term is its own, or tells what comes back every year beside the use."""
    clause = _CLAUSES.split(text[max(0, start - 60) : start])[-1]
    return bool(_OF_RIGHTS.search(clause) or _HELD.search(clause))


def _impossible(text: str) -> Iterator[tuple[int, int]]:
    """Days that no calendar has: "0 May", "31 June", "2026-13-40"."""
    for match in _ISO_LIKE.finditer(text):
        if not 1 <= int(match["m"]) <= 12 or not 1 <= int(match["d"]) <= monthrange(2024, int(match["m"]))[1]:
            yield match.span()
    for match in pattern(_DAY_OF).finditer(text):
        month = match["month"]
        plain = is_careful_month(month) and (not month[0].isupper() or _AFTER_MAY.match(match["after"] or ""))
        if not plain and not 1 <= int(match["d"]) <= monthrange(2024, month_number(month))[1] and int(match["d"]) < 50:
            yield match.span("d")[0], match.end("month")

"""Limits in time, place and media in the words about one part of an asset: a person's release, a music licence."""

import re
from dataclasses import dataclass
from datetime import date

from knowledge.register.cell import Cell
from knowledge.register.channels import channel_constraint
from knowledge.register.places import territory_constraint
from policies.calendar.order import DayOrder
from policies.calendar.windows import find_days, read_window
from policies.rules import Bound, Constraint, Part, WindowConstraint

_ENDLESS = re.compile(
    r"""\b(?:perpetual(?:ly)?|in\ perpetuity|perpetuity|unlimited|buy-?out|bought\ out|full\ buy-?out|lifetime|forever
        |indefinite(?:ly)?
        |no\ (?:time\ )?(?:limits?|expiry|end(?:\ date)?|end)|without\ (?:limit|end|expiry)|
    never\ expires|permanent(?:ly)?|evergreen|unbefristet|unbegrenzt|zeitlich\ unbeschränkt|illimitée?|perpétuelle?|perpétuité
        |perpetu[ao]|ilimitad[ao]|indefinid[ao])\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ALL_MEDIA = re.compile(
    r"\b(?:all|any|every|full|alle|tous(?: les)?|todos(?: los)?)\s+(?:media|medium|channels?|uses?|usages?|medien|kanäle|médias"
    r"|supports|medios|rights)\b|\bworldwide\b|\bweltweit\b",
    re.IGNORECASE,
)
_EXPIRES = re.compile(
    r"\b(?:exp\.|exp(?:ires?|iry|iring|ired|iré)?\b|(?:is |was |has )?(?:ends?|ended|lapses?|lapsed|finished|stopped)\b"
    r"|(?:has )?r[ua]ns? out\b"
    r"|läuft ab\b|lief ab\b|abgelaufen\b|endete?\b|terminée?\b|vence\b|venció\b|caducad[ao]\b)"
    r"(?:\s+(?:on|at the end of|le|el|am|seit|depuis))?\s*:?\s*(?=\d|[A-Z])",
    re.IGNORECASE,
)
"""An end in words, also one that is over: with a day behind it, it names the last day as certainly as `until` does."""
_SAME_TERM = re.compile(
    r"\b(?:same|identical)\s+(?:term|window|period|dates?|duration|length|end)(?:\s+as\s+(?:the\s+)?(?:licen[cs]e|window|picture|photo|film|image|above|asset))?\b"
    r"|\b(?:same )?as\s+(?:the\s+)?(?:licen[cs]e(?:\s+(?:window|term))?|window)\b|\b(?:for"
    r"|during)\s+the\s+(?:whole\s+)?licen[cs]e\s+(?:term|window|period)\b"
    r"|\b(?:gleiche\s+(?:laufzeit|dauer)|wie\s+(?:die\s+)?lizenz|même\s+durée(?:\s+que\s+(?:la\s+)?licence)?|misma\s+(?:vigencia|duración)|stessa\s+durata|zelfde\s+(?:termijn|looptijd))\b",
    re.IGNORECASE,
)
"""A release that runs as long as the licence does limits nothing beyond it."""
_WHOLE = re.compile(
    r"\b(?:both|all|each|everyone|(?:all|both|each) (?:the )?\w+)\s+(?=to\b|until\b|till\b|thru\b|through\b|bis\b|\d)",
    re.IGNORECASE,
)


_LAST_DAY = re.compile(
    r"(?<!\w)(?:to|until|till|thru|through|bis|jusqu['’]?\w*|hasta|up to)\s+"
    r"(?P<day>\d{1,2}/\d{2,4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})\s*$",
    re.IGNORECASE,
)
"""A last day behind other words (`web only to 3/27`), where these words name no first day."""


@dataclass(frozen=True)
class Limits:
    """What was read, whether the words say that there is no limit, and the words left over."""

    constraints: tuple[Constraint, ...]
    unlimited: bool
    rest: str


def read_limits(cell: Cell, words: str, order: DayOrder, *, part: Part | None, subject: str) -> Limits:
    """Read the limits in some words, piece by piece.

    Args:
        cell: Where they stand, for citing.
        words: `LATAM only, to 31.12.26`.
        order: Day-month order of the row.
        part: The part of the asset the limits are of.
        subject: Subject of the window, `release` or `music`.
    """
    constraints: list[Constraint] = []
    rest: list[str] = []
    unlimited = False
    for piece in re.split(r"[,;]\s*|\s+and\s+(?=to\b|until\b)", words):
        text, same = _SAME_TERM.subn(" ", _WHOLE.sub("", piece))
        text, endless = _ENDLESS.subn(" ", text)
        text, anywhere = _ALL_MEDIA.subn(" ", text)
        unlimited = unlimited or bool(same) or bool(endless) or bool(anywhere)
        found, left = _piece(cell, text, order, part=part, subject=subject)
        constraints += found
        rest.append(left)
    return Limits(tuple(constraints), unlimited, " ".join(item for item in rest if item.strip()))


def _piece(cell: Cell, text: str, order: DayOrder, *, part: Part | None, subject: str) -> tuple[list[Constraint], str]:
    found: list[Constraint] = []
    if find_days(text, order) or re.search(
        r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?<![\d/.])\d{1,2}/\d{2,4}(?![/\d])|\b(?:19|20)\d\d\b", text
    ):
        window, text = _window(cell, text, order, part=part, subject=subject)
        found.append(window)
    if not re.search(r"[^\W\d_]{2,}", text):
        return found, ""
    places, text = territory_constraint(text, cell, part=part)
    channels, text = channel_constraint(text, cell, part=part, editorial_press=subject == "release")
    return [*found, *(item for item in (places, channels) if item is not None)], text


def _window(cell: Cell, text: str, order: DayOrder, *, part: Part | None, subject: str) -> tuple[WindowConstraint, str]:
    """The window of one piece: a lone date is the last day, whatever stands before it."""
    text = _EXPIRES.sub("until ", text)
    last = None if re.search(r"\d|\b(?:from|since|ab)\b", _LAST_DAY.sub("", text)) else _LAST_DAY.search(text)
    before = text[: last.start()] if last else ""
    text = f"until {last['day']}" if last else text
    lone = (
        re.search(
            r"\b(?:to|until|till|thru|through|up to|by|bis|jusqu\w*|hasta|al|from|since|ab|expires?|ends?)\b|(?:^|\s)[-–—]\s*\d",
            text,
            re.IGNORECASE,
        )
        is None
    )
    reading = read_window(f"until {text.strip()}" if lone else text, order)
    ends = {item for pair in reading.readings for item in pair}
    unsure = len(reading.readings) > 1
    start = Bound.UNKNOWN if unsure and isinstance(reading.start, Bound) and reading.start is Bound.UNKNOWN else reading.start
    end: date | Bound = reading.end
    if not ends:
        end = Bound.UNKNOWN
    kind = "music" if subject == "music" else "release"
    window = WindowConstraint(
        start=start,
        end=end,
        subject="music" if kind == "music" else "release",
        part=part,
        quote=cell.text,
        locator=cell.locator,
        note=reading.note,
    )
    rest = re.sub(r"^\s*until\b", "", reading.residue) if lone else reading.residue
    return window, f"{before} {rest}".strip()

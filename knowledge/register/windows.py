"""Window cells: `01.02.25 - 31.01.27`, `picture perpetual; music sync to 31.12.25`, `until stocks last`.

A window with several possible readings becomes two permissions: the days inside every reading are certain, those inside only some
need a person.
"""

import re
from datetime import date, timedelta

from knowledge.register import runs, windowparts
from knowledge.register.cell import Cell, Unread
from knowledge.register.channelwords import bundle_of
from knowledge.register.runs import UNSURE, Windows, WindowVariant, window_of
from policies.calendar.order import DayOrder
from policies.calendar.spans import last_day
from policies.calendar.windows import WindowReading, find_days, read_window, split_window
from policies.calendar.words import count, pattern, unit_name
from policies.rules import Bound, Constraint, Duty, DutyKind, Part, PartyConstraint, Unreadable, WindowConstraint
from policies.vocabulary import ReasonKind

__all__ = ["WindowVariant", "Windows", "depends_on_standing", "read_windows", "standing_window"]

_VERSION = re.compile(r"\b(?:version|cut|edit|lockup|\d+\s?(?:s|sec|seconds?))\b", re.IGNORECASE)
_SILENT = re.compile(r"\bsilent\b|\bmute\b|\bwithout (?:music|sound)\b|\bstumm\b", re.IGNORECASE)
_WITHOUT_SILENT = re.compile(r",\s*(?=[^,]*(?:silent|mute|without|stumm))", re.IGNORECASE)
_HEDGED = re.compile(
    r"\b(?:not|no|never|except|excl\w*|unless|subject|if|but|without|nicht|sauf|salvo|instal?lments?|unpaid|outstanding|deposit|balance"
    r"|countersign\w*|unsigned|signature|drafts?|provisional|within|any"
    r"|(?:mon|tue|wed|thu|sat)\w*\s*[-–]\s*(?:fri|sat|sun|thu)\w*|week-?(?:days?|ends?)|(?:after|before|between)\W+\d{1,2}[:h]\d*"
    r"|for (?:archiv\w*|reference|editorial|internal|existing|press|private|personal|non-?commercial|educational))\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"\b(?:while|as long as|whilst|solange|tant que)\b.*\b(?:office|employed|contract|member|ambassador|partner|sponsor\w*|team"
    r"|staff|role|post)\b",
    re.IGNORECASE,
)
_WHILE_AUTHORISED = re.compile(
    r"^\W*(?:only )?(?:for )?(?:as long as|so long as|while|whilst|solange|tant que|mientras)\s+(?:(?:you|they"
    r"|the user|it)\s+(?:are|is|remain)\s+)?"
    r"(?:an?\s+)?(?P<what>authori[sz]ed|certified|licensed|autoris\w+|autorizad\w+|zertifiziert|certifi\w+)(?:\s+(?:dealers?|resellers?|partners?"
    r"|retailers?|distributors?))?\W*$",
    re.IGNORECASE,
)
_STANDINGS = {"certified": ("certif", "zertif"), "licensed": ("licens",)}
"""Beginnings of the words for a standing, by the code of the claim that shows it; others are dealers' authorisations."""
_RENEWED = re.compile(
    r"[\s;,(–—-]*\b(?:verl\.|renewed|extended|prolonged|verlängert|prolongée?|renouvelée?|renovad[oa]|prorrogad[oa]|prorogat[oa]|rinnovat[oa]|verlengd)\b"
    r"(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ENDED = re.compile(
    r"(?<!never )(?<!not )(?<!open-)(?<!open )\b"
    r"(?:(?:has |was )?(?:ended|expired|ends|expires|lapsed|finished|stopped|ran out|runs out)|abgelaufen|expirée?|caducad[ao])\b"
    r"(?:\s+on\b)?",
    re.IGNORECASE,
)

_NUMBERED = re.compile(
    r"\b(?:im(?:a)?gs?|images?|photos?|pics?|pictures?|shots?|stills?|nos?|nrs?|numbers?|bild(?:er)?|fotos?)\b\.?\s*#?\d|^#?\d",
    re.IGNORECASE,
)
"""Some pictures of a set, told by their numbers."""


def read_windows(cell: Cell, order: DayOrder) -> Windows:
    """Compile a licence-window cell; a blank or open one is unknown, not unlimited."""
    special = _standing(cell) or windowparts.all_in_parts(cell, order) or _renewed(cell, order) or runs.of_several(cell, order)
    if special is not None:
        return special
    variants: list[tuple[Constraint, ...]] = [()]
    unread: list[Unread] = []
    starts: date | None = None
    ends: date | None = None
    for subject, words in split_window(cell.text):
        part = _part(subject)
        if _SILENT.search(subject):
            continue
        reading = read_window(_until(_WITHOUT_SILENT.split(words)[0]), order)
        if part is None and not words and (plain := read_window(subject, order)).end is Bound.OPEN and not plain.residue:
            reading = plain  # "reel own; song to 30.06.26"
        windows, why = _windows(cell, reading, part)
        variants = [(*variant, *choice) for variant in variants for choice in windows]
        if why:
            unread.append(Unread(cell.column, cell.text, why, ReasonKind.WINDOW))
        if part is None and len(windows) == 1:
            starts = reading.start if isinstance(reading.start, date) else starts
            ends = reading.end if isinstance(reading.end, date) else ends
    subjects = [subject for subject, _ in split_window(cell.text)]
    if len(subjects) > 1 and all(_NUMBERED.search(subject) for subject in subjects) and len(variants) == 1:
        return Windows(_by_number(cell, variants[0]), starts, ends, tuple(unread))
    return Windows(tuple(WindowVariant(variant) for variant in variants), starts, ends, tuple(unread))


def _by_number(cell: Cell, windows: tuple[Constraint, ...]) -> tuple[WindowVariant, ...]:
    """`imgs 1-8 to 31.12.27; imgs 9-12 to 31.12.25`: certain while all run; after that a person looks at the number."""
    why = "the days differ between the pictures of the set"
    doubt = Unreadable(about=ReasonKind.WINDOW, quote=cell.text, locator=cell.locator, note=why)
    return (WindowVariant(windows), *(WindowVariant((window, doubt)) for window in windows))


def _standing(cell: Cell) -> Windows | None:
    """`as long as authorised`: no day ends it, but the user has to have that standing, and keep it."""
    found = _WHILE_AUTHORISED.match(cell.text)
    if found is None:
        return None
    word = found["what"].casefold()
    key = next((key for key, stems in _STANDINGS.items() if word.startswith(stems)), "authorised_dealer")
    window = WindowConstraint(start=Bound.OPEN, end=Bound.OPEN, quote=cell.text, locator=cell.locator)
    who = PartyConstraint(anyone=True, qualifications=frozenset({key}), quote=cell.text, locator=cell.locator)
    duty = Duty(kind=DutyKind.LIMIT, text=f"Only {cell.text.strip()}", quote=cell.text, locator=cell.locator)
    return Windows((WindowVariant((window, who)),), duties=(duty,))


def _renewed(cell: Cell, order: DayOrder) -> Windows | None:
    """`Start 15 Oct 2024, 24 mths; renewed once for 12 mths (confirmed …)`: a renewal that is done, by a length or to a day."""
    found = _RENEWED.search(cell.text)
    if found is None or UNSURE.search(cell.text):
        return None
    first = read_window(cell.text[: found.start()], order)
    counted = pattern(
        r"^\W*(?:once|again)?\W*(?:for|by|um|de|por|di|met|pour|per|another|a\s+further|\s)*(?P<n>{NUMBER})[\s-]*(?P<u>{UNIT})"
    ).match(found["rest"])
    days = find_days(found["rest"], order)
    to_day = days and re.match(
        r"(?i)\W*(?:to|until|till|thru|through|bis(?: zum)?|au|jusqu['’]au|al|hasta(?: el)?|tot)?\W*$",
        found["rest"][: days[0][0].start],
    )
    if not isinstance(first.end, date) or len(first.readings) > 1 or _HEDGED.search(first.residue):
        return None
    end = (
        last_day(first.end + timedelta(days=1), count(counted["n"]), unit_name(counted["u"]))
        if counted
        else days[0][1]
        if to_day
        else None
    )
    if end is None or end <= first.end:
        return None
    window = window_of(cell, first.start, end, None, None)
    starts = first.start if isinstance(first.start, date) else None
    return Windows((WindowVariant((window,)),), starts, end)


def _until(words: str) -> str:
    """`music ended 30 Sep 2025` names a last day in the past tense."""
    return _ENDED.sub("until", words) if _ENDED.search(words) and not re.search(r"\b(?:until|from)\b", words) else words


def _part(subject: str) -> Part | None:
    if runs.MUSIC.search(subject):
        return Part(kind="music", label=subject)
    if _VERSION.search(subject):
        return Part(kind="version", label=subject, versions=(subject,))
    return None


def _windows(cell: Cell, reading: WindowReading, part: Part | None) -> tuple[list[tuple[Constraint, ...]], str]:
    """The variants of one window, the certain one first, and why it is not certain."""
    if len(reading.readings) > 1:
        why = reading.note or "the window can be read in more than one way"
        return _both_ways(cell, reading, part, why), why
    window = window_of(cell, reading.start, reading.end, part, reading.note)
    if _HEDGED.search(reading.residue):
        why = f"'{reading.residue}' may limit the window and could not be read"
        doubt = Unreadable(about=ReasonKind.WINDOW, quote=cell.text, locator=cell.locator, part=part, note=why)
        return [(window, doubt)], why
    if part is None and (bundle := bundle_of(reading.residue)) and bundle.own:
        why = f"whether the window is for '{reading.residue}' alone is not certain"
        doubt = Unreadable(about=ReasonKind.WINDOW, quote=cell.text, locator=cell.locator, note=why)
        return [(window, doubt)], why
    if Bound.UNKNOWN in (reading.start, reading.end):
        return [(window,)], reading.note or "the window could not be read with certainty"
    return [(window,)], ""


def _both_ways(cell: Cell, reading: WindowReading, part: Part | None, why: str) -> list[tuple[Constraint, ...]]:
    if any(Bound.UNKNOWN in window for window in reading.readings):
        return [(window_of(cell, reading.start, reading.end, part, why),)]
    starts = [start if isinstance(start, date) else date.min for start, _ in reading.readings]
    ends = [end if isinstance(end, date) else date.max for _, end in reading.readings]
    doubt = Unreadable(about=ReasonKind.WINDOW, quote=cell.text, locator=cell.locator, part=part, note=why)
    outer = (window_of(cell, _bound(min(starts)), _bound(max(ends)), part, why), doubt)
    if max(starts) > min(ends):
        return [outer]
    return [(window_of(cell, _bound(max(starts)), _bound(min(ends)), part, why),), outer]


def _bound(day: date) -> date | Bound:
    return Bound.OPEN if day in (date.min, date.max) else day


def depends_on_standing(cell: Cell) -> bool:
    """Whether the window lasts as long as somebody holds an office, which a status cell may settle."""
    return bool(_STANDING.search(cell.text))


def standing_window(cell: Cell, until: int | date) -> WindowConstraint:
    """The days certain from "contract to 2029": a year named without a day is not counted itself."""
    end = until if isinstance(until, date) else date(until, 1, 1) - timedelta(days=1)
    return WindowConstraint(start=Bound.OPEN, end=end, quote=cell.text, locator=cell.locator)

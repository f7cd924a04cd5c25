"""The period of use that a message names: first and last day, both inclusive.

Only days of the use count: days of filing, of old campaigns and days inside quoted wording are left out.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from policies.calendar.choosing import Period, chosen_of, extent_of, lasting, listed_with
from policies.calendar.context import is_meant, is_other_time, masked, role_of
from policies.calendar.leftovers import find_leftovers
from policies.calendar.past import describes, speaks_of_past, stays_asked
from policies.calendar.phrases import COUNTED_FROM, FOREVER, FROM, JOINED_BY, LASTING, LEADING, LISTED_BY, NOT_FOREVER, VAGUE
from policies.calendar.pieces import Grain, Piece
from policies.calendar.scanning import scan
from policies.calendar.spans import last_day
from policies.calendar.words import led_by, pattern
from policies.lexicon.mention import Mention


@dataclass(frozen=True)
class PeriodReading:
    """What a message says of the time of use."""

    start: date | None
    end: date | None
    open_ended: bool
    """Whether the use is said to stay up without an end."""
    unclear: bool
    """Whether words about time were found that give no certain days."""
    spans: tuple[Mention, ...]
    publication: bool = False
    """Whether `start` is a day of publishing ("post it tomorrow"), and the message leaves open how long it stays up."""
    past: bool = False
    """Whether the message speaks of a use that has been ("we ran it in May, was that ok?"), so that days gone by are meant."""


_LATELY = 92
"""Days since its start for which a range without a year is taken to be running."""


def read_period(text: str, on: date) -> PeriodReading:
    """Read the time of use from one message.

    Args:
        text: The message as typed.
        on: The day it was asked; relative words count from it, and days without a year are the next ones that are not over.
    """
    clear = masked(text)
    pieces = scan(clear, on)
    periods = [each for each in _joined(clear, pieces, on) if not is_other_time(clear, each.start, each.end)]
    placed = [_placed(clear, each) for each in periods if not (_long_over(each, on) and describes(clear, each.start, each.end))]
    past = speaks_of_past(clear)
    running = [each for each in placed if not _long_over(each, on)]
    periods = running or [each for each in placed if past or stays_asked(clear, each.start, each.end, joined=each.joined)]
    periods = [replace(each, first=None, last=None, vague=True) if _just_passed(each, on) else each for each in periods]
    forever = [
        match
        for match in pattern(FOREVER).finditer(clear)
        if not re.search(NOT_FOREVER, clear[: match.start()], re.IGNORECASE)
        and not re.match(r"\s+(?:calendar|motion)", clear[match.end() :])
    ]
    vague = list(pattern(VAGUE).finditer(clear))
    chosen = chosen_of(periods)
    kept = frozenset(chosen)
    chosen = [each for each in periods if each in kept or any(listed_with(clear, each, other) for other in chosen)]
    certain = [period for period in chosen if not period.vague]
    left = find_leftovers(clear, [(period.start, period.end) for period in chosen])
    mentions = [(period.start, period.end) for period in chosen] + [match.span() for match in (*forever, *vague)]
    mentions += (*left.beyond, *left.endless)
    spans = tuple(_mention(text, start, end) for start, end in sorted(set(mentions)))
    start, end = lasting(extent_of(certain or chosen), certain, placed)
    if (forever and not any(period.joined for period in certain)) or left.beyond or left.endless:
        end = None
    unclear = bool(vague or left.beyond) or any(period.vague for period in chosen) or (past and not chosen)
    open_ended = bool(forever or left.endless) or (end is None and any(period.onwards for period in certain))
    publication = end is None and any(period.publication for period in certain)
    return PeriodReading(start, end, open_ended, unclear, spans, publication, past)


def _mention(text: str, start: int, end: int) -> Mention:
    """The words of a period with the words that lead to it and without a closing full stop."""
    lead = led_by(pattern(LEADING), text, start)
    start = lead.start() if lead else start
    tail = re.match(r"\s+only\b", text[end:], re.IGNORECASE)
    end += tail.end() if tail else 0
    words = text[start:end].rstrip()
    if words.endswith(".") and words[-2:-1].isalpha():
        words = words[:-1]
    return Mention("date", start, start + len(words), words)


def _long_over(period: Period, on: date) -> bool:
    """Whether it ended before the day of asking: beside another time it is not the use asked about."""
    return period.last is not None and period.last < on


def _just_passed(period: Period, on: date) -> bool:
    """Whether a lone day without a year has just gone by: its next return is nearly a year away, so either may be meant."""
    lone_day = period.grain is Grain.DAY and not period.joined and not period.dated
    return lone_day and period.first is not None and period.first - on > timedelta(days=320)


def _joined(text: str, pieces: list[Piece], on: date) -> list[Period]:
    """Join neighbouring pieces into periods: ranges, lists and durations with their start."""
    periods: list[Period] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        period = _pair(text, piece, following, on) if following else None
        if period and following:
            index += 2
            while index < len(pieces) and (longer := _extended(text, period, pieces[index])):
                period, index = longer, index + 1
        else:
            talked_of = next((each.first for each in reversed(periods) if each.first), None)
            period = _alone(text, piece, talked_of if piece.bare and talked_of else on)
            index += 1
        if period:
            periods.append(period)
    return periods


def _pair(text: str, left: Piece, right: Piece, on: date) -> Period | None:
    """Two pieces that belong together, or `None`."""
    gap = text[left.end : right.start]
    if left.refused or right.refused:
        return None
    if left.is_duration or right.is_duration:
        return _counted(text, left, right, on)
    if pattern(JOINED_BY).match(gap):
        return _between(left, right, on)
    between = re.search(r"\bbetween\s+(?:the\s+)?$", text[: left.start], re.IGNORECASE) is not None
    feasts = left.soft and right.soft and not between
    if feasts and not (left.grain is Grain.SEASON and is_meant(text, left.start, right.end)):
        return None
    if pattern(LISTED_BY).match(gap) and left.grain is right.grain:
        return _between(left, right, on)
    return None


def _counted(text: str, left: Piece, right: Piece, on: date) -> Period | None:
    """A duration with its first day, in either order."""
    gap = text[left.end : right.start]
    if right.is_duration and not left.is_duration and pattern(LASTING).match(gap):
        start, length = left, right
    elif (
        left.is_duration
        and not right.is_duration
        and (pattern(COUNTED_FROM).match(gap) or (right.grain is Grain.WEEK and not gap.strip(" ,")))
    ):
        start, length = right, left
    else:
        return None
    days = start.days(on)
    if days is None:
        return None
    last = last_day(days[0], length.number, length.unit)
    if start is left and start.grain < Grain.DAY and not pattern(rf"(?:{FROM})\s+(?:the\s+)?$").search(text[: left.start]):
        last = max(last, days[1])  # "in May for two weeks": which two, is not said
    return Period(left.start, right.end, days[0], last, Grain.DAY, joined=True, vague=start.vague)


def _between(left: Piece, right: Piece, on: date) -> Period | None:
    """From the first day of the left piece to the last day of the right one."""
    first = left.days(on)
    last = right.days(first[0]) if first else None
    if right.year is not None and right.days(on):
        last = right.days(on)
        first = (left.days_before(last[0]) if last else None) or first
    if left.year is None and right.year is None and (running := _running(left, right, on)):
        first, last = running
    if not first or not last or last[1] < first[0]:
        return None
    grain = min(left.grain, right.grain)
    return Period(left.start, right.end, first[0], last[1], grain, joined=True, vague=left.vague or right.vague)


def _running(left: Piece, right: Piece, on: date) -> tuple[tuple[date, date], tuple[date, date]] | None:
    """A range without a year that began lately and is not over: "1 February to 30 June", asked in March, is this year's."""
    last = right.days(on)
    first = left.days_before(last[0]) if last else None
    if not first or not last or not first[0] < on <= last[1]:
        return None
    return (first, last) if (on - first[0]).days <= _LATELY else None


def _extended(text: str, period: Period, piece: Piece) -> Period | None:
    """A list that goes on ("May, June and July")."""
    gap = text[period.end : piece.start]
    if (
        piece.is_duration
        or piece.refused
        or piece.grain is not period.grain
        or not pattern(LISTED_BY).match(gap)
        or not period.first
    ):
        return None
    days = piece.days(period.first)
    return replace(period, end=piece.end, last=max(days[1], period.last or days[1])) if days else None


def _alone(text: str, piece: Piece, on: date) -> Period | None:
    """A piece by itself; a length without a place says nothing certain."""
    if piece.refused or (piece.soft and not is_meant(text, piece.start, piece.end)):
        return None
    if piece.is_duration:
        said = re.search(r"\bfor\s+(?:a\s+|about\s+|another\s+|a\s+further\s+)?$", text[: piece.start], re.IGNORECASE)
        past = re.match(r"\W*(?:i|we|they|she|he|have|has|now|already)\b", text[piece.end :], re.IGNORECASE)
        if not said or past:
            return None
        return Period(piece.start, piece.end, None, None, Grain.YEAR, vague=True, length=(piece.number, piece.unit))
    days = piece.days(on)
    if not days or (piece.vague and piece.grain not in (Grain.MONTH, Grain.WEEK, Grain.DAY)):
        return Period(piece.start, piece.end, None, None, piece.grain, vague=True)
    if piece.vague:
        rough = piece.in_year is not None and not piece.soft
        first, last = days if rough else (None, None)
        return Period(piece.start, piece.end, first, last, piece.grain, vague=True)
    dated = piece.year is not None or piece.relative is not None
    ranged = piece.grain is Grain.DAY and days[0] != days[1] and not piece.soft
    return Period(piece.start, piece.end, days[0], days[1], piece.grain, joined=ranged, dated=dated, soft=piece.soft, rim=piece.rim)


def _placed(text: str, period: Period) -> Period:
    """Apply the words around a period: "until" leaves the start unsaid, "from" and "live on" the end."""
    if period.joined or period.first is None:
        return period
    lone_day = period.first == period.last
    exact = period.grain is Grain.DAY
    role, start, end = role_of(text, period.start, period.end, lone_day=lone_day and exact and not period.soft)
    if not role or (role == "from" and exact and not lone_day and not period.soft):
        return replace(period, vague=True) if period.rim else period
    first, last = period.first, period.last or period.first
    placed = replace(period, start=start, end=end)
    if role == "until":  # until when in the summer?
        return replace(placed, first=None, vague=period.grain is Grain.SEASON and period.soft)
    if role == "before":
        return replace(placed, first=None, last=first - timedelta(days=1))
    after = role == "after" and not lone_day
    return replace(
        placed,
        first=last + timedelta(days=1) if after else first,
        last=None,
        onwards=role == "onwards",
        publication=role == "publication",
    )

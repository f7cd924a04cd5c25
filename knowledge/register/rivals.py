"""Rights that somebody else holds alone, and open disputes: `TV exclusive to Rundel until 31.12.26`, `injunction (Cologne)`."""

import re

from knowledge.register.cell import Cell, Unread
from knowledge.register.exclusionwords import words_of
from knowledge.register.outcome import Ban, Outcome, unreadable
from knowledge.register.places import territory_constraint
from policies.calendar.order import DayOrder
from policies.calendar.windows import find_days
from policies.lexicon.channels import find_channels
from policies.rules import ChannelConstraint, Constraint, TerritoryConstraint, Unreadable, WindowConstraint
from policies.vocabulary import Channel, ReasonKind

_LAST = re.compile(r"\b(?:until|till|to|thru|through|bis|jusqu\w*|hasta|fino|tot)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:from|since|as of|ab|seit|dès|desde|dal|vanaf)\b", re.IGNORECASE)


def read_rival(cell: Cell, piece: str) -> Outcome | None:
    """What another's exclusive right, or a matter that is not over, may rule out; `None` where the words speak of none.

    Args:
        cell: The cell, for citing.
        piece: The words of one point. Channels, countries and days they name bound the doubt; without any, it is about every use.
    """
    if words_of("held_by_others").search(piece):
        why = "somebody else holds an exclusive right"
    elif words_of("procedural").search(piece):
        why = "this is not settled, or does not say which uses it means"
    else:
        return None
    codes = frozenset(Channel(mention.code) for mention in find_channels(piece))
    place, _ = territory_constraint(piece, cell)
    limits: list[Constraint] = []
    if codes:
        limits.append(ChannelConstraint(include=codes, quote=piece, locator=cell.locator))
    if place is not None and place.include:
        limits.append(TerritoryConstraint(include=place.include, edge=place.edge, quote=piece, locator=cell.locator))
    if not limits:
        return unreadable(cell, ReasonKind.CONFLICT, why)
    days = [day for _, day in find_days(piece, DayOrder.UNKNOWN) if day]
    if len(days) == 1 and _LAST.search(piece):
        limits.append(WindowConstraint(end=days[0], subject="rule", quote=piece, locator=cell.locator))
    elif len(days) == 1 and _FIRST.search(piece):
        limits.append(WindowConstraint(start=days[0], subject="rule", quote=piece, locator=cell.locator))
    limits.append(Unreadable(about=ReasonKind.CONFLICT, quote=piece, locator=cell.locator, note=why))
    return Outcome(
        bans=(Ban(tuple(limits), piece.strip(), cell.locator),), unread=(Unread(cell.column, piece, why, ReasonKind.CONFLICT),)
    )

"""What a cell reader hands back: constraints, duties, prohibitions and the words it could not read."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.register.cell import Cell, Unread
from policies.rules import Constraint, Duty, Part, Unreadable
from policies.vocabulary import Action, ReasonKind


@dataclass(frozen=True)
class Ban:
    """One exclusion: the constraints that must all hold for it to bite, its words, and the only actions it is about."""

    constraints: tuple[Constraint, ...]
    text: str
    locator: str
    actions: frozenset[Action] = frozenset()


@dataclass(frozen=True)
class Outcome:
    """Constraints and duties of the row's permission, bans of their own, and what stayed unread."""

    constraints: tuple[Constraint, ...] = ()
    duties: tuple[Duty, ...] = ()
    bans: tuple[Ban, ...] = ()
    unread: tuple[Unread, ...] = ()


def merge(outcomes: Iterable[Outcome]) -> Outcome:
    """Several outcomes as one, in order."""
    parts = list(outcomes)
    return Outcome(
        tuple(item for part in parts for item in part.constraints),
        tuple(item for part in parts for item in part.duties),
        tuple(item for part in parts for item in part.bans),
        tuple(item for part in parts for item in part.unread),
    )


def unreadable(cell: Cell, about: ReasonKind, why: str, *, third_parties_only: bool = False, part: Part | None = None) -> Outcome:
    """A cell kept verbatim as unknown to every use that `about` could touch, or only to uses of a part of the asset."""
    constraint = Unreadable(
        quote=cell.text, locator=cell.locator, about=about, note=why, third_parties_only=third_parties_only, part=part
    )
    return Outcome(constraints=(constraint,), unread=(Unread(cell.column, cell.text, why, about),))

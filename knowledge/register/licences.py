"""Licence cells: public licences with known terms (`CC-BY-4.0`), and everything else, which stays a name."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.register.cell import Cell, is_none, is_open
from knowledge.register.outcome import Outcome, unreadable
from policies.datafile import data_file
from policies.rules import (
    Bound,
    ChannelConstraint,
    Constraint,
    Duty,
    DutyKind,
    ModificationConstraint,
    PartyConstraint,
    PurposeConstraint,
    TerritoryConstraint,
    WindowConstraint,
)
from policies.vocabulary import Modification, Purpose, ReasonKind

_RESERVED = re.compile(
    r"\b(?:trade ?marks?|all rights|rights?) (?:are |is )?(?:reserved|apply)|\bbut\b|\bexcept\b|\bunless\b|\bonly\b|\?",
    re.IGNORECASE,
)
_YES = re.compile(r"^\W*(?:true|yes|y|1|ja|oui|sí)\W*$", re.IGNORECASE)
_COMMERCIAL = frozenset({Purpose.COMMERCIAL_ADVERTISING, Purpose.PRODUCT, Purpose.MERCHANDISE})


def _table() -> Sequence[Mapping[str, Any]]:
    loaded: Sequence[Mapping[str, Any]] = data_file(__package__, "licences.yaml")
    return loaded


def known_licence(cell: Cell) -> Mapping[str, Any] | None:
    """The entry of the table for a cell that names one known licence and nothing that limits it; remarks in brackets aside."""
    text = re.sub(r"^\s*type\s*:\s*", "", cell.text, flags=re.IGNORECASE)
    if "public" in cell.header.casefold() and "domain" in cell.header.casefold() and _YES.match(text):
        text = "public domain"
    if _RESERVED.search(text):
        return None
    bare = re.sub(r"\s*\([^()]*\)|\s*;?\s*(?:url\s*:\s*)?https?://\S+|\s+licen[cs]e\b", "", text, flags=re.IGNORECASE)
    bare = re.sub(r"\s+(?:international|unported|universal)\b|[\s,;.]+$", "", bare.strip(), flags=re.IGNORECASE).strip()
    for entry in _table():
        if any(re.fullmatch(name, bare, re.IGNORECASE) for name in entry["names"]):
            return entry
    return None


def read_licence(cell: Cell, *, owner: str | None, creator: str | None) -> Outcome | None:
    """Compile a licence cell, or give `None` where it names no licence with known terms.

    Args:
        cell: The cell.
        owner: Whom to credit where the licence asks for it and the row names no line.
        creator: The author, credited before the owner.
    """
    entry = known_licence(cell)
    if entry is None:
        return None
    quote, where = cell.text, cell.locator
    constraints: list[Constraint] = [
        WindowConstraint(start=Bound.OPEN, end=Bound.OPEN, quote=quote, locator=where),
        TerritoryConstraint(worldwide=True, quote=quote, locator=where),
        ChannelConstraint(anywhere=True, quote=quote, locator=where),
        PartyConstraint(anyone=True, quote=quote, locator=where),
    ]
    if entry.get("noncommercial"):
        constraints.append(PurposeConstraint(exclude=_COMMERCIAL, quote=quote, locator=where))
    if entry.get("unmodified"):
        edits = ModificationConstraint(include=frozenset({Modification.RESIZE}), quote=quote, locator=where)
    else:
        edits = ModificationConstraint(anything=True, quote=quote, locator=where)
    return Outcome(constraints=(*constraints, edits), duties=_duties(entry, cell, creator or owner))


def _duties(entry: Mapping[str, Any], cell: Cell, author: str | None) -> tuple[Duty, ...]:
    title, source = entry["title"], entry["source"]
    wanted = (
        (entry.get("attribution"), DutyKind.CREDIT_LINE, f"Credit: {author or 'the author'}, {title}, with a link to {source}"),
        (entry.get("share_alike"), DutyKind.OTHER, f"If you change it, share your version under {title}"),
        (entry.get("notice"), DutyKind.NOTICE, f"Keep the {title} text with every copy you pass on"),
        (entry.get("not_alone"), DutyKind.LIMIT, "Do not sell it by itself"),
    )
    return tuple(Duty(kind=kind, text=text, quote=cell.text, locator=cell.locator) for due, kind, text in wanted if due)


def unknown_licence(cell: Cell) -> Outcome:
    """A licence whose terms are not known here, in a row that says nothing else of its rights."""
    if is_open(cell.text) or is_none(cell.text):
        return unreadable(cell, ReasonKind.NO_RULE, "the register says nothing of the rights in this asset")
    return unreadable(cell, ReasonKind.NO_RULE, "the terms of this licence are not in the register")

"""Cells about people, exclusions, users, credits, edits, status and music in tests/cases/cells/rights.yaml."""

from pathlib import Path

import pytest
import yaml
from cells_said import said

from knowledge.register.cell import Cell
from knowledge.register.credits import read_credit
from knowledge.register.duties import take_duties
from knowledge.register.edits import read_edits
from knowledge.register.exclusions import read_exclusions
from knowledge.register.music import read_music
from knowledge.register.outcome import Outcome
from knowledge.register.releases import read_release
from knowledge.register.remarks import read_remarks
from knowledge.register.users import read_users
from policies.calendar.order import DayOrder

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "cells" / "rights.yaml").read_text(encoding="utf-8"))
_READERS = {
    "talent_release": lambda cell: read_release(cell, DayOrder.UNKNOWN),
    "exclusions": read_exclusions,
    "credit_line": read_credit,
    "status": lambda cell: read_remarks(cell, DayOrder.UNKNOWN, status=True),
    "music": lambda cell: read_music(cell, DayOrder.UNKNOWN),
}


def _said(column: str, text: str) -> str:
    cell = Cell(column, text, column, 2)
    if column == "modification":
        rest, owed = take_duties(cell)
        found = read_edits(rest)
        return said(found.constraints, (*owed, *found.duties))
    if column == "third_party_use":
        variants = read_users(cell).variants
        return " | ".join(said(variant.constraints, variant.duties) for variant in variants)
    outcome: Outcome = _READERS[column](cell)
    return said(outcome.constraints, outcome.duties, outcome.bans)


@pytest.mark.parametrize(("column", "text", "reading"), [(column, *case) for column, cases in _CASES.items() for case in cases])
def test_a_cell_is_read_as_people_mean_it(column: str, text: str, reading: str) -> None:
    assert _said(column, text) == reading


@pytest.mark.parametrize(("column", "text"), [(column, case[0]) for column, cases in _CASES.items() for case in cases])
def test_what_is_cited_stands_in_the_cell(column: str, text: str) -> None:
    """Shorthand is spelled out for reading only; a quote is what was typed."""
    if column in ("modification", "third_party_use"):
        return
    outcome: Outcome = _READERS[column](Cell(column, text, column, 2))
    quotes = [
        *(limit.quote for limit in outcome.constraints),
        *(duty.quote for duty in outcome.duties),
        *(ban.text for ban in outcome.bans),
    ]
    assert [quote for quote in quotes if quote not in text] == []

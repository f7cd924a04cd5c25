"""Cells of tests/cases/cells/many_languages.yaml: nothing due, nobody shown, nothing ruled out, and duties in any cell."""

from pathlib import Path

import pytest
import yaml
from cells_said import said

from knowledge.register.cell import Cell
from knowledge.register.credits import read_credit
from knowledge.register.exclusions import read_exclusions
from knowledge.register.releases import read_release
from knowledge.register.row import compile_register
from policies.calendar.order import DayOrder
from policies.vocabulary import Visibility

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "cells" / "many_languages.yaml").read_text(encoding="utf-8"))
_READERS = {
    "talent_release": lambda cell: read_release(cell, DayOrder.UNKNOWN),
    "credit_line": read_credit,
    "exclusions": read_exclusions,
}
_ROW = {
    "id": "A1",
    "type": "photo",
    "licence_window": "perpetual",
    "territories": "worldwide",
    "channels": "all media",
    "exclusions": "none",
    "talent_release": "no people",
    "credit_line": "none",
    "modification": "crop ok",
    "third_party_use": "dealers ok",
}


@pytest.mark.parametrize(("column", "text", "reading"), [(name, *case) for name in _READERS for case in _CASES[name]])
def test_a_cell_is_read_in_its_language(column: str, text: str, reading: str) -> None:
    outcome = _READERS[column](Cell(column, text, column, 2))
    assert said(outcome.constraints, outcome.duties, outcome.bans) == reading


@pytest.mark.parametrize(("column", "text", "owed"), _CASES["duties"])
def test_what_is_owed_is_told_wherever_it_stands(column: str, text: str, owed: str) -> None:
    (asset,) = compile_register([_ROW | {column: text}], document="register", visibility=Visibility.PUBLIC).assets
    duties = dict.fromkeys(duty.text for rule in asset.rules for duty in rule.duties)
    assert ("; ".join(duties), asset.unread) == (owed, ())


@pytest.mark.parametrize("text", ["niemand hat unterschrieben", "nobody signed", "aucune personne n'a signé", "nadie ha firmado"])
def test_nobody_signed_is_not_nobody_shown(text: str) -> None:
    found = read_release(Cell("talent_release", text, "talent_release", 2), DayOrder.UNKNOWN)
    assert said(found.constraints, found.duties).startswith("unknown")


@pytest.mark.parametrize(
    "text",
    ["sans autorisation", "senza liberatoria", "zonder quitclaim", "bez souhlasu", "A. Mazur nie bezterminowo", "brak zgody"],
)
def test_a_missing_release_is_open_in_any_language(text: str) -> None:
    found = read_release(Cell("talent_release", text, "talent_release", 2), DayOrder.UNKNOWN)
    assert said(found.constraints, found.duties).startswith("unknown")


@pytest.mark.parametrize("text", ["kun web", "tylko internet", "alleen web", "pouze web"])
def test_what_alone_is_allowed_is_never_what_alone_is_banned(text: str) -> None:
    found = read_exclusions(Cell("exclusions", text, "exclusions", 2))
    assert not found.bans
    assert found.constraints


def test_a_credit_that_is_due_elsewhere_is_told() -> None:
    (duty,) = read_credit(Cell("credit_line", "keine Nennung im Print, online © Ott", "credit_line", 2)).duties
    assert duty.text == "Credit: online © Ott"


@pytest.mark.parametrize("text", ["bez gwizdków", "uden fløjter", "kromě Krakonošova", "sem apitos"])
def test_a_ban_in_words_that_nobody_knows_is_open(text: str) -> None:
    found = read_exclusions(Cell("exclusions", text, "exclusions", 2))
    assert said(found.constraints, found.duties, found.bans).startswith("unknown")

"""Territory cells of tests/cases/cells/places.yaml: shorthand in many languages, and what it leaves out or open."""

from pathlib import Path

import pytest
import yaml

from knowledge.register.cell import Cell
from knowledge.register.places import read_places
from policies.rules import TerritoryConstraint

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "cells" / "places.yaml").read_text(encoding="utf-8"))
_FEW = 2


def _read(text: str) -> set[str]:
    outcome = read_places(Cell("territories", text, "territories", 2), None)
    found: set[str] = set()
    for item in outcome.constraints:
        if not isinstance(item, TerritoryConstraint):
            found.add("unread")
            continue
        found |= set(item.include) | {f"-{code}" for code in item.exclude} | ({"WORLD"} if item.worldwide else set())
        found |= {f"~{code}" for code in item.edge} if len(item.edge) <= _FEW else set()
    return found


@pytest.mark.parametrize(("cell", "reading"), _CASES["places"])
def test_a_place_is_read_as_people_mean_it(cell: str, reading: str) -> None:
    assert _read(cell) == set(reading.split())


@pytest.mark.parametrize("cell", ["WW excl. {}", "worldwide ex {}", "weltweit exkl. {}", "all but {}", "WW (-{})", "world w/o {}"])
@pytest.mark.parametrize("code", ["JP", "IN", "TH", "BR", "IL", "ME"])
def test_what_is_taken_out_is_never_in(cell: str, code: str) -> None:
    found = _read(cell.format(code))
    assert code not in found
    assert f"-{code}" in found or "unread" in found

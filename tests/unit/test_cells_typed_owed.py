"""Duties of tests/cases/cells/owed.yaml: what a row asks for is a condition of the yes, in whatever cell it stands."""

from pathlib import Path

import pytest
from typed_rows import ROW, judged

from policies.datafile import load_yaml

CASES = load_yaml((Path(__file__).parents[1] / "cases" / "cells" / "owed.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: " | ".join(str(words) for words in case.values())[:80])
def test_what_is_owed_is_told(case: dict[str, str]) -> None:
    """A cropped TV spot by staff, cleared but for the cell given."""
    typed = {column: words for column, words in case.items() if column != "verdict"}
    assert judged({**ROW, **typed}).value == case["verdict"]

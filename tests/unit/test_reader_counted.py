"""Numbers of copies as people say them, with the name of an asset between the number and the thing or without."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from policies.request import Question
from slm.reading.deterministic import DeterministicReader

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "reading" / "counts.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_the_number_of_copies_is_read(case: dict[str, Any]) -> None:
    request = DeterministicReader().read(Question(text=case["text"], asked_on=date(2026, 3, 16)), case.get("names", ()))

    assert request.quantity == case["copies"]

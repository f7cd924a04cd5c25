"""Readings that a lawyer can check: every case of `tests/cases/reading`."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from policies.request import ClearanceRequest, Question
from slm.reading.deterministic import DeterministicReader

FOLDER = Path(__file__).parents[1] / "cases" / "reading"
LOADED = [case for file in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(file.read_text(encoding="utf-8"))]
CASES = [case for case in LOADED if "reads" in case]  # lists of another shape, such as budgets, have tests of their own


def value(request: ClearanceRequest, field: str) -> Any:
    if field == "copy":
        return request.copy_text
    if field in ("include", "exclude"):
        return sorted(getattr(request.territories, field))
    found = getattr(request, field)
    return [str(item) for item in found] if isinstance(found, tuple) else found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_reads_as_a_careful_person_would(case: dict[str, Any]) -> None:
    """The named fields of the reading are those of the case."""
    question = Question(
        text=case["text"], asker=case.get("asker", "staff"), asked_on=date(2026, 3, 2), thread=tuple(case.get("thread", ()))
    )

    request = DeterministicReader().read(question)

    expected = {field: sorted(v) if field in ("include", "exclude") else v for field, v in case["reads"].items()}
    assert {field: value(request, field) for field in expected} == expected

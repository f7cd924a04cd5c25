"""Exclusions whose subject the question names in other words: tests/cases/cells/neighbours.yaml."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from typed_rows import ROW, TypedUse, judged

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "cells" / "neighbours.yaml").read_text(encoding="utf-8"))
_VERDICTS = {"yes": "allowed", "conditions": "allowed_with_conditions", "no": "not_allowed", "review": "needs_review"}
_PAGE = TypedUse(channel="web", edits=())


@pytest.mark.parametrize(
    ("channel", "case"), [("print" if key == "on_paper" else "web", case) for key in _CASES for case in _CASES[key]]
)
def test_what_stands_next_to_a_ban_is_asked_about(channel: str, case: list[str]) -> None:
    exclusion, adds, verdict = case
    use = replace(_PAGE, channel=channel, said=f"on our {channel} in Germany in May 2026 {adds}")
    code = judged({**ROW, "exclusions": exclusion}, use=use)
    if verdict == "not yes":
        assert not code.is_yes
    else:
        assert code.value == _VERDICTS[verdict]

"""Acts done to an asset are edits, known or unknown; words of mere use are none."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from policies.request import Question
from policies.vocabulary import Modification
from slm.reading.deterministic import DeterministicReader

FOLDER = Path(__file__).parents[1] / "cases" / "edits"


def messages(name: str) -> list[str]:
    return list(yaml.safe_load((FOLDER / name).read_text(encoding="utf-8")))


def edits(text: str) -> list[str]:
    request = DeterministicReader().read(Question(text=text, asked_on=date(2026, 3, 2)))
    assert all(isinstance(edit, Modification) for edit in request.modifications)
    return [*request.modifications, *request.uncoded_modifications]


@pytest.mark.parametrize("text", messages("changed.yaml"))
def test_what_is_done_to_the_asset_is_an_edit(text: str) -> None:
    assert edits(text)


@pytest.mark.parametrize("text", messages("unchanged.yaml"))
def test_what_is_done_with_the_asset_is_none(text: str) -> None:
    assert edits(text) == []

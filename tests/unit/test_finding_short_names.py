"""Short names in a follow-up: the other asset, or a question back, and never the asset spoken of before."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.demonstration.brand import BRAND
from bot.seams import FoundInKnowledge
from bot.stages.retrieve import Found
from knowledge.base import KnowledgeBase
from policies.request import Question
from policies.visibility import Reach
from slm.reading.deterministic.reader import DeterministicReader

FILE = Path(__file__).parents[1] / "cases" / "finding" / "short_names.yaml"
CASES = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def brand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FoundInKnowledge]:
    """A home with the demonstration's register and nothing else."""
    knowledge = KnowledgeBase.open(tmp_path_factory.mktemp("home"))
    knowledge.ingest([BRAND / "register.csv"])
    yield FoundInKnowledge(knowledge)
    knowledge.close()


def _find(brand: FoundInKnowledge, text: str, *thread: str) -> Found:
    question = Question(text=text, asked_on=date(2026, 3, 14), thread=thread)
    return brand.find(question, DeterministicReader().read(question).assets, Reach())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["ask"])
def test_what_a_short_name_points_at(brand: FoundInKnowledge, case: dict[str, Any]) -> None:
    found = _find(brand, case["ask"], case["before"])
    sure = [m.asset.id for m in found.matches if m.fit == 1 and not found.rivals.get(m.asset.id)]

    if case.get("same"):
        spoken_of = {m.asset.id for m in _find(brand, case["before"]).matches}
        assert {m.asset.id for m in found.matches} <= spoken_of
        assert found.matches
    else:
        assert sorted(sure) == sorted(case.get("finds", ()))
        assert len(found.unknown) == case.get("unknown", 0)


@pytest.mark.parametrize(
    "text", ["what about the kettle one?", "and the can?", "the tea scarf one?", "and the old one?", "and the film?"]
)
def test_what_several_go_by_is_asked_back_for(brand: FoundInKnowledge, text: str) -> None:
    """Never an answer about the asset before."""
    found = _find(brand, text, "Heather hero on our website in Germany in May")

    assert found.matches
    assert all(m.fit < 1 for m in found.matches)
    assert "BRI-PHO-001" not in {m.asset.id for m in found.matches}

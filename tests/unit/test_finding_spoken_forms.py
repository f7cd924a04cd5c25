"""How people speak of the demonstration's assets: the right one, a question with the right options, or "I do not know it"."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.demonstration.brand import BRAND
from bot.seams import FoundInKnowledge
from bot.stages.turn import Turn
from bot.stages.understand import Understand
from knowledge.base import KnowledgeBase
from policies.request import Question
from policies.visibility import Reach
from slm.reading.deterministic.reader import DeterministicReader
from slm.reading.local_use import at_home

FILE = Path(__file__).parents[1] / "cases" / "finding" / "spoken_forms.yaml"
CASES = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def brand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FoundInKnowledge]:
    """A home with the demonstration's register and nothing else."""
    knowledge = KnowledgeBase.open(tmp_path_factory.mktemp("home"))
    knowledge.ingest([BRAND / "register.csv"])
    yield FoundInKnowledge(knowledge)
    knowledge.close()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["ask"][:70])
def test_what_people_call_an_asset(brand: FoundInKnowledge, case: dict[str, Any]) -> None:
    """The asset that is found, those that are asked back for, and the names that nothing answers to are those of the case."""
    question = Question(text=case["ask"], asked_on=date(2026, 3, 14))
    understand = Understand(DeterministicReader(), names=brand, place=at_home)
    request = understand(Turn(question=question, reach=Reach())).understood

    found = brand.find(question, request.assets, Reach())

    unsure = [m for m in found.matches if m.fit < 1 or found.rivals.get(m.asset.id)]
    asked = {match.asset.id for m in unsure for match in (m, *found.rivals.get(m.asset.id, ()))}
    told = {
        "finds": sorted(m.asset.id for m in found.matches if m not in unsure),
        "asks": sorted(asked),
        "unknown": len(found.unknown),
    }
    assert told == {
        "finds": sorted(case.get("finds", ())),
        "asks": sorted(case.get("asks", ())),
        "unknown": case.get("unknown", 0),
    }

"""How well passages and assets are found on the labelled development sets, as the scorer counts it."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from knowledge.base import KnowledgeBase
from knowledge.finding import AssetFinder
from knowledge.ingestion import Settings
from policies.evidence import AssetFacts
from policies.request import Question
from policies.rules import Source
from policies.visibility import Reach
from policies.vocabulary import Visibility

DATA = Path(__file__).parents[3] / "shared" / "data"

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not DATA.is_dir(), reason=f"the development data is not at {DATA}")]


def _cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / "cases" / name).read_text(encoding="utf-8").splitlines()]


def _fold(text: str) -> list[str]:
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"<[^>]+>", " ", text.lower())).split()


def _hit(quote: str, cited: str) -> bool:
    want, got = _fold(quote), _fold(cited)
    if " ".join(want) in " ".join(got):
        return True
    rest = iter(got)
    in_order = sum(any(word == other for other in rest) for word in want)
    return len(set(want) & set(got)) / len(set(want)) >= 0.6 and in_order / len(want) >= 0.3


def test_five_passages_hold_the_evidence_for_three_questions_of_four(tmp_path: Path) -> None:
    """On the real policy documents; the right document is among them for nine of ten."""
    asked = [case for case in _cases("policy_questions_dev.jsonl") if case["evidence"]]
    quotes = documents = 0
    with KnowledgeBase.open(tmp_path / "home") as base:
        base.ingest([DATA / "policies"], Settings(visibility=Visibility.PUBLIC))
        for case in asked:
            thread = tuple(case["thread"])
            found = base.search.retrieve(case["question"], reach=Reach(), channel=case["channel"], thread=thread, k=5)
            quotes += any(_hit(e["quote"], s.passage.text) for e in case["evidence"] for s in found)
            documents += any(e["document"] in s.passage.document for e in case["evidence"] for s in found)
    assert quotes / len(asked) >= 0.75
    assert documents / len(asked) >= 0.9


class Shelf:
    """A catalogue of the assets of the development cases."""

    def __init__(self, cases: Sequence[dict[str, Any]]) -> None:
        self._assets = [
            AssetFacts(
                id=case["id"], name=case["asset"]["title"], kind=case["asset"]["type"], source=Source(document="register.csv")
            )
            for case in cases
        ]

    def generation(self) -> int:
        return 1

    def assets(self) -> Sequence[AssetFacts]:
        return self._assets


@pytest.mark.parametrize(("introduced", "least"), [(True, 0.98), (False, 0.9)])
def test_the_asset_meant_is_found_among_a_hundred(introduced: bool, least: float) -> None:
    """With the asset introduced in the thread, and from the words of the question and its own thread alone."""
    rounds: dict[int, list[dict[str, Any]]] = {}
    seen: Counter[str] = Counter()
    for case in _cases("structured_dev.jsonl"):
        title = case["asset"]["title"]
        rounds.setdefault(seen[title], []).append(case)
        seen[title] += 1
    found = 0
    for cases in rounds.values():
        finder = AssetFinder(Shelf(cases))  # type: ignore[arg-type]  # the finder asks a catalogue for nothing else
        for case in cases:
            opening = (f"This is about {case['asset']['title']}.",) if introduced else ()
            question = Question(text=case["question"], asked_on=date(2026, 1, 1), thread=(*opening, *case["thread"]))
            found += [match.asset.id for match in finder.find(question, (), Reach()).matches] == [case["id"]]
    assert found / seen.total() >= least

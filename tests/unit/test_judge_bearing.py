"""How surely bans and gates of policies touch a use that a register permits."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from policies.evidence import Bearing
from policies.request import Question
from policies.rules import Source
from policies.vocabulary import Asker
from slm.judging.judge import Clause
from slm.judging.plain import PlainJudge
from slm.reading.deterministic.reader import DeterministicReader

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/judging/bearing.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['clause'][:40]} / {case.get('ask') or case['partner']}")
def test_a_clause_bears_on_a_use_as_surely_as_its_words_do(case):
    asker = Asker.STAFF if "ask" in case else Asker.THIRD_PARTY
    question = Question(text=case.get("ask") or case["partner"], asked_on=date(2026, 3, 16), asker=asker)
    clause = Clause(Source(document="policy.md", quote=case["clause"]), ("Rules of the house",), case["clause"])
    (judged,) = PlainJudge().judge(question, DeterministicReader().read(question), [clause])
    assert max(judged.bearing, Bearing.NONE).name.lower() == case["bears"]

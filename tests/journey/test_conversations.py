"""Conversations of tests/cases/conversations.yaml, held with the assembled desk on the demonstration brand."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.bootstrap import open_office
from bot.demonstration.home import build, clear
from bot.demonstration.tour import clock_of_the_tour
from bot.settings import Settings
from policies.request import Question
from policies.vocabulary import Asker

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "conversations.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    home = tmp_path_factory.mktemp("conversations") / "home"
    clear(home)
    with open_office(Settings(home=home), clock=clock_of_the_tour) as opened:
        build(opened)
        yield opened


@pytest.mark.parametrize("case", CASES, ids=[case["ask"][:60] or "nothing" for case in CASES])
def test_the_desk_answers_what_is_meant(office, case):
    partner = case.get("as")
    asker = Asker.THIRD_PARTY if partner else Asker.STAFF
    thread = tuple(case.get("thread", ()))
    question = Question(text=case["ask"], thread=thread, asked_on=date(2026, 3, 16), asker=asker, party=partner)
    answer = office.clearance.answer(question, escalate="case" in case)

    assert [asset.id for asset in answer.assets] == case["assets"]
    verdicts = [part.verdict.value for part in answer.parts] or [answer.verdict.value]
    assert verdicts == case["verdicts"]
    assert (answer.escalation is not None) == case.get("case", False)
    assert case.get("says", "") in answer.answer + json.dumps([reason.text for reason in answer.reasons])
    if answer.verdict.value == "needs_review":
        assert answer.reasons


def test_asking_why_joins_the_case_that_the_use_has(office):
    asked = Question(text="Cold brew rooftop on our website in Germany in June 2026?", asked_on=date(2026, 3, 16))
    first = office.clearance.answer(asked)
    assert first.escalation is not None
    for said in ("why?", "who decided that?", "can I get the file?"):
        later = office.clearance.answer(asked.model_copy(update={"text": said, "thread": (asked.text,)}))
        assert later.escalation == first.escalation

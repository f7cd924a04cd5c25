"""The demonstration brand's policies, written as rules: quoted word for word, and binding where the register says yes."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.bootstrap import open_office
from bot.demonstration import brand
from bot.demonstration.home import build, clear
from bot.demonstration.tour import clock_of_the_tour
from bot.settings import Settings
from policies.request import Question
from policies.rulefile import read_rules
from policies.vocabulary import Asker

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/demonstration/policies.yaml").read_text(encoding="utf-8"))


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".:;")


def test_every_rule_quotes_its_policy_word_for_word():
    files = {source.path.name: source.path for source in brand.sources()}
    rules = read_rules(files["brand-rules.yaml"].read_text(encoding="utf-8"), "brand-rules.yaml")
    assert len(rules) >= 20
    wrong = [
        rule.id
        for rule in rules
        if _plain(rule.source.quote) not in _plain(files[rule.source.document].read_text(encoding="utf-8"))
    ]
    assert wrong == []


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The demonstration brand, ready to be asked."""
    home = tmp_path_factory.mktemp("demo") / "home"
    clear(home)
    with open_office(Settings(home=home), clock=clock_of_the_tour) as opened:
        build(opened)
        yield opened


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['ask'][:60]} ({case.get('party', 'staff')})")
def test_a_policy_binds_where_the_register_says_yes(office, case):
    party = case.get("party")
    asker = Asker.THIRD_PARTY if party else Asker.STAFF
    question = Question(text=case["ask"], asked_on=date(2026, 3, 16), asker=asker, party=party)
    answer = office.clearance.answer(question, escalate=False)
    assert answer.verdict == case["verdict"], answer.answer
    if "cites" in case:
        told = " ".join((answer.answer, *(citation.quote for citation in answer.citations), *(r.text for r in answer.reasons)))
        rules = {reason.rule for reason in answer.reasons if reason.rule}
        assert case["cites"] in told or party or rules, told

"""The desk's questions back can be answered with their own options, and lead on or to legal, never round in a circle."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.bootstrap import open_office
from bot.settings import Settings
from policies.request import Question

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "asked_back.yaml").read_text(encoding="utf-8"))
REGISTER = """\
asset_id,name,kind,licence_window,territories,channels,exclusions,modification,third_party_use,talent_release,credit_line
QF-1,Stove at dusk,photo,15.03.2026 - 14.09.2026,DACH,"web, social organic, email",none,crop ok,no,nobody shown,none
QF-2,Ferry deck,photo,perpetual,UK & Ireland,print only,print run up to 5000,crop ok,no,nobody shown,none
QF-3,Sock flatlay,photo,perpetual,worldwide,all media,none,anything goes,anyone,nobody shown,none
QF-4,Oak gate,photo,perpetual,worldwide,TV,none,crop ok,no,nobody shown,none
QF-5,Oak gate,photo,perpetual,worldwide,web,none,crop ok,no,nobody shown,none
"""
RULES = """\
rules:
  - id: TV-1
    forbid: [display]
    assets: [QF-3]
    channels: [tv]
    from: 2026-11-01
    until: 2026-12-31
    says: No television for the socks in November and December.
    source: memo.md
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asked")
    (folder / "register.csv").write_text(REGISTER, encoding="utf-8")
    (folder / "rules.yaml").write_text(RULES, encoding="utf-8")
    opened = open_office(Settings(home=folder / "home"))
    from knowledge.ingestion import Settings as How  # noqa: PLC0415 - as the program itself imports it

    opened.knowledge.ingest([folder / "register.csv", folder / "rules.yaml"], How())
    return opened


def ask(office, text: str, thread: tuple[str, ...]):
    return office.clearance.answer(Question(text=text, asked_on=date(2026, 4, 20), thread=thread))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_conversation_leads_on(office, case):
    says = case["says"]
    first = ask(office, says[0], ())
    assert first.ask_back is not None, first.answer
    answer = ask(office, says[-1], tuple(says[:-1]))
    assert answer.verdict.value == case["verdict"], answer.answer
    assert (answer.ask_back is not None) is case.get("asked", False)
    assert (answer.escalation is not None) is case.get("case", False)
    if case.get("case"):
        assert answer.escalation.case in answer.answer

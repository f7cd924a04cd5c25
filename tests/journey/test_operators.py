"""What those who run the desk rely on: checks that look, options that are heeded, steps that can be watched."""

import json
import shutil
from datetime import date
from typing import Any

import pytest
from langchain_core.callbacks import BaseCallbackHandler
from test_ask_escalate_rule import POLICY, REGISTER, YEAR, ask, run

from bot.bootstrap import open_office
from bot.settings import Settings
from policies.request import Question

UNREACHABLE = "http://127.0.0.1:9/"
BAN = """rules:
  - id: NO-WEB
    forbid: any
    channels: [web]
    says: "Nothing goes on the web this year."
    source: memo.md
"""


@pytest.fixture
def home(tmp_path):
    (tmp_path / "register.csv").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "logo.md").write_text(POLICY, encoding="utf-8")
    run(tmp_path, "ingest", tmp_path / "register.csv")
    run(tmp_path, "ingest", tmp_path / "logo.md")
    return tmp_path


def _use(asset: str) -> str:
    return f"Can we crop the {asset} for our website in Germany from 1 to 30 June {YEAR}?"


def test_a_batch_is_asked_by_whom_the_option_says(home):
    """Internal assets stay unknown to a partner in a batch as well."""
    (home / "b.jsonl").write_text(json.dumps({"text": _use("Aurora hero")}) + "\n", encoding="utf-8")
    as_staff = json.loads(run(home, "ask", "--batch", "b.jsonl", "--no-escalate", "--json"))
    as_partner = json.loads(run(home, "ask", "--batch", "b.jsonl", "--as", "partner:Acme", "--no-escalate", "--json"))
    assert (as_staff["verdict"], as_partner["verdict"], as_partner["assets"]) == ("allowed", "needs_review", [])
    run(home, "ask", "--batch", "b.jsonl", "--channel", "#x", status=2)


def test_an_audit_log_that_is_gone_is_noticed(home):
    """An empty log beside cases is no intact one."""
    ask(home, _use("Lantern still life"))
    run(home, "audit", "verify")
    shutil.rmtree(home / "home" / "audit")
    run(home, "audit", "verify", status=1)
    assert "FIX  audit" in run(home, "doctor", status=1)


def test_the_doctor_reads_organisations_and_calls_slack(home, monkeypatch):
    (home / "home" / "organisations.yaml").write_text("organisations: [", encoding="utf-8")
    assert "FIX  organisations" in run(home, "doctor", status=1)
    (home / "home" / "organisations.yaml").write_text("organisations: []", encoding="utf-8")
    run(home, "doctor")
    for name, value in {"BOT_TOKEN": "xoxb-1", "APP_TOKEN": "xapp-1", "LEGAL_CHANNEL": "C1", "REVIEWERS": "U1"}.items():
        monkeypatch.setenv(f"SLACK_{name}", value)
    monkeypatch.setenv("SLACK_API_URL", UNREACHABLE)
    assert "FIX  slack: Slack cannot be reached" in run(home, "doctor", status=1)


def test_a_map_to_no_column_is_refused(home):
    (home / "map.yaml").write_text("Laufzeit: licence_windw\n", encoding="utf-8")
    run(home, "ingest", home / "register.csv", "--map", home / "map.yaml", status=2)


@pytest.mark.parametrize(("strategy", "verdict"), [("prohibit", "not_allowed"), ("invalid", "needs_review"), ("permit", "allowed")])
def test_the_conflict_strategy_is_a_setting(home, monkeypatch, strategy, verdict):
    """The brand's own choice, as ODRL has it; the default is that the prohibition wins."""
    (home / "rules.yaml").write_text(BAN, encoding="utf-8")
    run(home, "ingest", home / "rules.yaml")
    monkeypatch.setenv("CLEARANCE_CONFLICT", strategy)
    assert ask(home, _use("Aurora hero"), "--no-escalate")["verdict"] == verdict


class _Watcher(BaseCallbackHandler):
    """Notes what it is shown."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def on_chain_start(self, serialized: Any, inputs: Any, **kwargs: Any) -> None:
        self.seen.append(kwargs.get("name") or "")

    def on_retriever_start(self, serialized: Any, query: str, **kwargs: Any) -> None:
        self.seen.append(f"search: {query}")


def test_steps_and_searches_can_be_watched(home):
    """The retriever of the flow is LangChain's: a handler sees the search inside its step."""
    watcher = _Watcher()
    with open_office(Settings(home=home / "home")) as office:
        question = Question(text="May I sell mugs with the logo?", asked_on=date(YEAR, 3, 14))
        office.clearance.answer(question, escalate=False, callbacks=[watcher])
    steps = [name for name in watcher.seen if name in {"understand", "retrieve", "decide", "trust", "respond"}]
    assert steps == ["understand", "retrieve", "decide", "trust", "respond"]
    assert "search: May I sell mugs with the logo?" in watcher.seen

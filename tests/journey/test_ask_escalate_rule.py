"""The main job on real stores: ingest, ask, escalate, rule, and ask again, with SQLite and Chroma."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime

import pytest

from bot.cli import main

YEAR = datetime.now(UTC).year + 1
"""Questions are asked next year, since a ruling counts from the day it is made."""
COLUMNS = (
    "asset_id,name,kind,licence_window,territories,channels,exclusions,modification,third_party_use,talent_release,credit_line"
)
REGISTER = f"""{COLUMNS}
AUR-1,Aurora hero,photo,01.01.{YEAR} - 31.12.{YEAR},DACH,"web, paid social",none,crop ok,no,nobody shown,none
AUR-2,Lantern still life,photo,01.01.{YEAR} - 31.12.{YEAR},tbc,web,none,crop ok,no,nobody shown,Photo: Example Studio
AUR-3,Night market,photo,01.01.{YEAR} - 31.12.{YEAR},worldwide,all media,none,crop ok,no,nobody shown,none
"""
POLICY = """# Logo rules

## What is fine

You may show the logo on slides of a talk without asking.

## What is not

Do not sell goods that carry the logo.
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home with a small register and one policy."""
    folder = tmp_path_factory.mktemp("journey")
    (folder / "register.csv").write_text(REGISTER, encoding="utf-8")
    (folder / "logo.md").write_text(POLICY, encoding="utf-8")
    report = run(folder, "ingest", folder / "register.csv", "--json")
    assert json.loads(report)["assets"] == 3
    assert json.loads(run(folder, "ingest", folder / "logo.md", "--visibility", "public", "--json"))["passages"] >= 2
    return folder


def run(folder, *args, status=0):
    """Run a command in this process; the start of a process is tested with the command line's usage."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.chdir(folder)
        patch.setattr(sys, "argv", ["clearance", *map(str, args)])
        patch.setenv("CLEARANCE_HOME", str(folder / "home"))
        with pytest.raises(SystemExit) as left:
            main()
    assert (left.value.code or 0) == status, err.getvalue()
    return out.getvalue()


def ask(folder, text, *more):
    return json.loads(run(folder, "ask", text, "--on", f"{YEAR}-03-14", "--json", *more))


def use(asset, place):
    return f"Can we crop the {asset} for our website in {place} from 1 to 30 June {YEAR}?"


def test_a_covered_use_is_allowed_and_cited(home):
    answer = ask(home, use("Aurora hero", "Germany"))
    assert answer["verdict"] == "allowed"
    assert any(citation["quote"] == "DACH" for citation in answer["citations"])
    assert answer["assets"][0]["id"] == "AUR-1"


def test_an_uncovered_country_is_a_no(home):
    assert ask(home, use("Aurora hero", "Japan"))["verdict"] == "not_allowed"


def test_two_assets_are_answered_each(home):
    answer = ask(home, use("Aurora hero and the Night market", "Japan"))
    assert {asset["id"] for asset in answer["assets"]} == {"AUR-1", "AUR-3"}
    assert answer["verdict"] == "not_allowed"
    assert "Night market: Yes" in answer["answer"]


def test_an_internal_asset_is_unknown_to_third_parties(home):
    answer = ask(home, use("Aurora hero", "Germany"), "--as", "partner:Acme", "--no-escalate")
    assert answer["verdict"] == "needs_review"
    assert answer["assets"] == []
    assert "DACH" not in json.dumps(answer)


def test_ask_escalate_rule_and_ask_again(home):
    question = use("Lantern still life", "Germany")
    first = ask(home, question)
    assert first["verdict"] == "needs_review"
    case = first["escalation"]["case"]
    assert ask(home, question)["escalation"]["case"] == case

    shown = json.loads(run(home, "queue", "show", case, "--json"))
    assert shown["asset"] == "AUR-2"
    assert shown["question"]["text"] == question
    run(home, "queue", "claim", case, "--by", "tom")
    run(home, "queue", "rule", case, "--verdict", "allowed", "--reason", "x", "--by", "isla", status=1)
    ruling = ("--verdict", "allowed_with_conditions", "--condition", "Web only", "--reason", "The contract covers Germany.")
    run(home, "queue", "rule", case, *ruling, "--until", f"{YEAR}-12-31", "--by", "tom")

    again = ask(home, question)
    assert again["verdict"] == "allowed_with_conditions"
    assert again["conditions"] == ["Web only"]
    assert any(case in citation["document"] for citation in again["citations"])
    wider = ask(home, use("Lantern still life", "Germany and France"), "--no-escalate")
    assert wider["verdict"] == "needs_review"
    late = json.loads(run(home, "ask", question, "--on", f"{YEAR + 1}-01-02", "--no-escalate", "--json"))
    assert late["verdict"] not in {"allowed", "allowed_with_conditions"}


def test_a_changed_rule_ends_the_precedent(home):
    question = use("Night market", "Germany")
    text = REGISTER.replace("worldwide,all media", "tbc,all media")
    (home / "register.csv").write_text(text, encoding="utf-8")
    run(home, "ingest", home / "register.csv")
    case = ask(home, question)["escalation"]["case"]
    run(home, "queue", "rule", case, "--verdict", "allowed", "--reason", "Cleared by phone with the agency.", "--by", "tom")
    assert ask(home, question)["verdict"] == "allowed"
    (home / "register.csv").write_text(text.replace("tbc,all media", "tbc,print"), encoding="utf-8")
    run(home, "ingest", home / "register.csv")
    assert ask(home, question, "--no-escalate")["verdict"] not in {"allowed", "allowed_with_conditions"}


def test_a_batch_keeps_the_order_and_goes_on_after_a_bad_line(home):
    lines = [{"id": "a", "text": use("Aurora hero", "Germany"), "on": f"{YEAR}-03-14"}, "bad", {"id": "c", "text": ""}]
    (home / "q.jsonl").write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines), encoding="utf-8")
    answers = [json.loads(line) for line in run(home, "ask", "--batch", "q.jsonl", "--json", "--no-escalate").splitlines()]
    assert [answer["id"] for answer in answers] == ["a", None, "c"]
    assert "error" in answers[1]
    assert "error" not in answers[0]
    assert answers[0]["verdict"] == "allowed"
    assert answers[2]["answer"]


def test_policies_are_cited_word_for_word(home):
    answer = ask(home, "May we sell mugs with the logo on them?", "--as", "partner:Acme", "--no-escalate")
    assert answer["verdict"] in {"not_allowed", "needs_review"}
    assert any("Do not sell goods that carry the logo." in citation["quote"] for citation in answer["citations"])


def test_doctor_and_audit_find_everything_in_order(home):
    assert "FIX" not in run(home, "doctor")
    run(home, "ask", "hello", "--no-escalate")
    assert json.loads(run(home, "audit", "verify", "--json"))["intact"]
    chain = home / "home" / "audit" / "chain.jsonl"
    rows = chain.read_text(encoding="utf-8").splitlines(keepends=True)
    chain.write_text("".join([rows[1], rows[0], *rows[2:]]), encoding="utf-8")
    run(home, "audit", "verify", status=1)
    chain.write_text("".join(rows), encoding="utf-8")


def test_understanding_prints_the_request_with_its_words(home):
    reading = json.loads(run(home, "understand", use("Aurora hero", "Germany"), "--on", f"{YEAR}-03-14", "--json"))
    assert (reading["start"], reading["end"]) == (f"{YEAR}-06-01", f"{YEAR}-06-30")
    assert reading["territories"]["include"] == ["DE"]
    assert "Germany" in reading["spans"]["territory"]

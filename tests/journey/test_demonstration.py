"""The demonstration: its tour shows what it promises, on real stores, and twice in a row."""

import sys
from datetime import date

import pytest

from bot.bootstrap import open_office
from bot.cli import main
from bot.demonstration import brand
from bot.demonstration.home import MARK, build, clear
from bot.demonstration.tour import clock_of_the_tour, run_tour
from bot.errors import HomeError
from bot.escalation.case import CaseDraft, CaseState, Scope
from bot.settings import Settings
from policies.decision import decide
from policies.evidence import AssetMatch, Evidence
from policies.request import Question
from policies.vocabulary import Asker, VerdictCode


@pytest.fixture(scope="module")
def toured(tmp_path_factory):
    """The office of a demonstration after its tour, with what the tour showed."""
    home = tmp_path_factory.mktemp("demo") / "home"
    clear(home)
    with open_office(Settings(home=home), clock=clock_of_the_tour) as office:
        built, seen = build(office), []
        yield office, built, run_tour(office.clearance, office.casework, seen.append)


def test_the_brand_is_as_large_as_promised(toured):
    _, built, _ = toured
    assert built.assets >= 80
    assert built.rulings >= 12
    assert len([s for s in brand.sources() if s.path.suffix == ".md"]) >= 6


def test_the_tour_shows_every_verdict_as_promised(toured):
    _, _, shown = toured
    assert [step.stop.title for step in shown if not step.is_as_expected] == []
    assert {step.answer.verdict for step in shown if step.answer} == frozenset(VerdictCode)


def test_the_tour_shows_a_question_back_a_nearest_yes_a_case_and_a_precedent(toured):
    office, _, shown = toured
    answers = [step.answer for step in shown if step.answer]
    assert any(answer.ask_back for answer in answers)
    assert any(answer.nearest_yes for answer in answers)
    assert any(answer.escalation for answer in answers)
    assert any("C-0000" in citation.document for answer in answers for citation in answer.citations)
    assert any(step.case for step in shown)
    report = office.audit.verify()
    assert report.is_intact
    assert report.entries > len(answers)


def test_past_rulings_are_cases_that_legal_decided(toured):
    office, built, _ = toured
    done = office.casework.list(frozenset({CaseState.RULED}))
    assert len(done) >= built.rulings
    assert {case.ruling.scope for case in done[: built.rulings]} == set(Scope)
    assert {case.ruling.verdict for case in done[: built.rulings]} == set(VerdictCode) - {VerdictCode.NEEDS_REVIEW}


@pytest.mark.parametrize("number", range(1, 13))
def test_what_was_ruled_is_answered_from_the_ruling_when_it_is_asked_again(toured, number):
    office, _, _ = toured
    past = brand.past_rulings()[number - 1]
    answer = office.clearance.answer(past.question.model_copy(update={"asked_on": brand.tour_day()}), escalate=False)
    told = f"Legal decided the same request in case C-{number:06d}" in answer.answer
    assert told is (past.ruling.scope is not Scope.ONCE)
    if told:
        assert answer.verdict is past.ruling.verdict
        assert [asset.id for asset in answer.assets] == [past.asset]


def test_building_again_changes_nothing(toured):
    office, built, _ = toured
    again = build(office)
    assert (again.assets, again.rules, again.passages, again.rulings) == (built.assets, built.rules, built.passages, 0)


def test_only_an_older_demonstration_is_emptied(tmp_path):
    (tmp_path / "precious.txt").write_text("mine")
    with pytest.raises(HomeError, match="something else"):
        clear(tmp_path)
    assert (tmp_path / "precious.txt").exists()
    clear(tmp_path / "new")
    (tmp_path / "new" / "old.db").write_text("x")
    clear(tmp_path / "new")
    assert (tmp_path / "new" / MARK).exists()
    assert not (tmp_path / "new" / "old.db").exists()


def test_the_command_ends_after_the_tour_without_a_terminal(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["clearance", "demo", "--home", str(tmp_path / "demo")])
    with pytest.raises(SystemExit) as left:
        main()
    assert not left.value.code
    out = capsys.readouterr()
    assert "NOT ALLOWED" in out.out
    assert "Not as the tour promises" not in out.err


def test_past_rulings_bear_their_own_day_and_end_when_the_asset_is_withdrawn(toured):
    office, _, _ = toured
    seeded = {case.id: case for case in office.casework.list(frozenset({CaseState.RULED}))}
    crew = seeded["C-000001"]
    assert (crew.opened_at.date(), crew.ruled_at.date()) == (date(2026, 1, 12), date(2026, 1, 12))
    asked = seeded["C-000002"].draft
    found = office.casework.precedents("BRI-PHO-018", asked.question)
    assert [precedent.ruled_on for precedent in found] == [date(2026, 1, 20)]
    facts, book = office.knowledge.asset("BRI-PHO-018"), office.knowledge.rulebook()

    def verdict(status):
        asset = facts.model_copy(update={"status": status})
        evidence = Evidence(asset=AssetMatch(asset=asset, score=1.0), precedents=found, asker=Asker.STAFF)
        return decide(asked.request, evidence, book, date(2026, 3, 14)).code

    assert verdict("current") is VerdictCode.ALLOWED_WITH_CONDITIONS
    assert verdict("withdrawn") is VerdictCode.NOT_ALLOWED


def test_a_ruling_bears_the_day_it_is_given(tmp_path, monkeypatch):
    with open_office(Settings(home=tmp_path)) as office:
        question = Question(text="Walrus on mugs?", asked_on=date(2026, 5, 2))
        case = office.casework.on_day(date(2026, 5, 2)).open(CaseDraft(question=question, to_decide="May it?"))
    rule = ["queue", "rule", case.id, "--verdict", "not_allowed", "--reason", "No.", "--on", "2026-05-03", "--home", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", ["clearance", *rule])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0
    with open_office(Settings(home=tmp_path)) as office:
        assert office.casework.get(case.id).ruled_at.date() == date(2026, 5, 3)

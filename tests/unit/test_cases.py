"""Casework: the steps of a case, and what a ruling does for the next like request."""

from datetime import date, timedelta

import pytest
from desk_fakes import NOW, TODAY, FakeAudit, case_desk, question
from sqlalchemy import create_engine, inspect

from bot.errors import CaseError, UnknownCaseError, WrongStateError
from bot.escalation.case import CaseDraft, CaseRuled, CaseState, Ruling
from bot.escalation.trail import CaseTrail
from bot.storage.engine import HEAD, open_engine
from bot.storage.tables import Base
from policies.request import ClearanceRequest
from policies.vocabulary import Asker, Channel, VerdictCode

REQUEST = ClearanceRequest(assets=("Aurora hero",), channels=(Channel.WEB,))


def draft(**more):
    values = {"question": question(), "request": REQUEST, "asset": "AUR-1", "to_decide": "Whether it may.", **more}
    return CaseDraft(**values)


def ruling(**more):
    return Ruling(**{"verdict": VerdictCode.ALLOWED, "reason": "Read the contract.", "by": "tom", **more})


def test_a_case_is_claimed_released_and_ruled():
    desk = case_desk()
    case = desk.open(draft())
    assert (case.id, case.state) == ("C-000001", CaseState.OPEN)
    assert desk.claim("c-1", "tom").claimed_by == "tom"
    assert desk.claim("C-000001", "tom").state is CaseState.CLAIMED
    assert desk.release("1", "tom").state is CaseState.OPEN
    ruled = desk.rule("C-000001", ruling())
    assert (ruled.state, ruled.ruled_at) == (CaseState.RULED, NOW)
    assert desk.get("C-000001").ruling == ruling()
    assert not desk.list()


def test_steps_that_make_no_sense_are_refused():
    desk = case_desk()
    desk.open(draft())
    with pytest.raises(WrongStateError, match="open"):
        desk.release("C-000001", "tom")
    desk.claim("C-000001", "tom")
    with pytest.raises(WrongStateError, match="claimed by tom"):
        desk.claim("C-000001", "isla")
    with pytest.raises(WrongStateError, match="claimed by tom"):
        desk.rule("C-000001", ruling(by="isla"))
    desk.rule("C-000001", ruling())
    with pytest.raises(WrongStateError, match="ruled"):
        desk.rule("C-000001", ruling())
    with pytest.raises(UnknownCaseError):
        desk.get("C-000099")
    with pytest.raises(UnknownCaseError):
        desk.get("nonsense")


def test_rulings_must_be_complete():
    desk = case_desk()
    desk.open(draft())
    with pytest.raises(CaseError, match="needs the day"):
        desk.rule("C-000001", ruling(scope="until"))
    with pytest.raises(CaseError, match="condition"):
        desk.rule("C-000001", ruling(verdict=VerdictCode.ALLOWED_WITH_CONDITIONS))
    with pytest.raises(ValueError, match="verdict"):
        ruling(verdict=VerdictCode.NEEDS_REVIEW)


def test_a_ruling_is_a_precedent_for_the_same_asset_and_kind_of_asker_only():
    desk = case_desk()
    desk.open(draft(rule_versions=("R-1@1",)))
    desk.rule("C-000001", ruling())
    found = desk.precedents("AUR-1", question())
    assert [(p.case, p.verdict, p.rule_versions, p.request) for p in found] == [("C-000001", "allowed", ("R-1@1",), REQUEST)]
    assert desk.precedents("AUR-2", question()) == ()
    assert desk.precedents("AUR-1", question(asker=Asker.THIRD_PARTY, party="Acme")) == ()


def test_an_organisations_ruling_is_for_that_organisation():
    desk = case_desk()
    desk.open(draft(question=question(asker=Asker.THIRD_PARTY, party="Acme")))
    desk.rule("C-000001", ruling())
    assert len(desk.precedents("AUR-1", question(asker=Asker.THIRD_PARTY, party="acme"))) == 1
    assert desk.precedents("AUR-1", question(asker=Asker.THIRD_PARTY, party="Other")) == ()
    assert desk.precedents("AUR-1", question(asker=Asker.THIRD_PARTY)) == ()
    assert desk.precedents("AUR-1", question()) == ()


def test_a_ruling_ends_on_its_last_day_and_once_is_no_precedent():
    desk = case_desk()
    desk.open(draft())
    desk.rule("C-000001", ruling(scope="until", until=TODAY))
    assert len(desk.precedents("AUR-1", question())) == 1
    later = question().model_copy(update={"asked_on": TODAY + timedelta(days=1)})
    assert desk.precedents("AUR-1", later) == ()
    desk.open(draft(asset="AUR-2"))
    desk.rule("C-000002", ruling(scope="once"))
    assert desk.precedents("AUR-2", question()) == ()


def test_without_an_asset_only_the_very_same_words_are_a_like_request():
    desk = case_desk()
    desk.open(draft(question=question("May we sell mugs?"), asset=None, request=ClearanceRequest()))
    desk.rule("C-000001", ruling())
    assert len(desk.precedents(None, question("may we  sell MUGS?"))) == 1
    assert desk.precedents(None, question("May we sell knives?")) == ()


def test_a_ruling_on_what_was_not_understood_is_no_precedent():
    desk = case_desk()
    desk.open(draft(request=None))
    desk.rule("C-000001", ruling())
    assert desk.precedents("AUR-1", question()) == ()


def test_surfaces_hear_of_rulings():
    heard = []

    class Ear:
        def hear(self, event):
            heard.append(event)

    desk = case_desk([Ear()])
    desk.open(draft(origin={"channel": "C1"}))
    desk.rule("C-000001", ruling())
    assert [event.name for event in heard] == ["CaseOpened", "CaseRuled"]
    assert isinstance(heard[1], CaseRuled)
    assert dict(heard[1].case.origins[0]) == {"channel": "C1"}


def test_every_step_is_written_to_the_audit_log():
    audit = FakeAudit()
    desk = case_desk([CaseTrail(audit)])
    desk.open(draft(rule_versions=("R-1@1",)))
    desk.claim("C-000001", "tom")
    desk.rule("C-000001", ruling())
    assert [kind for kind, _ in audit.entries] == ["CaseOpened", "CaseClaimed", "CaseRuled"]
    entry = audit.entries[-1][1]
    assert (entry["by"], entry["ruling"]["verdict"], entry["rule_versions"]) == ("tom", "allowed", ["R-1@1"])


def test_a_new_question_after_the_ruling_is_a_new_case():
    desk = case_desk()
    first = desk.open(draft())
    assert desk.open(draft()).id == first.id
    desk.rule(first.id, ruling(scope="once"))
    assert desk.open(draft()).id != first.id
    assert desk.open(draft(request=REQUEST.model_copy(update={"end": date(2027, 1, 1)}))).id == "C-000003"


def test_migrations_make_the_tables_of_the_models(tmp_path):
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    open_engine(url)
    inspector = inspect(create_engine(url))
    for table in Base.metadata.tables.values():
        assert {c["name"] for c in inspector.get_columns(table.name)} == {c.name for c in table.columns}
        assert {i["name"] for i in inspector.get_indexes(table.name)} == {i.name for i in table.indexes}
    with create_engine(url).connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM desk_alembic_version").scalar() == HEAD
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_only_who_claimed_a_case_gives_it_back_and_a_forced_step_names_both():
    audit = FakeAudit()
    desk = case_desk([CaseTrail(audit)])
    desk.open(draft())
    desk.claim("C-1", "tom")
    with pytest.raises(WrongStateError, match="claimed by tom, not by isla"):
        desk.release("C-1", "isla")
    assert desk.get("C-1").claimed_by == "tom"
    assert desk.release("C-1", "isla", force=True).state is CaseState.OPEN
    kind, entry = audit.entries[-1]
    assert (kind, entry["by"], entry["taken_from"]) == ("CaseReleased", "isla", "tom")


def test_a_case_carries_what_was_ruled_before_on_its_asset_whoever_asked():
    desk = case_desk()
    desk.open(draft(question=question("First?")))
    desk.rule("C-1", ruling(reason="Contract 7 was read."))
    desk.open(draft(question=question("Second?")))
    (earlier,) = desk.get("C-2").draft.ruled_before
    assert "C-000001" in earlier
    assert "Contract 7 was read." in earlier
    assert "First?" in earlier
    other = draft(question=question("Third?"), asset="OTHER-1")
    assert desk.open(other).draft.ruled_before == ()

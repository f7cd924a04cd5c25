"""Whose case is whose, what hidden rules give away, and how a question back ends."""

import io

import pytest
from desk_fakes import MODEL, TODAY, FakeReader, asset, case_desk, desk, question, verdict
from rich.console import Console

from bot import redaction
from bot.answer import Answer, AnswerAskBack, AnswerReason
from bot.escalation.case import Ruling
from bot.surfaces.terminal import Chat, show_answer
from policies.decision import decide
from policies.evidence import AssetMatch, ClauseJudgement, Evidence, Precedent
from policies.request import ClearanceRequest
from policies.rulebook import Rulebook
from policies.rules import Source
from policies.truth import Truth
from policies.verdict import AskBack, Reason
from policies.visibility import Reach
from policies.vocabulary import Asker, ClauseRelation, Intent, ReasonKind, VerdictCode, Visibility

YES, REVIEW = VerdictCode.ALLOWED, VerdictCode.NEEDS_REVIEW
PARTNER = Reach(asker=Asker.THIRD_PARTY, party="Acme")


def asking(house):
    status = ClearanceRequest(intent=Intent.CASE_STATUS)
    return house.clearance.with_step("understand", lambda turn: turn.having(request=status))


def test_somebody_elses_case_is_not_my_case():
    house = desk(assets=[asset()])
    house.clearance.answer(question(), origin={"thread": "1", "user": "amy"})
    house.casework.rule("C-1", Ruling(verdict=YES, reason="Read.", by="tom"))
    theirs = asking(house).answer(question("Status of my case?"), origin={"thread": "2", "user": "ben"})
    assert (theirs.verdict, "number" in theirs.answer) == (REVIEW, True)
    assert asking(house).answer(question("Status of my case?"), origin={"thread": "1", "user": "amy"}).verdict is YES
    assert asking(house).answer(question("And my case?", thread=(question().text,))).verdict is YES


@pytest.mark.parametrize("given", [{"scope": "once"}, {"scope": "until", "until": TODAY}])
def test_a_ruling_for_once_or_a_past_day_is_told_as_past(given):
    house = desk(assets=[asset()])
    house.clearance.answer(question())
    house.casework.rule("C-1", Ruling(verdict=YES, reason="Read.", by="tom", **given))
    later = question("What about C-1?").model_copy(update={"asked_on": TODAY.replace(year=2027)})
    answer = asking(house).answer(later)
    assert answer.verdict is REVIEW
    assert "Read." in answer.answer
    assert "ask again" in answer.answer


def test_a_ruling_on_a_draft_holds_until_its_status_changes():
    draft = asset(status="draft")
    request = ClearanceRequest(assets=("Aurora hero",))
    evidence = Evidence(asset=AssetMatch(asset=draft, score=1.0), asker=Asker.STAFF)
    first = decide(request, evidence, Rulebook(), TODAY)
    assert first.code is REVIEW
    ruled = Precedent(case="C-1", verdict=YES, request=request, asset=draft.id, ruled_on=TODAY, rule_versions=first.rule_versions)
    again = evidence.model_copy(update={"precedents": (ruled,)})
    assert decide(request, again, Rulebook(), TODAY).precedent == "C-1"
    gone = draft.model_copy(update={"status": "withdrawn"})
    changed = again.model_copy(update={"asset": AssetMatch(asset=gone, score=1.0)})
    assert decide(request, changed, Rulebook(), TODAY).precedent is None


def test_a_question_back_made_of_a_hidden_rules_words_is_not_asked():
    hidden = Reason(kind=ReasonKind.TOPIC, status=Truth.UNKNOWN, text="secret", rule="R-9", visibility=Visibility.RESTRICTED)
    words = {"question": "Does the use have to do with project Nightjar?", "options": ("Yes", "No")}
    ask = AskBack(slot="topic", visibility=Visibility.RESTRICTED, **words)
    told = verdict(REVIEW, reasons=(hidden,), ask_back=ask, to_decide="Nightjar?")
    assert redaction.ask_back(told, PARTNER) is None
    assert redaction.to_decide(told, Reach()) is None
    assert redaction.ask_back(told, Reach(groups=frozenset({"x"}))) is None
    public = ask.model_copy(update={"visibility": Visibility.PUBLIC})
    assert redaction.ask_back(told.model_copy(update={"ask_back": public}), PARTNER) == public


def test_a_hidden_reason_tells_no_kind_and_rules_with_the_same_words_stay_apart():
    hidden = Reason(kind=ReasonKind.TOPIC, status=Truth.FAIL, text="secret", public_text="There is a limit.", rule="R-9")
    assert redaction.reasons([hidden], PARTNER)[0].kind == "clause"
    twice = [hidden.model_copy(update={"rule": rule}) for rule in ("R-1", "R-2")]
    assert [r.rule for r in redaction.reasons(twice, Reach())] == ["R-1", "R-2"]
    assert len(redaction.reasons(twice, PARTNER)) == 1


def test_conditions_of_several_assets_say_which():
    verdicts = {"AUR-1": verdict(VerdictCode.ALLOWED_WITH_CONDITIONS), "AUR-2": verdict(YES)}
    reader = FakeReader(ClearanceRequest(assets=("Aurora hero", "Dusk")))
    house = desk(reader=reader, assets=[asset(), asset("AUR-2", "Dusk")], verdicts=verdicts)
    assert house.clearance.answer(question()).conditions == ("Aurora hero: Credit: Example Studio",)


def clause(relation, **more):
    source = Source(document="policy.md", locator="1", quote=f"{relation.value} it")
    return ClauseJudgement(source=source, relation=relation, probability=0.9, plain=True, **more)


def test_a_hidden_clause_stops_a_yes_of_the_clauses_and_decides_nothing():
    permits = clause(ClauseRelation.PERMITS, visibility=Visibility.PUBLIC)
    forbids = clause(ClauseRelation.FORBIDS, hidden=True).model_copy(update={"probability": 0.3})
    asked = ClearanceRequest(actions=("mention",))
    evidence = Evidence(clauses=(permits,), asker=Asker.THIRD_PARTY)
    assert decide(asked, evidence, Rulebook(), TODAY).code is YES
    stopped = evidence.model_copy(update={"clauses": (permits, forbids)})
    assert decide(asked, stopped, Rulebook(), TODAY).code is REVIEW
    alone = evidence.model_copy(update={"clauses": (forbids,)})
    assert decide(asked, alone, Rulebook(), TODAY).code is REVIEW


def test_a_message_without_words_gets_help_and_no_case():
    reader = FakeReader(ClearanceRequest(intent=Intent.OTHER, asks_nothing=True, unreadable="The message is empty."))
    house = desk(reader=reader, assets=[asset()])
    answer = house.clearance.answer(question(""))
    assert answer.escalation is None
    assert "name the asset" in answer.answer
    assert not house.casework.list()


def test_legal_sends_the_open_question_to_legal_in_the_chat():
    asked = []

    class Scripted:
        def answer(self, question, *, escalate=True, settle=False):
            asked.append((question.text, settle))
            back = None if settle else AnswerAskBack(question="Where?", options=("Germany",))
            return Answer(verdict=REVIEW, confidence=0.5, answer="?", model=MODEL, ask_back=back)

    chat = Chat(Scripted(), case_desk(), today=lambda: TODAY, console=Console(file=io.StringIO()))
    for text in ("May I use the Aurora hero?", "Legal.", "legal"):
        chat.say(text)
    assert asked == [("May I use the Aurora hero?", False), ("May I use the Aurora hero?", True), ("legal", False)]


def test_what_was_checked_is_one_line_unless_asked_why():
    passed = tuple(AnswerReason(kind=k, status="pass", text=f"The {k} is fine.") for k in ("window", "territory", "window"))
    told = Answer(verdict=YES, confidence=1, answer="Yes.", model=MODEL, reasons=passed)
    short, long = (Console(file=io.StringIO(), width=100) for _ in range(2))
    show_answer(told, short)
    show_answer(told, long, why=True)
    assert "Checked and fine: dates, places\n" in short.file.getvalue()
    assert "is fine" not in short.file.getvalue()
    assert "The territory is fine." in long.file.getvalue()

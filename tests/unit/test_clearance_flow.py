"""The flow from question to answer, with fakes at every seam."""

from datetime import date

import pytest
from desk_fakes import FakeReader, asset, desk, question, verdict

from bot.escalation.case import Ruling
from bot.stages.inform import HELLO
from policies.evidence import ClauseJudgement
from policies.request import ClearanceRequest
from policies.rules import Source
from policies.truth import Truth
from policies.verdict import AskBack, Change, NearestYes, Reason
from policies.vocabulary import Asker, Channel, Intent, ReasonKind, VerdictCode, Visibility

YES, CONDITIONS, NO, REVIEW = (
    VerdictCode.ALLOWED,
    VerdictCode.ALLOWED_WITH_CONDITIONS,
    VerdictCode.NOT_ALLOWED,
    VerdictCode.NEEDS_REVIEW,
)
KEYS = (
    *("id", "verdict", "confidence", "answer", "conditions", "nearest_yes", "reasons", "citations", "assets", "request"),
    *("ask_back", "valid_until", "escalation", "model", "timings_ms"),
)


def test_a_yes_has_every_key_of_the_interface_and_opens_no_case():
    house = desk(assets=[asset()], verdicts={"AUR-1": verdict(YES, valid_until=date(2026, 6, 30))})
    told = house.clearance.answer(question(id="q1")).to_json()
    assert tuple(told) == KEYS
    assert told["verdict"] == "allowed"
    assert told["valid_until"] == "2026-06-30"
    assert told["assets"] == [{"id": "AUR-1", "name": "Aurora hero", "match": 0.98}]
    assert told["citations"] == [{"document": "register.csv", "locator": "row 2", "quote": "verbatim words"}]
    assert set(told["timings_ms"]) == {"understand", "retrieve", "decide", "write", "total"}
    assert told["escalation"] is None
    assert not house.casework.list()


def test_a_review_becomes_a_case_and_is_not_one_without_escalation():
    house = desk(assets=[asset()])
    assert house.clearance.answer(question(), escalate=False).escalation is None
    answer = house.clearance.answer(question())
    assert answer.escalation is not None
    assert answer.escalation.case == "C-000001"
    assert [c.id for c in house.casework.list()] == ["C-000001"]


def test_the_same_question_of_the_same_asker_joins_the_waiting_case():
    house = desk(assets=[asset()])
    first = house.clearance.answer(question(), origin={"thread": "1"})
    second = house.clearance.answer(question("Aurora hero – may I?"), origin={"thread": "2"})
    other = house.clearance.answer(question(asker=Asker.THIRD_PARTY, party="Acme"))
    assert first.escalation == second.escalation
    assert other.escalation != first.escalation
    assert [dict(o) for o in house.casework.get("C-000001").origins] == [{"thread": "1"}, {"thread": "2"}]


def test_two_assets_are_answered_each_and_the_least_permissive_verdict_leads():
    assets = [asset(), asset("AUR-2", "Dusk")]
    reader = FakeReader(ClearanceRequest(assets=("Aurora hero", "Dusk")))
    house = desk(reader=reader, assets=assets, verdicts={"AUR-1": verdict(YES), "AUR-2": verdict(NO)})
    answer = house.clearance.answer(question())
    assert answer.verdict is NO
    assert [part.verdict for part in answer.parts] == [YES, NO]
    assert "Aurora hero: allowed" in answer.answer
    assert "Dusk: not_allowed" in answer.answer


def test_a_question_back_holds_the_case_until_the_asker_cannot_say():
    ask = AskBack(slot="territory", question="In which countries?", options=("Germany", "France"))
    house = desk(assets=[asset()], verdicts={"AUR-1": verdict(REVIEW, ask_back=ask)})
    asked = house.clearance.answer(question())
    assert asked.ask_back is not None
    assert asked.ask_back.options == ("Germany", "France")
    assert asked.escalation is None
    assert house.clearance.answer(question("I don't know", thread=("May I use the Aurora hero?",))).escalation is not None
    assert house.clearance.answer(question(), settle=True).escalation is not None


def test_an_asset_above_the_askers_reach_is_as_unknown():
    house = desk(assets=[asset(), asset("AUR-9", "Poster", Visibility.PUBLIC)], verdicts={"AUR-1": verdict(YES)})
    answer = house.clearance.answer(question(asker=Asker.THIRD_PARTY, party="Acme"))
    assert answer.assets == ()
    assert answer.verdict is REVIEW
    assert house.decision.asked[-1].unknown_mention == "Aurora hero"


def test_a_hidden_rule_binds_but_its_words_and_sources_stay_hidden():
    secret = "Contract 77 with Star Model ends on 1 May."
    hidden = verdict(NO, visibility=Visibility.INTERNAL, text=secret, nearest_yes=_nearest("End by 1 May 2026."))
    house = desk(assets=[asset(visibility=Visibility.PARTNERS)], verdicts={"AUR-1": hidden})
    theirs = house.clearance.answer(question(asker=Asker.THIRD_PARTY, party="Acme"))
    assert theirs.verdict is NO
    assert secret not in str(theirs.to_json())
    assert "1 May" not in str(theirs.to_json())
    assert theirs.citations == ()
    assert all(reason.rule is None for reason in theirs.reasons)
    ours = house.clearance.answer(question())
    assert secret in str(ours.to_json())
    assert ours.nearest_yes == "End by 1 May 2026."


def test_the_number_of_hidden_reasons_is_not_told():
    hidden = tuple(Reason(kind=ReasonKind.PARTY, status=Truth.FAIL, text=f"secret {n}") for n in range(3))
    house = desk(assets=[asset(visibility=Visibility.PARTNERS)], verdicts={"AUR-1": verdict(NO, reasons=hidden)})
    answer = house.clearance.answer(question(asker=Asker.THIRD_PARTY, party="Acme"))
    assert len(answer.reasons) == 1


def test_a_yes_below_the_threshold_goes_to_legal_and_a_no_stays_a_no():
    reader = FakeReader(ClearanceRequest(assets=("Aurora hero",), uncoded_channels=("x", "y", "z"), uncoded_modifications=("w",)))
    unsure = desk(reader=reader, assets=[asset()], verdicts={"AUR-1": verdict(YES)}, threshold=0.9)
    answer = unsure.clearance.answer(question())
    assert answer.verdict is REVIEW
    assert answer.escalation is not None
    assert (
        desk(reader=reader, assets=[asset()], verdicts={"AUR-1": verdict(NO)}, threshold=0.9).clearance.answer(question()).verdict
        is NO
    )


def test_whatever_breaks_the_asker_gets_a_reason_and_a_case():
    house = desk(reader=FakeReader(error=RuntimeError("boom")))
    answer = house.clearance.answer(question(id="q9"))
    assert answer.verdict is REVIEW
    assert answer.escalation is not None
    assert answer.id == "q9"
    assert "boom" not in answer.answer
    assert house.audit.entries[0][1]["verdict"] == "needs_review"


def test_every_answer_is_written_to_the_audit_log():
    house = desk(assets=[asset()], verdicts={"AUR-1": verdict(YES)})
    house.clearance.answer(question())
    kind, entry = house.audit.entries[0]
    assert kind == "answer"
    assert entry["verdict"] == "allowed"
    assert entry["rule_versions"] == ["R-1@1"]
    assert entry["assets"] == ["AUR-1"]
    assert entry["day"] == "2026-03-14"


def test_a_step_can_be_swapped_and_traced():
    house = desk(assets=[asset()], verdicts={"AUR-1": verdict(YES)})
    seen = []

    def spy(turn):
        seen.append(turn.request.assets)
        return turn

    house.clearance.with_step("trust", spy).answer(question())
    assert seen == [("Aurora hero",)]
    assert [step.get_name() for step in house.clearance.flow.steps] == ["understand", "retrieve", "decide", "trust", "respond"]


@pytest.mark.parametrize("text", ["", "   ", "🙂", "\ud83d lone", "\x00", "a" * 10_000, "b" * 50_000])
def test_odd_texts_get_an_answer(text):
    answer = desk().clearance.answer(question(text))
    assert answer.verdict is REVIEW
    assert answer.answer


def test_case_status_tells_where_a_case_stands_but_not_of_others_cases():
    house = desk(assets=[asset()], reader=FakeReader())
    house.clearance.answer(question(asker=Asker.THIRD_PARTY, party="Acme"))
    status = FakeReader(ClearanceRequest(intent=Intent.CASE_STATUS))
    asking = house.clearance.with_step("understand", lambda turn: turn.having(request=status.request))
    assert "C-000001 waits for legal" in asking.answer(question("What about C-000001?")).answer
    assert "C-000001 waits" in asking.answer(question("What about C-1?", asker=Asker.THIRD_PARTY, party="ACME")).answer
    assert "do not know" in asking.answer(question("What about C-000001?", asker=Asker.THIRD_PARTY, party="Other")).answer
    assert len(house.casework.list()) == 1


def test_case_status_after_the_ruling_tells_verdict_and_conditions():
    house = desk(assets=[asset()])
    house.clearance.answer(question())
    given = Ruling(verdict=CONDITIONS, conditions=("Web only",), reason="Contract read.", by="tom")
    house.casework.rule("C-000001", given)
    asking = house.clearance.with_step("understand", lambda turn: turn.having(request=ClearanceRequest(intent=Intent.CASE_STATUS)))
    answer = asking.answer(question("And C-000001?"))
    assert (answer.verdict, answer.conditions) == (CONDITIONS, ("Web only",))
    assert answer.citations[0].document == "C-000001"
    assert "Contract read." in answer.answer


def test_finding_an_asset_lists_only_what_is_cleared_and_visible():
    assets = [asset("A-1", "Aurora photo"), asset("A-2", "Dusk photo"), asset("A-3", "Dawn photo", Visibility.RESTRICTED)]
    reader = FakeReader(ClearanceRequest(intent=Intent.FIND_ASSET, channels=(Channel.WEB,)))
    house = desk(reader=reader, assets=assets, verdicts={"A-1": verdict(YES), "A-2": verdict(NO), "A-3": verdict(YES)})
    answer = house.clearance.answer(question("Which photos may I use?"))
    assert answer.verdict is YES
    assert "Aurora photo" in answer.answer
    assert "Dusk" not in answer.answer
    assert "Dawn" not in answer.answer


def test_small_talk_gets_help_and_no_case():
    house = desk(reader=FakeReader(ClearanceRequest(intent=Intent.OTHER, asks_nothing=True)))
    answer = house.clearance.answer(question("hello there"))
    assert "brand asset" in answer.answer
    assert [reason.text for reason in answer.reasons] == [HELLO]
    assert answer.escalation is None


def test_what_is_neither_small_talk_nor_understood_is_for_a_person():
    house = desk(reader=FakeReader(ClearanceRequest(intent=Intent.OTHER)))
    answer = house.clearance.answer(question("Marigold hedgerow Tuesday"))
    assert answer.escalation is not None
    assert answer.reasons


def test_of_a_message_that_cannot_be_read_the_named_asset_is_told():
    unread = ClearanceRequest(intent=Intent.OTHER, assets=("Aurora hero",), unreadable="The message is in a script.")
    house = desk(reader=FakeReader(unread), assets=[asset()])
    house.clearance.answer(question("Можно Aurora hero?"))
    evidence = house.decision.asked[0]
    assert evidence.asset is not None
    assert evidence.asset.asset.id == "AUR-1"


def test_rules_that_clear_an_asset_do_not_clear_wording_nobody_could_compare():
    reader = FakeReader(ClearanceRequest(intent=Intent.CHECK_COPY, assets=("Aurora hero",), copy_text="The best of all"))
    house = desk(reader=reader, assets=[asset()], verdicts={"AUR-1": verdict(YES)})
    assert house.clearance.answer(question()).verdict is REVIEW


def test_a_yes_to_an_approved_line_is_none_to_other_words_in_quotation_marks():
    class Compares:
        def check(self, request, evidence, reach, on):
            return verdict(YES if request.copy_text == "Made by hand." else REVIEW, basis="copy")

    line = asset("TAG-1", "Tagline").model_copy(update={"approved_copy": ("Made by hand.",)})
    reader = FakeReader(ClearanceRequest(assets=("Tagline",)))
    house = desk(reader=reader, assets=[line], verdicts={"TAG-1": verdict(YES)}, copy_check=Compares())
    assert house.clearance.answer(question('May we use the "Tagline"?')).verdict is YES
    assert house.clearance.answer(question('May we use the Tagline "Made by hand."?')).verdict is YES
    assert house.clearance.answer(question('May we use the Tagline "Made by hand. Best of all"?')).verdict is REVIEW


def test_approved_wording_on_a_channel_that_is_not_cleared_is_no_yes():
    class Approves:
        def check(self, request, evidence, reach, on):
            return verdict(YES, basis="copy")

    request = ClearanceRequest(intent=Intent.CHECK_COPY, assets=("Aurora hero",), copy_text="The slow cup", channels=("tv",))
    for decided, expected in ((verdict(NO), NO), (verdict(YES), YES)):
        house = desk(reader=FakeReader(request), assets=[asset()], verdicts={"AUR-1": decided}, copy_check=Approves())
        assert house.clearance.answer(question()).verdict is expected


def test_a_review_of_a_recorded_asset_shows_the_clauses_that_say_something_and_that_the_asker_may_see():
    class TwoClauses:
        def judged(self, question, request, reach):
            return tuple(
                ClauseJudgement(source=Source(document=name, quote=name), relation=relation, probability=0.5, visibility=level)
                for name, relation, level in (
                    ("open.md", "forbids", Visibility.PUBLIC),
                    ("secret.md", "permits_if", Visibility.INTERNAL),
                    ("beside_the_point.md", "silent", Visibility.PUBLIC),
                )
            )

    assets = [asset(visibility=Visibility.PUBLIC)]
    told = {"AUR-1": verdict(REVIEW, visibility=Visibility.PUBLIC)}
    house = desk(assets=assets, clauses=TwoClauses(), verdicts=told)
    theirs = house.clearance.answer(question(asker=Asker.THIRD_PARTY))
    assert [c.document for c in theirs.citations] == ["register.csv", "open.md"]
    assert [c.document for c in house.clearance.answer(question()).citations] == ["register.csv", "open.md", "secret.md"]


def _nearest(text):
    return NearestYes(text=text, changes=(Change(kind="end_by", value="2026-05-01", text=text),), request=ClearanceRequest())

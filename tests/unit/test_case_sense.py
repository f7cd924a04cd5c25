"""Rulings that contradict themselves are refused, and different askers never share a case."""

from datetime import timedelta

import pytest
from desk_fakes import NOW, TODAY, case_desk, question

from bot.errors import CaseError, UnknownCaseError
from bot.escalation.case import CaseDraft, Ruling
from bot.escalation.desk import normal_id
from policies.request import Claim, ClearanceRequest
from policies.vocabulary import Asker, VerdictCode

STRANGER = {"asker": Asker.THIRD_PARTY}


def draft(asked=None, request=None, **more):
    request = request or ClearanceRequest(assets=("Aurora hero",))
    return CaseDraft(question=asked or question(), request=request, asset="AUR-1", to_decide="Whether it may.", **more)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"scope": "once", "until": TODAY}, "scope `until`"),
        ({"scope": "asset_and_use", "until": TODAY}, "scope `until`"),
        ({"scope": "until", "until": TODAY - timedelta(days=1)}, "over"),
        ({"reason": "  "}, "reason"),
        ({"conditions": ("Credit.",)}, "Conditions"),
        ({"verdict": VerdictCode.NOT_ALLOWED, "conditions": ("Credit.",)}, "Conditions"),
        ({"verdict": VerdictCode.ALLOWED_WITH_CONDITIONS, "conditions": ("",)}, "at least one"),
    ],
)
def test_a_ruling_that_contradicts_itself_is_refused_and_leaves_the_case_open(given, words):
    desk = case_desk()
    desk.open(draft())
    ruling = Ruling(**{"verdict": VerdictCode.ALLOWED, "reason": "Read.", "by": "tom", **given})
    with pytest.raises(CaseError, match=words):
        desk.rule("C-000001", ruling)
    assert desk.get("C-000001").state.is_waiting
    assert not desk.precedents("AUR-1", question())


def test_two_strangers_never_share_a_case():
    desk = case_desk()
    unknown = [desk.open(draft(question(**STRANGER))).id for _ in range(2)]
    known = [desk.open(draft(question(**STRANGER), origin={"user": user})).id for user in ("a", "b", "a")]
    assert len({*unknown, *known}) == 4
    assert known[0] == known[2]


def test_what_is_claimed_makes_another_case_in_whichever_words():
    desk = case_desk()
    signed = [ClearanceRequest(claims=(Claim(key="signed_addendum", text=text),)) for text in ("we signed", "it is signed")]
    ids = [desk.open(draft(request=request)).id for request in (*signed, ClearanceRequest())]
    assert ids[0] == ids[1] != ids[2]


def test_who_uses_it_in_words_makes_another_case():
    desk = case_desk()
    requests = [ClearanceRequest(party_words=(words,)) for words in ("the bakery", "our cousin")]
    assert len({desk.open(draft(request=request)).id for request in requests}) == 2


@pytest.mark.parametrize("text", ["²", "C-²", "٣", "C-", ""])
def test_odd_case_numbers_are_unknown_and_no_crash(text):
    assert normal_id(text) == text
    with pytest.raises(UnknownCaseError):
        case_desk().get(text)


def test_a_ruling_until_today_still_counts():
    desk = case_desk()
    desk.open(draft())
    ruled = desk.rule("C-1", Ruling(verdict="allowed", reason="Read.", by="tom", scope="until", until=NOW.date()))
    assert ruled.ruling.until == TODAY

"""Earlier rulings decide the same request again, as long as nothing changed."""

from datetime import date
from typing import Any

import pytest
from engine_fakes import ASSET, ON, evidence, permission, prohibition, request

from policies.decision import decide
from policies.evidence import AssetMatch, ClauseJudgement, Precedent
from policies.rulebook import Rulebook
from policies.rules import ChannelConstraint, Source, TerritoryConstraint, Unreadable
from policies.versions import versioned, words_version
from policies.vocabulary import Channel, Intent, VerdictCode

ASKED = request("DE", "AT", channels=("web", "email"), start=date(2026, 4, 1), end=date(2026, 6, 30), modifications=("crop",))
OPEN = permission(Unreadable(quote="see contract 2211"))


def ruled(verdict: VerdictCode = VerdictCode.ALLOWED, **fields: Any) -> Precedent:
    versions = fields.pop("rule_versions", (versioned(OPEN),))
    made = {"case": "C-1", "asset": "A-1", "request": ASKED, "ruled_on": date(2026, 2, 1), "rule_versions": versions}
    return Precedent.model_validate({**made, "verdict": verdict, **fields})


def answer(asked: Any, *rulings: Precedent, rules: tuple[Any, ...] = (OPEN,)) -> Any:
    return decide(asked, evidence(precedents=rulings), Rulebook(rules), ON)


def test_without_a_ruling_the_case_is_open():
    assert answer(ASKED).code is VerdictCode.NEEDS_REVIEW


def test_a_ruling_decides_the_same_request_and_is_cited():
    verdict = answer(ASKED, ruled(VerdictCode.ALLOWED_WITH_CONDITIONS, conditions=("Keep it small",), reason="Contract read."))
    assert verdict.code is VerdictCode.ALLOWED_WITH_CONDITIONS
    assert verdict.precedent == "C-1"
    assert verdict.basis == "precedent"
    assert verdict.conditions[0].text == "Keep it small"
    assert verdict.citations[0].source.document == "C-1"


@pytest.mark.parametrize(
    "narrower",
    [
        {"territories": ASKED.territories.model_copy(update={"include": ("DE",)})},
        {"channels": (Channel.WEB,)},
        {"start": date(2026, 5, 1), "end": date(2026, 5, 2)},
        {"modifications": ()},
    ],
)
def test_a_yes_covers_narrower_requests(narrower: dict[str, Any]):
    assert answer(ASKED.model_copy(update=narrower), ruled()).code is VerdictCode.ALLOWED


@pytest.mark.parametrize(
    "wider",
    [
        {"territories": ASKED.territories.model_copy(update={"include": ("DE", "FR")})},
        {"territories": ASKED.territories.model_copy(update={"include": ()})},
        {"channels": (Channel.WEB, Channel.TV)},
        {"channels": ()},
        {"end": date(2026, 7, 1)},
        {"end": None, "open_ended": True},
        {"modifications": ("crop", "recolour")},
        {"uncoded_channels": ("blimp",)},
        {"user_party": "reseller"},
        {"purpose": "merchandise"},
        {"topics": ("alcohol",)},
        {"quantity": 100},
        {"parts_shown": ("the thirty",)},
    ],
)
def test_a_yes_does_not_cover_other_or_wider_requests(wider: dict[str, Any]):
    asked = ASKED.model_validate({**ASKED.model_dump(), **wider})
    assert answer(asked, ruled()).code is VerdictCode.NEEDS_REVIEW


def test_a_no_covers_wider_requests_too():
    wider = ASKED.model_copy(update={"channels": (*ASKED.channels, Channel.TV)})
    assert answer(wider, ruled(VerdictCode.NOT_ALLOWED)).code is VerdictCode.NOT_ALLOWED


@pytest.mark.parametrize("ended", [{"expires": date(2026, 3, 1)}, {"scope": "once"}, {"rule_versions": ("A-1/licence@old",)}])
def test_a_ruling_that_ended_decides_nothing(ended: dict[str, Any]):
    assert answer(ASKED, ruled(**ended)).code is VerdictCode.NEEDS_REVIEW


def test_a_yes_does_not_reach_beyond_its_last_day():
    assert answer(ASKED, ruled(expires=date(2026, 6, 29))).code is VerdictCode.NEEDS_REVIEW
    assert answer(ASKED, ruled(expires=date(2026, 6, 30))).valid_until == date(2026, 6, 30)


def test_a_ruling_for_another_asset_decides_nothing():
    assert answer(ASKED, ruled(asset="A-2")).code is VerdictCode.NEEDS_REVIEW


def test_a_ruling_turns_a_no_into_a_yes_while_the_rules_stay_as_they_were():
    limit = permission(TerritoryConstraint(include=frozenset({"FR"})))
    verdict = answer(ASKED, ruled(rule_versions=(versioned(limit),)), rules=(limit,))
    assert verdict.code is VerdictCode.ALLOWED


def test_a_new_prohibition_ends_a_yes():
    ban = prohibition(ChannelConstraint(include=frozenset({Channel.EMAIL})))
    assert answer(ASKED, ruled(), rules=(OPEN, ban)).code is VerdictCode.NOT_ALLOWED


def test_a_prohibition_that_legal_knew_of_does_not():
    ban = prohibition(ChannelConstraint(include=frozenset({Channel.EMAIL})))
    known = ruled(rule_versions=(versioned(OPEN), versioned(ban)))
    assert answer(ASKED, known, rules=(OPEN, ban)).code is VerdictCode.ALLOWED


def test_a_yes_ends_when_the_asset_is_withdrawn():
    found = evidence(precedents=(ruled(),))
    assert found.asset is not None
    gone = found.asset.model_copy(update={"asset": found.asset.asset.model_copy(update={"status": "withdrawn"})})
    verdict = decide(ASKED, found.model_copy(update={"asset": gone}), Rulebook((OPEN,)), ON)
    assert verdict.code is VerdictCode.NOT_ALLOWED


def test_of_two_rulings_the_newer_one_counts():
    newer = ruled(VerdictCode.NOT_ALLOWED, case="C-2", ruled_on=date(2026, 2, 20))
    assert answer(ASKED, ruled(), newer).precedent == "C-2"


def test_a_no_cannot_be_got_round_by_asking_otherwise():
    asked_otherwise = ASKED.model_copy(update={"intent": Intent.FIND_ASSET})
    everything = permission(TerritoryConstraint(worldwide=True), ChannelConstraint(anywhere=True))
    no = ruled(VerdictCode.NOT_ALLOWED, rule_versions=(versioned(everything),))
    assert answer(asked_otherwise, rules=(everything,)).code is VerdictCode.ALLOWED
    assert answer(asked_otherwise, no, rules=(everything,)).code is VerdictCode.NOT_ALLOWED


@pytest.mark.parametrize(
    "vague", [{"channels": ()}, {"territories": ASKED.territories.model_copy(update={"include": ()})}, {"start": None, "end": None}]
)
def test_a_no_holds_back_a_yes_to_a_question_that_may_mean_the_same(vague: dict[str, Any]):
    everything = permission(TerritoryConstraint(worldwide=True), ChannelConstraint(anywhere=True))
    no = ruled(VerdictCode.NOT_ALLOWED, rule_versions=(versioned(everything),))
    asked = ASKED.model_copy(update=vague)
    assert answer(asked, rules=(everything,)).code is VerdictCode.ALLOWED
    assert answer(asked, no, rules=(everything,)).code is VerdictCode.NEEDS_REVIEW
    other = no.model_copy(update={"request": ASKED.model_copy(update={"modifications": ("recolour",)})})
    assert answer(asked, other, rules=(everything,)).code is VerdictCode.ALLOWED


def test_a_ruling_under_one_reason_to_hold_does_not_hold_under_another():
    def on_hold(words: str, *rulings: Precedent) -> Any:
        facts = ASSET.model_copy(update={"status": "draft", "status_quote": words})
        return decide(ASKED, evidence(asset=AssetMatch(asset=facts, score=1.0), precedents=rulings), Rulebook((OPEN,)), ON)

    first = "on hold - dispute with the photographer"
    ruling = ruled(rule_versions=on_hold(first).rule_versions)
    assert on_hold(first, ruling).code is VerdictCode.ALLOWED
    assert on_hold("on hold - second dispute, with the hut owner", ruling).code is VerdictCode.NEEDS_REVIEW


def test_a_policy_that_legal_had_not_seen_puts_an_old_yes_before_a_person():
    text = "The hut must not be used in Germany."
    clause = ClauseJudgement(
        source=Source(document="memo.md", quote=text), relation="forbids", probability=0.9, plain=True, bearing=3, bans=True
    )
    unseen = decide(ASKED, evidence(precedents=(ruled(clauses_seen=()),), clauses=(clause,)), Rulebook((OPEN,)), ON)
    assert unseen.code is VerdictCode.NEEDS_REVIEW
    assert "C-1" in unseen.reasons[0].text
    assert "memo.md" in unseen.reasons[0].text
    seen = ruled(clauses_seen=(words_version(text),))
    assert decide(ASKED, evidence(precedents=(seen,), clauses=(clause,)), Rulebook((OPEN,)), ON).code is VerdictCode.ALLOWED


def test_a_yes_for_a_number_is_none_for_no_number_and_none_for_other_users():
    counted = ruled(request=ASKED.model_copy(update={"quantity": 100}))
    assert answer(ASKED, counted).code is VerdictCode.NEEDS_REVIEW
    assert answer(ASKED.model_copy(update={"quantity": 90}), counted).code is VerdictCode.ALLOWED
    assert answer(ASKED.model_copy(update={"other_users": ("our client",)}), ruled()).code is VerdictCode.NEEDS_REVIEW


def test_a_no_is_one_to_what_it_was_asked_of_and_holds_a_yes_to_the_like_back():
    everything = permission(TerritoryConstraint(worldwide=True), ChannelConstraint(anywhere=True))
    no = ruled(VerdictCode.NOT_ALLOWED, rule_versions=(versioned(everything),), said="The hut on our German website on 200 napkins")

    def asked(said: str) -> VerdictCode:
        found = evidence(precedents=(no,)).model_copy(update={"said": said})
        return decide(ASKED, found, Rulebook((everything,)), ON).code

    assert asked("Hi legal, may our German website show the hut on 200 napkins?") is VerdictCode.NOT_ALLOWED
    assert asked("The hut on our German website on 200 tea towels") is VerdictCode.NEEDS_REVIEW


@pytest.mark.parametrize(
    ("changed", "holds"), [({"files": ("other.jpg",)}, False), ({"name": "Summer hut"}, False), ({"aliases": ("the hut",)}, True)]
)
def test_a_ruling_ends_when_its_number_stands_for_another_thing(changed: dict[str, Any], holds: bool):
    made = decide(ASKED, evidence(), Rulebook((OPEN,)), ON)
    other = AssetMatch(asset=ASSET.model_copy(update=changed), score=1.0)
    found = evidence(asset=other, precedents=(ruled(rule_versions=made.rule_versions),))
    assert decide(ASKED, found, Rulebook((OPEN,)), ON).code.is_yes is holds

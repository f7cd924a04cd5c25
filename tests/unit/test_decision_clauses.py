"""Clauses of policies speak only where no rule does, and only when they are plain."""

from typing import Any

import pytest
from engine_fakes import ASSET, ON, evidence, permission, prohibition, request

from policies.decision import decide
from policies.evidence import AssetMatch, ClauseJudgement
from policies.rulebook import Rulebook
from policies.rules import Source, TerritoryConstraint, TopicConstraint
from policies.vocabulary import ClauseRelation, VerdictCode

ASKED = request("DE", channels=("web",))


def clause(relation: str, probability: float = 0.9, plain: bool = True, **fields: Any) -> ClauseJudgement:
    source = Source(document="zebra-policy.md", locator="Use", quote=f"{relation} {probability}")
    return ClauseJudgement(source=source, relation=ClauseRelation(relation), probability=probability, plain=plain, **fields)


def answer(*clauses: ClauseJudgement, rules: tuple[Any, ...] = (), **found: Any) -> Any:
    return decide(ASKED, evidence(clauses=clauses, **found), Rulebook(rules), ON)


def test_a_plain_clause_decides():
    assert answer(clause("permits")).code is VerdictCode.ALLOWED
    assert answer(clause("forbids")).code is VerdictCode.NOT_ALLOWED


def test_a_condition_comes_with_the_yes():
    verdict = answer(clause("permits_if", condition="Link to our site"))
    assert verdict.code is VerdictCode.ALLOWED_WITH_CONDITIONS
    assert verdict.conditions[0].text == "Link to our site"


def test_a_use_that_needs_permission_first_is_a_no_that_says_whom_to_ask():
    verdict = answer(clause("permits_if", gated=True, condition="Ask the board"))
    assert verdict.code is VerdictCode.NOT_ALLOWED
    assert verdict.conditions[0].text == "Ask the board"


@pytest.mark.parametrize("other", [clause("forbids", 0.8, plain=False), clause("permits_if", 0.8, plain=False)])
def test_a_clause_of_like_weight_against_it_takes_the_yes_back(other: ClauseJudgement):
    assert answer(clause("permits"), other).code is VerdictCode.NEEDS_REVIEW


def test_a_plain_no_goes_before_a_plain_yes():
    assert answer(clause("permits", 0.95), clause("forbids", 0.8)).code is VerdictCode.NOT_ALLOWED


def test_what_is_not_plain_is_shown_and_left_to_a_person():
    verdict = answer(clause("permits", plain=False), clause("silent", plain=False))
    assert verdict.code is VerdictCode.NEEDS_REVIEW
    assert len(verdict.citations) == 2
    assert verdict.to_decide


def test_a_clause_never_lifts_a_no_or_an_unknown_of_a_rule():
    abroad = permission(TerritoryConstraint(include=frozenset({"FR"})))
    unread = permission(TerritoryConstraint())
    assert answer(clause("permits"), rules=(abroad,)).code is VerdictCode.NOT_ALLOWED
    assert answer(clause("permits"), rules=(unread,)).code is VerdictCode.NEEDS_REVIEW


def test_a_prohibition_binds_where_a_clause_permits():
    assert answer(clause("permits"), rules=(prohibition(),)).code is VerdictCode.NOT_ALLOWED


def test_a_prohibition_that_may_bite_holds_a_clause_back():
    perhaps = prohibition(TopicConstraint(words=frozenset({"zebra crossing road safety"})))
    assert answer(clause("permits"), rules=(perhaps,), said="zebra crossing road").code is VerdictCode.NEEDS_REVIEW


def test_for_an_unknown_thing_only_a_clause_that_speaks_of_it_says_yes():
    assert answer(clause("permits"), asset=None, unknown_mention="zebra logo").code is VerdictCode.ALLOWED
    assert answer(clause("permits"), asset=None, unknown_mention="falcon key art").code is VerdictCode.NEEDS_REVIEW


def test_nothing_on_file_is_for_a_person():
    assert answer().code is VerdictCode.NEEDS_REVIEW


def test_a_doubt_about_the_asset_holds_back_a_yes_of_the_clauses():
    """A draft, or one that may not be the one meant, is not cleared by a clause about things in general."""
    draft = ASSET.model_copy(update={"status": "draft"})
    rival = AssetMatch(asset=ASSET.model_copy(update={"id": "R", "name": "Zebra dusk"}), score=0.3)
    assert answer(clause("permits"), asset=AssetMatch(asset=draft, score=1)).code is VerdictCode.NEEDS_REVIEW
    unsure = answer(clause("permits"), asset=AssetMatch(asset=ASSET, score=0.3), rivals=(rival,))
    assert (unsure.code, unsure.ask_back is not None) == (VerdictCode.NEEDS_REVIEW, True)


def test_an_unknown_thing_is_said_to_be_unknown_and_asked_back_for():
    near = (AssetMatch(asset=ASSET, score=0.5, fit=0.5, mention="Zebra gate"),)
    verdict = answer(clause("permits"), asset=None, unknown_mention="Zebra gate", near=near)
    assert verdict.code is VerdictCode.NEEDS_REVIEW
    assert (verdict.reasons[0].kind, verdict.reasons[0].text) == ("unknown_asset", "I don't know an asset called “Zebra gate”.")
    assert verdict.ask_back is not None
    assert verdict.ask_back.question == f"Do you mean {ASSET.name}?"
    assert [c.source.document for c in answer(clause("forbids"), asset=None, unknown_mention="Falcon").citations] == []

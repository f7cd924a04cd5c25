"""The very same question once more: what was in doubt then is decided; what is new since is not."""

from datetime import date
from typing import Any

import pytest
from engine_fakes import ASSET, ON, evidence, permission, request

from policies.asked_again import asks_again, stands
from policies.decision import decide
from policies.evidence import AssetMatch, Precedent
from policies.rulebook import Rulebook
from policies.rules import Rule, RuleKind, Source, TerritoryConstraint, Unreadable, Wording
from policies.truth import Truth
from policies.verdict import Reason, Verdict
from policies.versions import versioned, words_version
from policies.vocabulary import ReasonKind, VerdictCode

ASKED = request("DE", channels=("web",), start=date(2026, 4, 1), end=date(2026, 6, 30))
WORDS = "Can we have it on the website in Germany from April to June?"
OPEN = permission(Unreadable(quote="see contract 2211"))
OTHER = AssetMatch(asset=ASSET.model_copy(update={"id": "A-2", "name": "Other hut"}), score=0.9)


def ruling_on(verdict: Verdict, **fields: Any) -> Precedent:
    made = {"case": "C-1", "asset": "A-1", "request": ASKED, "said": WORDS, "ruled_on": date(2026, 2, 1)}
    return Precedent.model_validate({**made, "verdict": "allowed", "rule_versions": verdict.rule_versions, **fields})


def answer(found: Any, *rulings: Precedent, rules: tuple[Any, ...] = (OPEN,), asked: Any = ASKED) -> Verdict:
    return decide(asked, found.model_copy(update={"precedents": rulings, "said": WORDS}), Rulebook(rules), ON)


def test_words_that_could_mean_two_assets_are_decided_again_while_they_mean_these_two():
    both = evidence(rivals=(OTHER,))
    ruled = ruling_on(answer(both))
    assert answer(both, ruled).code is VerdictCode.ALLOWED
    third = OTHER.model_copy(update={"asset": OTHER.asset.model_copy(update={"id": "A-3", "name": "Third hut"})})
    assert answer(evidence(rivals=(OTHER, third)), ruled).code is VerdictCode.NEEDS_REVIEW


def test_an_unknown_thing_is_decided_again_until_it_is_known():
    unknown = evidence(asset=None, unknown_mention="the hut drawing")
    ruled = ruling_on(answer(unknown), asset=None)
    assert answer(unknown).code is VerdictCode.NEEDS_REVIEW
    assert answer(unknown, ruled).code is VerdictCode.ALLOWED
    limit = permission(TerritoryConstraint(include=frozenset({"FR"})))
    assert answer(evidence(), ruled, rules=(limit,)).code is VerdictCode.NOT_ALLOWED


def test_a_ruling_on_several_assets_holds_for_each_until_a_rule_changes():
    limit = permission(TerritoryConstraint(include=frozenset({"FR"})))
    whole = ruling_on(answer(evidence()), asset=None)
    assert answer(evidence(), whole).code is VerdictCode.ALLOWED
    assert answer(evidence(), whole, rules=(limit,)).code is VerdictCode.NOT_ALLOWED
    two = whole.model_copy(update={"rule_versions": (*whole.rule_versions, "A-2/licence@gone")})
    assert answer(evidence(), two).code is VerdictCode.NEEDS_REVIEW


@pytest.mark.parametrize(
    "other",
    [
        {"end": date(2026, 7, 31)},
        {"start": date(2026, 3, 1)},
        {"user_party": "reseller"},
        {"copy_text": "Other words"},
        {"other_users": ("a client",)},
    ],
)
def test_the_same_words_that_mean_something_else_are_another_question(other: dict[str, Any]):
    found = evidence(said=WORDS)
    ruled = ruling_on(answer(evidence()))
    assert asks_again(ASKED, found, ruled)
    assert not asks_again(ASKED.model_copy(update=other), found, ruled)
    assert not asks_again(ASKED, evidence(said=f"{WORDS} And on mugs?"), ruled)


BAN = Rule(
    id="W-1", kind=RuleKind.PROHIBITION, source=Source(document="w.md", quote="No."), wording=Wording(must_not_include=("x",))
)
APPROVED = Source(document="register.csv", quote="The approved line.")


@pytest.mark.parametrize(
    ("reason", "holds"),
    [
        ({"rule": "W-1"}, True),
        ({"rule": "W-2"}, False),
        ({"source": APPROVED}, True),
        ({"source": APPROVED.model_copy(update={"quote": "A line approved since."})}, False),
    ],
)
def test_a_yes_to_wording_ends_with_what_stands_against_it_since(reason: dict[str, Any], holds: bool):
    yes = Verdict(code=VerdictCode.ALLOWED, basis="precedent", precedent="C-1")
    ruled = ruling_on(yes, rule_versions=(versioned(BAN),), clauses_seen=(words_version("The approved line."),))
    against = Reason(kind=ReasonKind.COPY, status=Truth.FAIL, text="No.", **reason)
    checked = Verdict(code=VerdictCode.NOT_ALLOWED, reasons=(against,))
    book = Rulebook((BAN, BAN.model_copy(update={"id": "W-2"})))
    assert stands(yes, checked, (ruled,), book) is holds

"""A register's permission does not pass over what a policy in force forbids; how much a clause may do depends on how sure it is."""

import pytest
from engine_fakes import evidence, permission, request
from test_counts import ON
from test_decision_conflicts import clause

from policies.decision import decide
from policies.evidence import Bearing
from policies.request import Claim
from policies.rulebook import Rulebook
from policies.rulefile import read_rules
from policies.vocabulary import Asker, Channel, Party, VerdictCode

BAN = "Never with alcohol."


def stop(quote=BAN, bearing=Bearing.CERTAIN, **fields):
    return clause(quote, "silent", **{"plain": False, "probability": 0.5, "bearing": bearing, "bans": True, **fields})


def answer(*clauses, rules=(), asker=Asker.STAFF, **asked):
    found = evidence(clauses=clauses, asker=asker)
    return decide(request("DE", channels=(Channel.WEB,), **asked), found, Rulebook((permission(), *rules)), ON)


def test_a_certain_ban_is_a_no_that_cites_it():
    verdict = answer(stop())
    assert verdict.code is VerdictCode.NOT_ALLOWED
    assert verdict.citations[0].source.quote == BAN
    assert BAN.rstrip(".") in verdict.reasons[0].text
    assert not verdict.conditions


@pytest.mark.parametrize(
    "against",
    [
        stop(bearing=Bearing.LIKELY),
        stop("Never crop it."),  # the register speaks of edits itself: which of the two holds is for a person
        stop("Never on billboards."),
        stop("With the approval of the studio only.", bans=False),
        stop(hidden=True),
    ],
)
def test_a_likely_ban_one_against_the_registers_own_words_and_a_gate_are_for_a_person(against):
    verdict = answer(against)
    assert verdict.code is VerdictCode.NEEDS_REVIEW
    assert verdict.to_decide


def test_what_may_touch_the_use_is_shown_with_the_yes():
    verdict = answer(stop(bearing=Bearing.PERHAPS))
    assert verdict.code is VerdictCode.ALLOWED_WITH_CONDITIONS
    assert "Never with alcohol" in verdict.conditions[0].text


@pytest.mark.parametrize("bearing", [Bearing.NONE, Bearing.OTHER])
def test_other_clauses_leave_the_yes_alone(bearing):
    assert answer(stop(bearing=bearing)).code is VerdictCode.ALLOWED


def test_an_approval_in_writing_opens_the_gate_and_nothing_else():
    gate = stop("With the approval of the studio only.", bans=False)
    assert answer(gate, claims=(Claim(key="written_approval"),)).code is VerdictCode.ALLOWED
    assert answer(gate, claims=(Claim(key="written_approval", certain=False),)).code is VerdictCode.NEEDS_REVIEW
    assert answer(stop(), claims=(Claim(key="written_approval"),)).code is VerdictCode.NOT_ALLOWED


RULE = """\
rules:
  - id: PARTNER-1
    forbid: [any]
    who: [agency]
    says: Never with alcohol
    source: policies/policy.md, 4
"""


def test_a_clause_that_legal_wrote_as_a_rule_is_weighed_as_that_rule():
    rules = read_rules(RULE, "rules.yaml")
    assert answer(stop(), rules=rules).code is VerdictCode.ALLOWED
    assert answer(stop(), rules=rules, asker=Asker.THIRD_PARTY, user_party=Party.AGENCY).code is VerdictCode.NOT_ALLOWED
    assert answer(stop("Never with alcohol, nor on any website of ours."), rules=rules).code is not VerdictCode.ALLOWED


def test_a_rule_that_only_waits_for_a_topic_does_not_silence_its_clause():
    rules = read_rules(RULE.replace("who: [agency]", "topics: [alcohol]"), "rules.yaml")
    assert answer(stop(), rules=rules).code is VerdictCode.NOT_ALLOWED

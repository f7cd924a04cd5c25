"""A question back is made only of what the asker may see: a hidden rule gives it neither words nor options."""

from datetime import date
from typing import Any

import pytest
from engine_fakes import ON, evidence, permission, prohibition
from hypothesis import given, settings
from hypothesis import strategies as st
from test_decision_properties import books, questions

from bot import redaction
from policies.decision import decide
from policies.request import ClearanceRequest
from policies.rulebook import Rulebook
from policies.rules import ChannelConstraint, TerritoryConstraint, TopicConstraint, WindowConstraint
from policies.verdict import Verdict
from policies.visibility import Reach
from policies.vocabulary import Asker, Channel, Visibility

COLLEAGUE = Reach()
PARTNER = Reach(asker=Asker.THIRD_PARTY, party="Lanternfold")
STRANGER = Reach(asker=Asker.THIRD_PARTY)
INITIATED = Reach(groups=frozenset({"board"}))

PAIRS: tuple[tuple[Any, Any], ...] = (
    (TerritoryConstraint(include=frozenset({"SE"})), TerritoryConstraint(include=frozenset({"NO"}))),
    (TerritoryConstraint(include=frozenset({"SE", "FI"})), TerritoryConstraint(include=frozenset({"NO"}))),
    (ChannelConstraint(include=frozenset({Channel.RADIO})), ChannelConstraint(include=frozenset({Channel.PODCAST}))),
    (TopicConstraint(words=frozenset({"nightjar"})), TopicConstraint(words=frozenset({"kingfisher"}))),
    (WindowConstraint(start=date(2040, 1, 1)), WindowConstraint(start=date(2041, 5, 1))),
)


def secret(limit: Any) -> Any:
    return prohibition(limit, id="S-1", visibility=Visibility.RESTRICTED, audience=frozenset({"board"}))


def judged(limit: Any, book: Rulebook, request: ClearanceRequest, reach: Reach) -> Verdict:
    return decide(request, evidence(asker=reach.asker), Rulebook((*book.rules, secret(limit)), book.conflict), ON)


@settings(max_examples=200, deadline=None)
@given(questions, books, st.sampled_from(PAIRS), st.sampled_from([COLLEAGUE, PARTNER, STRANGER]))
def test_a_question_back_is_the_same_whatever_a_hidden_rule_names(
    request: ClearanceRequest, book: Rulebook, pair: tuple[Any, Any], reach: Reach
):
    one, other = (judged(limit, book, request, reach) for limit in pair)
    if one.code is other.code:
        assert redaction.ask_back(one, reach) == redaction.ask_back(other, reach)


@pytest.mark.parametrize("limits", PAIRS[:2])
def test_a_hidden_country_is_no_option(limits: tuple[Any, Any]):
    verdicts = [judged(limit, Rulebook((permission(),)), ClearanceRequest(end=ON), COLLEAGUE) for limit in limits]
    hidden = [redaction.ask_back(verdict, COLLEAGUE) for verdict in verdicts]
    assert [(ask.question, ask.options) for ask in hidden if ask] == [("Which countries will it be used in?", ())] * 2
    shown = [redaction.ask_back(verdict, INITIATED) for verdict in verdicts]
    assert all(ask and len(ask.options) > 1 for ask in shown), "whoever may see the rule is given its options"


def test_a_rule_that_may_be_seen_asks_first():
    licence = permission(ChannelConstraint(include=frozenset({Channel.WEB, Channel.EMAIL})))
    found = judged(PAIRS[0][0], Rulebook((licence,)), ClearanceRequest(end=ON), COLLEAGUE)
    asked = redaction.ask_back(found, COLLEAGUE)
    assert [ask.slot for ask in (found.ask_back, asked) if ask] == ["territory", "channel"]
    assert len(asked.options if asked else ()) > 1

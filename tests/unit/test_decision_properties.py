"""What must hold for every rulebook and every request, tried on random ones.

1. Adding a prohibition or narrowing a permission never makes a verdict more permissive.
2. An unknown never yields a yes that no completion of the unknown would keep.
3. Widening a use never turns a no into a yes. A request has one purpose: a further one comes only with a channel that advertises.
4. The nearest yes, applied, is a yes.
"""

from datetime import date, timedelta
from random import Random
from typing import Any

from decision_strategies import (
    CHANNELS,
    CLAIMS,
    COPIES,
    DAYS,
    EDITS,
    PARTIES,
    PLACES,
    PURPOSES,
    askers,
    books,
    cases,
    constraint,
    prohibitions,
    questions,
)
from engine_fakes import ON, evidence, permission
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from policies.decision import decide
from policies.evaluation.use import Use
from policies.nearest import apply
from policies.request import Claim, ClearanceRequest, Territories
from policies.rulebook import Rulebook
from policies.rules import (
    CountConstraint,
    Duty,
    DutyKind,
    Rule,
    TerritoryConstraint,
)
from policies.vocabulary import Asker, Channel, Modification, VerdictCode


def verdict(request: ClearanceRequest, book: Rulebook, asker: Asker | None) -> Any:
    return decide(request, evidence(asker=asker), book, ON)


@settings(max_examples=300, deadline=None)
@given(questions, books, prohibitions(), askers)
def test_adding_a_prohibition_never_makes_a_verdict_more_permissive(
    request: ClearanceRequest, book: Rulebook, ban: Rule, asker: Asker | None
):
    before = verdict(request, book, asker).code
    after = verdict(request, Rulebook((*book.rules, ban), book.conflict), asker).code
    assert after.permissiveness <= before.permissiveness


@settings(max_examples=200, deadline=None)
@given(questions, st.sampled_from([day for day in DAYS if day < ON]), books, askers)
def test_days_gone_by_are_no_yes_unless_they_are_meant(request: ClearanceRequest, day: date, book: Rulebook, asker: Asker | None):
    slip = request.model_copy(update={"past": False, "start": None, "end": day, "open_ended": False})
    assert not verdict(slip, book, asker).code.is_yes


@settings(max_examples=300, deadline=None)
@given(questions, books, constraint, st.integers(0, 3), askers)
def test_narrowing_a_permission_never_makes_a_verdict_more_permissive(
    request: ClearanceRequest, book: Rulebook, limit: Any, which: int, asker: Asker | None
):
    granting = [rule for rule in book.rules if rule.kind == "permission"]
    assume(granting)
    chosen = granting[which % len(granting)]
    narrower = chosen.model_copy(update={"constraints": (*chosen.constraints, limit)})
    changed = Rulebook(tuple(narrower if rule is chosen else rule for rule in book.rules), book.conflict)
    assert verdict(request, changed, asker).code.permissiveness <= verdict(request, book, asker).code.permissiveness


def completions(request: ClearanceRequest) -> list[ClearanceRequest]:
    """The request with everything it leaves open filled in, in every way that matters here."""
    filled = [request]
    if not request.territories.include or request.uncoded_territories:
        places = [(*request.territories.include, place) for place in PLACES]
        filled = [
            one.model_copy(update={"territories": Territories(include=more), "uncoded_territories": ()})
            for one in filled
            for more in places
        ]
    if not request.channels or request.uncoded_channels:
        filled = [
            one.model_copy(update={"channels": (*request.channels, more), "uncoded_channels": ()})
            for one in filled
            for more in CHANNELS
        ]
    if request.end is None:
        first = request.start or ON
        soon_over = request.start is not None and set(request.channels) <= {Channel.EMAIL, Channel.SOCIAL_ORGANIC}
        ends = [first] if soon_over else [day for day in DAYS if day >= first] or [first]
        filled = [
            one.model_copy(update={"start": first, "end": end, "open_ended": False, "date_unclear": False})
            for one in filled
            for end in ends
        ]
    if request.uncoded_modifications:
        filled = [
            one.model_copy(update={"modifications": tuple({*one.modifications, edit}), "uncoded_modifications": ()})
            for one in filled
            for edit in EDITS
        ]
    return filled


def with_the_rest(request: ClearanceRequest, asker: Asker | None, chance: Random) -> ClearanceRequest:
    """A completion with user, purpose, number and claims filled in as well, in one way of many.

    Staff who name no user speak of their own use, a channel may tell what a use is for, and only print comes in copies: none of
    these is open then.
    """
    settled = {(claim.key, claim.holds) for claim in request.claims if claim.certain}
    told = [claim for claim in request.claims if {(claim.key, True), (claim.key, False)} & settled and claim.certain]
    known = {key for key in CLAIMS if ((key, True) in settled) is not ((key, False) in settled)}
    said = [claim for claim in told if claim.key in known]
    said += [Claim(key=key, holds=chance.random() < 0.5) for key in CLAIMS if key not in known]
    full = {"claims": tuple(said), "other_users": (), "uncounted": ()}
    if request.user_party is None and asker is not Asker.STAFF:
        full["user_party"] = chance.choice(PARTIES)
    if not Use.of(request, evidence(asker=asker), ON).purposes:
        full["purpose"] = chance.choice(PURPOSES)
    if request.quantity is None and Channel.PACKAGING in request.channels:
        full["quantity"] = chance.choice(COPIES)
    return request.model_copy(update=full)


def keeps_what_it_was_told(request: ClearanceRequest, book: Rulebook) -> bool:
    """Whether a number stays within the limits that a yes without a number tells as its conditions."""
    told = [limit for rule in book.rules for limit in rule.constraints if isinstance(limit, CountConstraint) and limit.told]
    return all(request.quantity is None or request.quantity <= limit.at_most for limit in told)


@settings(max_examples=300, deadline=None)
@given(cases, askers, st.integers(0, 2**32))
def test_a_yes_with_unknowns_is_kept_by_every_completion(case: tuple[ClearanceRequest, Rulebook], asker: Asker | None, seed: int):
    """Stronger than the property asks: not only some completion keeps the yes, each of them does that keeps its conditions."""
    request, book = case
    if not verdict(request, book, asker).code.is_yes:
        return
    chance = Random(seed)
    for full in completions(request):
        whole = with_the_rest(full, asker, chance)
        if request.quantity is None and not keeps_what_it_was_told(whole, book):
            whole = whole.model_copy(update={"quantity": min(COPIES)})
        assert verdict(whole, book, asker).code.is_yes, whole


@settings(max_examples=300, deadline=None)
@given(cases, st.sampled_from(PLACES), st.sampled_from(CHANNELS), st.sampled_from(EDITS), st.integers(1, 400), askers)
def test_widening_a_use_never_turns_a_no_into_a_yes(
    case: tuple[ClearanceRequest, Rulebook], place: str, more: Channel, edit: Modification, longer: int, asker: Asker | None
):
    request, book = case
    if verdict(request, book, asker).code is not VerdictCode.NOT_ALLOWED:
        return
    wider = [{"modifications": (*request.modifications, edit)}, {"parts_omitted": ()}]
    wider += [{"other_users": (*request.other_users, "our client")}, {"uncounted": (*request.uncounted, "20000 napkins")}]
    if request.quantity:
        wider.append({"quantity": request.quantity * 10})
    if request.territories.include:
        wider.append({"territories": Territories(include=(*request.territories.include, place))})
    if request.channels:
        wider.append({"channels": (*request.channels, more)})
    if request.end and (request.start or request.end >= ON):  # otherwise the day it begins moves with the last one
        wider += [{"end": request.end + timedelta(days=longer)}, {"end": None, "open_ended": True}]
    if request.start and (request.end or request.open_ended):  # an email without an end is soon over: its day would only move
        wider.append({"start": request.start - timedelta(days=longer)})
    for change in wider:
        assert not verdict(request.model_copy(update=change), book, asker).code.is_yes, change


@settings(max_examples=400, deadline=None)
@given(questions, books, askers)
def test_the_nearest_yes_applied_is_a_yes(request: ClearanceRequest, book: Rulebook, asker: Asker | None):
    nearest = verdict(request, book, asker).nearest_yes
    if nearest is None:
        return
    assert nearest.request == apply(nearest.changes, request)
    assert verdict(nearest.request, book, asker).code.is_yes


def test_the_strategies_reach_every_verdict():
    """Guards the properties above against being true because nothing is ever allowed or refused."""
    use = ClearanceRequest(territories=Territories(include=("DE",)), channels=(Channel.WEB,), start=ON, end=ON)
    free, credit = permission(), permission(duties=(Duty(kind=DutyKind.CREDIT_LINE, text="credit"),))
    abroad = permission(TerritoryConstraint(include=frozenset({"FR"})))
    found = {verdict(use, Rulebook(rules), Asker.STAFF).code for rules in ((), (free,), (credit,), (abroad,))}
    assert found == set(VerdictCode)

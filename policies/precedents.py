"""What legal ruled before: when an earlier ruling decides a new request, and when it no longer does.

A yes covers the same request and narrower ones, a no the same and wider ones. Words that no slot holds count for a yes as well: see
`same_words`. The very same question is answered again whatever was in doubt: see `asked_again`. A ruling ends on its day, and when
a rule it was made under changed or went; a new rule that stands against the use ends it as well.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from policies import asked_again, same_words
from policies.evidence import AssetFacts, Evidence, Precedent
from policies.request import ROLE, ClearanceRequest
from policies.rulebook import Rulebook
from policies.rules import Rule, Source
from policies.taxonomies import channels as tree
from policies.taxonomies import territories
from policies.truth import Truth
from policies.verdict import Citation, Reason, Verdict
from policies.versions import versioned
from policies.vocabulary import ReasonKind, VerdictCode
from policies.weighing import Ground
from policies.wording import say_day


def _places_within(inner: ClearanceRequest, outer: ClearanceRequest) -> bool:
    if sorted(inner.uncoded_territories) != sorted(outer.uncoded_territories):
        return False
    if not inner.territories.include or not outer.territories.include:
        return inner.territories == outer.territories and set(inner.regions) == set(outer.regions)
    here, there = (
        territories.expand(request.territories.include) - territories.expand(request.territories.exclude)
        for request in (inner, outer)
    )
    if not here or not here <= there:
        return False
    return not outer.regions or (bool(inner.regions) and set(inner.regions) <= set(outer.regions))


def _channels_within(inner: ClearanceRequest, outer: ClearanceRequest) -> bool:
    if sorted(inner.uncoded_channels) != sorted(outer.uncoded_channels):
        return False
    if not inner.channels or not outer.channels:
        return inner.channels == outer.channels
    return all(any(tree.covers(wide, used) for wide in outer.channels) for used in inner.channels)


def _days_within(inner: ClearanceRequest, outer: ClearanceRequest) -> bool:
    if inner.date_unclear or outer.date_unclear:
        return _days(inner) == _days(outer)
    if outer.open_ended and outer.end is None:
        return outer.start is None or (inner.start is not None and inner.start >= outer.start)
    if outer.end is None:
        return _days(inner) == _days(outer)
    starts_inside = inner.start == outer.start or (inner.start is not None and (outer.start is None or inner.start >= outer.start))
    return starts_inside and inner.end is not None and inner.end <= outer.end


def _days(request: ClearanceRequest) -> tuple[object, ...]:
    return (request.start, request.end, request.open_ended, request.date_unclear)


def _same_otherwise(inner: ClearanceRequest, outer: ClearanceRequest) -> bool:
    """Whether nothing else of weight differs: user, purpose, actions, wording, parts, and what the asker claims."""
    held = {(claim.key, claim.holds) for claim in outer.claims if claim.certain}
    more = inner.quantity is not None and (outer.quantity is None or inner.quantity > outer.quantity)
    longer = inner.duration_s is not None and (outer.duration_s is None or inner.duration_s > outer.duration_s)
    return (
        inner.user_party == outer.user_party
        and set(inner.other_users) <= set(outer.other_users)
        and _doubts(inner) <= _doubts(outer)
        and inner.purpose == outer.purpose
        and set(inner.actions) <= set(outer.actions or inner.actions)
        and inner.copy_text == outer.copy_text
        and set(inner.topics) <= set(outer.topics)
        and set(inner.unplaced) <= set(outer.unplaced)
        and held <= {(claim.key, claim.holds) for claim in inner.claims if claim.certain}
        and set(outer.parts_omitted) <= set(inner.parts_omitted)
        and set(inner.parts_shown) == set(outer.parts_shown)
        and not more
        and not longer
    )


def _doubts(request: ClearanceRequest) -> set[str]:
    """What an outsider says against its own standing with us."""
    return {claim.text for claim in request.claims if claim.key == ROLE}


def within(inner: ClearanceRequest, outer: ClearanceRequest, *, any_intent: bool = False) -> bool:
    """Whether one request asks for the same as another or for less.

    Args:
        inner: The narrower request.
        outer: The wider one.
        any_intent: Whether it does not matter what is wanted of the use; a no must not be got round by asking otherwise.
    """
    edits = set(inner.modifications) <= set(outer.modifications)
    words = set(inner.uncoded_modifications) <= set(outer.uncoded_modifications)
    return (
        (any_intent or inner.intent is outer.intent)
        and edits
        and words
        and _places_within(inner, outer)
        and _channels_within(inner, outer)
        and _days_within(inner, outer)
        and _same_otherwise(inner, outer)
    )


def _covers(precedent: Precedent, request: ClearanceRequest, evidence: Evidence) -> bool:
    ruled = precedent.request
    again = asked_again.asks_again(request, evidence, precedent)
    if precedent.verdict is VerdictCode.NOT_ALLOWED:
        named = same_words.beyond_its_name(ruled, precedent.said, _asset(evidence))
        return again or (within(named, request, any_intent=True) and _names_as_much(request, precedent, evidence))
    if not precedent.verdict.is_yes:
        return False
    return (again or _is_within(request, precedent, evidence)) and _in_time(request, precedent)


def _is_within(request: ClearanceRequest, precedent: Precedent, evidence: Evidence) -> bool:
    """Whether a request asks for no more than was ruled on, also in words that no slot holds."""
    ruled = precedent.request
    if not within(same_words.beyond_its_name(request, evidence.said, _asset(evidence)), ruled):
        return False
    uncounted = request.quantity is None and ruled.quantity is not None
    if (
        uncounted
        or sorted(request.uncounted) != sorted(ruled.uncounted)
        or sorted(request.other_users) != sorted(ruled.other_users)
    ):
        return False
    return not precedent.said or same_words.adds_nothing(evidence.said, request, precedent.said, ruled, _asset(evidence))


def _names_as_much(request: ClearanceRequest, precedent: Precedent, evidence: Evidence) -> bool:
    """Whether a request names all that a no was about: a no to a poster in Graz is none to one in Linz, see `earlier_no`."""
    ruled = precedent.request
    return not precedent.said or same_words.adds_nothing(precedent.said, ruled, evidence.said, request, _asset(evidence))


def _asset(evidence: Evidence) -> AssetFacts | None:
    return evidence.asset.asset if evidence.asset else None


def _in_time(request: ClearanceRequest, precedent: Precedent) -> bool:
    """Whether the use is over before the ruling is."""
    if precedent.expires is None:
        return True
    last = request.end or precedent.request.end
    return last is None or last <= precedent.expires


def _alive(precedent: Precedent, current: frozenset[str], on: date) -> bool:
    return _holds_on(precedent, on) and asked_again.rules_of(precedent) <= current


def _current(bearing: Sequence[Rule], evidence: Evidence) -> frozenset[str]:
    """Versions of all that a ruling on the asset rests on today."""
    return frozenset((*(versioned(rule) for rule in bearing), *asked_again.record(_asset(evidence))))


def _holds_on(precedent: Precedent, on: date) -> bool:
    expired = precedent.expires is not None and precedent.expires < on
    return not expired and precedent.scope != "once" and precedent.ruled_on <= on


def _is_about(precedent: Precedent, evidence: Evidence) -> bool:
    return precedent.asset == (evidence.asset.asset.id if evidence.asset else None)


def _answers_all(
    precedent: Precedent, request: ClearanceRequest, evidence: Evidence, current: frozenset[str], *, rulebook: Rulebook, on: date
) -> bool:
    """Whether a living ruling is on the very same question about this asset and other things."""
    again = precedent.asset is None and asked_again.asks_again(request, evidence, precedent)
    return again and _holds_on(precedent, on) and asked_again.covers_all(precedent, current, rulebook, on)


def _overruled(precedent: Precedent, request: ClearanceRequest, evidence: Evidence, grounds: Iterable[Ground]) -> bool:
    """Whether something legal did not know when it ruled stands against a yes, or an unsettled asset makes any ruling uncertain.

    What was unsettled when legal ruled on the very same question was before it then.
    """
    again = asked_again.asks_again(request, evidence, precedent) and asked_again.doubt_was_known(evidence, precedent)
    known = set(precedent.rule_versions)
    for ground in grounds:
        if ground.status is Truth.PASS:
            continue
        if ground.rule is None:
            if not again and (ground.finding.fact is None or ground.finding.fact.detail != "permission"):
                return True
        elif ground.rule.kind == "prohibition" and versioned(ground.rule) not in known:
            return True
    return False


def _as_wide(request: ClearanceRequest, ruled: ClearanceRequest) -> ClearanceRequest:
    """A request with what it leaves open filled in from one that was ruled on: it may mean the very same."""
    filled: dict[str, object] = {}
    if not (request.channels or request.uncoded_channels):
        filled |= {"channels": ruled.channels, "uncoded_channels": ruled.uncoded_channels}
    if not (request.territories.include or request.uncoded_territories or request.regions):
        places = ("territories", "uncoded_territories", "regions")
        filled |= {slot: getattr(ruled, slot) for slot in places}
    if _days(request) == _days(ClearanceRequest()):
        filled |= {slot: getattr(ruled, slot) for slot in ("start", "end", "open_ended", "date_unclear")}
    if request.user_party is None:
        filled["user_party"] = ruled.user_party
    if request.purpose is None:
        filled["purpose"] = ruled.purpose
    if not request.parts_shown:
        filled["parts_shown"] = ruled.parts_shown
    filled |= {"topics": (*request.topics, *ruled.topics), "copy_text": ruled.copy_text, "actions": ()}
    return request.model_copy(update=filled)


def earlier_no(request: ClearanceRequest, evidence: Evidence, bearing: Sequence[Rule], on: date) -> Precedent | None:
    """A living no of legal on a use that an open request may well mean; it holds a yes back."""
    asset = evidence.asset.asset.id if evidence.asset else None
    if not any(precedent.verdict is VerdictCode.NOT_ALLOWED for precedent in evidence.precedents):
        return None
    current = _current(bearing, evidence)
    found = [
        precedent
        for precedent in evidence.precedents
        if precedent.verdict is VerdictCode.NOT_ALLOWED
        and precedent.asset == asset
        and _alive(precedent, current, on)
        and within(precedent.request, _as_wide(request, precedent.request), any_intent=True)
    ]
    return max(found, key=lambda precedent: (precedent.ruled_on, precedent.case), default=None)


def hold_back(verdict: Verdict, precedent: Precedent) -> Verdict:
    """A yes that an earlier no of legal may stand against: a person decides."""
    source = Source(document=precedent.case, locator=f"ruling of {say_day(precedent.ruled_on)}", quote=precedent.reason)
    shown: dict[str, Any] = {"source": source, "visibility": precedent.visibility, "audience": precedent.audience}
    reason = Reason(
        kind=ReasonKind.PRECEDENT,
        status=Truth.UNKNOWN,
        text=f"Legal ruled out a use of this in case {precedent.case}, and the question may mean the same.",
        public_text="Legal has ruled on a use like this before.",
        decisive=True,
        **shown,
    )
    return verdict.model_copy(
        update={
            "code": VerdictCode.NEEDS_REVIEW,
            "reasons": (reason, *verdict.reasons),
            "conditions": (),
            "citations": (Citation(**shown), *verdict.citations),
            "valid_until": None,
            "to_decide": f"Whether this is the use that was ruled out in case {precedent.case}.",
        }
    )


def deciding(
    request: ClearanceRequest, evidence: Evidence, weighed: tuple[Sequence[Rule], Sequence[Ground]], rulebook: Rulebook, on: date
) -> Precedent | None:
    """The earlier ruling that decides a request, if any; a no goes before a yes, a newer one before an older one.

    Args:
        request: The understood question.
        evidence: What was found for it, earlier rulings among it.
        weighed: The rules that bear on the asset, and what they and the catalogue say of the use.
        rulebook: All rules.
        on: The day of the question.
    """
    bearing, grounds = weighed
    if not evidence.precedents:
        return None
    current = _current(bearing, evidence)
    fitting = [
        precedent
        for precedent in evidence.precedents
        if (
            (_is_about(precedent, evidence) and _alive(precedent, current, on))
            or _answers_all(precedent, request, evidence, current, rulebook=rulebook, on=on)
        )
        and _covers(precedent, request, evidence)
        and not (precedent.verdict.is_yes and _overruled(precedent, request, evidence, grounds))
    ]
    return max(fitting, key=lambda precedent: (precedent.ruled_on, not precedent.verdict.is_yes, precedent.case), default=None)

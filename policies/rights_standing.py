"""How the rights in an asset stand, with no use in mind: all certain, over, or open; with the limits as conditions."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from policies import asset_grounds, clause_stops, precedents, reasons, sensitive, wording
from policies.evaluation.parts import call
from policies.evaluation.use import Use
from policies.evidence import AssetFacts, Evidence
from policies.request import ClearanceRequest
from policies.rights_conditions import KIND_OF, SLOTS, bans, duties, limits, slot_of
from policies.rulebook import Rulebook
from policies.rules import (
    Bound,
    ChannelConstraint,
    Constraint,
    ModificationConstraint,
    PartyConstraint,
    Rule,
    RuleKind,
    TerritoryConstraint,
    Unreadable,
    WindowConstraint,
)
from policies.truth import Truth
from policies.verdict import AskBack, Condition, Reason, Verdict
from policies.vocabulary import Party, ReasonKind, VerdictCode
from policies.weighing import Ground, Weighed, weigh


@dataclass(frozen=True)
class Standing:
    """The rights as a verdict: a yes with the limits as conditions, a no where they are over, open where a record is."""

    code: VerdictCode
    conditions: tuple[Condition, ...] = ()
    reasons: tuple[Reason, ...] = ()
    to_decide: str | None = None
    valid_until: date | None = None
    ask: AskBack | None = None
    """The question back, where nothing but one fact of the asker's is missing."""


@dataclass(frozen=True)
class RightsQuestion:
    """A question for rights in one asset, with what was decided of the very same request.

    What a question does not name is left out where it asks for it, or where it names nothing at all: the limits are then told as
    conditions. In all else the rights are never more permissive than `decided`.
    """

    request: ClearanceRequest
    evidence: Evidence
    decided: Verdict
    on: date
    asked: Collection[str] = SLOTS
    """Which rights are asked about, of `SLOTS`."""
    sees: Callable[[Rule], bool] = lambda _: True
    """Whether the asker may see a rule; what may not be told cannot become a condition."""

    own_use_only: bool = False
    """Whether an outsider is told, who hears nothing of other users and no names of the people shown."""

    @property
    def names_nothing(self) -> bool:
        """Whether no use is described, only the asset."""
        r = self.request
        others = r.user_party not in (None, Party.STAFF)
        named = (r.modifications, r.uncoded_modifications, r.channels, r.uncoded_channels, others, r.topics, r.purpose)
        return not any((*named, _names_places(r), _names_days(r), r.parts_shown, r.quantity, r.duration_s, r.measures))

    def leaves_out(self, ground: Ground) -> bool:
        """Whether an open point is only what the question asks for, and can be told as a condition."""
        fact, rule = ground.finding.fact, ground.rule
        if fact is None or not fact.asker_knows or rule is None or not self.sees(rule):
            return False
        if rule.kind is RuleKind.PROHIBITION:
            return self.names_nothing and bool(rule.source.quote or rule.summary)
        slot = _SLOT_OF_FACT.get(fact.slot)
        if slot is None or (slot in _NAMED_BY and _NAMED_BY[slot](self.request)):
            return False
        return slot in self.asked or self.names_nothing

    def on_record(self, rulebook: Rulebook) -> bool:
        """Whether the records say anything at all about rights in the asset."""
        assert self.evidence.asset is not None
        asset = self.evidence.asset.asset
        own = [rule for rule in rulebook.bearing_on(asset, self.on) if rule.wording is None]
        return any(rule.kind is RuleKind.PROHIBITION or any(limit.quote for limit in rule.constraints) for rule in own)


_SLOT_OF_FACT = {
    "dates": "window", "territory": "territories", "channel": "channels", "modification": "edits", "party": "users",
    "quantity": "other", "purpose": "other",
}  # fmt: skip
"""Facts that only the asker knows, by the right they are about."""


def _names_places(request: ClearanceRequest) -> bool:
    return bool(request.territories.include or request.uncoded_territories or request.regions)


def _names_days(request: ClearanceRequest) -> bool:
    return bool(request.start or request.end or request.open_ended or request.date_unclear)


_NAMED_BY: dict[str, Callable[[ClearanceRequest], bool]] = {
    "window": _names_days,
    "territories": _names_places,
    "channels": lambda request: bool(request.channels or request.uncoded_channels),
    "edits": lambda request: bool(request.modifications or request.uncoded_modifications),
    "users": lambda request: bool(request.user_party or request.party_words),
}


def stand(question: RightsQuestion, rulebook: Rulebook) -> Standing:
    """How the rights in the asset of a question stand, by all rules that bind, whoever may see them."""
    assert question.evidence.asset is not None
    asset, decided = question.evidence.asset.asset, question.decided
    if asset_grounds.is_gone(asset):
        successor = next((other for other in question.evidence.alternatives if other.id == asset.replaced_by), None)
        return _gone(asset, successor)
    if decided.code is VerdictCode.NOT_ALLOWED or decided.basis == "precedent":
        return Standing(decided.code, decided.conditions, decided.reasons, decided.to_decide, decided.valid_until)
    if asset.status != "current":
        reason = _status_reason(asset)
        return Standing(VerdictCode.NEEDS_REVIEW, (), (reason,), f"What the rights in {asset.name} are. {reason.text}")
    bearing = rulebook.bearing_on(asset, question.on)
    weighed = weigh(bearing, Use.of(question.request, question.evidence, question.on), rulebook.conflict)
    if not any(asset.id in outcome.rule.target.assets for outcome in weighed.permissions):
        return Standing(VerdictCode.NEEDS_REVIEW, to_decide=f"Which rights there are in {asset.name}; none are on file.")
    own = [rule for rule in bearing if asset.id in rule.target.assets and rule.wording is None]
    open_ones = [ground for ground in weighed.grounds if ground.status is not Truth.PASS and not question.leaves_out(ground)]
    uncertain = _uncertain(own, question.asked)
    if open_ones or uncertain:
        return _open(open_ones, uncertain)
    return _yes(question, weighed, own, bearing)


def _open(grounds: Sequence[Ground], uncertain: Sequence[Reason]) -> Standing:
    told = (*reasons.reasons(grounds, Truth.UNKNOWN), *uncertain)
    what = wording.say_list(dict.fromkeys(reason.text.rstrip(".") for reason in told))
    ask = None if uncertain else reasons.ask_back(grounds)
    return Standing(VerdictCode.NEEDS_REVIEW, (), told, f"What the rights are; {what[0].lower()}{what[1:]}.", ask=ask)


def _uncertain(own: Sequence[Rule], asked: Collection[str]) -> list[Reason]:
    """What the records leave open of the rights asked about, whatever the use."""
    permissions = [rule for rule in own if rule.kind is RuleKind.PERMISSION]
    records = [(rule, limit) for rule in permissions for limit in rule.constraints]
    owed = [(rule, duty) for rule in permissions for duty in rule.duties if duty.uncertain and "credit" in asked]
    return [
        *(_open_reason(rule, limit) for rule, limit in records if slot_of(limit) in asked and _is_open(limit)),
        *(_duty_reason(rule, duty.quote) for rule, duty in owed),
    ]


def _yes(question: RightsQuestion, weighed: Weighed, own: Sequence[Rule], bearing: Sequence[Rule]) -> Standing:
    """A yes with every limit as a condition, held back where a plain clause or an earlier no of legal stands against it."""
    used = [outcome.rule for outcome in weighed.permissions]
    seen = [rule for rule in used if question.sees(rule)]
    said = [
        condition for rule in seen for condition in limits(rule, question.on, question.asked, own_use_only=question.own_use_only)
    ]
    told = (*said, *(c for rule in used for c in duties(rule)), *bans([rule for rule in own if question.sees(rule)]))
    texts: dict[str, Condition] = {}
    for condition in (*told, *weighed.conditions, *question.decided.conditions):
        texts.setdefault(condition.text.casefold(), condition)
    rule = used[0]
    text = "The rights are on file."
    source = rule.source.model_copy(update={"quote": rule.constraints[0].quote if rule.constraints else rule.source.quote})
    shown: dict[str, Any] = {"visibility": rule.visibility, "audience": rule.audience}
    settled = Reason(kind=ReasonKind.WINDOW, status=Truth.PASS, text=text, rule=rule.id, source=source, **shown)
    code = VerdictCode.ALLOWED_WITH_CONDITIONS if texts else VerdictCode.ALLOWED
    use = Use.of(question.request, question.evidence, question.on)
    if touchy := sensitive.why(question.evidence, bearing, use):
        return Standing(VerdictCode.NEEDS_REVIEW, (), (touchy,), f"Whether it may be used there. {touchy.text}")
    against = clause_stops.against_a_yes(question.evidence)
    forbidden = precedents.earlier_no(question.request, question.evidence, bearing, question.on)
    if against is not None or forbidden is not None:
        plain = Verdict(code=code)
        held = precedents.hold_back(plain, forbidden) if forbidden else clause_stops.conflict(plain, against) if against else plain
        return Standing(held.code, (), held.reasons, held.to_decide)
    ends = [
        limit.end
        for rule in (*used, *own)
        if rule.kind is RuleKind.PERMISSION
        for limit in rule.constraints
        if isinstance(limit, WindowConstraint) and isinstance(limit.end, date) and limit.end >= question.on
    ]
    return Standing(code, tuple(texts.values()), (settled,), None, min(ends, default=None))


def _reason(rule: Rule, limit: Constraint, status: Truth, text: str) -> Reason:
    source = rule.source.narrowed(limit.quote, limit.locator)
    return Reason(
        kind=KIND_OF.get(slot_of(limit), ReasonKind.UNREADABLE),
        status=status,
        text=wording.sentence(text),
        rule=rule.id,
        source=source,
        visibility=rule.visibility,
        audience=rule.audience,
        decisive=True,
    )


def _is_open(limit: Constraint) -> bool:
    """Whether a record does not say with certainty how far a right goes."""
    match limit:
        case WindowConstraint():
            said = Bound.UNKNOWN not in (limit.start, limit.end)
        case TerritoryConstraint():
            said = bool(limit.worldwide or limit.include or limit.edge)
        case ChannelConstraint():
            said = bool(limit.anywhere or limit.include or limit.edge or limit.only or limit.also)
        case ModificationConstraint():
            said = not limit.vague or bool(limit.include or limit.exclude)
        case PartyConstraint():
            said = not limit.unknown_third_parties
        case _:
            said = not isinstance(limit, Unreadable)
    return not said


def _open_reason(rule: Rule, limit: Constraint) -> Reason:
    otherwise = {"people": "the release", "other": "the record", "window": "the dates entry"}.get(
        slot_of(limit), f"the {slot_of(limit)} entry"
    )
    holder = call(limit.part, otherwise)
    words = f"“{limit.quote}”" if limit.quote else "nothing"
    return _reason(rule, limit, Truth.UNKNOWN, f"{holder} says {words}, which is not certain")


def _duty_reason(rule: Rule, quote: str) -> Reason:
    limit = Unreadable(about=ReasonKind.CREDIT, quote=quote)
    return _reason(rule, limit, Truth.UNKNOWN, f"the credit entry says {f'“{quote}”' if quote else 'nothing'}")


def _status_reason(asset: AssetFacts) -> Reason:
    text = f"{asset_grounds.say_status(asset)}."
    public = f"Whether {asset.name} may be used is not settled."
    shown: dict[str, Any] = {"public_text": public, "source": asset.source, **_seen(asset)}
    return Reason(kind=ReasonKind.STATUS, status=Truth.UNKNOWN, text=text, decisive=True, **shown)


def _seen(asset: AssetFacts) -> dict[str, Any]:
    return {"visibility": asset.visibility, "audience": asset.audience}


def _gone(asset: AssetFacts, successor: AssetFacts | None) -> Standing:
    instead = f" Use {successor.name} instead." if successor else ""
    text = f"{asset_grounds.say_status(asset)}.{instead}"
    source = asset.source.model_copy(update={"quote": asset.status_quote or asset.source.quote})
    shown: dict[str, Any] = {"public_text": f"{asset.name} is no longer in use.{instead}", "source": source, **_seen(asset)}
    reason = Reason(kind=ReasonKind.STATUS, status=Truth.FAIL, text=text, decisive=True, **shown)
    return Standing(VerdictCode.NOT_ALLOWED, (), (reason,))

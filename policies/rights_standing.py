"""How the rights in an asset stand, with no use in mind: all certain, over, or open; with the limits as conditions."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from policies import wording
from policies.evaluation.parts import call
from policies.evidence import AssetFacts
from policies.rulebook import Rulebook
from policies.rules import (
    Bound,
    ChannelConstraint,
    Constraint,
    CountConstraint,
    ModificationConstraint,
    PartyConstraint,
    Rule,
    RuleKind,
    TerritoryConstraint,
    Unreadable,
    WindowConstraint,
)
from policies.truth import Truth
from policies.verdict import Condition, Reason
from policies.vocabulary import ReasonKind, VerdictCode

SLOTS = frozenset({"window", "territories", "channels", "edits", "users", "people", "credit", "other"})
"""What somebody may ask about an asset's rights."""
_SLOT_OF = {
    ReasonKind.WINDOW: "window",
    ReasonKind.TERRITORY: "territories",
    ReasonKind.CHANNEL: "channels",
    ReasonKind.MODIFICATION: "edits",
    ReasonKind.PARTY: "users",
    ReasonKind.RELEASE: "people",
    ReasonKind.MUSIC: "people",
    ReasonKind.CREDIT: "credit",
}
_KIND_OF = {slot: kind for kind, slot in reversed(_SLOT_OF.items())}


@dataclass(frozen=True)
class Standing:
    """The rights as a verdict: a yes with the limits as conditions, a no where they are over, open where a record is."""

    code: VerdictCode
    conditions: tuple[Condition, ...] = ()
    reasons: tuple[Reason, ...] = ()
    to_decide: str | None = None


def stand(
    asset: AssetFacts, rulebook: Rulebook, successor: AssetFacts | None, on: date, asked: Collection[str] = SLOTS
) -> Standing:
    """How the rights in an asset stand.

    Args:
        asset: The asset.
        rulebook: Rules the asker may see; leave out the others before calling.
        successor: The asset that took its place, if the asker may know of it.
        on: The day asked.
        asked: Which rights are asked about, of `SLOTS`; what is open elsewhere does not matter.
    """
    if asset.status in ("superseded", "withdrawn"):
        return _gone(asset, successor)
    own = [rule for rule in rulebook.bearing_on(asset, on) if asset.id in rule.target.assets and rule.wording is None]
    permission = next((rule for rule in own if rule.kind is RuleKind.PERMISSION), None)
    if permission is None:
        return Standing(VerdictCode.NEEDS_REVIEW, to_decide=f"Which rights there are in {asset.name}; none are on file.")
    open_ones = [_open_reason(permission, limit) for limit in permission.constraints if _slot(limit) in asked and _is_open(limit)]
    open_ones += [_status_reason(asset)] if asset.status != "current" else []
    open_ones += [_duty_reason(permission, duty.quote) for duty in permission.duties if duty.uncertain and "credit" in asked]
    if open_ones:
        what = wording.say_list(dict.fromkeys(reason.text.rstrip(".") for reason in open_ones))
        return Standing(VerdictCode.NEEDS_REVIEW, (), tuple(open_ones), f"What the rights are; {what[0].lower()}{what[1:]}.")
    over = [limit for limit in permission.constraints if _is_over(limit, on)]
    if over:
        return Standing(VerdictCode.NOT_ALLOWED, (), tuple(_over_reason(permission, limit) for limit in over))
    conditions = tuple(dict.fromkeys((*_limits(permission, on), *_duties(permission), *_bans(own))))
    text = f"The rights in {asset.name} are on file."
    shown: dict[str, Any] = {"visibility": permission.visibility, "audience": permission.audience}
    settled = Reason(kind=ReasonKind.WINDOW, status=Truth.PASS, text=text, rule=permission.id, source=permission.source, **shown)
    code = VerdictCode.ALLOWED_WITH_CONDITIONS if conditions else VerdictCode.ALLOWED
    return Standing(code, conditions, (settled,))


def _reason(rule: Rule, limit: Constraint, status: Truth, text: str) -> Reason:
    source = rule.source.model_copy(
        update={"quote": limit.quote or rule.source.quote, "locator": limit.locator or rule.source.locator}
    )
    return Reason(
        kind=_KIND_OF.get(_slot(limit), ReasonKind.UNREADABLE),
        status=status,
        text=wording.sentence(text),
        rule=rule.id,
        source=source,
        visibility=rule.visibility,
        audience=rule.audience,
        decisive=True,
    )


_SLOT_OF_LIMIT: dict[type[Any], str] = {
    WindowConstraint: "window",
    TerritoryConstraint: "territories",
    ChannelConstraint: "channels",
    ModificationConstraint: "edits",
    PartyConstraint: "users",
}


def _slot(limit: Constraint) -> str:
    """Which right a limit is of."""
    if limit.part is not None:
        return "people"
    if isinstance(limit, Unreadable):
        return _SLOT_OF.get(limit.about, "other")
    return _SLOT_OF_LIMIT.get(type(limit), "other")


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
        _slot(limit), f"the {_slot(limit)} entry"
    )
    holder = call(limit.part, otherwise)
    words = f"“{limit.quote}”" if limit.quote else "nothing"
    return _reason(rule, limit, Truth.UNKNOWN, f"{holder} says {words}, which is not certain")


def _duty_reason(rule: Rule, quote: str) -> Reason:
    limit = Unreadable(about=ReasonKind.CREDIT, quote=quote)
    return _reason(rule, limit, Truth.UNKNOWN, f"the credit entry says {f'“{quote}”' if quote else 'nothing'}")


def _status_reason(asset: AssetFacts) -> Reason:
    words = f" (“{asset.status_quote}”)" if asset.status_quote else ""
    text = f"{asset.name} is {asset.status}{words}."
    return Reason(kind=ReasonKind.STATUS, status=Truth.UNKNOWN, text=text, source=asset.source, decisive=True, **_seen(asset))


def _seen(asset: AssetFacts) -> dict[str, Any]:
    return {"visibility": asset.visibility, "audience": asset.audience}


def _gone(asset: AssetFacts, successor: AssetFacts | None) -> Standing:
    words = f" (“{asset.status_quote}”)" if asset.status_quote else ""
    instead = f" Use {successor.name} instead." if successor else ""
    text = f"{asset.name} is {asset.status}{words}.{instead}"
    source = asset.source.model_copy(update={"quote": asset.status_quote or asset.source.quote})
    reason = Reason(kind=ReasonKind.STATUS, status=Truth.FAIL, text=text, source=source, decisive=True, **_seen(asset))
    return Standing(VerdictCode.NOT_ALLOWED, (), (reason,))


def _is_over(limit: Constraint, on: date) -> bool:
    return isinstance(limit, WindowConstraint) and limit.part is None and isinstance(limit.end, date) and limit.end < on


def _over_reason(rule: Rule, limit: Constraint) -> Reason:
    assert isinstance(limit, WindowConstraint)
    assert isinstance(limit.end, date)
    return _reason(rule, limit, Truth.FAIL, f"the licence ended on {wording.say_day(limit.end)}")


def _condition(rule: Rule, text: str, kind: str = "limit", quote: str = "") -> Condition:
    source = rule.source.model_copy(update={"quote": quote or rule.source.quote})
    shown: dict[str, Any] = {"visibility": rule.visibility, "audience": rule.audience}
    return Condition(text=text, kind=kind, rule=rule.id, source=source, **shown)


def _limits(rule: Rule, on: date) -> Iterator[Condition]:
    for limit in rule.constraints:
        for text in _say(limit, on):
            named = f"{wording.sentence(call(limit.part, '')).rstrip('.')}: {text[0].lower()}{text[1:]}" if limit.part else text
            yield _condition(rule, named, quote=limit.quote)


def _say(limit: Constraint, on: date) -> Iterator[str]:
    """A limit as something to keep to; what limits nothing is not said."""
    match limit:
        case WindowConstraint():
            if isinstance(limit.start, date) and limit.start > on:
                yield f"Not before {wording.say_day(limit.start)}"
            if isinstance(limit.end, date):
                yield f"Until {wording.say_day(limit.end)}"
        case TerritoryConstraint():
            yield from _say_places(limit)
        case ChannelConstraint():
            yield from _say_channels(limit)
        case CountConstraint():
            yield limit.quote[:1].upper() + limit.quote[1:] if limit.quote else "Within the number allowed"


def _say_places(limit: TerritoryConstraint) -> Iterator[str]:
    if not limit.worldwide:
        yield f"Only in {wording.say_places(limit.include)}"
    if limit.exclude:
        yield f"Not in {wording.say_places(limit.exclude)}"
    if limit.edge:
        yield f"Not settled for {wording.say_places(limit.edge)}"


def _say_channels(limit: ChannelConstraint) -> Iterator[str]:
    if not limit.anywhere:
        listed = [*filter(None, [wording.say_channels(limit.include)]), *sorted(limit.also)]
        finer = f" ({wording.quoted(sorted(limit.only))})" if limit.only else ""
        yield f"Only for {wording.say_list(listed) or wording.say_channels(limit.edge)}{finer}"
    if limit.exclude:
        yield f"Not for {wording.say_channels(limit.exclude)}"


def _duties(rule: Rule) -> Iterator[Condition]:
    for duty in rule.duties:
        if not duty.uncertain:
            yield _condition(rule, duty.text, duty.kind.value, duty.quote)


def _bans(own: Sequence[Rule]) -> Iterator[Condition]:
    for rule in own:
        if rule.kind is RuleKind.PROHIBITION and rule.source.quote:
            yield _condition(rule, wording.sentence(f"ruled out: {rule.source.quote}").rstrip("."), "ban")

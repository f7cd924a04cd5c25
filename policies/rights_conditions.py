"""The limits of a right as conditions to keep to: what an answer about rights tells instead of asking for every detail."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from policies import wording
from policies.evaluation.parts import call
from policies.rights import say_edits, say_users
from policies.rules import (
    ChannelConstraint,
    Constraint,
    CountConstraint,
    ModificationConstraint,
    PartyConstraint,
    PurposeConstraint,
    Rule,
    RuleKind,
    TerritoryConstraint,
    Unreadable,
    WindowConstraint,
)
from policies.verdict import Condition
from policies.vocabulary import ReasonKind

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
KIND_OF = {slot: kind for kind, slot in reversed(_SLOT_OF.items())}


_SLOT_OF_LIMIT: dict[type[Any], str] = {
    WindowConstraint: "window",
    TerritoryConstraint: "territories",
    ChannelConstraint: "channels",
    ModificationConstraint: "edits",
    PartyConstraint: "users",
}


def slot_of(limit: Constraint) -> str:
    """Which right a limit is of."""
    if limit.part is not None:
        return "people"
    if isinstance(limit, Unreadable):
        return _SLOT_OF.get(limit.about, "other")
    return _SLOT_OF_LIMIT.get(type(limit), "other")


def _condition(rule: Rule, text: str, kind: str = "limit", quote: str = "") -> Condition:
    source = rule.source.model_copy(update={"quote": quote or rule.source.quote})
    shown: dict[str, Any] = {"visibility": rule.visibility, "audience": rule.audience}
    return Condition(text=text, kind=kind, rule=rule.id, source=source, **shown)


def limits(rule: Rule, on: date, asked: Collection[str], *, own_use_only: bool = False) -> Iterator[Condition]:
    """The limits of a permission as conditions; those on edits and users only where they are asked about.

    Args:
        rule: The permission.
        on: The day asked.
        asked: Which rights are asked about.
        own_use_only: Whether an outsider is told, who hears nothing of other users and no names of the people shown.
    """
    for limit in rule.constraints:
        slot = slot_of(limit)
        if (slot in {"edits", "users"} and slot not in asked) or (slot == "users" and own_use_only):
            continue  # whoever names no edit or user uses it as it is, and alone
        if own_use_only and _outlasts_another_release(limit, rule):
            continue  # the shortest release counts; how many there are is nothing for an outsider
        for text in _say(limit, on):
            named = text
            if limit.part:
                unnamed = own_use_only and limit.part.kind == "person"
                holder = "the people shown" if unnamed else call(limit.part, "")
                named = f"{holder[0].upper()}{holder[1:]}: {text[0].lower()}{text[1:]}"
            yield _condition(rule, named, quote=limit.quote)


def _outlasts_another_release(limit: Constraint, rule: Rule) -> bool:
    """Whether somebody else shown is released for a shorter time."""
    ends = [other.end for other in rule.constraints if _is_release(other) and isinstance(other, WindowConstraint)]
    last = limit.end if _is_release(limit) and isinstance(limit, WindowConstraint) else None
    return isinstance(last, date) and any(isinstance(end, date) and end < last for end in ends)


def _is_release(limit: Constraint) -> bool:
    return limit.part is not None and limit.part.kind == "person"


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
        case PurposeConstraint(include=purposes) if purposes:
            yield f"Only for {wording.say_codes(purposes)} purposes"
        case PartyConstraint() if not limit.anyone:
            yield f"Users: {say_users(limit)}"
        case ModificationConstraint() if not limit.anything or limit.exclude:
            yield f"Edits: {say_edits(limit)}"
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


def duties(rule: Rule) -> Iterator[Condition]:
    """What has to be done."""
    for duty in rule.duties:
        if not duty.uncertain:
            yield _condition(rule, duty.text, duty.kind.value, duty.quote)


def bans(own: Sequence[Rule]) -> Iterator[Condition]:
    """What is ruled out."""
    for rule in own:
        words = rule.source.quote or rule.summary
        if rule.kind is RuleKind.PROHIBITION and words:
            yield _condition(rule, wording.sentence(wording.say_ruled_out(words)).rstrip("."), "ban")

"""What rights there are in an asset, told without a use: the answer to "until when do we have it, and where"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from policies import wording
from policies.asset_grounds import CONFLICTING, is_gone
from policies.evaluation.parts import call
from policies.evidence import AssetFacts
from policies.rulebook import Rulebook
from policies.rules import (
    Bound,
    ChannelConstraint,
    Constraint,
    CountConstraint,
    Duty,
    DutyKind,
    ModificationConstraint,
    PartyConstraint,
    PurposeConstraint,
    Rule,
    RuleKind,
    TerritoryConstraint,
    Unreadable,
    WindowConstraint,
)
from policies.verdict import Citation
from policies.vocabulary import Modification, Party


@dataclass(frozen=True)
class RightsSummary:
    """Rights in one asset, each as a plain phrase, and all of them as lines to show. Empty where nothing is on file."""

    window: str = ""
    territories: str = ""
    channels: str = ""
    edits: str = ""
    users: str = ""
    releases: tuple[str, ...] = ()
    credit: str = ""
    lines: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


def _verbatim(constraint: Constraint, spoken: str) -> str:
    """A reading with the words it was read from, since the words are what legal signed."""
    return f"{spoken} (“{constraint.quote}”)" if constraint.quote else spoken


def _window(limit: WindowConstraint, on: date) -> str:
    start, end = limit.start, limit.end
    if Bound.UNKNOWN in (start, end):
        return "not certain"
    begins = f"from {wording.say_day(start)} " if isinstance(start, date) else ""
    if not isinstance(end, date):
        return f"{begins}without an end"
    over = " – this is over" if end < on else ""
    return f"{begins}until {wording.say_day(end)}{over}"


def _territories(limit: TerritoryConstraint) -> str:
    out = f" except {wording.say_places(limit.exclude)}" if limit.exclude else ""
    unsettled = f"; not settled for {wording.say_places(limit.edge)}" if limit.edge else ""
    where = "worldwide" if limit.worldwide else wording.say_places(limit.include) or "not certain"
    return f"{where}{out}{unsettled}"


def _channels(limit: ChannelConstraint) -> str:
    out = f" except {wording.say_channels(limit.exclude)}" if limit.exclude else ""
    finer = f" ({wording.quoted(sorted(limit.only))})" if limit.only else ""
    what = "all media" if limit.anywhere else wording.say_channels(limit.include)
    also = wording.say_list((*([what] if what else []), *sorted(limit.also)))
    return f"{also or 'not certain'}{finer}{out}"


def say_edits(limit: ModificationConstraint) -> str:
    """The edits a limit allows, in words."""
    if limit.anything:
        allowed = "anything"
    else:
        named = wording.say_edits(limit.include | limit.slight)
        finer = "" if limit.quote else wording.say_list(sorted(limit.words))  # the register's own words say it better
        allowed = wording.say_list([text for text in (named, finer) if text])
    out = f", but not {wording.say_edits(limit.exclude)}" if limit.exclude else ""
    open_points = limit.edge - {Modification.RESIZE}
    if limit.words and limit.quote and not allowed:
        return f"as the register says{out}"
    return f"{allowed or ('not certain' if limit.vague or open_points else 'none, use it as supplied')}{out}"


def say_users(limit: PartyConstraint) -> str:
    """The users a limit allows, in words."""
    if limit.unknown_third_parties:
        return "our own staff; nothing certain about others"
    if limit.case_by_case or limit.anyone:
        return "anyone" if limit.anyone else "our own staff; others case by case"
    who = wording.say_list(sorted(limit.words)) or wording.say_codes(limit.include - {Party.STAFF})
    if who and limit.quote:
        return "our own staff, and others as the register says"
    return f"our own staff and {who}" if who else "our own staff only"


def _spoken(constraint: Constraint, on: date) -> tuple[str, str]:
    """The slot a constraint belongs to, and the constraint in words."""
    slot, text = "other", ""
    match constraint:
        case WindowConstraint():
            slot, text = "window", _window(constraint, on)
        case TerritoryConstraint():
            slot, text = "territories", _territories(constraint)
        case ChannelConstraint():
            slot, text = "channels", _channels(constraint)
        case ModificationConstraint():
            slot, text = "edits", say_edits(constraint)
        case PartyConstraint():
            slot, text = "users", say_users(constraint)
        case PurposeConstraint():
            text = f"for {wording.say_codes(constraint.include) or 'anything'} purposes"
        case CountConstraint():
            most, least = constraint.at_most, constraint.at_least
            text = f"at most {wording.say_amount(most, constraint.unit)}" if most is not None else ""
            text = text or (f"at least {wording.say_amount(least, constraint.unit)}" if least is not None else "")
        case Unreadable():
            text = f"not certain: {constraint.about.value.replace('_', ' ')}"
    return slot, text


TITLES = {
    "window": "Licence",
    "territories": "Places",
    "channels": "Channels",
    "edits": "Edits",
    "users": "Users",
    "other": "Also",
    "credit": "Credit",
    "duty": "Condition",
    "ruled out": "Ruled out",
    "rule": "Rule",
}
"""What a line of rights begins with, by what it is about."""


def _permission_lines(rule: Rule, on: date) -> tuple[list[tuple[str, str]], list[str]]:
    """Slots with their phrases, and the releases of people and music."""
    slots: list[tuple[str, str]] = []
    releases: list[str] = []
    for constraint in rule.constraints:
        slot, spoken = _spoken(constraint, on)
        if not spoken:
            continue
        if constraint.part is not None:
            holder = call(constraint.part, "")
            releases.append(f"{holder[0].upper()}{holder[1:]}: {_verbatim(constraint, spoken)}")
        else:
            slots.append((slot, _verbatim(constraint, spoken)))
    return slots, releases


def _duties(duties: Iterable[Duty]) -> list[tuple[str, str]]:
    return [("credit" if duty.kind is DutyKind.CREDIT_LINE else "duty", duty.text) for duty in duties]


def _cells(rule: Rule, own_use_only: bool) -> Iterator[Citation]:
    """The cells a rule was read from. Other users' terms and the releases of people are nothing an outsider is shown."""
    told: list[Constraint | Duty] = [*rule.constraints, *rule.duties]
    for holder in told:
        others = isinstance(holder, PartyConstraint) or (not isinstance(holder, Duty) and holder.part is not None)
        if holder.quote and not (own_use_only and others):
            source = rule.source.narrowed(holder.quote, holder.locator)
            yield Citation(source=source, visibility=rule.visibility, audience=rule.audience)
    if not any(holder.quote for holder in told):
        yield Citation(source=rule.source, visibility=rule.visibility, audience=rule.audience)


def _ruled_out(rule: Rule) -> tuple[str, str]:
    """What a prohibition rules out: the words of its cell without their own "no" ("no delivery platforms").

    A sentence says its own "not": after "Ruled out:" it would say the opposite.
    """
    name, colon, what = rule.summary.partition(": ")
    of_a_cell = bool(colon) and name.startswith("Ruled out for")
    said = (what if of_a_cell else rule.summary) or rule.source.quote
    if wording.is_sentence(said):
        return "rule", said
    return "ruled out", wording.without_no(said) or rule.id


def summarise_rights(asset: AssetFacts, rulebook: Rulebook, on: date, *, own_use_only: bool = False) -> RightsSummary:
    """The rights in an asset, from the rules made for this very asset.

    Args:
        asset: The asset.
        rulebook: Rules the asker may see; leave out the others before calling.
        on: The day asked, to tell what is over.
        own_use_only: Whether only what bears on the asker's own use is told, without other users' terms and people's releases.
    """
    own = [rule for rule in rulebook.bearing_on(asset, on) if asset.id in rule.target.assets and rule.wording is None]
    slots: list[tuple[str, str]] = []
    releases: list[str] = []
    for rule in own:
        if rule.kind is RuleKind.PERMISSION:
            more, people = _permission_lines(rule, on)
            slots += more
            releases += people
            slots += _duties(rule.duties)
        else:
            slots.append(_ruled_out(rule))
    first = dict(reversed(slots))
    if own_use_only:
        slots, releases = [(slot, text) for slot, text in slots if slot != "users"], []
    lines = [f"{TITLES[slot]}: {text.removeprefix(f'{TITLES[slot]}: ')}" for slot, text in slots] + releases
    if asset.status != "current":
        outcome = "no longer in use" if is_gone(asset) else "not settled yet"
        told = "the register's entries contradict each other" if asset.status == CONFLICTING else asset.status_quote or asset.status
        lines.insert(0, f"Status: {outcome if own_use_only else told}")
    return RightsSummary(
        window=first.get("window", ""),
        territories=first.get("territories", ""),
        channels=first.get("channels", ""),
        edits=first.get("edits", ""),
        users=first.get("users", ""),
        releases=tuple(releases),
        credit=first.get("credit", ""),
        lines=tuple(dict.fromkeys(lines)) or ("No rights are on file.",),
        citations=tuple(dict.fromkeys(citation for rule in own for citation in _cells(rule, own_use_only)))
        or (Citation(source=asset.source, visibility=asset.visibility, audience=asset.audience),),
    )

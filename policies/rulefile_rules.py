"""From a checked entry of a rule file to a `Rule`. Everything here relies on the check having found nothing."""

from collections.abc import Mapping
from typing import Any

from policies.rulefile_shape import DUTIES, PARTS
from policies.rulefile_where import read_where
from policies.rules import (
    Bound,
    BudgetConstraint,
    ChannelConstraint,
    Constraint,
    CountConstraint,
    Duty,
    DutyKind,
    ModificationConstraint,
    Part,
    PartyConstraint,
    PurposeConstraint,
    Rule,
    RuleKind,
    Source,
    Target,
    TerritoryConstraint,
    TopicConstraint,
    UnlessConstraint,
    WindowConstraint,
    Wording,
)
from policies.vocabulary import Action, Channel, Modification, Party, Purpose, Visibility

Entry = Mapping[str, Any]


def _words(entry: Entry, key: str) -> list[str]:
    value = entry.get(key)
    if value is None:
        return []
    items = value if isinstance(value, list) else [value]
    return ["NO" if item is False else str(item) for item in items]


def _where(entry: Entry) -> TerritoryConstraint | None:
    words = _words(entry, "where")
    if not words:
        return None
    read = [read_where(word) for word in words]
    return TerritoryConstraint(
        worldwide=any(where.worldwide for where in read),
        include=frozenset().union(*(where.include for where in read)),
        exclude=frozenset().union(*(where.exclude for where in read)),
        edge=frozenset().union(*(where.edge for where in read)) - frozenset().union(*(where.include for where in read)),
    )


def _channels(entry: Entry) -> ChannelConstraint | None:
    words, out = _words(entry, "channels"), _words(entry, "not_channels")
    if not words and not out:
        return None
    return ChannelConstraint(
        anywhere="anywhere" in words or not words,
        include=frozenset(Channel(word) for word in words if word != "anywhere"),
        exclude=frozenset(Channel(word) for word in out),
    )


def _window(entry: Entry, kind: RuleKind) -> WindowConstraint | None:
    if "from" not in entry and "until" not in entry:
        return None
    subject = "licence" if kind is RuleKind.PERMISSION else "embargo"
    return WindowConstraint(start=entry.get("from", Bound.OPEN), end=entry.get("until", Bound.OPEN), subject=subject)


def _who(entry: Entry) -> PartyConstraint | None:
    words, needs = _words(entry, "who"), _words(entry, "needs")
    if not words and not needs:
        return None
    return PartyConstraint(
        anyone="anyone" in words or not words,
        include=frozenset(Party(word) for word in words if word != "anyone"),
        qualifications=frozenset(needs),
    )


def _edit_codes(value: object) -> frozenset[Modification]:
    return frozenset(Modification(word) for word in _words({"edits": value}, "edits") if word not in ("any", "none"))


def _edits(entry: Entry) -> ModificationConstraint | None:
    value = entry.get("edits")
    if value is None:
        return None
    allow, forbid = (value.get("allow"), value.get("forbid")) if isinstance(value, Mapping) else (value, None)
    return ModificationConstraint(
        anything="any" in _words({"edits": allow}, "edits"), include=_edit_codes(allow), exclude=_edit_codes(forbid)
    )


def _others(entry: Entry) -> list[Constraint]:
    made: list[Constraint] = []
    if purposes := _words(entry, "for"):
        made.append(PurposeConstraint(include=frozenset(Purpose(word) for word in purposes)))
    if "copies" in entry:
        made.append(CountConstraint(unit="copies", at_most=float(entry["copies"])))
    if "seconds" in entry:
        made.append(CountConstraint(unit="seconds", at_most=float(entry["seconds"])))
    if "budget" in entry:
        made.append(BudgetConstraint(at_most=float(entry["budget"])))
    if topics := _words(entry, "topics"):
        made.append(TopicConstraint(codes=frozenset(topics)))
    if lifted := _words(entry, "unless"):
        made.append(UnlessConstraint(claims=frozenset(lifted)))
    return made


def _parts(entry: Entry) -> list[Constraint]:
    """Limits of people shown, music and versions: the use is held to them as far as it shows the part."""
    made: list[Constraint] = []
    for limits in entry.get("parts", ()):
        kind = next(key for key in limits if key in PARTS)
        part = Part(kind=kind, label=str(limits[kind]), versions=tuple(_words(limits, "in")))
        subject = "music" if kind == "music" else "release"
        window = WindowConstraint(start=limits.get("from", Bound.OPEN), end=limits.get("until", Bound.OPEN), subject=subject)
        found = (window, _where(limits), _channels(limits))
        made += [limit.model_copy(update={"part": part}) for limit in found if limit is not None]
    return made


def _duty(entry: Entry) -> Duty:
    name = next(key for key in entry if key in DUTIES)
    kind, text = DUTIES[name], str(entry[name]).strip()
    spoken = {DutyKind.CREDIT_LINE: f"Credit: {text}", DutyKind.PRIOR_APPROVAL: f"Get the written approval of {text} first"}
    where = read_where(str(entry["where"])) if "where" in entry else None
    return Duty(
        kind=kind,
        text=spoken.get(kind, text),
        quote=str(entry.get("quote", "")),
        channels=frozenset(Channel(word) for word in _words(entry, "channels") if word != "anywhere"),
        territories=where.include if where else frozenset(),
        satisfied_by=entry.get("shown_by") or ("written_approval" if kind is DutyKind.PRIOR_APPROVAL else None),
    )


def _wording(entry: Entry) -> Wording | None:
    value = entry.get("wording")
    if value is None:
        return None
    return Wording(
        must_include=tuple(_words(value, "must_include")),
        must_not_include=tuple(_words(value, "must_not_include")),
        say_instead=tuple((str(wrong), str(right)) for wrong, right in value.get("say_instead", {}).items()),
        exact=tuple(_words(value, "exact")),
    )


def compile_rule(entry: Entry, document: str) -> Rule:
    """Makes a rule of a checked entry.

    Args:
        entry: The keys and values of one rule.
        document: The rule file, cited where the rule's source names no document.
    """
    kind = RuleKind.PERMISSION if "permit" in entry else RuleKind.PROHIBITION
    actions = _words(entry, "permit") or _words(entry, "forbid")
    source, _, locator = str(entry["source"]).partition(",")
    constraints = [
        _where(entry),
        _channels(entry),
        _window(entry, kind),
        _who(entry),
        _edits(entry),
        *_others(entry),
        *_parts(entry),
    ]
    return Rule(
        id=str(entry["id"]),
        kind=kind,
        target=Target(
            assets=frozenset(_words(entry, "assets")),
            kinds=frozenset(_words(entry, "kinds")),
            labels=frozenset(_words(entry, "labels")),
        ),
        actions=frozenset(Action(word) for word in actions if word != "any"),
        constraints=tuple(constraint for constraint in constraints if constraint is not None),
        duties=tuple(_duty(duty) for duty in entry.get("duties", ())),
        source=Source(document=source.strip() or document, locator=locator.strip(), quote=" ".join(str(entry["says"]).split())),
        summary=entry.get("summary", ""),
        public_reason=entry.get("public_reason"),
        valid_from=entry.get("valid_from"),
        valid_to=entry.get("valid_to"),
        visibility=Visibility(entry.get("visibility", Visibility.INTERNAL)),
        audience=frozenset(_words(entry, "audience")),
        owner=entry.get("owner"),
        wording=_wording(entry),
    )

"""One rule against one use: every constraint and duty evaluated, with the outcome for each place and channel."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from policies.evaluation import budgets, channels, counts, duties, limits, modifications, parties, places, windows
from policies.evaluation.finding import Finding, Scope
from policies.evaluation.parts import call, say_part
from policies.evaluation.parts import counts as is_used
from policies.evaluation.use import Use
from policies.rules import (
    Bound,
    BudgetConstraint,
    ChannelConstraint,
    Constraint,
    CountConstraint,
    ModificationConstraint,
    Part,
    PartyConstraint,
    PurposeConstraint,
    Rule,
    RuleKind,
    TerritoryConstraint,
    TopicConstraint,
    UnlessConstraint,
    Unreadable,
    WindowConstraint,
)
from policies.truth import Truth, all_of
from policies.verdict import Change, Condition
from policies.vocabulary import Channel, ReasonKind


@dataclass(frozen=True)
class RuleOutcome:
    """What a rule says of a use. For a prohibition `Truth.PASS` means that it bites."""

    rule: Rule
    findings: tuple[Finding, ...]
    conditions: tuple[Condition, ...] = ()

    @cached_property
    def _fixed(self) -> Truth:
        """The outcome of all that is the same everywhere."""
        return all_of(finding.status for finding in self.findings if finding.by_place is None and finding.by_channel is None)

    @cached_property
    def _varying(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.by_place is not None or finding.by_channel is not None)

    def at(self, place: str, channel: Channel | None) -> Truth:
        """The outcome at one place and in one channel."""
        if self._fixed is Truth.FAIL or not self._varying:
            return self._fixed
        return all_of((self._fixed, *(finding.at(place, channel) for finding in self._varying)))

    def at_most_silent(self, place: str, channel: Channel | None) -> bool:
        """Whether all that is unknown there comes from records that say nothing about other users."""
        open_ones = [finding for finding in self.findings if finding.at(place, channel) is not Truth.PASS]
        return bool(open_ones) and all(finding.silent and finding.status is Truth.UNKNOWN for finding in open_ones)

    @cached_property
    def last_day(self) -> date | None:
        """The last day the rule allows, if it has one."""
        days = [finding.last_day for finding in self.findings if finding.last_day is not None]
        return min(days, default=None)


_FAMILIES: Mapping[type[Any], Callable[[Any, Use, Scope], Finding]] = {
    TerritoryConstraint: places.evaluate,
    ChannelConstraint: channels.evaluate,
    WindowConstraint: windows.evaluate,
    ModificationConstraint: modifications.evaluate,
    PartyConstraint: parties.evaluate,
    PurposeConstraint: limits.purpose,
    CountConstraint: counts.evaluate,
    BudgetConstraint: budgets.evaluate,
    UnlessConstraint: budgets.unless,
    TopicConstraint: limits.topic,
    Unreadable: limits.unreadable,
}
"""Which family evaluates which constraint; typed loosely because each takes its own kind only."""


_SILENT_VERSION = re.compile(r"\b(?:silent|mute[d]?|stumme?|muette?)\b", re.IGNORECASE)
"""Words of a music entry that there is a version without sound."""


def _not_shown(constraint: Constraint, scope: Scope) -> Finding:
    """The finding for a part that is left out: a permission does not depend on it, a prohibition of it does not bite."""
    assert constraint.part is not None
    return Finding(
        kind=ReasonKind.MUSIC if constraint.part.kind == "music" else ReasonKind.RELEASE,
        status=Truth.PASS if scope.permits else Truth.FAIL,
        text=f"{constraint.part.label} is not part of the use, so {call(constraint.part, 'its limit')} does not matter.",
        public="A part that is left out does not matter.",
    )


def _evaluate(constraint: Constraint, use: Use, scope: Scope, rule: Rule) -> Finding:
    parts = [other.part for other in rule.constraints if other.part is not None]
    if constraint.part is not None and not is_used(constraint.part, use, parts):
        return _not_shown(constraint, scope)
    finding = _as_told(_FAMILIES[type(constraint)](constraint, use, scope), use)
    repairs = finding.repairs
    if constraint.part is not None and constraint.part.kind != "version":
        label = say_part(constraint.part)
        silent = constraint.part.kind == "music" and _SILENT_VERSION.search(constraint.quote)
        how = "use the silent version" if silent else f"use it without {label}"
        without = Change(kind="leave_out_part", value=constraint.part.label, text=how)
        repairs = (*_in_reach(constraint, repairs, use, parts), without)
    return replace(finding, quote=constraint.quote, locator=constraint.locator, repairs=repairs)


def _in_reach(constraint: Constraint, repairs: tuple[Change, ...], use: Use, parts: Sequence[Part]) -> tuple[Change, ...]:
    """The repairs that leave something of the use: where others are shown too, a crop helps more than days before it begins."""
    begins = use.request.start
    of_a_person = repairs and constraint.part and constraint.part.kind == "person"
    if begins is None or not of_a_person or len({part.label for part in parts if part.kind == "person"}) < 2:
        return repairs
    return tuple(change for change in repairs if change.kind != "end_by" or change.value >= begins.isoformat())


def _as_told(finding: Finding, use: Use) -> Finding:
    """A finding that was open until the asker picked an option of the question back."""
    fact = finding.fact
    if fact is None or finding.status is not Truth.UNKNOWN:
        return finding
    picked = next((told.option for told in use.request.told if told.question == fact.question), None)
    status = dict(fact.outcomes).get(picked) if picked else None
    if status is None:
        return finding
    text = f"{finding.text.rstrip('.')}; asked “{fact.question}”, you said “{picked}”."
    return replace(finding, status=status, fact=None, text=text, by_place=None, by_channel=None)


def _life(rule: Rule) -> tuple[Constraint, ...]:
    """The life span of a rule, as a window over the use."""
    if rule.valid_from is None and rule.valid_to is None:
        return ()
    return (WindowConstraint(start=rule.valid_from or Bound.OPEN, end=rule.valid_to or Bound.OPEN, subject="rule"),)


def evaluate(rule: Rule, use: Use) -> RuleOutcome:
    """What a rule says of a use."""
    scope = Scope(rule.kind, "the licence" if rule.target.assets else "the rule")
    constraints = (*_life(rule), *rule.constraints)
    findings = [
        _as_told(limits.action(rule, use, scope), use),
        *(_evaluate(constraint, use, scope, rule) for constraint in constraints),
    ]
    if rule.kind is RuleKind.PROHIBITION:
        return RuleOutcome(rule, tuple(findings))
    findings[1:1] = [windows.over(use)] if use.over else []
    outcomes = [duties.evaluate(duty, use, rule) for duty in rule.duties]
    findings += [outcome.finding for outcome in outcomes if outcome.finding]
    conditions = [outcome.condition for outcome in outcomes if outcome.condition]
    conditions += [_owed(finding, rule) for finding in findings if finding.owed]
    return RuleOutcome(rule, tuple(findings), tuple(conditions))


def _owed(finding: Finding, rule: Rule) -> Condition:
    """A limit that the asker has to keep to, as a condition."""
    source = rule.source.narrowed(finding.quote, finding.locator)
    shown = {"visibility": rule.visibility, "audience": rule.audience}
    return Condition(text=finding.owed, kind="limit", rule=rule.id, source=source, **shown)

"""Permissions against prohibitions, place by place and channel by channel.

Permissions add up: each place and channel needs one that covers it. Permissions for the very asset (its licence) go before
those for its kind or for everything: a general permission never widens a licence. It only speaks where the licence's record says
nothing at all about other users.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from policies import wording
from policies.evaluation.finding import Fact, Finding
from policies.evaluation.rule import RuleOutcome, evaluate
from policies.evaluation.use import Use
from policies.rulebook import Conflict
from policies.rules import Rule, RuleKind
from policies.truth import Truth, all_of, any_of, negation
from policies.verdict import Condition
from policies.versions import versioned
from policies.vocabulary import Channel, ReasonKind

Atom = tuple[str, Channel | None]
_RANK = {Truth.FAIL: 0, Truth.UNKNOWN: 1, Truth.PASS: 2}


@dataclass(frozen=True)
class Ground:
    """One thing the verdict rests on: a finding with its rule, if it has one."""

    finding: Finding
    rule: Rule | None = None

    @property
    def status(self) -> Truth:
        """What it says of the use."""
        return self.finding.status


@dataclass(frozen=True)
class Weighed:
    """All grounds of the rules, and what a yes by them would bring along."""

    grounds: tuple[Ground, ...]
    permissions: tuple[RuleOutcome, ...]
    """Permissions that the use would rest on; empty: none bears on it."""
    conditions: tuple[Condition, ...] = ()

    @property
    def truth(self) -> Truth:
        """Whether the rules let the use go ahead."""
        return all_of(ground.status for ground in self.grounds)


def _speaks_of(outcome: RuleOutcome) -> bool:
    """Whether a permission is about the kind of action that is asked for; its action finding stands first."""
    return outcome.findings[0].status is not Truth.FAIL


def _best(outcomes: Sequence[RuleOutcome], atom: Atom) -> RuleOutcome:
    """The permission that serves an atom best: the surest, then the one with the fewest conditions."""
    return max(outcomes, key=lambda outcome: (_RANK[outcome.at(*atom)], -_fails(outcome), -len(outcome.conditions)))


def _fails(outcome: RuleOutcome) -> int:
    return sum(finding.status is Truth.FAIL for finding in outcome.findings)


def _choose(specific: Sequence[RuleOutcome], general: Sequence[RuleOutcome], atom: Atom) -> RuleOutcome:
    """The permission an atom rests on."""
    if not specific:
        return _best(general, atom)
    chosen = _best(specific, atom)
    if general and all(outcome.at_most_silent(*atom) for outcome in specific):
        spoken = _best(general, atom)
        if spoken.at(*atom) is Truth.PASS:
            return spoken
    return chosen


def _narrowed(finding: Finding, atoms: Iterable[Atom]) -> Finding:
    """A finding limited to the atoms that rest on its rule."""
    status = all_of(finding.at(*atom) for atom in atoms)
    return (
        finding
        if status is finding.status
        else replace(finding, status=status, fact=finding.fact if status is Truth.UNKNOWN else None)
    )


def _permission_grounds(resting: dict[str, list[Atom]], outcomes: Sequence[RuleOutcome]) -> list[Ground]:
    by_version = {versioned(outcome.rule): outcome for outcome in outcomes}
    grounds = []
    for version, atoms in resting.items():
        outcome = by_version[version]
        for finding in outcome.findings:
            dull = finding.status is Truth.PASS and (finding.quiet or finding.kind is ReasonKind.ACTION)
            if not dull:
                grounds.append(Ground(_narrowed(finding, atoms), outcome.rule))
    return grounds


_FIGURE = re.compile(r"\d[\d,]*")


def _without_stop(words: str) -> str:
    """Words without the full stop at their end, also inside their quotation marks."""
    return f"{words[:-1].rstrip('.')}”" if words.endswith("”") else words.rstrip(".")


def _prohibition_ground(outcome: RuleOutcome, bites: Truth) -> Ground:
    """The one ground a prohibition gives: its own words, and how to keep clear of it."""
    rule = outcome.rule
    telling = [finding for finding in outcome.findings if finding.kind is not ReasonKind.ACTION] or list(outcome.findings)
    words = rule.summary or (f"“{rule.source.quote}”" if rule.source.quote else f"rule {rule.id}")
    open_findings = [finding for finding in outcome.findings if finding.status is Truth.UNKNOWN]
    if bites is Truth.PASS:
        text = wording.sentence(wording.say_ruled_out(words))
    else:
        because = open_findings[0].text if open_findings else ""
        told = rule.source.quote if words.casefold().startswith("ruled out") and rule.source.quote else words
        what = _without_stop(told if wording.is_sentence(told) else wording.without_no(told))
        figures = _FIGURE.findall(because)
        # a line in money or copies that the rule's own words name is not drawn twice
        said = what.casefold() in because.casefold() or (bool(figures) and all(figure in what for figure in figures))
        lead = "a rule may stand against this" if wording.is_sentence(told) else "this may be ruled out"
        text = wording.sentence(f"{lead}: {what}." + ("" if said else f" {because}"))
    kind = (open_findings or telling)[0].kind if bites is Truth.UNKNOWN else telling[0].kind
    default = Fact("register", f"rule:{rule.id}", to_decide=f"Whether {words} applies to this use.")
    finding = Finding(
        kind=kind,
        status=negation(bites),
        text=text,
        public=rule.public_reason or f"A rule of the brand {'stands' if bites is Truth.PASS else 'may stand'} against this use.",
        quote=rule.source.quote or telling[0].quote,
        locator="" if rule.source.quote else telling[0].locator,
        fact=(open_findings[0].fact if open_findings else None) or default if bites is Truth.UNKNOWN else None,
        repairs=tuple(change for finding in outcome.findings for change in finding.repairs),
    )
    return Ground(finding, rule)


def _conflict_ground(rule: Rule) -> Ground:
    finding = Finding(
        kind=ReasonKind.CONFLICT,
        status=Truth.UNKNOWN,
        text=f"One rule permits this and rule {rule.id} forbids it.",
        public="Two rules contradict each other here.",
        fact=Fact("register", f"conflict:{rule.id}", to_decide=f"Which holds: the permission, or the prohibition {rule.id}."),
    )
    return Ground(finding, rule)


def _clash(permitted: dict[Atom, Truth], outcome: RuleOutcome, strategy: Conflict) -> Ground | None:
    """The ground a prohibition adds under a conflict strategy, or `None` where it does not touch the use."""
    bites = {atom: outcome.at(*atom) for atom in permitted}
    if strategy is Conflict.PROHIBIT:
        worst = any_of(bites.values())
        return None if worst is Truth.FAIL else _prohibition_ground(outcome, worst)
    standing = [bites[atom] for atom, truth in permitted.items() if truth is not Truth.PASS]
    clashing = [bites[atom] for atom, truth in permitted.items() if truth is Truth.PASS]
    if strategy is Conflict.INVALID and any_of(clashing) is not Truth.FAIL:
        return _conflict_ground(outcome.rule)
    worst = any_of(standing)
    return None if worst is Truth.FAIL else _prohibition_ground(outcome, worst)


def no_permission() -> Ground:
    """The ground of a use that no permission speaks of."""
    finding = Finding(
        kind=ReasonKind.NO_RULE,
        status=Truth.UNKNOWN,
        text="No rule permits this kind of use.",
        public="Nothing on file permits this kind of use.",
        fact=Fact("register", "permission", to_decide="Whether this use is permitted; no rule speaks of it."),
    )
    return Ground(finding)


def weigh(rules: Sequence[Rule], use: Use, strategy: Conflict) -> Weighed:
    """What the rules that bear on an asset say of a use.

    Args:
        rules: Rules whose target holds the asset.
        use: The use.
        strategy: What happens where a permission and a prohibition both hold.
    """
    outcomes = [evaluate(rule, use) for rule in rules if rule.wording is None]
    speaking = [outcome for outcome in outcomes if outcome.rule.kind is RuleKind.PERMISSION and _speaks_of(outcome)]
    specific = [outcome for outcome in speaking if outcome.rule.target.assets]
    general = [outcome for outcome in speaking if not outcome.rule.target.assets]
    permitted: dict[Atom, Truth] = {}
    resting: dict[str, list[Atom]] = {}
    for atom in use.atoms:
        chosen = _choose(specific, general, atom) if speaking else None
        permitted[atom] = chosen.at(*atom) if chosen else Truth.UNKNOWN
        if chosen:
            resting.setdefault(versioned(chosen.rule), []).append(atom)
    grounds = _permission_grounds(resting, speaking) if speaking else [no_permission()]
    prohibitions = [outcome for outcome in outcomes if outcome.rule.kind is RuleKind.PROHIBITION]
    grounds += [ground for outcome in prohibitions if (ground := _clash(permitted, outcome, strategy))]
    used = tuple(outcome for outcome in speaking if versioned(outcome.rule) in resting)
    conditions = tuple(dict.fromkeys(condition for outcome in used for condition in outcome.conditions))
    return Weighed(tuple(grounds), used, conditions)

"""Duties: what has to be done for a permission to hold, and whether it is done, open or refused."""

from dataclasses import dataclass

from policies import wording
from policies.evaluation import terms
from policies.evaluation.finding import Fact, Finding
from policies.evaluation.parties import claim_fact, claimed, is_hearsay
from policies.evaluation.use import Use
from policies.lexicon.refused import refuses, refuses_credit
from policies.rules import Duty, DutyKind, Rule
from policies.taxonomies import channels as tree
from policies.taxonomies import territories
from policies.truth import Truth
from policies.verdict import Condition
from policies.vocabulary import ReasonKind


@dataclass(frozen=True)
class DutyOutcome:
    """A duty that bears on the use: a condition to tell the asker, a finding that can decide, or both."""

    condition: Condition | None = None
    finding: Finding | None = None


def _bears(duty: Duty, use: Use) -> bool:
    """Whether a duty that is limited to some channels or places is touched by the use; what is not said may touch it."""
    channels = use.request.channels
    here = (
        not duty.channels
        or not channels
        or any(tree.covers(code, used) or tree.covers(used, code) for code in duty.channels for used in channels)
    )
    there = not duty.territories or not use.places or bool(territories.expand(duty.territories) & use.places)
    edited = not duty.edits or bool(use.edits & duty.edits) or bool(use.uncoded_edits)
    return here and there and edited


def _approval(duty: Duty, use: Use) -> DutyOutcome:
    """Prior approval: given in writing it is done, refused or missing it stops the use, not mentioned it has to be asked for."""
    key = duty.satisfied_by or "written_approval"
    truth = claimed(use, key)
    decide = wording.sentence(f"give or refuse the approval: {duty.text}")
    words = {
        Truth.PASS: "the asker has it",
        Truth.FAIL: "the asker does not have it",
        Truth.UNKNOWN: "nothing certain is known of it",
    }
    finding = Finding(
        kind=ReasonKind.DUTY,
        status=truth,
        text=wording.sentence(f"needed first: {duty.text.rstrip('.')}; {words[truth]}"),
        public="An approval is needed first.",
        quote=duty.quote,
        locator=duty.locator,
        fact=claim_fact(key, hearsay=is_hearsay(use, (key,)), to_decide=decide) if truth is Truth.UNKNOWN else None,
    )
    return DutyOutcome(finding=finding)


def _refused(duty: Duty, use: Use) -> bool:
    """Whether the asker's own last words say that the duty will not be done."""
    said = terms.unnamed(use).rpartition("\n")[2]
    return refuses(duty.text, said) or (duty.kind is DutyKind.CREDIT_LINE and refuses_credit(said))


def _not_kept(duty: Duty) -> Finding:
    return Finding(
        kind=ReasonKind.CREDIT if duty.kind is DutyKind.CREDIT_LINE else ReasonKind.DUTY,
        status=Truth.FAIL,
        text=wording.sentence(f"it has to be kept to, and you say that it will not be: {duty.text}"),
        public="A condition of the use would not be kept.",
        quote=duty.quote,
        locator=duty.locator,
    )


def evaluate(duty: Duty, use: Use, rule: Rule) -> DutyOutcome:
    """What a duty of a permission means for a use."""
    if not _bears(duty, use):
        return DutyOutcome()
    if duty.kind is DutyKind.PRIOR_APPROVAL:
        return _approval(duty, use)
    if duty.uncertain:
        words = f"“{duty.quote}”" if duty.quote else "the record"
        decide = wording.sentence(f"what {words} asks for" + (f" ({duty.note})" if duty.note else ""))
        finding = Finding(
            kind=ReasonKind.CREDIT if duty.kind is DutyKind.CREDIT_LINE else ReasonKind.DUTY,
            status=Truth.UNKNOWN,
            text=wording.sentence(f"what has to be done is not certain: {words}"),
            public="A condition of the use is not certain.",
            quote=duty.quote,
            locator=duty.locator,
            fact=Fact("register", f"duty:{duty.text}", to_decide=decide),
        )
        return DutyOutcome(finding=finding)
    if duty.satisfied_by and claimed(use, duty.satisfied_by) is Truth.PASS:
        return DutyOutcome()
    if _refused(duty, use):
        return DutyOutcome(finding=_not_kept(duty))
    source = rule.source.narrowed(duty.quote, duty.locator)
    return DutyOutcome(
        Condition(
            text=duty.text, kind=duty.kind.value, rule=rule.id, source=source, visibility=rule.visibility, audience=rule.audience
        )
    )

"""Clauses of policies against a yes of the rules: a register's permission does not pass over what a policy forbids.

How much a clause may do depends on how surely it touches the use (`Bearing`):

- a ban that certainly does, of something the register does not speak of (a topic, an act), is a no;
- one that likely does, or that contradicts the register's own words (an edit, a channel), is for a person, with both sides to read;
- an approval to be had first is asked for, unless the asker has it in writing;
- what only seems to touch the use is shown with the yes, to be checked.

A clause that legal has written as a rule is weighed as that rule, and not a second time here.
"""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from policies import wording
from policies.clauses import cited, reason_of
from policies.evaluation.parties import claimed
from policies.evaluation.rule import evaluate
from policies.evaluation.use import Use
from policies.evidence import Bearing, ClauseJudgement, Evidence, Precedent
from policies.lexicon.channels import find_channels
from policies.lexicon.kinds import is_of_kind, kinds_in
from policies.lexicon.modifications import find_modifications
from policies.rulebook import Rulebook
from policies.rules import Rule
from policies.truth import Truth
from policies.verdict import Condition, Verdict
from policies.versions import words_version
from policies.vocabulary import ClauseRelation, ReasonKind, VerdictCode

_MOST_OF = 0.6
"""A rule stands for a clause if its quotation is at least this share of the clause."""
_OPEN_TO_READING = frozenset({ReasonKind.TOPIC, ReasonKind.ACTION, ReasonKind.PURPOSE})
"""What a reader may have missed in the question; a rule that fails only for these does not silence its clause."""
_MOST_NOTICES = 2


def heed(verdict: Verdict, evidence: Evidence, rulebook: Rulebook, use: Use) -> Verdict:
    """A yes of the rules in the light of the clauses that bear on the use.

    Args:
        verdict: A yes.
        evidence: What was found, with the clauses.
        rulebook: All rules in force.
        use: The use asked about.
    """
    clauses = _to_heed(evidence, rulebook, use)
    worst = _worst(clauses, use)
    if worst is None:
        return _with_notices(verdict, clauses)
    return forbidden(verdict, worst) if _is_certain(worst) else conflict(verdict, worst)


def heed_news(verdict: Verdict, precedent: Precedent, evidence: Evidence, rulebook: Rulebook, use: Use) -> Verdict:
    """A yes by an earlier ruling, for a person where a clause stands against the use that was not before legal then."""
    if precedent.clauses_seen is None:
        return verdict
    seen = precedent.clauses_seen
    news = [clause for clause in _to_heed(evidence, rulebook, use) if words_version(clause.source.quote) not in seen]
    worst = _worst(news, use)
    if worst is None:
        return verdict
    held = conflict(verdict, worst)
    text = f"legal said yes to this in case {precedent.case}, but {worst.source.document}, not seen then, says “{_said(worst)}”"
    told = held.reasons[0].model_copy(
        update={
            "text": wording.sentence(text),
            "public_text": "Legal said yes to this before, and a policy may stand against it now.",
        }
    )
    decide = f"Which holds: the ruling in case {precedent.case}, or “{_said(worst)}” ({worst.source.document})."
    return held.model_copy(update={"reasons": (told, *held.reasons[1:]), "to_decide": decide, "precedent": None})


def _to_heed(evidence: Evidence, rulebook: Rulebook, use: Use) -> list[ClauseJudgement]:
    """The clauses about the asset's kind of thing that legal has not written as rules."""
    about = (clause for clause in evidence.clauses if _about_its_kind(clause, evidence))
    return [clause for clause in about if not _is_ruled(clause, evidence, rulebook, use)]


def _worst(clauses: Sequence[ClauseJudgement], use: Use) -> ClauseJudgement | None:
    """The clause that stands most surely against a use."""
    stops = [clause for clause in clauses if _stops(clause) and not (_asks_first(clause) and _has_approval(use))]
    return max(stops, key=lambda clause: (_is_certain(clause), clause.bearing, clause.plain, clause.probability), default=None)


def against_a_yes(evidence: Evidence) -> ClauseJudgement | None:
    """The clause that stands most surely against what the register's rules permit; it is about this kind of asset."""
    stops = [clause for clause in evidence.clauses if _stops(clause) and _about_its_kind(clause, evidence)]
    return max(stops, key=lambda clause: (clause.bearing, clause.probability), default=None)


def _stops(clause: ClauseJudgement) -> bool:
    plain = clause.plain and (clause.relation is ClauseRelation.FORBIDS or clause.gated)
    return (plain and clause.bearing is not Bearing.OTHER) or clause.bearing >= Bearing.LIKELY


def _asks_first(clause: ClauseJudgement) -> bool:
    return clause.gated or (clause.bearing >= Bearing.LIKELY and not clause.bans)


def _has_approval(use: Use) -> bool:
    return claimed(use, "written_approval") is Truth.PASS


def _is_certain(clause: ClauseJudgement) -> bool:
    """Whether a ban decides by itself: it is certain, and about something a register's row does not speak of."""
    if clause.bearing is not Bearing.CERTAIN or not clause.bans or clause.hidden:
        return False
    return not find_modifications(clause.source.quote) and not find_channels(clause.source.quote)


def _about_its_kind(clause: ClauseJudgement, evidence: Evidence) -> bool:
    """Whether a clause is about the asset's kind of thing: it names the kind, or no kind at all."""
    if evidence.asset is None:
        return True
    # a section on copy ("Claims") is about what is said beside any asset
    named = kinds_in(clause.source.quote) or kinds_in(clause.source.locator) - {"text"}
    return not named or any(is_of_kind(evidence.asset.asset, kind) for kind in named)


def _is_ruled(clause: ClauseJudgement, evidence: Evidence, rulebook: Rulebook, use: Use) -> bool:
    """Whether legal wrote the clause as a rule, and the rule, made for other users, sums or things, leaves this use alone."""
    rules = [rule for rule in rulebook.rules if _quotes(rule, clause)]
    facts = evidence.asset.asset if evidence.asset else None
    bearing = {rule.id for rule in rulebook.bearing_on(facts, use.on)}
    return bool(rules) and all(rule.id not in bearing or _leaves_alone(rule, use) for rule in rules)


def _quotes(rule: Rule, clause: ClauseJudgement) -> bool:
    quote, text = (" ".join(words.split()).casefold().rstrip(".") for words in (rule.source.quote, clause.source.quote))
    same = PurePath(rule.source.document).name == PurePath(clause.source.document).name
    return same and bool(quote) and quote in text and len(quote) >= _MOST_OF * len(text)


def _leaves_alone(rule: Rule, use: Use) -> bool:
    failed = [finding.kind for finding in evaluate(rule, use).findings if finding.status is Truth.FAIL]
    return any(kind not in _OPEN_TO_READING for kind in failed)


def conflict(verdict: Verdict, clause: ClauseJudgement) -> Verdict:
    """A yes of the rules that a clause stands against: a person decides, with both sides to read."""
    reason = reason_of(clause, decisive=True).model_copy(
        update={
            "kind": ReasonKind.CONFLICT,
            "status": Truth.UNKNOWN,
            "text": wording.sentence(f"the register lets this go ahead, but {clause.source.document} says “{_said(clause)}”"),
            "public_text": "Our records and a policy say different things about this.",
        }
    )
    return verdict.model_copy(
        update={
            "code": VerdictCode.NEEDS_REVIEW,
            "reasons": (reason, *verdict.reasons),
            "conditions": (),
            "citations": tuple(dict.fromkeys((*cited((clause,)), *verdict.citations))),
            "valid_until": None,
            "to_decide": f"Which holds: the register's permission, or “{_said(clause)}” ({clause.source.document}).",
        }
    )


def forbidden(verdict: Verdict, clause: ClauseJudgement) -> Verdict:
    """A yes of the rules that a ban of a policy in force takes back."""
    reason = reason_of(clause, decisive=True).model_copy(
        update={
            "status": Truth.FAIL,
            "text": wording.sentence(f"{clause.source.document} rules this out: “{_said(clause)}”"),
            "public_text": "A policy of ours rules this out.",
        }
    )
    return verdict.model_copy(
        update={
            "code": VerdictCode.NOT_ALLOWED,
            "reasons": (reason, *(other.model_copy(update={"decisive": False}) for other in verdict.reasons)),
            "conditions": (),
            "citations": tuple(dict.fromkeys((*cited((clause,)), *verdict.citations))),
            "valid_until": None,
            "basis": "clauses",
        }
    )


def _with_notices(verdict: Verdict, clauses: Sequence[ClauseJudgement]) -> Verdict:
    """A yes that shows what may touch the use, for the asker to check."""
    near = [clause for clause in clauses if clause.bearing is Bearing.PERHAPS and not clause.hidden]
    notices = tuple(_notice(clause) for clause in sorted(near, key=lambda clause: -clause.score)[:_MOST_NOTICES])
    if not notices:
        return verdict
    return verdict.model_copy(
        update={
            "code": VerdictCode.ALLOWED_WITH_CONDITIONS,
            "conditions": (*verdict.conditions, *notices),
            "citations": tuple(dict.fromkeys((*verdict.citations, *cited(near[:_MOST_NOTICES])))),
        }
    )


def _notice(clause: ClauseJudgement) -> Condition:
    text = f"Check that this does not touch your use: “{_said(clause)}”"
    return Condition(text=text, kind="clause", source=clause.source, visibility=clause.visibility, audience=clause.audience)


def _said(clause: ClauseJudgement) -> str:
    return clause.source.quote.rstrip(".")


def bearing_clauses(clauses: Iterable[ClauseJudgement]) -> tuple[ClauseJudgement, ...]:
    """Those that stop a yes, for whoever looks at clauses that the asker may not see."""
    return tuple(clause for clause in clauses if _stops(clause))

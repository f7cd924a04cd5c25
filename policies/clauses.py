"""What clauses of policies decide where no rule speaks: yes or no only where a clause is plain and no other stands against it."""

from collections.abc import Sequence

from policies import wording
from policies.evaluation.words import tokens
from policies.evidence import Bearing, ClauseJudgement, Evidence
from policies.lexicon.kinds import without_kinds
from policies.truth import Truth
from policies.verdict import Citation, Condition, Reason, Verdict
from policies.vocabulary import ClauseRelation, ReasonKind, VerdictCode

_NEAR = 0.75
"""A clause counts against another one if the judge trusts it at least this fraction as much."""
_MOST_SHOWN = 5


def _status(clause: ClauseJudgement) -> Truth:
    if clause.relation is ClauseRelation.FORBIDS or (clause.gated and clause.plain):
        return Truth.FAIL if clause.plain else Truth.UNKNOWN
    return Truth.PASS if clause.plain and clause.relation is not ClauseRelation.SILENT else Truth.UNKNOWN


def reason_of(clause: ClauseJudgement, decisive: bool) -> Reason:
    """What a clause says of the use, as a reason."""
    words = {
        ClauseRelation.PERMITS: "lets this go ahead",
        ClauseRelation.PERMITS_IF: "lets this go ahead on a condition",
        ClauseRelation.FORBIDS: "rules this out",
        ClauseRelation.SILENT: "comes near but does not settle it",
    }[clause.relation]
    if clause.gated:
        words = "asks for permission first"
    return Reason(
        kind=ReasonKind.CLAUSE,
        status=_status(clause),
        text=wording.sentence(f"{clause.source.document} {words}: “{clause.source.quote}”"),
        public_text=wording.sentence(f"a clause {words}"),
        source=clause.source,
        visibility=clause.visibility,
        audience=clause.audience,
        decisive=decisive,
    )


def cited(clauses: Sequence[ClauseJudgement]) -> tuple[Citation, ...]:
    """The clauses as citations, the first few."""
    found = (Citation(source=clause.source, visibility=clause.visibility, audience=clause.audience) for clause in clauses)
    return tuple(dict.fromkeys(found))[:_MOST_SHOWN]


def speaks_of(clause: ClauseJudgement, mention: str) -> bool:
    """Whether a clause is about a thing that no catalogue knows: its words or its document's name say so."""
    source = clause.source
    return bool(tokens(mention) & tokens(f"{source.document} {source.locator} {source.quote}".replace("_", " ")))


def is_named_by(clause: ClauseJudgement, mention: str) -> bool:
    """Whether a clause has all telling words of a mention; a word like "logo" alone names nothing."""
    source = clause.source
    telling = tokens(without_kinds(mention))
    return bool(telling) and telling <= tokens(f"{source.document} {source.locator} {source.quote}".replace("_", " "))


def on_the_mention(evidence: Evidence) -> Evidence:
    """The evidence without clauses that say nothing of the unknown thing that is asked about; they would only seem to."""
    mention = evidence.unknown_mention
    if mention is None:
        return evidence
    about = {clause.source.document for clause in evidence.clauses if is_named_by(clause, mention)}
    speaking = tuple(clause for clause in evidence.clauses if clause.source.document in about or speaks_of(clause, mention))
    return evidence.model_copy(update={"clauses": speaking})


def _against_a_yes(clause: ClauseJudgement, chosen: ClauseJudgement) -> bool:
    stricter = clause.relation is ClauseRelation.FORBIDS or clause.gated
    if chosen.relation is ClauseRelation.PERMITS:
        stricter = stricter or clause.relation is ClauseRelation.PERMITS_IF
    return stricter and (clause.hidden or clause.probability >= _NEAR * chosen.probability)


def _condition(clause: ClauseJudgement) -> Condition:
    text = clause.condition or f"Keep to this: “{clause.source.quote}”"
    return Condition(text=text, kind="clause", source=clause.source, visibility=clause.visibility, audience=clause.audience)


def _nothing_settles() -> Reason:
    """The reason where what was found only shares words with the question: quoting it would seem to mean something."""
    text = "I found no rule that settles this."
    return Reason(kind=ReasonKind.CLAUSE, status=Truth.UNKNOWN, text=text, public_text=text, decisive=True)


def _open(clauses: Sequence[ClauseJudgement]) -> Verdict:
    """Nobody but a person can say: the clauses are shown."""
    shown = sorted(clauses, key=lambda clause: (clause.relation is ClauseRelation.SILENT, -clause.score))[:_MOST_SHOWN]
    telling = [c for c in shown if c.relation is not ClauseRelation.SILENT or c.bearing > Bearing.NONE]
    reasons = (reason_of(clause, decisive=True).model_copy(update={"status": Truth.UNKNOWN}) for clause in telling)
    return Verdict(
        code=VerdictCode.NEEDS_REVIEW,
        reasons=tuple(reasons) or (_nothing_settles(),),
        citations=cited(shown),
        to_decide="Whether the policy allows this.",
        basis="clauses",
    )


def _decided(
    code: VerdictCode, chosen: ClauseJudgement, clauses: Sequence[ClauseJudgement], conditions: tuple[Condition, ...]
) -> Verdict:
    others = [clause for clause in clauses if clause is not chosen and clause.relation is not ClauseRelation.SILENT]
    ordered = [chosen, *sorted(others, key=lambda clause: -clause.score)][:_MOST_SHOWN]
    reasons = tuple(reason_of(clause, decisive=clause is chosen) for clause in ordered)
    rest = [clause for clause in clauses if clause not in ordered]
    all_cited = cited([*ordered, *sorted(rest, key=lambda clause: -clause.score)])
    return Verdict(code=code, reasons=reasons, conditions=conditions, citations=all_cited, basis="clauses")


def settle(evidence: Evidence) -> Verdict:
    """The verdict of the clauses alone. A plain no goes before a plain yes."""
    clauses = evidence.clauses
    if not clauses:
        return Verdict(code=VerdictCode.NEEDS_REVIEW, to_decide="Whether this use is permitted; nothing on file speaks of it.")
    plain = sorted((clause for clause in clauses if clause.plain and not clause.hidden), key=lambda clause: -clause.probability)
    stops = [clause for clause in plain if clause.relation is ClauseRelation.FORBIDS or clause.gated]
    if stops:
        conditions = tuple(_condition(clause) for clause in stops[:1] if clause.gated)
        return _decided(VerdictCode.NOT_ALLOWED, stops[0], clauses, conditions)
    mention = evidence.unknown_mention
    goes = [clause for clause in plain if clause.relation in (ClauseRelation.PERMITS, ClauseRelation.PERMITS_IF)]
    goes = [clause for clause in goes if not evidence.near and (mention is None or is_named_by(clause, mention))]
    if not goes or any(_against_a_yes(clause, goes[0]) for clause in clauses if clause is not goes[0]):
        return _open(clauses)
    if goes[0].relation is ClauseRelation.PERMITS_IF:
        conditions = tuple(_condition(clause) for clause in goes if clause.relation is ClauseRelation.PERMITS_IF)
        return _decided(VerdictCode.ALLOWED_WITH_CONDITIONS, goes[0], clauses, conditions)
    return _decided(VerdictCode.ALLOWED, goes[0], clauses, ())

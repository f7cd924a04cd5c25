"""The plain judge: deterministic and cautious; it says yes or no only where a clause is plain, and cites the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from policies.evidence import Bearing, ClauseJudgement
from policies.request import ClearanceRequest, Question
from policies.vocabulary import ClauseRelation
from slm.judging.applicability import Fit, Reach, bites, covers
from slm.judging.bearing import bearing, brand_words, spared
from slm.judging.counter import names_in, stands_against
from slm.judging.judge import Clause
from slm.judging.marks import documents_meant, names_of
from slm.judging.statements import Statement, statements_of
from slm.judging.use import Use, is_worded_so, unexplained, use_of


@dataclass(frozen=True)
class _Found:
    """A statement that reaches the use, and the clause it stands in."""

    index: int
    statement: Statement
    fit: Fit


_MOST_LEFT = 0.39
"""Share of a question's content words that may stay unexplained in a yes; above it, yeses on the labelled readings go wrong."""


class PlainJudge:
    """Lays the statements of clauses against the facets of a use.

    A no is plain where a prohibition or gate is touched in everything it speaks of. A yes is plain only where one permission speaks
    of everything the use does, the question names the owner of the marks, and nothing else in the document stands against it.
    """

    name = "plain"

    def judge(self, question: Question, request: ClearanceRequest, clauses: Sequence[Clause]) -> tuple[ClauseJudgement, ...]:
        """Judge each clause; see `Judge`."""
        use = use_of(question, request)
        meant = documents_meant(question, clauses)
        against: list[_Found] = []
        towards: list[_Found] = []
        for index, clause in enumerate(clauses):
            for statement in statements_of(clause):
                if statement.forbids and spared(statement, question, request):
                    continue
                if statement.forbids and (fit := bites(statement, use)).reach is not Reach.NO:
                    against.append(_Found(index, statement, fit))
                elif statement.permits and (fit := covers(statement, use)).reach is not Reach.NO:
                    towards.append(_Found(index, statement, fit))
        decided = _no(use, meant, clauses, against, towards) or _yes(use, meant, clauses, against, towards)
        if decided is not None and decided.statement.permits and _countered(question, decided.statement, meant, clauses):
            decided = None
        out = [
            _judgement(i, clause, decided, against, towards, open_question=use.open_question) for i, clause in enumerate(clauses)
        ]
        touched = _bearings(clauses, question, request)
        out = [judgement.model_copy(update=more) for judgement, more in zip(out, touched, strict=True)]
        return tuple(sorted(out, key=lambda j: not j.plain))


def _bearings(clauses: Sequence[Clause], question: Question, request: ClearanceRequest) -> list[dict[str, object]]:
    """For each clause how surely its bans and gates touch the use, for where a register permits it."""
    brand = brand_words(clauses)
    found: list[dict[str, object]] = []
    for clause in clauses:
        stops = [
            (bearing(statement, clause, question, request, brand), not statement.modality.gated)
            for statement in statements_of(clause)
            if statement.forbids or statement.modality.gated
        ]
        most, bans = max(stops, default=(Bearing.NONE, False))
        found.append({"bearing": most, "bans": bans})
    return found


def _no(use: Use, meant: frozenset[str], clauses: Sequence[Clause], against: list[_Found], towards: list[_Found]) -> _Found | None:
    """The prohibition that plainly rules the use out, if there is one."""
    if use.unsure or use.permission_claimed or use.open_question:
        return None
    certain = [
        f for f in against if f.fit.reach is Reach.YES and (clauses[f.index].source.document in meant if meant else f.index < 3)
    ]
    if not certain:
        return None
    best = max(certain, key=lambda f: (f.fit.strength, f.statement.own_scope, -f.index))
    document = clauses[best.index].source.document
    rivals = [t for t in towards if t.fit.reach is Reach.YES and clauses[t.index].source.document == document]
    if any(t.fit.strength >= best.fit.strength for t in rivals):
        return None
    return best


def _yes(use: Use, meant: frozenset[str], clauses: Sequence[Clause], against: list[_Found], towards: list[_Found]) -> _Found | None:
    """The permission that plainly lets the use go ahead, if there is one and nothing stands against it."""
    if use.unsure or use.adverse or use.follow_up or not meant:
        return None
    if any(clauses[f.index].source.document in meant for f in against):
        return None
    certain = [
        t
        for t in towards
        if t.fit.reach is Reach.YES
        and clauses[t.index].source.document in meant
        and _understood(use, clauses[t.index])
        and is_worded_so(use, t.statement.unit.text)
    ]
    return max(certain, key=lambda t: (t.fit.strength, -len(t.fit.open_conditions), -t.index), default=None)


def _countered(question: Question, chosen: Statement, meant: frozenset[str], clauses: Sequence[Clause]) -> bool:
    """Whether the words of a document that is meant, or of the question, hold its permission back."""
    whole = [clause for clause in clauses if clause.source.document in meant]
    names = names_in(whole, (name for document in meant for name in names_of(document)))
    return stands_against(question, chosen, whole, names)


def _understood(use: Use, clause: Clause) -> bool:
    """Whether little enough of the question is left that neither the judge nor the clause has words for."""
    left = unexplained(use, f"{clause.source.document} {' '.join(clause.heading)} {clause.lead} {clause.text}")
    return len(left) <= _MOST_LEFT * len(use.words)


def _judgement(
    index: int, clause: Clause, decided: _Found | None, against: list[_Found], towards: list[_Found], *, open_question: bool
) -> ClauseJudgement:
    """The judgement of one clause: plain if it is the one that decides, otherwise what it leans to."""
    plain = decided is not None and decided.index == index
    found = decided if plain else next((f for f in (*against, *towards) if f.index == index and f.fit.reach is Reach.YES), None)
    relation, condition, gated = ClauseRelation.SILENT, None, False
    if found is not None and found.statement.forbids:
        gated = found.statement.modality.gated
        relation, condition = ClauseRelation.FORBIDS, found.statement.unit.text if gated else None
    elif found is not None:
        still_open = found.fit.open_conditions
        if plain and open_question and not still_open:
            still_open = (found.statement.unit.text,)
        relation = ClauseRelation.PERMITS_IF if still_open else ClauseRelation.PERMITS
        condition = "; ".join(still_open) or None
    return ClauseJudgement(
        source=clause.source,
        relation=relation,
        condition=condition,
        probability=0.9 if plain else 0.5,
        plain=plain,
        gated=gated,
        visibility=clause.visibility,
        audience=clause.audience,
        score=clause.score,
    )

"""Step 4: how much a verdict is trusted, against the error budget that legal has set.

A first calibration, by hand and on the cautious side: the confidence is the product of three parts, each from 0 to 1.

- the match: how surely the asset is the one that is meant (1 where the question is about no asset). The finder's score is the
  share of the name that was said; a part of a name that nothing else answers to is mostly right, one with rivals is not;
- the reading: 1, less a twentieth for each thing in the question that was seen and could not be coded;
- the basis: how often verdicts of that kind hold up (`BASIS`); for clauses the judge's own probability.

The trained model of a later version brings a calibration that is measured. A yes below the budget's threshold becomes a review; a
no stays a no, since the threshold must never make a verdict more permissive. A yes also falls where the asker's last words could
not be placed: they asked for something that nobody weighed.
"""

import re
from dataclasses import dataclass, replace

from bot.stages.turn import Finding, Information, Turn
from policies.asked_again import asks_again
from policies.evidence import Evidence
from policies.request import ClearanceRequest
from policies.truth import Truth
from policies.verdict import AskBack, Reason, Verdict
from policies.vocabulary import ClauseRelation, ReasonKind, VerdictCode, Visibility

BASIS = {"rules": 0.97, "precedent": 0.99, "copy": 0.95, "catalogue": 0.95, "clauses": 0.85, "none": 0.9}
_WORD = re.compile(r"[^\W_]+")
DOUBT = "Whether the use may go ahead: the rules seem to allow it, but the desk is not sure that it understood the question."
UNSURE = "The desk is not sure enough of its own reading to say yes by itself."


@dataclass(frozen=True)
class ErrorBudget:
    """What legal tolerates: a yes trusted less than this (0 to 1) goes to a person."""

    minimum_confidence: float = 0.5


class Trust:
    """Adds the confidence to each finding and takes back a yes that is not trusted enough."""

    def __init__(self, budget: ErrorBudget) -> None:
        self._budget = budget

    def __call__(self, turn: Turn) -> Turn:
        """Weigh the findings of the turn."""
        weighed = turn.having(findings=tuple(self._weigh(finding, turn.understood) for finding in turn.findings))
        return weighed if turn.information is None else weighed.having(information=self._inform(weighed, turn.information))

    def _inform(self, turn: Turn, told: Information) -> Information:
        """Information that says yes is held to the same budget: by the assets it is about, and by the reading."""
        named = [_match(finding.evidence) for finding in turn.findings if finding.evidence.asset]
        confidence = round(min(named, default=1.0) * _reading(turn.understood) * BASIS["rules"], 3)
        if not told.verdict.is_yes or told.case is not None:
            return told
        if confidence >= self._budget.minimum_confidence:
            return replace(told, confidence=confidence)
        unsure = Reason(kind=ReasonKind.MISSING, status=Truth.UNKNOWN, text=UNSURE, visibility=Visibility.PUBLIC, decisive=True)
        return replace(
            told,
            text=UNSURE,
            verdict=VerdictCode.NEEDS_REVIEW,
            why=(unsure, *told.why),
            conditions=(),
            valid_until=None,
            to_decide=DOUBT,
            confidence=confidence,
        )

    def _weigh(self, finding: Finding, request: ClearanceRequest) -> Finding:
        confidence = round(_match(finding.evidence) * _reading(request) * _basis(finding), 3)
        ruled = finding.verdict.basis == "precedent"  # whoever ruled had read the same words
        if finding.verdict.code.is_yes and not ruled and (words := _unplaced(request, finding.evidence)):
            return replace(finding, verdict=_not_understood(finding.verdict, words), confidence=confidence)
        doubted = confidence < self._budget.minimum_confidence and not _ruled_word_for_word(finding, request)
        if finding.verdict.code.is_yes and doubted:
            return replace(finding, verdict=_doubted(finding.verdict), confidence=confidence)
        return replace(finding, confidence=confidence)


def _ruled_word_for_word(finding: Finding, request: ClearanceRequest) -> bool:
    """Whether legal ruled on these very words for this asset: which one a loose name means was before them as well."""
    evidence = finding.evidence
    ruled = [p for p in evidence.precedents if finding.verdict.basis == "precedent" and p.case == finding.verdict.precedent]
    asset = evidence.asset.asset.id if evidence.asset else None
    return any(p.asset == asset and asks_again(request, evidence, p) for p in ruled)


def _match(evidence: Evidence) -> float:
    if evidence.asset is None:
        return 1.0
    return evidence.asset.score if evidence.rivals else 0.6 + 0.4 * evidence.asset.score


def _reading(request: ClearanceRequest) -> float:
    if request.unreadable is not None:
        return 0.5
    open_words = (*request.uncoded_channels, *request.uncoded_modifications, *request.uncoded_territories)
    return max(0.5, 1 - 0.05 * (len(open_words) + request.date_unclear))


def _basis(finding: Finding) -> float:
    basis = finding.verdict.basis
    if basis == "clauses" and finding.verdict.code is not VerdictCode.NEEDS_REVIEW:
        decisive = [c.probability for c in finding.evidence.clauses if c.plain and c.relation is not ClauseRelation.SILENT]
        return min(1.0, max(decisive, default=BASIS["clauses"]))
    return BASIS[basis]


def _unplaced(request: ClearanceRequest, evidence: Evidence) -> str:
    """Words of a follow-up that change nothing and are no name of the asset: a yes to them would be a yes to old words."""
    told = [picked.option for picked in request.told]
    match = evidence.asset
    names = (match.mention, match.asset.name, match.asset.id, *match.asset.aliases) if match else ()
    known = {word for text in (*names, *told) for word in _WORD.findall(text.casefold())}
    return " ".join(word for word in request.unplaced if not (said := set(_WORD.findall(word.casefold()))) or not said <= known)


def _not_understood(verdict: Verdict, words: str) -> Verdict:
    text = f"I could not tell what “{words}” changes."
    reason = Reason(kind=ReasonKind.MISSING, status=Truth.UNKNOWN, text=text, visibility=Visibility.PUBLIC, decisive=True)
    return _doubted(verdict).model_copy(
        update={
            "reasons": (reason, *verdict.reasons),
            "to_decide": f"Whether the use may still go ahead with what was asked last: “{words}”.",
            "ask_back": AskBack(slot="words", question=f"What do you mean by “{words}”? Please say it in other words."),
        }
    )


def _doubted(verdict: Verdict) -> Verdict:
    reason = Reason(kind=ReasonKind.MISSING, status=Truth.UNKNOWN, text=UNSURE, visibility=Visibility.PUBLIC, decisive=True)
    return verdict.model_copy(
        update={
            "code": VerdictCode.NEEDS_REVIEW,
            "reasons": (reason, *verdict.reasons),
            "valid_until": None,
            "to_decide": DOUBT,
        }
    )

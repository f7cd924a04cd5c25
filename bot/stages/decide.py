"""Step 3: request and evidence become verdicts, or an answer to a question that asks for none."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.stages.current import asks_for_a_version
from bot.stages.rights import asks_openly
from bot.stages.turn import Finding, Information, Turn
from policies.asked_again import stands
from policies.clauses import on_the_mention
from policies.evidence import Evidence
from policies.lexicon.kinds import looks_for_some, sweeping
from policies.request import ClearanceRequest
from policies.rulebook import Rulebook
from policies.truth import Truth
from policies.verdict import Citation, Reason, Verdict
from policies.visibility import Reach
from policies.vocabulary import Asker, ClauseRelation, Intent, ReasonKind, VerdictCode, Visibility
from slm.copy.about import asks_about_words, is_about_wording, names_words_of
from slm.copy.quotes import quoted

Decision = Callable[[ClearanceRequest, Evidence, Rulebook, date], Verdict]
"""`policies.decision.decide`: pure, and the only thing that says yes or no of a use."""


class CopyCheck(Protocol):
    """Compares wording with what is approved."""

    def check(self, request: ClearanceRequest, evidence: Evidence, reach: Reach, on: date) -> Verdict | None:
        """The verdict on the wording, or `None` where nothing approved is known to compare it with."""
        ...


class Informant(Protocol):
    """Answers questions that do not ask whether a use is cleared."""

    def inform(self, turn: Turn) -> Information | None:
        """The information asked for, or `None` where there is none to give."""
        ...


@dataclass(frozen=True)
class Informants:
    """Who answers which kind of question."""

    case_status: Informant
    find_asset: Informant
    rights_info: Informant
    other: Informant
    current: Informant | None = None
    """Who says which version of a thing is in use."""


class Decide:
    """Decides each finding; questions that ask for no ruling go to their informant."""

    def __init__(
        self,
        decision: Decision,
        copy_check: CopyCheck,
        informants: Informants,
        apart: Callable[[Turn], Turn] = lambda turn: turn,
    ) -> None:
        """Put the step together.

        Args:
            decision: Who decides.
            copy_check: Who compares wordings.
            informants: Who answers what asks for no verdict.
            apart: Finds the uses of several assets that each have their own.
        """
        self._apart = apart
        self._decision = decision
        self._copy_check = copy_check
        self._informants = informants

    def __call__(self, turn: Turn) -> Turn:
        """Add findings, information or both to the turn."""
        if turn.understood.intent is Intent.CASE_STATUS:
            return turn.having(information=self._informants.case_status.inform(turn))
        turn = self._apart(turn)
        turn = turn.having(findings=tuple(self._find(turn, evidence) for evidence in self._cases(turn)))
        ruled = any(finding.verdict.precedent for finding in turn.findings)
        informant = None if ruled and turn.understood.intent is Intent.FIND_ASSET else self._informant(turn)
        return turn if informant is None else turn.having(information=informant.inform(turn))

    def _cases(self, turn: Turn) -> Sequence[Evidence]:
        return turn.evidence or (Evidence(asker=turn.question.asker),)

    def _find(self, turn: Turn, evidence: Evidence) -> Finding:
        request, day = turn.asked_of(evidence), turn.question.asked_on
        assert turn.rulebook is not None
        decided = self._decision(request, evidence, turn.rulebook, day)
        if request.intent is not Intent.CHECK_COPY or not request.copy_text:
            return Finding(evidence, self._as_worded(turn, evidence, _with_clauses(decided, evidence, request)))
        checked = self._copy_check.check(request, evidence, turn.reach, day)
        if stands(decided, checked, evidence.precedents, turn.rulebook):
            return Finding(evidence, decided)
        if checked is None:
            return Finding(evidence, _unchecked(decided))
        if checked.code is VerdictCode.NEEDS_REVIEW and decided.basis == "clauses" and decided.code is not VerdictCode.NEEDS_REVIEW:
            # nothing approved is like it, and a clause speaks of these very words
            return Finding(evidence, decided)
        uses = bool(evidence.asset and (request.channels or request.territories.include or request.modifications))
        worse = uses and decided.code.permissiveness < checked.code.permissiveness
        # a ruling on the wording ends with the rules it was made under, whichever verdict was the draft
        checked = _with_clauses(checked, evidence, request)
        return Finding(evidence, decided if worse else checked.model_copy(update={"rule_versions": decided.rule_versions}))

    def _as_worded(self, turn: Turn, evidence: Evidence, decided: Verdict) -> Verdict:
        """A yes to the use of an approved wording, held against the words that are quoted: it is no yes to others."""
        asset = evidence.asset.asset if evidence.asset else None
        if asset is None or not asset.approved_copy or not decided.code.is_yes:
            return decided
        named = {_plain(name) for name in (asset.id, asset.name, *asset.aliases)}
        quotes = [quote for quote in quoted(turn.question.text) if _plain(quote) not in named]
        words = turn.understood.copy_text or "\n".join(quotes)
        if not words:
            return decided
        request = turn.asked_of(evidence).model_copy(update={"copy_text": words})
        checked = self._copy_check.check(request, evidence, turn.reach, turn.question.asked_on)
        assert turn.rulebook is not None
        if stands(decided, checked, evidence.precedents, turn.rulebook):
            return decided
        return checked if checked and checked.code.permissiveness < decided.code.permissiveness else decided

    def _informant(self, turn: Turn) -> Informant | None:
        """Who answers instead of a verdict. A question that names an asset or is settled by a clause always gets its verdict."""
        intent = turn.understood.intent
        # small talk and a message without words ask nothing; what asks something that cannot be read is for a person
        other = self._informants.other if turn.understood.asks_nothing else None
        if turn.understood.unreadable is not None:
            return other
        named = any(evidence.asset for evidence in turn.evidence)
        if named and (informant := self._of_the_record(turn)):
            return informant
        settled = any(c.plain and c.relation is not ClauseRelation.SILENT for e in turn.evidence for c in e.clauses)
        if named or settled:
            return None
        if intent is Intent.FIND_ASSET and any(_CODE.search(e.unknown_mention or "") for e in turn.evidence):
            return None  # one certain asset is meant, and it is not known
        if intent is Intent.USE_ASSET and _asks_for_many(turn.question.text):
            return self._informants.find_asset
        return {Intent.FIND_ASSET: self._informants.find_asset, Intent.OTHER: other}.get(intent)

    def _of_the_record(self, turn: Turn) -> Informant | None:
        """Who tells what the record of a named asset says, where just that is asked."""
        if self._informants.current is not None and asks_for_a_version(turn):
            return self._informants.current
        return self._informants.rights_info if asks_openly(turn) else None


_CODE = re.compile(r"^\W*(?:[A-Z]{2,8}(?:[-_][A-Z0-9]+)*[-_]\d[\w-]*|[\w-]+\.[a-z]{3,4})\W*$", re.IGNORECASE)
"""A number of a register or the name of a file."""


MOST_ON_WORDING = 4
"""Clauses about wording that are shown with a verdict on words."""


def _plain(name: str) -> str:
    return re.sub(r"\W+", " ", name).strip().casefold()


def _asks_for_many(text: str) -> bool:
    """Whether a use is asked for all assets of a kind, or for whichever will do."""
    return bool(sweeping(text)) or looks_for_some(text)


def _unchecked(verdict: Verdict) -> Verdict:
    """Rules that clear the asset do not clear wording that nobody could compare; only clauses about wording may."""
    if not verdict.code.is_yes or verdict.basis in {"clauses", "precedent"}:
        return verdict
    text = "There is no approved wording on file to compare this with."
    reason = Reason(kind=ReasonKind.COPY, status=Truth.UNKNOWN, text=text, visibility=Visibility.PUBLIC, decisive=True)
    decide = "Whether this wording may be used; none is approved."
    return Verdict(
        code=VerdictCode.NEEDS_REVIEW, reasons=(reason,), to_decide=decide, basis="copy", rule_versions=verdict.rule_versions
    )


def _with_clauses(verdict: Verdict, evidence: Evidence, request: ClearanceRequest) -> Verdict:
    """A review shows the nearest clauses too, after what the rules cite: whoever decides wants to see them.

    Where the asset's own record is open, only clauses that say something of the use are of help; an outsider who asks for a thing
    that is not known gets those that speak of it. A question about words gets the clauses about wording, also with a no: a line may
    have more faults than the one that was found.
    """
    if asks_about_words(request) and not verdict.code.is_yes:
        return _with_clauses_on_wording(verdict, evidence, request)
    if evidence.asker is not Asker.STAFF:
        evidence = on_the_mention(evidence)
    if verdict.code is not VerdictCode.NEEDS_REVIEW or not evidence.clauses:
        return verdict
    shown = {citation.source for citation in verdict.citations}
    more = [
        Citation(source=c.source, visibility=c.visibility, audience=c.audience)
        for c in evidence.clauses
        if c.source not in shown and (evidence.asset is None or c.relation is not ClauseRelation.SILENT)
    ]
    return verdict.model_copy(update={"citations": (*verdict.citations, *more)})


def _with_clauses_on_wording(verdict: Verdict, evidence: Evidence, request: ClearanceRequest) -> Verdict:
    """The verdict on words with the clauses that are about wording, those first that quote words of the line.

    Where no clause is about wording, a verdict by clauses keeps what it rests on. A no by an approved line shows only those that
    quote words of the line as well.
    """
    copy = request.copy_text or evidence.said
    shown = {citation.source for citation in verdict.citations}
    about = [c for c in evidence.clauses if is_about_wording(c.source) and not c.hidden]
    about.sort(key=lambda c: not names_words_of(c.source, copy))
    if any(reason.kind is ReasonKind.COPY and reason.decisive for reason in verdict.reasons):
        about = [c for c in about if names_words_of(c.source, copy)]
    more = tuple(Citation(source=c.source, visibility=c.visibility, audience=c.audience) for c in about if c.source not in shown)
    rests_on = {reason.source for reason in verdict.reasons if reason.decisive}
    kept = verdict.citations
    if about and verdict.code is VerdictCode.NEEDS_REVIEW:
        kept = tuple(c for c in kept if c.source in rests_on or is_about_wording(c.source))
    return verdict.model_copy(update={"citations": (*kept, *more[:MOST_ON_WORDING])})

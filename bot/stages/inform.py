"""Answers to questions that ask for no ruling: where a case stands, what I can do. See `find` and `rights` for the others."""

import re
from collections.abc import Sequence
from typing import Protocol

from bot.escalation.case import Case, CaseState
from bot.stages.turn import Information, Turn
from policies.rules import Source
from policies.verdict import Citation
from policies.vocabulary import VerdictCode, Visibility

CASE_NUMBER = re.compile(r"\bC-\d{1,9}\b", re.IGNORECASE)
HELP = (
    "I tell you whether you may use a brand asset: name the asset, where it should appear, in which countries and until when. "
    "I also find assets, check wording against what is approved, and tell you where a case with legal stands."
)


class CaseBook(Protocol):
    """The cases, as far as an asker may ask for them."""

    def list(self, states: frozenset[CaseState]) -> Sequence[Case]:
        """The cases in these states, oldest first."""
        ...


class CaseStatus:
    """Tells where a case stands."""

    def __init__(self, cases: CaseBook) -> None:
        self._cases = cases

    def inform(self, turn: Turn) -> Information:
        """The case whose number is named, or the asker's latest; a case the asker may not know of is as if there were none."""
        question = turn.question
        own = [c for c in self._cases.list(frozenset(CaseState)) if c.may_be_seen_by(question.asker, question.party)]
        named = CASE_NUMBER.search(" ".join((*question.thread, question.text)))
        if named:
            wanted = f"C-{int(named.group()[2:]):06d}"
            own = [c for c in own if c.id == wanted]
        if not own:
            which = f"case {named.group().upper()}" if named else "a case of yours"
            return Information(f"I do not know of {which}.", VerdictCode.NEEDS_REVIEW)
        return self._tell(own[-1])

    def _tell(self, case: Case) -> Information:
        ruling = case.ruling
        if ruling is not None:
            kept = f" Conditions: {'; '.join(ruling.conditions)}." if ruling.conditions else ""
            said = ruling.verdict.value.replace("_", " ")
            return Information(
                f"Legal ruled on {case.id}: {said}. {ruling.reason}{kept}",
                ruling.verdict,
                citations=(self._cite(case, ruling.reason),),
                reasons=(f"Legal ruled on this in case {case.id}.",),
                conditions=ruling.conditions,
                case=case.id,
            )
        state = {
            CaseState.OPEN: "waits for legal",
            CaseState.CLAIMED: "is being looked at by legal",
            CaseState.CLOSED: "was closed",
        }
        return Information(f"{case.id} {state[case.state]}.", VerdictCode.NEEDS_REVIEW, case=case.id)

    def _cite(self, case: Case, words: str) -> Citation:
        # whoever may see the case may see what was ruled
        day = f", ruling of {case.ruled_at:%Y-%m-%d}" if case.ruled_at else ""
        return Citation(source=Source(document=case.id, locator=day.lstrip(", "), quote=words), visibility=Visibility.PUBLIC)


class Help:
    """Says what the desk can do."""

    def inform(self, turn: Turn) -> Information:  # noqa: ARG002 - the same words for everybody
        """The help text."""
        return Information(HELP, VerdictCode.NEEDS_REVIEW)

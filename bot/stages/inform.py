"""Answers to questions that ask for no ruling: where a case stands, what I can do. See `find` and `rights` for the others."""

import re
from collections.abc import Sequence
from datetime import date
from textwrap import shorten
from typing import Protocol

from bot.escalation.case import Case, CaseState, Ruling, Scope, plain_words
from bot.stages.turn import Information, Turn
from policies.rules import Source
from policies.truth import Truth
from policies.verdict import Citation, Reason
from policies.vocabulary import ReasonKind, VerdictCode, Visibility
from policies.wording import say_day

CASE_NUMBER = re.compile(r"\bC-\d{1,9}\b", re.IGNORECASE)
HELP = (
    "I tell you whether you may use a brand asset: name the asset, where it should appear, in which countries and until when. "
    "I also find assets, check wording against what is approved, and tell you where a case with legal stands."
)

NOTHING_ASKED = "I see nothing to clear in that yet."
HELLO = "Hello!"
WELCOME = "You're welcome."
_GREETING = re.compile(r"\W*(?:hi|hey|hello|good (?:morning|afternoon|evening)|guten (?:morgen|tag)|hallo)\b", re.IGNORECASE)
_THANKS = re.compile(r"\W*(?:many thanks|thanks?|thank you|thx|ty|cheers|merci|danke)\b", re.IGNORECASE)
_LONGEST_CASE_WORDS = 80


CHECK_NUMBER = "Please check the number, or ask legal."
WHICH_CASE = "I cannot tell which case you mean. Please give me its number, such as C-000123."


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
        """The case whose number is named, or the asker's own; a case the asker may not know of is as if there were none."""
        question = turn.question
        seen = [c for c in self._cases.list(frozenset(CaseState)) if c.may_be_seen_by(question.asker, question.party)]
        named = CASE_NUMBER.findall("\n".join((*question.thread, question.text)))
        if named:
            found = [c for c in seen if c.id == f"C-{int(named[-1][2:]):06d}"]
            if not found:
                return Information(f"I do not know of case {named[-1].upper()}. {CHECK_NUMBER}", VerdictCode.NEEDS_REVIEW)
        else:
            own = [c for c in seen if _is_own(c, turn)]
            found = [c for c in own if _is_named(c, question.text)] or own[-1:]
        if not found:
            return Information(WHICH_CASE, VerdictCode.NEEDS_REVIEW)
        return self._tell(found[-1], question.asked_on)

    def _tell(self, case: Case, on: date) -> Information:
        ruling = case.ruling
        past = None if ruling is None else _past(ruling, on)
        if ruling is not None and past:
            said = ruling.verdict.value.replace("_", " ")
            text = f"Legal ruled on {case.id}: {said}. {ruling.reason} {past}"
            return Information(text, VerdictCode.NEEDS_REVIEW, citations=(self._cite(case, ruling.reason),))
        if ruling is not None:
            kept = f" Conditions: {'; '.join(ruling.conditions)}." if ruling.conditions else ""
            lasts = f" {ruling.reach}" if ruling.until else ""
            said = ruling.verdict.value.replace("_", " ")
            return Information(
                f"Legal ruled on {case.id}: {said}. {ruling.reason}{kept}{lasts}",
                ruling.verdict,
                citations=(self._cite(case, ruling.reason),),
                reasons=(f"Legal ruled on this in case {case.id}.",),
                conditions=ruling.conditions,
                valid_until=ruling.until,
            )
        state = {
            CaseState.OPEN: "waits for legal",
            CaseState.CLAIMED: "is being looked at by legal",
            CaseState.CLOSED: "was closed",
        }
        waiting = case.id if case.state.is_waiting else None
        asked = f"“{shorten(case.draft.question.text, _LONGEST_CASE_WORDS, placeholder=' …')}”"
        return Information(f"{case.id} {state[case.state]} ({asked}).", VerdictCode.NEEDS_REVIEW, case=waiting)

    def _cite(self, case: Case, words: str) -> Citation:
        # whoever may see the case may see what was ruled
        day = f", ruling of {case.ruled_at:%Y-%m-%d}" if case.ruled_at else ""
        return Citation(source=Source(document=case.id, locator=day.lstrip(", "), quote=words), visibility=Visibility.PUBLIC)


def _is_own(case: Case, turn: Turn) -> bool:
    """Whether the asker is the one whose case it is: the same place, the same talk, or the same organisation.

    Staff are not told apart by the question, so that without place or talk no case is theirs.
    """
    question, asked = turn.question, case.draft.question
    if question.party and asked.party:
        return True  # whoever may see it is of that organisation
    said = {plain_words(message) for message in question.thread}
    return (bool(turn.origin) and dict(turn.origin) in [dict(origin) for origin in case.origins]) or case.draft.words in said


def _is_named(case: Case, text: str) -> bool:
    said = plain_words(text)
    return any(name and plain_words(name) in said for name in (case.draft.asset, case.draft.asset_name))


def _past(ruling: Ruling, on: date) -> str | None:
    """Why a ruling says nothing of today, or `None` where it holds."""
    if ruling.scope is Scope.ONCE:
        return "That was for that one use only; please ask again for another."
    if ruling.until is not None and ruling.until < on:
        return f"That held until {say_day(ruling.until)} and is over; please ask again."
    return None


def _reply(text: str) -> str:
    """An answer in kind to somebody who asks for nothing."""
    if _THANKS.match(text):
        return WELCOME
    return HELLO if _GREETING.match(text) else NOTHING_ASKED


class Help:
    """Says what the desk can do, where there is nothing to decide."""

    def inform(self, turn: Turn) -> Information:
        """The help text, and in one sentence why there is no verdict."""
        why = turn.understood.unreadable or _reply(turn.question.text)
        reason = Reason(kind=ReasonKind.MISSING, status=Truth.UNKNOWN, text=why, visibility=Visibility.PUBLIC, decisive=True)
        said = why if why == WELCOME else f"{why} {HELP}"
        return Information(said, VerdictCode.NEEDS_REVIEW, why=(reason,), complete=True)

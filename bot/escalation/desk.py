"""Legal's desk: the steps that can be taken with a case, and who hears of them."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Protocol

from bot.errors import CaseError, UnknownCaseError, WrongStateError
from bot.escalation.case import (
    Case,
    CaseClaimed,
    CaseClosed,
    CaseDraft,
    CaseEvent,
    CaseJoined,
    CaseOpened,
    CaseReleased,
    CaseRuled,
    CaseState,
    Ruling,
    Scope,
)
from policies.evidence import Precedent
from policies.request import Question
from policies.vocabulary import Asker, VerdictCode, Visibility

MOST_SHOWN = 5
"""Earlier rulings on an asset that a case shows."""


class CaseStore(Protocol):
    """Where cases and precedents are kept. Each method is one transaction."""

    def open(self, draft: CaseDraft, at: datetime) -> tuple[Case, bool]:
        """Keep a draft as a new case, or join the waiting case of the same fingerprint; the flag says whether it is new."""
        ...

    def get(self, case_id: str) -> Case | None:
        """The case of that number."""
        ...

    def list(self, states: frozenset[CaseState]) -> Sequence[Case]:
        """The cases in these states, oldest first."""
        ...

    def ruled_on(self, asset: str, most: int) -> Sequence[Case]:
        """The cases on an asset that legal has ruled on, newest first, whoever asked."""
        ...

    def change(self, case: Case, event: CaseEvent, expected: CaseState, precedent: Precedent | None) -> bool:
        """Write the case, event and precedent if the case is still in the expected state; false where somebody was faster."""
        ...

    def precedents(self, asset: str | None, question: Question) -> Sequence[Precedent]:
        """What was ruled on the asset for this kind of asker, newest first; without an asset, on the very same words."""
        ...


class Notifier(Protocol):
    """A surface, scheduler or log that hears what happens to cases."""

    def hear(self, event: CaseEvent) -> None:
        """Take note of an event; must not raise for things that can be done later."""
        ...


class CaseDesk:
    """The steps of casework. Times are what `clock` says, in UTC."""

    def __init__(self, store: CaseStore, clock: Callable[[], datetime], notifiers: Sequence[Notifier] = ()) -> None:
        self._store = store
        self._clock = clock
        self._notifiers = list(notifiers)

    def subscribe(self, notifier: Notifier) -> None:
        """Let another surface hear of events from now on."""
        self._notifiers.append(notifier)

    def on_day(self, day: date) -> "CaseDesk":
        """The same desk at noon of a day, for homes that are kept with days of their own (a trial, a demonstration)."""
        noon = datetime.combine(day, time(12), tzinfo=UTC)
        return CaseDesk(self._store, lambda: noon, self._notifiers)

    def open(self, draft: CaseDraft) -> Case:
        """Open a case; the same asker's same request joins the case that is already waiting."""
        at = self._clock()
        if draft.asset is not None:
            found = self._store.ruled_on(draft.asset, MOST_SHOWN)
            draft = draft.model_copy(update={"ruled_before": tuple(filter(None, (case.as_precedent for case in found)))})
        case, is_new = self._store.open(draft, at)
        by = draft.question.party or draft.question.asker.value
        self._tell((CaseOpened if is_new else CaseJoined)(case=case, by=by, at=at))
        return case

    def get(self, case_id: str) -> Case:
        """The case of that number; case and leading zeros do not matter.

        Raises:
            UnknownCaseError: Where there is none.
        """
        case = self._store.get(normal_id(case_id))
        if case is None:
            raise UnknownCaseError(f"There is no case {case_id}", todo="see `clearance queue list` for the cases that wait")
        return case

    def list(self, states: frozenset[CaseState] = frozenset({CaseState.OPEN, CaseState.CLAIMED})) -> Sequence[Case]:
        """The cases in these states, oldest first; by default those that wait."""
        return self._store.list(states)

    def claim(self, case_id: str, by: str) -> Case:
        """Take an open case; taking one's own again changes nothing.

        Raises:
            WrongStateError: Where somebody else has it or it no longer waits.
        """
        case = self.get(case_id)
        if case.state is CaseState.CLAIMED and case.claimed_by == by:
            return case
        self._require(case, CaseState.OPEN, "claimed")
        return self._step(case, CaseClaimed, by, state=CaseState.CLAIMED, claimed_by=by)

    def release(self, case_id: str, by: str, *, force: bool = False) -> Case:
        """Give a claimed case back to the queue.

        Args:
            case_id: Which.
            by: Who gives it back.
            force: Whether it may be somebody else's; the audit log then names both.

        Raises:
            WrongStateError: Where nobody has claimed it, or somebody else has.
        """
        case = self.get(case_id)
        self._require(case, CaseState.CLAIMED, "released")
        if case.claimed_by == by:
            return self._step(case, CaseReleased, by, state=CaseState.OPEN, claimed_by=None)
        if not force:
            raise WrongStateError(f"{case.id} is claimed by {case.claimed_by}, not by {by}", todo="ask them, or use --force")
        taken = partial(CaseReleased, taken_from=case.claimed_by)
        return self._step(case, taken, by, state=CaseState.OPEN, claimed_by=None)

    def close(self, case_id: str, by: str) -> Case:
        """Close a waiting case without a ruling, for example when the asker no longer needs it."""
        case = self.get(case_id)
        if not case.state.is_waiting:
            self._require(case, CaseState.OPEN, "closed")
        return self._step(case, CaseClosed, by, state=CaseState.CLOSED)

    def rule(self, case_id: str, ruling: Ruling) -> Case:
        """Decide a waiting case. A ruling that reaches further than this once becomes a precedent.

        Raises:
            WrongStateError: Where the case is already decided or somebody else has claimed it.
            CaseError: Where the ruling does not make sense.
        """
        case = self.get(case_id)
        self._check(case, ruling)
        return self._step(case, CaseRuled, ruling.by, state=CaseState.RULED, ruling=ruling, ruled_at=self._clock())

    def precedents(self, asset: str | None, question: Question) -> tuple[Precedent, ...]:
        """Unexpired rulings on the asset for this kind of asker. Whether they fit the request is for `decide` to say."""
        found = self._store.precedents(asset, question)
        return tuple(p for p in found if p.expires is None or p.expires >= question.asked_on)

    def _check(self, case: Case, ruling: Ruling) -> None:
        if not case.state.is_waiting:
            self._require(case, CaseState.OPEN, "ruled on")
        if case.state is CaseState.CLAIMED and case.claimed_by != ruling.by:
            raise WrongStateError(f"{case.id} is claimed by {case.claimed_by}", todo="ask them to rule or to release it")
        require_sense(ruling, self._clock().date())

    def _require(self, case: Case, state: CaseState, step: str) -> None:
        if case.state is not state:
            holder = f" by {case.claimed_by}" if case.state is CaseState.CLAIMED else ""
            raise WrongStateError(f"{case.id} cannot be {step}", f"it is {case.state.value}{holder}", "see `clearance queue show`")

    def _step(self, case: Case, event: Callable[..., CaseEvent], by: str, **changes: object) -> Case:
        at = self._clock()
        changed = case.model_copy(update=changes)
        happened = event(case=changed, by=by, at=at)
        if not self._store.change(changed, happened, case.state, precedent_of(changed, at.date())):
            raise WrongStateError(
                f"{case.id} changed in the meantime", todo="look at it again and repeat the step if it still makes sense"
            )
        self._tell(happened)
        return changed

    def _tell(self, event: CaseEvent) -> None:
        for notifier in self._notifiers:
            notifier.hear(event)


def require_sense(ruling: Ruling, today: date) -> None:
    """Refuse a ruling that contradicts itself: what legal meant would be a guess.

    Raises:
        CaseError: With what is wrong and how to put it right.
    """
    if not ruling.reason.strip():
        raise CaseError("A ruling needs a reason", "the asker reads it", "say why in a sentence")
    if ruling.scope is Scope.UNTIL and ruling.until is None:
        raise CaseError("A ruling that holds until a day needs the day", todo="name the last day, for example --until 2027-06-30")
    if ruling.scope is not Scope.UNTIL and ruling.until is not None:
        raise CaseError("A last day goes with the scope `until`", f"the scope is `{ruling.scope}`", "choose one of the two")
    if ruling.until is not None and ruling.until < today:
        raise CaseError("The last day of the ruling is over", ruling.until.isoformat(), "name today or a later day")
    with_conditions = ruling.verdict is VerdictCode.ALLOWED_WITH_CONDITIONS
    if with_conditions and not any(condition.strip() for condition in ruling.conditions):
        raise CaseError("A yes with conditions needs at least one condition", todo="name it, or rule `allowed`")
    if ruling.conditions and not with_conditions:
        todo = "rule `allowed_with_conditions`, or leave the conditions out"
        raise CaseError(f"Conditions do not go with the verdict `{ruling.verdict}`", todo=todo)


def normal_id(case_id: str) -> str:
    """`c-123`, `123` and `C-000123` are the same case."""
    digits = "".join(c for c in case_id if c.isascii() and c.isdigit())
    return f"C-{int(digits):06d}" if digits and len(digits) <= 9 else case_id


def precedent_of(case: Case, ruled_on: date) -> Precedent | None:
    """The precedent that a case makes, if any: only a ruling that reaches further, on a request that was understood.

    An organisation's own case is only ever shown to it and to staff.
    """
    ruling, request, question = case.ruling, case.draft.request, case.draft.question
    if ruling is None or ruling.scope is Scope.ONCE or request is None or request.unreadable is not None:
        return None
    party = question.party if question.asker is Asker.THIRD_PARTY else None
    return Precedent(
        case=case.id,
        verdict=ruling.verdict,
        conditions=ruling.conditions,
        reason=ruling.reason,
        request=request,
        said="\n".join((*question.thread, question.text)),
        asset=case.draft.asset,
        ruled_on=ruled_on,
        expires=ruling.until,
        scope=ruling.scope.value,
        rule_versions=case.draft.rule_versions,
        clauses_seen=case.draft.clauses_seen,
        visibility=Visibility.PARTNERS if party else Visibility.INTERNAL,
        audience=frozenset({party}) if party else frozenset(),
    )

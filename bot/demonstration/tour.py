"""The tour: builds a home for the demonstration brand, seeds past rulings and asks the tour's questions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Protocol

from bot.answer import Answer
from bot.demonstration import brand
from bot.escalation.case import Case, CaseDraft, CaseState, Ruling
from policies.request import ClearanceRequest, Question


class Casework(Protocol):
    """The steps of casework the demonstration takes."""

    def open(self, draft: CaseDraft) -> Case:
        """Open a case."""
        ...

    def list(self, states: frozenset[CaseState]) -> Any:  # noqa: ANN401 - any sequence of cases
        """The cases in these states."""
        ...

    def rule(self, case_id: str, ruling: Ruling) -> Case:
        """Decide a case."""
        ...


@dataclass(frozen=True)
class Shown:
    """What one stop of the tour showed."""

    stop: brand.Stop
    answer: Answer | None = None
    case: Case | None = None

    @property
    def is_as_expected(self) -> bool:
        """Whether the verdict is the one the tour promises."""
        return self.answer is None or self.answer.verdict is self.stop.expect


def seed_rulings(
    desk_on: Callable[[date], Casework],
    read: Callable[[Question], ClearanceRequest],
    versions: Callable[[str, Question], tuple[str, ...]],
) -> int:
    """Put the past rulings into the case book; does nothing where cases are there already.

    Args:
        desk_on: Legal's desk as it was on a day.
        read: The reader, so that a precedent holds the request as it was understood.
        versions: The versions of the rules that bear on an asset, so that precedents end when a rule changes.

    Returns:
        How many were seeded.
    """
    past = brand.past_rulings()
    if past and desk_on(past[0].question.asked_on).list(frozenset(CaseState)):
        return 0
    for entry in past:
        casework = desk_on(entry.question.asked_on)
        draft = CaseDraft(
            question=entry.question,
            request=read(entry.question),
            asset=entry.asset,
            to_decide="Whether the use may go ahead.",
            rule_versions=versions(entry.asset, entry.question),
        )
        casework.rule(casework.open(draft).id, entry.ruling)
    return len(past)


class Desk(Protocol):
    """Answers questions."""

    def answer(self, question: Question) -> Answer:
        """Answer one question."""
        ...


def run_tour(desk: Desk, casework: Casework, show: Callable[[Shown], None]) -> list[Shown]:
    """Go through the stops in order; a ruling stop decides the case that was opened last."""
    shown: list[Shown] = []
    case_id: str | None = None
    for stop in brand.tour():
        if stop.question is not None:
            answer = desk.answer(stop.question)
            case_id = answer.escalation.case if answer.escalation else case_id
            step = Shown(stop, answer=answer)
        elif stop.ruling is not None and case_id is not None:
            step = Shown(stop, case=casework.rule(case_id, stop.ruling))
        else:
            continue
        shown.append(step)
        show(step)
    return shown


def clock_of_the_tour() -> datetime:
    """Noon of the tour's day, so that the demonstration reads the same every day."""
    return datetime.combine(brand.tour_day(), time(12), tzinfo=UTC)

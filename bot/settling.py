"""Questions back that nobody answers: after a while they go to legal, as if the asker had pressed the button for it.

A due question is moved into the inbox under a key of its own, so that it is worked off like everything else that comes in, and a
crash in between moves it once more without a second effect.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.inbox import Delivery, Inbox

LEASE = timedelta(minutes=2)
"""How long one process may take to move a question before another may."""


@dataclass(frozen=True)
class OpenQuestion:
    """A question that was asked back: the number of its delivery, and the conversation it belongs to."""

    reference: int
    conversation: str


class OpenQuestions(Protocol):
    """Where they are kept. Each method is one transaction; times are UTC."""

    def put(self, question: OpenQuestion, due: datetime) -> None:
        """Keep a question until it is due; the same one again changes nothing."""
        ...

    def drop(self, conversation: str) -> None:
        """The asker went on talking: nothing lies open there."""
        ...

    def take(self, now: datetime, lease: timedelta) -> OpenQuestion | None:
        """Lease a question that is due; `None` where none is."""
        ...

    def finish(self, reference: int) -> None:
        """Forget a question that was moved."""
        ...


class Settler:
    """Moves due questions into the inbox.

    Args:
        questions: Where open questions are kept.
        inbox: Where they go.
        clock: What time it is, in UTC.
        kind: What a surface calls the delivery that sends a question to legal.
        moved: Called after something was moved.
    """

    def __init__(
        self,
        questions: OpenQuestions,
        inbox: Inbox,
        clock: Callable[[], datetime],
        *,
        kind: str,
        moved: Callable[[], None] = lambda: None,
    ) -> None:
        self._questions = questions
        self._inbox = inbox
        self._clock = clock
        self._kind = kind
        self._moved = moved

    def step(self) -> int:
        """Move what is due and say how many that were."""
        count = 0
        while (question := self._questions.take(self._clock(), LEASE)) is not None:
            asked = self._inbox.get(question.reference)
            if asked is not None:
                self._inbox.put(self._delivery(question, asked.delivery), self._clock())
                count += 1
            self._questions.finish(question.reference)
        if count:
            self._moved()
        return count

    def _delivery(self, question: OpenQuestion, asked: Delivery) -> Delivery:
        return Delivery(
            team=asked.team,
            key=f"settle:{question.reference}",
            kind=self._kind,
            conversation=asked.conversation,
            body={**asked.body, "value": str(question.reference)},
        )

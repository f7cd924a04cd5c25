"""The inbox: what people sent, kept before a surface says "received", and worked off one by one.

Whatever was acknowledged is either answered or ends as a dead letter with a visible notice; a crash in between changes nothing,
because the row is still there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=2)
"""How long one attempt may take before another worker may take the row."""
MOST_ATTEMPTS = 3
PAUSES = (timedelta(seconds=2), timedelta(seconds=15))
"""Waits before the second and the third attempt."""


@dataclass(frozen=True)
class Delivery:
    """One thing a surface received. `team` and `key` together are the same for every repetition of it."""

    team: str
    key: str
    kind: str
    conversation: str
    """Where it was said; opaque to everybody but the surface."""
    body: Mapping[str, Any]


@dataclass(frozen=True)
class InboxItem:
    """A delivery on its way, with the number of attempts begun so far."""

    id: int
    delivery: Delivery
    attempts: int


class Inbox(Protocol):
    """Where deliveries are kept. Each method is one transaction; times are UTC."""

    def put(self, delivery: Delivery, at: datetime) -> bool:
        """Keep a delivery; false where it is here already."""
        ...

    def take(self, now: datetime, lease: timedelta) -> InboxItem | None:
        """Lease the oldest delivery that is due, counting an attempt; `None` where none is."""
        ...

    def finish(self, item_id: int) -> None:
        """Mark a delivery as dealt with."""
        ...

    def postpone(self, item_id: int, until: datetime, *, counts: bool = True) -> None:
        """Give a delivery back, to be taken again from a time on; `counts` says whether this was an attempt."""
        ...

    def bury(self, item_id: int, why: str) -> None:
        """Mark a delivery as one that could not be dealt with."""
        ...

    def recover(self) -> int:
        """Give back everything a stopped process had leased; only where no other process works. Returns how many."""
        ...

    def get(self, item_id: int) -> InboxItem | None:
        """The delivery of that number, in whatever state."""
        ...

    def said_in(self, conversation: str) -> Sequence[InboxItem]:
        """What was received in a conversation, oldest first."""
        ...


class NotNowError(Exception):
    """The platform cannot be asked at the moment; to be tried again after some seconds, as often as it takes."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


class Handler(Protocol):
    """What a surface does with its deliveries."""

    def handle(self, item: InboxItem) -> None:
        """Deal with a delivery; may be called again for the same one.

        Raises:
            NotNowError: Where that has to wait; anything else counts as a failed attempt.
        """
        ...

    def give_up(self, item: InboxItem) -> None:
        """Tell the sender and legal that a delivery could not be dealt with."""
        ...


class InboxWorker:
    """Works off an inbox."""

    def __init__(self, inbox: Inbox, handler: Handler, clock: Callable[[], datetime], most_attempts: int = MOST_ATTEMPTS) -> None:
        self._inbox = inbox
        self._handler = handler
        self._clock = clock
        self._most = most_attempts

    def step(self) -> bool:
        """Deal with one delivery; false where none is due."""
        item = self._inbox.take(self._clock(), LEASE)
        if item is None:
            return False
        if item.attempts > self._most:
            # earlier attempts did not even end, for example because the process was killed each time
            self._bury(item, "every attempt was cut off")
            return True
        try:
            self._handler.handle(item)
        except NotNowError as error:
            self._inbox.postpone(item.id, self._clock() + timedelta(seconds=error.seconds), counts=False)
        except Exception as error:  # noqa: BLE001 - whatever broke, the row is tried again or buried with a notice
            why = f"{type(error).__name__}: {error}".splitlines()[0]
            log.warning("delivery failed", item=item.id, kind=item.delivery.kind, attempt=item.attempts, error=why)
            if item.attempts >= self._most:
                self._bury(item, why)
            else:
                self._inbox.postpone(item.id, self._clock() + PAUSES[min(item.attempts, len(PAUSES)) - 1])
        else:
            self._inbox.finish(item.id)
        return True

    def _bury(self, item: InboxItem, why: str) -> None:
        # the notice first: a crash in between repeats it under the same key, so it is never missing and never twice
        log.error("delivery given up", item=item.id, kind=item.delivery.kind, error=why)
        self._handler.give_up(item)
        self._inbox.bury(item.id, why)

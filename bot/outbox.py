"""The outbox: every message is a row before it is sent, so that it goes out, and goes out once.

A send whose outcome is unclear (the connection broke after the request) is looked up by the opaque token it carries before it is
sent again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

import structlog

log = structlog.get_logger(__name__)

LONGEST_LIFE = timedelta(hours=24)
"""How long a message is tried before it is given up: an answer of yesterday helps nobody."""
LONGEST_PAUSE = timedelta(minutes=5)
BATCH = 50


class Op(StrEnum):
    """What to do with a message."""

    POST = "post"
    UPDATE = "update"
    """Replace the message that was posted under the key `target`."""
    WHISPER = "whisper"
    """Show it to one user only, now; not a place for secrets."""


class SendState(StrEnum):
    """Where a message stands."""

    WAITING = "waiting"
    SENDING = "sending"
    """Begun; found in this state after a crash, its outcome is unclear."""
    UNSURE = "unsure"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True)
class Message:
    """One message to send; the same `key` is only ever sent once."""

    key: str
    channel: str
    text: str
    """The whole message in plain words, for notifications, screen readers and clients without blocks."""
    blocks: Sequence[dict[str, Any]] = field(default=())
    thread: str | None = None
    op: Op = Op.POST
    target: str | None = None
    user: str | None = None


@dataclass(frozen=True)
class OutboxItem:
    """A message on its way. `target_id` is what the platform calls the message to update, once that is known."""

    id: int
    message: Message
    token: str
    state: SendState
    attempts: int
    put_at: datetime
    target_id: str | None = None


class Outbox(Protocol):
    """Where messages are kept. Each method is one transaction; times are UTC."""

    def put(self, message: Message, at: datetime) -> bool:
        """Keep a message; false where its key is here already."""
        ...

    def has(self, key: str) -> bool:
        """Whether a message of that key was ever put."""
        ...

    def due(self, now: datetime, most: int) -> Sequence[OutboxItem]:
        """The first messages to send now; none of a channel in which an earlier one still has to wait."""
        ...

    def mark(self, item_id: int, state: SendState, *, until: datetime | None = None, sent_as: str | None = None) -> None:
        """Note how a message stands; with `until`, it is not tried before. Marking as sending counts an attempt."""
        ...


class NotSentError(Exception):
    """The platform did not take the message."""


class LaterError(NotSentError):
    """Not now: certainly not sent, to be tried again after some seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


class UnsureError(NotSentError):
    """Whether it was sent is unclear."""


class RefusedError(NotSentError):
    """The platform will not take it however often it is tried."""


class Poster(Protocol):
    """The platform's side of sending."""

    def send(self, item: OutboxItem) -> str | None:
        """Send a message and return what the platform calls it.

        Raises:
            NotSentError: One of its three kinds.
        """
        ...

    def find(self, item: OutboxItem) -> str | None:
        """What the platform calls the message that carries the item's token, if it is there.

        Raises:
            NotSentError: Where that cannot be looked up.
        """
        ...


class OutboxSender:
    """Sends what is due."""

    def __init__(self, outbox: Outbox, poster: Poster, clock: Callable[[], datetime]) -> None:
        self._outbox = outbox
        self._poster = poster
        self._clock = clock

    def step(self) -> bool:
        """Send what is due now; false where nothing is."""
        held: set[str] = set()
        items = self._outbox.due(self._clock(), BATCH)
        for item in items:
            # a channel's messages keep their order: behind one that has to wait, the others wait too
            if item.message.channel not in held and not self._try(item):
                held.add(item.message.channel)
        return bool(items)

    def _try(self, item: OutboxItem) -> bool:
        """Send one message; false where it has to be tried again."""
        in_doubt = item.state in (SendState.SENDING, SendState.UNSURE) and item.message.op is Op.POST
        try:
            found = self._already_there(item) if in_doubt else None
            if found is None:
                in_doubt = False
                self._require_young(item)
                self._outbox.mark(item.id, SendState.SENDING)
                found = self._poster.send(item)
        except LaterError as error:
            # whoever could not even look yet is as unsure as before
            state = SendState.UNSURE if in_doubt else SendState.WAITING
            self._outbox.mark(item.id, state, until=self._clock() + timedelta(seconds=error.seconds))
            return False
        except UnsureError as error:
            log.warning("unclear whether a message was sent", item=item.id, error=str(error))
            self._outbox.mark(item.id, SendState.UNSURE, until=self._clock() + self._pause(item.attempts))
            return False
        except RefusedError as error:
            log.error("a message cannot be sent", item=item.id, key=item.message.key, error=str(error))
            self._outbox.mark(item.id, SendState.FAILED)
            return True
        self._outbox.mark(item.id, SendState.SENT, sent_as=found)
        return True

    def _require_young(self, item: OutboxItem) -> None:
        if self._clock() - item.put_at > LONGEST_LIFE:
            raise RefusedError("it could not be sent for a day")

    def _already_there(self, item: OutboxItem) -> str | None:
        try:
            return self._poster.find(item)
        except RefusedError as error:
            # we may not look: saying it twice is better than silence
            log.warning("cannot look for a message, sending it again", item=item.id, error=str(error))
            return None

    @staticmethod
    def _pause(attempts: int) -> timedelta:
        return min(timedelta(seconds=2 ** min(attempts, 10)), LONGEST_PAUSE)

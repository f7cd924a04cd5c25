"""What happens to cases, told in Slack: a card for legal that is kept up to date, and the outcome for those who asked.

The events are read from the store, not heard in passing: what another process does (`clearance queue rule`) is told as well, and
nothing is lost when the process stops between a ruling and its message.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from bot.escalation.case import Case, CaseClosed, CaseJoined, CaseOpened, CaseRuled
from bot.outbox import Message, Op, Outbox
from bot.surfaces.slack.blocks.case import card, outcome
from bot.surfaces.slack.conversation import SURFACE

CURSOR = "slack-cards"


class CaseFeed(Protocol):
    """The events of all cases."""

    def events_after(self, position: int, most: int = 100) -> Sequence[tuple[int, str, str]]:
        """What happened after an event's number, oldest first: (number of the event, event, case)."""
        ...

    def get(self, case_id: str) -> Case | None:
        """The case of that number."""
        ...


class Cursors(Protocol):
    """How far feeds were read."""

    def get(self, name: str) -> int:
        """The number of the last event dealt with."""
        ...

    def set(self, name: str, position: int) -> None:
        """Note that an event was dealt with."""
        ...


class CaseCards:
    """Turns events of cases into messages."""

    def __init__(self, feed: CaseFeed, cursors: Cursors, outbox: Outbox, legal_channel: str, clock: Callable[[], datetime]) -> None:
        self._feed = feed
        self._cursors = cursors
        self._outbox = outbox
        self._legal = legal_channel
        self._clock = clock

    def step(self) -> bool:
        """Tell what is new; false where nothing is."""
        events = self._feed.events_after(self._cursors.get(CURSOR))
        for number, name, case_id in events:
            case = self._feed.get(case_id)
            if case is not None:
                self._tell(number, name, case)
            # after the messages: a crash in between puts them again, under the same keys
            self._cursors.set(CURSOR, number)
        return bool(events)

    def _tell(self, number: int, name: str, case: Case) -> None:
        key = f"card:{case.id}"
        page = card(case)
        if name == CaseOpened.__name__:
            # what was decided before we came is no news
            if case.state.is_waiting:
                self._outbox.put(Message(key=key, channel=self._legal, text=page.text, blocks=page.blocks), self._clock())
            return
        if self._outbox.has(key) and name != CaseJoined.__name__:
            update = Message(
                key=f"{key}:{number}", channel=self._legal, text=page.text, blocks=page.blocks, op=Op.UPDATE, target=key
            )
            self._outbox.put(update, self._clock())
        if name in {CaseRuled.__name__, CaseClosed.__name__}:
            self._tell_askers(case)

    def _tell_askers(self, case: Case) -> None:
        page = outcome(case)
        for number, origin in enumerate(case.origins):
            if origin.get("surface") == SURFACE and origin.get("channel"):
                message = Message(
                    key=f"outcome:{case.id}:{number}",
                    channel=origin["channel"],
                    thread=origin.get("thread") or None,
                    text=page.text,
                    blocks=page.blocks,
                )
                self._outbox.put(message, self._clock())

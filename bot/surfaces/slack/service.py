"""The running chat app: reception, worker, cards and sender, put together."""

from bot.inbox import Inbox, InboxWorker
from bot.loops import Loop
from bot.outbox import OutboxSender
from bot.surfaces.slack.cards import CaseCards


class SlackService:
    """The threads behind the reception. One process a home: it takes back what an earlier one left unfinished."""

    def __init__(self, inbox: Inbox, worker: InboxWorker, cards: CaseCards, sender: OutboxSender) -> None:
        self._inbox = inbox
        self._loops = (
            Loop("inbox", worker.step),
            Loop("cards", cards.step),
            Loop("outbox", sender.step, idle_s=0.2),
        )

    def start(self) -> None:
        """Take back unfinished work and begin."""
        self._inbox.recover()
        for loop in self._loops:
            loop.start()

    def wake(self) -> None:
        """Something has come in."""
        for loop in self._loops:
            loop.wake()

    def stop(self) -> None:
        """End after the steps that are being done."""
        for loop in self._loops:
            loop.stop()

    @property
    def is_healthy(self) -> bool:
        """Whether every thread lives."""
        return all(loop.is_running for loop in self._loops)

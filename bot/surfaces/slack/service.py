"""The running chat app: reception, worker, cards and sender, put together."""

from bot.inbox import Inbox, InboxWorker
from bot.loops import Loop
from bot.outbox import OutboxSender
from bot.scheduler import Ticks
from bot.surfaces.slack.cards import CaseCards


class SlackService:
    """The threads behind the reception. One process a home: it takes back what an earlier one left unfinished."""

    def __init__(self, inbox: Inbox, worker: InboxWorker, cards: CaseCards, sender: OutboxSender, ticks: Ticks) -> None:
        self._inbox = inbox
        self._ticks = ticks
        self._worker = worker
        self._cards = cards
        self._sending = Loop("outbox", sender.step)
        self._telling = Loop("cards", self._tell)
        self._loops = (Loop("inbox", self._work), self._telling, self._sending)

    def start(self) -> None:
        """Take back unfinished work and begin."""
        self._inbox.recover()
        for loop in self._loops:
            loop.start()
        self._ticks.start()

    def wake(self) -> None:
        """Something has come in."""
        for loop in self._loops:
            loop.wake()

    def _work(self) -> bool:
        is_busy = self._worker.step()
        if is_busy:
            self._sending.wake()
            self._telling.wake()
        return is_busy

    def _tell(self) -> bool:
        is_busy = self._cards.step()
        if is_busy:
            self._sending.wake()
        return is_busy

    def stop(self) -> None:
        """End after the steps that are being done."""
        self._ticks.stop()
        for loop in self._loops:
            loop.stop()

    @property
    def is_healthy(self) -> bool:
        """Whether every thread lives."""
        return all(loop.is_running for loop in self._loops)

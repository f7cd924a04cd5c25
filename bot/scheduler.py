"""The clockwork of a running chat app: what has to be looked at now and then, whatever comes in."""

from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler  # type: ignore[import-untyped]  # it ships no types

EVERY_S = 60


class Ticks:
    """Calls a step again and again in the background; what is due lies in tables, so a missed tick loses nothing."""

    def __init__(self, step: Callable[[], object], every_s: float = EVERY_S) -> None:
        self._scheduler = BackgroundScheduler(timezone="UTC")
        # late is as good as on time, and several missed ticks are one
        self._scheduler.add_job(step, "interval", seconds=every_s, misfire_grace_time=None, coalesce=True, max_instances=1)

    def start(self) -> None:
        """Begin."""
        self._scheduler.start()

    def stop(self) -> None:
        """End after the step that is being done."""
        if self._scheduler.running:
            self._scheduler.shutdown()

"""Threads that do steps: as long as there is something to do without a pause, else whenever woken or after a moment."""

import threading
from collections.abc import Callable

import structlog

log = structlog.get_logger(__name__)

IDLE_S = 0.5
AFTER_FAILURE_S = 2.0


class Loop:
    """Repeats a step in a thread of its own until stopped."""

    def __init__(self, name: str, step: Callable[[], bool], idle_s: float = IDLE_S) -> None:
        self._step = step
        self._idle_s = idle_s
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """There is something to do."""
        self._wake.set()

    def stop(self, timeout_s: float = 10.0) -> None:
        """End after the step that is being done."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    @property
    def is_running(self) -> bool:
        """Whether the thread lives."""
        return self._thread.is_alive()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            if not self._tried():
                self._wake.wait(self._idle_s)

    def _tried(self) -> bool:
        try:
            return self._step()
        except Exception as error:  # noqa: BLE001 - a locked database or the like passes; the rows are still there
            log.error("a step failed", loop=self._thread.name, error=f"{type(error).__name__}: {error}".splitlines()[0])
            self._stop.wait(AFTER_FAILURE_S)
            return False

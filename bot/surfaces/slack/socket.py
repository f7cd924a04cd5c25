"""Slack over Socket Mode, with a watchdog: a connection that is open but deaf is worse than none."""

from collections.abc import Callable
from typing import Protocol

import structlog
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

log = structlog.get_logger(__name__)

SILENCE_S = 60.0
"""Without a sign of life for so long, the connection is made anew."""
PATIENCE_S = 180.0
"""Without one for so long, the process ends, so that whoever supervises it starts it again."""


class Line(Protocol):
    """A connection to Slack."""

    def last_sign(self) -> float | None:
        """When Slack last gave a sign of life, in seconds of the wall clock; `None` before the first."""
        ...

    def reconnect(self) -> None:
        """Make the connection anew."""
        ...


class Watchdog:
    """Watches a connection. `seconds` is the wall clock, as Slack's client stamps its pings with it."""

    def __init__(self, line: Line, seconds: Callable[[], float]) -> None:
        self._line = line
        self._seconds = seconds
        self._alive_at = seconds()
        self._tried_at = self._alive_at

    def is_lost(self) -> bool:
        """Look at the connection, make it anew where it is silent, and tell whether it is past hope."""
        now = self._seconds()
        self._alive_at = max(self._alive_at, self._line.last_sign() or 0.0)
        if now - self._alive_at > PATIENCE_S:
            return True
        if now - max(self._alive_at, self._tried_at) > SILENCE_S:
            self._tried_at = now
            log.warning("Slack is silent, connecting again")
            try:
                self._line.reconnect()
            except Exception as error:  # noqa: BLE001 - whatever it is, the next look decides
                log.warning("connecting failed", error=f"{type(error).__name__}: {error}".splitlines()[0])
        return False


class SocketLine:
    """The line of Bolt's Socket Mode handler."""

    def __init__(self, app: App, app_token: str) -> None:
        self._handler = SocketModeHandler(app, app_token)

    def connect(self) -> None:
        """Open the connection."""
        self._handler.client.connect()

    def last_sign(self) -> float | None:
        """When Slack last answered a ping."""
        session = self._handler.client.current_session
        return session.last_ping_pong_time if session is not None else None

    def reconnect(self) -> None:
        """Open a new connection in place of the old one."""
        self._handler.client.connect_to_new_endpoint(force=True)

    def close(self) -> None:
        """Close the connection."""
        self._handler.client.close()

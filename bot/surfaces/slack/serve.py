"""`clearance serve`: settings in, a running chat app out."""

import fcntl
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import FrameType

from slack_sdk.errors import SlackApiError

from bot.errors import DeskError, HomeError, SettingsError
from bot.office import Office
from bot.settings import Settings, missing_for_slack
from bot.surfaces.slack.app import Identity
from bot.surfaces.slack.http import HEALTH, PATH, Gate, SlackServer
from bot.surfaces.slack.socket import SocketLine, Watchdog
from bot.surfaces.slack.wiring import assemble
from bot.surfaces.slack.workspace import CONNECTION_ERRORS, open_client

LOOK_EVERY_S = 5.0
Opening = Callable[[Settings], Office]
WHERE = {
    "slack_bot_token": "SLACK_BOT_TOKEN is missing: copy it from the app's page “OAuth & Permissions” (it begins with xoxb-)",
    "slack_legal_channel": "SLACK_LEGAL_CHANNEL is missing: the id of legal's channel is at the foot of the channel's details",
    "slack_reviewers": "SLACK_REVIEWERS is missing: give the member ids of those who may decide, from their profiles",
    "slack_signing_secret": "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing: the token (xapp-) is under “Basic Information”, "
    "“App-Level Tokens”, and runs Socket Mode; the secret is under “App Credentials” and runs HTTP",
}


def missing(settings: Settings) -> tuple[str, ...]:
    """A sentence for each setting that is needed and not there."""
    return tuple(WHERE[name] for name in missing_for_slack(settings))


def serve(settings: Settings, opened: Opening, clock: Callable[[], datetime]) -> None:
    """Run until stopped.

    Args:
        settings: Where and how.
        opened: Opens the desk, once Slack has taken the token.
        clock: What time it is, in UTC.

    Raises:
        SettingsError: Where settings are missing or Slack does not accept them.
        DeskError: Where another process serves the same home, or the connection to Slack is lost.
    """
    sentences = missing(settings)
    if sentences:
        todo = "put what is missing into .env; docs/slack.md shows each step"
        raise SettingsError("The chat app cannot start. " + ". ".join(sentences), todo=todo)
    stop = threading.Event()
    with _alone(settings.home):
        _on_signal(stop)
        _run(settings, opened, clock, stop)


def _run(settings: Settings, opened: Opening, clock: Callable[[], datetime], stop: threading.Event) -> None:
    assert settings.slack_bot_token is not None
    client = open_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    with _explained("SLACK_BOT_TOKEN"):
        identity = Identity.of(client)
    app, service = assemble(settings, opened(settings), client, identity, clock)
    service.start()
    try:
        if settings.slack_app_token:
            line = SocketLine(app, settings.slack_app_token.get_secret_value())
            _listen(line, stop)
        else:
            assert settings.slack_signing_secret is not None
            gate = Gate(settings.slack_signing_secret.get_secret_value())
            _serve_http(SlackServer((settings.slack_host, settings.slack_port), app, gate, lambda: service.is_healthy), stop)
    finally:
        service.stop()


def _listen(line: SocketLine, stop: threading.Event) -> None:
    with _explained("SLACK_APP_TOKEN"):
        line.connect()
    print("Connected to Slack by Socket Mode. Stop with Ctrl-C.", flush=True)
    watchdog = Watchdog(line, time.time)
    try:
        while not stop.wait(LOOK_EVERY_S):
            if watchdog.is_lost():
                raise DeskError("The connection to Slack is lost", "it gave no sign of life", "start again; nothing is lost")
    finally:
        line.close()


def _serve_http(server: SlackServer, stop: threading.Event) -> None:
    host, port = server.server_address[:2]
    thread = threading.Thread(target=server.serve_forever, name="http", daemon=True)
    thread.start()
    print(f"Listening on http://{host!s}:{port}{PATH} ({HEALTH} tells whether all is well). Stop with Ctrl-C.", flush=True)
    stop.wait()
    server.shutdown()
    server.server_close()


@contextmanager
def _explained(token: str) -> Iterator[None]:
    """Around the first call with a token: what goes wrong there is a matter of settings or of the network."""
    try:
        yield
    except SlackApiError as error:
        code = str(error.response.get("error"))
        raise SettingsError(f"Slack does not accept {token}", code, "copy it again from the app's page") from error
    except CONNECTION_ERRORS as error:
        raise DeskError("Slack cannot be reached", type(error).__name__, "check the network and SLACK_API_URL") from error


def _on_signal(stop: threading.Event) -> None:
    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Hold the home's lock: two processes would work off the same rows."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = (home / "serve.lock").open("w", encoding="utf-8")
    except OSError as error:
        why = (error.strerror or "it cannot be made").lower()
        raise HomeError(f"The home folder {home} cannot be used", why, "choose another with --home or CLEARANCE_HOME") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise DeskError("Another `clearance serve` is running on this home", str(home), "stop it first") from error
        yield

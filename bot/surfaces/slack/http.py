"""Slack over HTTP: a small server that checks who is speaking before anything is read."""

import re
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol

import structlog
from slack_bolt import App, BoltRequest
from slack_sdk.signature import SignatureVerifier

log = structlog.get_logger(__name__)

PATH = "/slack/events"
HEALTH = "/healthz"
LARGEST_BODY = 1_000_000
TIMESTAMP = re.compile(r"[0-9]{1,12}", re.ASCII)
SIGNATURE = re.compile(r"v0=[0-9a-f]{64}", re.ASCII)
LENGTH = re.compile(r"[0-9]{1,9}", re.ASCII)
SECONDS_PER_READ = 10


class Headers(Protocol):
    """The headers of a request, which may repeat."""

    def get_all(self, name: str) -> Sequence[str] | None:
        """All values of a header."""
        ...


class Gate:
    """Lets through only what Slack has signed within the last five minutes.

    Bolt checks the same, but fails on headers that are no numbers or no ASCII; here they are refused like any other stranger.
    """

    def __init__(self, signing_secret: str, verifier: SignatureVerifier | None = None) -> None:
        self._verifier = verifier or SignatureVerifier(signing_secret)

    def admits(self, headers: Headers, body: bytes) -> bool:
        """Whether a request is from Slack."""
        timestamp = _only(headers, "X-Slack-Request-Timestamp")
        signature = _only(headers, "X-Slack-Signature")
        if timestamp is None or signature is None or not TIMESTAMP.fullmatch(timestamp) or not SIGNATURE.fullmatch(signature):
            return False
        try:
            return self._verifier.is_valid(body, timestamp, signature)
        except UnicodeDecodeError:
            return False


def _only(headers: Headers, name: str) -> str | None:
    values = headers.get_all(name) or ()
    return values[0] if len(values) == 1 else None


class SlackServer(ThreadingHTTPServer):
    """Serves the Bolt app at `/slack/events` and a sign of life at `/healthz`."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], app: App, gate: Gate, is_healthy: Callable[[], bool] = lambda: True) -> None:
        super().__init__(address, _Handler)
        self.app = app
        self.gate = gate
        self.is_healthy = is_healthy

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401, ARG002 - the signature is socketserver's
        """A connection that broke is one line in the log."""
        log.info("a connection broke")


class _Handler(BaseHTTPRequestHandler):
    server: SlackServer
    server_version = "clearance-desk"
    sys_version = ""
    timeout = SECONDS_PER_READ
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A sign of life."""
        if self.path != HEALTH:
            self._answer(HTTPStatus.NOT_FOUND)
        else:
            self._answer(HTTPStatus.OK if self.server.is_healthy() else HTTPStatus.SERVICE_UNAVAILABLE)

    def do_POST(self) -> None:
        """A request of Slack's."""
        length = _only(self.headers, "Content-Length") or ""
        if not LENGTH.fullmatch(length) or int(length) > LARGEST_BODY or self.headers.get_all("Transfer-Encoding"):
            # what cannot be read cannot be checked
            self.close_connection = True
            self._answer(HTTPStatus.UNAUTHORIZED)
            return
        body = self.rfile.read(int(length))
        if not self.server.gate.admits(self.headers, body):
            self._answer(HTTPStatus.UNAUTHORIZED)
        elif self.path.partition("?")[0] != PATH:
            self._answer(HTTPStatus.NOT_FOUND)
        else:
            self._dispatch(body)

    def _dispatch(self, body: bytes) -> None:
        headers: dict[str, str | Sequence[str]] = {name.lower(): [value] for name, value in self.headers.items()}
        try:
            request = BoltRequest(body=body.decode("utf-8"), headers=headers)
        except ValueError:
            self._answer(HTTPStatus.BAD_REQUEST)
            return
        try:
            response = self.server.app.dispatch(request)
        except Exception as error:  # noqa: BLE001 - Slack sends it again
            log.error("a request could not be taken in", error=f"{type(error).__name__}: {error}".splitlines()[0])
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR)
            return
        self._answer(response.status, response.body or "", response.first_headers_without_set_cookie())

    def _answer(self, status: int, text: str = "", headers: Mapping[str, str] | None = None) -> None:
        content = text.encode("utf-8")
        self.send_response(status)
        for name, value in (headers or {}).items():
            if name.lower() not in {"content-length", "connection"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the signature is http.server's
        """Requests are not logged: their lines may hold what a stranger likes."""

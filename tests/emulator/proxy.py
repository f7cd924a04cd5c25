"""A proxy before Slack's Web API that writes down the calls and can misbehave."""

import contextlib
import json
import socket
import struct
import threading
import urllib.parse
import urllib.request
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Proxy:
    """Forwards to the emulator. `resets` and `limits` say how often a method's next calls go wrong."""

    def __init__(self, target: str) -> None:
        self.target = target
        self.calls: list[tuple[str, dict]] = []
        self.resets: Counter[str] = Counter()
        """Calls that are forwarded, and then the connection is reset instead of answered."""
        self.limits: Counter[str] = Counter()
        """Calls that are refused with 429."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.proxy = self
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/api/"

    def called(self, method: str) -> list[dict]:
        return [body for name, body in self.calls if name == method]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        proxy, method = self.server.proxy, self.path.rpartition("/")[2]
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        proxy.calls.append((method, _decoded(body, self.headers.get("Content-Type", ""))))
        if proxy.limits[method] > 0:
            proxy.limits[method] -= 1
            self._answer(429, b'{"ok":false,"error":"ratelimited"}', {"Retry-After": "1"})
            return
        kept = {k: v for k, v in self.headers.items() if k.lower() in {"authorization", "content-type"}}
        request = urllib.request.Request(proxy.target + self.path, data=body, headers=kept, method="POST")
        with urllib.request.urlopen(request, timeout=10) as response:
            content = response.read()
        if proxy.resets[method] > 0:
            proxy.resets[method] -= 1
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
            return
        self._answer(200, content, {})

    do_GET = do_POST  # noqa: N815 - the name is http.server's

    def _answer(self, status, content, headers):
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def finish(self):
        # the connection may have been reset on purpose
        with contextlib.suppress(OSError, ValueError):
            super().finish()

    def log_message(self, *args):
        pass


def _decoded(body: bytes, kind: str) -> dict:
    if kind.startswith("application/json"):
        return json.loads(body)
    return dict(urllib.parse.parse_qsl(body.decode()))

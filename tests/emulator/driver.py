"""What Slack does and its emulator does not: mentions, retries, buttons, forms and people of other workspaces, all signed."""

import hashlib
import hmac
import http.client
import itertools
import json
import time
import urllib.parse

from emulator import SECRET, TEAM

PATH = "/slack/events"


class Driver:
    """Plays Slack towards the app at an address."""

    _numbers = itertools.count(1)

    def __init__(self, port: int, bot_user: str) -> None:
        self._port = port
        self._bot_user = bot_user

    def mention(self, channel, user, text, ts, *, thread=None, team=TEAM, shared=False) -> dict:
        """The body of a mention."""
        event = {"type": "app_mention", "user": user, "text": f"<@{self._bot_user}> {text}", "ts": ts, "channel": channel}
        event |= {"event_ts": ts, "team": team} | ({"thread_ts": thread} if thread else {})
        if shared and team != TEAM:
            event["user_team"] = team
        return self.envelope(event, shared=shared)

    def message(self, channel, user, text, ts, *, thread=None, **more) -> dict:
        """The body of a message event."""
        event = {"type": "message", "user": user, "text": text, "ts": ts, "channel": channel, "event_ts": ts, "team": TEAM}
        return self.envelope(event | ({"thread_ts": thread} if thread else {}) | more)

    def envelope(self, event, *, shared=False) -> dict:
        """An event as Slack wraps it."""
        return {
            "type": "event_callback",
            "team_id": TEAM,
            "api_app_id": "A1",
            "event": event,
            "event_id": f"Ev{next(self._numbers):08d}",
            "event_time": int(time.time()),
            "is_ext_shared_channel": shared,
            "authorizations": [{"team_id": TEAM, "user_id": self._bot_user, "is_bot": True}],
        }

    def press(self, message, channel, button, user, *, trigger=None, team=TEAM) -> dict:
        """The body of a pressed button."""
        pressed = f"{time.time():.6f}"
        return {
            "type": "block_actions",
            "team": {"id": team},
            "user": {"id": user, "team_id": team},
            "api_app_id": "A1",
            "trigger_id": trigger or f"trigger-{next(self._numbers)}",
            "container": {"type": "message", "message_ts": message["ts"], "channel_id": channel},
            "channel": {"id": channel},
            "message": message,
            "actions": [{**button, "type": "button", "block_id": "b", "action_ts": pressed}],
        }

    def submit(self, view, values, user, *, team=TEAM) -> dict:
        """The body of a form that was sent; `values` is field to what was filled in."""
        state = {name: {"value": value} for name, value in values.items()}
        filled = {**view, "id": f"V{next(self._numbers)}", "hash": f"h{next(self._numbers)}", "state": {"values": state}}
        return {"type": "view_submission", "team": {"id": team}, "user": {"id": user, "team_id": team}, "view": filled}

    def send(self, body, *, retry=0, timestamp=None) -> tuple[int, str]:
        """Send a body signed, as an event (JSON) or interaction (form); returns status and body of the answer."""
        is_event = body["type"] == "event_callback"
        raw = json.dumps(body) if is_event else urllib.parse.urlencode({"payload": json.dumps(body)})
        kind = "application/json" if is_event else "application/x-www-form-urlencoded"
        stamp = str(timestamp or int(time.time()))
        headers = {"Content-Type": kind, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": sign(stamp, raw)}
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        return self.raw(raw.encode(), headers)

    def raw(self, body: bytes, headers, path=PATH) -> tuple[int, str]:
        """Send whatever is given."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)
        try:
            connection.putrequest("POST", path)
            pairs = headers.items() if isinstance(headers, dict) else headers
            for name, value in pairs:
                connection.putheader(name, value)
            if not any(name.lower() == "content-length" for name, _ in pairs):
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()


def sign(timestamp: str, body: str, secret: str = SECRET) -> str:
    """A signature as Slack makes it."""
    return "v0=" + hmac.new(secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256).hexdigest()

"""Slack's Web API as we use it: sending, looking up what was said, and who people are.

No call is ever repeated by the client itself: a retry after a broken connection is how messages are posted twice.
"""

import http.client
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.errors import DeskError
from bot.inbox import NotNowError
from bot.outbox import LaterError, Message, NotSentError, Op, OutboxItem, RefusedError, UnsureError

EVENT_TYPE = "clearance_desk_message"
PASSING = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"})
"""Errors after which the outcome is unclear."""
UNREADABLE = frozenset({"missing_scope", "not_in_channel", "channel_not_found", "thread_not_found", "no_permission"})
REMEMBERED_S = 600.0
"""How long it is remembered who is a member."""
MOST_MESSAGES = 200
PAUSE_S = 10.0
"""Before Slack is asked again after it could not be reached."""
PATIENCE_S = 5
"""Seconds Slack has to answer when somebody only wants to know whether it does."""
CONNECTION_ERRORS = (URLError, ConnectionError, TimeoutError, http.client.HTTPException, SlackClientError)


@dataclass(frozen=True)
class Utterance:
    """A message of a person in a thread."""

    ts: str
    text: str


def open_client(token: str, api_url: str) -> WebClient:
    """A client that never retries by itself."""
    return WebClient(token=token, base_url=api_url, timeout=15, retry_handlers=[])


def team_name(token: str, api_url: str) -> str:
    """The workspace that takes this bot token.

    Raises:
        DeskError: Where Slack cannot be reached or does not take the token.
    """
    client = WebClient(token=token, base_url=api_url, timeout=PATIENCE_S, retry_handlers=[])
    try:
        return str(client.auth_test()["team"])
    except SlackApiError as error:
        raise DeskError("Slack does not take SLACK_BOT_TOKEN", str(error.response["error"]), "install the app again") from error
    except CONNECTION_ERRORS as error:
        raise DeskError(f"Slack cannot be reached at {api_url}", str(error), "check the network") from error


def failure(error: Exception) -> NotSentError:
    """What a failed call means for the message."""
    if not isinstance(error, SlackApiError):
        return UnsureError(type(error).__name__)
    response = error.response
    status = getattr(response, "status_code", 200)
    headers: Mapping[str, str] = {str(k).lower(): str(v) for k, v in (getattr(response, "headers", None) or {}).items()}
    code = str(response.get("error") or "unknown") if hasattr(response, "get") else "unknown"
    if status == http.HTTPStatus.TOO_MANY_REQUESTS or code in {"ratelimited", "rate_limited"}:
        wait = headers.get("retry-after", "")
        return LaterError(float(wait) if wait.isdecimal() else 30.0)
    if status >= http.HTTPStatus.INTERNAL_SERVER_ERROR or code in PASSING:
        return UnsureError(code)
    return RefusedError(code)


class SlackPoster:
    """`bot.outbox.Poster` on Slack's Web API."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._direct: dict[str, str] = {}

    def send(self, item: OutboxItem) -> str | None:
        """Post, update or whisper; where Slack does not take the blocks, the words go out alone."""
        try:
            try:
                return self._send(item, with_blocks=True)
            except SlackApiError as error:
                if str(error.response.get("error")) not in {"invalid_blocks", "msg_blocks_too_long", "invalid_blocks_format"}:
                    raise
                return self._send(item, with_blocks=False)
        except (*CONNECTION_ERRORS, SlackApiError) as error:
            raise failure(error) from error

    def find(self, item: OutboxItem) -> str | None:
        """The message that carries the item's token, among what was posted since the item was put."""
        message = item.message
        oldest = f"{item.put_at.timestamp() - 60:.6f}"
        since: dict[str, Any] = {"oldest": oldest, "limit": MOST_MESSAGES, "include_all_metadata": True}
        try:
            channel = self._channel(message)
            if message.thread:
                response = self._client.conversations_replies(channel=channel, ts=message.thread, **since)
            else:
                response = self._client.conversations_history(channel=channel, **since)
        except (*CONNECTION_ERRORS, SlackApiError) as error:
            raise failure(error) from error
        found = [m for m in response.get("messages") or [] if _token(m) == item.token]
        return str(found[0]["ts"]) if found else None

    def _send(self, item: OutboxItem, *, with_blocks: bool) -> str | None:
        message = item.message
        content: dict[str, Any] = {"text": message.text, "blocks": list(message.blocks) if with_blocks else []}
        if not content["blocks"]:
            del content["blocks"]
        if message.op is Op.UPDATE:
            if item.target_id is None:
                raise RefusedError("the message to update was never sent")
            # an update without blocks would keep the old ones
            return str(self._client.chat_update(channel=message.channel, ts=item.target_id, **{"blocks": [], **content})["ts"])
        quiet: dict[str, Any] = {"unfurl_links": False, "unfurl_media": False, "link_names": False, "parse": "none"}
        if message.op is Op.WHISPER:
            response = self._client.chat_postEphemeral(
                channel=message.channel, user=str(message.user), thread_ts=message.thread, link_names=False, parse="none", **content
            )
            return str(response["message_ts"])
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"id": item.token}}
        response = self._client.chat_postMessage(
            channel=self._channel(message), thread_ts=message.thread, metadata=metadata, mrkdwn=False, **quiet, **content
        )
        return str(response["ts"])

    def _channel(self, message: Message) -> str:
        """The channel; for a user's id the direct conversation with that user."""
        if not message.channel.startswith(("U", "W")):
            return message.channel
        if message.channel not in self._direct:
            opened = self._client.conversations_open(users=message.channel)
            self._direct[message.channel] = str(opened["channel"]["id"])
        return self._direct[message.channel]


def _token(message: Mapping[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return payload.get("id") if metadata.get("event_type") == EVENT_TYPE else None


@contextmanager
def _asking(*accepted: str) -> Iterator[None]:
    """Around a call that only reads: errors in `accepted` pass, whatever may get better by itself is `NotNowError`."""
    try:
        yield
    except (*CONNECTION_ERRORS, SlackApiError) as error:
        why = failure(error)
        if isinstance(why, LaterError):
            raise NotNowError(why.seconds) from error
        if isinstance(why, UnsureError):
            raise NotNowError(PAUSE_S) from error
        if str(why) not in accepted:
            raise


class SlackThreads:
    """What people said in threads and what channels are called."""

    def __init__(self, client: WebClient, bot_user: str) -> None:
        self._client = client
        self._bot_user = bot_user
        self._names: dict[str, str | None] = {}

    def earlier(self, channel: str, thread: str, before: str) -> Sequence[Utterance]:
        """What people, not apps, said in a thread before a message, oldest first; nothing where we may not read it."""
        messages: Sequence[Mapping[str, Any]] = ()
        if thread != before:
            with _asking(*UNREADABLE):
                response = self._client.conversations_replies(channel=channel, ts=thread, latest=before, limit=MOST_MESSAGES)
                messages = response.get("messages") or ()
        return [
            Utterance(str(m["ts"]), str(m.get("text") or ""))
            for m in messages
            if str(m.get("ts")) < before and not m.get("bot_id") and m.get("user") not in (None, self._bot_user)
        ]

    def channel_name(self, channel: str) -> str | None:
        """A channel's name with `#`; `None` for direct messages and where we may not know."""
        if channel.startswith("D"):
            return None
        if channel not in self._names:
            name = None
            with _asking(*UNREADABLE):
                name = self._client.conversations_info(channel=channel)["channel"].get("name")
            self._names[channel] = f"#{name}" if name else None
        return self._names[channel]


class SlackDirectory:
    """`bot.surfaces.slack.who.Directory` on Slack's Web API; remembers an answer for ten minutes."""

    def __init__(self, client: WebClient, seconds: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._seconds = seconds
        self._known: dict[str, tuple[float, bool]] = {}

    def is_member(self, user: str) -> bool:
        """Whether a user is a full member; whom Slack does not know is none.

        Raises:
            NotNowError: Where Slack cannot say at the moment.
        """
        asked, known = self._known.get(user, (float("-inf"), False))
        if self._seconds() - asked < REMEMBERED_S:
            return known
        info: Mapping[str, Any] = {"deleted": True}
        with _asking("user_not_found", "user_not_visible", "users_not_found"):
            info = self._client.users_info(user=user)["user"] or info
        outside = ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger")
        known = not any(info.get(sign) for sign in outside)
        self._known[user] = (self._seconds(), known)
        return known

"""What of all that Slack sends is work for us, and under which key a repetition of it is known."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.inbox import Delivery
from bot.surfaces.slack import words
from bot.surfaces.slack.blocks.answer import OPTION, SETTLE
from bot.surfaces.slack.blocks.case import CLAIM, RELEASE
from bot.surfaces.slack.blocks.ruling import CALLBACK, read_form
from bot.surfaces.slack.who import Actor

MESSAGE, RULING = "message", "ruling"
WRITTEN = frozenset({None, "file_share", "thread_broadcast", "me_message"})
"""Subtypes of messages that people write themselves."""


@dataclass(frozen=True)
class Said:
    """Where and by whom something was said; the body of each delivery of ours begins with it."""

    channel: str
    thread: str
    ts: str
    team: str | None
    user: str | None
    shared: bool
    """Whether people of another organisation read the channel."""

    def to_body(self) -> dict[str, Any]:
        """As JSON."""
        return dict(vars(self))

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> "Said":
        """Back from JSON."""
        return cls(**{name: body.get(name) for name in cls.__dataclass_fields__})  # type: ignore[arg-type]  # as `to_body` wrote it


Followers = Callable[[str], frozenset[str]]
"""The users who have addressed the bot in a conversation."""


def conversation_id(channel: str, thread: str) -> str:
    """How a thread is named in the inbox."""
    return f"slack:{channel}:{thread}"


def delivery_of(body: Mapping[str, Any], actor: Actor, bot_user: str, followers: Followers) -> Delivery | None:
    """The work in a request of Slack's, or `None` where there is nothing to do later."""
    kind = body.get("type")
    if kind == "event_callback":
        return _message(body, actor, bot_user, followers)
    if kind == "block_actions":
        return _action(body, actor)
    if kind == "view_submission" and body.get("view", {}).get("callback_id") == CALLBACK:
        return _ruling(body, actor)
    return None


def _message(body: Mapping[str, Any], actor: Actor, bot_user: str, followers: Followers) -> Delivery | None:
    event = body.get("event") or {}
    text, channel, ts = event.get("text") or "", event.get("channel"), event.get("ts")
    is_written = event.get("subtype") in WRITTEN and not event.get("bot_id") and event.get("user") not in (None, bot_user)
    if not (channel and ts and body.get("event_id") and is_written):
        return None
    thread = event.get("thread_ts") or ts
    conversation = conversation_id(channel, thread)
    if event.get("type") == "message":
        is_direct = event.get("channel_type") == "im" or channel.startswith("D")
        if not is_direct and not _follows_up(event, text, bot_user, followers, conversation):
            return None
    elif event.get("type") != "app_mention":
        return None
    said = Said(channel, thread, ts, actor.team, actor.user, body.get("is_ext_shared_channel") is True)
    return Delivery(
        team=str(body.get("team_id") or ""),
        key=f"event:{body['event_id']}",
        kind=MESSAGE,
        conversation=conversation,
        body={**said.to_body(), "text": words.plain(text, bot_user) or _files(event)},
    )


def _files(event: Mapping[str, Any]) -> str:
    """The names of what was sent without a word: a picture by itself asks about itself."""
    return ", ".join(str(file.get("name") or file.get("title") or "a file") for file in event.get("files") or ())


def _follows_up(event: Mapping[str, Any], text: str, bot_user: str, followers: Followers, conversation: str) -> bool:
    """Whether a message in a channel is for us without naming us: its writer is talking to us in this thread already.

    A message that names us comes a second time, as a mention, and counts there.
    """
    if not event.get("thread_ts") or words.mentions(text, bot_user) or words.is_for_somebody_else(text, bot_user):
        return False
    return not words.is_only_thanks(text) and event.get("user") in followers(conversation)


def _action(body: Mapping[str, Any], actor: Actor) -> Delivery | None:
    actions = body.get("actions") or [{}]
    action_id, value = str(actions[0].get("action_id") or ""), str(actions[0].get("value") or "")
    kind = action_id.partition(":")[0] if action_id.startswith(f"{OPTION}:") else action_id
    if kind not in {OPTION, SETTLE, CLAIM, RELEASE}:
        return None
    message = body.get("message") or {}
    container = body.get("container") or {}
    channel = str((body.get("channel") or {}).get("id") or container.get("channel_id") or "")
    message_ts = str(message.get("ts") or container.get("message_ts") or "")
    thread = str(message.get("thread_ts") or container.get("thread_ts") or message_ts)
    pressed = str(actions[0].get("action_ts") or "")
    # what Slack does not say counts as not shared; the answer follows the message that the button belongs to
    said = Said(channel, thread, pressed, actor.team, actor.user, shared=False)
    return Delivery(
        team=_team(body),
        key=f"action:{body.get('trigger_id') or ''}:{pressed}:{action_id}"[:200],
        kind=kind,
        conversation=conversation_id(channel, thread),
        body={**said.to_body(), "value": value, "message": message_ts},
    )


def _ruling(body: Mapping[str, Any], actor: Actor) -> Delivery | None:
    view = body["view"]
    ruling, _ = read_form(view, actor.user or "")
    if ruling is None:
        return None
    said = Said("", "", "", actor.team, actor.user, shared=False)
    seed = f"{view.get('id')}:{view.get('hash')}"
    return Delivery(
        team=_team(body),
        key=f"view:{hashlib.sha256(seed.encode()).hexdigest()}",
        kind=RULING,
        conversation=f"slack:case:{view.get('private_metadata')}",
        body={**said.to_body(), "case": view.get("private_metadata"), "ruling": ruling.model_dump(mode="json")},
    )


def _team(body: Mapping[str, Any]) -> str:
    team = body.get("team")
    return str((team.get("id") if isinstance(team, Mapping) else team) or body.get("team_id") or "")

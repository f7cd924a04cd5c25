"""The Bolt app: one set of handlers for HTTP and Socket Mode.

Whatever is work is committed to the inbox by a global middleware, before anything acknowledges it: where that fails, Slack gets an
error and sends it again; where it was here before, it is acknowledged and nothing else happens. The handlers only acknowledge.
The one thing done on the spot is opening the form in which legal rules, because Slack lets us do so for three seconds only.
"""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from slack_bolt import Ack, App, BoltContext, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import CaseError
from bot.inbox import Inbox, NotNowError
from bot.outbox import Message, Op, Outbox
from bot.surfaces.slack.blocks.answer import OPTION, notice
from bot.surfaces.slack.blocks.case import RULE
from bot.surfaces.slack.blocks.ruling import CALLBACK, message_form, read_form, ruling_form
from bot.surfaces.slack.conversation import NOT_FOR_YOU, Casework
from bot.surfaces.slack.intake import MESSAGE, delivery_of
from bot.surfaces.slack.who import Actor, Reviewers, actor_of

log = structlog.get_logger(__name__)

ANYTHING = re.compile(".*")
TOO_LATE = "Slack did not open the form in time. Please press “Rule” again."


@dataclass(frozen=True)
class Identity:
    """Who the app is in its workspace, as `auth.test` says."""

    team: str
    bot_user: str
    bot_id: str | None = None
    enterprise: str | None = None

    @classmethod
    def of(cls, client: WebClient) -> "Identity":
        """Ask Slack."""
        said = client.auth_test()
        return cls(str(said["team_id"]), str(said["user_id"]), said.get("bot_id"), said.get("enterprise_id"))


class Reception:
    """Takes in what Slack sends."""

    def __init__(
        self,
        *,
        identity: Identity,
        inbox: Inbox,
        outbox: Outbox,
        casework: Casework,
        reviewers: Reviewers,
        clock: Callable[[], datetime],
        wake: Callable[[], None],
    ) -> None:
        self._identity = identity
        self._inbox = inbox
        self._outbox = outbox
        self._casework = casework
        self._reviewers = reviewers
        self._clock = clock
        self._wake = wake

    def record(self, body: dict[str, Any], context: BoltContext, next_: Callable[[], BoltResponse]) -> BoltResponse:
        """Commit work to the inbox before the acknowledgement; a repetition is acknowledged without effect.

        Raises:
            Exception: Where the inbox cannot be written: then nothing is acknowledged and Slack sends it again.
        """
        actor = actor_of(body, context.actor_team_id, context.actor_user_id)
        delivery = delivery_of(body, actor, self._identity.bot_user, self._followers)
        if delivery is not None:
            if not self._inbox.put(delivery, self._clock()):
                return BoltResponse(status=200, body="")
            self._wake()
        return next_()

    def open_form(self, body: dict[str, Any], context: BoltContext, ack: Ack, client: WebClient) -> None:
        """Open the form for a ruling, for those who may rule."""
        ack()
        actor = actor_of(body, context.actor_team_id, context.actor_user_id)
        if not self._reviewers.includes(actor):
            self._whisper(body, actor, NOT_FOR_YOU)
            return
        try:
            case = self._casework.get(str(body["actions"][0].get("value")))
            waits = case.state.is_waiting
            form = ruling_form(case) if waits else message_form(case.id, f"{case.id} is {case.state.value} already.")
        except CaseError as error:
            form = message_form("Not possible", str(error))
        try:
            client.views_open(trigger_id=str(body["trigger_id"]), view=form)
        except SlackApiError as error:
            log.warning("a form was not opened", error=str(error.response.get("error")))
            self._whisper(body, actor, TOO_LATE)

    def close_form(self, body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
        """Acknowledge a ruling that the middleware has taken in, or say what is wrong with it."""
        actor = actor_of(body, context.actor_team_id, context.actor_user_id)
        ruling, problems = read_form(body["view"], actor.user or "")
        if ruling is None:
            ack(response_action="errors", errors=problems)
        elif not self._may_rule(actor):
            ack(response_action="update", view=message_form("Not possible", NOT_FOR_YOU))
        else:
            ack()

    def _may_rule(self, actor: Actor) -> bool:
        try:
            return self._reviewers.includes(actor)
        except NotNowError:
            # asked again when the ruling is written; then it waits until Slack can say
            return True

    def _followers(self, conversation: str) -> frozenset[str]:
        said = (item.delivery for item in self._inbox.said_in(conversation) if item.delivery.kind in {MESSAGE, OPTION})
        return frozenset(str(delivery.body["user"]) for delivery in said if delivery.body.get("user"))

    def _whisper(self, body: Mapping[str, Any], actor: Actor, text: str) -> None:
        channel = str((body.get("channel") or {}).get("id") or "")
        if actor.user and channel:
            page = notice(text)
            key = f"whisper:form:{body.get('trigger_id')}"[:200]
            message = Message(key=key, channel=channel, text=page.text, blocks=page.blocks, op=Op.WHISPER, user=actor.user)
            self._outbox.put(message, self._clock())
            self._wake()


def build_app(reception: Reception, client: WebClient, identity: Identity, signing_secret: str | None) -> App:
    """The Bolt app. Without a signing secret it only serves Socket Mode, which is authenticated by its connection."""
    installation = AuthorizeResult(
        enterprise_id=identity.enterprise,
        team_id=identity.team,
        bot_token=client.token,
        bot_id=identity.bot_id,
        bot_user_id=identity.bot_user,
    )
    app = App(
        name="clearance-desk",
        client=client,
        signing_secret=signing_secret,
        # known since the start: no call to Slack stands between a request and its acknowledgement
        authorize=lambda: installation,
        logger=_quiet_logger(),
    )
    app.middleware(reception.record)
    app.action(RULE)(reception.open_form)
    app.view(CALLBACK)(reception.close_form)
    app.action(ANYTHING)(_acknowledge)
    app.event(ANYTHING)(_acknowledge)
    app.error(_log_error)
    return app


def _acknowledge(ack: Ack) -> None:
    ack()


def _log_error(error: Exception, body: Mapping[str, Any]) -> BoltResponse:
    log.error("a request could not be taken in", type=body.get("type"), error=f"{type(error).__name__}: {error}".splitlines()[0])
    return BoltResponse(status=500, body="")


def _quiet_logger() -> logging.Logger:
    """Bolt's own log at `error` only: its lower levels hold bodies of requests."""
    logger = logging.getLogger("clearance_desk.slack")
    logger.setLevel(logging.ERROR)
    return logger

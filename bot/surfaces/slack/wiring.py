"""How the parts of the Slack surface are put together; the desk comes opened from `bot.bootstrap`."""

from collections.abc import Callable
from datetime import datetime, timedelta

from slack_bolt import App
from slack_sdk import WebClient

from bot.errors import SettingsError
from bot.inbox import InboxWorker
from bot.office import Office
from bot.outbox import OutboxSender
from bot.scheduler import Ticks
from bot.settings import Settings
from bot.settling import Settler
from bot.storage.cases import SqlCaseStore
from bot.storage.engine import database_url, open_engine
from bot.storage.mail import SqlCursors, SqlInbox, SqlOutbox
from bot.storage.open_questions import SqlOpenQuestions
from bot.surfaces.slack.app import Identity, Reception, build_app
from bot.surfaces.slack.blocks.answer import SETTLE
from bot.surfaces.slack.cards import CaseCards
from bot.surfaces.slack.conversation import Conversation
from bot.surfaces.slack.service import SlackService
from bot.surfaces.slack.who import People, Reviewers
from bot.surfaces.slack.workspace import SlackDirectory, SlackPoster, SlackThreads


def assemble(
    settings: Settings, office: Office, client: WebClient, identity: Identity, clock: Callable[[], datetime]
) -> tuple[App, SlackService]:
    """The Bolt app, and the threads behind it, not yet started.

    Args:
        settings: Where and how.
        office: The desk.
        client: Slack's Web API.
        identity: Who the app is in its workspace.
        clock: What time it is, in UTC.
    """
    engine = open_engine(database_url(settings.home, settings.database_url))
    inbox, outbox, legal = SqlInbox(engine), SqlOutbox(engine), settings.slack_legal_channel or ""
    homes = frozenset({identity.team, *listed(settings.slack_home_teams)})
    people = People(homes, partners(settings.slack_partner_teams), SlackDirectory(client), groups(settings.slack_groups))
    reviewers = Reviewers(frozenset(listed(settings.slack_reviewers)), people)
    open_questions = SqlOpenQuestions(engine)
    conversation = Conversation(
        desk=office.clearance,
        casework=office.casework,
        inbox=inbox,
        outbox=outbox,
        threads=SlackThreads(client, identity.bot_user),
        people=people,
        reviewers=reviewers,
        bot_user=identity.bot_user,
        legal_channel=legal,
        clock=clock,
        today=lambda: clock().date(),
        open_questions=open_questions,
        patience=timedelta(hours=settings.settle_after_hours),
    )
    cards = CaseCards(SqlCaseStore(engine), SqlCursors(engine), outbox, legal, clock)
    sender = OutboxSender(outbox, SlackPoster(client), clock)
    settler = Settler(open_questions, inbox, clock, kind=SETTLE)
    service = SlackService(inbox, InboxWorker(inbox, conversation, clock), cards, sender, Ticks(settler.step))
    reception = Reception(
        identity=identity,
        inbox=inbox,
        outbox=outbox,
        casework=office.casework,
        reviewers=reviewers,
        clock=clock,
        wake=service.wake,
    )
    secret = settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else None
    return build_app(reception, client, identity, secret), service


def listed(text: str) -> tuple[str, ...]:
    """The ids in a setting that lists them."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def partners(text: str) -> dict[str, str]:
    """Workspaces and the organisations they belong to.

    Raises:
        SettingsError: Where an entry names no workspace or no organisation.
    """
    found: dict[str, str] = {}
    for entry in listed(text):
        team, _, name = entry.partition("=")
        if not team.strip() or not name.strip():
            why = f"{entry!r} is no workspace=organisation"
            raise SettingsError("SLACK_PARTNER_TEAMS cannot be used", why, "write it as T0123=Acme, T0456=Globex")
        found[team.strip()] = name.strip()
    return found


def groups(text: str) -> dict[str, frozenset[str]]:
    """Users and the groups whose restricted things they may see.

    Raises:
        SettingsError: Where an entry names no group or no user.
    """
    found: dict[str, set[str]] = {}
    for entry in listed(text):
        name, _, users = entry.partition("=")
        if not name.strip() or not users.split():
            why = f"{entry!r} is no group=users"
            raise SettingsError("SLACK_GROUPS cannot be used", why, "write it as legal=U0123 U0456, board=U0789")
        for user in users.split():
            found.setdefault(user, set()).add(name.strip())
    return {user: frozenset(names) for user, names in found.items()}

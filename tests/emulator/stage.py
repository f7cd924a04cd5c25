"""The whole chat app in this process, on a real home, towards the emulated workspace."""

import threading
import time
from datetime import UTC, datetime

from driver import Driver
from emulator import BOT_TOKEN, SECRET
from proxy import Proxy
from slack_sdk import WebClient

from bot.bootstrap import open_office
from bot.settings import Settings
from bot.surfaces.slack.app import Identity
from bot.surfaces.slack.http import Gate, SlackServer
from bot.surfaces.slack.wiring import assemble
from bot.surfaces.slack.workspace import open_client

PATIENCE_S = 20.0
NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)


class Clock:
    """The day stands still, the time goes on: so questions are about the same day in every year."""

    def __init__(self) -> None:
        self._begun = time.time()

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(NOW.timestamp() + time.time() - self._begun, UTC)


class Stage:
    """One run of the app. `start=False` takes in and acknowledges, and works nothing off: a process just before it is killed."""

    def __init__(self, emulator, knowledge, home, *, start=True, **settings) -> None:
        self.emulator = emulator
        self.proxy = Proxy(emulator.url)
        users, channels = emulator.users, emulator.channels
        values = {
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_LEGAL_CHANNEL": channels["legal"],
            "SLACK_REVIEWERS": users["lena"],
            "SLACK_PARTNER_TEAMS": "T0PARTNER=Acme",
            "SLACK_API_URL": self.proxy.url,
            **settings,
        }
        self.settings = Settings(_env_file=None, home=home, **values)
        client = open_client(BOT_TOKEN, self.proxy.url)
        identity = Identity.of(client)
        clock = Clock()
        self.office = open_office(self.settings, clock=clock, knowledge=knowledge)
        app, self.service = assemble(self.settings, self.office, client, identity, clock)
        self.server = SlackServer(("127.0.0.1", 0), app, Gate(SECRET))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.port = self.server.server_address[1]
        self.slack = Driver(self.port, identity.bot_user)
        self.bot_user = identity.bot_user
        emulator.send_events_to(f"http://127.0.0.1:{self.port}/slack/events")
        self._begun = _number(self.say("amy", channels["brand"], "Good morning!"))
        self._is_started = start
        if start:
            self.service.start()

    def close(self) -> None:
        """Stop everything."""
        self.emulator.send_events_to("")
        if self._is_started:
            self.service.stop()
        self.server.shutdown()
        self.server.server_close()
        self.proxy.close()

    def say(self, name, channel, text, thread=None) -> str:
        """A member writes in a channel; the emulator delivers the message event. Returns its time stamp."""
        return self.emulator.user(name).chat_postMessage(channel=channel, text=text, thread_ts=thread)["ts"]

    def ask(self, name, text, *, channel="brand", thread=None) -> str:
        """A member mentions the bot."""
        channel_id = self.emulator.channels[channel]
        ts = self.say(name, channel_id, f"<@{self.bot_user}> {text}", thread)
        assert self.slack.send(self.slack.mention(channel_id, self.emulator.users[name], text, ts, thread=thread))[0] == 200
        return ts

    def trigger(self, name) -> str:
        """A trigger as Slack makes one when a member presses a button."""
        user = self.emulator.users[name]
        client = WebClient(token=BOT_TOKEN, base_url=f"{self.emulator.url}/api/")
        return client.api_call("views.generateTriggerId", json={"user_id": user, "user": user})["trigger_id"]

    def thread(self, channel, ts) -> list[dict]:
        """What the bot has said in a thread."""
        found = self.emulator.user("amy").conversations_replies(channel=channel, ts=ts)["messages"]
        return [m for m in found if m["user"] == self.bot_user]

    def posted(self, channel) -> list[dict]:
        """What the bot has said in a channel during this run, newest first."""
        found = self.emulator.user("amy").conversations_history(channel=channel, limit=200)["messages"]
        return [m for m in found if m["user"] == self.bot_user and _number(m["ts"]) > self._begun]

    def wait(self, condition):
        """Wait until something is true of the world and return it."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            found = condition()
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError("it did not happen")

    def replies(self, ts, count=1, channel="brand") -> list[dict]:
        """Wait for the bot's messages in a thread, and a moment longer for one too many."""
        channel_id = self.emulator.channels.get(channel, channel)
        self.wait(lambda: len(self.thread(channel_id, ts)) >= count)
        self.settle()
        found = self.thread(channel_id, ts)
        assert len(found) == count, [m["text"] for m in found]
        return found

    def settle(self) -> None:
        """Give whatever is still going on a moment."""
        time.sleep(0.4)


def _number(ts: str) -> int:
    """The emulator numbers its messages after the second they were written in."""
    return int(ts.partition(".")[2])


def buttons(message) -> dict[str, dict]:
    """The buttons of a message by what is written on them."""
    found = [e for block in message.get("blocks", ()) if block["type"] == "actions" for e in block["elements"]]
    return {e["text"]["text"]: {"action_id": e["action_id"], "value": e["value"]} for e in found}

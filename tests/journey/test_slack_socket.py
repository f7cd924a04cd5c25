"""The same handlers over Socket Mode: what Bolt's socket adapter hands over is taken in like what comes over HTTP."""

from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_sdk.socket_mode.request import SocketModeRequest
from stage import buttons

USE = "Can we crop the {} for our website in Germany from 1 to 30 June 2026?"


def receive(stage, body, retry=None):
    kind = "events_api" if body["type"] == "event_callback" else "interactive"
    request = SocketModeRequest(type=kind, envelope_id="e", payload=body, retry_attempt=retry)
    return run_bolt_app(stage.server.app, request).status


def test_a_mention_by_socket_is_answered_once(stage):
    brand, amy = stage.emulator.channels["brand"], stage.emulator.users["amy"]
    ts = stage.say("amy", brand, "x")
    body = stage.slack.mention(brand, amy, USE.format("Aurora hero"), ts)
    assert [receive(stage, body, retry) for retry in (None, 1, 2)] == [200, 200, 200]
    (answer,) = stage.replies(ts)
    assert answer["text"].startswith("✓ Allowed")


def test_a_case_is_claimed_by_socket(stage):
    legal = stage.emulator.channels["legal"]
    stage.ask("amy", USE.format("Lantern still life"))
    (card,) = stage.wait(lambda: stage.posted(legal))
    assert receive(stage, stage.slack.press(card, legal, buttons(card)["Claim"], stage.emulator.users["lena"])) == 200
    stage.wait(lambda: stage.office.casework.get("C-000001").claimed_by == stage.emulator.users["lena"])

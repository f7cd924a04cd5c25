"""Nothing is lost and nothing comes twice: crashes, broken connections, limits, strangers at the door."""

import os
import random
import signal
import socket
import string
import subprocess
import sys
import threading
import time

import pytest
from driver import Driver, sign
from emulator import BOT_TOKEN, SECRET
from stage import Stage

from bot import inbox
from bot.clearance import ClearanceDesk
from bot.inbox import LEASE
from bot.storage.engine import database_url, open_engine
from bot.storage.mail import SqlInbox

USE = "Can we crop the Aurora hero for our website in {} from 1 to 30 June 2026?"


def test_what_was_acknowledged_before_a_crash_is_answered_after_the_restart(emulator, brand, tmp_path):
    before = Stage(emulator, brand, tmp_path / "home", start=False)
    try:
        asked = [before.ask("amy", USE.format(country)) for country in ("Germany", "Austria")]
        # one of them was being worked on
        inbox = SqlInbox(open_engine(database_url(tmp_path / "home", None)))
        assert inbox.take(before.office.casework._clock(), LEASE) is not None
    finally:
        before.close()
    after = Stage(emulator, brand, tmp_path / "home")
    try:
        for ts in asked:
            (answer,) = after.replies(ts)
            assert answer["text"].startswith("✓ Allowed")
    finally:
        after.close()


def test_a_reset_after_sending_makes_one_message(stage):
    stage.proxy.resets["chat.postMessage"] = 1
    ts = stage.ask("amy", USE.format("Germany"))
    stage.replies(ts, 1)
    # it is looked up before anything is sent again
    stage.wait(lambda: stage.proxy.called("conversations.replies"))
    time.sleep(1.5)
    stage.replies(ts, 1)
    assert len(stage.proxy.called("chat.postMessage")) == 1


def test_a_limit_is_waited_for_while_others_are_acknowledged(stage):
    stage.proxy.limits["chat.postMessage"] = 1
    first = stage.ask("amy", USE.format("Germany"))
    stage.wait(lambda: stage.proxy.called("chat.postMessage"))
    second = stage.ask("amy", USE.format("Austria"))
    stage.replies(first, 1)
    stage.replies(second, 1)
    calls = stage.proxy.called("chat.postMessage")
    assert [call["thread_ts"] for call in calls] == [first, first, second]


def test_acknowledgements_do_not_wait_for_the_desk(stage, monkeypatch):
    answer, all_acknowledged = ClearanceDesk.answer, threading.Event()
    in_time = []

    def held(self, question, **more):
        in_time.append(all_acknowledged.wait(60))
        return answer(self, question, **more)

    monkeypatch.setattr(ClearanceDesk, "answer", held)
    brand, amy = stage.emulator.channels["brand"], stage.emulator.users["amy"]
    for n in range(20):
        assert stage.slack.send(stage.slack.mention(brand, amy, "hello", f"9.{n:06d}"))[0] == 200
    all_acknowledged.set()
    assert stage.wait(lambda: in_time)[0], "the desk held the first answer until all were acknowledged"


def test_what_fails_again_and_again_ends_with_a_notice(stage, monkeypatch):
    def broken(self, question, **more):
        raise RuntimeError("always")

    monkeypatch.setattr(ClearanceDesk, "answer", broken)
    monkeypatch.setattr(inbox, "PAUSES", (inbox.PAUSES[0] * 0,))
    ts = stage.ask("amy", USE.format("Germany"))
    (notice,) = stage.replies(ts)
    assert "Legal has been told" in notice["text"]
    (told,) = stage.wait(lambda: stage.posted(stage.emulator.channels["legal"]))
    assert "could not be answered" in told["text"]


def test_strangers_get_401_and_nothing_else(stage):
    """A thousand sets of headers, from missing to mangled."""
    chance = random.Random(7)
    body = b'{"type":"event_callback","event":{"type":"app_mention"}}'
    bodies = [body, b"", b"\xff\xfe", b"{", b"payload=%7B"]
    seen = {stage.slack.raw(chance.choice(bodies), headers(chance, body))[0] for _ in range(1000)}
    assert seen == {401}
    assert not stage.proxy.called("chat.postMessage")


def headers(chance, body):
    now = int(time.time())
    good = (str(now), sign(str(now), body.decode()))
    junk = "".join(chance.choices(string.printable[:94], k=chance.randint(0, 80)))
    stamp = chance.choice([None, "", "abc", "１２３", "1e9", "-1", str(now - 301), str(now + 301), "9" * 40, good[0] + ".5", junk])
    wrong = sign(str(now), "other")
    signature = chance.choice([None, "", "v0=", "v0=" + "z" * 64, "v0=é" + "a" * 63, good[1][:-1], good[1].upper(), wrong, junk])
    kind = chance.randrange(4)
    if kind == 0:
        stamp = good[0]
    elif kind == 1:
        signature = good[1]
        stamp = stamp if stamp != good[0] else None
    found = [("X-Slack-Request-Timestamp", stamp), ("X-Slack-Signature", signature)]
    found = [(name, value.encode("utf-8")) for name, value in found if value is not None]
    if kind == 2:
        found += [("X-Slack-Signature", b"v0=1")] * 2
    chance.shuffle(found)
    return [*found, ("Content-Type", chance.choice(["application/json", "text/plain", ""]))]


@pytest.mark.parametrize("length", ["-1", "abc", "99999999999", "2000000"])
def test_a_body_that_cannot_be_read_is_a_stranger_too(stage, length):
    assert stage.slack.raw(b"{}", {"Content-Length": length})[0] == 401


def test_a_signed_body_that_is_no_request_is_refused(stage):
    stamp = str(int(time.time()))
    given = {"Content-Type": "application/json", "X-Slack-Request-Timestamp": stamp}
    assert stage.slack.raw(b"{", {**given, "X-Slack-Signature": sign(stamp, "{")})[0] == 400
    assert stage.slack.raw(b"{}", {**given, "X-Slack-Signature": sign(stamp, "{}")}, path="/other")[0] == 404


def test_slack_gets_the_word_back_by_which_it_checks_the_address(stage):
    body, stamp = b'{"type":"url_verification","challenge":"xyz"}', str(int(time.time()))
    given = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": sign(stamp, body.decode())}
    assert stage.slack.raw(body, {"Content-Type": "application/json", **given}) == (200, '{"challenge": "xyz"}')


@pytest.mark.slow
def test_a_killed_process_answers_everything_after_its_restart(emulator, brand, tmp_path):
    """`clearance serve` as a process, killed again and again while it works: every question gets one answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {key: value for key, value in os.environ.items() if not key.startswith(("CLEARANCE_", "SLACK_"))}
    env |= {"CLEARANCE_HOME": str(tmp_path / "home"), "SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET}
    env |= {"SLACK_LEGAL_CHANNEL": emulator.channels["legal"], "SLACK_REVIEWERS": emulator.users["lena"]}
    env |= {"SLACK_API_URL": f"{emulator.url}/api/", "SLACK_PORT": str(port)}
    emulator.send_events_to("")
    amy, channel = emulator.user("amy"), emulator.channels["brand"]
    driver = Driver(port, emulator.users["desk"])
    asked = []
    for pause in (0.0, 0.3, 0.8, 1.5, None):
        process = start(env, tmp_path, port)
        for country in ("Germany", "Japan"):
            ts = amy.chat_postMessage(channel=channel, text=country)["ts"]
            assert driver.send(driver.mention(channel, emulator.users["amy"], USE.format(country), ts))[0] == 200
            asked.append(ts)
        if pause is not None:
            time.sleep(pause)
            process.send_signal(signal.SIGKILL)
            process.wait(10)
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until and not all(answers(amy, channel, ts, emulator) for ts in asked):
            time.sleep(0.5)
        time.sleep(2)
        assert [answers(amy, channel, ts, emulator) for ts in asked] == [1] * len(asked)
    finally:
        process.terminate()
        assert process.wait(20) == 0


def answers(amy, channel, ts, emulator):
    found = amy.conversations_replies(channel=channel, ts=ts)["messages"]
    return sum(message["user"] == emulator.users["desk"] for message in found)


def start(env, folder, port):
    code = "import sys; sys.argv[0] = 'clearance'; from bot.cli import main; main()"
    process = subprocess.Popen([sys.executable, "-c", code, "serve"], env=env, cwd=folder, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return process
    raise AssertionError("the process did not start")

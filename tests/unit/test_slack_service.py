"""Around the app: failures of the Web API, the watchdog, loops, and what `clearance serve` says when it cannot start."""

import threading
from dataclasses import dataclass, field
from urllib.error import URLError

import pytest
from slack_sdk.errors import SlackApiError

from bot.bootstrap import utc_now
from bot.errors import DeskError, SettingsError
from bot.inbox import NotNowError
from bot.loops import Loop
from bot.outbox import LaterError, RefusedError, UnsureError
from bot.settings import Settings
from bot.surfaces.slack import serve
from bot.surfaces.slack.socket import PATIENCE_S, SILENCE_S, Watchdog
from bot.surfaces.slack.workspace import SlackDirectory, failure, open_client


@dataclass
class Response:
    status_code: int = 200
    error: str = "x"
    headers: dict = field(default_factory=dict)

    def get(self, name):
        return self.error if name == "error" else None


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (URLError("reset"), UnsureError),
        (ConnectionResetError(), UnsureError),
        (TimeoutError(), UnsureError),
        (SlackApiError("x", Response(503)), UnsureError),
        (SlackApiError("x", Response(error="internal_error")), UnsureError),
        (SlackApiError("x", Response(429, headers={"Retry-After": "7"})), LaterError),
        (SlackApiError("x", Response(error="ratelimited")), LaterError),
        (SlackApiError("x", Response(error="channel_not_found")), RefusedError),
    ],
)
def test_failures_of_the_web_api_are_told_apart(error, kind):
    assert type(failure(error)) is kind


def test_retry_after_is_honoured():
    assert failure(SlackApiError("x", Response(429, headers={"Retry-After": "7"}))).seconds == 7.0
    assert failure(SlackApiError("x", Response(429, headers={"Retry-After": "soon"}))).seconds == 30.0


def test_the_client_never_retries_by_itself():
    assert open_client("xoxb-1", "https://slack.example/api/").retry_handlers == []


class Users:
    """`users.info` of a workspace with one member and one guest."""

    def __init__(self):
        self.asked = []

    def users_info(self, user):
        self.asked.append(user)
        if user == "UNOBODY":
            raise SlackApiError("x", Response(error="user_not_found"))
        if user == "UDOWN":
            raise SlackApiError("x", Response(500, error="internal_error"))
        return {"user": {"id": user, "is_ultra_restricted": user == "UGUEST", "deleted": user == "UGONE"}}


def test_members_are_told_from_guests_and_remembered_for_a_while():
    users, now = Users(), [0.0]
    directory = SlackDirectory(users, lambda: now[0])
    known = {user: directory.is_member(user) for user in ("UAMY", "UGUEST", "UGONE", "UNOBODY")}
    assert known == {"UAMY": True, "UGUEST": False, "UGONE": False, "UNOBODY": False}
    directory.is_member("UAMY")
    assert users.asked.count("UAMY") == 1
    now[0] = 601.0
    directory.is_member("UAMY")
    assert users.asked.count("UAMY") == 2


def test_a_failure_to_look_somebody_up_is_no_answer():
    with pytest.raises(NotNowError):
        SlackDirectory(Users()).is_member("UDOWN")


@dataclass
class Line:
    sign: float | None = None
    heals: bool = False
    clock: list = field(default_factory=list)
    reconnects: int = 0

    def last_sign(self):
        return self.sign

    def reconnect(self):
        self.reconnects += 1
        if not self.heals:
            raise OSError("no network")
        self.sign = self.clock[0]


def watch(line, clock, seconds):
    """Look every five seconds; returns when the line was given up."""
    watchdog = Watchdog(line, lambda: clock[0])
    for _ in range(int(seconds / 5)):
        clock[0] += 5
        if watchdog.is_lost():
            return clock[0]
    return None


def test_a_lively_line_is_left_alone():
    clock = [1000.0]

    class Lively(Line):
        def last_sign(self):
            return clock[0] - 3

    line = Lively()
    assert watch(line, clock, 3600) is None
    assert line.reconnects == 0


def test_a_silent_line_is_made_anew():
    clock = [1000.0]
    line = Line(sign=1000.0, heals=True, clock=clock)
    assert watch(line, clock, SILENCE_S + 10) is None
    assert line.reconnects == 1


def test_a_line_that_stays_silent_is_given_up():
    clock = [1000.0]
    line = Line(sign=1000.0)
    lost = watch(line, clock, 3600)
    assert PATIENCE_S < lost - 1000 <= PATIENCE_S + 10
    assert 1 <= line.reconnects <= 3


def test_a_line_that_never_spoke_is_given_up():
    assert watch(Line(), [1000.0], 3600) is not None


def test_a_lost_line_ends_the_process_with_a_sentence(monkeypatch):
    class Dead(Line):
        closed = False

        def connect(self):
            pass

        def close(self):
            Dead.closed = True

    monkeypatch.setattr(serve, "LOOK_EVERY_S", 0.0)
    monkeypatch.setattr(serve, "Watchdog", lambda *_: Gone())
    with pytest.raises(DeskError, match="connection to Slack is lost"):
        serve._listen(Dead(), threading.Event())
    assert Dead.closed


class Gone:
    def is_lost(self):
        return True


def test_a_loop_goes_on_after_a_failure(monkeypatch):
    monkeypatch.setattr("bot.loops.AFTER_FAILURE_S", 0.0)
    done, calls = threading.Event(), []

    def step():
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("locked")
        done.set()
        return False

    loop = Loop("test", step, idle_s=0.01)
    loop.start()
    assert done.wait(5)
    loop.stop()
    assert not loop.is_running


def unopened(_settings):
    raise AssertionError("the desk is opened once Slack has taken the token, not before")


def test_what_is_missing_is_named_with_where_it_goes(tmp_path):
    with pytest.raises(SettingsError) as caught:
        serve.serve(Settings(_env_file=None, home=tmp_path), unopened, utc_now)
    for name in ("SLACK_BOT_TOKEN", "SLACK_LEGAL_CHANNEL", "SLACK_REVIEWERS", "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET", ".env"):
        assert name in str(caught.value)


def complete(home, **more):
    values = {
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_LEGAL_CHANNEL": "C1",
        "SLACK_REVIEWERS": "U1",
        "SLACK_SIGNING_SECRET": "s",
        **more,
    }
    return Settings(_env_file=None, home=home, **values)


def test_nothing_is_missing_with_either_way_in(tmp_path):
    assert serve.missing(complete(tmp_path)) == ()
    assert serve.missing(complete(tmp_path, SLACK_SIGNING_SECRET=None, SLACK_APP_TOKEN="xapp-1")) == ()


def test_slack_out_of_reach_is_a_plain_sentence(tmp_path):
    with pytest.raises(DeskError, match="Slack cannot be reached"):
        serve.serve(complete(tmp_path, SLACK_API_URL="http://127.0.0.1:9/api/"), unopened, utc_now)


def test_a_token_that_slack_refuses_is_named():
    class Refused(Line):
        def connect(self):
            raise SlackApiError("x", Response(error="invalid_auth"))

    with pytest.raises(SettingsError, match="SLACK_APP_TOKEN: invalid_auth"):
        serve._listen(Refused(), threading.Event())


def test_a_second_process_on_the_same_home_is_refused(tmp_path):
    with serve._alone(tmp_path), pytest.raises(DeskError, match="Another `clearance serve`"), serve._alone(tmp_path):
        pass
    with serve._alone(tmp_path):
        pass

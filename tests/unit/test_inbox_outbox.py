"""Inbox and outbox on SQLite: once in, once out, in order, and nothing forgotten."""

from datetime import timedelta
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from slack_fakes import FakeClock, FakePoster
from sqlalchemy import create_engine, text

from bot.inbox import LEASE, Delivery, InboxWorker, NotNowError
from bot.outbox import LaterError, Message, Op, OutboxSender, RefusedError, UnsureError
from bot.storage import engine as engine_module
from bot.storage.engine import VERSION_TABLE, open_engine
from bot.storage.mail import SqlCursors, SqlInbox, SqlOutbox


@pytest.fixture
def engine(tmp_path):
    return open_engine(f"sqlite:///{tmp_path / 'desk.db'}")


@pytest.fixture
def clock():
    return FakeClock()


def delivery(key="1", team="T1", conversation="c"):
    return Delivery(team=team, key=key, kind="message", conversation=conversation, body={"text": f"é {key}"})


class Handler:
    def __init__(self, *errors):
        self.errors = list(errors)
        self.handled, self.given_up = [], []

    def handle(self, item):
        if self.errors:
            raise self.errors.pop(0)
        self.handled.append(item.delivery.key)

    def give_up(self, item):
        self.given_up.append(item.delivery.key)


def test_a_delivery_is_kept_once_for_each_team(engine, clock):
    inbox = SqlInbox(engine)
    assert inbox.put(delivery(), clock())
    assert not inbox.put(delivery(), clock())
    assert inbox.put(delivery(team="T2"), clock())


def test_deliveries_are_worked_off_in_order(engine, clock):
    inbox, handler = SqlInbox(engine), Handler()
    for key in "abc":
        inbox.put(delivery(key), clock())
    worker = InboxWorker(inbox, handler, clock)
    while worker.step():
        pass
    assert handler.handled == ["a", "b", "c"]
    assert inbox.said_in("c")[0].delivery.body == {"text": "é a"}


def test_a_failed_delivery_is_tried_again_later(engine, clock):
    inbox, handler = SqlInbox(engine), Handler(RuntimeError("once"))
    inbox.put(delivery(), clock())
    worker = InboxWorker(inbox, handler, clock)
    assert worker.step()
    assert not worker.step()
    clock.forward(60)
    assert worker.step()
    assert (handler.handled, handler.given_up) == (["1"], [])


def test_waiting_for_the_platform_is_no_failure(engine, clock):
    inbox, handler = SqlInbox(engine), Handler(*[NotNowError(30)] * 9)
    inbox.put(delivery(), clock())
    worker = InboxWorker(inbox, handler, clock)
    for _ in range(10):
        assert worker.step()
        assert not worker.step()
        clock.forward(31)
    assert (handler.handled, handler.given_up) == (["1"], [])


def test_what_always_fails_is_given_up_with_a_notice(engine, clock):
    inbox, handler = SqlInbox(engine), Handler(*[RuntimeError("x")] * 9)
    inbox.put(delivery(), clock())
    worker = InboxWorker(inbox, handler, clock)
    for _ in range(9):
        worker.step()
        clock.forward(600)
    assert (handler.handled, handler.given_up) == ([], ["1"])


def test_what_kills_the_process_each_time_is_given_up_too(engine, clock):
    inbox, handler = SqlInbox(engine), Handler()
    inbox.put(delivery(), clock())
    for _ in range(3):
        assert inbox.take(clock(), LEASE) is not None
        assert inbox.recover() == 1
    InboxWorker(inbox, handler, clock).step()
    assert (handler.handled, handler.given_up) == ([], ["1"])
    assert inbox.take(clock(), LEASE) is None


def test_a_leased_delivery_is_nobody_elses_until_the_lease_ends(engine, clock):
    inbox = SqlInbox(engine)
    inbox.put(delivery(), clock())
    assert inbox.take(clock(), LEASE) is not None
    assert inbox.take(clock(), LEASE) is None
    clock.forward(LEASE.total_seconds() + 1)
    again = inbox.take(clock(), LEASE)
    assert again is not None
    assert again.attempts == 2


def message(key="m", channel="C1", **more):
    return Message(key=key, channel=channel, text="text", blocks=({"type": "divider"},), **more)


def drain(sender, clock, seconds=0.0, steps=1):
    for _ in range(steps):
        sender.step()
        clock.forward(seconds)


def test_a_key_is_sent_once(engine, clock):
    outbox, poster = SqlOutbox(engine), FakePoster()
    assert outbox.put(message(), clock())
    assert not outbox.put(message(), clock())
    drain(OutboxSender(outbox, poster, clock), clock, steps=3)
    assert poster.sent == ["m"]
    assert outbox.has("m")


def test_an_unclear_send_is_looked_up_before_it_is_repeated(engine, clock):
    outbox, poster = SqlOutbox(engine), FakePoster([UnsureError("reset")], sends_anyway=True)
    outbox.put(message(), clock())
    drain(OutboxSender(outbox, poster, clock), clock, 60, 3)
    assert poster.sent == ["m"]


def test_an_unclear_send_that_did_not_arrive_is_repeated(engine, clock):
    outbox, poster = SqlOutbox(engine), FakePoster([UnsureError("reset")])
    outbox.put(message(), clock())
    drain(OutboxSender(outbox, poster, clock), clock, 60, 3)
    assert poster.sent == ["m"]


def test_a_crash_while_sending_counts_as_unclear(engine, clock):
    class Killed(BaseException):
        pass

    class Dying(FakePoster):
        def send(self, item):
            super().send(item)
            raise Killed

    outbox, dying = SqlOutbox(engine), Dying()
    outbox.put(message(), clock())
    with pytest.raises(Killed):
        OutboxSender(outbox, dying, clock).step()
    poster = FakePoster(there=dying.there)
    drain(OutboxSender(outbox, poster, clock), clock, steps=2)
    assert poster.sent == []


def test_a_limit_while_looking_keeps_the_doubt(engine, clock):
    outbox, poster = SqlOutbox(engine), FakePoster([UnsureError("reset")], sends_anyway=True, blind=LaterError(5))
    sender = OutboxSender(outbox, poster, clock)
    outbox.put(message(), clock())
    drain(sender, clock, 60, 2)
    poster.blind = None
    drain(sender, clock, 60, 2)
    assert poster.sent == ["m"]


def test_where_nothing_may_be_read_silence_is_worse_than_twice(engine, clock):
    outbox, poster = SqlOutbox(engine), FakePoster([UnsureError("reset")], sends_anyway=True, blind=RefusedError("missing_scope"))
    outbox.put(message(), clock())
    drain(OutboxSender(outbox, poster, clock), clock, 60, 3)
    assert poster.sent == ["m", "m"]


def test_a_limit_holds_back_its_channel_in_order_and_no_other(engine, clock):
    outbox, poster = SqlOutbox(engine), FakePoster([LaterError(30)])
    for key, channel in (("a", "C1"), ("b", "C1"), ("c", "C2")):
        outbox.put(message(key, channel), clock())
    sender = OutboxSender(outbox, poster, clock)
    drain(sender, clock, 10, 2)
    assert poster.sent == ["c"]
    drain(sender, clock, 30, 2)
    assert poster.sent == ["c", "a", "b"]


def test_a_refused_message_does_not_hold_back_the_next(engine, clock):
    outbox, poster = SqlOutbox(engine), FakePoster([RefusedError("channel_not_found")])
    outbox.put(message("a"), clock())
    outbox.put(message("b"), clock())
    drain(OutboxSender(outbox, poster, clock), clock, 1, 3)
    assert poster.sent == ["b"]


def test_a_message_is_given_up_after_a_day(engine, clock):
    outbox, poster = SqlOutbox(engine), FakePoster([UnsureError("down")] * 5)
    outbox.put(message(), clock())
    sender = OutboxSender(outbox, poster, clock)
    drain(sender, clock, 3600 * 13, 2)
    assert len(poster.failures) == 3
    drain(sender, clock, 3600, 3)
    assert len(poster.failures) == 3


def test_an_update_waits_for_what_it_updates(engine, clock):
    outbox, poster = SqlOutbox(engine), FakePoster()
    outbox.put(message("a"), clock())
    outbox.put(message("b", op=Op.UPDATE, target="a"), clock())
    sender = OutboxSender(outbox, poster, clock)
    assert [item.message.key for item in outbox.due(clock(), 10)] == ["a"]
    sender.step()
    (update,) = outbox.due(clock(), 10)
    assert (update.message.key, update.target_id) == ("b", "1.0")


def test_cursors_remember_where_they_were(engine):
    cursors = SqlCursors(engine)
    assert cursors.get("x") == 0
    cursors.set("x", 7)
    cursors.set("x", 9)
    assert SqlCursors(engine).get("x") == 9


def test_the_head_that_is_known_by_heart_is_the_newest_migration():
    folder = Path(engine_module.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == engine_module.HEAD


def test_an_older_database_is_brought_up_to_date(tmp_path, clock):
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    open_engine(url).dispose()
    raw = create_engine(url)
    with raw.begin() as connection:
        for table in ("desk_inbox", "desk_outbox", "desk_cursors", "desk_open_questions"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0001'"))
    raw.dispose()
    assert SqlInbox(open_engine(url)).put(delivery(), clock())


def test_times_sort_as_text_whatever_their_fraction(engine, clock):
    inbox = SqlInbox(engine)
    inbox.put(delivery(), clock())
    item = inbox.take(clock(), LEASE)
    inbox.postpone(item.id, clock() + timedelta(microseconds=1))
    assert inbox.take(clock(), LEASE) is None
    clock.forward(1)
    assert inbox.take(clock(), LEASE) is not None

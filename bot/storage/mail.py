"""Inbox, outbox and cursors in SQL."""

import json
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from bot.inbox import Delivery, InboxItem
from bot.outbox import Message, Op, OutboxItem, SendState
from bot.storage.engine import store_error
from bot.storage.mail_tables import CursorRow, InboxRow, OutboxRow

WAITING, WORKING, DONE, DEAD = "waiting", "working", "done", "dead"
UNSENT = (SendState.WAITING.value, SendState.SENDING.value, SendState.UNSURE.value)
AT_ONCE = ""
"""Sorts before every time."""


@contextmanager
def _transaction(engine: Engine) -> Iterator[Session]:
    try:
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session
    except IntegrityError:
        raise
    except SQLAlchemyError as error:
        raise store_error(error) from error


def _insert(engine: Engine, row: object) -> bool:
    """Insert a row; false where a unique key says that it is there already."""
    try:
        with _transaction(engine) as session:
            session.add(row)
    except IntegrityError:
        return False
    return True


def _stamp(at: datetime) -> str:
    # one shape for all times, so that they sort as text
    return at.astimezone(UTC).isoformat(timespec="microseconds")


class SqlInbox:
    """`bot.inbox.Inbox` on SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, delivery: Delivery, at: datetime) -> bool:
        """Keep a delivery; false where it is here already."""
        row = InboxRow(
            team=delivery.team,
            key=delivery.key,
            kind=delivery.kind,
            conversation=delivery.conversation,
            body=json.dumps(dict(delivery.body), ensure_ascii=False),
            state=WAITING,
            attempts=0,
            not_before=AT_ONCE,
            received_at=_stamp(at),
        )
        return _insert(self._engine, row)

    def take(self, now: datetime, lease: timedelta) -> InboxItem | None:
        """Lease the oldest delivery that is due."""
        query = (
            select(InboxRow)
            .where(InboxRow.state.in_((WAITING, WORKING)), InboxRow.not_before <= _stamp(now))
            .order_by(InboxRow.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        with _transaction(self._engine) as session:
            row = session.scalars(query).first()
            if row is None:
                return None
            row.state, row.attempts, row.not_before = WORKING, row.attempts + 1, _stamp(now + lease)
            return _inbox_item(row)

    def finish(self, item_id: int) -> None:
        """Mark a delivery as dealt with."""
        self._set(item_id, state=DONE)

    def postpone(self, item_id: int, until: datetime, *, counts: bool = True) -> None:
        """Give a delivery back, to be taken again from a time on; `counts` says whether this was an attempt."""
        values: dict[str, Any] = {} if counts else {"attempts": InboxRow.attempts - 1}
        self._set(item_id, state=WAITING, not_before=_stamp(until), **values)

    def bury(self, item_id: int, why: str) -> None:
        """Mark a delivery as one that could not be dealt with."""
        self._set(item_id, state=DEAD, problem=why)

    def recover(self) -> int:
        """Give back everything a stopped process had leased."""
        with _transaction(self._engine) as session:
            query = update(InboxRow).where(InboxRow.state == WORKING).values(state=WAITING, not_before=AT_ONCE)
            return int(getattr(session.execute(query), "rowcount", 0))

    def get(self, item_id: int) -> InboxItem | None:
        """The delivery of that number."""
        with _transaction(self._engine) as session:
            row = session.get(InboxRow, item_id)
            return None if row is None else _inbox_item(row)

    def said_in(self, conversation: str) -> Sequence[InboxItem]:
        """What was received in a conversation, oldest first."""
        query = select(InboxRow).where(InboxRow.conversation == conversation).order_by(InboxRow.id)
        with _transaction(self._engine) as session:
            return [_inbox_item(row) for row in session.scalars(query)]

    def _set(self, item_id: int, **values: Any) -> None:  # noqa: ANN401 - column values
        with _transaction(self._engine) as session:
            session.execute(update(InboxRow).where(InboxRow.id == item_id).values(**values))


def _inbox_item(row: InboxRow) -> InboxItem:
    delivery = Delivery(team=row.team, key=row.key, kind=row.kind, conversation=row.conversation, body=json.loads(row.body))
    return InboxItem(id=row.id, delivery=delivery, attempts=row.attempts)


class SqlOutbox:
    """`bot.outbox.Outbox` on SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, message: Message, at: datetime) -> bool:
        """Keep a message; false where its key is here already."""
        row = OutboxRow(
            key=message.key,
            op=message.op.value,
            channel=message.channel,
            thread=message.thread,
            target=message.target,
            user=message.user,
            text=message.text,
            blocks=json.dumps(list(message.blocks), ensure_ascii=False),
            token=uuid.uuid4().hex,
            state=SendState.WAITING.value,
            attempts=0,
            not_before=AT_ONCE,
            put_at=_stamp(at),
        )
        return _insert(self._engine, row)

    def has(self, key: str) -> bool:
        """Whether a message of that key was ever put."""
        with _transaction(self._engine) as session:
            return session.scalars(select(OutboxRow.id).where(OutboxRow.key == key)).first() is not None

    def due(self, now: datetime, most: int) -> Sequence[OutboxItem]:
        """The first messages to send now; none of a channel in which an earlier one still has to wait."""
        query = select(OutboxRow).where(OutboxRow.state.in_(UNSENT)).order_by(OutboxRow.id)
        waiting: set[str] = set()
        found: list[OutboxItem] = []
        with _transaction(self._engine) as session:
            for row in session.scalars(query):
                target = self._target(session, row)
                is_early = target is not None and target.state in UNSENT
                if row.channel in waiting or row.not_before > _stamp(now) or is_early:
                    waiting.add(row.channel)
                    continue
                found.append(_outbox_item(row, target.sent_as if target else None))
                if len(found) >= most:
                    break
        return found

    @staticmethod
    def _target(session: Session, row: OutboxRow) -> OutboxRow | None:
        """The message that a message updates."""
        if row.target is None:
            return None
        return session.scalars(select(OutboxRow).where(OutboxRow.key == row.target)).first()

    def mark(self, item_id: int, state: SendState, *, until: datetime | None = None, sent_as: str | None = None) -> None:
        """Note how a message stands; marking as sending counts an attempt."""
        values: dict[str, Any] = {"state": state.value}
        if state is SendState.SENDING:
            values["attempts"] = OutboxRow.attempts + 1
        if until is not None:
            values["not_before"] = _stamp(until)
        if sent_as is not None:
            values["sent_as"] = sent_as
        with _transaction(self._engine) as session:
            session.execute(update(OutboxRow).where(OutboxRow.id == item_id).values(**values))


def _outbox_item(row: OutboxRow, target_id: str | None) -> OutboxItem:
    message = Message(
        key=row.key,
        channel=row.channel,
        text=row.text,
        blocks=tuple(json.loads(row.blocks)),
        thread=row.thread,
        op=Op(row.op),
        target=row.target,
        user=row.user,
    )
    return OutboxItem(
        id=row.id,
        message=message,
        token=row.token,
        state=SendState(row.state),
        attempts=row.attempts,
        put_at=datetime.fromisoformat(row.put_at),
        target_id=target_id,
    )


class SqlCursors:
    """How far readers of the case events have come."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, name: str) -> int:
        """The number of the last event a reader has dealt with; 0 at first."""
        with _transaction(self._engine) as session:
            row = session.get(CursorRow, name)
            return 0 if row is None else row.position

    def set(self, name: str, position: int) -> None:
        """Note that a reader has dealt with an event."""
        with _transaction(self._engine) as session:
            session.merge(CursorRow(name=name, position=position))

"""Tables of the inbox and the outbox, and how far feeds were read. Times are UTC in ISO 8601, payloads JSON text."""

from sqlalchemy import Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables import Base


class InboxRow(Base):
    """One delivery."""

    __tablename__ = "desk_inbox"
    __table_args__ = (
        UniqueConstraint("team", "key", name="uq_desk_inbox_team_key"),
        Index("ix_desk_inbox_due", "state", "not_before"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    team: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(40))
    conversation: Mapped[str] = mapped_column(String(200), index=True)
    body: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    attempts: Mapped[int] = mapped_column(Integer)
    not_before: Mapped[str] = mapped_column(String(40))
    """When it may be taken (again): the end of the lease while somebody works on it."""
    received_at: Mapped[str] = mapped_column(String(40))
    problem: Mapped[str | None] = mapped_column(Text)


class OutboxRow(Base):
    """One message."""

    __tablename__ = "desk_outbox"
    __table_args__ = (UniqueConstraint("key", name="uq_desk_outbox_key"), Index("ix_desk_outbox_state", "state"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(String(200))
    op: Mapped[str] = mapped_column(String(16))
    channel: Mapped[str] = mapped_column(String(40))
    thread: Mapped[str | None] = mapped_column(String(40))
    target: Mapped[str | None] = mapped_column(String(200))
    user: Mapped[str | None] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    blocks: Mapped[str] = mapped_column(Text)
    token: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(16))
    attempts: Mapped[int] = mapped_column(Integer)
    not_before: Mapped[str] = mapped_column(String(40))
    put_at: Mapped[str] = mapped_column(String(40))
    sent_as: Mapped[str | None] = mapped_column(String(40))


class CursorRow(Base):
    """How far a reader of case events has come."""

    __tablename__ = "desk_cursors"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    position: Mapped[int] = mapped_column(Integer)


class OpenQuestionRow(Base):
    """One question that was asked back and not answered yet."""

    __tablename__ = "desk_open_questions"

    reference: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    """The number of the delivery that asked it."""
    conversation: Mapped[str] = mapped_column(String(200), index=True)
    not_before: Mapped[str] = mapped_column(String(40), index=True)
    """When it goes to legal: the end of the lease while somebody moves it."""

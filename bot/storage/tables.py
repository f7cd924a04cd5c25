"""The desk's tables. Times are UTC in ISO 8601; payloads are JSON text, so that SQLite and PostgreSQL hold the same."""

from sqlalchemy import ForeignKey, Index, Integer, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of the desk's tables, with names for every key so that migrations can refer to them."""

    metadata = MetaData(naming_convention=CONVENTION)


class CaseRow(Base):
    """One case as it stands."""

    __tablename__ = "desk_cases"

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    state: Mapped[str] = mapped_column(String(16), index=True)
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    draft: Mapped[str] = mapped_column(Text)
    origins: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[str] = mapped_column(String(40))
    claimed_by: Mapped[str | None] = mapped_column(String(200))
    ruling: Mapped[str | None] = mapped_column(Text)
    ruled_at: Mapped[str | None] = mapped_column(String(40))


class CaseEventRow(Base):
    """One thing that happened to a case; never changed."""

    __tablename__ = "desk_case_events"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    case_number: Mapped[int] = mapped_column(ForeignKey("desk_cases.number"), index=True)
    name: Mapped[str] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[str] = mapped_column(String(40))


class PrecedentRow(Base):
    """One ruling that decides like requests."""

    __tablename__ = "desk_precedents"
    __table_args__ = (Index("ix_desk_precedents_subject", "asset", "asker"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    case_number: Mapped[int] = mapped_column(ForeignKey("desk_cases.number"), index=True)
    asset: Mapped[str | None] = mapped_column(String(200))
    words: Mapped[str] = mapped_column(Text)
    asker: Mapped[str] = mapped_column(String(16))
    party: Mapped[str | None] = mapped_column(String(200))
    precedent: Mapped[str] = mapped_column(Text)

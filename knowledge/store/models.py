"""Tables of the catalogue. Only types that SQLite and PostgreSQL share are used."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Index, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Base of the catalogue's tables."""


class DocumentRow(Base):
    """One ingested file."""

    __tablename__ = "documents"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    location: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    format: Mapped[str] = mapped_column(String(32))
    content_hash: Mapped[str] = mapped_column(String(64))
    collection: Mapped[str] = mapped_column(String(200))
    visibility: Mapped[str] = mapped_column(String(16))
    audience: Mapped[list[str]] = mapped_column(JSON)
    owner: Mapped[str | None] = mapped_column(Text)
    ingested_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class PassageRow(Base):
    """One passage of a document; `vector` is float32, so that the vector index can be rebuilt without the model."""

    __tablename__ = "passages"
    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    ordinal: Mapped[int] = mapped_column(Integer)
    heading: Mapped[list[str]] = mapped_column(JSON)
    lead: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    locator: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(16))
    length: Mapped[int] = mapped_column(Integer)
    visibility: Mapped[str] = mapped_column(String(16), index=True)
    vector: Mapped[bytes] = mapped_column(LargeBinary)
    # Holds all that ranking by words needs, so that the wide rows with text and vector are not read for every posting.
    __table_args__ = (Index("ix_passages_search", "id", "visibility", "document_id", "length"),)


class TermRow(Base):
    """How often a stemmed word occurs in a passage."""

    __tablename__ = "passage_terms"
    term: Mapped[str] = mapped_column(String(64), primary_key=True)
    passage_id: Mapped[str] = mapped_column(ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True)
    count: Mapped[int] = mapped_column(Integer)
    __table_args__ = (Index("ix_passage_terms_passage_id", "passage_id"),)


class AssetRow(Base):
    """One asset of one register; `facts` is the JSON of `AssetFacts`."""

    __tablename__ = "assets"
    pk: Mapped[int] = mapped_column(Integer, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    asset_id: Mapped[str] = mapped_column(Text, index=True)
    visibility: Mapped[str] = mapped_column(String(16))
    facts: Mapped[str] = mapped_column(Text)
    cells: Mapped[dict[str, str]] = mapped_column(JSON)
    notes: Mapped[dict[str, str]] = mapped_column(JSON)
    __table_args__ = (UniqueConstraint("document_id", "asset_id"),)


class AssetNameRow(Base):
    """A name, alias or file name that an asset answers to."""

    __tablename__ = "asset_names"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    asset_pk: Mapped[int] = mapped_column(ForeignKey("assets.pk", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)


class RuleRow(Base):
    """One rule, as JSON of `Rule`, with its content hash."""

    __tablename__ = "rules"
    pk: Mapped[int] = mapped_column(Integer, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    rule_id: Mapped[str] = mapped_column(Text, index=True)
    version: Mapped[str] = mapped_column(String(64))
    body: Mapped[str] = mapped_column(Text)


class RunRow(Base):
    """One run of `ingest` with its report."""

    __tablename__ = "ingestion_runs"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    started_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    finished_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    report: Mapped[dict[str, Any]] = mapped_column(JSON)


class StateRow(Base):
    """Small facts about the store itself, such as its generation."""

    __tablename__ = "knowledge_state"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[int] = mapped_column(Integer)

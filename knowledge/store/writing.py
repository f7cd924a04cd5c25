"""Writes one document with all that came from it; part of the transaction it is called in."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from knowledge.catalogue import NewAsset, NewDocument
from knowledge.store.models import AssetNameRow, AssetRow, DocumentRow, PassageRow, RuleRow, StateRow, TermRow
from policies.evidence import AssetFacts
from policies.rules import Rule

GENERATION = "generation"
"""Key of the number that grows with every change."""


def replace(session: Session, document: NewDocument) -> None:
    """Store a document instead of what was stored for its location."""
    session.execute(delete(DocumentRow).where(DocumentRow.location == document.location))
    key = _insert_document(session, document)
    _insert_passages(session, key, document)
    _insert_assets(session, key, document.assets)
    _insert_rules(session, key, document.rules)
    bump(session)


def _insert_document(session: Session, document: NewDocument) -> int:
    row = DocumentRow(
        location=document.location,
        name=document.name,
        title=document.title,
        format=document.format,
        content_hash=document.content_hash,
        collection=document.collection,
        visibility=document.visibility.value,
        audience=sorted(document.audience),
        owner=document.owner,
        ingested_at=datetime.now(UTC),
    )
    session.add(row)
    session.flush()
    return row.id


def _insert_passages(session: Session, key: int, document: NewDocument) -> None:
    if not document.passages:
        return
    session.execute(
        insert(PassageRow),
        [
            {
                "id": p.id,
                "document_id": key,
                "ordinal": p.ordinal,
                "heading": list(p.heading),
                "lead": p.lead,
                "text": p.text,
                "locator": p.locator,
                "kind": p.kind,
                "length": sum(p.terms.values()),
                "visibility": document.visibility.value,
                "vector": p.vector,
            }
            for p in document.passages
        ],
    )
    terms = [{"term": t, "passage_id": p.id, "count": n} for p in document.passages for t, n in p.terms.items()]
    if terms:
        session.execute(insert(TermRow), terms)


def _insert_assets(session: Session, key: int, assets: Sequence[NewAsset]) -> None:
    rows = [
        AssetRow(
            document_id=key,
            asset_id=asset.facts.id,
            visibility=asset.facts.visibility.value,
            facts=asset.facts.model_dump_json(exclude_defaults=True),
            cells=dict(asset.cells),
            notes=dict(asset.notes),
        )
        for asset in assets
    ]
    session.add_all(rows)
    session.flush()
    names = [
        {"asset_pk": row.pk, "kind": kind, "name": name}
        for row, asset in zip(rows, assets, strict=True)
        for kind, name in _names(asset.facts)
    ]
    if names:
        session.execute(insert(AssetNameRow), names)


def _names(facts: AssetFacts) -> Iterable[tuple[str, str]]:
    yield "name", facts.name
    yield from (("alias", alias) for alias in facts.aliases)
    yield from (("file", file) for file in facts.files)


def _insert_rules(session: Session, key: int, rules: Sequence[Rule]) -> None:
    rows = [{"document_id": key, "rule_id": r.id, "version": r.version, "body": r.model_dump_json()} for r in rules]
    if rows:
        session.execute(insert(RuleRow), rows)


def bump(session: Session) -> None:
    """Note that something changed."""
    state = session.get(StateRow, GENERATION)
    if state is None:
        session.add(StateRow(key=GENERATION, value=1))
    else:
        state.value += 1

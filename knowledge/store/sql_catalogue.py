"""The catalogue on SQLAlchemy: writes one document at a time, reads what the rest of the program asks for."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, delete, func, select
from sqlalchemy.orm import Session

from knowledge.catalogue import NewDocument, Posting, StoredDocument
from knowledge.passages import Passage
from knowledge.store import writing
from knowledge.store.engine import Database
from knowledge.store.models import AssetRow, DocumentRow, PassageRow, RuleRow, RunRow, StateRow, TermRow
from policies.evidence import AssetFacts
from policies.rules import Rule, Source
from policies.versions import canonical
from policies.vocabulary import Visibility

_CHUNK = 500
"""Ids in one `IN (...)`: below the limits of every database."""

# Columns rather than whole rows: the vector is ten times the text and rarely wanted.
_PASSAGE_COLUMNS = (
    PassageRow.id,
    PassageRow.document_id,
    PassageRow.ordinal,
    PassageRow.heading,
    PassageRow.lead,
    PassageRow.text,
    PassageRow.locator,
    PassageRow.kind,
    PassageRow.visibility,
    DocumentRow.name,
    DocumentRow.title,
    DocumentRow.audience,
    DocumentRow.collection,
)


class SqlCatalogue:
    """`Catalogue` on a `Database`; see there for the meaning of the methods."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def generation(self) -> int:
        """A number that grows with every change."""
        with self._database.read() as session:
            return session.execute(select(StateRow.value).where(StateRow.key == writing.GENERATION)).scalar() or 0

    def documents(self) -> Sequence[StoredDocument]:
        """All documents, ordered by id."""
        with self._database.read() as session:
            rows = session.execute(select(DocumentRow).order_by(DocumentRow.id)).scalars()
            return [_document(row) for row in rows]

    def put(self, document: NewDocument) -> None:
        """Store a document in one transaction, replacing what was stored for its location."""
        with self._database.write() as session:
            writing.replace(session, document)

    def remove(self, locations: Sequence[str]) -> int:
        """Remove documents with all that came from them; returns how many there were."""
        if not locations:
            return 0
        with self._database.write() as session:
            found = session.execute(select(DocumentRow.id).where(DocumentRow.location.in_(locations))).scalars().all()
            session.execute(delete(DocumentRow).where(DocumentRow.id.in_(found)))
            if found:
                writing.bump(session)
            return len(found)

    def assets(self) -> Sequence[AssetFacts]:
        """All assets; an id that differs between registers comes once, with status `conflicting`."""
        with self._database.read() as session:
            rows = session.execute(select(AssetRow.document_id, AssetRow.facts).order_by(AssetRow.pk)).all()
            told = [(row.document_id, AssetFacts.model_validate_json(row.facts)) for row in rows]
            clashing = _clashing(session, told)
        found: dict[str, AssetFacts] = {}
        for _, facts in told:
            known = found.get(facts.id, facts)
            if facts.id in clashing:
                known = known.model_copy(update={"status": "conflicting", "visibility": _stricter(known, facts)})
            found[facts.id] = known
        return list(found.values())

    def clashes(self) -> Mapping[str, Sequence[str]]:
        """Ids of assets that registers say different things of, with the names of these registers."""
        with self._database.read() as session:
            rows = session.execute(
                select(AssetRow.document_id, AssetRow.facts, DocumentRow.name).join(DocumentRow).order_by(AssetRow.pk)
            ).all()
            told = [(row.document_id, AssetFacts.model_validate_json(row.facts)) for row in rows]
            clashing = _clashing(session, told)
        named = zip(rows, told, strict=True)
        found: dict[str, list[str]] = {key: [] for key in sorted(clashing)}
        for row, (_, facts) in named:
            if facts.id in clashing:
                found[facts.id].append(row.name)
        return found

    def cells(self, asset_id: str) -> Mapping[str, str]:
        """The verbatim cells an asset was read from; empty for an unknown asset."""
        with self._database.read() as session:
            cells = (
                session.execute(select(AssetRow.cells).where(AssetRow.asset_id == asset_id).order_by(AssetRow.pk)).scalars().first()
            )
            return dict(cells or {})

    def rules(self) -> Sequence[Rule]:
        """All rules with their content hash as `version`."""
        with self._database.read() as session:
            bodies = session.execute(select(RuleRow.body).order_by(RuleRow.pk)).scalars().all()
        return [Rule.model_validate_json(body) for body in bodies]

    def passages(self, ids: Sequence[str]) -> Sequence[Passage]:
        """The passages with these ids, in that order; ids that are gone are left out."""
        found: dict[str, Passage] = {}
        with self._database.read() as session:
            for part in _chunks(ids):
                query = select(*_PASSAGE_COLUMNS).join(DocumentRow).where(PassageRow.id.in_(part))
                found.update((row.id, _passage(row)) for row in session.execute(query))
        return [found[key] for key in ids if key in found]

    def around(self, passage: Passage, before: int, after: int) -> Sequence[Passage]:
        """The passages of the same document from `before` places ahead to `after` places behind, without the passage itself."""
        with self._database.read() as session:
            query = (
                select(*_PASSAGE_COLUMNS)
                .join(DocumentRow)
                .where(PassageRow.document_id == passage.document_id, PassageRow.id != passage.id)
                .where(PassageRow.ordinal.between(passage.ordinal - before, passage.ordinal + after))
                .order_by(PassageRow.ordinal)
            )
            return [_passage(row) for row in session.execute(query)]

    def passage_ids(self) -> Mapping[Visibility, frozenset[str]]:
        """Ids of all passages by visibility."""
        found: dict[Visibility, set[str]] = {}
        with self._database.read() as session:
            for key, visibility in session.execute(select(PassageRow.id, PassageRow.visibility)):
                found.setdefault(Visibility(visibility), set()).add(key)
        return {visibility: frozenset(keys) for visibility, keys in found.items()}

    def vectors(self, ids: Sequence[str]) -> Mapping[str, bytes]:
        """Embeddings of these passages."""
        found: dict[str, bytes] = {}
        with self._database.read() as session:
            for part in _chunks(ids):
                found.update(session.execute(select(PassageRow.id, PassageRow.vector).where(PassageRow.id.in_(part))).all())
        return found

    def postings(self, terms: Sequence[str], visibilities: Sequence[Visibility]) -> Sequence[Posting]:
        """Where terms occur among passages of these visibilities."""
        query = (
            select(TermRow.term, TermRow.passage_id, PassageRow.document_id, TermRow.count, PassageRow.length)
            .join(PassageRow, PassageRow.id == TermRow.passage_id)
            .where(TermRow.term.in_(terms), PassageRow.visibility.in_(visibilities))
        )
        with self._database.read() as session:
            return [Posting(*row) for row in session.execute(query)]

    def sizes(self, visibilities: Sequence[Visibility]) -> Mapping[int, tuple[int, int]]:
        """For each document of these visibilities, the number of its passages and of their terms."""
        query = (
            select(PassageRow.document_id, func.count(), func.sum(PassageRow.length))
            .where(PassageRow.visibility.in_(visibilities))
            .group_by(PassageRow.document_id)
        )
        with self._database.read() as session:
            return {key: (int(count), int(length)) for key, count, length in session.execute(query)}

    def passages_of(self, document_ids: Sequence[int]) -> Sequence[str]:
        """Ids of all passages of these documents."""
        query = (
            select(PassageRow.id)
            .where(PassageRow.document_id.in_(document_ids))
            .order_by(PassageRow.document_id, PassageRow.ordinal)
        )
        with self._database.read() as session:
            return session.execute(query).scalars().all()

    def runs(self) -> Sequence[dict[str, Any]]:
        """The reports of all runs of `ingest`, oldest first."""
        with self._database.read() as session:
            return session.execute(select(RunRow.report).order_by(RunRow.id)).scalars().all()

    def record_run(self, started_at: datetime, report: dict[str, Any]) -> None:
        """Keep the report of one run of `ingest`."""
        with self._database.write() as session:
            session.add(RunRow(started_at=started_at, finished_at=datetime.now(UTC), report=report))


def _clashing(session: Session, told: Sequence[tuple[int, AssetFacts]]) -> frozenset[str]:
    """Ids that several registers have and do not say the same of: in their facts, or in the rules read from them."""
    registers: dict[str, dict[int, AssetFacts]] = {}
    for document, facts in told:
        registers.setdefault(facts.id, {})[document] = facts
    shared = {key: found for key, found in registers.items() if len(found) > 1}
    documents = {document for found in shared.values() for document in found}
    rules: dict[tuple[int, str], list[Rule]] = {}
    for row in session.execute(select(RuleRow.document_id, RuleRow.body).where(RuleRow.document_id.in_(documents))):
        rule = Rule.model_validate_json(row.body)
        for asset_id in rule.target.assets & shared.keys():
            rules.setdefault((row.document_id, asset_id), []).append(rule)
    one_row = _same_row(session, shared.keys(), documents)

    def said(document: int, facts: AssetFacts) -> tuple[str, frozenset[str]]:
        content = facts.model_dump(mode="json", exclude={"source"})
        own = (_sourceless(rule) for rule in rules.get((document, facts.id), ()))
        if facts.id in one_row:
            # What one and the same row asks for may name the owner given to `ingest`, which says nothing of the asset.
            own = (rule.model_copy(update={"duties": ()}) for rule in own)
        return json.dumps(content, sort_keys=True), frozenset(map(canonical, own))

    differing = (key for key, found in shared.items() if len({said(*one) for one in found.items()}) > 1)
    return frozenset(differing) | {facts.id for _, facts in told if facts.status == "conflicting"}


def _same_row(session: Session, asset_ids: Collection[str], documents: Collection[int]) -> frozenset[str]:
    """Those of the assets that were read from the very same cells everywhere: copies of one row."""
    typed: dict[str, set[str]] = {}
    rows = select(AssetRow.asset_id, AssetRow.cells, AssetRow.notes).where(AssetRow.document_id.in_(documents))
    for row in session.execute(rows):
        if row.asset_id in asset_ids:
            typed.setdefault(row.asset_id, set()).add(json.dumps([row.cells, row.notes], sort_keys=True))
    return frozenset(key for key, found in typed.items() if len(found) == 1)


def _sourceless(rule: Rule) -> Rule:
    """A rule without the place it was read from and whoever answers for that, which are others in every register."""
    nowhere = {"locator": None}
    told = {
        "constraints": tuple(limit.model_copy(update=nowhere) for limit in rule.constraints),
        "duties": tuple(duty.model_copy(update=nowhere) for duty in rule.duties),
    }
    return rule.model_copy(update={"version": "", "source": Source(document=""), "id": "", "owner": None, **told})


def _stricter(one: AssetFacts, other: AssetFacts) -> Visibility:
    return max(one.visibility, other.visibility, key=lambda visibility: visibility.level)


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]


def _document(row: DocumentRow) -> StoredDocument:
    return StoredDocument(
        id=row.id,
        location=row.location,
        name=row.name,
        content_hash=row.content_hash,
        collection=row.collection,
        title=row.title,
        visibility=Visibility(row.visibility),
        audience=frozenset(row.audience),
        owner=row.owner,
    )


def _passage(row: Row[*tuple[Any, ...]]) -> Passage:
    return Passage(
        id=row.id,
        document=row.name,
        locator=row.locator,
        heading=tuple(row.heading),
        text=row.text,
        visibility=Visibility(row.visibility),
        audience=frozenset(row.audience),
        collection=row.collection,
        kind=row.kind,
        lead=row.lead,
        document_id=row.document_id,
        ordinal=row.ordinal,
        title=row.title,
    )

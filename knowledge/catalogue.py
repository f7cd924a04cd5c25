"""What the rest of the program may ask a catalogue of assets, rules and passages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from knowledge.passages import Passage
from policies.evidence import AssetFacts
from policies.rules import Rule
from policies.vocabulary import Visibility


@dataclass(frozen=True)
class NewDocument:
    """A file on its way into the catalogue."""

    location: str
    """Resolved path: the identity of the document between runs."""
    name: str
    """Name that citations show."""
    format: str
    content_hash: str
    """SHA-256 over the bytes and everything else that decides how they are read."""
    collection: str
    visibility: Visibility
    audience: frozenset[str] = frozenset()
    owner: str | None = None
    title: str = ""
    passages: tuple["NewPassage", ...] = ()
    assets: tuple["NewAsset", ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class NewPassage:
    """A passage on its way into the catalogue."""

    id: str
    ordinal: int
    heading: tuple[str, ...]
    lead: str
    text: str
    locator: str
    kind: str
    terms: Mapping[str, int]
    """Stemmed words with their counts, for the lexical search."""
    vector: bytes
    """Embedding as little-endian float32."""


@dataclass(frozen=True)
class NewAsset:
    """An asset on its way into the catalogue, with the cells it was read from."""

    facts: AssetFacts
    cells: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class StoredDocument:
    """A document as the catalogue has it."""

    id: int
    location: str
    name: str
    content_hash: str
    collection: str
    title: str
    visibility: Visibility
    audience: frozenset[str] = frozenset()
    owner: str | None = None


class Posting(NamedTuple):
    """One passage that holds a searched term."""

    term: str
    passage_id: str
    document_id: int
    times: int
    length: int
    """Number of terms of the passage."""


class Catalogue(Protocol):
    """A store of documents with their passages, assets and rules.

    Implementations make each `put` and `remove` one transaction and bump `generation` with it.
    """

    def generation(self) -> int:
        """A number that grows with every change; equal numbers mean equal content."""
        ...

    def documents(self) -> Sequence[StoredDocument]:
        """All documents, ordered by id."""
        ...

    def put(self, document: NewDocument) -> None:
        """Store a document, replacing what was stored for its location."""
        ...

    def remove(self, locations: Sequence[str]) -> int:
        """Remove documents with all that came from them; returns how many there were."""
        ...

    def assets(self) -> Sequence[AssetFacts]:
        """All assets whatever their visibility; an id that differs between registers comes once, as `conflicting`."""
        ...

    def clashes(self) -> Mapping[str, Sequence[str]]:
        """Ids of assets that registers say different things of, with the names of these registers."""
        ...

    def cells(self, asset_id: str) -> Mapping[str, str]:
        """The verbatim cells an asset was read from, by our column names; empty for an unknown asset."""
        ...

    def rules(self) -> Sequence[Rule]:
        """All rules with their content hash as `version`."""
        ...

    def passages(self, ids: Sequence[str]) -> Sequence[Passage]:
        """The passages with these ids, in that order; ids that are gone are left out."""
        ...

    def around(self, passage: Passage, before: int, after: int) -> Sequence[Passage]:
        """The passages of the same document from `before` places ahead to `after` places behind, without the passage itself."""
        ...

    def passage_ids(self) -> Mapping[Visibility, frozenset[str]]:
        """Ids of all passages by visibility."""
        ...

    def vectors(self, ids: Sequence[str]) -> Mapping[str, bytes]:
        """Embeddings of these passages."""
        ...

    def postings(self, terms: Sequence[str], visibilities: Sequence[Visibility]) -> Sequence[Posting]:
        """Where terms occur among passages of these visibilities."""
        ...

    def sizes(self, visibilities: Sequence[Visibility]) -> Mapping[int, tuple[int, int]]:
        """For each document of these visibilities, the number of its passages and of their terms."""
        ...

    def passages_of(self, document_ids: Sequence[int]) -> Sequence[str]:
        """Ids of all passages of these documents."""
        ...

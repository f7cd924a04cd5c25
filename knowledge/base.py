"""The knowledge base as the rest of the program uses it: open, ingest, ask for assets, rules and passages."""

import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.catalogue import StoredDocument
from knowledge.embedding.minilm import MiniLmEmbeddings
from knowledge.errors import HomeError
from knowledge.finding import AssetFinder
from knowledge.index import open_index
from knowledge.retrieval import ClauseRetriever, HybridSearch
from knowledge.store.engine import Database
from knowledge.store.sql_catalogue import SqlCatalogue
from knowledge.vectors import ExactVectors, VectorIndex
from policies.evidence import AssetFacts
from policies.rulebook import Conflict, Rulebook
from policies.visibility import Reach
from policies.vocabulary import Visibility

if TYPE_CHECKING:
    from knowledge.ingest_report import IngestReport
    from knowledge.ingestion import Progress, Settings


class KnowledgeBase:
    """Everything the brand has and knows, kept under one home folder. Reading is safe from several threads.

    Attributes:
        catalogue: The SQL record.
        finder: Finds the assets a question is about.
        search: Finds passages, with scores.
        retriever: The same as a LangChain retriever.
    """

    def __init__(self, home: Path, database: Database, conflict: Conflict = Conflict.PROHIBIT) -> None:
        self.home = home
        self.catalogue = SqlCatalogue(database)
        self.embedder = MiniLmEmbeddings()
        self.finder = AssetFinder(self.catalogue, self._all_assets)
        self.search = HybridSearch(self.catalogue, self.embedder, self.vector_index)
        self.retriever = ClauseRetriever(search=self.search)
        self._database = database
        self._conflict = conflict
        self._lock = threading.RLock()
        self._index: Future[VectorIndex] | None = None
        self._warming: threading.Thread | None = None
        self._rulebook: tuple[int, Rulebook] | None = None
        self._assets: tuple[int, Mapping[str, AssetFacts]] | None = None

    @classmethod
    def open(
        cls, home: Path, database_url: str | None = None, *, warm: bool = False, conflict: Conflict = Conflict.PROHIBIT
    ) -> "KnowledgeBase":
        """Open the knowledge base of a home folder, making it where there is none.

        Args:
            home: Folder for the database (unless `database_url` names another) and the vector index.
            database_url: SQLAlchemy URL of a database elsewhere.
            conflict: What holds where one rule permits a use and another forbids it.
            warm: Whether to load the index and the model in the background now, for whoever asks a question soon.

        Raises:
            HomeError: The folder cannot be made or written.
            StoreError: The database cannot be opened.
        """
        folder = Path(home)
        _prepare(folder)
        base = cls(folder, Database(database_url or f"sqlite:///{folder / 'knowledge.db'}"), conflict)
        if warm:
            base.warm()
        return base

    def rulebook(self) -> Rulebook:
        """All rules; read again only when something was ingested."""
        generation = self.catalogue.generation()
        with self._lock:
            if self._rulebook is None or self._rulebook[0] != generation:
                self._rulebook = (generation, Rulebook(tuple(self.catalogue.rules()), self._conflict))
            return self._rulebook[1]

    def asset(self, asset_id: str) -> AssetFacts | None:
        """The asset with this id, whoever may see it; `None` if there is none."""
        return self._by_id().get(asset_id)

    def assets(self, reach: Reach) -> Sequence[AssetFacts]:
        """The assets that an asker may know of, in the order they came in."""
        return [asset for asset in self._by_id().values() if reach.sees(asset.visibility, asset.audience)]

    def documents(self) -> Sequence[StoredDocument]:
        """The ingested documents."""
        return self.catalogue.documents()

    def ingest(
        self, paths: Sequence[Path], settings: "Settings | None" = None, *, prune: bool = False, progress: "Progress | None" = None
    ) -> "IngestReport":
        """Read files and folders; see `Ingestion.run`. The vector index follows at once, the report is kept."""
        # The readers bring parsers along that answering a question has no use for.
        from knowledge.ingestion import Ingestion, Settings  # noqa: PLC0415 - see above

        report = Ingestion(self.catalogue, self.embedder, settings or Settings()).run(paths, prune=prune, progress=progress)
        if report.passages or report.pruned or report.moved:
            self.vector_index().sync()
        self.catalogue.record_run(report.started_at, report.to_json())
        return report

    def vector_index(self) -> VectorIndex:
        """The vector index, opened at first use."""
        return self._opening().result()

    def without_index(self) -> None:
        """Compare with the vectors in SQL instead of opening the index.

        It finds the same and starts much faster; for a process that asks one question of a corpus of moderate size.
        """
        with self._lock:
            if self._index is None:
                self._index = Future()
                self._index.set_result(ExactVectors(self.catalogue))

    def warm(self) -> None:
        """Load the index and the model in the background, if there is anything to search."""
        if not self.catalogue.sizes(tuple(Visibility)):
            return
        self._opening()
        with self._lock:
            if self._warming is None:
                # no daemon: a thread inside a native library while the interpreter goes takes the process down with it
                self._warming = threading.Thread(target=self._load_model, name="load-embedding-model")
                self._warming.start()

    def close(self) -> None:
        """Leave index and database in a clean state."""
        with self._lock:
            opened, self._index = self._index, None
            warming, self._warming = self._warming, None
        if warming is not None:
            warming.join()
        if opened is not None and opened.exception() is None:
            opened.result().close()
        self._database.close()

    def __enter__(self) -> "KnowledgeBase":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _all_assets(self) -> Sequence[AssetFacts]:
        return list(self._by_id().values())

    def _by_id(self) -> Mapping[str, AssetFacts]:
        generation = self.catalogue.generation()
        with self._lock:
            if self._assets is None or self._assets[0] != generation:
                self._assets = (generation, {asset.id: asset for asset in self.catalogue.assets()})
            return self._assets[1]

    def _opening(self) -> "Future[VectorIndex]":
        with self._lock:
            if self._index is None:
                pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="open-vector-index")
                self._index = pool.submit(open_index, self.home / "index", self.catalogue)
                pool.shutdown(wait=False)
            return self._index

    def _load_model(self) -> None:
        try:
            self.embedder.load()
        except Exception:  # noqa: BLE001 - whoever embeds next meets the same error, in a place where it can be told
            return


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise HomeError(f"The folder {folder} cannot be used", reason, "Choose another with --home or CLEARANCE_HOME") from error

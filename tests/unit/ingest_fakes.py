"""A folder of brand files and a catalogue that they are read into, without a model."""

from pathlib import Path

from knowledge.ingest_report import IngestReport
from knowledge.ingestion import Ingestion, Settings
from knowledge.store.engine import Database
from knowledge.store.sql_catalogue import SqlCatalogue


class FakeEmbedder:
    """Vectors without a model; remembers what it was asked for."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.seen.extend(texts)
        return [[float(len(text))] * 384 for text in texts]


class Desk:
    """A folder to fill and a catalogue to fill it into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "brand"
        self.folder.mkdir()
        self.catalogue = SqlCatalogue(Database(f"sqlite:///{folder / 'k.db'}"))
        self.embedder = FakeEmbedder()

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *paths: Path, settings: Settings | None = None, prune: bool = False) -> IngestReport:
        return Ingestion(self.catalogue, self.embedder, settings or Settings()).run(paths or (self.folder,), prune=prune)

    def texts(self) -> list[str]:
        ids = [key for keys in self.catalogue.passage_ids().values() for key in keys]
        return sorted(passage.text for passage in self.catalogue.passages(ids))

"""Reads files into the catalogue: again at any time, one transaction a file, and never stopped by a broken one."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from textwrap import shorten
from typing import Protocol

import numpy as np

from knowledge.catalogue import Catalogue, NewAsset, NewDocument, NewPassage, StoredDocument
from knowledge.chunking import pieces
from knowledge.errors import NothingToReadError, StoreError, UnreadableFileError, UnsupportedFileError
from knowledge.ingest_report import IngestReport
from knowledge.moves import content_hash, moved_from
from knowledge.readers.reading import Block, FileReading
from knowledge.readers.registry import reader_for
from knowledge.readers.textfile import read_bytes
from knowledge.register.cell import say_place
from knowledge.register.columns import plain
from knowledge.register.row import compile_register
from knowledge.terms import counted
from policies.rules import Rule
from policies.versions import rule_version
from policies.vocabulary import Visibility

FORMAT_VERSION = 3
"""Raised when files are read differently than before, so that unchanged files are read again."""

_HIDDEN = ("__pycache__", "node_modules")
"""Besides names that begin with a full stop, or with `~$` as the file does that Excel keeps beside an open workbook."""


class Embedder(Protocol):
    """What ingestion needs of an embedding model."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text."""
        ...


Progress = Callable[[int, int, str], None]
"""Called before each file with its number from 0, the count of files, and its name; and once at the end."""


@dataclass(frozen=True)
class Settings:
    """How files are taken in."""

    collection: str = "default"
    visibility: Visibility = Visibility.INTERNAL
    audience: frozenset[str] = frozenset()
    """Partners (or groups) that documents of this visibility are limited to; empty: all of them."""
    owner: str | None = None
    mapping: Mapping[str, str] | None = None
    """Names of columns: theirs to ours."""

    def fingerprint(self) -> str:
        """Everything besides a file's bytes that decides what is stored of it."""
        parts = (
            FORMAT_VERSION,
            self.collection,
            self.visibility.value,
            sorted(self.audience),
            self.owner,
            sorted((self.mapping or {}).items()),
        )
        return json.dumps(parts)


class Ingestion:
    """One run of `ingest` over some paths.

    Args:
        catalogue: Where everything goes.
        embedder: Makes the vectors of passages.
        settings: How files are taken in.
    """

    def __init__(self, catalogue: Catalogue, embedder: Embedder, settings: Settings) -> None:
        self._catalogue = catalogue
        self._embedder = embedder
        self._settings = settings
        self._headers: set[str] = set()
        """Names of columns met, without case and punctuation."""

    def run(self, paths: Sequence[Path], *, prune: bool = False, progress: Progress | None = None) -> IngestReport:
        """Read files and folders.

        Raises:
            NothingToReadError: A path does not exist.
            StoreError: The database cannot be used.
        """
        for path in paths:
            if not path.exists():
                raise NothingToReadError(
                    f"{path} was not read", "there is no such file or folder", "Check the spelling of the path"
                )
        report = IngestReport(started_at=datetime.now(UTC))
        files = [(file, name) for path in paths for file, name in _files(path)]
        stored = self._catalogue.documents()
        known = {document.location: document.content_hash for document in stored}
        missing = [document for document in stored if not Path(document.location).exists()]
        for number, (file, name) in enumerate(files):
            if progress:
                progress(number, len(files), name)
            self._file(file, name, known, missing, report)
        if prune:
            seen = {str(file) for file, _ in files} | {entry["from"] for entry in report.moved}
            gone = [location for location in known if location not in seen and _inside(location, paths)]
            self._catalogue.remove(gone)
            report.pruned.extend(gone)
        self._across_files(report)
        if progress:
            progress(len(files), len(files), "")
        return report

    def _across_files(self, report: IngestReport) -> None:
        """What shows only when all files are read: names that no register has, registers that contradict each other."""
        if not report.unchanged:
            for theirs in self._settings.mapping or {}:
                if plain(theirs) not in self._headers:
                    report.problem("the mapping file", f"no register that was read has a column “{theirs}”")
        for asset_id, registers in self._catalogue.clashes().items():
            where = " and ".join(dict.fromkeys(registers))
            report.problem(where, f"the entries of asset {asset_id} contradict each other; until they agree a person decides on it")

    def _file(
        self, file: Path, name: str, known: Mapping[str, str], missing: Sequence[StoredDocument], report: IngestReport
    ) -> None:
        kind = ""
        try:
            reader = reader_for(file, self._settings.mapping)
            kind = reader.format
            data = read_bytes(file)
            told_by = content_hash(data, self._settings, name)
            moved = moved_from(data, self._settings, missing)
            if known.get(str(file)) == told_by:
                report.unchanged.append(name)
                self._retire(moved, name, report)
                return
            reading = reader.read(file, name)
            document = self._document(file, name, reading, report, kind=reader.format, told_by=told_by)
        except UnsupportedFileError as error:
            report.skip(name, error.why)
            return
        except UnreadableFileError as error:
            report.damaged(name, error.why, error.todo)
            if kind == "rules":
                report.without_rules(name, str(file), error.why)
            return
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - a file that trips a reader's library must not stop the other files
            why = f"it could not be understood ({type(error).__name__}: {error})"
            report.damaged(name, why, "Check that it is what its name says, and save it again")
            return
        self._retire(moved, name, report)
        self._catalogue.put(document)
        report.count(document)

    def _retire(self, moved: Sequence[StoredDocument], name: str, report: IngestReport) -> None:
        """Drop what came from the old place of a file that was moved: it would count twice."""
        self._catalogue.remove([document.location for document in moved])
        report.moved.extend({"document": name, "from": document.location} for document in moved)

    def _document(
        self, file: Path, name: str, reading: FileReading, report: IngestReport, *, kind: str, told_by: str
    ) -> NewDocument:
        settings = self._settings
        rules = list(reading.rules)
        assets: tuple[NewAsset, ...] = ()
        if reading.rows:
            assets, of_assets = self._register(name, reading, report)
            rules.extend(of_assets)
        if not (assets or rules or reading.blocks):
            if reading.remarks:
                raise UnreadableFileError(f"{name} cannot be read", "; ".join(reading.remarks), "Correct it and ingest it again")
            raise UnsupportedFileError(f"{name} was left out", "nothing in it could be used", "Check that it is the right file")
        return NewDocument(
            location=str(file),
            name=name,
            format=kind,
            content_hash=told_by,
            collection=settings.collection,
            visibility=settings.visibility,
            audience=settings.audience,
            owner=settings.owner,
            title=reading.title,
            passages=tuple(self._passages(file, name, reading)),
            assets=assets,
            rules=tuple(_versioned(rules)),
        )

    def _register(self, name: str, reading: FileReading, report: IngestReport) -> tuple[tuple[NewAsset, ...], list[Rule]]:
        settings = self._settings
        compiled = compile_register(
            reading.rows,
            document=name,
            visibility=settings.visibility,
            owner=settings.owner,
            mapping=settings.mapping,
            places=reading.places,
        )
        self._headers.update(plain(header) for row in reading.rows for header in row)
        for remark in (*reading.remarks, *compiled.remarks):
            report.problem(name, remark)
        assets: dict[str, NewAsset] = {}
        rules: list[Rule] = []
        for asset in compiled.assets:
            if asset.facts.id in assets:
                first = assets[asset.facts.id]
                if dict(first.cells) != dict(asset.cells):
                    facts = first.facts.model_copy(update={"status": "conflicting"})
                    assets[asset.facts.id] = NewAsset(facts, first.cells, first.notes)
                report.problem(name, f"the asset id {asset.facts.id} comes twice; only the first row is used")
                continue
            assets[asset.facts.id] = NewAsset(asset.facts, asset.cells, asset.notes)
            rules.extend(asset.rules)
            report.unread.extend(
                {"document": name, "asset": asset.facts.id, "column": u.column, "text": u.text, "why": u.why} for u in asset.unread
            )
        for problem in compiled.problems:
            report.problem(name, f"{say_place(problem.row)} {problem.what}")
        if compiled.unknown_columns:
            report.unknown_columns[name] = list(compiled.unknown_columns)
        return tuple(assets.values()), rules

    def _passages(self, file: Path, name: str, reading: FileReading) -> Iterator[NewPassage]:
        parts = [(block, text) for block in reading.blocks for text in pieces(block.text)]
        vectors = self._embedder.embed_documents([_embedded(block, text) for block, text in parts])
        for ordinal, ((block, text), vector) in enumerate(zip(parts, vectors, strict=True)):
            yield NewPassage(
                id=_passage_id(file, ordinal, block, text, self._settings.visibility),
                ordinal=ordinal,
                heading=block.heading,
                lead=block.lead,
                text=text,
                locator=_locator(block),
                kind=block.kind,
                terms=counted([(text, 2), (block.lead, 1), (" ".join(block.heading), 1), (_plain_name(name), 1)]),
                vector=_packed(vector),
            )


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    """Files of a path in a fixed order, with the names that citations show: for a folder, its name and the way down.

    What is neither a file nor a folder comes along, so that the report can name it; so does a link to a folder elsewhere.
    """
    root = path.resolve()
    if not root.is_dir():
        yield root, root.name
        return
    for file in sorted(root.rglob("*")):
        way = file.relative_to(root)
        wanted = not file.is_dir() or (file.is_symlink() and not file.resolve().is_relative_to(root))
        if wanted and not any(part.startswith((".", "~$")) or part in _HIDDEN for part in way.parts):
            yield file, (Path(root.name) / way).as_posix()


def _inside(location: str, paths: Sequence[Path]) -> bool:
    return any(Path(location).is_relative_to(path.resolve()) for path in paths)


def _versioned(rules: Sequence[Rule]) -> Iterator[Rule]:
    for rule in rules:
        yield rule.model_copy(update={"version": rule_version(rule)})


def _embedded(block: Block, text: str) -> str:
    """What the vector is made of: the words with their lead-in and the nearest headings."""
    return unescape(". ".join(part for part in (" - ".join(block.heading[-2:]), block.lead[:300], text) if part))


def _locator(block: Block) -> str:
    parts = [" › ".join(block.heading)] if block.heading else []
    if block.line:
        parts.append(f"line {block.line}")
    if block.lead and block.kind != "code":
        parts.append(f"under “{shorten(block.lead, 120, placeholder=' …')}”")
    return ", ".join(parts)


def _passage_id(file: Path, ordinal: int, block: Block, text: str, visibility: Visibility) -> str:
    body = json.dumps([str(file), ordinal, block.heading, block.lead, text, visibility.value])
    return hashlib.sha256(body.encode()).hexdigest()[:32]


def _plain_name(name: str) -> str:
    return Path(name).with_suffix("").as_posix().replace("/", " ").replace("_", " ").replace("-", " ")


def _packed(vector: Sequence[float]) -> bytes:
    return np.asarray(vector, dtype="<f4").tobytes()

"""JSON and JSON Lines registers: an object an asset."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from knowledge.errors import UnreadableFileError, UnsupportedFileError
from knowledge.readers.reading import FileReading
from knowledge.readers.textfile import read_text

_NAMING = ("id", "asset_id", "name", "title", "file", "asset")


class JsonReader:
    """Reads a list of objects, also where it is nested in an object (`{"icons": [...]}`), or one object that names an asset."""

    format = "json"
    suffixes = (".json",)

    def read(self, path: Path, document: str) -> FileReading:
        """Read one file; see `FileReader`."""
        del document
        try:
            content = json.loads(read_text(path))
        except ValueError as error:
            raise UnreadableFileError(
                f"{path.name} cannot be read", f"it is not valid JSON ({error})", "Correct it at that place"
            ) from error
        objects = _records(content)
        if objects is None:
            raise UnsupportedFileError(
                f"{path.name} was left out", "its JSON holds no list of assets", "Give a list of objects, an asset each"
            )
        return FileReading(rows=_rows(objects), places=tuple(f"entry {number}" for number, _ in enumerate(objects, 1)))


class JsonLinesReader:
    """Reads an object a line."""

    format = "jsonl"
    suffixes = (".jsonl", ".ndjson")

    def read(self, path: Path, document: str) -> FileReading:
        """Read one file; see `FileReader`."""
        del document
        objects: list[Mapping[str, Any]] = []
        places: list[str] = []
        for number, line in enumerate(read_text(path).split("\n"), 1):
            if not line.strip():
                continue
            try:
                content = json.loads(line)
            except ValueError as error:
                reason = f"line {number} is not valid JSON"
                raise UnreadableFileError(f"{path.name} cannot be read", reason, "Correct that line") from error
            if not isinstance(content, dict):
                raise UnreadableFileError(f"{path.name} cannot be read", f"line {number} is not an object", "Give an object a line")
            objects.append(content)
            places.append(f"entry in line {number}")
        return FileReading(rows=_rows(objects), places=tuple(places))


def flatten(value: object) -> str:
    """A JSON value as one cell: lists joined by `; `, objects as their values, or `key: value` where they have several."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        if len(value) == 1:
            return flatten(next(iter(value.values())))
        return "; ".join(f"{key}: {flatten(inner)}" for key, inner in value.items() if inner not in (None, "", [], {}))
    if isinstance(value, list):
        return "; ".join(filter(None, map(flatten, value)))
    return str(value)


def _rows(objects: Iterable[Mapping[str, Any]]) -> tuple[Mapping[str, str], ...]:
    return tuple({str(key): flatten(value) for key, value in entry.items()} for entry in objects)


def _records(content: object) -> list[Mapping[str, Any]] | None:
    if isinstance(content, list):
        return content if content and all(isinstance(entry, dict) for entry in content) else None
    if not isinstance(content, dict) or "@context" in content:
        return None
    lists = [found for found in map(_records, content.values()) if found]
    if lists:
        return max(lists, key=len)
    return [content] if any(key in content for key in _NAMING) else None

"""Finds the reader for a file, or says why there is none."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from knowledge.errors import UnsupportedFileError
from knowledge.readers.asciidoc import AsciiDocReader
from knowledge.readers.html import HtmlReader
from knowledge.readers.jsonfile import JsonLinesReader, JsonReader
from knowledge.readers.markdown import MarkdownReader
from knowledge.readers.plaintext import PlainTextReader
from knowledge.readers.reading import FileReader
from knowledge.readers.restructured import RestructuredTextReader
from knowledge.readers.rulesfile import RulesReader
from knowledge.readers.spreadsheet import XlsxReader
from knowledge.readers.table import CsvReader
from knowledge.readers.textfile import require_file

_LATER = {
    ".pdf": "PDF is read in a later version",
    ".docx": "Word files are read in a later version",
    ".doc": "old Word files are not read; save it as Markdown, HTML or text",
    ".xls": "old Excel files are not read; save it as XLSX",
    ".pptx": "slides are read in a later version",
    ".ttl": "ODRL in Turtle is read in a later version",
    ".jsonld": "ODRL in JSON-LD is read in a later version",
    ".xmp": "image metadata is read in a later version",
    ".copyright": "Debian copyright files are read in a later version",
}
_PICTURES = frozenset(
    {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".psd", ".eps", ".ai", ".ico", ".mp4", ".mov"}
)
_ADVICE = "Nothing of it is used"


@cache
def readers(mapping: tuple[tuple[str, str], ...] = ()) -> Mapping[str, FileReader]:
    """All readers by the file suffix they read; those of tables look for the column names of a mapping file as well."""
    names = dict(mapping)
    kinds: tuple[FileReader, ...] = (
        MarkdownReader(),
        PlainTextReader(),
        RestructuredTextReader(),
        AsciiDocReader(),
        HtmlReader(),
        CsvReader(names),
        XlsxReader(names),
        JsonReader(),
        JsonLinesReader(),
        RulesReader(),
    )
    return {suffix: reader for reader in kinds for suffix in reader.suffixes}


def reader_for(path: Path, mapping: Mapping[str, str] | None = None) -> FileReader:
    """The reader for a file, by its suffix and, where that says nothing, by how its text begins.

    Args:
        path: The file.
        mapping: Their column names to ours, from a mapping file.

    Raises:
        UnsupportedFileError: No reader knows the type.
        UnreadableFileError: It is none of a reader's type, and no file.
    """
    suffix = path.suffix.lower()
    known = readers(tuple(sorted((mapping or {}).items())))
    if suffix in known:
        return known[suffix]
    require_file(path)
    if suffix in _LATER:
        raise UnsupportedFileError(f"{path.name} was left out", _LATER[suffix], _ADVICE)
    if suffix in _PICTURES:
        raise UnsupportedFileError(f"{path.name} was left out", "pictures and films are read in a later version", _ADVICE)
    if suffix in ("", ".policy", ".license", ".licence"):
        return _sniffed(path)
    raise UnsupportedFileError(f"{path.name} was left out", f"no reader knows files of type {suffix}", _ADVICE)


def _sniffed(path: Path) -> FileReader:
    try:
        with path.open("rb") as file:
            head = file.read(2_000)
    except OSError as error:
        raise UnsupportedFileError(
            f"{path.name} was left out", (error.strerror or "it cannot be opened").lower(), _ADVICE
        ) from error
    text = head.decode("utf-8", errors="replace")
    if "\x00" in text or text.count("\ufffd") > 5:
        raise UnsupportedFileError(f"{path.name} was left out", "it is not text", _ADVICE)
    start = text.lstrip().lower()
    if start.startswith(("<!doctype html", "<html")):
        return readers()[".html"]
    return readers()[".md"] if start.startswith("# ") and "\n## " in text else readers()[".txt"]

"""AsciiDoc, as far as policies use it: sections, paragraphs, lists, tables; everything else is left as text."""

import re
from pathlib import Path

from knowledge.readers.outline import Outline
from knowledge.readers.reading import FileReading
from knowledge.readers.textfile import read_text

_HEADING = re.compile(r"^(=+)\s+(\S.*)$")
_ITEM = re.compile(r"^\s*(?:(\*+|-|\.+)|\d+\.)\s+(.*)$")
_LABELLED = re.compile(r"^\S.*?::(?:\s+.*)?$")
_ATTRIBUTE = re.compile(r"^:[!\w-]+:.*$|^\[.*\]$|^(?:image|include|toc|video|audio)::.*$|^//(?!/).*$|^<<<$|^'''$")
_FENCE = re.compile(r"^(-{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|\.{4,}|/{4,}|--|\|===)$")
_BLOCK_TITLE = re.compile(r"^\.(?=[^\s.])(.*)$")


class AsciiDocReader:
    """Reads AsciiDoc line by line."""

    format = "asciidoc"
    suffixes = (".adoc", ".asciidoc", ".asc")

    def read(self, path: Path, document: str) -> FileReading:
        """Read one file; see `FileReader`."""
        del document
        outline = _Lines()
        comment = ""
        for number, line in enumerate(read_text(path).split("\n"), 1):
            bare = line.rstrip()
            if comment:
                comment = "" if bare == comment else comment
            elif re.fullmatch(r"/{4,}", bare):
                comment = bare
            else:
                outline.line(number, bare)
        outline.flush()
        return FileReading(blocks=tuple(outline.outline.blocks), title=outline.outline.title)


class _Lines:
    """The state between lines: an open paragraph, item or table."""

    def __init__(self) -> None:
        self.outline = Outline()
        self._text: list[str] = []
        self._start = 0
        self._item = False
        self._lead = ""
        self._last = ""
        self._table = False

    def line(self, number: int, line: str) -> None:
        """Take one line."""
        heading = _HEADING.match(line)
        item = _ITEM.match(line)
        if heading and not self._table:
            self.flush()
            self.outline.heading(len(heading.group(1)), heading.group(2))
            self._lead = self._last = ""
        elif _FENCE.match(line):
            self.flush()
            self._table = (line == "|===") != self._table if line == "|===" else self._table
        elif not line or line == "+" or _ATTRIBUTE.match(line):
            self.flush()
        elif self._table and line.startswith("|"):
            self.flush()
            self._open(number, " | ".join(cell.strip() for cell in line.strip("|").split("|")), item=False)
        elif item and not self._table:
            self.flush()
            self._open(number, item.group(2), item=True)
        elif (title := _BLOCK_TITLE.match(line)) and not self._text:
            self.outline.add(title.group(1), line=number)
            self._last = title.group(1)
        else:
            if _LABELLED.match(line):
                self.flush()
            self._open(number, line, item=self._item and bool(self._text))

    def flush(self) -> None:
        """Close the open paragraph or item."""
        text = "\n".join(self._text)
        self._text = []
        if not text:
            return
        if self._item:
            self.outline.add(text, line=self._start, lead=self._lead, kind="item")
        else:
            self.outline.add(text, line=self._start, kind="row" if self._table else "paragraph")
            self._last = text
        self._item = False

    def _open(self, number: int, text: str, *, item: bool) -> None:
        if not self._text:
            self._start = number
            self._item = item
            if item:
                self._lead = self._last
        self._text.append(text)

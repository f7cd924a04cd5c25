"""Plain text: paragraphs between blank lines, numbered clauses and lettered items."""

import re
from collections.abc import Iterator
from pathlib import Path

from knowledge.readers.outline import Outline
from knowledge.readers.reading import FileReading
from knowledge.readers.textfile import read_text

_CLAUSE = re.compile(r"^\s{0,3}(?:\d+(?:\.\d+)*[.)]|§\s*\d+)\s+\S")
_ITEM = re.compile(r"^\s*(?:[-*•–]|\(?[a-z]\)|[a-z]\.|\(?[ivx]+[.)])\s+\S")
_HEADING = re.compile(r"^(=+|#+)\s+(\S.*?)\s*(?:=+|#+)?$")
_RULE = re.compile(r"^\W*([-=_*~#])\1{3,}\W*$")
_COMMENT = re.compile(r"^(?:#|>+)\s?")


class PlainTextReader:
    """Reads text without markup; quoting marks in front of lines (`#`, `>`) are left out."""

    format = "text"
    suffixes = (".txt", ".text")

    def read(self, path: Path, document: str) -> FileReading:
        """Read one file; see `FileReader`."""
        del document
        outline = Outline()
        lead = ""
        for line, chunk in _chunks(read_text(path).split("\n")):
            first = chunk[0]
            heading = _HEADING.match(first)
            if len(chunk) == 1 and heading and not first.startswith("# "):
                outline.heading(len(heading.group(1)), heading.group(2))
                lead = ""
                continue
            text = "\n".join(_COMMENT.sub("", part) for part in chunk)
            item = bool(_ITEM.match(first)) and bool(lead)
            if line == 1 and len(chunk) == 1 and len(first.split()) <= 8 and not first.rstrip().endswith((".", ",", ";")):
                outline.heading(1, _COMMENT.sub("", first))
            else:
                outline.add(text, line=line, lead=lead if item else "", kind="item" if item else "paragraph")
            if not item:
                lead = text
        return FileReading(blocks=tuple(outline.blocks), title=outline.title)


def _chunks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Paragraphs with the number of their first line; a clause or item number starts a new one."""
    chunk: list[str] = []
    start = 1
    for number, line in enumerate(lines, 1):
        bare = _COMMENT.sub("", line)
        ends = not bare.strip() or _RULE.match(line) is not None
        starts = bool(_CLAUSE.match(bare) or _ITEM.match(bare))
        if chunk and (ends or starts):
            yield start, chunk
            chunk = []
        if not ends:
            start = start if chunk else number
            chunk.append(line)
            if len(chunk) == 1 and number == 1 and len(lines) > 1 and _CLAUSE.match(lines[1]):
                yield start, chunk
                chunk = []
    if chunk:
        yield start, chunk

"""Markdown and MDX: paragraphs, list items and table rows with their headings, in the words of the source."""

import re
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.readers.outline import Outline
from knowledge.readers.reading import FileReading
from knowledge.readers.textfile import read_text

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_FRONT_FIELD = re.compile(r"^[\w-]+:[ \t]*[\"']?((?:\S+[ \t]+){5,}\S+?)[\"']?[ \t]*$", re.MULTILINE)
"""Front matter that is a sentence, such as an introduction, is text of the page."""
_MDX_MODULE = re.compile(r"^(?:import|export)\s.*$", re.MULTILINE)
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^>]*>", re.DOTALL)
_ANCHOR = re.compile(r"^\([\w-]+\)=\s*")
"""A MyST target in front of a heading."""


class MarkdownReader:
    """Reads CommonMark with tables."""

    format = "markdown"
    suffixes = (".md", ".markdown", ".mdx", ".mkd")

    def read(self, path: Path, document: str) -> FileReading:
        """Read one file; see `FileReader`."""
        del document
        text = read_text(path)
        outline = Outline()
        front = _FRONT_MATTER.match(text)
        if front:
            title = _FRONT_TITLE.search(front.group())
            outline.title = title.group(1) if title else ""
            for field in _FRONT_FIELD.finditer(front.group()):
                outline.add(field.group(1), line=front.group()[: field.start()].count("\n") + 1)
            text = "\n" * front.group().count("\n") + text[front.end() :]
        if path.suffix.lower() == ".mdx":
            text = _MDX_MODULE.sub("", text)
        _Walk(outline).tokens(MarkdownIt("commonmark").enable("table").parse(text))
        return FileReading(blocks=tuple(outline.blocks), title=outline.title)


class _Walk:
    """One pass over the tokens of a document."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._leads: list[str] = []
        """For every open list, the words that introduce it."""
        self._last = ""
        """The paragraph just before, which introduces a list that follows it."""
        self._row: list[str] = []
        self._header: str = ""

    def tokens(self, tokens: list[Token]) -> None:
        """Walk all block tokens."""
        for index, token in enumerate(tokens):
            if token.type == "heading_open":
                self._outline.heading(int(token.tag[1:]), _TAG.sub("", tokens[index + 1].content))
                self._last = ""
            elif token.type == "inline" and tokens[index - 1].type == "paragraph_open":
                self._paragraph(token)
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                self._leads.append(self._last)
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self._last = self._leads.pop()
            elif token.type in ("fence", "code_block"):
                self._outline.add(token.content, line=_line(token), lead=self._last, kind="code")
            elif token.type == "html_block":
                self._outline.add(_TAG.sub(" ", token.content), line=_line(token))
            else:
                self._table(token, tokens[index + 1] if index + 1 < len(tokens) else token)

    def _paragraph(self, token: Token) -> None:
        text = _ANCHOR.sub("", token.content)
        lead = self._leads[-1] if self._leads else ""
        self._outline.add(text, line=_line(token), lead=lead, kind="item" if self._leads else "paragraph")
        # Inside a list the item itself introduces a list nested in it.
        self._last = text

    def _table(self, token: Token, following: Token) -> None:
        if token.type in ("th_open", "td_open"):
            self._row.append(following.content)
        elif token.type == "tr_close":
            words = " | ".join(cell for cell in self._row if cell)
            if self._header:
                self._outline.add(words, line=_line(token), lead=self._header, kind="row")
            else:
                self._header = words or " "
            self._row = []
        elif token.type == "table_close":
            self._header = ""


def _line(token: Token) -> int | None:
    return token.map[0] + 1 if token.map else None

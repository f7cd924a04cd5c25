"""HTML and templates of it: paragraphs, list items and cells without their tags."""

import re
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag

from knowledge.readers.outline import Outline
from knowledge.readers.reading import FileReading, collapse
from knowledge.readers.textfile import read_text

_TEMPLATE = re.compile(r"\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}", re.DOTALL)
_HIDDEN = ("script", "style", "template", "noscript", "svg", "nav")
_BLOCKS = frozenset(
    {
        "p",
        "li",
        "td",
        "th",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "div",
        "section",
        "article",
        "main",
        "ul",
        "ol",
        "dl",
        "table",
        "tr",
        "body",
    }
    | {
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "html",
        "head",
        "header",
        "footer",
        "aside",
        "figure",
        "figcaption",
        "tbody",
        "thead",
        "form",
    }
)
_LISTS = frozenset({"ul", "ol", "dl", "table"})
_ITEMS = frozenset({"li", "dt", "dd", "td", "th"})


class HtmlReader:
    """Reads HTML without running or fetching anything."""

    format = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def read(self, path: Path, document: str) -> FileReading:
        """Read one file; see `FileReader`."""
        del document
        # Every template tag becomes as many line breaks as it held, so that line numbers stay those of the file.
        text = _TEMPLATE.sub(lambda match: "\n" * match.group().count("\n"), read_text(path))
        # A quote is what a reader of the page sees: `®`, not the `&reg;` that the page is written with.
        soup = BeautifulSoup(text, "html.parser")
        for tag in soup(_HIDDEN):
            tag.decompose()
        walk = _Walk()
        if soup.title and soup.title.string:
            walk.outline.title = collapse(soup.title.string)
            soup.title.decompose()
        walk.element(soup, lead="", item=False)
        return FileReading(blocks=tuple(walk.outline.blocks), title=walk.outline.title)


class _Walk:
    """One pass over the elements of a page."""

    def __init__(self) -> None:
        self.outline = Outline()
        self._last = ""

    def element(self, element: Tag, *, lead: str, item: bool) -> None:
        """Add the element's own text, and what is inside its block elements, in order."""
        words: list[str] = []
        for child in element.children:
            if isinstance(child, Comment):
                continue
            if isinstance(child, Tag) and (child.name in _BLOCKS or child.find(list(_BLOCKS))):
                self._add(words, element, lead, item=item)
                self._block(child, lead, item=item)
            else:
                words.append(
                    child.get_text() if isinstance(child, Tag) else str(child) if isinstance(child, NavigableString) else ""
                )
        self._add(words, element, lead, item=item)

    def _block(self, child: Tag, lead: str, *, item: bool) -> None:
        if re.fullmatch(r"h[1-6]", child.name):
            self.outline.heading(int(child.name[1]), child.get_text())
            self._last = ""
        elif child.name in _LISTS:
            introduction = self._last
            self.element(child, lead=introduction, item=False)
            self._last = introduction
        else:
            self.element(child, lead=lead, item=item or child.name in _ITEMS)

    def _add(self, words: list[str], element: Tag, lead: str, *, item: bool) -> None:
        text = collapse("".join(words))
        words.clear()
        if text:
            self.outline.add(text, line=element.sourceline, lead=lead if item else "", kind="item" if item else "paragraph")
            self._last = text

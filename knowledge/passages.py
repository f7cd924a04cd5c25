"""Passages: the smallest pieces of a document that are found, judged and cited."""

from dataclasses import dataclass, field

from policies.rules import Source
from policies.vocabulary import Visibility


@dataclass(frozen=True)
class Passage:
    """One paragraph, list item or table row, verbatim but for collapsed white space."""

    id: str
    document: str
    locator: str
    """Heading path and line, such as `Logo usage › Colours, line 42`."""
    heading: tuple[str, ...]
    text: str
    visibility: Visibility
    audience: frozenset[str] = frozenset()
    collection: str = ""
    kind: str = "paragraph"
    """`paragraph`, `item` (of a list), `row` (of a table) or `code`."""
    lead: str = ""
    """For an item or row: the verbatim words that introduce the list ("You may not:") or the header row."""
    document_id: int = 0
    ordinal: int = 0
    """Position in the document, from 0."""
    title: str = ""
    """The document's own title, if it has one."""

    @property
    def source(self) -> Source:
        """The passage as a source to cite; the quote is verbatim after white space is collapsed."""
        return Source(document=self.document, locator=self.locator, quote=self.text)


@dataclass(frozen=True)
class ScoredPassage:
    """A passage with how well it answers; scores are only comparable within one retrieval."""

    passage: Passage
    score: float
    ranks: dict[str, int] = field(default_factory=dict)
    """Position in each ranking that found it (`words`, `meaning`), from 1."""

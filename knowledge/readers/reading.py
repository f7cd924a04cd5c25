"""What a reader makes of a file: rows, blocks of text, or rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from policies.rules import Rule


@dataclass(frozen=True)
class Block:
    """One paragraph, list item or table row in the order of the document, verbatim but for collapsed white space."""

    text: str
    heading: tuple[str, ...] = ()
    line: int | None = None
    """Line of the file it starts on, from 1."""
    lead: str = ""
    """The words that introduce the list or the header row of the table."""
    kind: str = "paragraph"


@dataclass(frozen=True)
class FileReading:
    """The content of one file; exactly one of the three is usually filled."""

    blocks: tuple[Block, ...] = ()
    rows: tuple[Mapping[str, str], ...] = ()
    places: tuple[int | str, ...] = ()
    """Where each row stands, as it is cited; empty: the rows follow a header in row 1."""
    remarks: tuple[str, ...] = ()
    """What the person who keeps the file should know: rows that were left out, where the column names were found."""
    rules: tuple[Rule, ...] = ()
    title: str = ""


class FileReader(Protocol):
    """Reads files of one format."""

    @property
    def format(self) -> str:
        """Name of the format."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File suffixes it reads, with the dot, in lower case."""
        ...

    def read(self, path: Path, document: str) -> FileReading:
        """Read one file.

        Args:
            path: The file.
            document: Name that citations of it will show.

        Raises:
            UnreadableFileError: It is not what its name says, or damaged.
            UnsupportedFileError: It is a kind of this format that holds nothing for us.
        """
        ...


def collapse(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())

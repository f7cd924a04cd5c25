"""CSV and its relatives: rows by the names in the first line."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from knowledge.errors import UnreadableFileError
from knowledge.readers.reading import FileReading
from knowledge.readers.textfile import read_text


class CsvReader:
    """Reads comma, semicolon, tab or bar separated text."""

    format = "csv"
    suffixes = (".csv", ".tsv")

    def read(self, path: Path, document: str) -> FileReading:
        """Read one file; see `FileReader`."""
        del document
        text = read_text(path)
        try:
            lines = [
                line
                for line in csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=False)
                if any(map(str.strip, line))
            ]
        except csv.Error as error:
            raise UnreadableFileError(
                f"{path.name} cannot be read", f"its table is broken ({error})", "Save it again as CSV"
            ) from error
        return FileReading(rows=rows_of(lines))


def rows_of(lines: Sequence[Sequence[str]]) -> tuple[Mapping[str, str], ...]:
    """Rows as mappings from column name to cell; the first line names the columns.

    Cells beyond the named columns are kept under `column N`, and a second column of one name under `NAME (2)`: nothing is lost.
    """
    if not lines:
        return ()
    names: list[str] = []
    for number in range(max(map(len, lines))):
        name = lines[0][number].strip() if number < len(lines[0]) else ""
        name = name or f"column {number + 1}"
        names.append(name if name not in names else f"{name} ({names.count(name) + 1})")
    return tuple(dict(zip(names, (cell.strip() for cell in line), strict=False)) for line in lines[1:])


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t|", key=first.count)

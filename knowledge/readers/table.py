"""CSV and its relatives: rows by the names of their columns."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.errors import UnreadableFileError
from knowledge.readers.headers import Header, Line, find_header
from knowledge.readers.reading import FileReading
from knowledge.readers.textfile import read_text
from knowledge.register.columns import field_of, name_of

_SEPARATORS = ",;\t|"
_SEPARATOR_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)
"""What Excel writes at the top of a file to tell itself the separator; it is no row."""
_AS_TEXT = re.compile(r'="([^"]*)"')
"""How exports keep Excel from reading a number (`="0012"`)."""
_UNNAMED = re.compile(r"column \d+")
"""What a column without a name is called; where nothing stands in it there is nothing to tell."""
_NAMING = frozenset({"asset_id", "name", "file"})


class CsvReader:
    """Reads comma, semicolon, tab or bar separated text.

    Args:
        mapping: Their column names to ours, from a mapping file.
    """

    format = "csv"
    suffixes = (".csv", ".tsv")

    def __init__(self, mapping: Mapping[str, str] | None = None) -> None:
        self._mapping = mapping or {}

    def read(self, path: Path, document: str) -> FileReading:
        """Read one file; see `FileReader`."""
        del document
        text = read_text(path)
        told = _SEPARATOR_LINE.match(text)
        text = text[told.end() :] if told else text
        separator = told.group(1) if told else _separator(text, self._mapping)
        table = rows_of(_records(path, text, separator), self._mapping)
        if not (table.rows or table.remarks):
            table.remarks.append("it is empty")
        return FileReading(rows=tuple(table.rows), places=tuple(table.places), remarks=tuple(table.remarks))


@dataclass
class Table:
    """The rows of a table as mappings from column name to cell, where each stands, and what is to be told of them."""

    rows: list[Mapping[str, str]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def rows_of(records: Iterable[Sequence[str]], mapping: Mapping[str, str]) -> Table:
    """The rows below the names of the columns; blank lines are counted and left out.

    Cells beyond the named columns are kept under `column N`, and a second column of one name under `NAME (2)`: nothing is lost.
    """
    lines: list[Line] = []
    for number, record in enumerate(records, 1):
        cells = [_AS_TEXT.sub(r"\1", bare) if (bare := cell.strip())[:1] == "=" else bare for cell in record]
        if any(cells):
            lines.append((number, cells))
    table = Table()
    if not lines:
        return table
    header = find_header(lines, mapping)
    body = lines[header.below :]
    names = [*header.names, *(f"column {number + 1}" for number in range(len(header.names), max(len(line) for _, line in lines)))]
    if not body:
        table.remarks.append(f"there are column names in {header.where} but no rows below them")
    elif not any(field_of(name, mapping) in _NAMING for name in names):
        table.remarks.append(_nameless(header, len(body)))
    else:
        _fill(table, body, names)
        table.remarks.extend(filter(None, [header.remark()]))
    return table


def _fill(table: Table, body: Sequence[Line], names: Sequence[str]) -> None:
    again = []
    for number, cells in body:
        if sum(map(bool, cells)) > 1 and all(not cell or cell == name for cell, name in zip(cells, names, strict=False)):
            again.append(number)
            continue
        table.rows.append({name: cell for name, cell in zip(names, cells, strict=False) if cell or not _UNNAMED.fullmatch(name)})
        table.places.append(number)
    if again:
        table.remarks.append(f"row {', '.join(map(str, again))} only repeats the column names")


def _nameless(header: Header, count: int) -> str:
    shown = ", ".join(f"“{name}”" for name in header.names[:6]) + (", …" if len(header.names) > 6 else "")
    return (
        f"no column in {header.where} is known as an id, a name or a file (they are {shown}), so nothing of the {count:,} "
        f"row{'' if count == 1 else 's'} below was used; name one of them “asset_id” or “name”, or say which it is with --map"
    )


def _separator(text: str, mapping: Mapping[str, str]) -> str:
    """The separator that finds the most names of columns in the first lines, else the one that the first line has most of."""
    sample = [line for line in text.split("\n", 30)[:30] if line.strip()][:10]

    def finds(separator: str) -> tuple[int, int, int]:
        lines = [[cell.strip() for cell in record] for record in csv.reader(sample, delimiter=separator)]
        known = max((sum(bool(cell and name_of(cell, mapping)) for cell in line) for line in lines), default=0)
        return known if known > 1 else 0, sample[0].count(separator) if sample else 0, "".join(sample).count(separator)

    return max(_SEPARATORS, key=finds)


def _records(path: Path, text: str, separator: str) -> list[Sequence[str]]:
    """All records.

    Raises:
        UnreadableFileError: A quote that is never closed, or closed by that of another cell, has swallowed whole lines.
    """
    records, broken = _parsed(text, separator, strict=True)
    if broken is not None:
        records, unread = _parsed(text, separator, strict=False)
        if unread is not None or any(begins >= broken and any("\n" in cell for cell in record) for begins, record in records):
            why = f"the quotation marks in or below line {broken} are not closed, so that lines run into each other"
            raise UnreadableFileError(f"{path.name} cannot be read", why, "Correct the quotes there or save it again as CSV")
    return [record for _, record in records]


def _parsed(text: str, separator: str, *, strict: bool) -> tuple[list[tuple[int, Sequence[str]]], int | None]:
    """Records with the line each begins in, and the line of the first one that is broken."""
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=strict)
    found: list[tuple[int, Sequence[str]]] = []
    begins = 1
    try:
        for record in reader:
            found.append((begins, record))
            begins = reader.line_num + 1
    except csv.Error:
        return found, begins
    return found, None

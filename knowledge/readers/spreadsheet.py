"""XLSX workbooks: the rows of every sheet that is not hidden."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from knowledge.errors import UnreadableFileError
from knowledge.readers.reading import FileReading
from knowledge.readers.table import rows_of
from knowledge.readers.textfile import read_bytes

Values = tuple[object, ...]


@dataclass(frozen=True)
class _Sheet:
    title: str
    hidden: bool
    rows: list[Values]


class XlsxReader:
    """Reads values, not formulas; real dates become ISO days, so their order is never in doubt.

    Args:
        mapping: Their column names to ours, from a mapping file.
    """

    format = "xlsx"
    suffixes = (".xlsx", ".xlsm")

    def __init__(self, mapping: Mapping[str, str] | None = None) -> None:
        self._mapping = mapping or {}

    def read(self, path: Path, document: str) -> FileReading:
        """Read one file; see `FileReader`."""
        del document
        try:
            data = read_bytes(path)
            sheets = _sheets(data, values=True)
            typed = _sheets(data, values=False) if _has_formulas(data) else sheets
        except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, ParseError) as error:
            raise UnreadableFileError(
                f"{path.name} cannot be read", "it is not an Excel workbook, or damaged", "Save it again as XLSX"
            ) from error
        rows: list[Mapping[str, str]] = []
        places: list[int | str] = []
        remarks: list[str] = []
        told = sum(any(map(_filled, sheet.rows)) for sheet in sheets) > 1
        for sheet, formulas in zip(sheets, typed, strict=True):
            called = f"sheet “{sheet.title}”"
            if not any(map(_filled, sheet.rows)):
                continue
            if sheet.hidden:
                remarks.append(f"{called} is hidden, so nothing of it was used; unhide it if it counts")
                continue
            cells, unsaved = _cells(sheet.rows, formulas.rows)
            table = rows_of(cells, self._mapping)
            rows += table.rows
            places += [f"{called}, row {number}" if told else number for number in table.places]
            remarks += [f"{called}: {remark}" if told else remark for remark in [*table.remarks, *unsaved]]
        return FileReading(rows=tuple(rows), places=tuple(places), remarks=tuple(remarks))


def _sheets(data: bytes, *, values: bool) -> list[_Sheet]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=values)
    found = []
    for sheet in book.worksheets:
        # Some programs write a wrong size into the file; without it every row that is there is read.
        sheet.reset_dimensions()
        found.append(_Sheet(sheet.title, sheet.sheet_state != "visible", list(sheet.iter_rows(values_only=True))))
    return found


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = [name for name in parts.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return any(b"<f>" in (part := parts.read(name)) or b"<f " in part for name in names)


def _filled(row: Sequence[object]) -> bool:
    return any(value is not None and str(value).strip() for value in row)


def _cells(rows: Sequence[Values], formulas: Sequence[Values]) -> tuple[list[list[str]], list[str]]:
    """All cells as text, and what to tell of formulas whose value is not in the file: they stand there as they were typed."""
    unsaved: list[str] = []
    found: list[list[str]] = []
    for number, (row, typed) in enumerate(zip(rows, formulas, strict=True), 1):
        line = [_cell(value) for value in row]
        for place, formula in enumerate(typed[: len(line)]):
            if not line[place] and isinstance(formula, str) and formula.startswith("="):
                line[place] = formula
                unsaved.append(f"{get_column_letter(place + 1)}{number}")
        found.append(line)
    if not unsaved:
        return found, []
    count = "1 cell holds a formula" if len(unsaved) == 1 else f"{len(unsaved):,} cells hold formulas"
    return found, [
        f"{count} without a saved value ({', '.join(unsaved[:4])}{', …' if len(unsaved) > 4 else ''}), which counts as "
        "unknown; open the file in Excel and save it"
    ]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)

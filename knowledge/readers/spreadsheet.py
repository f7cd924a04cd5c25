"""XLSX workbooks: the rows of every sheet."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from knowledge.errors import UnreadableFileError
from knowledge.readers.reading import FileReading
from knowledge.readers.table import rows_of
from knowledge.readers.textfile import read_bytes


class XlsxReader:
    """Reads values, not formulas; real dates become ISO days, so their order is never in doubt."""

    format = "xlsx"
    suffixes = (".xlsx", ".xlsm")

    def read(self, path: Path, document: str) -> FileReading:
        """Read one file; see `FileReader`."""
        del document
        data = io.BytesIO(read_bytes(path))
        try:
            book = load_workbook(data, read_only=True, data_only=True)
            sheets = [[[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]
        except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
            raise UnreadableFileError(
                f"{path.name} cannot be read", "it is not an Excel workbook, or damaged", "Save it again as XLSX"
            ) from error
        return FileReading(rows=tuple(row for lines in sheets for row in rows_of([line for line in lines if any(line)])))


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

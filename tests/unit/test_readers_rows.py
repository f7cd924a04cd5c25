"""Registers become rows: every cell as typed, under the column it stands in."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from knowledge.errors import UnreadableFileError, UnsupportedFileError
from knowledge.readers.jsonfile import flatten
from knowledge.readers.reading import FileReading
from knowledge.readers.registry import reader_for


def _read(folder: Path, name: str, text: str, encoding: str = "utf-8") -> FileReading:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return reader_for(path).read(path, name)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv_finds_its_separator(tmp_path: Path, separator: str) -> None:
    """Spreadsheets in other countries write semicolons."""
    reading = _read(tmp_path, "r.csv", f"name{separator}territories\nAurora{separator}DACH\n\n")
    assert reading.rows == ({"name": "Aurora", "territories": "DACH"},)


def test_csv_keeps_cells_without_a_column_and_columns_of_one_name(tmp_path: Path) -> None:
    """Nothing that somebody typed is lost."""
    reading = _read(tmp_path, "r.csv", "name,notes,notes\nAurora,one,two,three\n")
    assert reading.rows == ({"name": "Aurora", "notes": "one", "notes (2)": "two", "column 4": "three"},)


def test_csv_in_windows_encoding_keeps_its_letters(tmp_path: Path) -> None:
    """Excel still saves Windows-1252."""
    assert _read(tmp_path, "r.csv", "name\nMünchen – „Stadt“\n", "cp1252").rows[0]["name"] == "München – „Stadt“"


def test_xlsx_dates_become_iso_days(tmp_path: Path) -> None:
    """A real date has no day-month order to guess."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["name", "licence_end", "print run"])
    sheet.append(["Aurora", datetime(2026, 7, 1), 5000.0])  # noqa: DTZ001 - spreadsheets know no time zone
    book.save(tmp_path / "r.xlsx")
    reading = reader_for(tmp_path / "r.xlsx").read(tmp_path / "r.xlsx", "r.xlsx")
    assert reading.rows == ({"name": "Aurora", "licence_end": "2026-07-01", "print run": "5000"},)


def test_a_broken_workbook_is_named(tmp_path: Path) -> None:
    """A damaged file gives a sentence, not a traceback."""
    path = tmp_path / "r.xlsx"
    path.write_bytes(b"PK not really")
    with pytest.raises(UnreadableFileError, match="not an Excel workbook"):
        reader_for(path).read(path, "r.xlsx")


def test_json_finds_the_list_inside_an_object(tmp_path: Path) -> None:
    """Catalogues wrap their list in an object."""
    reading = _read(
        tmp_path, "r.json", json.dumps({"version": 2, "icons": [{"title": "A"}, {"title": "B", "aliases": {"aka": ["b", "bee"]}}]})
    )
    assert reading.rows == ({"title": "A"}, {"title": "B", "aliases": "b; bee"})


def test_json_without_assets_is_left_out_with_a_reason(tmp_path: Path) -> None:
    """A configuration file is no register."""
    with pytest.raises(UnsupportedFileError, match="no list of assets"):
        _read(tmp_path, "r.json", json.dumps({"a": 1}))


def test_jsonl_names_the_broken_line(tmp_path: Path) -> None:
    """The person who has to correct it should not have to search."""
    with pytest.raises(UnreadableFileError, match="line 2"):
        _read(tmp_path, "r.jsonl", '{"name": "A"}\n{oops\n')


def test_yaml_without_rules_is_left_out_and_broken_yaml_is_named(tmp_path: Path) -> None:
    """Two different reasons, two different things to do."""
    with pytest.raises(UnsupportedFileError, match="no list of `rules`"):
        _read(tmp_path, "m.yaml", "a: b\n")
    with pytest.raises(UnreadableFileError, match="line 2"):
        _read(tmp_path, "m.yaml", "rules:\n  - [\n")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (3, "3"),
        (["a", None, "b"], "a; b"),
        ({"type": "CC0-1.0"}, "CC0-1.0"),
        ({"a": "x", "b": [1, 2]}, "a: x; b: 1; 2"),
    ],
)
def test_json_values_become_cells(value: object, text: str) -> None:
    """Nested values are flattened to what a person would type."""
    assert flatten(value) == text


def test_broken_yaml_says_what_to_do_as_the_check_of_rules_does(tmp_path: Path) -> None:
    """Also where YAML itself reads it but a value is none, such as 30 February."""
    with pytest.raises(UnreadableFileError, match="Check indentation, dashes and quotes"):
        _read(tmp_path, "m.yaml", "rules:\n  - [\n")
    with pytest.raises(UnreadableFileError, match="line 3"):
        _read(tmp_path, "n.yaml", "rules:\n  - id: a\n    valid_until: 2026-02-30\n")

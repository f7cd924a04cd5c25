"""Tables as people keep them: titles above the header, several sheets, blank lines, groups of columns, cells spoiled by Excel."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from knowledge.errors import UnreadableFileError
from knowledge.readers.reading import FileReading
from knowledge.readers.registry import reader_for

HEADER = ["Asset ID", "Title", "Territories"]
Sheets = dict[str, Sequence[Sequence[object]]]
Book = Callable[[Sheets], FileReading]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    def read(sheets: Sheets, hidden: str = "") -> FileReading:
        made = Workbook()
        made.remove(made.worksheets[0])
        for title, rows in sheets.items():
            sheet = made.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
            sheet.sheet_state = "hidden" if title.startswith("hidden") else "visible"
        made.save(tmp_path / "r.xlsx")
        return reader_for(tmp_path / "r.xlsx").read(tmp_path / "r.xlsx", "r.xlsx")

    return read


def csv(folder: Path, text: str, mapping: dict[str, str] | None = None) -> FileReading:
    path = folder / "r.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return reader_for(path, mapping).read(path, "r.csv")


def test_rows_are_counted_as_excel_shows_them_and_the_sheet_is_named_where_there_are_several(book: Book) -> None:
    reading = book(
        {"Photos": [HEADER, ["A-1", "Heath", "DE"]], "Films": [HEADER, ["A-2", "Glen", "DE"], [], ["A-3", "Moor", "DE"]]}
    )
    assert reading.places == ("sheet “Photos”, row 2", "sheet “Films”, row 2", "sheet “Films”, row 4")
    assert book({"Photos": [HEADER, [], ["A-1", "Heath", "DE"]], "Empty": []}).places == (3,)


def test_blank_lines_and_cells_of_several_lines_count_as_in_a_spreadsheet(tmp_path: Path) -> None:
    reading = csv(tmp_path, 'id,title,notes\n\nA-1,Heath,"two\nlines"\n,,\nA-2,Glen,one\n')
    assert reading.places == (3, 5)


def test_json_says_which_entry_and_json_lines_which_line(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text('{"assets": [{"name": "Heath"}, {"name": "Glen"}]}')
    (tmp_path / "r.jsonl").write_text('{"name": "Heath"}\n\n{"name": "Glen"}\n')
    places = [reader_for(path).read(path, path.name).places for path in (tmp_path / "r.json", tmp_path / "r.jsonl")]
    assert places == [("entry 1", "entry 2"), ("entry in line 1", "entry in line 3")]


def test_a_title_above_the_column_names_loses_nothing_and_is_told(book: Book) -> None:
    reading = book({"R": [["Brand assets register 2026"], [], HEADER, ["A-1", "Heath", "DE"]]})
    assert reading.rows == ({"Asset ID": "A-1", "Title": "Heath", "Territories": "DE"},)
    assert reading.places == (4,)
    assert reading.remarks == (
        "the column names were found in row 3; what stands above them was left out: “Brand assets register 2026”",
    )


def test_a_title_above_foreign_names_is_seen_through_the_mapping_file_or_by_its_shape(tmp_path: Path) -> None:
    text = "Liste; Stand März\nKennzeichen X;Titelchen\nA-1;Heath\n"
    assert csv(tmp_path, text, {"Kennzeichen X": "asset_id", "Titelchen": "name"}).rows == (
        {"Kennzeichen X": "A-1", "Titelchen": "Heath"},
    )
    lone = csv(tmp_path, "Unsere Liste\nKennzeichen X;Titel\nA-1;Heath\n")
    assert lone.rows == ({"Kennzeichen X": "A-1", "Titel": "Heath"},)


def test_a_row_whose_cells_sound_like_column_names_is_still_a_row(tmp_path: Path) -> None:
    reading = csv(tmp_path, "id,title,kind,channels\nA-1,Tagline,claim,media\n")
    assert [row["title"] for row in reading.rows] == ["Tagline"]


def test_column_names_in_two_rows_under_merged_groups_are_put_together(book: Book) -> None:
    above = ["ID", "Title", "Licence", None, "Territories"]
    below = [None, None, "Start", "End", None]
    reading = book({"R": [above, below, ["A-1", "Heath", datetime(2026, 1, 1), datetime(2027, 1, 1), "DE"]]})  # noqa: DTZ001 - Excel knows no zone
    assert reading.rows == ({"ID": "A-1", "Title": "Heath", "Start": "2026-01-01", "End": "2027-01-01", "Territories": "DE"},)


def test_a_sheet_without_known_columns_is_named_and_the_others_are_read(book: Book) -> None:
    reading = book({"Read me": [["How to use this"], ["1. Fill in every row"]], "Assets": [HEADER, ["A-1", "Heath", "DE"]]})
    assert [row["Title"] for row in reading.rows] == ["Heath"]
    [remark] = reading.remarks
    assert remark.startswith("sheet “Read me”: no column in row 1 is known as an id, a name or a file")


def test_a_hidden_sheet_is_left_out_and_told(book: Book) -> None:
    reading = book({"Assets": [HEADER, ["A-1", "Heath", "DE"]], "hidden old": [HEADER, ["A-9", "Old", "DE"]]})
    assert [row["Title"] for row in reading.rows] == ["Heath"]
    assert reading.remarks == ("sheet “hidden old” is hidden, so nothing of it was used; unhide it if it counts",)


def test_a_formula_without_a_saved_value_is_kept_as_typed_and_told(book: Book) -> None:
    reading = book({"Assets": [HEADER, ["A-1", "Heath", "=B2"]]})
    assert reading.rows[0]["Territories"] == "=B2"
    assert "1 cell holds a formula without a saved value (C2)" in reading.remarks[0]


def test_column_names_that_come_again_in_the_middle_are_no_asset(tmp_path: Path) -> None:
    reading = csv(tmp_path, "id,title\nA-1,Heath\nid,title\nA-2,Glen\n")
    assert [row["title"] for row in reading.rows] == ["Heath", "Glen"]
    assert reading.remarks == ("row 3 only repeats the column names",)


def test_three_columns_of_one_name_keep_three_cells(tmp_path: Path) -> None:
    assert csv(tmp_path, "name,notes,notes,notes\nHeath,a,b,c\n").rows == (
        {"name": "Heath", "notes": "a", "notes (2)": "b", "notes (3)": "c"},
    )


def test_the_separator_is_that_of_the_names_not_of_a_title_and_excel_may_name_it(tmp_path: Path) -> None:
    assert csv(tmp_path, "List, all, of it\nid;title\nA-1;Heath\n").rows == ({"id": "A-1", "title": "Heath"},)
    named = csv(tmp_path, 'sep=;\nid;title\n="0012";Heath, at dawn\n')
    assert (named.rows, named.places) == (({"id": "0012", "title": "Heath, at dawn"},), (2,))


@pytest.mark.parametrize(
    "text",
    [
        'id,title\nA-1,Heath\nA-2,"Glen\nA-3,Moor\n',
        'id,title,notes\nA-1,Heath,x\nA-2,"Glen,x\nA-3,Moor,x\nA-4,"Fen",x\n',
    ],
)
def test_a_quote_that_swallows_lines_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    """Without this the assets on these lines would be gone without a word."""
    with pytest.raises(UnreadableFileError, match="quotation marks in or below line 3"):
        csv(tmp_path, text)


def test_a_stray_quote_within_a_cell_does_no_harm(tmp_path: Path) -> None:
    assert [row["id"] for row in csv(tmp_path, 'id,title\nA-1,5" disc\nA-2,"Glen" 2\nA-3,Moor\n').rows] == ["A-1", "A-2", "A-3"]


@pytest.mark.parametrize(("text", "why"), [("", "it is empty"), ("id,title\n,,\n", "no rows below")])
def test_an_empty_register_says_so(tmp_path: Path, text: str, why: str) -> None:
    reading = csv(tmp_path, text)
    assert reading.rows == ()
    assert why in reading.remarks[0]


def test_a_column_with_neither_name_nor_words_is_nothing_to_tell(tmp_path: Path) -> None:
    assert csv(tmp_path, "id,title,\nA-1,Heath,\nA-2,Glen,seen\n").rows == (
        {"id": "A-1", "title": "Heath"},
        {"id": "A-2", "title": "Glen", "column 3": "seen"},
    )

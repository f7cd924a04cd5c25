"""Ingestion can be run again at any time, replaces what changed, and goes on past broken files."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from ingest_fakes import Desk

from knowledge.chunking import MAX_WORDS, pieces
from knowledge.errors import NothingToReadError
from knowledge.ingest_report import still_not_in_force
from knowledge.ingestion import Ingestion, Settings
from policies.vocabulary import Visibility


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_folder_becomes_passages_and_assets(desk: Desk) -> None:
    """Documents are named by the folder and the way down, as citations will show them."""
    desk.write("policies/social.md", "# Social\n\nTag the photographer.\n")
    desk.write("register.csv", "asset_id,name,territories\nA-1,Aurora hero,DACH\n")
    report = desk.run()
    assert (report.assets, report.passages, report.broken, report.skipped) == (1, 1, [], [])
    assert [document.name for document in desk.catalogue.documents()] == ["brand/policies/social.md", "brand/register.csv"]
    assert [asset.id for asset in desk.catalogue.assets()] == ["A-1"]
    assert desk.catalogue.cells("A-1")["territories"] == "DACH"
    assert all(rule.version for rule in desk.catalogue.rules())


def test_a_second_run_changes_nothing(desk: Desk) -> None:
    """Same content, same generation, and nothing is embedded again."""
    desk.write("a.md", "One rule.\n")
    desk.run()
    generation, asked = desk.catalogue.generation(), len(desk.embedder.seen)
    report = desk.run()
    assert (report.read, report.unchanged) == ([], ["brand/a.md"])
    assert (desk.catalogue.generation(), len(desk.embedder.seen)) == (generation, asked)


def test_changed_content_replaces_the_old(desk: Desk) -> None:
    """No passage of the old text is left."""
    desk.write("a.md", "Old words.\n\nKept words.\n")
    desk.run()
    desk.write("a.md", "New words.\n\nKept words.\n")
    desk.run()
    assert desk.texts() == ["Kept words.", "New words."]


def test_a_changed_setting_counts_as_a_change(desk: Desk) -> None:
    """The same file at another visibility is another thing."""
    desk.write("a.md", "Words.\n")
    desk.run()
    report = desk.run(settings=Settings(visibility=Visibility.RESTRICTED, audience=frozenset({"legal"})))
    assert report.read == ["brand/a.md"]
    assert set(desk.catalogue.passage_ids()) == {Visibility.RESTRICTED}
    [document] = desk.catalogue.documents()
    assert document.audience == frozenset({"legal"})


def test_prune_retires_what_is_gone_from_the_path_only(desk: Desk, tmp_path: Path) -> None:
    """Without it nothing is lost by a missing folder; with it only this path is looked at."""
    gone = desk.write("a.md", "Gone.\n")
    desk.write("b.md", "Stays.\n")
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_text("Elsewhere.\n")
    desk.run()
    desk.run(elsewhere)
    gone.unlink()
    assert not desk.run().pruned
    assert desk.texts() == ["Elsewhere.", "Gone.", "Stays."]
    assert desk.run(prune=True).pruned == [str(gone)]
    assert desk.texts() == ["Elsewhere.", "Stays."]


def test_a_broken_file_does_not_stop_the_others_and_keeps_its_old_content(desk: Desk) -> None:
    """What was read before stays until the file can be read again."""
    desk.write("a.jsonl", '{"name": "Aurora hero"}\n')
    desk.run()
    desk.write("a.jsonl", "{broken\n")
    desk.write("b.md", "Fine.\n")
    desk.write("c.pdf", "%PDF")
    report = desk.run()
    assert report.read == ["brand/b.md"]
    assert [entry["document"] for entry in report.broken] == ["brand/a.jsonl"]
    assert report.skipped == [{"document": "brand/c.pdf", "why": "PDF is read in a later version"}]
    assert [asset.name for asset in desk.catalogue.assets()] == ["Aurora hero"]


def test_a_path_that_does_not_exist_is_told_before_anything_is_read(desk: Desk) -> None:
    """A slip in a path is not an empty folder."""
    with pytest.raises(NothingToReadError, match="no such file"):
        desk.run(desk.folder, desk.folder / "polices")


def test_hidden_files_are_left_alone(desk: Desk) -> None:
    """Version control and editors keep things that are nobody's policy."""
    desk.write(".git/config.txt", "Words.\n")
    desk.write("~$register.xlsx", "kept by Excel beside an open workbook")
    assert desk.run().to_json()["read"] == []


def test_the_report_is_plain_for_people_and_whole_for_machines(desk: Desk) -> None:
    """Every count and reason is in both."""
    desk.write("a.md", "One.\n\nTwo.\n")
    desk.write("c.docx", "x")
    report = desk.run()
    assert report.lines()[:2] == [
        "Read 1 file: 0 assets, 0 rules, 2 passages.",
        "Left out 1 file: Word files are read in a later version.",
    ]
    assert json.loads(json.dumps(report.to_json()))["passages"] == 2


def test_progress_names_each_file_and_ends_full(desk: Desk) -> None:
    """A bar can be drawn from it."""
    desk.write("a.md", "One.\n")
    desk.write("b.md", "Two.\n")
    steps: list[tuple[int, int, str]] = []
    Ingestion(desk.catalogue, desk.embedder, Settings()).run([desk.folder], progress=lambda *step: steps.append(step))
    assert steps == [(0, 2, "brand/a.md"), (1, 2, "brand/b.md"), (2, 2, "")]


def test_a_register_with_foreign_columns_uses_the_mapping(desk: Desk) -> None:
    """Their names to ours."""
    desk.write("r.csv", "Kennung;Titelchen\nA-1;Aurora hero\n")
    desk.run(settings=Settings(mapping={"Kennung": "asset_id", "Titelchen": "name"}))
    assert [(asset.id, asset.name) for asset in desk.catalogue.assets()] == [("A-1", "Aurora hero")]


def _words(count: int) -> str:
    return " ".join(f"Sentence number {number} has exactly seven words." for number in range(count))


@pytest.mark.parametrize("text", ["short", _words(60), "word " * 400])
def test_pieces_are_short_enough_and_lose_nothing(text: str) -> None:
    """Joined again they are the text."""
    parts: Sequence[str] = list(pieces(text.strip()))
    assert " ".join(parts) == text.strip()
    assert all(len(part.split()) <= MAX_WORDS for part in parts)


def _register(desk: Desk, name: str, channels: str, key: str = "ZY-001") -> None:
    desk.write(name, json.dumps({"asset_id": key, "name": "Copper Gate", "channels": channels, "territories": "worldwide"}) + "\n")


def test_registers_that_give_one_asset_different_rights_make_it_conflicting_and_are_named(desk: Desk) -> None:
    """Neither register silently wins, although the asset's own facts are the same in both."""
    _register(desk, "a.jsonl", "web")
    _register(desk, "b.jsonl", "TVC, web")
    report = desk.run()
    assert [(asset.id, asset.status) for asset in desk.catalogue.assets()] == [("ZY-001", "conflicting")]
    assert [p["document"] for p in report.problems if "contradict" in p["what"]] == ["brand/a.jsonl and brand/b.jsonl"]


def test_registers_that_say_the_same_of_an_asset_do_not_contradict_each_other(desk: Desk) -> None:
    _register(desk, "a.jsonl", "web")
    _register(desk, "b.jsonl", "web")
    report = desk.run()
    assert [(asset.id, asset.status) for asset in desk.catalogue.assets()] == [("ZY-001", "current")]
    assert report.problems == []


def test_a_broken_rule_file_is_the_first_thing_told_until_it_is_read(desk: Desk) -> None:
    """Rules that are not in force forbid nothing: that must not pass unseen."""
    path = desk.write("house.yaml", "rules:\n  - id: 7\n    nonsense: true\n")
    broken = desk.run()
    assert broken.lines()[0].startswith("The rules of brand/house.yaml are NOT in force: ")
    desk.write("b.md", "Fine.\n")
    runs = [broken.to_json(), desk.run(desk.folder / "b.md").to_json()]
    assert still_not_in_force(runs) == ("brand/house.yaml",)
    assert still_not_in_force([*runs, {"read": ["brand/house.yaml"]}]) == ()
    path.unlink()
    assert still_not_in_force(runs) == ()


def test_a_register_that_moved_counts_once_and_the_report_says_so(desk: Desk, tmp_path: Path) -> None:
    """Also where it is read under another owner, or where the copy was read before the first file went."""
    old = desk.write("old/r.csv", "asset_id,name,territories,licence\nA-1,Heath,DE,CC BY 4.0\n")
    desk.run(old, settings=Settings(owner="Northwind"))
    new = desk.write("new/r.csv", old.read_text(encoding="utf-8"))
    copied = desk.run(new)
    assert (copied.problems, copied.moved) == ([], [])
    assert [asset.status for asset in desk.catalogue.assets()] == ["current"]
    old.unlink()
    moved = desk.run(new)
    assert moved.moved == [{"document": "r.csv", "from": str(old)}]
    assert "r.csv was read before from" in "\n".join(moved.lines())
    assert [document.location for document in desk.catalogue.documents()] == [str(new)]


def test_a_copy_with_rows_added_agrees_on_the_rows_that_stayed(desk: Desk) -> None:
    """The places of its rows are others; what the rows say is not."""
    desk.write("a/r.csv", "asset_id,name,territories,channels\nA-1,Heath,DE,web\n")
    desk.write("b/r.csv", "asset_id,name,territories,channels\nA-0,Fen,DE,web\nA-1,Heath,DE,web\n")
    assert desk.run().problems == []
    assert {asset.status for asset in desk.catalogue.assets()} == {"current"}


def test_a_moved_file_does_not_open_to_more_people_what_was_kept_from_them(desk: Desk) -> None:
    """A forgotten --visibility must not do that silently: both stay and a person is told."""
    old = desk.write("old/r.csv", "asset_id,name,territories\nA-1,Heath,DE\n")
    desk.run(old, settings=Settings(visibility=Visibility.RESTRICTED))
    new = desk.write("new/r.csv", old.read_text(encoding="utf-8"))
    old.unlink()
    report = desk.run(new)
    assert report.moved == []
    assert "contradict" in report.problems[0]["what"]
    assert [asset.visibility for asset in desk.catalogue.assets()] == [Visibility.RESTRICTED]


def test_a_mapping_for_a_column_that_no_register_has_is_told(desk: Desk) -> None:
    """A slip in their name would lose the column without a word."""
    desk.write("r.csv", "id,title,zone\nA-1,Heath,DE\n")
    report = desk.run(settings=Settings(mapping={"Zone ": "territories", "Zonne": "channels"}))
    assert report.problems == [{"document": "the mapping file", "what": "no register that was read has a column “Zonne”"}]


def test_a_file_that_could_not_be_read_says_what_to_do(desk: Desk) -> None:
    desk.write("r.csv", 'id,title\nA-1,"Heath\nA-2,Glen\n')
    assert "Correct the quotes there or save it again as CSV." in desk.run().lines()[1]

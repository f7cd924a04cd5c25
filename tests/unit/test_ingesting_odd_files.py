"""What stands in a folder and is no file is named; what a run came to is said at its end."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from ingest_fakes import Desk

from knowledge.ingest_report import still_not_in_force

RULES = "rules:\n- {id: TV-1, forbid: [display], channels: [tv], says: No television., source: memo.md}\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _bind(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(path))


@pytest.mark.parametrize("suffix", [".csv", ".md", ".odd", ""])
@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: path.symlink_to("nowhere"), "it is a link that leads nowhere"),
        (lambda path: path.symlink_to(path.name), "it is a link that leads nowhere"),
        (lambda path: path.symlink_to(path.parent.parent), "it is a link to a folder, and such links are not followed"),
        (os.mkfifo, "it is a named pipe, not a file"),
        (_bind, "it is a socket, not a file"),
        (lambda path: path.symlink_to(os.devnull), "it is a device, not a file"),
    ],
)
def test_what_is_no_file_is_named_and_the_rest_is_read(desk: Desk, make: Callable[[Path], None], why: str, suffix: str) -> None:
    """Nothing in a folder is dropped without a word, and nothing is waited for that never comes."""
    desk.write("a.md", "Fine.\n")
    make(desk.folder / f"x{suffix}")
    report = desk.run()
    assert report.read == ["brand/a.md"]
    assert [(entry["document"], entry["why"]) for entry in report.broken] == [(f"brand/x{suffix}", why)]
    assert [line for line in report.lines() if line.startswith(f"Could not read brand/x{suffix}: {why}. ")]


def test_a_link_within_the_folder_is_no_loss(desk: Desk) -> None:
    """What it leads to is read where it stands."""
    desk.write("policies/a.md", "Fine.\n")
    (desk.folder / "latest").symlink_to("policies")
    assert (desk.run().broken, desk.texts()) == ([], ["Fine."])


def test_rules_behind_a_link_that_leads_nowhere_are_told_as_not_in_force_and_kept(desk: Desk) -> None:
    """As with any rule file that cannot be read; pruning takes away only what is gone."""
    path = desk.write("rules.yaml", RULES)
    desk.run()
    path.unlink()
    path.symlink_to("nowhere")
    report = desk.run(prune=True)
    assert [entry["document"] for entry in report.rules_not_in_force] == ["brand/rules.yaml"]
    assert still_not_in_force([report.to_json()]) == ("brand/rules.yaml",)
    assert not report.pruned
    assert len(list(desk.catalogue.rules())) == 1


def test_the_last_line_says_how_a_run_ends_that_could_not_read_everything(desk: Desk) -> None:
    desk.write("a.md", "Fine.\n")
    desk.write("b.jsonl", "{broken\n")
    desk.write("c.jsonl", "{broken\n")
    report = desk.run()
    assert not report.nothing_read
    assert report.lines()[-1] == "2 files could not be read; the others were, so this ends with status 0."


def test_a_run_that_only_retires_and_fails_came_to_nothing(desk: Desk) -> None:
    gone = desk.write("a.md", "Gone.\n")
    desk.run()
    gone.unlink()
    assert not desk.run(prune=True).nothing_read
    desk.write("a.md", "Gone again.\n")
    desk.run()
    gone.unlink()
    desk.write("b.jsonl", "{broken\n")
    report = desk.run(prune=True)
    assert report.pruned
    assert report.nothing_read

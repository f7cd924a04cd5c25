"""The command line as a process: exit statuses, one sentence on stderr, nothing but JSON on stdout."""

import json
import os
import sqlite3
import subprocess
import sys

import pytest

CODE = "import sys; sys.argv[0] = 'clearance'; from bot.cli import main; main()"


def clearance(*args, cwd, **env):
    """Run the command in an empty folder of its own."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("CLEARANCE_", "SLACK_"))}
    command = [sys.executable, "-c", CODE, *map(str, args)]
    return subprocess.run(command, cwd=cwd, env={**clean, **env}, capture_output=True, text=True, timeout=120, check=False)


def assert_one_sentence(text):
    assert len(text.strip().splitlines()) == 1, text
    assert "Traceback" not in text


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("ask",),
        ("understand",),
        ("ingest",),
        ("queue",),
        ("queue", "rule"),
        ("rules",),
        ("audit",),
        ("demo",),
        ("chat",),
        ("serve",),
        ("doctor",),
    ],
)
def test_every_command_has_help(command, tmp_path):
    done = clearance(*command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "Usage: clearance" in done.stdout
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "args",
    [
        ("ask",),
        ("ask", "May I?", "--batch", "x.jsonl"),
        ("ask", "May I?", "--as", "boss"),
        ("ask", "May I?", "--as", "partner"),
        ("ask", "May I?", "--as", "partner: "),
        ("ask", "May I?", "--on", "tomorrow"),
        ("ask", "May I?", "--thread", "none.txt"),
        ("ask", "--batch", "none.jsonl"),
        ("understand",),
        ("ingest", ".", "--visibility", "secret"),
        ("ingest", ".", "--map", "none.yaml"),
        ("rules", "check", "none.yaml"),
        ("queue", "rule", "C-1", "--verdict", "perhaps", "--reason", "x"),
        ("queue", "rule", "C-1", "--verdict", "allowed", "--reason", "x", "--scope", "once", "--until", "2999-01-01"),
        ("queue", "rule", "C-1", "--verdict", "allowed", "--reason", "x", "--scope", "until"),
    ],
)
def test_wrong_usage_is_status_2_and_one_sentence(args, tmp_path):
    done = clearance(*args, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert_one_sentence(done.stderr)
    assert not done.stdout


def test_a_mapping_to_a_column_that_is_none_names_the_near_ones(tmp_path):
    (tmp_path / "map.yaml").write_text("Laufzeit: licence_windw\n")
    done = clearance("ingest", ".", "--map", "map.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert_one_sentence(done.stderr)
    assert "no column 'licence_windw'; perhaps licence_window" in done.stderr


@pytest.mark.parametrize("args", [("nonsense",), ("ask", "x", "--nonsense"), ("queue", "rule", "C-1")])
def test_unknown_commands_and_options_are_status_2(args, tmp_path):
    done = clearance(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("args", [("train", "--epochs", "3"), ("evaluate",), ("model", "list"), ("model", "use", "x", "--json")])
def test_commands_of_the_next_version_say_so(args, tmp_path):
    done = clearance(*args, cwd=tmp_path)
    assert done.returncode == 1
    assert_one_sentence(done.stderr)
    assert "next version" in done.stderr


def test_ingesting_what_nobody_can_read_is_status_1_and_one_sentence(tmp_path):
    (tmp_path / "photos").mkdir()
    done = clearance("ingest", "photos", cwd=tmp_path)
    assert done.returncode == 1
    assert_one_sentence(done.stderr)
    assert "Nothing could be read" in done.stderr


def test_ingesting_with_some_files_unread_is_status_0_and_is_said_at_the_end(tmp_path):
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "good.csv").write_text("asset_id,name\nA-1,Aurora hero\n")
    (tmp_path / "brand" / "gone.csv").symlink_to("nowhere")
    done = clearance("ingest", "brand", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "1 file could not be read; the others were, so this ends with status 0."
    (tmp_path / "brand" / "good.csv").unlink()
    done = clearance("ingest", "brand", "--prune", cwd=tmp_path)
    assert done.returncode == 1
    assert_one_sentence(done.stderr)


def test_an_unknown_case_is_status_1_and_one_sentence(tmp_path):
    done = clearance("queue", "show", "C-000042", cwd=tmp_path)
    assert done.returncode == 1
    assert_one_sentence(done.stderr)
    assert "C-000042" in done.stderr


def test_a_home_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    for args in (("queue", "list"), ("ask", "May I?")):
        done = clearance(*args, "--home", tmp_path / "file" / "home", cwd=tmp_path)
        assert done.returncode == 1
        assert_one_sentence(done.stderr)


def test_a_wrong_setting_is_one_sentence(tmp_path):
    done = clearance("queue", "list", cwd=tmp_path, CLEARANCE_CITATIONS="many")
    assert done.returncode == 1
    assert_one_sentence(done.stderr)
    assert "CLEARANCE_CITATIONS" in done.stderr


def test_a_locked_database_is_one_sentence(tmp_path):
    assert clearance("queue", "list", cwd=tmp_path).returncode == 0
    with sqlite3.connect(tmp_path / ".clearance" / "desk.db", isolation_level=None) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        done = clearance("queue", "claim", "C-1", cwd=tmp_path)
    assert done.returncode == 1
    assert_one_sentence(done.stderr)
    assert "locked" in done.stderr


def test_the_audit_log_of_a_new_home_verifies(tmp_path):
    done = clearance("audit", "verify", "--json", cwd=tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"entries": 0, "erased": 0, "intact": True, "problems": []}


def test_a_damaged_audit_log_is_status_1(tmp_path):
    folder = tmp_path / ".clearance" / "audit"
    folder.mkdir(parents=True)
    (folder / "chain.jsonl").write_text("{}\n")
    done = clearance("audit", "verify", cwd=tmp_path)
    assert done.returncode == 1
    assert_one_sentence(done.stderr)

"""One question on the command line loads no more than it needs: what is loaded decides how long the asker waits."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.base import KnowledgeBase
from knowledge.ingestion import Settings
from policies.vocabulary import Visibility

RUN = """
import sys
from bot.cli import main
try:
    main()
finally:
    heavy = ("alembic", "chromadb", "grpc", "onnxruntime", "slack_bolt", "sqlalchemy", "docutils", "openpyxl", "langchain_core")
    print("loaded:", *(name for name in heavy if name in sys.modules), file=sys.stderr)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "brand"
    folder.mkdir()
    (folder / "marks.md").write_text("# Marks\n\nMugs may be sold.\n\nAsk before you print a book.\n")
    with KnowledgeBase.open(tmp_path / "home") as base:
        base.ingest([folder], Settings(visibility=Visibility.PUBLIC))
    _loaded(tmp_path / "home", "ask", "May I sell mugs?", "--no-escalate")  # makes the database of cases
    return tmp_path / "home"


def _loaded(home: Path, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CLEARANCE_HOME": str(home)},
    )
    assert done.stdout
    return set(done.stderr.splitlines()[-1].removeprefix("loaded:").split())


def test_one_question_opens_no_index_and_migrates_nothing(home: Path) -> None:
    assert _loaded(home, "ask", "May I sell mugs?", "--json", "--no-escalate") == {"langchain_core", "onnxruntime", "sqlalchemy"}


def test_help_loads_nothing(home: Path) -> None:
    assert _loaded(home, "--help") == set()

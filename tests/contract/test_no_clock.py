"""The core and the readers know no day but the one they are given, and nothing of chance: what they say can be said again.

`datetime` itself is needed for days, so that the import contracts cannot tell; here the calls are looked at.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for package in ("policies", "slm") for path in (ROOT / package).rglob("*.py"))
READ_THE_CLOCK = {
    "now", "utcnow", "today", "time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "process_time",
    "localtime", "gmtime", "ctime",
}  # fmt: skip
CHANCE = {"random", "secrets", "time", "uuid"}


def unsteady(source: str) -> Iterator[str]:
    """What in a module's source depends on the hour or on chance."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (f"import {alias.name}" for alias in node.names if alias.name.split(".")[0] in CHANCE)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in CHANCE:
            yield f"from {node.module}"
        elif isinstance(node, ast.Attribute) and node.attr in READ_THE_CLOCK and not isinstance(node.ctx, ast.Store):
            yield ast.unparse(node)  # also where it is not called but handed on: `default_factory=datetime.now`
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in CHANCE:
            yield ast.unparse(node)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_reads_no_clock_and_rolls_no_dice(path: Path) -> None:
    assert list(unsteady(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\nx = date.today()",
        "import datetime\nx = datetime.datetime.now(datetime.UTC)",
        "from datetime import datetime as clock\nmake = dict(default_factory=clock.utcnow)",
        "import time",
        "from time import monotonic",
        "import random\nrandom.shuffle([])",
        "from uuid import uuid4",
        "def f(self):\n    return self.clock.now()",
    ],
)
def test_such_a_call_would_be_seen(source: str) -> None:
    assert list(unsteady(source))


@pytest.mark.parametrize("source", ["from datetime import date\nx = date(2026, 3, 2)", "time = 5\ntoday = time", "x = date.max"])
def test_days_and_words_are_free(source: str) -> None:
    assert not list(unsteady(source))

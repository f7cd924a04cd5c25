"""Speed and memory of the desk on the demonstration brand, each beside a baseline measured in the same run."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.bootstrap import open_office
from bot.demonstration import brand, home
from bot.settings import load_settings
from policies.request import Question
from policies.visibility import Reach

ASKED_ON = date(2026, 3, 16)
USES = (
    "Can we use {} on our website in the UK from 1 to 30 April?",
    "{} cropped for paid social in Germany until the end of June, ok?",
    "May our agency of record print {} on posters in Dublin in May?",
    "Who do we have to credit for {}?",
)


def questions(names: Sequence[str]) -> list[Question]:
    """Four questions an asset, as staff ask them."""
    return [Question(text=use.format(name), asked_on=ASKED_ON) for name in names for use in USES]


def answering(folder: Path) -> Mapping[str, Any]:
    """Milliseconds of a warm answer over the whole demonstration register, and what building its home took.

    Args:
        folder: Where the demonstration's home is made.
    """
    home.clear(folder)
    office = open_office(load_settings(folder))
    started = time.perf_counter()
    built = home.build(office)
    ingest_s = time.perf_counter() - started
    asked = questions([asset.name for asset in office.knowledge.assets(Reach())])
    for question in asked[:8]:
        office.clearance.answer(question, escalate=False)
    spent = sorted(_milliseconds(lambda question=question: office.clearance.answer(question, escalate=False)) for question in asked)
    noop = sorted(_milliseconds(lambda: sorted(range(20_000), reverse=True)) for _ in range(200))
    office.knowledge.close()
    return {
        "questions": len(asked),
        "answer_p50_ms": round(statistics.median(spent), 1),
        "answer_p95_ms": round(spent[int(len(spent) * 0.95)], 1),
        "answer_max_ms": round(spent[-1], 1),
        "answer_p50_over_sorting_20000_numbers": round(statistics.median(spent) / statistics.median(noop), 1),
        "ingest_files": len(brand.sources()),
        "ingest_assets": built.assets,
        "ingest_passages": built.passages,
        "ingest_s": round(ingest_s, 2),
        "ingest_assets_and_passages_per_s": round((built.assets + built.passages) / ingest_s, 1),
        "resident_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 0),
    }


def starting(folder: Path, runs: int = 7) -> Mapping[str, Any]:
    """Seconds that one `clearance ask` takes as a process, beside an interpreter that only imports LangChain and Chroma.

    Args:
        folder: A home that is built already.
        runs: Timed runs of each, in turn, after one that is not counted.
    """
    script = "from bot.cli import main; main()"
    ask = [sys.executable, "-c", script, "ask", "Can we crop the Autumn leaves cup for an organic post in the UK in April?"]
    ask += ["--on", ASKED_ON.isoformat(), "--json", "--no-escalate"]
    bare = [sys.executable, "-c", "import langchain_core.runnables, chromadb, onnxruntime"]
    asked, imported = [], []
    for number in range(runs + 1):
        pair = _seconds(ask, folder), _seconds(bare, folder)
        if number:
            asked.append(pair[0])
            imported.append(pair[1])
    ratios = [one / other for one, other in zip(asked, imported, strict=True)]
    return {
        "process_ask_median_s": round(statistics.median(asked), 2),
        "process_ask_max_s": round(max(asked), 2),
        "process_imports_only_median_s": round(statistics.median(imported), 2),
        "process_ask_over_imports_only": round(statistics.median(ratios), 2),
    }


def _milliseconds(act: Any) -> float:  # noqa: ANN401 - any call without arguments
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def _seconds(command: Sequence[str], folder: Path) -> float:
    environment = {**os.environ, "CLEARANCE_HOME": str(folder)}
    started = time.perf_counter()
    subprocess.run(command, env=environment, capture_output=True, check=True)  # noqa: S603 - our own words
    return time.perf_counter() - started

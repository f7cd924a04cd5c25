"""`make bench`: measure, print a table, and write `evaluation/results/*.json`."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.demonstration import brand
from evaluation import record, retrieval, speed

DATA = record.ROOT.parent / "shared" / "data"
COMMAND = "make bench"


def main() -> None:
    """Run every benchmark; the comparison of retrieval needs the shared documents and says so where they are absent."""
    console = Console()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = {**speed.answering(folder / "home"), **speed.starting(folder / "home")}
        _show(console, "The desk on the demonstration brand", figures)
        record.write("speed", COMMAND, record.digest([brand.BRAND]), figures)
        corpus, file = DATA / "policies", DATA / "cases" / "policy_questions_dev.jsonl"
        if not file.exists():
            console.print("Retrieval was not compared: the labelled questions are not on this machine.")
            return
        compared = retrieval.compare(corpus, file, folder / "retrieval")
        _show(console, "Retrieval against a plain LangChain retriever", compared)
        record.write("retrieval", COMMAND, record.digest([corpus, file]), compared)


def _show(console: Console, title: str, figures: Mapping[str, Any]) -> None:
    table = Table(title=title, title_justify="left", show_header=False)
    for name, value in figures.items():
        rows = value.items() if isinstance(value, Mapping) else [("", value)]
        for part, figure in rows:
            table.add_row(f"{name} {part}".replace("_", " ").strip(), str(figure))
    console.print(table)


if __name__ == "__main__":
    main()

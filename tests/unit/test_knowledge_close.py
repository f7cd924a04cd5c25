"""No thread of the knowledge base outlives it: one inside a native library at the interpreter's end takes the process down."""

import threading
from pathlib import Path

from knowledge.base import KnowledgeBase
from knowledge.ingestion import Settings


def test_closing_waits_for_what_loads_in_the_background(tmp_path: Path) -> None:
    (tmp_path / "policy.md").write_text("# Logo\n\nThe logo may be shown on websites.\n", encoding="utf-8")
    with KnowledgeBase.open(tmp_path / "home") as base:
        base.ingest([tmp_path / "policy.md"], Settings())
    before = set(threading.enumerate())
    base = KnowledgeBase.open(tmp_path / "home", warm=True)
    started = set(threading.enumerate()) - before
    assert started
    assert not any(thread.daemon for thread in started)
    base.close()
    assert not [thread for thread in started if thread.is_alive() and thread.name == "load-embedding-model"]

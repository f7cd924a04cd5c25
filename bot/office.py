"""The assembled desk, as a surface gets it from the wiring."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answer import Answer, AnswerReason, ModelName
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.audit import AuditLog
    from bot.clearance import ClearanceDesk
    from bot.escalation.desk import CaseDesk
    from bot.stages.understand import Reader
    from knowledge.base import KnowledgeBase

READING_SOURCES = ("policies/lexicon", "policies/calendar", "policies/taxonomies", "slm/reading")
"""Folders whose content decides how a question is read."""


@dataclass(frozen=True)
class Office:
    """Everything a surface needs."""

    settings: Settings
    clearance: "ClearanceDesk"
    casework: "CaseDesk"
    audit: "AuditLog"
    knowledge: "KnowledgeBase"
    reader: "Reader"

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave the stores in a clean state."""
        self.knowledge.close()

    def refusal(self, identity: str | None, error: str) -> Answer:
        """The answer to a line of a batch that is no question."""
        text = f"This could not be read as a question. {error}"
        reason = AnswerReason(kind="unreadable", status="unknown", text=error)
        return Answer(
            id=identity,
            verdict="needs_review",
            confidence=0.0,
            answer=text,
            reasons=(reason,),
            model=model_name(self.reader),
            timings_ms=dict.fromkeys(("understand", "retrieve", "decide", "write", "total"), 0.0),
            error=error,
        )


def model_name(reader: "Reader") -> ModelName:
    """What reads the questions: the reader's name, and the digest of the word lists and code it reads with."""
    return ModelName(name=reader.name, digest=reading_digest())


@cache
def reading_digest() -> str:
    """SHA-256 over the files that decide how a question is read."""
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for folder in READING_SOURCES:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".py", ".yaml"}:
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"sha256:{digest.hexdigest()}"

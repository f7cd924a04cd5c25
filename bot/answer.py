"""The answer: what the asker reads and what machines read, exactly as the interface has it."""

from datetime import date
from typing import Any, Literal

from pydantic import Field

from policies.request import Frozen
from policies.vocabulary import VerdictCode


class AnswerReason(Frozen):
    """One step of the explanation, already fit for the asker's eyes."""

    kind: str
    status: str
    text: str
    rule: str | None = None


class AnswerCitation(Frozen):
    """A source with its verbatim words."""

    document: str
    locator: str
    quote: str


class AnswerAsset(Frozen):
    """An asset the question is about; `match` is from 0 to 1."""

    id: str
    name: str
    match: float


class AnswerAskBack(Frozen):
    """The one question whose answer would settle the matter."""

    question: str
    options: tuple[str, ...] = ()


class Escalation(Frozen):
    """The case that was opened for legal."""

    case: str


class ModelName(Frozen):
    """What read the question: its name and the digest of its data or weights."""

    name: str
    digest: str


class Part(Frozen):
    """The verdict on one of several assets; for renderers, not part of the JSON."""

    asset: AnswerAsset | None
    verdict: VerdictCode
    text: str = ""


class Answer(Frozen):
    """One answer to one question."""

    id: str | None = None
    verdict: VerdictCode
    confidence: float = Field(ge=0, le=1)
    answer: str
    conditions: tuple[str, ...] = ()
    nearest_yes: str | None = None
    reasons: tuple[AnswerReason, ...] = ()
    citations: tuple[AnswerCitation, ...] = ()
    assets: tuple[AnswerAsset, ...] = ()
    request: dict[str, Any] | None = None
    ask_back: AnswerAskBack | None = None
    valid_until: date | None = None
    escalation: Escalation | None = None
    model: ModelName
    timings_ms: dict[str, float] = Field(default_factory=dict)
    error: str | None = None
    """Why a line of a batch could not be answered; left out of the JSON otherwise."""
    parts: tuple[Part, ...] = ()
    """The verdicts asset by asset where a question is about several; not part of the JSON."""
    kind: Literal["verdict", "information"] = "verdict"
    """Whether the words are a ruling on a use or an answer to some other question; not part of the JSON."""

    def to_json(self) -> dict[str, Any]:
        """The object of the interface: every key there, absent things `null` or empty."""
        leave_out = {"parts", "kind"} if self.error else {"parts", "kind", "error"}
        return self.model_dump(mode="json", exclude=leave_out)

"""What travels through the flow: one question with what each step found out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.answer import Answer
from policies.evidence import AssetMatch, Evidence
from policies.request import ClearanceRequest, Question
from policies.rulebook import Rulebook
from policies.rules import Source
from policies.verdict import AskBack, Citation, Reason, Verdict
from policies.visibility import Reach
from policies.vocabulary import VerdictCode


@dataclass(frozen=True)
class Finding:
    """The verdict on one asset of the question, or on the question itself where it is about none."""

    evidence: Evidence
    verdict: Verdict
    confidence: float = 1.0

    @property
    def asset_name(self) -> str | None:
        """The asset's name, if the finding is about one."""
        return self.evidence.asset.asset.name if self.evidence.asset else None


@dataclass(frozen=True)
class Information:
    """An answer to a question that asks for something else than a ruling on a use."""

    text: str
    verdict: VerdictCode
    citations: tuple[Citation, ...] = ()
    reasons: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    case: str | None = None
    """The case that lies with legal, if the information is about one that does."""
    why: tuple[Reason, ...] = ()
    """Reasons from the records, shown as far as the asker may see them."""
    assets: tuple[AssetMatch, ...] = ()
    """Assets the information is about that the question did not name."""
    complete: bool = False
    """Whether the information stands by itself; else the verdicts on the named assets add their conditions and reasons."""
    to_decide: str | None = None
    """What a person has to find out, where the records do not say; a case is then opened."""
    asks: AskBack | None = None
    """The question back, where one fact of the asker's would settle it."""
    valid_until: date | None = None
    """Last day on which a yes still holds."""
    confidence: float = 1.0
    """How much it is trusted, see `bot.trust`."""


@dataclass(frozen=True)
class Asked:
    """A question back, and what was understood when it was asked."""

    ask: AskBack
    known: object
    """What had been said by then, to tell whether a later message adds anything."""


@dataclass(frozen=True)
class Turn:
    """One question on its way. Each step returns a changed copy."""

    question: Question
    reach: Reach
    escalate: bool = True
    settle: bool = False
    """Whether a case is opened although one fact of the asker's would settle it: the asker cannot say, or let it lie."""
    origin: Mapping[str, str] = field(default_factory=dict)
    told: tuple[tuple[AskBack, str], ...] = ()
    """Questions back that the asker has answered, each with the option picked."""
    asked: Asked | None = None
    """The question back that the last message came upon."""
    after: str | None = None
    """What a message that only speaks of the answer before it is about (see `bot.stages.afterwards`)."""
    request: ClearanceRequest | None = None
    own: Mapping[str, ClearanceRequest] = field(default_factory=dict)
    """By the id of an asset: the request for it, where it has a use of its own (see `bot.stages.apart`)."""
    rulebook: Rulebook | None = None
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    information: Information | None = None
    answer: Answer | None = None
    timings_ms: Mapping[str, float] = field(default_factory=dict)

    def having(self, **changes: Any) -> "Turn":  # noqa: ANN401 - the fields' own types are checked by `replace`
        """A copy with some fields changed."""
        return replace(self, **changes)

    @property
    def understood(self) -> ClearanceRequest:
        """The request; only asked for after the first step."""
        assert self.request is not None
        return self.request

    def asked_of(self, evidence: Evidence) -> ClearanceRequest:
        """The request for one asset of the question."""
        return self.own.get(evidence.asset.asset.id, self.understood) if evidence.asset else self.understood

    @property
    def worst(self) -> Finding | None:
        """The least permissive finding: it gives the overall verdict."""
        return min(self.findings, key=lambda f: f.verdict.code.permissiveness, default=None)

    @property
    def verdict(self) -> VerdictCode:
        """The overall verdict; review where nothing was found."""
        if self.information is not None:
            return self.information.verdict
        return self.worst.verdict.code if self.worst else VerdictCode.NEEDS_REVIEW

    @property
    def sources(self) -> tuple[Source, ...]:
        """Everything the findings rest on, for legal's eyes and the audit log."""
        found = [c.source for f in self.findings for c in f.verdict.citations]
        return tuple(dict.fromkeys(found))

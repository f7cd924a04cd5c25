"""Hand-written stand-ins for everything the flow asks: small, honest and without I/O."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.answer import ModelName
from bot.clearance import ClearanceDesk
from bot.escalation.desk import CaseDesk
from bot.stages.decide import Decide, Informants
from bot.stages.find import FindAsset
from bot.stages.inform import CaseStatus, Help
from bot.stages.respond import Respond
from bot.stages.retrieve import Retrieve
from bot.stages.understand import Understand
from bot.storage.cases import SqlCaseStore
from bot.storage.engine import open_engine
from bot.trust import ErrorBudget, Trust
from policies.evidence import AssetFacts, AssetMatch, Evidence
from policies.request import ClearanceRequest, Question
from policies.rulebook import Rulebook
from policies.rules import Source
from policies.truth import Truth
from policies.verdict import Citation, Condition, Reason, Verdict
from policies.vocabulary import ReasonKind, VerdictCode, Visibility

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
TODAY = date(2026, 3, 14)
MODEL = ModelName(name="fake", digest="sha256:0")


def asset(asset_id="AUR-1", name="Aurora hero", visibility=Visibility.INTERNAL, **more) -> AssetFacts:
    return AssetFacts(
        id=asset_id, name=name, visibility=visibility, source=Source(document="register.csv", locator="row 2"), **more
    )


def verdict(code=VerdictCode.ALLOWED, *, visibility=Visibility.INTERNAL, text="The licence covers it.", **more) -> Verdict:
    status = {"allowed": Truth.PASS, "allowed_with_conditions": Truth.PASS, "not_allowed": Truth.FAIL}.get(
        code.value, Truth.UNKNOWN
    )
    source = Source(document="register.csv", locator="row 2", quote="verbatim words")
    reason = Reason(
        kind=ReasonKind.TERRITORY, status=status, text=text, rule="R-1", source=source, visibility=visibility, decisive=True
    )
    kept = (Condition(text="Credit: Example Studio"),) if code is VerdictCode.ALLOWED_WITH_CONDITIONS else ()
    cited = (Citation(source=source, visibility=visibility),)
    values = {"reasons": (reason,), "conditions": kept, "citations": cited, "basis": "rules", "rule_versions": ("R-1@1",), **more}
    return Verdict(code=code, **values)


@dataclass
class FakeReader:
    """Understands what it is told to."""

    request: ClearanceRequest = field(default_factory=lambda: ClearanceRequest(assets=("Aurora hero",)))
    error: Exception | None = None
    name: str = "fake"

    def read(self, question: Question) -> ClearanceRequest:
        if self.error:
            raise self.error
        return self.request


@dataclass
class FakeFound:
    matches: Sequence[AssetMatch] = ()
    rivals: Mapping[str, Sequence[AssetMatch]] = field(default_factory=dict)
    unknown: Sequence[str] = ()


@dataclass
class FakeKnowledge:
    """A catalogue of a few assets that finds what the mention names."""

    known: Sequence[AssetFacts] = ()

    def rulebook(self):
        return Rulebook()

    def asset(self, asset_id):
        return next((a for a in self.known if a.id == asset_id), None)

    def assets(self, reach):
        return [a for a in self.known if reach.sees(a.visibility, a.audience)]

    def find(self, question, mentions, reach):
        by_name = {a.name.casefold(): a for a in self.assets(reach)}
        matches = [AssetMatch(asset=by_name[m.casefold()], score=0.98, mention=m) for m in mentions if m.casefold() in by_name]
        return FakeFound(matches, {}, [m for m in mentions if m.casefold() not in by_name])


class NoClauses:
    def judged(self, question, request, reach):
        return ()


class NoCopyCheck:
    def check(self, request, evidence, reach, on):
        return None


@dataclass
class FakeDecision:
    """Gives the verdict prepared for an asset, and remembers what it was asked."""

    verdicts: Mapping[str | None, Verdict] = field(default_factory=dict)
    asked: list[Evidence] = field(default_factory=list)

    def __call__(self, request, evidence, rulebook, on):
        self.asked.append(evidence)
        key = evidence.asset.asset.id if evidence.asset else None
        return self.verdicts.get(key, verdict(VerdictCode.NEEDS_REVIEW, to_decide="Whether it may."))


class FakeWriter:
    """Says the verdict's code and the case."""

    def write(self, facts):
        return facts.verdict.value + (f" {facts.case}" if facts.case else "")


@dataclass
class FakeAudit:
    entries: list = field(default_factory=list)

    def append(self, kind, payload, at):
        self.entries.append((kind, payload))
        return len(self.entries)


@dataclass
class Desk:
    """A desk made of fakes around a real case book in memory."""

    clearance: ClearanceDesk
    casework: CaseDesk
    audit: FakeAudit
    decision: FakeDecision


def case_desk(notifiers=()) -> CaseDesk:
    return CaseDesk(SqlCaseStore(open_engine("sqlite://")), lambda: NOW, notifiers)


def desk(*, reader=None, assets=(), verdicts=None, clauses=None, threshold=0.5, copy_check=None) -> Desk:
    reader, knowledge = reader or FakeReader(), FakeKnowledge(assets)
    decision, casework, audit = FakeDecision(verdicts or {}), case_desk(), FakeAudit()
    informants = Informants(CaseStatus(casework), FindAsset(knowledge, decision, casework), Help(), Help())
    steps = {
        "understand": Understand(reader),
        "retrieve": Retrieve(knowledge, clauses or NoClauses(), casework, 12),
        "decide": Decide(decision, copy_check or NoCopyCheck(), informants),
        "trust": Trust(ErrorBudget(threshold)),
        "respond": Respond(FakeWriter(), casework, MODEL, lambda request: {"intent": request.intent.value}, 5),
    }
    return Desk(ClearanceDesk(steps, casework, audit, lambda: NOW, MODEL), casework, audit, decision)


def question(text="May I use the Aurora hero?", **more) -> Question:
    return Question(text=text, asked_on=TODAY, **more)

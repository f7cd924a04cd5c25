"""The only wiring: settings in, the assembled desk out. Whatever is passed in takes the place of the real part."""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answer import Answer, AnswerReason, ModelName
from bot.settings import Settings

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk import WebClient

    from bot.audit import AuditLog
    from bot.clearance import ClearanceDesk, Step
    from bot.escalation.desk import CaseDesk, Notifier
    from bot.stages.respond import Writer
    from bot.stages.understand import Reader
    from bot.surfaces.slack.app import Identity
    from bot.surfaces.slack.service import SlackService
    from knowledge.base import KnowledgeBase
    from slm.judging.judge import Judge

READING_SOURCES = ("policies/lexicon", "policies/calendar", "policies/taxonomies", "slm/reading")
"""Folders whose content decides how a question is read."""
MOST_WITHOUT_INDEX = 20_000
"""Passages up to which a process that asks once reads the vectors from SQL (some 30 MB) instead of opening the index."""


TRACING_SWITCHES = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")
"""Environment variables that make LangChain send every step to a hosted service."""


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


def utc_now() -> datetime:
    """The clock of the running program."""
    return datetime.now(UTC)


def open_office(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    knowledge: "KnowledgeBase | None" = None,
    reader: "Reader | None" = None,
    judge: "Judge | None" = None,
    writer: "Writer | None" = None,
    notifiers: Sequence["Notifier"] = (),
    once: bool = False,
) -> Office:
    """Open the stores of a home and put the desk together.

    Args:
        settings: Where and how.
        clock: What time it is, in UTC.
        knowledge: Instead of the home's knowledge base.
        reader: Instead of the deterministic reader.
        judge: Instead of the plain judge of clauses.
        writer: Instead of the plain writer.
        notifiers: Who hears of cases.
        once: Whether the process asks one question and ends, so that a fast start counts more than a fast second question.
    """
    from bot.audit import AuditLog  # noqa: PLC0415 - commands that need one part load one part
    from bot.clearance import ClearanceDesk  # noqa: PLC0415 - as above

    configure_logging(settings)
    keep_traces_here()
    knows = knowledge or open_knowledge(settings)
    _prepare(knows, once=once)
    reads = reader or build_reader()
    casework = open_casework(settings, clock=clock, notifiers=notifiers)
    audit = AuditLog(settings.home / "audit")
    steps = _steps(
        settings=settings,
        knowledge=knows,
        reader=reads,
        judge=judge or build_judge(),
        writer=writer or build_writer(),
        casework=casework,
    )
    desk = ClearanceDesk(steps, casework, audit, clock, model_name(reads))
    return Office(settings, desk, casework, audit, knows, reads)


def _prepare(knowledge: "KnowledgeBase", *, once: bool) -> None:
    """Load index and embedding model while the question is being read; a home without documents needs neither."""
    passages = sum(map(len, knowledge.catalogue.passage_ids().values()))
    if not passages:
        return
    if once and passages <= MOST_WITHOUT_INDEX:
        # One question may need no search at all ("status of my case?"): model and index are then never loaded.
        knowledge.without_index()
        return
    knowledge.warm()


def _steps(
    *, settings: Settings, knowledge: "KnowledgeBase", reader: "Reader", judge: "Judge", writer: "Writer", casework: "CaseDesk"
) -> dict[str, "Step"]:
    from bot.organisations import load_organisations  # noqa: PLC0415 - the flow's parts load with it
    from bot.seams import ApprovedCopy, FoundInKnowledge, JudgedClauses  # noqa: PLC0415 - the flow's parts load with it
    from bot.stages.decide import Decide, Informants  # noqa: PLC0415 - as above
    from bot.stages.find import FindAsset  # noqa: PLC0415 - as above
    from bot.stages.inform import CaseStatus, Help  # noqa: PLC0415 - as above
    from bot.stages.respond import Respond  # noqa: PLC0415 - as above
    from bot.stages.retrieve import Retrieve  # noqa: PLC0415 - as above
    from bot.stages.rights import RightsInfo  # noqa: PLC0415 - as above
    from bot.stages.understand import Understand  # noqa: PLC0415 - as above
    from bot.trust import ErrorBudget, Trust  # noqa: PLC0415 - as above
    from policies.decision import decide, ruling  # noqa: PLC0415 - as above
    from slm.reading.local_use import at_home  # noqa: PLC0415 - as above
    from slm.reading.understanding import request_object  # noqa: PLC0415 - as above

    found = FoundInKnowledge(knowledge)
    informants = Informants(
        case_status=CaseStatus(casework), find_asset=FindAsset(found, ruling, casework), rights_info=RightsInfo(), other=Help()
    )
    return {
        "understand": Understand(reader, load_organisations(settings.home), names=found, place=at_home),
        "retrieve": Retrieve(found, JudgedClauses(knowledge, judge, settings.clauses), casework, settings.assets_per_question),
        "decide": Decide(decide, ApprovedCopy(found), informants),
        "trust": Trust(ErrorBudget(settings.minimum_confidence)),
        "respond": Respond(writer, casework, model_name(reader), request_object, settings.citations),
    }


def open_knowledge(settings: Settings) -> "KnowledgeBase":
    """The knowledge base of the home."""
    from knowledge.base import KnowledgeBase  # noqa: PLC0415 - commands that need one part load one part

    return KnowledgeBase.open(settings.home, settings.database_url)


def open_casework(
    settings: Settings, *, clock: Callable[[], datetime] = utc_now, notifiers: Sequence["Notifier"] = ()
) -> "CaseDesk":
    """Legal's desk over the home's database of cases; every step is written to the audit log."""
    from bot.audit import AuditLog  # noqa: PLC0415 - commands that need one part load one part
    from bot.escalation.desk import CaseDesk  # noqa: PLC0415 - as above
    from bot.escalation.trail import CaseTrail  # noqa: PLC0415 - as above
    from bot.storage.cases import SqlCaseStore  # noqa: PLC0415 - as above
    from bot.storage.engine import database_url, open_engine  # noqa: PLC0415 - as above

    store = SqlCaseStore(open_engine(database_url(settings.home, settings.database_url)))
    return CaseDesk(store, clock, (CaseTrail(AuditLog(settings.home / "audit")), *notifiers))


def build_slack(
    settings: Settings,
    client: "WebClient",
    identity: "Identity",
    *,
    office: Office | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> "tuple[App, SlackService]":
    """The chat app on Slack: the Bolt app, and the threads behind it, not yet started.

    Args:
        settings: Where and how.
        client: Slack's Web API.
        identity: Who the app is in its workspace.
        office: The desk, where it is open already.
        clock: What time it is, in UTC.
    """
    from bot.surfaces.slack.wiring import assemble  # noqa: PLC0415 - only the chat app needs Slack's libraries

    return assemble(settings, office or open_office(settings, clock=clock), client, identity, clock)


def build_reader() -> "Reader":
    """The reader of questions."""
    from slm.reading.deterministic.reader import DeterministicReader  # noqa: PLC0415 - commands that need one part load one part

    return DeterministicReader()


def build_judge() -> "Judge":
    """The judge of clauses: wording first, then everything else."""
    from slm.copy.judge import CopyJudge  # noqa: PLC0415 - commands that need one part load one part
    from slm.judging.plain import PlainJudge  # noqa: PLC0415 - as above

    return CopyJudge(PlainJudge())


def build_writer() -> "Writer":
    """The writer of answers."""
    from bot.seams import PlainWords  # noqa: PLC0415 - commands that need one part load one part
    from slm.wording.plain import PlainWriter  # noqa: PLC0415 - as above

    return PlainWords(PlainWriter())


def model_name(reader: "Reader") -> ModelName:
    """What reads the questions: the reader's name, and the digest of the word lists and code it reads with."""
    return ModelName(name=reader.name, digest=reading_digest())


def keep_traces_here() -> None:
    """Switch off LangChain's sending of traces to a service, whatever the machine's environment says: questions stay here.

    Callback handlers that are handed to the flow still see every step.
    """
    for name in TRACING_SWITCHES:
        os.environ[name] = "false"


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


def configure_logging(settings: Settings) -> None:
    """Send the log to stderr, as text or as a JSON object a line."""
    import logging  # noqa: PLC0415 - only where the flow runs
    import sys  # noqa: PLC0415 - as above

    import structlog  # noqa: PLC0415 - as above

    last = structlog.processors.JSONRenderer() if settings.log_json else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[settings.log_level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )

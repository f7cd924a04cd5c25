"""The only wiring: settings in, the assembled desk out. Whatever is passed in takes the place of the real part."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.logs import configure_logging, keep_traces_here
from bot.office import Office, model_name
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.clearance import Step
    from bot.escalation.desk import CaseDesk, Notifier
    from bot.stages.respond import Writer
    from bot.stages.understand import Reader
    from knowledge.base import KnowledgeBase
    from slm.judging.judge import Judge

MOST_WITHOUT_INDEX = 20_000
"""Passages up to which a process that asks once reads the vectors from SQL (some 30 MB) instead of opening the index."""


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
    from bot.audit import AuditLog
    from bot.clearance import ClearanceDesk

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
    from bot.organisations import load_organisations
    from bot.seams import ApprovedCopy, FoundInKnowledge, JudgedClauses
    from bot.stages.afterwards import Afterwards
    from bot.stages.apart import Apart
    from bot.stages.current import CurrentVersion
    from bot.stages.decide import Decide, Informants
    from bot.stages.find import FindAsset
    from bot.stages.inform import CaseStatus, Help
    from bot.stages.respond import Respond
    from bot.stages.retrieve import Retrieve
    from bot.stages.rights import RightsInfo
    from bot.stages.understand import Understand
    from bot.trust import ErrorBudget, Trust
    from policies.decision import decide, ruling
    from slm.reading.local_use import at_home
    from slm.reading.understanding import request_object

    found = FoundInKnowledge(knowledge)
    rights = RightsInfo()
    respond = Respond(writer, casework, model_name(reader), request_object, settings.citations, is_empty=found.is_empty)
    informants = Informants(
        case_status=CaseStatus(casework),
        find_asset=FindAsset(found, ruling, casework),
        rights_info=rights,
        other=Help(),
        current=CurrentVersion(found, rights),
    )
    return {
        "understand": Understand(reader, load_organisations(settings.home), names=found, place=at_home),
        "retrieve": Retrieve(found, JudgedClauses(knowledge, judge, settings.clauses), casework, settings.assets_per_question),
        "decide": Decide(decide, ApprovedCopy(found), informants, Apart(reader)),
        "trust": Trust(ErrorBudget(settings.minimum_confidence)),
        "respond": Afterwards(respond),
    }


def open_knowledge(settings: Settings) -> "KnowledgeBase":
    """The knowledge base of the home."""
    from knowledge.base import KnowledgeBase
    from policies.rulebook import Conflict

    return KnowledgeBase.open(settings.home, settings.database_url, conflict=Conflict(settings.conflict))


def open_casework(
    settings: Settings, *, clock: Callable[[], datetime] = utc_now, notifiers: Sequence["Notifier"] = ()
) -> "CaseDesk":
    """Legal's desk over the home's database of cases; every step is written to the audit log."""
    from bot.audit import AuditLog
    from bot.escalation.desk import CaseDesk
    from bot.escalation.trail import CaseTrail
    from bot.storage.cases import SqlCaseStore
    from bot.storage.engine import database_url, open_engine

    store = SqlCaseStore(open_engine(database_url(settings.home, settings.database_url)))
    return CaseDesk(store, clock, (CaseTrail(AuditLog(settings.home / "audit")), *notifiers))


def build_reader() -> "Reader":
    """The reader of questions."""
    from slm.reading.deterministic.reader import DeterministicReader

    return DeterministicReader()


def build_judge() -> "Judge":
    """The judge of clauses: wording first, then everything else."""
    from slm.copy.judge import CopyJudge
    from slm.judging.plain import PlainJudge

    return CopyJudge(PlainJudge())


def build_writer() -> "Writer":
    """The writer of answers."""
    from bot.seams import PlainWords
    from slm.wording.plain import PlainWriter

    return PlainWords(PlainWriter())

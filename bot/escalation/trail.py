"""What happens to cases goes into the audit log too: who opened, claimed, released and ruled, and what was ruled."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from bot.escalation.case import CaseEvent, CaseReleased


class AuditTrail(Protocol):
    """Where answers and events are written down."""

    def append(self, kind: str, payload: Mapping[str, Any], at: datetime) -> int:
        """Write one entry and return its number."""
        ...


class CaseTrail:
    """`bot.escalation.desk.Notifier` that writes every event down."""

    def __init__(self, audit: AuditTrail) -> None:
        self._audit = audit

    def hear(self, event: CaseEvent) -> None:
        """Write the event down."""
        case = event.case
        entry: dict[str, Any] = {"case": case.id, "state": case.state.value, "by": event.by, "asset": case.draft.asset}
        if isinstance(event, CaseReleased) and event.taken_from:
            entry["taken_from"] = event.taken_from
        if case.ruling is not None:
            entry["ruling"] = case.ruling.model_dump(mode="json")
            entry["rule_versions"] = list(case.draft.rule_versions)
        self._audit.append(event.name, entry, event.at)

"""What a run of `ingest` did, for machines and for people."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from knowledge.catalogue import NewDocument

_SHOWN = 8
"""Entries of a long list that the text for people names; the JSON has them all."""


@dataclass
class IngestReport:
    """Counts and lists of one run; filled while it goes on."""

    started_at: datetime
    read: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    pruned: list[str] = field(default_factory=list)
    moved: list[dict[str, str]] = field(default_factory=list)
    """Files that stood elsewhere before, with the place they are gone from (`from`)."""
    assets: int = 0
    rules: int = 0
    passages: int = 0
    skipped: list[dict[str, str]] = field(default_factory=list)
    """Files that no reader takes, with the reason."""
    broken: list[dict[str, str]] = field(default_factory=list)
    """Files that should have been read and could not be."""
    rules_not_in_force: list[dict[str, str]] = field(default_factory=list)
    """Those of the broken files that hold rules, with their `location`: what they forbid, nobody is told."""
    problems: list[dict[str, str]] = field(default_factory=list)
    unknown_columns: dict[str, list[str]] = field(default_factory=dict)
    unread: list[dict[str, str]] = field(default_factory=list)
    """Cells that could not be read with certainty: kept verbatim, unknown to every decision."""

    def count(self, document: NewDocument) -> None:
        """Take note of a stored document."""
        self.read.append(document.name)
        self.assets += len(document.assets)
        self.rules += len(document.rules)
        self.passages += len(document.passages)

    def skip(self, name: str, why: str) -> None:
        """Take note of a file that no reader takes."""
        self.skipped.append({"document": name, "why": why})

    def damaged(self, name: str, why: str, todo: str) -> None:
        """Take note of a file that should have been stored and could not be."""
        self.broken.append({"document": name, "why": why, "todo": todo})

    def without_rules(self, name: str, location: str, why: str) -> None:
        """Take note of a rule file that could not be read, so that its rules are not in force."""
        self.rules_not_in_force.append({"document": name, "location": location, "why": why})

    def problem(self, name: str, what: str) -> None:
        """Take note of something odd in a file that was stored."""
        self.problems.append({"document": name, "what": what})

    @property
    def nothing_read(self) -> bool:
        """Whether the run came to nothing: no file read or in already; a folder emptied on purpose is something."""
        return not (self.read or self.unchanged) and bool(self.broken or not self.pruned)

    def to_json(self) -> dict[str, Any]:
        """The report as one object."""
        return {
            "read": self.read,
            "unchanged": self.unchanged,
            "pruned": self.pruned,
            "moved": self.moved,
            "assets": self.assets,
            "rules": self.rules,
            "passages": self.passages,
            "skipped": self.skipped,
            "broken": self.broken,
            "rules_not_in_force": self.rules_not_in_force,
            "problems": self.problems,
            "unknown_columns": self.unknown_columns,
            "unread": self.unread,
        }

    def lines(self) -> list[str]:
        """The report in plain sentences."""
        lines = [f"The rules of {entry['document']} are NOT in force: {entry['why']}." for entry in self.rules_not_in_force]
        lines += [
            f"Read {_count(len(self.read), 'file')}: {_count(self.assets, 'asset')}, {_count(self.rules, 'rule')}, "
            f"{_count(self.passages, 'passage')}."
        ]
        if self.unchanged:
            lines.append(f"{_count(len(self.unchanged), 'file')} had not changed.")
        if self.pruned:
            lines.append(f"{_count(len(self.pruned), 'file')} no longer there: what came from them was retired.")
        lines.extend(f"{entry['document']} was read before from {entry['from']}, which is gone: it moved." for entry in self.moved)
        told = {entry["document"] for entry in self.rules_not_in_force}
        lines.extend(
            f"Could not read {entry['document']}: {entry['why']}. {entry['todo']}."
            for entry in self.broken
            if entry["document"] not in told
        )
        reasons = Counter(entry["why"] for entry in self.skipped)
        lines.extend(f"Left out {_count(number, 'file')}: {why}." for why, number in reasons.most_common())
        lines.extend(f"{entry['document']}: {entry['what']}." for entry in self.problems[:_SHOWN])
        if len(self.problems) > _SHOWN:
            lines.append(f"… and {len(self.problems) - _SHOWN:,} more of this kind; use --json to see them all.")
        lines.extend(f"{name}: kept as notes: {', '.join(columns)}." for name, columns in self.unknown_columns.items())
        if self.unread:
            lines.append(f"{_count(len(self.unread), 'cell')} could not be read with certainty and count as unknown:")
            lines.extend(
                f"  {cell['asset']}, {cell['column']}: {_typed(cell['text'])} ({cell['why']})" for cell in self.unread[:_SHOWN]
            )
            if len(self.unread) > _SHOWN:
                lines.append(f"  … and {len(self.unread) - _SHOWN} more; use --json to see them all.")
        if self.broken and not (self.nothing_read or self.rules_not_in_force):
            lines.append(f"{_count(len(self.broken), 'file')} could not be read; the others were, so this ends with status 0.")
        return lines


def still_not_in_force(runs: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Rule files that the latest run to look at them could not read, of the files that are still there.

    Args:
        runs: Reports of all runs as `to_json` gives them, oldest first.
    """
    waiting: dict[str, str] = {}
    for run in runs:
        for name in (*run.get("read", ()), *run.get("unchanged", ())):
            waiting.pop(name, None)
        waiting.update((entry["document"], entry["location"]) for entry in run.get("rules_not_in_force", ()))
    paths = {name: Path(location) for name, location in waiting.items()}
    return tuple(name for name, path in paths.items() if path.exists() or path.is_symlink())  # a link that leads nowhere is there


def _typed(text: str) -> str:
    return f"“{text}”" if text.strip() else "blank"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

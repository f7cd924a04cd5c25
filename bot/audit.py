"""The audit log: append-only, hash-chained, with the head anchored in a file of its own.

Three files in one folder:

- `chain.jsonl`: a line an entry with number, time, kind, payload digest and the hash over these and the line before;
- `payloads.jsonl`: a line an entry with number, salt and payload. The chain holds only the salted digest, so that a payload can be
  erased (with its salt, so that it cannot be guessed back) and the chain still verifies;
- `head.json`: number, hash and size of the last chain line. A chain that was cut short does not reach it. Operators copy this
  file to where the bot cannot write; `verify` also takes such a copy.

A process killed between two writes leaves a payload without an entry, or one entry beyond the head: both are healed by the next
append and are not reported as damage.
"""

import fcntl
import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.errors import AuditError

GENESIS = "0" * 64


@dataclass(frozen=True)
class Head:
    """The last entry of the chain."""

    seq: int = 0
    hash: str = GENESIS
    size: int = 0
    """Bytes of the chain up to and including this entry."""


@dataclass(frozen=True)
class AuditReport:
    """What `verify` found: how many entries, how many of them erased, and what is wrong."""

    entries: int
    erased: int
    problems: tuple[str, ...]

    @property
    def is_intact(self) -> bool:
        """Whether nobody changed anything."""
        return not self.problems


class AuditLog:
    """The log in one folder. Several processes may append; a file lock keeps them in line."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._chain = folder / "chain.jsonl"
        self._payloads = folder / "payloads.jsonl"
        self._head = folder / "head.json"

    def append(self, kind: str, payload: Mapping[str, Any], at: datetime) -> int:
        """Write one entry and return its number.

        Raises:
            AuditError: Where the files cannot be written.
        """
        with self._locked():
            head = self._healed_head()
            salt = secrets.token_hex(16)
            text = _canonical(payload)
            seq = head.seq + 1
            entry = {"seq": seq, "at": at.isoformat(), "kind": kind, "digest": _digest(salt, text), "prev": head.hash}
            entry["hash"] = _entry_hash(entry)
            _append_line(self._payloads, _canonical({"seq": seq, "salt": salt, "payload": payload}))
            size = _append_line(self._chain, _canonical(entry))
            self._write_head(Head(seq, str(entry["hash"]), size))
            return seq

    def erase(self, seqs: frozenset[int]) -> int:
        """Delete payloads and salts of entries (a person's right to be forgotten); the chain still verifies.

        Returns:
            How many payloads were erased.
        """
        with self._locked():
            rows = list(_lines(self._payloads))
            kept = [line for line, row in rows if row is None or row.get("seq") not in seqs]
            fresh = self._payloads.with_suffix(".new")
            fresh.write_text("".join(kept), encoding="utf-8")
            fresh.replace(self._payloads)
            return len(rows) - len(kept)

    def verify(self, anchor: Path | None = None) -> AuditReport:
        """Check every link, every payload that was not erased, and the head.

        Args:
            anchor: A copy of `head.json` kept elsewhere; by default the one beside the chain.
        """
        if not self._chain.exists() and not (anchor or self._head).exists():
            return AuditReport(0, 0, ())
        payloads = {row["seq"]: row for _, row in _lines(self._payloads) if row is not None and "seq" in row}
        problems: list[str] = []
        hashes = {0: GENESIS}
        erased = entries = 0
        for number, (line, entry) in enumerate(_lines(self._chain), 1):
            if not line.endswith("\n") and number > (_read_head(self._head) or Head()).seq:
                break  # half a line of an interrupted write
            problem = _broken(entry, number, hashes[number - 1])
            if entry is None or problem:
                problems.append(problem or f"entry {number} is not readable")
                break
            entries, hashes[number] = number, entry["hash"]
            row = payloads.get(number)
            erased += row is None
            if row is not None and _digest(row.get("salt", ""), _canonical(row.get("payload"))) != entry["digest"]:
                problems.append(f"the payload of entry {number} was changed")
        problems += self._head_problems(anchor or self._head, hashes, entries, bool(problems))
        return AuditReport(entries, erased, tuple(problems))

    def _head_problems(self, path: Path, hashes: Mapping[int, str], entries: int, is_broken: bool) -> list[str]:
        head = _read_head(path)
        if head is None:
            return [f"the anchor {path.name} is missing or not readable"]
        if head.seq not in hashes:
            return [] if is_broken else [f"the chain ends at entry {entries}, the anchor knows {head.seq}: entries were removed"]
        if hashes[head.seq] != head.hash:
            return [f"entry {head.seq} is not the one that was anchored"]
        # one entry beyond our own anchor is an interrupted write; a copy kept elsewhere may be older
        if path == self._head and entries > head.seq + 1:
            return [f"{entries - head.seq} entries follow the anchor: they were not written by the desk"]
        return []

    def _healed_head(self) -> Head:
        head = _read_head(self._head) or Head()
        size = self._chain.stat().st_size if self._chain.exists() else 0
        if size == head.size:
            return head
        rest = self._chain.read_bytes()[head.size :] if size > head.size else b""
        lines = rest.splitlines(keepends=True)
        if size < head.size or len(lines) != 1:
            raise AuditError(
                "The audit log cannot be continued", "it does not end where its anchor says", "run `clearance audit verify`"
            )
        entry = _parse(lines[0].decode("utf-8", "replace"))
        if not lines[0].endswith(b"\n") or _broken(entry, head.seq + 1, head.hash) or entry is None:
            # half a line: the process was killed while writing it, and nobody was told of the entry
            os.truncate(self._chain, head.size)
            return head
        return Head(head.seq + 1, entry["hash"], size)

    def _write_head(self, head: Head) -> None:
        fresh = self._head.with_suffix(".new")
        fresh.write_text(json.dumps({"seq": head.seq, "hash": head.hash, "size": head.size}), encoding="utf-8")
        fresh.replace(self._head)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with (self._folder / "lock").open("a") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield
        except OSError as error:
            why = (error.strerror or "unknown cause").lower()
            raise AuditError(f"The audit log in {self._folder} cannot be written", why, "make the folder writable") from error


def _broken(entry: dict[str, Any] | None, number: int, previous: str) -> str | None:
    """What is wrong with a link of the chain, or `None`."""
    if entry is None:
        return f"entry {number} is not readable"
    if entry.get("seq") != number:
        return f"entry {number} is missing or out of order"
    if entry.get("prev") != previous:
        return f"entry {number} does not follow the one before it"
    if entry.get("hash") != _entry_hash(entry):
        return f"entry {number} was changed"
    return None


def _entry_hash(entry: Mapping[str, Any]) -> str:
    core = {key: entry.get(key) for key in ("seq", "at", "kind", "digest", "prev")}
    return hashlib.sha256(_canonical(core).encode()).hexdigest()


def _digest(salt: str, text: str) -> str:
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def _append_line(path: Path, line: str) -> int:
    """Append a line durably and return the file's size."""
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any] | None]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            yield line, _parse(line)


def _parse(line: str) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _read_head(path: Path) -> Head | None:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Head(int(raw["seq"]), str(raw["hash"]), int(raw["size"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None

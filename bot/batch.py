"""Questions from a JSONL file, a question a line; what is wrong with a line is told in its place."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.errors import UsageError
from policies.request import Question
from policies.vocabulary import Asker


@dataclass(frozen=True)
class BatchLine:
    """One line: a question, or the reason why it is none."""

    id: str | None
    question: Question | None = None
    error: str | None = None


@dataclass(frozen=True)
class Defaults:
    """What holds for lines that do not say."""

    day: date
    asker: Asker = Asker.STAFF
    party: str | None = None


def read_batch(path: Path, today: date, asker: Asker = Asker.STAFF, party: str | None = None) -> list[BatchLine]:
    """All lines of a batch file in order; blank lines are skipped.

    Args:
        path: UTF-8 file in the format of the interface.
        today: The day for lines that name none.
        asker: Who asks in lines that do not say.
        party: The organisation of that asker.

    Raises:
        UsageError: Where the file as a whole cannot be read.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        why = (error.strerror or "unknown cause").lower()
        raise UsageError(f"The batch file {path} cannot be read", why, "name a JSONL file with a question a line") from error
    return list(_lines(raw, Defaults(today, asker, party)))


def _lines(raw: bytes, otherwise: Defaults) -> Iterator[BatchLine]:
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        if line.strip():
            yield parse_line(line, number, otherwise)


def parse_line(line: bytes, number: int, otherwise: Defaults) -> BatchLine:
    """One line as a question; `number` is told in errors."""
    identity: str | None = None
    try:
        value = json.loads(line.decode("utf-8"))
        if not isinstance(value, dict):
            return BatchLine(None, error=f"Line {number} is not a JSON object.")
        identity = None if value.get("id") is None else str(value["id"])
        return BatchLine(identity, question=_question(value, identity, otherwise))
    except UnicodeDecodeError:
        return BatchLine(identity, error=f"Line {number} is not UTF-8 text.")
    except RecursionError:
        return BatchLine(identity, error=f"Line {number} is nested too deeply.")
    except json.JSONDecodeError as error:
        return BatchLine(identity, error=f"Line {number} is not valid JSON: {error.msg.lower()}.")
    except ValueError as error:
        return BatchLine(identity, error=f"Line {number}: {error}")


def _question(value: dict[str, Any], identity: str | None, otherwise: Defaults) -> Question:
    text, thread = value.get("text"), value.get("thread") or []
    if not isinstance(text, str):
        raise ValueError("`text` is missing or not a string.")
    if not isinstance(thread, list) or not all(isinstance(message, str) for message in thread):
        raise ValueError("`thread` is not a list of strings.")
    party = _word(value, "party")
    # whoever names an organisation speaks for it
    asker = value.get("asker") or (Asker.THIRD_PARTY if party else otherwise.asker).value
    if not (value.get("asker") or party):
        party = otherwise.party
    if not isinstance(asker, str) or asker not in set(Asker):
        raise ValueError(f"`asker` is {asker!r}, not `staff` or `third_party`.")
    return Question(
        text=text,
        asked_on=_day(value.get("on"), otherwise.day),
        asker=Asker(asker),
        party=party,
        channel=_word(value, "channel"),
        thread=tuple(thread),
        id=identity,
    )


def _day(value: object, today: date) -> date:
    if value is None:
        return today
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise ValueError(f"`on` is {value!r}, not a day as YYYY-MM-DD.") from error


def _word(value: dict[str, Any], key: str) -> str | None:
    word = value.get(key)
    if word is not None and not isinstance(word, str):
        raise ValueError(f"`{key}` is not a string.")
    return word or None

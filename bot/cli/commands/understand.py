"""`clearance understand`: only the reading step."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.cli import options

if TYPE_CHECKING:
    from bot.office import Office
    from policies.request import Question


def understand(
    text: options.QuestionText = None,
    *,
    asked_as: options.AskedAs = "staff",
    on: options.AskedOn = None,
    channel: options.Channel = None,
    thread: options.Thread = None,
    batch: options.Batch = None,
    as_json: options.AsJson = False,
    home: options.Home = None,
) -> None:
    """Show how a question is understood, or why it could not be read."""
    options.require_one(text, batch)
    options.require_in_lines(batch, channel, thread)
    if batch is not None:
        _batch(batch, asked_as, on, home, as_json=as_json)
        return
    question = options.question_of(text or "", asked_as, on, channel, thread)
    with _reading_office(home) as office:
        _show(_read(office, question), as_json=as_json)


@contextmanager
def _reading_office(home: Path | None) -> Iterator["Office"]:
    """The desk that would answer, since it reads with its catalogue's names; where there is no home yet, none is left behind."""
    from bot.bootstrap import open_office
    from bot.settings import load_settings

    settings = load_settings(home)
    if settings.home.exists() or settings.database_url is not None:
        with open_office(settings, once=True) as office:
            yield office
        return
    with tempfile.TemporaryDirectory() as nowhere, open_office(load_settings(Path(nowhere)), once=True) as office:
        yield office


def _read(office: "Office", question: "Question") -> dict[str, Any]:
    from slm.reading.understanding import to_json

    return to_json(office.clearance.understood(question), question)


def _batch(path: Path, asked_as: str, on: str | None, home: Path | None, *, as_json: bool) -> None:
    from bot.cli.output import counted

    lines = options.batch_of(path, asked_as, on)
    with _reading_office(home) as office:
        for line in counted(lines, len(lines), "questions"):
            _show(_read(office, line.question) if line.question else {"id": line.id, "error": line.error}, as_json=as_json)


def _show(reading: dict[str, Any], *, as_json: bool) -> None:
    from bot.cli.output import print_json

    if as_json:
        print_json(reading)
        return
    for slot, value in reading.items():
        if value not in (None, [], {}) and slot != "spans":
            print(f"{slot}: {_plain(value)}")


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key} {_plain(inner)}" for key, inner in value.items() if inner)
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)

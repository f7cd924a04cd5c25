"""`clearance understand`: only the reading step."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.cli import options

if TYPE_CHECKING:
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
    home: options.Home = None,  # noqa: ARG001 - reading needs no home; the option is there so that scripts can pass it to any command
) -> None:
    """Show how a question is understood, or why it could not be read."""
    options.require_one(text, batch)
    options.require_in_lines(batch, channel, thread)
    if batch is not None:
        _batch(batch, asked_as, on, as_json=as_json)
        return
    _show(_read(options.question_of(text or "", asked_as, on, channel, thread)), as_json=as_json)


def _read(question: "Question") -> dict[str, Any]:
    from bot.bootstrap import build_reader
    from slm.reading.understanding import to_json

    return to_json(build_reader().read(question), question)


def _batch(path: Path, asked_as: str, on: str | None, *, as_json: bool) -> None:
    from bot.cli.output import counted

    lines = options.batch_of(path, asked_as, on)
    for line in counted(lines, len(lines), "questions"):
        _show(_read(line.question) if line.question else {"id": line.id, "error": line.error}, as_json=as_json)


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

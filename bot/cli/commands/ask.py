"""`clearance ask`: one question, one answer; or a file of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import options

if TYPE_CHECKING:
    from bot.answer import Answer
    from bot.batch import BatchLine
    from bot.office import Office


def ask(
    text: options.QuestionText = None,
    *,
    asked_as: options.AskedAs = "staff",
    on: options.AskedOn = None,
    channel: options.Channel = None,
    thread: options.Thread = None,
    batch: options.Batch = None,
    no_escalate: Annotated[bool, typer.Option("--no-escalate", help="Open no case where a person would have to decide.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Show every reason, also what was checked and is in order.")] = False,
    as_json: options.AsJson = False,
    home: options.Home = None,
) -> None:
    """Ask whether an asset may be used."""
    options.require_one(text, batch)
    options.require_in_lines(batch, channel, thread)
    if batch is not None:
        answer_batch(batch, asked_as, on, home, escalate=not no_escalate, as_json=as_json)
        return
    question = options.question_of(text or "", asked_as, on, channel, thread)
    with options.open_office(home, once=True) as office:
        answer = office.clearance.answer(question, escalate=not no_escalate)
    if as_json:
        from bot.cli.output import print_json

        print_json(answer.to_json())
        return
    from bot.surfaces.terminal import show_answer

    show_answer(answer, why=why)


def answer_batch(path: Path, asked_as: str, on: str | None, home: Path | None, *, escalate: bool, as_json: bool) -> None:
    """Answer a file of questions in order; who asks and when holds for the lines that do not say."""
    from bot.cli.output import counted

    lines = options.batch_of(path, asked_as, on)
    with options.open_office(home) as office:
        for line in counted(lines, len(lines), "questions"):
            _print(_answer(office, line, escalate=escalate), as_json=as_json)


def _answer(office: "Office", line: "BatchLine", *, escalate: bool) -> "Answer":
    if line.question is None:
        return office.refusal(line.id, line.error or "")
    return office.clearance.answer(line.question, escalate=escalate)


def _print(answer: "Answer", *, as_json: bool) -> None:
    from bot.cli.output import print_json

    if as_json:
        print_json(answer.to_json())
    else:
        print(f"{answer.id or '-'}\t{answer.verdict.value}\t{' '.join(answer.answer.split())}")

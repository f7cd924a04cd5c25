"""Options that several commands share, and what they stand for."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.batch import BatchLine
    from bot.office import Office
    from policies.request import Question

Home = Annotated[
    Path | None, typer.Option("--home", help="Folder that holds everything the program keeps (CLEARANCE_HOME; default .clearance).")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print machine-readable output only.")]
QuestionText = Annotated[str | None, typer.Argument(metavar="TEXT", help="The question.", show_default=False)]
AskedAs = Annotated[
    str, typer.Option("--as", metavar="staff|partner:NAME", help="Who asks: staff, or a partner organisation by name.")
]
AskedOn = Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="The day the question is asked; default today.")]
Channel = Annotated[str | None, typer.Option("--channel", help="Name of the chat channel the question is asked in.")]
Thread = Annotated[
    Path | None, typer.Option("--thread", help="File with the earlier messages, one a line, oldest first; or a JSON list of them.")
]
Batch = Annotated[Path | None, typer.Option("--batch", help="JSONL file with a question a line.")]


def open_office(home: Path | None, *, once: bool = False) -> "Office":
    """The assembled desk for a command; `once` where it asks a single question."""
    from bot.bootstrap import open_office as assemble
    from bot.settings import load_settings

    return assemble(load_settings(home), once=once)


def require_one(text: str | None, batch: Path | None) -> None:
    """See that there is either a question or a file of them.

    Raises:
        UsageError: Where there is neither or both.
    """
    if (text is None) == (batch is None):
        what = "There is no question" if text is None else "A question and a batch were given"
        raise UsageError(what, todo="give either TEXT or --batch FILE")


def parse_day(text: str | None) -> date:
    """A day in ISO form; today where none is given.

    Raises:
        UsageError: For anything else.
    """
    if text is None:
        # the command line is where the day comes in; everything behind it gets the day as a parameter
        return date.today()  # noqa: DTZ011 - the asker's own calendar day is meant
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"{text!r} is not a day", todo="write it as YYYY-MM-DD, for example 2026-03-14") from error


def parse_asker(text: str) -> tuple[str, str | None]:
    """`staff`, `partner:NAME` or `third_party` as an asker code and the organisation's name.

    Raises:
        UsageError: For anything else.
    """
    role, _, name = text.strip().partition(":")
    role = role.strip().casefold()
    if role == "staff" and not name:
        return "staff", None
    if role == "partner" and not name.strip():
        raise UsageError("--as names no organisation", todo="write it behind the colon, such as --as partner:Acme")
    if role in {"partner", "third_party"}:
        return "third_party", name.strip() or None
    raise UsageError(f"{text!r} is nobody who can ask", todo="use --as staff or --as partner:NAME")


def read_thread(path: Path | None) -> tuple[str, ...]:
    """The earlier messages in a file.

    Raises:
        UsageError: Where the file cannot be read.
    """
    import json

    if path is None:
        return ()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The thread file {path} cannot be read", todo="give a UTF-8 text file with a message a line") from error
    if text.lstrip().startswith("["):
        try:
            messages: Any = json.loads(text)
        except ValueError as error:
            raise UsageError(
                f"The thread file {path} is not valid JSON", todo='write it as ["first message", "second message"]'
            ) from error
        return tuple(str(message) for message in messages)
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def question_of(text: str, asked_as: str, on: str | None, channel: str | None, thread: Path | None) -> "Question":
    """The question that the options describe."""
    from policies.request import Question
    from policies.vocabulary import Asker

    asker, party = parse_asker(asked_as)
    return Question(text=text, asked_on=parse_day(on), asker=Asker(asker), party=party, channel=channel, thread=read_thread(thread))


def require_in_lines(batch: Path | None, channel: str | None, thread: Path | None) -> None:
    """See that no option is given that a batch would not heed.

    Raises:
        UsageError: Where a channel or thread is given for a whole file.
    """
    if batch is not None and (channel is not None or thread is not None):
        todo = "write `channel` and `thread` into the lines of the batch"
        raise UsageError("--channel and --thread are for one question", todo=todo)


def batch_of(path: Path, asked_as: str, on: str | None) -> "list[BatchLine]":
    """The lines of a batch; the options hold for those that do not say who asks and when."""
    from bot.batch import read_batch
    from policies.vocabulary import Asker

    asker, party = parse_asker(asked_as)
    return read_batch(path, parse_day(on), Asker(asker), party)

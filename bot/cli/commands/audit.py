"""`clearance audit`: the audit log."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import options
from bot.errors import AuditError

if TYPE_CHECKING:
    from bot.audit import AuditReport
    from bot.settings import Settings

app = typer.Typer(help="Look after the audit log.", no_args_is_help=True)


@app.callback()
def audit() -> None:
    """Look after the audit log."""


@app.command("erase")
def erase(
    entries: Annotated[list[int], typer.Argument(metavar="ENTRY", help="Numbers of entries.", show_default=False)],
    home: options.Home = None,
) -> None:
    """Erase the words of entries for good.

    For a person's right to be forgotten; the chain of entries still verifies.
    """
    from bot.audit import AuditLog
    from bot.settings import load_settings

    erased = AuditLog(load_settings(home).home / "audit").erase(frozenset(entries))
    print(f"The words of {erased} entries are erased.")


@app.command("verify")
def verify(
    anchor: Annotated[
        Path | None, typer.Option("--anchor", help="A copy of head.json kept elsewhere; default the one beside the log.")
    ] = None,
    as_json: options.AsJson = False,
    home: options.Home = None,
) -> None:
    """Check the chain: nothing changed, removed, reordered or cut off."""
    from bot.cli.output import print_json
    from bot.settings import load_settings

    report = checked(load_settings(home), anchor)
    if as_json:
        print_json(
            {"entries": report.entries, "erased": report.erased, "intact": report.is_intact, "problems": list(report.problems)}
        )
    elif report.is_intact:
        erased = f", the words of {report.erased} erased" if report.erased else ""
        print(f"The audit log is intact: {report.entries} entries{erased}.")
    if not report.is_intact:
        raise AuditError(
            "The audit log does not verify",
            "; ".join(report.problems),
            "compare it with your backup and tell whoever runs the desk",
        )


def checked(settings: "Settings", anchor: Path | None = None) -> "AuditReport":
    """What the chain says of itself, and whether it is gone while the cases it should tell of are there."""
    from bot.audit import AuditLog, AuditReport
    from bot.bootstrap import open_casework
    from bot.escalation.case import CaseState

    report = AuditLog(settings.home / "audit").verify(anchor)
    if report.entries or not report.is_intact or not (settings.home / "desk.db").exists():
        return report
    cases = len(open_casework(settings).list(frozenset(CaseState)))
    return AuditReport(0, 0, (f"it is empty or gone, and there are {cases} cases that it should tell of",)) if cases else report

"""`clearance queue`: legal's queue."""

import getpass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli import options
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.escalation.case import Case, Ruling
    from bot.escalation.desk import CaseDesk

app = typer.Typer(help="Legal's queue: see, claim, rule and release cases.", no_args_is_help=True)

CaseId = Annotated[str, typer.Argument(metavar="CASE", help="Such as C-000123.", show_default=False)]
LONGEST_LINE = 100

By = Annotated[str | None, typer.Option("--by", help="Who does it; default your user name.")]


@app.command("list")
def list_cases(
    everything: Annotated[bool, typer.Option("--all", help="Also cases that are ruled or closed.")] = False,
    as_json: options.AsJson = False,
    home: options.Home = None,
) -> None:
    """List the cases that wait, oldest first."""
    from bot.escalation.case import CaseState

    casework = _casework(home)
    cases = casework.list(frozenset(CaseState)) if everything else casework.list()
    for case in cases:
        if as_json:
            _print(case, as_json=True)
        else:
            holder = f" by {case.held_by}" if case.held_by else ""
            question = case.draft.question
            words = " / ".join(" ".join(said.split()) for said in (*question.thread, question.text))
            print(f"{case.id}  {case.state.value}{holder}  {case.opened_at:%Y-%m-%d}  {_in_short(words)}")
    if not cases and not as_json:
        print("No case is waiting.")


@app.command("show")
def show(case_id: CaseId, as_json: options.AsJson = False, home: options.Home = None) -> None:
    """Show one case with everything legal needs to decide it."""
    _print(_casework(home).get(case_id), as_json=as_json)


@app.command("claim")
def claim(case_id: CaseId, by: By = None, as_json: options.AsJson = False, home: options.Home = None) -> None:
    """Take a case."""
    _print(_casework(home).claim(case_id, by or getpass.getuser()), as_json=as_json)


@app.command("release")
def release(
    case_id: CaseId,
    by: By = None,
    force: Annotated[
        bool, typer.Option("--force", help="Also where somebody else has claimed it; the audit log names you both.")
    ] = False,
    as_json: options.AsJson = False,
    home: options.Home = None,
) -> None:
    """Give a case you have claimed back to the queue."""
    _print(_casework(home).release(case_id, by or getpass.getuser(), force=force), as_json=as_json)


@app.command("rule")
def rule(
    case_id: CaseId,
    *,
    verdict: Annotated[str, typer.Option("--verdict", help="allowed, allowed_with_conditions or not_allowed.")],
    reason: Annotated[str, typer.Option("--reason", help="Why, in words the asker may read.")],
    condition: Annotated[
        list[str] | None, typer.Option("--condition", help="What the asker has to keep to; may be given several times.")
    ] = None,
    scope: Annotated[
        str | None, typer.Option("--scope", help="once, asset_and_use (the default), or until (the default with --until).")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Last day the ruling decides like requests.")
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="YYYY-MM-DD", help="The day it is given; default today."),
    ] = None,
    by: By = None,
    as_json: options.AsJson = False,
    home: options.Home = None,
) -> None:
    """Decide a case."""
    last = options.parse_day(until) if until else None
    ruling = _ruling(
        verdict=verdict, reason=reason, conditions=condition or [], scope=scope, until=last, by=by or getpass.getuser()
    )
    casework = _casework(home)
    desk = casework.on_day(options.parse_day(on)) if on else casework
    _print(desk.rule(case_id, ruling), as_json=as_json)


def _ruling(*, verdict: str, reason: str, conditions: list[str], scope: str | None, until: date | None, by: str) -> "Ruling":
    from bot.escalation.case import Ruling, Scope

    if verdict not in {"allowed", "allowed_with_conditions", "not_allowed"}:
        raise UsageError(f"{verdict!r} is no ruling", todo="use allowed, allowed_with_conditions or not_allowed")
    reach = scope or (Scope.ASSET_AND_USE if until is None else Scope.UNTIL).value
    if reach not in set(Scope):
        raise UsageError(f"{scope!r} is no scope", todo="use once, asset_and_use or until")
    if (until is not None) != (reach == Scope.UNTIL):
        why = f"with the scope {reach} {'there is none' if until else 'it is needed'}"
        raise UsageError("A last day (--until) goes with --scope until", why, "give both or neither")
    return Ruling.model_validate(
        {"verdict": verdict, "conditions": tuple(conditions), "reason": reason, "scope": reach, "until": until, "by": by}
    )


def _in_short(words: str) -> str:
    """A line of a list. Of a long thread its beginning and its end are shown: what it is about, and what is asked."""
    return words if len(words) <= LONGEST_LINE else f"{words[:45].rstrip()} … {words[-50:].lstrip()}"


def _casework(home: Path | None) -> "CaseDesk":
    from bot.bootstrap import open_casework
    from bot.settings import load_settings

    return open_casework(load_settings(home))


def _print(case: "Case", *, as_json: bool) -> None:
    if as_json:
        from bot.cli.output import print_json

        print_json(_object(case))
        return
    from bot.surfaces.terminal import show_case

    show_case(case)


def _object(case: "Case") -> dict[str, Any]:
    draft = case.draft
    return {
        "case": case.id,
        "state": case.state.value,
        "opened_at": case.opened_at.isoformat(),
        "claimed_by": case.claimed_by,
        "question": draft.question.model_dump(mode="json"),
        "asset": draft.asset,
        "to_decide": draft.to_decide,
        "reasons": list(draft.reasons),
        "ruled_before": list(draft.ruled_before),
        "citations": [source.model_dump(mode="json") for source in draft.citations],
        "ruling": case.ruling.model_dump(mode="json") if case.ruling else None,
    }

"""`clearance doctor`: is everything in order, and what to fix if not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from bot.cli import options

if TYPE_CHECKING:
    from bot.settings import Settings


@dataclass(frozen=True)
class Finding:
    """The outcome of one check; `is_fatal` where the desk cannot work."""

    name: str
    is_fine: bool
    text: str
    is_fatal: bool = True


def doctor(as_json: options.AsJson = False, home: options.Home = None) -> None:
    """Check settings, stores, model files and connections."""
    from bot.cli.output import print_json
    from bot.settings import load_settings

    settings = load_settings(home)
    findings = [_checked(name, check, settings) for name, check in CHECKS.items()]
    findings.append(_slack(settings))
    for finding in findings:
        if as_json:
            print_json({"check": finding.name, "ok": finding.is_fine, "text": finding.text})
        else:
            mark = "ok  " if finding.is_fine else "FIX " if finding.is_fatal else "note"
            print(f"{mark} {finding.name}: {finding.text}")
    if any(not finding.is_fine and finding.is_fatal for finding in findings):
        raise typer.Exit(1)


def _checked(name: str, check: "Callable[[Settings], str]", settings: "Settings") -> Finding:
    from bot.cli.failures import explain

    try:
        return Finding(name, True, check(settings))
    except Exception as error:  # noqa: BLE001 - a doctor tells of every failure and goes on with the next check
        return Finding(name, False, explain(error)[0])


def _knowledge(settings: "Settings") -> str:
    from bot.bootstrap import open_knowledge

    with open_knowledge(settings) as knowledge:
        passages = sum(map(len, knowledge.catalogue.passage_ids().values()))
        assets, rules = len(knowledge.catalogue.assets()), len(knowledge.rulebook().rules)
        return f"{assets} assets, {rules} rules, {passages} passages in {settings.home}"


def _rules(settings: "Settings") -> str:
    from bot.bootstrap import open_knowledge
    from bot.errors import DeskError
    from knowledge.ingest_report import still_not_in_force

    with open_knowledge(settings) as knowledge:
        broken = still_not_in_force(knowledge.catalogue.runs())
    if broken:
        raise DeskError(f"The rules of {', '.join(broken)} are NOT in force", "the file is broken", "correct and ingest it again")
    return "every rule file that was ingested is in force"


def _index(settings: "Settings") -> str:
    from bot.bootstrap import open_knowledge

    with open_knowledge(settings) as knowledge:
        knowledge.vector_index()
        return "opens and agrees with the database"


def _model(settings: "Settings") -> str:
    from bot.bootstrap import open_knowledge

    with open_knowledge(settings) as knowledge:
        return f"the embedding model is in order ({len(knowledge.embedder.embed_query('test'))} dimensions)"


def _cases(settings: "Settings") -> str:
    from bot.bootstrap import open_casework

    return f"{len(open_casework(settings).list())} cases wait"


def _organisations(settings: "Settings") -> str:
    from bot.organisations import load_organisations

    return f"{len(load_organisations(settings.home))} organisations on file"


def _audit(settings: "Settings") -> str:
    from bot.cli.commands.audit import checked
    from bot.errors import AuditError

    report = checked(settings)
    if not report.is_intact:
        raise AuditError("The audit log does not verify", "; ".join(report.problems), "compare it with your backup")
    return f"{report.entries} entries, intact"


def _slack(settings: "Settings") -> Finding:
    from bot.settings import missing_for_slack, variable

    either = {"slack_signing_secret": "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET"}
    missing = [either.get(name) or variable(name) for name in missing_for_slack(settings)]
    if missing:
        return Finding(
            "slack",
            False,
            f"not set: {', '.join(missing)}; put them into .env (see .env.example) to run `clearance serve`",
            is_fatal=False,
        )
    return _reached(settings)


def _reached(settings: "Settings") -> Finding:
    """Whether Slack answers, and takes the bot token."""
    from bot.errors import DeskError
    from bot.surfaces.slack.workspace import team_name

    assert settings.slack_bot_token is not None
    how = "Socket Mode" if settings.slack_app_token else "HTTP"
    try:
        team = team_name(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    except DeskError as error:
        return Finding("slack", False, str(error))
    return Finding("slack", True, f"reached as {team}, configured for {how}")


CHECKS: "dict[str, Callable[[Settings], str]]" = {
    "knowledge": _knowledge,
    "rules": _rules,
    "index": _index,
    "model": _model,
    "organisations": _organisations,
    "cases": _cases,
    "audit": _audit,
}

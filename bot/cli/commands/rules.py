"""`clearance rules`: help for those who write rules."""

from pathlib import Path
from typing import Annotated

import typer

from bot.errors import UsageError

app = typer.Typer(help="Check rule files and print their schema.", no_args_is_help=True)


@app.command("check")
def check(paths: Annotated[list[Path], typer.Argument(metavar="FILE", help="Rule files (YAML).", show_default=False)]) -> None:
    """Check rule files.

    For everything that is wrong it says file, line and what to do.
    """
    from bot.cli.output import note
    from policies.rulefile import RuleFileError, read_rules

    is_bad = False
    for path in paths:
        try:
            count = len(read_rules(_text(path), str(path)))
        except RuleFileError as error:
            is_bad = True
            for problem in error.problems:
                note(f"{problem.file}:{problem.line}: {problem.what}; {problem.todo}")
        else:
            print(f"{path}: {count} rules, all in order.")
    if is_bad:
        raise typer.Exit(1)


@app.command("schema")
def schema() -> None:
    """Print the JSON Schema of rule files, for editors."""
    import json

    from policies.rulefile import json_schema

    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The rule file {path} cannot be read", todo="give a UTF-8 YAML file") from error

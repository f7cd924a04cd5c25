"""`clearance ingest`: read files and folders into the knowledge base."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli import options
from bot.errors import NothingReadError, UsageError


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.", show_default=False)],
    *,
    collection: Annotated[str, typer.Option("--collection", help="Name the files are kept under.")] = "default",
    visibility: Annotated[str, typer.Option("--visibility", help="public, partners, internal or restricted.")] = "internal",
    owner: Annotated[str | None, typer.Option("--owner", help="Who answers for the files.")] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Retire what is gone from the paths.")] = False,
    mapping: Annotated[Path | None, typer.Option("--map", help="YAML file: their column name → ours.")] = None,
    as_json: options.AsJson = False,
    home: options.Home = None,
) -> None:
    """Read registers, policies and rules; run it again at any time."""
    from bot.bootstrap import open_knowledge
    from bot.cli.output import print_json, progress_bar
    from bot.settings import load_settings
    from knowledge.ingestion import Settings
    from policies.vocabulary import Visibility

    if visibility not in set(Visibility):
        raise UsageError(f"{visibility!r} is no visibility", todo=f"use one of {', '.join(Visibility)}")
    how = Settings(
        collection=collection,
        visibility=Visibility(visibility),
        owner=owner,
        mapping=read_mapping(mapping) if mapping else None,
    )
    with open_knowledge(load_settings(home)) as knowledge, progress_bar("files") as show:
        report = knowledge.ingest(paths, how, prune=prune, progress=show)
    if as_json:
        print_json(report.to_json())
    else:
        print("\n".join(report.lines()))
    if report.rules_not_in_force:
        raise typer.Exit(1)
    if report.nothing_read:
        todo = "see the report for the reasons" if report.skipped or report.broken else "name files or folders that hold some"
        raise NothingReadError(f"Nothing could be read from {', '.join(map(str, paths))}", todo=todo)


def read_mapping(path: Path) -> dict[str, str]:
    """A file that says which of their columns is which of ours.

    Raises:
        UsageError: Where it cannot be read or is not a plain list of names.
    """
    import yaml

    todo = 'write a line a column, such as "Usage rights: channels"'
    try:
        mapping = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        why = error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error).splitlines()[0]
        raise UsageError(f"The mapping file {path} cannot be read", why, todo) from error
    if not isinstance(mapping, dict) or not all(isinstance(value, str) for value in mapping.values()):
        raise UsageError(f"The mapping file {path} is not a list of column names", todo=todo)
    from knowledge.register.columns import fields, near_fields

    if unknown := sorted({ours for ours in mapping.values() if ours not in fields()}):
        why = f"there is no column {', '.join(map(repr, unknown))}"
        near = {name: None for ours in unknown for name in near_fields(ours)}
        todo = f"perhaps {' or '.join(near)} is meant" if near else f"map to one of {', '.join(sorted(fields()))}"
        raise UsageError(f"The mapping file {path} cannot be used", why, todo)
    return {str(theirs): ours for theirs, ours in mapping.items()}

"""`clearance demo`: the main job in one go, on an invented brand."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.errors import BrandError

if TYPE_CHECKING:
    from bot.demonstration.tour import Shown
    from bot.office import Office


def demo(
    no_chat: Annotated[bool, typer.Option("--no-chat", help="End after the tour.")] = False,
    home: Annotated[Path | None, typer.Option("--home", help="Folder for the demonstration; default .clearance-demo.")] = None,
) -> None:
    """Build the demonstration brand, take the tour, then chat."""
    with _prepare(home or Path(".clearance-demo")) as office:
        _tour(office)
        if not no_chat and sys.stdin.isatty() and sys.stdout.isatty():
            _chat(office)


def _chat(office: "Office") -> None:
    from bot.demonstration.brand import tour_day
    from bot.surfaces.terminal import Chat

    Chat(office.clearance, office.casework, today=tour_day).run()


def _prepare(home: Path) -> "Office":
    """A fresh home with the brand ingested and the past rulings seeded."""
    from bot.bootstrap import open_office
    from bot.cli.output import progress_bar
    from bot.demonstration import brand
    from bot.demonstration.home import build, clear
    from bot.demonstration.tour import clock_of_the_tour
    from bot.settings import load_settings

    clear(home)
    print(f"Preparing {brand.brand_name()}, an invented brand, in {home} …")
    office = open_office(load_settings(home), clock=clock_of_the_tour)
    with progress_bar("files") as show:
        built = build(office, show)
    print(f"{built.assets} assets, {built.rules} rules, {built.passages} passages and {built.rulings} past rulings are ready.\n")
    return office


def _tour(office: "Office") -> None:
    from rich.console import Console

    from bot.demonstration.tour import run_tour

    console = Console(highlight=False)
    shown = run_tour(office.clearance, office.casework, lambda step: _show(step, console))
    off = [step.stop.title for step in shown if not step.is_as_expected]
    if off:
        raise BrandError("The demonstration did not go as it promises", ", ".join(off), "install the package again, or report it")


def _show(step: "Shown", console: "object") -> None:
    from rich.console import Console

    from bot.surfaces.terminal import show_answer, show_case

    assert isinstance(console, Console)
    console.rule(step.stop.title, align="left")
    question = step.stop.question
    if question is not None and step.answer is not None:
        who = question.party or "staff"
        console.print(f"{who} asks: {question.text}", style="italic", markup=False)
        show_answer(step.answer, console)
    elif step.case is not None:
        show_case(step.case, console)
    console.print()

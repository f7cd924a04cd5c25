"""Commands of the contract that come with the small model."""

from typing import Annotated

import typer

from bot.errors import NotYetError

Rest = Annotated[list[str] | None, typer.Argument(hidden=True, metavar="REST")]
ANYTHING = {"allow_extra_args": True, "ignore_unknown_options": True}
"""Whatever options a script gives already, it gets the plain sentence and not a lecture on usage."""


def _not_yet(command: str) -> None:
    raise NotYetError(
        f"`clearance {command}` cannot be used yet",
        "the small model comes with the next version",
        "until then questions are read by rules",
    )


def train(_rest: Rest = None) -> None:
    """Fine-tune the small model (next version)."""
    _not_yet("train")


def evaluate(_rest: Rest = None) -> None:
    """Measure the small model (next version)."""
    _not_yet("evaluate")


def model(_rest: Rest = None) -> None:
    """List or choose small models (next version)."""
    _not_yet("model")

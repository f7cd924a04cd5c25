"""What commands print: JSON for machines, text for people, and a progress bar only on a terminal."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """How far a long piece of work has come."""

    def __call__(self, done: int, total: int, what: str) -> None:
        """Show it."""
        ...


def print_json(value: object) -> None:
    """One object on one line of stdout, at once, so that a pipe can follow along."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def note(text: str) -> None:
    """A line for people, on stderr."""
    print(text, file=sys.stderr)


def counted(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """The items, with a progress bar on stderr where that is a terminal."""
    with progress_bar(what) as show:
        for number, item in enumerate(items):
            show(number, total, what)
            yield item
        show(total, total, what)


@contextmanager
def progress_bar(what: str) -> Iterator[Progress]:
    """A progress bar on stderr, or nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total, what: None  # noqa: ARG005 - the same shape as the real one
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total, what: bar.update(task, completed=done, total=total, description=what)

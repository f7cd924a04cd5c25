"""Data files that ship with a package: their content, and the lists of expressions in them as patterns."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader builds plain values only, like the safe one, and is some eight times as fast."""


def load_yaml(text: str) -> Any:  # noqa: ANN401 - the shape of a data file is checked by whoever reads it
    """The content of a data file that ships with a package.

    Raises:
        yaml.YAMLError: Where the text is not YAML.
    """
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - one of the two safe loaders, see above


@cache
def data_file(package: str, name: str) -> Any:  # noqa: ANN401 - as above
    """The content of a data file, read when it is first asked for. All who ask share it, so nobody changes it.

    Args:
        package: The package it stands in.
        name: Its file name.

    Raises:
        yaml.YAMLError: Where the text is not YAML.
    """
    return load_yaml(files(package).joinpath(name).read_text(encoding="utf-8"))


def any_of(expressions: Iterable[str], *, before: str = "", after: str = "") -> re.Pattern[str]:
    """A list of expressions as one pattern, without regard to case.

    Args:
        expressions: Regular expressions of which one has to match.
        before: What has to stand right before it, in the pattern too.
        after: What has to stand right after it.
    """
    return re.compile(f"{before}(?:{'|'.join(map(str, expressions))}){after}", re.IGNORECASE)


def filled(expression: str, words: Mapping[str, str]) -> str:
    """An expression with what its capitals in braces stand for: `on {PLACE}`.

    Args:
        expression: A regular expression.
        words: An expression for each of the names.
    """
    return re.sub(r"\{([A-Z_]+)\}", lambda found: words[found[1]], expression)

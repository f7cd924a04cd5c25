"""YAML as plain values together with the line each key and item stands on, so that an error can name the line."""

from dataclasses import dataclass, field
from typing import Any

import yaml


class NotYamlError(Exception):
    """The text is not YAML; `line` counts from 1."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what


@dataclass(frozen=True)
class Tree:
    """A value with its line. `value` is a scalar's value; lists and mappings hold trees."""

    line: int
    value: Any = None
    items: tuple["Tree", ...] | None = None
    fields: dict[str, "Tree"] | None = None
    repeated: tuple[tuple[str, int], ...] = field(default=())
    """Keys given more than once, with the line of the repetition."""

    def plain(self) -> Any:  # noqa: ANN401 - a YAML value can be anything
        """The value without lines."""
        if self.items is not None:
            return [item.plain() for item in self.items]
        if self.fields is not None:
            return {key: tree.plain() for key, tree in self.fields.items()}
        return self.value


def parse(text: str) -> Tree:
    """Parses YAML.

    Raises:
        NotYamlError: The text is not YAML.
    """
    try:
        loader = yaml.SafeLoader(text)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise NotYamlError(line, f"the character #x{ord(text[error.position]):04x} is not allowed") from error
    try:
        node = loader.get_single_node()
        return _tree(node, loader) if node is not None else Tree(line=1)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        last = text.rstrip().count("\n")  # what is missing is missed beyond the last line: no line anybody can look at
        raise NotYamlError(min(mark.line, last) + 1 if mark else 1, str(getattr(error, "problem", None) or error)) from error
    except ValueError as error:  # a day such as 2026-02-30 is matched as a date but is none
        raise NotYamlError(loader.line + 1, str(error)) from error
    finally:
        loader.dispose()


def _tree(node: yaml.Node, loader: yaml.SafeLoader) -> Tree:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return Tree(line, items=tuple(_tree(item, loader) for item in node.value))
    if not isinstance(node, yaml.MappingNode):
        return Tree(line, value=_scalar(node, loader))
    fields: dict[str, Tree] = {}
    repeated: list[tuple[str, int]] = []
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in fields:
            repeated.append((key, key_node.start_mark.line + 1))
        fields[key] = _tree(value_node, loader)
    return Tree(line, fields=fields, repeated=tuple(repeated))


def _scalar(node: yaml.Node, loader: yaml.SafeLoader) -> object:
    """The value of a scalar; a date that does not exist stays text, so that the check of the key can say so."""
    try:
        return loader.construct_object(node, deep=True)
    except ValueError:
        return str(node.value)

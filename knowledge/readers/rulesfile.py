"""YAML rules that legal wrote, in the project's rule format."""

from pathlib import Path

import yaml

from knowledge.errors import UnreadableFileError, UnsupportedFileError
from knowledge.readers.reading import FileReading
from knowledge.readers.textfile import read_text
from policies.rulefile import RuleFileError, read_rules


class RulesReader:
    """Reads rule files; other YAML is left out."""

    format = "rules"
    suffixes = (".yaml", ".yml")

    def read(self, path: Path, document: str) -> FileReading:
        """Read one file; see `FileReader`."""
        text = read_text(path)
        try:
            content = yaml.safe_load(text)
        except (yaml.YAMLError, ValueError):
            # Whether it has rules nobody can say; what is wrong is told in the words that `rules check` has for it.
            content = {"rules": None}
        if not isinstance(content, dict) or "rules" not in content:
            raise UnsupportedFileError(
                f"{path.name} was left out", "it has no list of `rules`", "See `clearance rules schema` for the format"
            )
        try:
            return FileReading(rules=read_rules(text, document))
        except RuleFileError as error:
            raise UnreadableFileError(
                f"{path.name} cannot be read", _problems(error), "Correct the file and ingest it again"
            ) from error


def _problems(error: Exception) -> str:
    problems = getattr(error, "problems", ())
    parts = [f"line {p.line}: {p.what}" + (f" ({p.todo})" if p.todo else "") for p in problems]
    return "; ".join(parts) or str(error)

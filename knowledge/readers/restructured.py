"""reStructuredText through docutils; the words stay those of the source."""

from pathlib import Path

from docutils import nodes
from docutils.core import publish_doctree

from knowledge.readers.outline import Outline
from knowledge.readers.reading import FileReading
from knowledge.readers.textfile import read_text

_SETTINGS = {
    # A policy may use roles and directives of Sphinx that docutils does not know: they are kept as text, not reported.
    "report_level": 5,
    "halt_level": 5,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "doctitle_xform": False,
}


class RestructuredTextReader:
    """Reads reStructuredText; nothing it refers to is included or run."""

    format = "restructuredtext"
    suffixes = (".rst", ".rest")

    def read(self, path: Path, document: str) -> FileReading:
        """Read one file; see `FileReader`."""
        del document
        tree = publish_doctree(read_text(path), settings_overrides=_SETTINGS)
        outline = Outline()
        _walk(tree, outline, depth=0, lead="", kind="paragraph")
        return FileReading(blocks=tuple(outline.blocks), title=outline.title)


def _walk(node: nodes.Node, outline: Outline, *, depth: int, lead: str, kind: str) -> None:
    last = ""
    for child in node.children:
        if isinstance(child, nodes.section):
            title = child.next_node(nodes.title)
            outline.heading(depth + 1, title.astext() if title else "")
            _walk(child, outline, depth=depth + 1, lead="", kind="paragraph")
        elif isinstance(child, nodes.paragraph):
            text = child.rawsource or child.astext()
            outline.add(text, line=child.line, lead=lead, kind=kind)
            last = text
        elif isinstance(child, nodes.bullet_list | nodes.enumerated_list | nodes.definition_list | nodes.field_list):
            for item in child.children:
                _walk(item, outline, depth=depth, lead=last or lead, kind="item")
        elif isinstance(child, nodes.literal_block | nodes.line_block):
            outline.add(child.astext(), line=child.line, lead=last, kind="code")
        elif isinstance(child, nodes.term):
            last = child.rawsource or child.astext()
            outline.add(last, line=child.line, lead=lead, kind=kind)
        elif isinstance(child, nodes.row):
            outline.add(" | ".join(entry.astext() for entry in child.children), line=child.line, kind="row")
        elif not isinstance(child, nodes.title | nodes.comment | nodes.system_message | nodes.Text):
            # Block quotes, definitions, admonitions and table bodies: what is inside them counts.
            _walk(child, outline, depth=depth, lead=last or lead, kind=kind)

"""Who an asset is: its id, names, files and status."""

import re
import unicodedata
from collections.abc import Mapping

from knowledge.register.cell import Cell, parts
from knowledge.register.rowcells import Row
from knowledge.register.status import StatusReading, read_status
from policies.evidence import AssetFacts
from policies.rules import Source
from policies.vocabulary import Visibility


def asset_id(cells: Mapping[str, Cell]) -> str | None:
    """The id of a row; a row without one gets a readable id from its name or file."""
    for name in ("asset_id", "name", "file"):
        text = cells[name].text.strip() if name in cells else ""
        if text:
            # A spreadsheet that took a number for an amount writes 10 as 10.0.
            return re.sub(r"^(\d+)\.0$", r"\1", text) if name == "asset_id" else _slug(text)
    return None


def _slug(text: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)).casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:80]
    # A name of signs alone ("/e/", "+++") keeps its code points, so that ids stay apart.
    return slug if re.search(r"[a-z0-9]", slug) and len(slug) > 2 else "-".join(f"{ord(char):x}" for char in text.strip())[:80]


def asset_facts(row: Row) -> tuple[AssetFacts, StatusReading]:
    """The catalogue entry of a row, and what its status and notes say."""
    text = row.text
    name = text("name") or _file_name(text("file")) or row.id
    reading = _status(row)
    facts = AssetFacts(
        id=row.id,
        name=name,
        kind=text("kind").casefold() or None,
        aliases=parts(text("aliases")),
        files=parts(text("file")),
        labels=frozenset(label.casefold() for label in parts(text("labels"))),
        status=reading.status,
        status_quote=reading.quote if reading.status != "current" else "",
        approved_copy=tuple(part.strip() for part in re.split(r"\n|\s\|\s", text("approved_copy")) if part.strip()),
        visibility=_visibility(text("visibility"), row.visibility),
        source=Source(document=row.document, locator=row.locator, quote=row_quote(row)),
    )
    return facts, reading


def row_quote(row: Row) -> str:
    """The cell that stands for the row where it is cited as a whole, verbatim; other cells may be nothing for the asker."""
    return next((row.text(name) for name in ("name", "asset_id", "file") if row.text(name)), row.id)


def _status(row: Row) -> StatusReading:
    """Status and notes together; the worse of the two counts."""
    readings = [read_status(row.cells[name], row.order, on_file=name == "status") for name in ("status", "notes") if row.text(name)]
    if not readings:
        return StatusReading()
    rank = ("withdrawn", "superseded", "draft", "unknown", "current")
    worst = min(readings, key=lambda reading: rank.index(reading.status))
    return StatusReading(
        status=worst.status,
        quote=worst.quote,
        successor=worst.successor,
        renewed_to=next((item.renewed_to for item in readings if item.renewed_to), None),
        shortened=any(item.shortened for item in readings),
        holds_until=next((item.holds_until for item in readings if item.holds_until), None),
        doubt=any(item.doubt for item in readings),
        gone_from=next((item.gone_from for item in readings if item.gone_from), None),
    )


def _file_name(path: str) -> str:
    return re.split(r"[/\\]", path)[-1] if path else ""


def _visibility(text: str, otherwise: Visibility) -> Visibility:
    """A row's own level; words that are no level never open a thing to more people."""
    if not text:
        return otherwise
    try:
        return Visibility(text.strip().casefold())
    except ValueError:
        return max(otherwise, Visibility.INTERNAL, key=lambda level: level.level)

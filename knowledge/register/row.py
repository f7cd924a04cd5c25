"""A register compiled: every row a catalogue entry, a permission (or a few) and its prohibitions."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from knowledge.register.cell import Cell, Place, Unread
from knowledge.register.columns import match_columns
from knowledge.register.identity import asset_facts, asset_id
from knowledge.register.outcome import merge
from knowledge.register.rights import compile_rights
from knowledge.register.rowcells import Row
from knowledge.register.spoiled import bare_days, take_spoiled
from knowledge.register.strays import without_strays
from knowledge.register.successors import resolve_successors
from knowledge.register.windowparts import without_parts
from policies.calendar.order import DayOrder, day_order
from policies.evidence import AssetFacts
from policies.rules import Rule
from policies.vocabulary import Visibility

_DATED = ("licence_window", "licence_start", "licence_end", "talent_release", "music_licence", "status", "notes")


@dataclass(frozen=True)
class RegisterAsset:
    """One row: the asset, its rules, the cells verbatim under our column names, and what could not be read."""

    facts: AssetFacts
    rules: tuple[Rule, ...]
    cells: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)
    """Columns that are not known, verbatim."""
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True)
class RowProblem:
    """A row that could not become an asset, or only with a doubt."""

    row: Place
    what: str


@dataclass(frozen=True)
class RegisterReport:
    """All assets of a register, columns that are not known, and rows with a problem."""

    assets: tuple[RegisterAsset, ...]
    unknown_columns: tuple[str, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    remarks: tuple[str, ...] = ()
    """What is odd in whole columns."""


def compile_register(
    rows: Sequence[Mapping[str, object]],
    *,
    document: str,
    visibility: Visibility,
    owner: str | None = None,
    mapping: Mapping[str, str] | None = None,
    places: Sequence[Place] = (),
    order: DayOrder | None = None,
) -> RegisterReport:
    """Compile the rows of one register.

    Args:
        rows: Column name to cell, as read from the file; cells that are not text are written out.
        document: Name of the register, for citing.
        visibility: Level of the assets and rules where a row does not name its own.
        owner: Owner where a row names none.
        mapping: Their column names to ours, from a mapping file.
        places: Where each row stands, for citing; without them the rows follow a header in row 1.
        order: Day-month order of all numeric dates, where somebody has settled it; else each row has to show it.
    """
    headers = list(dict.fromkeys(header for row in rows for header in row if header is not None))
    columns, unknown = match_columns(headers, mapping)
    order = order or _file_order(rows, columns)
    filled = frozenset(name for header, name in columns.items() if any(_text(row.get(header)).strip() for row in rows))
    where = places or range(2, len(rows) + 2)
    read = [(place, raw, *_cells(raw, columns, place)) for place, raw in zip(where, rows, strict=True)]
    assets: list[RegisterAsset] = []
    seen = _Seen(columns=len(headers))
    for place, raw, typed, clashes in read:
        texts = {name: cell.text for name, cell in typed.items()}
        notes = {header: _text(raw.get(header)) for header in unknown if _text(raw.get(header)).strip()}
        cells, spoiled = take_spoiled(typed)
        identity = seen.take(place, cells, {**notes, **texts})
        if identity is not None:
            others = tuple(Cell(header, text.strip(), header, place) for header, text in notes.items())
            of_row = (_row_order(cells, order), document, visibility, owner, place, clashes, others, filled, spoiled)
            assets.append(_asset(Row(identity, cells, frozenset(columns.values()), *of_row), notes, texts))
    assets = [_doubted(asset) if asset.facts.id in seen.doubted else asset for asset in assets]
    return RegisterReport(resolve(assets), unknown, tuple(seen.problems), bare_days(cells for _, _, cells, _ in read))


class _Seen:
    """What was typed under each id so far, and what is odd about it."""

    def __init__(self, columns: int) -> None:
        self.problems: list[RowProblem] = []
        self.doubted: set[str] = set()
        """Ids of rows that disagree."""
        self._columns = columns
        self._typed: dict[str, Mapping[str, str]] = {}
        self._copies: Counter[str] = Counter()

    def take(self, place: Place, cells: Mapping[str, Cell], typed: Mapping[str, str]) -> str | None:
        """The id of a row that is a new asset, else `None`."""
        identity = self._identity(cells, typed)
        filled = [text for text in typed.values() if text]
        new = identity is not None and identity not in self._typed
        problem = ""
        if identity is None:
            problem = "has neither an id nor a name, so it was left out"
        elif new and len(filled) == 1 and self._columns > 2:
            problem = f"says nothing but “{filled[0]}”; if that is a heading, take it out"
        elif not new and self._typed[identity] == typed:
            problem = f"repeats {identity}"
        elif not new:
            problem = f"has the id {identity} of an earlier row but says something else"
            self.doubted.add(identity)
        if problem:
            self.problems.append(RowProblem(place, problem))
        if identity is None or not new:
            return None
        self._typed[identity] = typed
        return identity

    def _identity(self, cells: Mapping[str, Cell], typed: Mapping[str, str]) -> str | None:
        """Ids made from names are ours, so two things of one name get two."""
        identity = asset_id(cells)
        if identity is None or ("asset_id" in cells and cells["asset_id"].text):
            return identity
        first = identity
        while self._typed.get(identity, typed) != typed:
            self._copies[first] += 1
            identity = f"{first}-{self._copies[first] + 1}"
        return identity


def resolve(assets: Sequence[RegisterAsset]) -> tuple[RegisterAsset, ...]:
    """Fill in which asset replaces which, now that all rows are known."""
    facts = resolve_successors([(asset.facts, asset.cells) for asset in assets])
    return tuple(replace(asset, facts=fact) for asset, fact in zip(assets, facts, strict=True))


def _asset(row: Row, notes: Mapping[str, str], texts: Mapping[str, str]) -> RegisterAsset:
    whole, parts = without_parts(row)
    plain, strays = without_strays(whole)
    facts, reading = asset_facts(plain)
    rules, unread = compile_rights(plain, reading, merge([parts, strays]))
    spoiled = {cell.column: cell.text for cell in row.spoiled}
    unread = tuple(entry for entry in unread if entry.column not in spoiled or entry.text == spoiled[entry.column])
    if "status" in spoiled:
        facts = facts.model_copy(update={"status_quote": spoiled["status"]})
    # Rules are as visible as their asset.
    shown = tuple(rule.model_copy(update={"visibility": facts.visibility, "owner": row.owner}) for rule in rules)
    return RegisterAsset(facts, shown, texts, notes, unread)


def _doubted(asset: RegisterAsset) -> RegisterAsset:
    """An asset with two rows that disagree: nobody can say which counts."""
    return replace(asset, facts=asset.facts.model_copy(update={"status": "conflicting", "status_quote": ""}))


def _cells(raw: Mapping[str, object], columns: Mapping[str, str], number: Place) -> tuple[dict[str, Cell], frozenset[str]]:
    """The cells of a row under our names, and the columns for which two of the register's columns disagree."""
    cells: dict[str, Cell] = {}
    clashes: set[str] = set()
    for header, name in columns.items():
        text = _text(raw.get(header)).strip()
        earlier = cells.get(name)
        if earlier is None or not earlier.text:
            cells[name] = Cell(name, text, header, number)
        elif text and text != earlier.text:
            if name == "asset_id":
                continue
            if name not in (
                "exclusions",
                "bans",
                "conditions",
                "notes",
                "aliases",
                "labels",
                "creator",
                "owner",
                "description",
                "file",
                "source_document",
            ):
                clashes.add(name)
            cells[name] = Cell(name, f"{earlier.text}; {text}", f"{earlier.header}, {header}", number)
    return cells, frozenset(clashes)


def _text(value: object) -> str:
    """A cell as text: lists joined by semicolons, the main entry of a small mapping first."""
    if isinstance(value, str) and value[:1] in "{[" and value[-1:] in "}]":
        try:
            value = json.loads(value)
        except ValueError:
            return str(value)
    if isinstance(value, Mapping):
        first = next((_text(value[key]) for key in ("type", "name", "title", "full_name", "id") if value.get(key)), "")
        return first or _text(list(value.values()))
    if isinstance(value, (list, tuple)):
        return "; ".join(part for part in (_text(item) for item in value) if part)
    return {None: "", True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool | None) else str(value)


def _row_order(cells: Mapping[str, Cell], order: DayOrder | None) -> DayOrder:
    own = day_order(cells[name].text for name in _DATED if name in cells)
    return own if own is not DayOrder.UNKNOWN else order or DayOrder.UNKNOWN


def _file_order(rows: Sequence[Mapping[str, object]], columns: Mapping[str, str]) -> DayOrder | None:
    """The order that a whole register shows, where one system wrote all its dates.

    Many hands type in many shapes, and the row of one proves nothing about that of another. A column in which every cell has
    the very same shape was exported, and there one date above the twelfth settles all.
    """
    dated = [header for header, name in columns.items() if name in ("licence_window", "licence_start", "licence_end")]
    texts = [text for row in rows for header in dated if (text := _text(row.get(header)).strip())]
    shapes = {re.sub(r"\d{4}", "Y", re.sub(r"\d{2}(?!\d)", "n", text)) for text in texts}
    if len(texts) < 5 or len(shapes) != 1:
        return None
    found = day_order(texts)
    return found if found is not DayOrder.UNKNOWN else None

"""The days of a row: its window, start and end in columns of their own, and what status and notes say of them."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from knowledge.register.cell import Cell, is_none, is_open
from knowledge.register.licences import known_licence, read_licence
from knowledge.register.outcome import Outcome
from knowledge.register.rowcells import Row
from knowledge.register.status import StatusReading
from knowledge.register.windows import Windows, WindowVariant, depends_on_standing, read_windows, standing_window
from policies.rules import Bound, Unreadable, WindowConstraint
from policies.vocabulary import ReasonKind

_NO_TERM = re.compile(r"(?i)[,;(]?\s*\b(?:no (?:term|end|expiry|limits?|time limit)|perpetual|unlimited|irrevocable)\b\)?")


def licence_as_window(row: Row, licence: Outcome | None) -> tuple[Row, Outcome | None]:
    """A public licence named where the window should stand (`CC0, no term`): it says all that a window would."""
    cell = row.cell("licence_window")
    name = re.sub(_NO_TERM, "", cell.text).strip(" ,;")
    if licence is not None or not name or known_licence(cell.part(name)) is None:
        return row, licence
    found = read_licence(cell.part(name), owner=row.text("owner") or row.owner, creator=row.text("creator") or None)
    cells = {key: value for key, value in row.cells.items() if key != "licence_window"}
    return replace(row, cells=cells), found


def term_of(row: Row, status: StatusReading, *, known: bool) -> Windows:
    """The windows of a row.

    Args:
        row: The row.
        status: What its status and notes cells say; it may end a window, and a renewal it reports never widens one.
        known: Whether a licence is named that needs no window.
    """
    cell = row.cell("licence_window")
    parts: list[Windows] = []
    if cell.text:
        parts.append(_settled_by_status(cell, status) or read_windows(cell, row.order))
    if row.text("licence_start") or row.text("licence_end"):
        parts.append(_from_ends(row))
    if not parts:
        parts.append(Windows((WindowVariant(()),)) if known else read_windows(cell, row.order))
    if status.gone_from:
        last = WindowConstraint(end=status.gone_from - timedelta(days=1), quote=status.quote, locator=row.locator)
        parts.append(Windows((WindowVariant((last,)),), ends=last.end if isinstance(last.end, date) else None))
    joined = [
        WindowVariant(tuple(item for part in choice for item in part.constraints))
        for choice in product(*(part.variants for part in parts))
    ]
    starts = next((part.starts for part in parts if part.starts), None)
    ends = min((part.ends for part in parts if part.ends), default=None)
    joined += _renewal(row, status, joined[0], ends)
    duties = tuple(duty for part in parts for duty in part.duties)
    return Windows(tuple(joined), starts, ends, tuple(item for part in parts for item in part.unread), duties)


def _settled_by_status(cell: Cell, status: StatusReading) -> Windows | None:
    """`while in office`, where the status cell says until when that lasts at least."""
    if status.holds_until is None or not depends_on_standing(cell):
        return None
    window = standing_window(cell, status.holds_until)
    return Windows((WindowVariant((window,)),), ends=window.end if isinstance(window.end, date) else None)


def _from_ends(row: Row) -> Windows:
    """Start and end in columns of their own: written as one window, so that one grammar reads both."""
    start, end = row.text("licence_start"), row.text("licence_end")
    begins = f"from {start}" if start and not is_open(start) else "tbc"
    runs_out = "no end" if end and is_none(end) else end
    text = (
        f"{begins}, no end"
        if runs_out == "no end"
        else f"{start} - {end}"
        if start and end
        else begins
        if start
        else f"until {end}"
    )
    cell = row.cell("licence_end" if end else "licence_start")
    header = ", ".join(row.cells[name].header for name in ("licence_start", "licence_end") if name in row.cells)
    found = read_windows(Cell("licence_window", text, header, cell.row), row.order)
    typed = "; ".join(words for words in (row.text("licence_start"), end) if words)
    told: dict[str, object] = {"quote": typed}
    if end and not start and "licence_start" in row.filled:
        # Other rows name their first day, so a blank is a gap and no open beginning.
        told |= {"start": Bound.UNKNOWN, "note": "the register names no first day"}
    cited = tuple(WindowVariant(tuple(limit.model_copy(update=told) for limit in item.constraints)) for item in found.variants)
    return replace(found, variants=cited)


def _renewal(row: Row, status: StatusReading, first: WindowVariant, ends: date | None) -> list[WindowVariant]:
    """The days of a renewal that a note reports: inside them a person has to look, outside the old window decides."""
    if status.renewed_to is None or ends is None or status.renewed_to <= ends:
        return []
    why = "a note reports a renewal that the licence cell does not show"
    longer = tuple(
        item.model_copy(update={"end": status.renewed_to}) if isinstance(item, WindowConstraint) and item.end == ends else item
        for item in first.constraints
    )
    doubt = Unreadable(about=ReasonKind.WINDOW, quote=status.quote, locator=row.locator, note=why)
    return [WindowVariant((*longer, doubt))]

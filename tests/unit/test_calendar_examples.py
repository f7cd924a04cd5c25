"""How much of what people really wrote is read exactly; the examples lie beside the repository and may be absent."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from policies.calendar.periods import read_period
from policies.calendar.windows import day_order, read_window, split_window
from policies.rules import Bound

DATA = Path(__file__).parents[3] / "shared" / "data"


def records(name: str) -> list[dict[str, Any]]:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def test_periods_of_questions() -> None:
    right = said = invented = silent = 0
    for record in records("questions/questions.jsonl"):
        words, wanted = record["spans"]["date"], record["request"]
        reading = read_period(record["text"], date.fromisoformat(record["asked_on"]))
        if words and all(word in record["text"] for word in words):
            said += 1
            right += (iso(reading.start), iso(reading.end)) == (wanted["start"], wanted["end"])
        elif not words:
            silent += 1
            invented += bool(reading.start or reading.end)
    assert right >= 0.95 * said, f"{right} of {said}"
    assert invented <= 0.02 * silent, f"{invented} of {silent}"


def test_windows_of_registers() -> None:
    def plain(edge: date | Bound) -> str | None:
        return None if edge is Bound.UNKNOWN else str(edge)

    right, wider, rows = 0, [], records("cases/structured_dev.jsonl")
    for row in rows:
        cells, wanted = row["asset"], row["reading"]
        order = day_order([cells["licence_window"], cells["talent_release"]])
        reading = read_window(split_window(cells["licence_window"])[0][1], order)
        right += (plain(reading.start), plain(reading.end)) == (wanted["licence_from"], wanted["licence_to"])
        if plain(reading.end) == "open" and wanted["licence_to"] is None:
            wider.append(row["id"])
    assert right >= 0.95 * len(rows), f"{right} of {len(rows)}"
    assert not wider

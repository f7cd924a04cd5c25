"""Window cells of tests/cases/cells/windows.yaml: each is read as written there, whatever language and shorthand it is in."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from knowledge.register.cell import Cell
from knowledge.register.windows import read_windows
from policies.calendar.order import DayOrder, day_order
from policies.rules import Bound, Unreadable, WindowConstraint

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "cells" / "windows.yaml").read_text(encoding="utf-8"))


def _cell(text: str) -> Cell:
    return Cell("licence_window", text, "licence_window", 2)


def _windows(text: str, order: DayOrder | None = None) -> list[tuple[date | Bound, date | Bound, bool]]:
    """First day, last day and whether it is certain, for each way the window may run."""
    found = read_windows(_cell(text), order or day_order([text]))
    return [
        (item.start, item.end, not any(isinstance(other, Unreadable) for other in variant.constraints))
        for variant in found.variants
        for item in variant.constraints
        if isinstance(item, WindowConstraint)
    ]


def _edge(said: date | str) -> date | Bound:
    return said if isinstance(said, date) else Bound(said)


@pytest.mark.parametrize(("cell", "start", "end"), _CASES["windows"])
def test_a_window_is_read_as_people_mean_it(cell: str, start: date | str, end: date | str) -> None:
    assert _windows(cell) == [(_edge(start), _edge(end), True)]


@pytest.mark.parametrize("case", _CASES["runs"], ids=lambda case: case[0])
def test_several_runs_are_licences_side_by_side(case: list[str | list[date]]) -> None:
    assert _windows(str(case[0])) == [(*run, True) for run in case[1:]]


def test_what_is_sold_off_after_the_end_asks_for_a_person() -> None:
    assert _windows("30 Sep 26 (sell-off to 31 Dec)") == [
        (Bound.OPEN, date(2026, 9, 30), True),
        (Bound.OPEN, date(2026, 12, 31), False),
    ]


def test_a_sell_off_by_length_never_lengthens_the_licence() -> None:
    assert _windows("15.4.26-14.4.27 and 6 months sell-off") == [
        (date(2026, 4, 15), date(2027, 4, 14), True),
        (date(2026, 4, 15), date(2027, 10, 14), False),
    ]


def test_pictures_of_a_set_with_days_of_their_own_ask_for_a_person_after_the_first_end() -> None:
    found = _windows("imgs 1-8: to 31.12.27; imgs 9-12 ended 31.12.25")
    assert (Bound.OPEN, date(2027, 12, 31), False) in found
    assert [certain for *_, certain in found].count(True) == 2  # both hold at once in the one certain way


@pytest.mark.parametrize("cell", ["1/2/26", "3/4/26", "5/6/2026"])
def test_a_lone_day_in_an_order_nobody_knows_opens_nothing(cell: str) -> None:
    assert all(start is not Bound.OPEN for start, _, certain in _windows(cell, DayOrder.UNKNOWN) if certain)

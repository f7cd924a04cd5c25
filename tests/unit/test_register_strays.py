"""Bans and limits bind in whatever cell they stand: strays.yaml and held_back.yaml in tests/cases/cells, as rows against a use."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from typed_rows import ROW, TypedUse, judged

from knowledge.register.row import compile_register
from policies.rules import Bound, WindowConstraint
from policies.vocabulary import Visibility

_CELLS = Path(__file__).parents[1] / "cases" / "cells"
_CASES = [
    case
    for name in ("strays.yaml", "held_back.yaml")
    for cases in yaml.safe_load((_CELLS / name).read_text(encoding="utf-8")).values()
    for case in cases
]
_VERDICTS = {"yes": "allowed", "conditions": "allowed_with_conditions", "no": "not_allowed", "review": "needs_review"}
_PLAIN = {**ROW, "kind": "photo", "licence_window": "1 Jan 2026 - 31 Dec 2027"}


def _use(words: str) -> TypedUse:
    channel, *more = words.split()
    year = next((int(word) for word in more if word.isdigit()), 2026)
    edits = ("crop",) if "cropped" in more else ()
    return TypedUse(channel=channel, start=date(year, 5, 1), end=date(year, 5, 31), edits=edits, said=f"{words} in Germany")


@pytest.mark.parametrize(("cells", "use", "verdict"), _CASES)
def test_what_stands_in_another_cell_binds(cells: dict[str, str], use: str, verdict: str) -> None:
    code = judged({**_PLAIN, **cells}, use=_use(use))
    if verdict == "not yes":
        assert not code.is_yes
    else:
        assert code.value == _VERDICTS[verdict]


@pytest.mark.parametrize("use", ["web", "tv", "print", "social_organic", "packaging", "web cropped", "web 2027"])
def test_the_row_without_them_is_a_yes(use: str) -> None:
    """Otherwise the cases would pass for the wrong reason."""
    assert judged(_PLAIN, use=_use(use)).is_yes


@pytest.mark.parametrize(("other", "start"), [("01.01.2026", Bound.UNKNOWN), ("", Bound.OPEN)])
def test_a_blank_first_day_is_a_gap_where_other_rows_name_theirs(other: str, start: Bound) -> None:
    """A register that never fills the column means an open beginning by "until"."""
    days = {"start date": "", "valid until": "30.04.2027"}
    rest = {name: text for name, text in ROW.items() if name != "licence_window"}
    rows = [{**rest, **days}, {**rest, "asset_id": "A-2", **days, "start date": other}]
    report = compile_register(rows, document="register.csv", visibility=Visibility.INTERNAL)
    (window,) = [limit for limit in report.assets[0].rules[0].constraints if isinstance(limit, WindowConstraint)]
    assert (window.start, window.end) == (start, date(2027, 4, 30))

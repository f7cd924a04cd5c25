"""Limits in numbers: read from cells, compared with what a question names, told or asked for where it names nothing."""

from datetime import date
from typing import Any

import pytest
from engine_fakes import evidence, permission, request

from knowledge.register.cell import Cell
from knowledge.register.counts import count_limits
from knowledge.register.row import compile_register
from policies.decision import decide
from policies.evidence import AssetMatch
from policies.request import ClearanceRequest
from policies.rulebook import Rulebook
from policies.rules import CountConstraint
from policies.verdict import Verdict
from policies.vocabulary import Asker, Channel, VerdictCode, Visibility
from slm.reading.deterministic.parts import read_parts

ON = date(2026, 3, 16)
ROW = {
    "asset_id": "T-1", "name": "Gift tin", "kind": "packaging", "licence_window": "01.09.26 - 31.01.27", "territories": "EU27",
    "channels": "packaging, web", "exclusions": "none", "modification": "as supplied", "third_party_use": "no",
    "talent_release": "n/a", "credit_line": "none",
}  # fmt: skip


def ask(said: str = "", channel: Channel = Channel.PACKAGING, asker: Asker = Asker.STAFF, **more: Any) -> Verdict:
    """The verdict on a use of the tin in Germany; `cells` replace cells of its row."""
    report = compile_register(
        [{**ROW, **more.pop("cells", {})}], document="r.csv", visibility=Visibility.INTERNAL, owner=None, mapping=None
    )
    asset = report.assets[0]
    wanted = request("DE", channels=(channel,), start=date(2026, 10, 1), end=date(2026, 12, 31), **more)
    found = evidence(asset=AssetMatch(asset=asset.facts, score=1.0), said=said, asker=asker)
    return decide(wanted, found, Rulebook(asset.rules), ON)


@pytest.mark.parametrize(
    ("text", "unit", "most", "least"),
    [
        ("print run max 40000", "copies", 40000, None),
        ("Auflage bis 10 000 Exemplare", "copies", 10000, None),
        ("max. 5.000 Stück", "copies", 5000, None),
        ("no print runs over 5,000 copies", "copies", 5000, None),
        ("up to 3k units", "copies", 3000, None),
        ("excerpts up to 20 s", "seconds", 20, None),
        ("never below 12 mm", "millimetres", None, 12),
        ("not larger than 10 cm", "millimetres", 100, None),
        ("40 seats", "seats", 40, None),
        ("up to 500000 page views a month", "page_views", 500000, None),
        ("at least 200 px wide", "pixels", None, 200),
    ],
)
def test_limits_are_read(text: str, unit: str, most: float | None, least: float | None) -> None:
    (limit,) = count_limits(Cell("conditions", text, "conditions", 2), text)
    assert (limit.unit, limit.at_most, limit.at_least) == (unit, most, least)


@pytest.mark.parametrize("text", ["up to 30.06.2026", "max 2 years", "2 people", "up to 3 campaigns", "5th edition"])
def test_other_numbers_are_no_limits_of_this_kind(text: str) -> None:
    assert not list(count_limits(Cell("conditions", text, "conditions", 2), text))


@pytest.mark.parametrize("column", ["conditions", "exclusions", "notes", "third_party_use", "licence"])
def test_a_print_run_counts_in_whatever_cell_it_stands(column: str) -> None:
    """A number above the limit is never a yes."""
    more = "no, print run up to 40000" if column == "third_party_use" else "print run max 40000"
    assert not ask(cells={column: more}, quantity=50000).code.is_yes


def test_too_many_copies_are_refused_with_the_number_that_would_do() -> None:
    verdict = ask(cells={"conditions": "print run max 40000"}, quantity=50000)
    assert verdict.code is VerdictCode.NOT_ALLOWED
    assert verdict.nearest_yes is not None
    assert "reduce to 40,000" in verdict.nearest_yes.text
    assert ask(cells={"conditions": "print run max 40000"}, quantity=40000).code is VerdictCode.ALLOWED


def test_an_unnamed_number_of_copies_is_asked_for() -> None:
    verdict = ask(cells={"conditions": "print run max 40000"})
    assert verdict.code is VerdictCode.NEEDS_REVIEW
    assert verdict.ask_back is not None
    assert verdict.ask_back.options == ("Up to 40,000 copies", "More")


def test_a_print_run_says_nothing_of_a_website() -> None:
    assert ask(cells={"conditions": "print run max 40000"}, channel=Channel.WEB).code is VerdictCode.ALLOWED


def test_the_number_is_not_told_to_third_parties() -> None:
    verdict = ask(cells={"conditions": "print run max 40000", "third_party_use": "anyone"}, asker=Asker.THIRD_PARTY)
    assert verdict.ask_back is None or not verdict.ask_back.options
    assert all("40" not in (reason.public_text or "") for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("on the tin, 8 mm wide", VerdictCode.NOT_ALLOWED),
        ("on the tin, 1.5 cm wide", VerdictCode.ALLOWED),
        ("60 x 40 cm on the side", VerdictCode.ALLOWED),
        ("on the tin", VerdictCode.ALLOWED_WITH_CONDITIONS),
        ("on the tin, 20 mm wide with 3 mm bleed", VerdictCode.ALLOWED),
    ],
)
def test_a_least_size_is_compared_or_told(said: str, code: VerdictCode) -> None:
    verdict = ask(said, cells={"modification": "as supplied, never below 12 mm"})
    assert verdict.code is code
    assert [c.text for c in verdict.conditions] == (["Never below 12 mm"] if code is VerdictCode.ALLOWED_WITH_CONDITIONS else [])
    if code is VerdictCode.NOT_ALLOWED:
        assert verdict.nearest_yes is not None
        assert verdict.nearest_yes.request.measures == (("millimetres", 12.0),)


@pytest.mark.parametrize(("said", "good"), [("for 60 designers", False), ("for 12 designers", True)])
def test_seats_are_compared_with_the_people_named(said: str, good: bool) -> None:
    assert ask(said, cells={"conditions": "40 seats"}).code.is_yes is good


def test_views_a_day_are_compared_with_views_a_month() -> None:
    limit = {"conditions": "up to 500000 page views a month"}
    assert not ask("about 30,000 page views a day", cells=limit).code.is_yes
    assert ask("about 30,000 page views a month", cells=limit).code.is_yes


@pytest.mark.parametrize("asked", [1, 39_999, 40_000, 40_001, 10**7])
def test_more_copies_never_make_a_better_verdict(asked: int) -> None:
    rules = Rulebook((permission(CountConstraint(at_most=40_000)),))

    def code(number: int) -> int:
        wanted: ClearanceRequest = request("DE", channels=(Channel.PRINT,), quantity=number)
        return decide(wanted, evidence(), rules, ON).code.permissiveness

    assert code(asked + 1) <= code(asked)


@pytest.mark.parametrize(("said", "code"), [("on Evening Moor packs", "allowed"), ("on Breakfast Blend packs", "needs_review")])
def test_a_condition_that_names_the_only_use_is_a_limit(said: str, code: str) -> None:
    """`only for Evening Moor` is no duty to be told with a yes for something else."""
    assert ask(said, cells={"conditions": "only for Evening Moor"}).code.value == code


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("a run of six thousand", 6000),
        ("six thousand leaflets", 6000),
        ("twice 3,000 leaflets", 6000),
        ("3 x 2,000 copies", 6000),
        ("one leaflet to each of our 8,000 members", 8000),
        ("a run of forty-five thousand", 45000),
        ("three hundred and fifty flyers", 350),
        ("two dozen posters", 24),
        ("2.5k flyers", 2500),
        ("fünfundvierzigtausend Flyer", 45000),
        ("zweimal 3.000 Flyer", 6000),
        ("deux mille cinq cents affiches", 2500),
        ("cinco mil folletos", 5000),
        ("diecimila volantini", 10000),
        ("tienduizend folders", 10000),
        ("a poster of 60 x 40 cm", None),
        ("on 3 May 2026", None),
        ("in our 2027 brochure", None),
        ("one of our posters", None),
    ],
)
def test_numbers_of_copies_are_counted_however_they_are_written(words: str, number: int | None) -> None:
    assert read_parts(f"Ferry deck as {words} in Ireland in May").quantity == number


@pytest.mark.parametrize("words", ["5 posters per shop", "20000 tote covers", "two leaflets in every parcel"])
def test_numbers_that_cannot_be_settled_are_kept(words: str) -> None:
    assert read_parts(f"Ferry deck as {words} in Ireland").uncounted


@pytest.mark.parametrize("words", ["on 12 pages", "for 500 euros", "with 30000 followers", "for 200 days", "in the 2027 catalogue"])
def test_other_numbers_are_none_of_copies(words: str) -> None:
    assert not read_parts(f"Ferry deck {words} in Ireland").uncounted


@pytest.mark.parametrize(
    ("uncounted", "verdict"),
    [
        (("60000 covers",), VerdictCode.NEEDS_REVIEW),
        (("5 posters per shop each",), VerdictCode.NEEDS_REVIEW),
        (("200 covers",), VerdictCode.ALLOWED_WITH_CONDITIONS),
    ],
)
def test_a_number_that_is_not_settled_meets_a_limit_as_unknown(uncounted: tuple[str, ...], verdict: VerdictCode) -> None:
    cells = {"cells": {"exclusions": "print run max 40000"}}
    assert (
        ask(**cells, quantity=30000, uncounted=uncounted).code is not VerdictCode.NEEDS_REVIEW
        or verdict is VerdictCode.NEEDS_REVIEW
    )
    assert (ask(**cells, quantity=30000, uncounted=uncounted).code is VerdictCode.NEEDS_REVIEW) is (
        verdict is VerdictCode.NEEDS_REVIEW
    )

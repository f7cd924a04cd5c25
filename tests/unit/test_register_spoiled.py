"""What a spreadsheet put into a cell instead of words: errors, formulas, bare numbers for days. None of it is read as a right."""

from datetime import date

import pytest
from engine_fakes import ON, request

from knowledge.register.row import RegisterReport, compile_register
from policies.decision import decide
from policies.evidence import AssetMatch, Evidence
from policies.rulebook import Rulebook
from policies.rules import RuleKind
from policies.vocabulary import Asker, VerdictCode, Visibility

ROW = {
    "asset_id": "GLE-1",
    "name": "Glen logo",
    "kind": "logo",
    "licence_window": "to 31.12.2027",
    "territories": "Germany",
    "channels": "web",
    "exclusions": "none",
    "status": "approved",
    "talent_release": "n/a",
    "credit_line": "none",
    "conditions": "none",
    "modification": "crop ok",
    "third_party_use": "dealers",
    "notes": "",
}


def compiled(**changes: str) -> RegisterReport:
    return compile_register([{**ROW, **changes}], document="r.csv", visibility=Visibility.PUBLIC)


def verdict(report: RegisterReport) -> VerdictCode:
    [asset] = report.assets
    seen = Evidence(asset=AssetMatch(asset=asset.facts, score=1.0), asker=Asker.STAFF)
    asked = request("DE", channels=("web",), start=ON, end=date(2026, 6, 30))
    return decide(asked, seen, Rulebook(asset.rules), ON).code


def test_the_row_as_typed_is_a_yes() -> None:
    assert verdict(compiled()) is VerdictCode.ALLOWED


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#WERT!", "=B2", '=IF(1>0,"worldwide","none")', "########", "Err:502"])
@pytest.mark.parametrize(
    "column",
    ["licence_window", "territories", "channels", "exclusions", "status", "talent_release", "credit_line", "conditions", "notes"],
)
def test_a_spoiled_cell_is_unknown_in_any_column_and_reported_once(column: str, text: str) -> None:
    report = compiled(**{column: text})
    assert verdict(report) is VerdictCode.NEEDS_REVIEW
    assert [entry.text for entry in report.assets[0].unread if entry.column == column] == [text]
    assert report.assets[0].cells[column] == text


def test_what_a_spoiled_cell_may_have_ruled_out_stays_open_even_where_another_rule_permits() -> None:
    rules = compiled(exclusions="#N/A").assets[0].rules
    assert [rule.source.quote for rule in rules if rule.kind is RuleKind.PROHIBITION] == ["#N/A"]


def test_a_spoiled_status_is_not_current_and_a_spoiled_visibility_opens_nothing() -> None:
    facts = compiled(status="#REF!", visibility="#REF!").assets[0].facts
    assert (facts.status, facts.status_quote, facts.visibility) == ("unknown", "#REF!", Visibility.INTERNAL)


def test_a_spoiled_id_leaves_the_name_and_a_number_with_a_point_is_the_number() -> None:
    assert compiled(asset_id="#REF!").assets[0].facts.id == "glen-logo"
    assert compiled(asset_id="10.0").assets[0].facts.id == "10"


@pytest.mark.parametrize("arrow", ["=> see contract", "== as before"])
def test_an_arrow_is_no_formula(arrow: str) -> None:
    assert not compiled(notes=arrow).assets[0].unread


def test_days_as_bare_numbers_are_unknown_and_the_keeper_is_told_once_a_column() -> None:
    rows = [{**ROW, "asset_id": f"G-{number}", "licence_window": str(46100 + number)} for number in range(3)]
    report = compile_register(rows, document="r.csv", visibility=Visibility.PUBLIC)
    [remark] = report.remarks
    assert remark.startswith("column licence_window holds bare numbers such as 46100")
    assert verdict(compiled(licence_window="46500")) is VerdictCode.NEEDS_REVIEW


def test_two_columns_that_disagree_are_reported() -> None:
    report = compiled(Country="worldwide")
    assert "two columns of the register say different things" in [entry.why for entry in report.assets[0].unread]

"""A blank cell has no words to quote: the row is cited by what stands in it, never a cell by words of another."""

from datetime import date

import pytest
from engine_fakes import ON, request

from knowledge.register.row import compile_register
from policies.decision import decide
from policies.evidence import AssetMatch, Evidence
from policies.rulebook import Rulebook
from policies.vocabulary import Asker, VerdictCode, Visibility

ROW = {
    "asset_id": "GLE-1",
    "name": "Glen photo",
    "kind": "logo",
    "licence_window": "to 31.12.2026",
    "territories": "Germany",
    "channels": "web",
    "modification": "crop ok",
    "third_party_use": "dealers",
}


@pytest.mark.parametrize("blank", ["territories", "licence_window", "channels"])
def test_a_blank_cell_is_not_cited_with_the_name_of_the_asset(blank: str) -> None:
    asset = compile_register([{**ROW, blank: ""}], document="r.csv", visibility=Visibility.PUBLIC).assets[0]
    seen = Evidence(asset=AssetMatch(asset=asset.facts, score=1.0), asker=Asker.STAFF)
    asked = request("DE", channels=("web",), start=ON, end=date(2026, 6, 30))
    verdict = decide(asked, seen, Rulebook(asset.rules), ON)
    assert verdict.code is VerdictCode.NEEDS_REVIEW
    cited = [(citation.source.locator, citation.source.quote) for citation in verdict.citations]
    assert ("row 2", "Glen photo") in cited
    assert all(quote in ROW[where.removeprefix("row 2, column ")] for where, quote in cited if "column" in where)


def test_a_row_known_by_its_file_alone_is_quoted_by_it() -> None:
    """The id that is made of a file name stands nowhere in the register."""
    row = {**ROW, "asset_id": "", "name": "", "file": "img/Glen 01.jpg"}
    asset = compile_register([row], document="r.csv", visibility=Visibility.PUBLIC).assets[0]
    assert {rule.source.quote for rule in asset.rules} == {"img/Glen 01.jpg"}

"""A use that begins after everything has ended: the nearest yes is an earlier use, and says so."""

from datetime import date

from shelf_fakes import ON, Shelf, register

from policies.decision import decide
from policies.evidence import AssetMatch, Evidence
from policies.request import ClearanceRequest, Territories
from policies.vocabulary import Action, Asker, Channel

ROW = {
    "name": "Harbour",
    "licence_window": "1.1.2026 - 31.12.2026",
    "territories": "Germany",
    "channels": "web",
    "exclusions": "none",
}


def _nearest(start: date, end: date) -> str:
    assets = register(ROW)
    asked = ClearanceRequest(
        actions=(Action.DISPLAY,), channels=(Channel.WEB,), territories=Territories(include=("DE",)), start=start, end=end
    )
    evidence = Evidence(asset=AssetMatch(asset=assets[0].facts, score=1.0), asker=Asker.STAFF)
    verdict = decide(asked, evidence, Shelf(assets).rulebook(), ON)
    assert verdict.nearest_yes is not None
    return verdict.nearest_yes.text


def test_a_use_wholly_after_the_end_is_told_to_run_earlier() -> None:
    assert "run it earlier and end by 31 December 2026" in _nearest(date(2027, 5, 1), date(2027, 5, 31))


def test_a_use_that_begins_in_time_is_told_to_end() -> None:
    assert "if you end by 31 December 2026" in _nearest(date(2026, 12, 1), date(2027, 5, 31))

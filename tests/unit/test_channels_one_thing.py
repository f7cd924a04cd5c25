"""A licence for one thing of a channel: the thing is a yes, another a question, and what is taken out never a yes."""

from datetime import date

import pytest

from knowledge.register.row import compile_register
from policies.decision import decide
from policies.evidence import AssetMatch, Evidence
from policies.request import Question
from policies.rulebook import Rulebook
from policies.vocabulary import Asker, VerdictCode, Visibility
from slm.reading.deterministic import DeterministicReader

_ROW = {
    "asset_id": "A-1",
    "name": "Aurora hero",
    "kind": "photo",
    "licence_window": "perpetual",
    "territories": "worldwide",
    "exclusions": "none",
    "talent_release": "n/a",
    "credit_line": "none",
    "modification": "anything",
    "third_party_use": "no",
}
_DAY = date(2026, 4, 1)


def _verdict(channels: str, use: str) -> VerdictCode:
    report = compile_register([{**_ROW, "channels": channels}], document="r.csv", visibility=Visibility.INTERNAL)
    text = f"{use} in Germany in May 2026?"
    request = DeterministicReader().read(Question(text=text.format("Aurora hero"), asker="staff", asked_on=_DAY))
    evidence = Evidence(asset=AssetMatch(asset=report.assets[0].facts, score=1.0), asker=Asker.STAFF, said=text)
    return decide(request, evidence, Rulebook(rules=report.assets[0].rules), _DAY).code


@pytest.mark.parametrize(
    ("channels", "use"),
    [
        ("YouTube", "Can we use {} on YouTube"),
        ("mugs", "May we print {} on mugs"),
        ("web, LinkedIn", "May we post {} on LinkedIn"),
        ("print, web", "May we hang {} as a poster in our shops"),
        ("in-store, window", "May we hang {} as a poster in our shops"),
        ("posters, city lights", "May we use {} on bus shelter posters"),
        ("static OOH", "May we use {} on billboards"),
        ("web (homepage only)", "May we use {} on our homepage"),
    ],
)
def test_the_thing_that_is_named_is_a_yes(channels: str, use: str) -> None:
    assert _verdict(channels, use) is VerdictCode.ALLOWED


@pytest.mark.parametrize(
    ("channels", "use"),
    [
        ("YouTube", "Can we put {} on Netflix"),
        ("mugs", "May we print {} on t-shirts"),
        ("posters, city lights", "May we use {} on tram sides"),
        ("web (homepage only)", "May we use {} on our product page"),
        ("merch (not for sale)", "May we sell mugs with {}"),
    ],
)
def test_another_thing_of_the_channel_is_a_question(channels: str, use: str) -> None:
    assert _verdict(channels, use) is VerdictCode.NEEDS_REVIEW


@pytest.mark.parametrize(
    ("channels", "use"),
    [
        ("social (no TikTok)", "May we post {} on TikTok"),
        ("social excl. TikTok, Snapchat", "May we post {} on Snapchat"),
        ("web, LinkedIn tbc", "May we post {} on LinkedIn"),
        ("web, flyers tbc", "May we use {} on flyers"),
        ("web, mugs?", "May we print {} on mugs"),
        ("web, vans on request", "May we put {} on our vans"),
        ("static OOH", "May we use {} on digital OOH"),
        ("all w/o TV", "May we run {} as a TV spot"),
    ],
)
def test_what_is_taken_out_or_open_is_never_a_yes(channels: str, use: str) -> None:
    assert not _verdict(channels, use).is_yes

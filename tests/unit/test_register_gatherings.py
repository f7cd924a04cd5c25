"""Exclusions that name a topic and a gathering: what else serves that topic may be for the gathering."""

from datetime import date

import pytest

from knowledge.register.row import compile_register
from policies.decision import decide
from policies.evidence import AssetMatch, Evidence
from policies.request import ClearanceRequest, Territories
from policies.rulebook import Rulebook
from policies.vocabulary import Asker, Channel, VerdictCode, Visibility

ROW = {
    "asset_id": "A-1", "name": "Badger", "kind": "mascot", "licence_window": "perpetual", "territories": "worldwide",
    "channels": "all media", "exclusions": "no political events", "modification": "as supplied", "third_party_use": "no",
    "talent_release": "n/a", "credit_line": "none",
}  # fmt: skip


@pytest.mark.parametrize(
    ("channel", "topics", "code"),
    [
        (Channel.EVENTS, ("political",), VerdictCode.NOT_ALLOWED),
        (Channel.BILLBOARD, ("political",), VerdictCode.NEEDS_REVIEW),
        (Channel.EVENTS, (), VerdictCode.ALLOWED),
        (Channel.BILLBOARD, (), VerdictCode.ALLOWED),
    ],
)
def test_a_poster_with_a_ruled_out_topic_may_be_for_the_event(channel: Channel, topics: tuple[str, ...], code: VerdictCode) -> None:
    asset = compile_register([ROW], document="r.csv", visibility=Visibility.INTERNAL).assets[0]
    asked = ClearanceRequest(channels=(channel,), territories=Territories(include=("DE",)), topics=topics)
    found = Evidence(asset=AssetMatch(asset=asset.facts, score=1.0), asker=Asker.STAFF)
    assert decide(asked, found, Rulebook(asset.rules), date(2026, 3, 16)).code is code

"""Paid space on social platforms, in whatever words; television over the internet, which two kinds of licences may mean."""

from datetime import date

import pytest

from knowledge.register.row import compile_register
from policies.decision import decide
from policies.evidence import AssetMatch, Evidence
from policies.lexicon.channels import find_channels
from policies.request import Question
from policies.rulebook import Rulebook
from policies.vocabulary import Asker, VerdictCode, Visibility
from slm.reading.deterministic import DeterministicReader

_ROW = {
    "asset_id": "A-1",
    "name": "Aurora hero",
    "kind": "film",
    "licence_window": "perpetual",
    "territories": "worldwide",
    "exclusions": "none",
    "talent_release": "n/a",
    "credit_line": "none",
    "modification": "anything",
    "third_party_use": "no",
}
_DAY = date(2026, 4, 1)
YES, NO, OPEN = VerdictCode.ALLOWED, VerdictCode.NOT_ALLOWED, VerdictCode.NEEDS_REVIEW


def _codes(text: str) -> set[str]:
    return {mention.code for mention in find_channels(text)}


def _verdict(channels: str, use: str, **cells: str) -> VerdictCode:
    report = compile_register([{**_ROW, **cells, "channels": channels}], document="r.csv", visibility=Visibility.INTERNAL)
    text = f"Can we use Aurora hero {use} in Germany in May 2026?"
    request = DeterministicReader().read(Question(text=text, asker="staff", asked_on=_DAY), ["Aurora hero"])
    evidence = Evidence(asset=AssetMatch(asset=report.assets[0].facts, score=1.0), asker=Asker.STAFF, said=text)
    return decide(request, evidence, Rulebook(rules=report.assets[0].rules), _DAY).code


@pytest.mark.parametrize(
    "text",
    [
        "for IG stories ads",
        "as insta story ad",
        "in instagram stories (paid)",
        "as tiktok post ads",
        "on instagram (paid placement)",
        "as a LinkedIn ad",
        "als Reels Werbung",
        "on instagram, sponsored, in June",
        "promoted on LinkedIn",
        "as Instagram-Story-Anzeige",
        "un post Instagram sponsorisé",
        "paid push on our Instagram channel",
        "in der Story als Werbung",
    ],
)
def test_paid_space_on_a_platform(text: str) -> None:
    assert _codes(text) == {"social_paid"}


@pytest.mark.parametrize(
    "text", ["on instagram with a bit of budget behind", "a reel with 50 euros behind it", "the post, with cash behind it"]
)
def test_money_behind_a_post(text: str) -> None:
    assert "social_paid" in _codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "organic instagram stories, no ads",
        "instagram post (organic)",
        "instagram stories, never as an ad",
        "TV ads, organic social",
    ],
)
def test_unpaid_posts_stay_unpaid(text: str) -> None:
    assert _codes(text) - {"tv"} == {"social_organic"}


@pytest.mark.parametrize("text", ["print ads, instagram", "TV ad and a linkedin post", "instagram and print ads"])
def test_advertising_elsewhere_is_no_paid_post(text: str) -> None:
    assert "social_paid" not in _codes(text)


def test_a_licence_for_both_keeps_both() -> None:
    assert {"social", "social_organic"} <= _codes("social (paid & organic), TV")


@pytest.mark.parametrize(
    ("use", "verdict"),
    [
        ("in an instagram story", YES),
        ("as an insta story ad", NO),
        ("in a tiktok post, sponsored,", NO),
        ("in an instagram post for the launch ad", OPEN),
        ("in an instagram story, no budget behind it,", YES),
    ],
)
def test_a_licence_for_unpaid_posts(use: str, verdict: VerdictCode) -> None:
    assert _verdict("web, social organic", use) is verdict


@pytest.mark.parametrize(
    ("channels", "use", "verdict"),
    [
        ("online video, paid social", "on connected TV", OPEN),
        ("TV, cinema", "on addressable TV", OPEN),
        ("TV, cinema, online video", "on CTV", YES),
        ("CTV, paid social", "on connected TV", YES),
        ("web", "on connected TV", NO),
    ],
)
def test_television_over_the_internet(channels: str, use: str, verdict: VerdictCode) -> None:
    assert _verdict(channels, use) is verdict


def test_a_ban_on_tv_leaves_connected_tv_open() -> None:
    assert _verdict("all media", "on connected TV", exclusions="no TV") is OPEN

"""Who is the press says so: an article, a blog or a magazine of one's own makes nobody a journalist."""

from datetime import date

import pytest

from knowledge.register.row import compile_register
from policies.decision import decide
from policies.evidence import AssetMatch, Evidence
from policies.request import Question
from policies.rulebook import Rulebook
from policies.verdict import Verdict
from policies.vocabulary import Asker, Channel, VerdictCode, Visibility
from slm.reading.deterministic import DeterministicReader

_ROW = {
    "asset_id": "A-1",
    "name": "Aurora portrait",
    "kind": "photo",
    "licence_window": "perpetual",
    "territories": "worldwide",
    "channels": "press, press kit, web",
    "exclusions": "none",
    "talent_release": "subject agreed to press use to 31.05.2030",
    "credit_line": "none",
    "modification": "anything",
    "third_party_use": "press",
}
_DAY = date(2026, 4, 1)


def _verdict(text: str) -> Verdict:
    report = compile_register([_ROW], document="r.csv", visibility=Visibility.PUBLIC)
    request = DeterministicReader().read(Question(text=text, asker="third_party", asked_on=_DAY), ["Aurora portrait"])
    evidence = Evidence(asset=AssetMatch(asset=report.assets[0].facts, score=1.0), asker=Asker.THIRD_PARTY, said=text)
    return decide(request, evidence, Rulebook(rules=report.assets[0].rules), _DAY)


@pytest.mark.parametrize(
    "text",
    [
        "Aurora portrait in our news blog in the UK in May 2026?",
        "Aurora portrait on our website for an editorial about tea, UK, in May 2026",
        "Aurora portrait for an article on our company blog, UK, in May 2026",
        "Aurora portrait in our online magazine in the UK in May 2026",
        "Aurora portrait on our website for our readers, UK, in May 2026",
    ],
)
def test_a_company_is_asked_who_it_is(text: str) -> None:
    found = _verdict(text)
    assert found.code is VerdictCode.NEEDS_REVIEW
    assert found.ask_back is not None
    assert found.ask_back.question.startswith("Who will use it, and what is your relation to us")


@pytest.mark.parametrize(
    "text",
    [
        "I'm a journalist, may I print Aurora portrait with my article in the UK in May 2026?",
        "I'm writing for the Yorkshire Post: Aurora portrait on our website in the UK in May 2026?",
        "Editor of a tea magazine here, Aurora portrait beside our review, UK, 1 to 31 May 2026?",
        "Redakcja 'Sygnał'. Do artykułu (tylko Polska) Aurora portrait, 1.5.2026 - 31.5.2026?",
    ],
)
def test_the_press_that_says_so_may(text: str) -> None:
    assert _verdict(text).code is VerdictCode.ALLOWED


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Hi, we're a magazine; may we print Aurora portrait in our June issue?", Channel.EDITORIAL),
        ("Hi, we're a magazine; may we print Aurora portrait in a full-page ad in our June issue?", Channel.PRESS_ADS),
        ("We're a dealer; may we print Aurora portrait full page in our local journal?", Channel.PRESS_ADS),
    ],
)
def test_pages_of_its_own_paper_are_no_advertisement(text: str, channel: Channel) -> None:
    request = DeterministicReader().read(Question(text=text, asker="third_party", asked_on=_DAY), ["Aurora portrait"])
    assert request.channels == (channel,)

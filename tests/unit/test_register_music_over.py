"""A music licence that is told in the past tense ends on its day as certainly as one "until" that day."""

from datetime import date

import pytest
from engine_fakes import evidence, request

from knowledge.register.row import compile_register
from policies.decision import decide
from policies.evidence import AssetMatch
from policies.rulebook import Rulebook
from policies.verdict import Verdict
from policies.vocabulary import Channel, VerdictCode, Visibility

ROW = {
    "asset_id": "V-1", "name": "Drop", "kind": "film", "licence_window": "01.05.26 - 30.04.27", "territories": "DE",
    "channels": "VOD", "exclusions": "none", "modification": "as supplied", "third_party_use": "no", "talent_release": "n/a",
    "credit_line": "none",
}  # fmt: skip
OVER = [
    "music ended 30 Jun 2026; silent version free to use",
    "song expired on 30.06.2026; silent cut ok",
    "music ran out on 30 June 2026, silent version ok",
    "sync lapsed 30 June 2026; silent ok",
]


def ask(words: str, end: date, *, silent: bool = False) -> Verdict:
    report = compile_register(
        [{**ROW, "music_licence": words}], document="r.csv", visibility=Visibility.INTERNAL, owner=None, mapping=None
    )
    asset = report.assets[0]
    omitted = ("silent version",) if silent else ()
    wanted = request("DE", channels=(Channel.STREAMING_VIDEO,), start=date(2026, 5, 1), end=end, parts_omitted=omitted)
    found = evidence(asset=AssetMatch(asset=asset.facts, score=1.0))
    return decide(wanted, found, Rulebook(asset.rules), date(2026, 3, 16))


@pytest.mark.parametrize("words", OVER)
def test_with_sound_beyond_the_day_is_a_no_and_the_silent_version_is_offered(words: str) -> None:
    verdict = ask(words, date(2026, 7, 31))
    assert verdict.code is VerdictCode.NOT_ALLOWED
    assert verdict.nearest_yes is not None
    assert verdict.nearest_yes.text == "It would be fine if you use the silent version."


@pytest.mark.parametrize("words", OVER)
def test_up_to_the_day_and_without_sound_is_a_yes(words: str) -> None:
    assert ask(words, date(2026, 6, 30)).code is VerdictCode.ALLOWED
    assert ask(words, date(2026, 7, 31), silent=True).code is VerdictCode.ALLOWED


def test_an_end_without_a_day_stays_unknown() -> None:
    assert ask("music expired; silent version ok", date(2026, 6, 30)).code is VerdictCode.NEEDS_REVIEW

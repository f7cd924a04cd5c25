"""Which version is in use is told with its rights, and the old one that was asked about gets its no."""

import pytest
from shelf_fakes import ON, Shelf, register, turn

from bot.stages.current import CurrentVersion, asks_for_a_version
from bot.stages.rights import RightsInfo
from bot.stages.turn import Finding, Information
from policies.decision import decide
from policies.evidence import AssetMatch, Evidence
from policies.lexicon.rights_asked import versions_in
from policies.request import ClearanceRequest
from policies.vocabulary import Asker, Channel, Intent, VerdictCode

NEW = {"asset_id": "L-2", "name": "Oat lockup v3", "aliases": "oat logo", "replaces": "L-1"}
OLD = {"asset_id": "L-1", "name": "Oat lockup v2", "notes": "superseded by L-2"}


def told(text: str, *rows: dict[str, str]) -> Information:
    """The answer about the first of some assets."""
    assets = register(*rows)
    wanted = ClearanceRequest(intent=Intent.USE_ASSET)
    match = AssetMatch(asset=assets[0].facts, score=1.0, mention=assets[0].facts.name)
    evidence = Evidence(asset=match, asker=Asker.STAFF, said=text)
    finding = Finding(evidence, decide(wanted, evidence, Shelf(assets).rulebook(), ON))
    answer = CurrentVersion(Shelf(assets), RightsInfo()).inform(turn(text, assets, findings=(finding,), intent=Intent.USE_ASSET))
    assert answer is not None
    return answer


def test_the_version_in_use_is_named_with_its_rights() -> None:
    answer = told("which oat logo is the latest?", NEW, OLD)
    assert answer.text.startswith("Oat lockup v3 is the current one; it replaced Oat lockup v2.")
    assert "Places: worldwide" in answer.text
    assert answer.verdict.is_yes


def test_the_old_version_that_was_asked_about_gets_a_no() -> None:
    answer = told("is v2 of the oat logo still right?", NEW, OLD)
    assert answer.text.startswith("Oat lockup v2 is no longer in use.\nOat lockup v3 is the current one")
    assert (answer.verdict, answer.conditions) == (VerdictCode.NOT_ALLOWED, ())
    assert told("is the oat lockup v2 still right?", OLD, NEW).verdict is VerdictCode.NOT_ALLOWED


def test_a_register_that_says_nothing_of_versions_is_not_taken_to_say_current() -> None:
    answer = told("is Harbour still in use?", {"name": "Harbour"})
    assert answer.text.startswith("Nothing on file replaces Harbour.")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("is v2 of the oat logo still right?", True),
        ("Which is the latest oat logo?", True),
        ("has the oat logo been replaced?", True),
        ("Can we use the oat logo?", False),
        ("is the oat logo still ok?", False),
    ],
)
def test_only_words_for_a_version_ask_for_one(text: str, asks: bool) -> None:
    assert asks_for_a_version(turn(text, (), intent=Intent.USE_ASSET)) is asks


def test_a_use_that_is_described_is_judged() -> None:
    assert not asks_for_a_version(turn("is the oat logo still right on TV?", (), channels=(Channel.TV,), intent=Intent.USE_ASSET))


def test_versions_are_read_without_regard_to_spacing() -> None:
    assert versions_in("v 2, Version 3 and the 2023 pack") == {"v2", "v3", "2023"}

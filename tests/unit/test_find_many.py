"""Questions about all or any assets of a kind are answered by a list or go to a person, never by one asset's name."""

from datetime import date
from typing import Any

import pytest
from shelf_fakes import Shelf, register, turn
from test_finding import AssetFacts, AssetFinder
from test_finding import Shelf as Names

from bot.stages.find import FindAsset
from bot.stages.turn import Information
from policies.decision import ruling
from policies.lexicon.kinds import looks_for_some, sweeping
from policies.request import Question, Territories
from policies.rules import Source
from policies.visibility import Reach
from policies.vocabulary import Action, Asker, Channel, Intent, VerdictCode

WEB: dict[str, Any] = {
    "channels": (Channel.WEB,), "territories": Territories(include=("DE",)), "start": date(2026, 5, 1), "end": date(2026, 5, 31),
}  # fmt: skip
ROWS = (
    {"asset_id": "P-1", "name": "Cup photo"},
    {"asset_id": "P-2", "name": "Ridge walkers", "talent_release": "Ann K. to 30.06.26; Bo L. perpetual"},
    {"asset_id": "P-3", "name": "Beach", "channels": "all media, merchandise"},
)


def listed(text: str, *rows: dict[str, str], **slots: Any) -> Information:
    assets = register(*rows)
    told = FindAsset(Shelf(assets), ruling).inform(turn(text, assets, **slots))
    assert told is not None
    return told


def ids(told: Information) -> list[str]:
    return [match.asset.id for match in told.assets]


@pytest.mark.parametrize(
    "text",
    ["All photos on our site?", "every Example image", "can we use all of our clips", "toutes nos photos sur le site"],
)
def test_all_of_a_kind_is_seen(text: str) -> None:
    assert sweeping(text)
    assert not sweeping("Can we use the photo on all our channels?")


def test_whichever_will_do_is_seen() -> None:
    assert looks_for_some("Which images can Example use?")
    assert not looks_for_some("Can they say which images they use?")


@pytest.mark.parametrize("text", ["All photos on our site in May?", "Every Cup image on our site", "The photo on our site in May?"])
def test_a_word_for_a_kind_is_no_name_although_one_asset_holds_it(text: str) -> None:
    shelf = [
        AssetFacts(id=key, name=name, kind="photo", source=Source(document="r.csv"))
        for key, name in (("P-1", "Cup photo"), ("P-2", "Beach"))
    ]
    finder = AssetFinder(Names(shelf))  # type: ignore[arg-type]  # the finder asks a catalogue for nothing else
    mention = "Cup image" if "Cup" in text else "photos" if "photos" in text else "photo"
    found = finder.find(Question(text=text, asked_on=date(2026, 3, 14)), [mention], Reach())
    assert not [match for match in found.matches if match.fit == 1 and not found.rivals]


def test_all_at_once_is_a_yes_only_where_each_is_cleared() -> None:
    text = "All photos on our site in Germany in May?"
    told = listed(text, *ROWS, intent=Intent.USE_ASSET, **WEB)
    assert (told.verdict, ids(told)) == (VerdictCode.ALLOWED, ["P-1", "P-2", "P-3"])
    told = listed(text, *ROWS, {"asset_id": "P-4", "name": "Hut", "territories": "FR"}, intent=Intent.USE_ASSET, **WEB)
    assert (told.verdict, ids(told)) == (VerdictCode.NEEDS_REVIEW, ["P-1", "P-2", "P-3"])


def test_people_who_are_asked_for_are_on_record() -> None:
    assert ids(listed("Which photo with a person in it?", *ROWS, intent=Intent.FIND_ASSET, **WEB)) == ["P-2"]
    assert listed("Which photo with people?", ROWS[0], intent=Intent.FIND_ASSET, **WEB).verdict is VerdictCode.NEEDS_REVIEW


def test_for_sale_is_only_what_may_be_on_goods() -> None:
    slots = {**WEB, "channels": (Channel.PRINT,), "actions": (Action.DISPLAY, Action.SELL)}
    assert ids(listed("Which photo may we resell as posters?", *ROWS, intent=Intent.FIND_ASSET, **slots)) == ["P-3"]


def test_where_no_use_is_named_nothing_is_allowed() -> None:
    told = listed("Is there something on Hartwell?", *ROWS, intent=Intent.FIND_ASSET)
    assert (told.verdict, ids(told)) == (VerdictCode.NEEDS_REVIEW, [])
    told = listed("Do we have a photo of a beach?", *ROWS, intent=Intent.FIND_ASSET)
    assert (told.verdict, ids(told)) == (VerdictCode.NEEDS_REVIEW, ["P-3"])


def test_what_one_answer_would_clear_is_asked_and_not_refused() -> None:
    told = listed(
        "Which photos may we use?",
        ROWS[0] | {"third_party_use": "agencies", "visibility": "public"},
        asker=Asker.THIRD_PARTY,
        **WEB,
    )
    assert told.asks is not None
    assert told.asks.question.startswith("Who will use it")
    assert told.asks.question in told.text


def test_nothing_is_asked_where_no_answer_would_clear_anything() -> None:
    told = listed("Which photos may we use?", ROWS[0] | {"channels": "print"}, **WEB)
    assert told.asks is None
    assert told.verdict is VerdictCode.NEEDS_REVIEW

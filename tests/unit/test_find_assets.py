"""Questions which assets may be used: those that the rules clear, the best first."""

from datetime import date
from typing import Any

import pytest
from shelf_fakes import BILLBOARDS, ON, Shelf, find, register, turn

from bot.stages.find import FindAsset
from policies.decision import ruling
from policies.evidence import AssetMatch, Evidence, Precedent
from policies.request import ClearanceRequest, Question, Territories
from policies.rulebook import Rulebook
from policies.screening import Screen
from policies.verdict import Verdict
from policies.vocabulary import Asker, Channel, Intent, VerdictCode


def test_only_assets_of_the_kind_asked_for_are_listed() -> None:
    told = find(
        "Which picture can I use for a billboard in Germany in December 2026?",
        {"asset_id": "P-1", "name": "Cup"},
        {"asset_id": "L-1", "name": "Logo", "kind": "logo"},
        {"asset_id": "P-2", "name": "Beach", "territories": "France"},
    )
    assert [match.asset.id for match in told.assets] == ["P-1"]
    assert told.verdict is VerdictCode.ALLOWED


def test_what_is_shown_goes_before_a_plain_yes_and_others_are_left_out() -> None:
    told = find(
        "Do we have a photo of a snow hut?",
        {"asset_id": "P-1", "name": "Cup"},
        {"asset_id": "P-2", "name": "Snow hut", "credit_line": "Photo: A. Example"},
    )
    assert [match.asset.id for match in told.assets] == ["P-2"]
    assert told.verdict is VerdictCode.ALLOWED_WITH_CONDITIONS
    assert told.conditions == ("Snow hut: Credit: Photo: A. Example",)


def test_all_are_listed_where_all_are_asked_for() -> None:
    rows = [{"asset_id": f"P-{n}", "name": f"Cup {n}"} for n in range(8)]
    told = find("Show me all photos I can use?", *rows)
    assert told.text.count("\n- ") == 8
    assert "more" not in told.text


def test_at_most_five_are_listed_and_a_plain_yes_goes_first() -> None:
    rows = [{"asset_id": f"P-{n}", "name": f"Cup {n}", "credit_line": "Photo: A. Example"} for n in range(8)]
    told = find("Which photo can I use?", *rows, {"asset_id": "P-9", "name": "Pot"})
    assert told.text.count("\n- ") == 5
    assert "and 4 more; ask for “all”" in told.text
    assert len(told.assets) == 9
    assert told.assets[0].asset.id == "P-9"
    assert told.verdict is VerdictCode.ALLOWED


def test_nothing_cleared_and_nothing_visible() -> None:
    assert find("Which photo?", {"asset_id": "P-1", "name": "Cup", "territories": "tbc"}).verdict is VerdictCode.NEEDS_REVIEW
    told = FindAsset(Shelf(register({"asset_id": "P-1", "name": "Cup"})), ruling)
    assert told.inform(turn("Which photo?", (), asker=Asker.THIRD_PARTY)) is None


@pytest.mark.parametrize(("place", "most"), [("France", 0), ("Germany", 300)])
def test_however_many_assets_there_are_few_are_decided_while_the_asker_waits(place: str, most: int) -> None:
    """Those whose licence plainly does not reach are not decided at all, and of the others no more than a few hundred."""
    assets = register(*({"asset_id": f"P-{n}", "name": f"Cup {n}", "territories": place} for n in range(700)))
    asked = turn("Which photo?", assets, channels=(Channel.BILLBOARD,), territories=Territories(include=("DE",)))
    decided = []

    def counted(*given: Any) -> Verdict:
        decided.append(given)
        return ruling(*given)

    FindAsset(Shelf(assets), counted).inform(asked)
    assert len(decided) == most


class Rulings:
    """One no of legal on an asset, for the use that `find` asks about."""

    def __init__(self, asset: str) -> None:
        self._asset = asset

    def precedents(self, asset: str | None, question: Question) -> tuple[Precedent, ...]:
        if asset != self._asset:
            return ()
        return (
            Precedent(
                case="C-1", verdict=VerdictCode.NOT_ALLOWED, request=ClearanceRequest(**BILLBOARDS), asset=asset,
                ruled_on=question.asked_on,
            ),
        )  # fmt: skip


def test_what_legal_ruled_out_is_not_found() -> None:
    assets = register({"asset_id": "P-1", "name": "Cup"}, {"asset_id": "P-2", "name": "Pot"})
    asked = turn("Which photo can I use?", assets, intent=Intent.FIND_ASSET, **BILLBOARDS)
    told = FindAsset(Shelf(assets), ruling, Rulings("P-1")).inform(asked)
    assert told is not None
    assert [match.asset.id for match in told.assets] == ["P-2"]


def test_what_is_found_says_until_when_and_cites_cells() -> None:
    told = find(
        "Which photo can I use?", {"asset_id": "P-1", "name": "Cup", "licence_window": "01.01.26 - 31.12.27", "creator": "Ed"}
    )
    assert told.valid_until == date(2027, 12, 31)
    assert told.citations
    assert not any("creator" in citation.source.quote for citation in told.citations)


@pytest.mark.parametrize("places", [("DE",), ("FR", "DE"), ("FR",), ()])
@pytest.mark.parametrize("channels", [(Channel.BILLBOARD,), (Channel.WEB, Channel.BILLBOARD), (Channel.SOCIAL,), ()])
@pytest.mark.parametrize("days", [(date(2026, 12, 1), date(2026, 12, 31)), (None, None), (date(2026, 12, 1), date(2027, 2, 1))])
def test_the_quick_look_never_drops_a_yes(places: tuple[str, ...], channels: tuple[Channel, ...], days: tuple[Any, Any]) -> None:
    wanted = ClearanceRequest(channels=channels, territories=Territories(include=places), start=days[0], end=days[1])
    rows = [
        {"asset_id": f"P-{n}", "name": f"Cup {n}", "territories": place, "channels": channel, "licence_window": window}
        for n, (place, channel, window) in enumerate(
            (place, channel, window)
            for place in ("France", "DACH", "worldwide excl. DE", "tbc")
            for channel in ("web", "OOH, web", "all media", "no social", "")
            for window in ("01.01.26 - 31.12.26", "perpetual", "03/04/26 - 09/10/27", "tbc")
        )
    ]
    assets = register(*rows)
    book = Rulebook(tuple(rule for asset in assets for rule in asset.rules))
    screen = Screen(wanted, Evidence(asker=Asker.STAFF), ON)
    for asset in assets:
        if screen.hopeless(book.bearing_on(asset.facts, ON)):
            found = Evidence(asset=AssetMatch(asset=asset.facts, score=1.0), asker=Asker.STAFF)
            assert not ruling(wanted, found, book, ON).code.is_yes

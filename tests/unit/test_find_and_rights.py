"""Questions that ask for no ruling on a use: which assets may be used, and how the rights in one stand."""

import time
from datetime import date
from typing import Any

import pytest
from engine_fakes import permission

from bot.stages.find import FindAsset
from bot.stages.rights import RightsInfo
from bot.stages.turn import Finding, Information, Turn
from knowledge.register.row import RegisterAsset, compile_register
from policies.decision import decide, ruling
from policies.evidence import AssetFacts, AssetMatch, Evidence, Precedent
from policies.request import ClearanceRequest, Question, Territories
from policies.rights_conditions import SLOTS, limits
from policies.rulebook import Rulebook
from policies.rules import Part, PartyConstraint, Rule, RuleKind, Source, Target, WindowConstraint
from policies.screening import Screen
from policies.visibility import Reach
from policies.vocabulary import Asker, Channel, Intent, Party, VerdictCode, Visibility

ON = date(2026, 3, 16)
BLANK = {
    "kind": "photo", "licence_window": "perpetual", "territories": "worldwide", "channels": "all media", "exclusions": "none",
    "modification": "crop ok", "third_party_use": "no", "talent_release": "no people", "credit_line": "none",
    "visibility": "internal",
}  # fmt: skip


def register(*rows: dict[str, str]) -> tuple[RegisterAsset, ...]:
    """Assets from rows, each a photo free to use everywhere unless its cells say otherwise."""
    full = [{**BLANK, **row} for row in rows]
    return compile_register(full, document="r.csv", visibility=Visibility.INTERNAL, owner=None, mapping=None).assets


class Shelf:
    """A catalogue of register assets."""

    def __init__(self, assets: tuple[RegisterAsset, ...]) -> None:
        self._assets = assets

    def rulebook(self) -> Rulebook:
        return Rulebook(tuple(rule for asset in self._assets for rule in asset.rules))

    def assets(self, reach: Reach) -> list[AssetFacts]:
        return [a.facts for a in self._assets if reach.sees(a.facts.visibility, a.facts.audience)]


def turn(text: str, assets: tuple[RegisterAsset, ...], *, asker: Asker = Asker.STAFF, findings: Any = (), **slots: Any) -> Turn:
    question = Question(text=text, asked_on=ON, asker=asker)
    return Turn(
        question=question, reach=Reach(asker=asker), request=ClearanceRequest(**slots), rulebook=Shelf(assets).rulebook(),
        findings=findings,
    )  # fmt: skip


BILLBOARDS: dict[str, Any] = {
    "channels": (Channel.BILLBOARD,), "territories": Territories(include=("DE",)),
    "start": date(2026, 12, 1), "end": date(2026, 12, 31),
}  # fmt: skip


def find(text: str, *rows: dict[str, str], asker: Asker = Asker.STAFF) -> Information:
    assets = register(*rows)
    slots = {
        "intent": Intent.FIND_ASSET, "channels": (Channel.BILLBOARD,), "territories": Territories(include=("DE",)),
        "start": date(2026, 12, 1), "end": date(2026, 12, 31),
    }  # fmt: skip
    told = FindAsset(Shelf(assets), ruling).inform(turn(text, assets, asker=asker, **slots))
    assert told is not None
    return told


def rights(
    text: str, *rows: dict[str, str], asker: Asker = Asker.STAFF, other: dict[str, str] | None = None, rules: tuple[Rule, ...] = (),
    **slots: Any,
) -> Information:  # fmt: skip
    assets = register(*rows, *([other] if other else []))
    alternatives = tuple(asset.facts for asset in assets[len(rows) :])
    wanted = ClearanceRequest(intent=Intent.RIGHTS_INFO, **slots)
    book = Rulebook((*Shelf(assets).rulebook().rules, *rules))
    match = AssetMatch(asset=assets[0].facts, score=1.0, mention=assets[0].facts.name)
    evidence = Evidence(asset=match, alternatives=alternatives, asker=asker, said=text)
    finding = Finding(evidence, decide(wanted, evidence, book, ON))
    asked = turn(text, assets, asker=asker, findings=(finding,), intent=Intent.RIGHTS_INFO, **slots).having(rulebook=book)
    told = RightsInfo().inform(asked)
    assert told is not None
    return told


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


def test_thousands_of_assets_are_searched_while_the_asker_waits() -> None:
    assets = register(*({"asset_id": f"P-{n}", "name": f"Cup {n}", "territories": "France"} for n in range(1500)))
    shelf = Shelf(assets)
    asked = turn("Which photo?", assets, channels=(Channel.BILLBOARD,), territories=Territories(include=("DE",)))
    finder = FindAsset(shelf, ruling)
    started = time.perf_counter()
    finder.inform(asked)
    assert time.perf_counter() - started < 3  # generous: about 0.2 s on a quiet machine


def test_certain_rights_are_a_yes_with_their_limits() -> None:
    row = {
        "asset_id": "P-1",
        "name": "Hut",
        "licence_window": "01.11.26 - 31.03.28",
        "territories": "DE, IT",
        "channels": "OOH, web",
    }
    told = rights("What rights do we have in the hut?", {**row, "credit_line": "Photo: A. Example", "exclusions": "no airports"})
    assert told.verdict is VerdictCode.ALLOWED_WITH_CONDITIONS
    assert {"Not before 1 November 2026", "Until 31 March 2028", "Only in Germany and Italy"} <= set(told.conditions)
    assert {"Credit: Photo: A. Example", "Ruled out: airports"} <= set(told.conditions)
    assert told.to_decide is None


def test_unlimited_rights_are_a_plain_yes() -> None:
    assert rights("Until when?", {"asset_id": "P-1", "name": "Cup"}).verdict is VerdictCode.ALLOWED


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Until when do we have it?", VerdictCode.NEEDS_REVIEW),
        ("What rights do we have?", VerdictCode.NEEDS_REVIEW),
        ("In which countries do we have it?", VerdictCode.NEEDS_REVIEW),
    ],
)
def test_an_open_entry_is_for_a_person(text: str, code: VerdictCode) -> None:
    told = rights(text, {"asset_id": "P-1", "name": "Cup", "licence_window": "tbc"})
    assert told.verdict is code
    assert bool(told.to_decide) is (code is VerdictCode.NEEDS_REVIEW)


def test_rights_that_are_over_are_a_no() -> None:
    told = rights("Until when?", {"asset_id": "P-1", "name": "Cup", "licence_window": "01.01.25 - 31.12.25"})
    assert told.verdict is VerdictCode.NOT_ALLOWED


def test_a_withdrawn_asset_is_a_no_that_names_its_successor() -> None:
    old = {"asset_id": "P-1", "name": "Old cup", "status": "superseded by P-2"}
    told = rights("Until when?", old, other={"asset_id": "P-2", "name": "New cup"})
    assert told.verdict is VerdictCode.NOT_ALLOWED
    assert "New cup" in told.text
    assert told.citations


def test_third_parties_learn_no_terms_they_may_not_see() -> None:
    told = rights("Until when?", {**FREE, "territories": "DE", "third_party_use": "anyone"}, asker=Asker.THIRD_PARTY)
    assert told.verdict is VerdictCode.NEEDS_REVIEW
    assert told.to_decide is None
    assert "Germany" not in told.text + " ".join(told.conditions)
    assert not told.citations


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


HARBOUR = {"asset_id": "P-1", "name": "Harbour still", "territories": "worldwide excl. China", "modification": "as supplied only"}
FREE = {"asset_id": "P-1", "name": "Cup"}


def test_a_rule_that_the_asker_may_not_see_binds_the_rights_too() -> None:
    source = Source(document="secret.yaml", quote="the settlement with Example Ltd")
    ban = Rule(
        id="S-1", kind=RuleKind.PROHIBITION, target=Target(assets=frozenset({"P-1"})), source=source,
        visibility=Visibility.RESTRICTED, audience=frozenset({"legal"}),
    )  # fmt: skip
    told = rights("Until when may we use it?", FREE, rules=(ban,))
    assert told.verdict is VerdictCode.NOT_ALLOWED
    assert "settlement" not in told.text + " ".join(told.conditions)


@pytest.mark.parametrize("window", ["01.01.25 - 31.12.25", "01.01.26 - 31.12.27"])
def test_a_release_that_is_over_ends_the_rights(window: str) -> None:
    told = rights("Until when may we use it?", {**FREE, "licence_window": window, "talent_release": "N. Farrouk 31.01.2026"})
    assert told.verdict is VerdictCode.NOT_ALLOWED


def test_rights_hold_until_the_first_end() -> None:
    told = rights(
        "Until when may we use it?", {**FREE, "licence_window": "01.01.26 - 31.12.27", "talent_release": "N. Farrouk 30.09.2026"}
    )
    assert told.verdict is VerdictCode.ALLOWED_WITH_CONDITIONS
    assert told.valid_until == date(2026, 9, 30)
    assert any("30 September 2026" in condition for condition in told.conditions)


def test_who_asks_counts() -> None:
    row = {**FREE, "third_party_use": "agencies only", "visibility": "public"}
    told = rights("Until when may we use it?", row, asker=Asker.THIRD_PARTY, user_party="reseller", party_words=("reseller",))
    assert not told.verdict.is_yes
    assert "agencies" not in told.text
    assert not any("agencies" in citation.source.quote for citation in told.citations)


@pytest.mark.parametrize("cell", ["no", "tbc", "case by case"])
def test_outsiders_in_a_question_of_staff_are_users(cell: str) -> None:
    assert not rights("Until when can our resellers use it?", {**FREE, "third_party_use": cell}).verdict.is_yes


def test_a_use_that_is_named_is_decided_like_any_use() -> None:
    asked = {"modifications": ("crop",), "territories": Territories(include=("CN",))}
    assert rights("How long can we use the cropped Harbour still in China?", HARBOUR, **asked).verdict is VerdictCode.NOT_ALLOWED
    told = rights("How long can we use the Harbour still in Germany?", HARBOUR, territories=Territories(include=("DE",)))
    assert told.verdict is not VerdictCode.NOT_ALLOWED


def test_the_question_back_is_about_what_the_asker_did_not_ask() -> None:
    row = {**FREE, "licence_window": "01.01.26 - 31.12.27", "territories": "DE", "channels": "web"}
    told = rights("Is the Cup still licensed in Germany?", row, territories=Territories(include=("DE",)))
    assert told.verdict is VerdictCode.NEEDS_REVIEW
    assert told.asks is not None
    assert told.asks.slot == "channel"


@pytest.mark.parametrize("channel", [Channel.WEB, Channel.BILLBOARD])
@pytest.mark.parametrize("place", ["DE", "CN"])
@pytest.mark.parametrize("end", [date(2026, 12, 31), date(2029, 12, 31)])
@pytest.mark.parametrize("cells", [{}, {"territories": "tbc"}, {"exclusions": "no billboards"}, {"third_party_use": "tbc"}])
def test_rights_are_never_more_permissive_than_the_verdict(channel: Channel, place: str, end: date, cells: dict[str, str]) -> None:
    row = {
        **FREE,
        "licence_window": "01.01.26 - 31.12.27",
        "territories": "DE",
        "channels": "web",
        "credit_line": "Photo: X",
        **cells,
    }
    asked = {
        "channels": (channel,), "territories": Territories(include=(place,)), "start": date(2026, 5, 1), "end": end,
    }  # fmt: skip
    for asker in Asker:
        told = rights("What rights do we have in the Cup?", row, asker=asker, **asked)
        assets = register(row)
        match = AssetMatch(asset=assets[0].facts, score=1.0)
        decided = decide(ClearanceRequest(**asked), Evidence(asset=match, asker=asker), Shelf(assets).rulebook(), ON)
        assert told.verdict.permissiveness <= decided.code.permissiveness


def test_the_name_of_an_asset_asks_for_nothing() -> None:
    told = rights("What rights do we have in the Harbour still?", {**HARBOUR, "channels": "tbc"})
    assert told.verdict is VerdictCode.NEEDS_REVIEW


def test_cells_are_cited_not_whole_rows() -> None:
    row = {
        **FREE,
        "licence_window": "01.01.26 - 31.12.27",
        "creator": "B. Example",
        "third_party_use": "anyone",
        "visibility": "public",
    }
    told = rights("Until when may we use it?", row, asker=Asker.THIRD_PARTY)
    assert "01.01.26 - 31.12.27" in {citation.source.quote for citation in told.citations}
    assert not any("B. Example" in citation.source.quote for citation in told.citations)


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


def test_an_outsider_hears_of_no_names_and_no_other_users_among_the_limits() -> None:
    people = (Part(kind="person", label="Mira T."), Part(kind="person", label="Jonas W."))
    windows = [WindowConstraint(end=date(2027 - n, 6, 30), part=part) for n, part in enumerate(people)]
    users = PartyConstraint(include=frozenset({Party.AGENCY}), quote="agencies of record")
    rule = permission(*windows, users)
    told = [condition.text for condition in limits(rule, ON, SLOTS, own_use_only=True)]
    assert told == ["The people shown: until 30 June 2026"]
    ours = [condition.text for condition in limits(rule, ON, SLOTS)]
    assert {"The release of Mira T.: until 30 June 2027", "The release of Jonas W.: until 30 June 2026"} < set(ours)

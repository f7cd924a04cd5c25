"""Questions how the rights in an asset stand."""

from datetime import date

import pytest
from engine_fakes import permission
from shelf_fakes import ON, Shelf, register, rights

from policies.decision import decide
from policies.evidence import AssetMatch, Evidence
from policies.request import ClearanceRequest, Territories
from policies.rights_conditions import SLOTS, limits
from policies.rules import Part, PartyConstraint, Rule, RuleKind, Source, Target, WindowConstraint
from policies.vocabulary import Asker, Channel, Party, VerdictCode, Visibility


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


def test_an_outsider_hears_of_no_names_and_no_other_users_among_the_limits() -> None:
    people = (Part(kind="person", label="Mira T."), Part(kind="person", label="Jonas W."))
    windows = [WindowConstraint(end=date(2027 - n, 6, 30), part=part) for n, part in enumerate(people)]
    users = PartyConstraint(include=frozenset({Party.AGENCY}), quote="agencies of record")
    rule = permission(*windows, users)
    told = [condition.text for condition in limits(rule, ON, SLOTS, own_use_only=True)]
    assert told == ["The people shown: until 30 June 2026"]
    ours = [condition.text for condition in limits(rule, ON, SLOTS)]
    assert {"The release of Mira T.: until 30 June 2027", "The release of Jonas W.: until 30 June 2026"} < set(ours)

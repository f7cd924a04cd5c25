"""Cells as people in many companies and languages type them: read where their meaning is plain, unknown where it is not."""

from datetime import date
from typing import TypeVar

import pytest

from knowledge.register.row import RegisterAsset, compile_register
from policies.calendar.windows import DayOrder, read_window
from policies.rules import (
    Bound,
    ChannelConstraint,
    CountConstraint,
    DutyKind,
    ModificationConstraint,
    PartyConstraint,
    RuleKind,
    TerritoryConstraint,
    Unreadable,
    WindowConstraint,
)
from policies.vocabulary import Action, Channel, Modification, Party, Visibility

Kind = TypeVar("Kind")
_ROW = {
    "asset_id": "X1",
    "name": "Thing",
    "kind": "photo",
    "licence_window": "01.01.26 - 31.12.26",
    "territories": "worldwide",
    "channels": "all media",
    "exclusions": "none",
    "talent_release": "n/a",
    "credit_line": "none",
    "modification": "as supplied",
    "third_party_use": "no",
}


def _asset(**cells: str) -> RegisterAsset:
    return compile_register([{**_ROW, **cells}], document="r.csv", visibility=Visibility.PARTNERS).assets[0]


def _constraints(asset: RegisterAsset, kind: type[Kind], rules: RuleKind = RuleKind.PERMISSION) -> list[Kind]:
    return [item for rule in asset.rules if rule.kind is rules for item in rule.constraints if isinstance(item, kind)]


def _duties(asset: RegisterAsset) -> list[str]:
    return [duty.text for duty in asset.rules[0].duties]


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("wk 36/2025 - wk 12/2026", date(2025, 9, 1), date(2026, 3, 22)),
        ("KW 10-20 2026", date(2026, 3, 2), date(2026, 5, 17)),
        ("S12/2026 à S20/2026", date(2026, 3, 16), date(2026, 5, 17)),
        ("H1 2026", date(2026, 1, 1), date(2026, 6, 30)),
        ("2. Halbjahr 2026", date(2026, 7, 1), date(2026, 12, 31)),
        ("20250101-20261231", date(2025, 1, 1), date(2026, 12, 31)),
        ("until 31 Aug 2027 (from 1 Jul 2026)", date(2026, 7, 1), date(2027, 8, 31)),
        ("perpetual since 3 May 2022", date(2022, 5, 3), Bound.OPEN),
        ("van 1 mei 2025 t/m 30 april 2027", date(2025, 5, 1), date(2027, 4, 30)),
        ("18 mois à compter du 2025-03-01", date(2025, 3, 1), date(2026, 8, 31)),
        ("own registered mark", Bound.OPEN, Bound.OPEN),
        ("owned outright (work for hire, contract 2023/17)", Bound.OPEN, Bound.OPEN),
        ("senza scadenza", Bound.OPEN, Bound.OPEN),
        ("ohne zeitliche Begrenzung", Bound.OPEN, Bound.OPEN),
    ],
)
def test_windows_that_are_plain(cell: str, start: date | Bound, end: date | Bound) -> None:
    found = read_window(cell, DayOrder.UNKNOWN)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    "cell",
    [
        "two yrs from countersignature (date?)",
        "school year 2026/27",
        "31.12.26 with option +1 yr",
        "unlimited for 2 years",
        "own, talent for 2 yrs",
        "own mark?",
        "permanent exhibition only",
    ],
)
def test_windows_that_no_lawyer_would_read_as_open(cell: str) -> None:
    found = read_window(cell, DayOrder.UNKNOWN)
    assert found.end is not Bound.OPEN
    assert not (isinstance(found.start, date) and isinstance(found.end, date))


def test_a_renewal_that_is_done_counts_and_one_that_is_not_does_not() -> None:
    done = _asset(licence_window="Start 15 Oct 2024, 24 mths; renewed once for 12 mths (confirmed 02.09.26 CB)")
    assert _constraints(done, WindowConstraint)[0].end == date(2027, 10, 14)
    open_one = _asset(licence_window="01.01.25-31.12.25, renewal to 31.12.26 pending")
    assert all(item.end != date(2026, 12, 31) for item in _constraints(open_one, WindowConstraint)[:1])


def test_a_standing_is_asked_of_the_user() -> None:
    asset = _asset(licence_window="as long as authorised", third_party_use="authorised resellers")
    assert any("authorised_dealer" in item.qualifications for item in _constraints(asset, PartyConstraint))
    assert "Only as long as authorised" in _duties(asset)


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("licence_window", "01.11.2026-31.12.2026 (all copies to be deleted by 07.01.2027)", "copies to be deleted"),
        ("third_party_use", "museums; 2 voucher copies to the estate", "2 voucher copies"),
        ("third_party_use", "no. Song: each public playing to be notified to GEMA beforehand", "notified to GEMA"),
        ("modification", "crop ok but sponsor strip at the bottom must stay visible", "must stay visible"),
        ("modification", "any, changes to be marked", "to be marked"),
        ("credit_line", "label 'Created with AI' visible on every placement", "Created with AI"),
        ("credit_line", "credit not needed for web, print: © X", "© X"),
        ("notes", "ok - web only behind geo-block for non-licensed countries", "geo-block"),
        ("territories", "worldwide, geo-block for the US required", "geo-block"),
    ],
)
def test_duties_are_found_in_any_cell(column: str, cell: str, words: str) -> None:
    found = [duty for duty in _asset(**{column: cell}).rules[0].duties if words.casefold() in duty.text.casefold()]
    assert found
    assert all(Channel.PACKAGING not in duty.channels for duty in found)


@pytest.mark.parametrize("cell", ["no hace falta", "CC0: none needed", "nicht nötig", "pas nécessaire"])
def test_credit_cells_that_ask_for_nothing(cell: str) -> None:
    assert not _asset(credit_line=cell).rules[0].duties


def test_named_organisations_each_in_their_place() -> None:
    asset = _asset(third_party_use="distributors: Al Noor (GCC), Petra Trade (JO)")
    pairs = [
        (next(iter(limit.names)), place.include)
        for rule in asset.rules
        for limit in rule.constraints
        if isinstance(limit, PartyConstraint) and limit.names
        for place in rule.constraints
        if isinstance(place, TerritoryConstraint) and place.quote == limit.quote
    ]
    assert ("Petra Trade", frozenset({"JO"})) in pairs
    assert all("JO" not in places for name, places in pairs if name == "Al Noor")


@pytest.mark.parametrize("cell", ["own stores only", "Händler nein", "dealers, in ads"])
def test_users_are_not_read_wider_than_written(cell: str) -> None:
    for rule in _asset(third_party_use=cell).rules:
        parties = [item for item in rule.constraints if isinstance(item, PartyConstraint)]
        doubt = any(isinstance(item, Unreadable) for item in rule.constraints)
        assert doubt or all(Party.RESELLER not in item.include for item in parties)


def test_a_job_has_to_be_ordered_by_the_brand() -> None:
    asset = _asset(third_party_use="suppliers + printers, only for jobs we ordered")
    assert all(
        "ordered_by_brand" in item.qualifications for item in _constraints(asset, PartyConstraint) if Party.SUPPLIER in item.include
    )


def test_an_exception_to_a_ban_is_spared_where_it_is_certain() -> None:
    bans = _constraints(_asset(exclusions="no outdoor except bus shelters"), ChannelConstraint, RuleKind.PROHIBITION)
    assert all(Channel.TRANSIT not in item.include and Channel.BILLBOARD in item.include for item in bans)
    unsure = _asset(exclusions="no print except own magazine")
    assert _constraints(unsure, Unreadable, RuleKind.PROHIBITION)


def test_copies_already_used_are_taken_off() -> None:
    limits = _constraints(_asset(exclusions="max. 5.000 copies in total, 3.000 used by 03/26"), CountConstraint)
    assert [limit.at_most for limit in limits] == [2000]


def test_a_question_mark_in_an_exclusion_is_no_certain_ban() -> None:
    asset = _asset(exclusions="OOH?? ask Lena")
    assert _constraints(asset, Unreadable, RuleKind.PROHIBITION)
    assert not _constraints(asset, Unreadable)


def test_registering_a_name_is_an_action() -> None:
    rules = _asset(exclusions="no registration as name, handle or domain").rules
    assert any(Action.REGISTER in rule.actions for rule in rules)


def test_a_hold_that_was_lifted_and_one_that_was_not() -> None:
    assert _asset(status="ON HOLD 12 Feb -> hold lifted 3 Mar 2026, free to use").facts.status == "current"
    assert _asset(status="ON HOLD 12 Feb -> hold to be lifted soon").facts.status != "current"


@pytest.mark.parametrize(
    "cell", ["weaver L. Devi: signed, same term", "wildlife", "hands, anonymous", "wie Lizenz", "all farm hands: buyout"]
)
def test_releases_that_limit_nothing(cell: str) -> None:
    asset = _asset(talent_release=cell)
    assert not [item for item in (*_constraints(asset, WindowConstraint), *_constraints(asset, Unreadable)) if item.part]


def test_one_kind_of_printed_matter_is_not_all_print() -> None:
    found = _constraints(_asset(channels="POS, menu cards, web"), ChannelConstraint)[0]
    assert Channel.PRINT not in found.include
    assert Channel.PRINT in found.edge


@pytest.mark.parametrize("cell", ["do what you like with it", "ce que vous voulez"])
def test_edits_without_limit(cell: str) -> None:
    assert _constraints(_asset(modification=cell), ModificationConstraint)[0].anything


def test_scaling_in_spanish() -> None:
    found = _constraints(_asset(modification="solo cambio de tamaño"), ModificationConstraint)[0]
    assert Modification.RESIZE in found.include
    assert not found.vague


def test_a_public_licence_in_the_window_cell_brings_its_duties() -> None:
    asset = _asset(licence_window="CC BY 4.0", third_party_use="everybody")
    assert any(duty.kind is DutyKind.CREDIT_LINE for duty in asset.rules[0].duties)
    assert not _asset(licence_window="CC0, no term").rules[0].duties


@pytest.mark.parametrize("cell", ["dealers ok until 31.12.26", "dealers, max 3 per country", "partners (not competitors)"])
def test_limits_on_users_are_not_lost(cell: str) -> None:
    for rule in _asset(third_party_use=cell).rules:
        named = [item for item in rule.constraints if isinstance(item, PartyConstraint) and item.include != {Party.STAFF}]
        assert all(Party.COMPETITOR not in item.include for item in named)
        assert not named or any(isinstance(item, Unreadable) for item in rule.constraints)


def test_never_without_is_a_duty_not_a_ban() -> None:
    asset = _asset(exclusions="never without the logo")
    assert "Only with the logo" in _duties(asset)
    assert all(rule.kind is RuleKind.PERMISSION for rule in asset.rules)


@pytest.mark.parametrize("cell", ["LinkedIn only", "TikTok, Reels", "shop fascia"])
def test_one_platform_or_sign_is_not_the_whole_channel(cell: str) -> None:
    found = _constraints(_asset(channels=cell), ChannelConstraint)[0]
    assert not found.include & {Channel.SOCIAL, Channel.SOCIAL_ORGANIC, Channel.OOH}


def test_crown_dependencies_are_no_part_of_the_uk() -> None:
    found = _constraints(_asset(territories="UK only"), TerritoryConstraint)[0]
    assert not {"JE", "GG", "IM", "GI"} & (found.include | found.edge)


def test_music_in_another_cell_limits_the_music_only() -> None:
    limits = _constraints(_asset(third_party_use="no. Music: sync to 30.06.26"), WindowConstraint)
    assert [item.end for item in limits if item.part and item.part.kind == "music"] == [date(2026, 6, 30)]
    assert all(
        item.part is None for item in _constraints(_asset(third_party_use="no. Music: bespoke, full buyout"), WindowConstraint)
    )


@pytest.mark.parametrize("cell", ["dealers: Germany", "dealers: DE, AT"])
def test_places_behind_a_colon_are_no_organisations(cell: str) -> None:
    asset = _asset(third_party_use=cell)
    assert not any(item.names for item in _constraints(asset, PartyConstraint))
    assert any("DE" in item.include and "FR" not in item.include for item in _constraints(asset, TerritoryConstraint))


@pytest.mark.parametrize("cell", ["independent pharmacies, no chains", "retailers (not discounters)", "hotels, but no hostels"])
def test_a_ban_among_the_users_is_never_lost(cell: str):
    row = {"asset_id": "A-1", "name": "Lantern", "third_party_use": cell}
    report = compile_register([row], document="register.csv", visibility=Visibility.PARTNERS, owner=None)
    doubts = [c for rule in report.assets[0].rules for c in rule.constraints if c.kind == "unreadable" and c.third_parties_only]
    assert doubts

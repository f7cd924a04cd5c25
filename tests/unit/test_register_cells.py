"""Cells as people type them: what each becomes, and what stays unknown."""

from datetime import date

import pytest
from typed_cells import cell, only

from knowledge.register.cell import is_none, is_open
from knowledge.register.channels import read_channels
from knowledge.register.credits import read_credit
from knowledge.register.outcome import Outcome
from knowledge.register.places import read_places
from knowledge.register.releases import read_release
from knowledge.register.users import read_users
from knowledge.register.windows import read_windows
from policies.calendar.order import DayOrder
from policies.rules import (
    ChannelConstraint,
    DutyKind,
    PartyConstraint,
    TerritoryConstraint,
    Unreadable,
    WindowConstraint,
)
from policies.vocabulary import Channel, Party


@pytest.mark.parametrize("text", ["", "tbc", "TBC - chasing agency", "?", "to be confirmed", "noch offen", "à confirmer", "-"])
def test_open_cells(text: str) -> None:
    assert is_open(text)
    assert not is_none(text)


@pytest.mark.parametrize("text", ["none", "N/A", "keine", "no", "aucune", "no restrictions"])
def test_cells_that_say_there_is_nothing(text: str) -> None:
    assert is_none(text)
    assert not is_open(text)


# Talent releases


def test_each_person_has_a_release_of_their_own() -> None:
    """The shortest release counts because each is a constraint of its own."""
    found = read_release(cell("N. Farrouk to 31.01.27; T. Wisniewski to 30.06.26"), DayOrder.UNKNOWN).constraints
    assert [(item.part.label, item.end) for item in found if isinstance(item, WindowConstraint) and item.part] == [
        ("N. Farrouk", date(2027, 1, 31)),
        ("T. Wisniewski", date(2026, 6, 30)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "n/a", "none needed", "no people in shot", "hands only", "neck and hand only",
        "back of head only, release not needed", "silhouettes",
        "engineers from behind, no release needed", "crew too small to recognise", "n/a - packshot", "baker's hands", "CGI",
        "animals only",
        "couple, perpetual", "2 models, buyout worldwide", "on file, unlimited",
    ],
)  # fmt: skip
def test_releases_that_limit_nothing(text: str) -> None:
    assert read_release(cell(text), DayOrder.UNKNOWN) == Outcome()


@pytest.mark.parametrize(
    "text",
    [
        "tbc", "", "foreground students: releases not found", "Mina K. (child) tbc", "crowd, public event, no release", "P. Novak",
        "lead pending", "2 of 3 signed", "actors: per contract", "Anna: subject to approval", "model asked for a review?",
    ],
)  # fmt: skip
def test_releases_that_leave_people_unknown(text: str) -> None:
    found = read_release(cell(text), DayOrder.UNKNOWN)
    assert any(isinstance(item, Unreadable) and item.part for item in found.constraints)


def test_an_open_release_does_not_touch_the_others() -> None:
    """`chef: tbc; product: n/a` leaves only the chef in doubt."""
    found = only(Unreadable, read_release(cell("chef: tbc; product: n/a"), DayOrder.UNKNOWN))
    assert found.part
    assert found.part.label == "chef"


def test_a_release_may_be_limited_to_places_and_media() -> None:
    found = read_release(cell("K. Ferreira: LATAM only, to 31.12.26"), DayOrder.UNKNOWN)
    assert "BR" in only(TerritoryConstraint, found).include
    assert only(WindowConstraint, found).end == date(2026, 12, 31)
    printed = read_release(cell("Dr. Vesely: print only; lab assistant: all media"), DayOrder.UNKNOWN)
    assert only(ChannelConstraint, printed).include == {Channel.PRINT}
    barred = only(ChannelConstraint, read_release(cell("Anna K. no TV, to 31.12.26"), DayOrder.UNKNOWN))
    assert barred.exclude == {Channel.TV}


def test_a_person_may_be_in_some_versions_only() -> None:
    found = only(WindowConstraint, read_release(cell("A. Diallo (in the 30s only) 30.09.2026"), DayOrder.UNKNOWN))
    assert found.part
    assert found.part.versions == ("30s",)


# Credits and other duties


@pytest.mark.parametrize(
    "text",
    [
        "none",
        "no credit needed",
        "appreciated, not required",
        "none, staff photo",
        "not needed",
        "n/a - own work",
        "none beyond what is on it",
    ],
)
def test_no_credit_is_due(text: str) -> None:
    assert read_credit(cell(text)).duties == ()


@pytest.mark.parametrize(
    ("text", "kind", "channels"),
    [
        ("Photo: Iker Zubiri", DutyKind.CREDIT_LINE, frozenset()),
        ("online: must link to the directory", DutyKind.LINK, frozenset({Channel.DIGITAL, Channel.SOCIAL})),
        ("no photo credit; on pack 'Serving suggestion' in the local language", DutyKind.NOTICE, frozenset({Channel.PACKAGING})),
        ("mandatory on every ad: 'Please drink responsibly' + 18+ roundel", DutyKind.NOTICE, frozenset()),
        ("® must stay visible", DutyKind.MARK, frozenset()),
        ("none, but tag @studio", DutyKind.CREDIT_LINE, frozenset()),
    ],
)
def test_duties_of_a_credit_cell(text: str, kind: DutyKind, channels: frozenset[Channel]) -> None:
    (duty,) = read_credit(cell(text)).duties
    assert (duty.kind, duty.channels, duty.uncertain) == (kind, channels, False)


@pytest.mark.parametrize("text", ["", "tbc", "see contract", "none needed if cropped"])
def test_a_credit_that_is_not_settled(text: str) -> None:
    assert [duty.uncertain for duty in read_credit(cell(text)).duties] == [True]


# Users


@pytest.mark.parametrize("text", ["no", "no - own use only", "none", "internal use only", "no third parties"])
def test_own_use_only(text: str) -> None:
    (variant,) = read_users(cell(text)).variants
    (limit,) = variant.constraints
    assert isinstance(limit, PartyConstraint)
    assert (limit.include, limit.words, limit.unknown_third_parties) == ({Party.STAFF}, frozenset(), False)


@pytest.mark.parametrize("text", ["", "tbc", "?", "n/a"])
def test_third_parties_are_unknown(text: str) -> None:
    (limit,) = read_users(cell(text)).variants[0].constraints
    assert isinstance(limit, PartyConstraint)
    assert limit.unknown_third_parties


def test_a_paper_that_is_asked_for_is_a_qualification() -> None:
    (limit,) = read_users(cell("resellers w/ signed brand addendum")).variants[0].constraints
    assert isinstance(limit, PartyConstraint)
    assert Party.RESELLER in limit.include
    assert limit.qualifications == {"signed_addendum"}


def test_users_with_demands_of_their_own_get_permissions_of_their_own() -> None:
    """The dealers of `dealers, agencies of record` need not be agencies of record."""
    demands = {
        frozenset(limit.words): limit.qualifications
        for variant in read_users(cell("dealers, agencies of record")).variants
        for limit in variant.constraints
        if isinstance(limit, PartyConstraint)
    }
    assert demands == {frozenset({"dealers"}): frozenset(), frozenset({"agencies of record"}): frozenset({"agency_of_record"})}


@pytest.mark.parametrize("text", ["retailers with contract", "partners at level Gold", "franchisees (signed manual)"])
def test_a_demand_nobody_could_read_keeps_third_parties_waiting(text: str) -> None:
    variant = read_users(cell(text)).variants[0]
    assert any(isinstance(item, Unreadable) and item.third_parties_only for item in variant.constraints)


def test_a_place_beside_the_users_binds_them_and_not_the_staff() -> None:
    """`dealers (DACH)` limits dealers; the brand's own people have a permission without it."""
    dealers, staff = read_users(cell("dealers (DACH)")).variants
    assert any(isinstance(item, TerritoryConstraint) and "AT" in item.include for item in dealers.constraints)
    assert [item.include for item in staff.constraints if isinstance(item, PartyConstraint)] == [{Party.STAFF}]
    assert len(staff.constraints) == 1


# Channels, places, windows


@pytest.mark.parametrize(
    ("text", "include", "exclude"),
    [
        ("TVC + cinema", {"tv", "cinema"}, set()),
        ("web, app", {"web", "app"}, set()),
        ("organic + paid social", {"social_organic", "social_paid"}, set()),
        ("online + social (organic)", {"digital", "social_organic"}, set()),
        ("TV, no cinema", {"tv"}, {"cinema"}),
        ("radio only (FM + DAB)", {"radio"}, set()),
    ],
)
def test_channel_lists(text: str, include: set[str], exclude: set[str]) -> None:
    limit = only(ChannelConstraint, read_channels(cell(text)))
    assert (limit.include, limit.exclude, limit.anywhere) == (include, exclude, False)


@pytest.mark.parametrize("text", ["all media", "everything but OOH", "all media excl. TV and cinema"])
def test_all_media(text: str) -> None:
    limit = only(ChannelConstraint, read_channels(cell(text)))
    assert limit.anywhere
    assert bool(limit.exclude) == (text != "all media")


def test_no_paid_shrinks_social_to_its_unpaid_part() -> None:
    limit = only(ChannelConstraint, read_channels(cell("social, no paid")))
    assert limit.include == {Channel.SOCIAL_ORGANIC}
    assert Channel.SOCIAL_PAID in limit.exclude


@pytest.mark.parametrize("text", ["web, max 3 months", "", "as per contract"])
def test_channels_with_limits_nobody_could_read(text: str) -> None:
    assert any(isinstance(item, Unreadable) for item in read_channels(cell(text)).constraints)


def test_places_without_a_territory_are_unknown() -> None:
    """`home market` and blanks never become the world."""
    for text in ("", "tbc", "home market", "none"):
        for item in read_places(cell(text), None).constraints:
            assert isinstance(item, Unreadable) or (
                isinstance(item, TerritoryConstraint) and not item.worldwide and not item.include
            )


def test_a_part_of_a_country_is_not_the_country() -> None:
    limit = only(TerritoryConstraint, read_places(cell("Catalonia"), None))
    assert "ES" not in limit.include


def test_picture_and_music_have_windows_of_their_own() -> None:
    (variant,) = read_windows(
        cell("film perpetual; music ended 30 Sep 2025, silent version free to use"), DayOrder.UNKNOWN
    ).variants
    music = [item for item in variant.constraints if isinstance(item, WindowConstraint) and item.part]
    assert [(item.part.kind, item.end) for item in music if item.part] == [("music", date(2025, 9, 30))]

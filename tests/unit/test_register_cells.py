"""Cells as people type them: what each becomes, and what stays unknown."""

from datetime import date
from typing import TypeVar

import pytest

from knowledge.register.cell import Cell, is_none, is_open
from knowledge.register.channels import read_channels
from knowledge.register.credits import read_credit
from knowledge.register.edits import read_edits
from knowledge.register.exclusions import read_exclusions
from knowledge.register.outcome import Outcome
from knowledge.register.places import read_places
from knowledge.register.releases import read_release
from knowledge.register.users import read_users
from knowledge.register.windows import read_windows
from policies.calendar.order import DayOrder
from policies.rules import (
    ChannelConstraint,
    CountConstraint,
    DutyKind,
    ModificationConstraint,
    PartyConstraint,
    TerritoryConstraint,
    TopicConstraint,
    Unreadable,
    WindowConstraint,
)
from policies.vocabulary import Action, Channel, Modification, Party

T = TypeVar("T")


def cell(text: str) -> Cell:
    return Cell("column", text, "column", 2)


def only(kind: type[T], outcome: Outcome) -> T:
    found = [item for item in outcome.constraints if isinstance(item, kind)]
    assert len(found) == 1, outcome.constraints
    return found[0]


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


# Exclusions


@pytest.mark.parametrize("text", ["none", "n/a", "see territories", "none known"])
def test_no_exclusions(text: str) -> None:
    assert read_exclusions(cell(text)) == Outcome()


def test_a_list_keeps_its_negation() -> None:
    found = read_exclusions(cell("not for: loans, insurance, tobacco"))
    codes = [item.codes for ban in found.bans for item in ban.constraints if isinstance(item, TopicConstraint)]
    assert len(found.bans) == 3
    assert frozenset({"tobacco"}) in codes


def test_things_named_together_must_be_met_together() -> None:
    """`no political events` leaves other events and other politics alone."""
    (ban,) = read_exclusions(cell("no political events")).bans
    assert {type(item) for item in ban.constraints} == {TopicConstraint, ChannelConstraint}


def test_one_thing_of_a_wide_channel_is_not_the_channel() -> None:
    """`no DVD covers` does not rule out packaging or every cover-less print."""
    (ban,) = read_exclusions(cell("no posters")).bans
    assert any(isinstance(item, TopicConstraint) for item in ban.constraints)


def test_exclusions_may_hold_limits_and_duties() -> None:
    found = read_exclusions(cell("excerpts up to 15 s, maker's end frame must stay on"))
    assert only(CountConstraint, found).at_most == 15
    assert [duty.kind for duty in found.duties] == [DutyKind.MARK]
    assert only(CountConstraint, read_exclusions(cell("max. 5,000 copies"))).at_most == 5000


def test_music_limits_bind_the_music_only() -> None:
    found = read_exclusions(cell("none. Library music cleared for broadcast, cue sheet to the PRO within 30 days"))
    limit = only(ChannelConstraint, found)
    assert limit.include == {Channel.BROADCAST}
    assert limit.part
    assert limit.part.kind == "music"
    assert [duty.kind for duty in found.duties] == [DutyKind.REPORT]


@pytest.mark.parametrize("text", ["", "tbc", "see contract 2211 (not in DAM)", "zqx wvk"])
def test_unread_exclusions_are_unknown_to_every_use(text: str) -> None:
    assert any(isinstance(item, Unreadable) for item in read_exclusions(cell(text)).constraints)


@pytest.mark.parametrize(
    "text", ["nothing on TV please", "no TV at all", "keine Fernsehwerbung", "TV, cinema", "never shown on TV"]
)
def test_loose_words_do_not_narrow_a_ban(text: str) -> None:
    """Only what stands right before a channel says which kind of it is meant."""
    bans = read_exclusions(cell(text)).bans
    assert any([type(item) for item in ban.constraints] == [ChannelConstraint] for ban in bans)


def test_an_exclusion_may_be_limited_to_days_or_places() -> None:
    """What ties the ban to a day or a place is part of it."""
    (late,) = read_exclusions(cell("no TV after 31.12.26")).bans
    assert [item.start for item in late.constraints if isinstance(item, WindowConstraint)] == [date(2027, 1, 1)]
    (there,) = read_exclusions(cell("no packaging in the US")).bans
    assert any(isinstance(item, TerritoryConstraint) and item.include == {"US"} for item in there.constraints)
    assert only(WindowConstraint, read_exclusions(cell("not before 1 March 2026"))).start == date(2026, 3, 1)


@pytest.mark.parametrize("text", ["nothing public before launch", "web only for 3 months"])
def test_a_limit_without_a_day_is_for_review(text: str) -> None:
    assert any(isinstance(item, Unreadable) for item in read_exclusions(cell(text)).constraints)


def test_ai_exclusions() -> None:
    edit, training = read_exclusions(cell("no generative AI edits, no AI training")).bans
    assert training.actions == {Action.TRAIN_AI}
    assert [item.include for item in edit.constraints if isinstance(item, ModificationConstraint)] == [{Modification.AI_EDIT}]


# Edits


@pytest.mark.parametrize("text", ["as supplied", "unchanged", "no edits", "use the delivered cuts", "unverändert", "none"])
def test_nothing_may_be_changed(text: str) -> None:
    limit = only(ModificationConstraint, read_edits(cell(text)))
    assert (limit.anything, limit.vague, limit.include) == (False, False, frozenset())
    assert limit.edge <= {Modification.RESIZE}


@pytest.mark.parametrize(
    ("text", "include", "exclude"),
    [
        ("crop ok, no recolour", {"crop"}, {"recolour"}),
        ("may be cropped but not recoloured", {"crop"}, {"recolour"}),
        ("free to recolour and resize, shapes stay as they are", {"recolour", "resize"}, {"redraw", "distort"}),
        ("retouch skin no", set(), {"retouch"}),
        ("crop ok, no AI upscaling", {"crop"}, {"ai_edit"}),
        ("unaltered, any size", {"resize"}, set()),
    ],
)
def test_edits_that_are_allowed_and_forbidden(text: str, include: set[str], exclude: set[str]) -> None:
    limit = only(ModificationConstraint, read_edits(cell(text)))
    assert include <= limit.include
    assert exclude == limit.exclude


@pytest.mark.parametrize(
    "text", ["", "tbc", "minor adjustments only", "free within brand guidelines", "zqx wvk", "edits subject to approval"]
)
def test_vague_words_leave_every_edit_unknown(text: str) -> None:
    limit = only(ModificationConstraint, read_edits(cell(text)))
    assert limit.vague
    assert not limit.anything


def test_an_edit_allowed_by_name_is_not_its_whole_code() -> None:
    """`b/w ok` allows black and white, not a teal duotone."""
    limit = only(ModificationConstraint, read_edits(cell("b/w ok")))
    assert Modification.RECOLOUR in limit.edge - limit.include
    assert "black and white" in limit.words


def test_anything_but_one_edit() -> None:
    limit = only(ModificationConstraint, read_edits(cell("anything but cropping")))
    assert (limit.anything, limit.exclude) == (True, {Modification.CROP})


def test_a_conditional_edit_is_not_allowed_yet() -> None:
    assert Modification.CROP not in only(ModificationConstraint, read_edits(cell("crop with approval"))).include


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

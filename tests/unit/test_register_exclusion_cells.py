"""Exclusion cells as people type them: what each rules out, and what stays unknown."""

from datetime import date

import pytest
from typed_cells import cell, only

from knowledge.register.exclusions import read_exclusions
from knowledge.register.outcome import Outcome
from policies.rules import (
    ChannelConstraint,
    CountConstraint,
    DutyKind,
    ModificationConstraint,
    TerritoryConstraint,
    TopicConstraint,
    Unreadable,
    WindowConstraint,
)
from policies.vocabulary import Action, Channel, Modification


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

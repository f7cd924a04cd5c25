"""The summary of rights says what the rules say, in the words that were signed."""

from datetime import date

from engine_fakes import ASSET, ON, permission, prohibition

from policies.rights import summarise_rights
from policies.rulebook import Rulebook
from policies.rules import (
    Bound,
    Duty,
    DutyKind,
    ModificationConstraint,
    Part,
    PartyConstraint,
    TerritoryConstraint,
    WindowConstraint,
)
from policies.vocabulary import Modification, Party

LICENCE = permission(
    WindowConstraint(end=date(2026, 6, 30), quote="to 30.06.26"),
    TerritoryConstraint(include=frozenset({"DE", "AT"}), edge=frozenset({"LI"})),
    ModificationConstraint(include=frozenset({Modification.CROP})),
    PartyConstraint(include=frozenset({Party.AGENCY})),
    WindowConstraint(end=date(2026, 1, 31), subject="release", part=Part(kind="person", label="N. Farrouk")),
    duties=(Duty(kind=DutyKind.CREDIT_LINE, text="Credit: Photo: Example"),),
)


def test_each_right_has_its_line():
    summary = summarise_rights(ASSET, Rulebook((LICENCE, prohibition(summary="No packaging."))), ON)
    assert summary.window == "until 30 June 2026 (“to 30.06.26”)"
    assert summary.territories == "Austria and Germany; not settled for Liechtenstein"
    assert summary.edits == "cropping"
    assert summary.users == "our own staff and agency"
    assert summary.credit == "Credit: Photo: Example"
    assert summary.releases == ("The release of N. Farrouk: until 31 January 2026 – this is over",)
    assert "Ruled out: packaging." in summary.lines
    assert summary.citations


def test_what_is_not_certain_is_said_to_be_so():
    summary = summarise_rights(ASSET, Rulebook((permission(WindowConstraint(end=Bound.UNKNOWN, quote="tbc")),)), ON)
    assert summary.window == "not certain (“tbc”)"


def test_rules_of_other_assets_are_left_out():
    other = ASSET.model_copy(update={"id": "A-2"})
    assert summarise_rights(other, Rulebook((LICENCE,)), ON).lines == ("No rights are on file.",)


def test_a_status_goes_first():
    gone = ASSET.model_copy(update={"status": "withdrawn", "status_quote": "withdrawn 1 Feb 2026"})
    assert summarise_rights(gone, Rulebook((LICENCE,)), ON).lines[0] == "Status: withdrawn 1 Feb 2026"

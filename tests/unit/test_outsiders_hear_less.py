"""Third parties hear outcomes, never who else is shown or what was agreed with others; strangers are nobody's partner."""

from datetime import date

import pytest

from bot import redaction
from bot.organisations import KnownOrganisations, Organisation
from policies.decision import decide
from policies.evidence import AssetFacts, AssetMatch, Evidence
from policies.request import ClearanceRequest
from policies.rights import summarise_rights
from policies.rulebook import Rulebook
from policies.rules import Source
from policies.truth import Truth
from policies.verdict import Change, Citation, NearestYes, Reason, Verdict
from policies.visibility import Reach
from policies.vocabulary import Asker, Party, ReasonKind, VerdictCode, Visibility

CELL = Source(document="register.csv", locator="row 2, column talent release", quote="Jonas W. to 30/06/2026")
PARTNER = Reach(asker=Asker.THIRD_PARTY, party="Lanternfold")
STAFF = Reach()
TODAY = date(2026, 3, 2)


def reason(kind: ReasonKind, status: Truth = Truth.FAIL) -> Reason:
    return Reason(
        kind=kind,
        status=status,
        text="The release of Jonas W. ends on 30 June 2026.",
        public_text="The people shown are not cleared for this.",
        rule="BRI-1/licence",
        source=CELL,
        visibility=Visibility.PARTNERS,
        decisive=True,
    )


@pytest.mark.parametrize("kind", [ReasonKind.RELEASE, ReasonKind.PARTY])
def test_a_partner_hears_no_name_and_no_cell_of_others(kind: ReasonKind):
    found = [reason(kind), reason(kind, Truth.PASS)]
    told = redaction.reasons(found, PARTNER)
    assert [(r.text, r.rule) for r in told] == [("The people shown are not cleared for this.", "BRI-1/licence")]
    cited = [Citation(source=CELL, visibility=Visibility.PARTNERS)]
    assert redaction.citations(cited, PARTNER, 5, redaction.private_sources(found, PARTNER)) == ()


def test_staff_hear_all_of_it():
    found = [reason(ReasonKind.RELEASE)]
    assert redaction.reasons(found, STAFF)[0].text.startswith("The release of Jonas W.")
    assert redaction.private_sources(found, STAFF) == frozenset()


def test_a_way_out_that_names_a_person_is_for_staff():
    change = Change(kind="leave_out_part", value="Jonas W.", text="use it without Jonas W.")
    nearest = NearestYes(text="Clear if you use it without Jonas W.", changes=(change,), request=ClearanceRequest())
    verdict = Verdict(code=VerdictCode.NOT_ALLOWED, reasons=(reason(ReasonKind.RELEASE),), nearest_yes=nearest)
    assert redaction.nearest_yes(verdict, Evidence(), PARTNER) is None
    assert redaction.nearest_yes(verdict, Evidence(), STAFF) == nearest.text


HOLD = "on hold - legal dispute with the photographer"
HELD = AssetFacts(
    id="BRI-9",
    name="Winter hut",
    status="draft",
    status_quote=HOLD,
    visibility=Visibility.PARTNERS,
    source=Source(document="register.csv", locator="row 33", quote="Winter hut"),
)


def told_of_the_hut(reach: Reach) -> tuple[str, list[tuple[str, str]]]:
    """What an asker reads of the asset on hold, and the places and words cited."""
    match = AssetMatch(asset=HELD, score=1.0)
    found = decide(ClearanceRequest(end=TODAY), Evidence(asset=match, asker=reach.asker), Rulebook(), TODAY)
    told = redaction.reasons(found.reasons, reach)
    private = redaction.private_sources(found.reasons, reach)
    cited = redaction.citations(found.citations, reach, 5, private, [HELD.source])
    return " ".join(reason.text for reason in told), [(one.locator, one.quote) for one in cited]


def test_a_partner_hears_that_a_status_is_open_but_not_its_words():
    text, cited = told_of_the_hut(PARTNER)
    assert "Whether Winter hut may be used is not settled." in text
    assert HOLD not in text
    assert cited == [("", "Winter hut")]


def test_staff_hear_the_status_in_its_own_words():
    text, cited = told_of_the_hut(STAFF)
    assert f"The status of Winter hut is “{HOLD}”." in text
    assert ("row 33", HOLD) in cited


def test_rights_told_to_a_partner_leave_out_the_words_of_a_status():
    lines = summarise_rights(HELD, Rulebook(), TODAY, own_use_only=True).lines
    assert "Status: not settled yet" in lines
    assert f"Status: {HOLD}" in summarise_rights(HELD, Rulebook(), TODAY).lines


@pytest.mark.parametrize(("reach", "where"), [(PARTNER, "column territories"), (STAFF, "row 33, column territories")])
def test_row_numbers_are_for_staff(reach: Reach, where: str):
    cell = Source(document="register.csv", locator="row 33, column territories", quote="DACH")
    shown = redaction.citations([Citation(source=cell, visibility=Visibility.PUBLIC)], reach, 5)
    assert [one.locator for one in shown] == [where]


def test_an_organisation_that_is_not_on_the_list_is_a_stranger():
    known = KnownOrganisations({"Lanternfold": Organisation("Lanternfold", Party.AGENCY)})
    assert known.vouch(PARTNER) == PARTNER
    assert known.vouch(PARTNER.model_copy(update={"party": "Nobody Ltd"})).party is None
    assert known.vouch(STAFF) == STAFF


def test_where_no_list_is_kept_the_surface_is_believed():
    assert KnownOrganisations({}).vouch(PARTNER) == PARTNER


def test_a_source_that_also_tells_of_the_use_itself_is_cited():
    found = [reason(ReasonKind.PARTY), reason(ReasonKind.PURPOSE)]
    assert redaction.private_sources(found, PARTNER) == frozenset()

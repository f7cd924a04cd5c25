"""Third parties hear outcomes, never who else is shown or what was agreed with others; strangers are nobody's partner."""

import pytest

from bot import redaction
from bot.organisations import KnownOrganisations, Organisation
from policies.evidence import Evidence
from policies.request import ClearanceRequest
from policies.rules import Source
from policies.truth import Truth
from policies.verdict import Change, Citation, NearestYes, Reason, Verdict
from policies.visibility import Reach
from policies.vocabulary import Asker, Party, ReasonKind, VerdictCode, Visibility

CELL = Source(document="register.csv", locator="row 2, column talent release", quote="Jonas W. to 30/06/2026")
PARTNER = Reach(asker=Asker.THIRD_PARTY, party="Lanternfold")
STAFF = Reach()


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

"""Organisations on file: who a third party is to us, without its having to say so."""

import pytest
from desk_fakes import question

from bot.errors import SettingsError
from bot.organisations import FILE, load_organisations
from policies.request import ROLE, Claim, ClearanceRequest
from policies.vocabulary import Asker, Party

TEXT = "organisations:\n  - {name: Acme & Co, kind: reseller, words: [retail partner], rights: [signed_addendum]}\n"


@pytest.fixture
def known(tmp_path):
    (tmp_path / FILE).write_text(TEXT)
    return load_organisations(tmp_path)


def test_an_organisation_on_file_is_introduced(known):
    request = known.introduce(question(asker=Asker.THIRD_PARTY, party="ACME & co"), ClearanceRequest())
    assert request.user_party is Party.RESELLER
    assert request.party_words == ("retail partner",)
    assert [(claim.key, claim.holds, claim.certain) for claim in request.claims] == [("signed_addendum", True, True)]


def test_what_the_asker_says_itself_goes_first(known):
    said = ClearanceRequest(claims=(Claim(key="signed_addendum", holds=False),))
    request = known.introduce(question(asker=Asker.THIRD_PARTY, party="Acme & Co"), said)
    assert [(claim.key, claim.holds) for claim in request.claims] == [("signed_addendum", False)]


@pytest.mark.parametrize(
    ("said", "doubt"),
    [
        ({"user_party": Party.RESELLER, "party_words": ("dealer",)}, None),
        ({"user_party": Party.PARTNER, "party_words": ("your partner",)}, None),
        ({"user_party": Party.AGENCY, "party_words": ("agency of record",)}, "agency of record"),
        ({"user_party": Party.AGENCY, "claims": (Claim(key=ROLE, certain=False, text="agency"),)}, None),
        ({"claims": (Claim(key=ROLE, holds=False, text="our dealer contract ended"),)}, "our dealer contract ended"),
        ({"claims": (Claim(key=ROLE, holds=False, text="we are no agency"),)}, None),
    ],
)
def test_what_is_on_file_is_never_replaced_and_a_contradiction_is_seen(known, said, doubt):
    request = known.introduce(question(asker=Asker.THIRD_PARTY, party="Acme & Co"), ClearanceRequest(**said))
    assert request.user_party is Party.RESELLER
    assert next((claim.text for claim in request.claims if claim.key == ROLE), None) == doubt


def test_the_use_of_an_organisation_that_staff_speak_of_is_its_own(known):
    asked = ClearanceRequest(user_party=Party.STAFF, other_users=("Acme & Co",))
    request = known.introduce(question("the photo on Acme & Co's website"), asked)
    assert (request.user_party, request.other_users) == (Party.RESELLER, ())


def test_a_name_cut_to_its_last_word_is_still_the_organisation(tmp_path):
    (tmp_path / FILE).write_text("organisations:\n  - {name: Acme Media, kind: agency}\n")
    asked = ClearanceRequest(user_party=Party.PRESS, party_words=("Media",))
    request = load_organisations(tmp_path).introduce(question("can our agency Acme Media use it on their website"), asked)
    assert request.user_party is Party.AGENCY


@pytest.mark.parametrize(
    "who", [{"asker": Asker.THIRD_PARTY, "party": "Other"}, {"asker": Asker.THIRD_PARTY}, {"party": "Acme & Co"}]
)
def test_nobody_else_is_introduced(known, who):
    assert known.introduce(question(**who), ClearanceRequest()) == ClearanceRequest()


def test_no_file_means_nobody(tmp_path):
    asked = question(asker=Asker.THIRD_PARTY, party="Acme & Co")
    assert load_organisations(tmp_path).introduce(asked, ClearanceRequest()) == ClearanceRequest()


@pytest.mark.parametrize(
    "text", ["[", "organisations: 5", "organisations:\n  - {name: x, kind: friend}\n", "other: 1", "", "- a", "a: \x07"]
)
def test_a_broken_file_is_one_plain_sentence(tmp_path, text):
    (tmp_path / FILE).write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_organisations(tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("organisations: [\n", 1),
        ("organisations:\n  - {name: Acme, kind: agency}\n  - {name: Bex, kind: [agency}\n", 3),
        ("organisations:\n  - {name: Acme, kind: agency}\n  - {name: Bex, kind: friend}\n", 3),
        ("organisations:\n\n  - {name: Acme}\n", 3),
        ("organisations:\n  - Acme\n", 2),
        ("\norganisations: none\n", 2),
    ],
)
def test_the_line_that_is_broken_is_named_and_is_one_of_the_file(tmp_path, text, line):
    (tmp_path / FILE).write_text(text)
    with pytest.raises(SettingsError, match=rf"\(line {line}\)"):
        load_organisations(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "our partner Acme & Co put the photo on their shop site, ok?",
        "Acme & Co would like the photo for a leaflet",
        "can acme & co use the photo in May?",
        "photo for Acme & Co, for their website",
    ],
)
def test_staff_who_ask_for_an_organisation_get_its_answer(known, text):
    request = known.introduce(question(text), ClearanceRequest(user_party=Party.STAFF))
    assert request.user_party is Party.RESELLER
    assert [claim.key for claim in request.claims] == ["signed_addendum"]


def test_a_looser_word_beside_the_name_gives_way_to_the_file(known):
    request = known.introduce(
        question("may our partner Acme & Co use it"), ClearanceRequest(user_party=Party.PARTNER, party_words=("partner",))
    )
    assert request.user_party is Party.RESELLER


@pytest.mark.parametrize(
    "text",
    [
        "can we show Acme & Co's logo beside ours?",
        "our photo next to the Acme & Co logo on the web",
        "Acmeland & Co want the photo",
        "photo on our site in May",
    ],
)
def test_who_is_only_shown_or_not_named_uses_nothing(known, text):
    asked = ClearanceRequest(user_party=Party.STAFF)
    assert known.introduce(question(text), asked) == asked


def test_another_user_beside_the_organisation_stays(known):
    asked = ClearanceRequest(user_party=Party.CUSTOMER, party_words=("customer",))
    assert known.introduce(question("can the customer of Acme & Co use it"), asked) == asked

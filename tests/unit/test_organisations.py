"""Organisations on file: who a third party is to us, without its having to say so."""

import pytest
from desk_fakes import question

from bot.errors import SettingsError
from bot.organisations import FILE, load_organisations
from policies.request import Claim, ClearanceRequest
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
    theirs = ClearanceRequest(user_party=Party.CUSTOMER)
    assert known.introduce(question(asker=Asker.THIRD_PARTY, party="Acme & Co"), theirs) == theirs


@pytest.mark.parametrize(
    "who", [{"asker": Asker.THIRD_PARTY, "party": "Other"}, {"asker": Asker.THIRD_PARTY}, {"party": "Acme & Co"}]
)
def test_nobody_else_is_introduced(known, who):
    assert known.introduce(question(**who), ClearanceRequest()) == ClearanceRequest()


def test_no_file_means_nobody(tmp_path):
    asked = question(asker=Asker.THIRD_PARTY, party="Acme & Co")
    assert load_organisations(tmp_path).introduce(asked, ClearanceRequest()) == ClearanceRequest()


@pytest.mark.parametrize("text", ["[", "organisations: 5", "organisations:\n  - {name: x, kind: friend}\n", "other: 1", "", "- a"])
def test_a_broken_file_is_one_plain_sentence(tmp_path, text):
    (tmp_path / FILE).write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_organisations(tmp_path)
    assert "\n" not in str(caught.value)

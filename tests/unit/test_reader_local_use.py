"""Where a use is that names no place."""

from datetime import date

import pytest

from policies.request import ClearanceRequest, Question
from policies.vocabulary import Asker
from slm.reading.deterministic import DeterministicReader
from slm.reading.local_use import at_home


def read(text: str, asker: Asker = Asker.THIRD_PARTY) -> ClearanceRequest:
    return DeterministicReader().read(Question(text=text, asker=asker, asked_on=date(2026, 3, 2)))


def test_a_home_is_no_place_of_use() -> None:
    """The reading keeps the two apart."""
    request = read("We're a dealer from Espoo. Can we use the fern photo in our August leaflet?")

    assert request.territories.include == ()
    assert request.home_territories == ("FI",)
    assert "territory" in request.missing


def test_a_leaflet_is_where_its_shop_is() -> None:
    """A local use takes the home as its place."""
    local = at_home(read("We're a dealer from Espoo. Can we use the fern photo in our August leaflet?"))

    assert local.territories.include == ("FI",)
    assert "territory" not in local.missing


@pytest.mark.parametrize(
    "text",
    [
        "We're a dealer from Espoo. Can we use the fern photo on our website?",
        "We're a dealer from Espoo. Can we use the fern photo in our leaflet in Norway?",
        "Can we use the fern photo in our leaflet?",
    ],
    ids=["a website is not local", "a named place stays", "no home is known"],
)
def test_otherwise_nothing_changes(text: str) -> None:
    """Only a local use without a place is at home."""
    request = read(text)

    assert at_home(request) == request

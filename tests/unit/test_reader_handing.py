"""An outsider that lets its printer, its agency or its customers have a file passes a right on; our own people do not."""

from datetime import date

import pytest

from policies.request import ClearanceRequest, Question
from policies.vocabulary import Action
from slm.reading.deterministic import DeterministicReader


def _read(text: str, asker: str) -> ClearanceRequest:
    return DeterministicReader().read(Question(text=text, asker=asker, asked_on=date(2026, 4, 1)))


HANDED = [
    "could our printer get the logo file from us for the leaflet",
    "let the printer have the wordmark for our uk leaflet, june",
    "Could you send the logo to our printer for the leaflet in the UK in June",
    "send the file to our web agency",
    "we'd like to forward the logo to our web developer",
    "our printer needs the logo as eps, may we give it to him",
    "the printer asked for the logo, can he have it",
    "may our agency use the wordmark in our leaflet",
    "may we upload the logo to our freelancer's dropbox",
    "can we give the logo files to our customers",
    "Dürfen wir das Logo an unsere Agentur weitergeben?",
    "pouvons-nous transmettre le logo à notre imprimeur",
]


@pytest.mark.parametrize("text", HANDED)
def test_an_outsider_passes_the_right_on(text: str) -> None:
    assert Action.GRANT_USE in _read(text, "third_party").actions


@pytest.mark.parametrize("text", HANDED[:5])
def test_our_own_people_give_files_to_their_printers(text: str) -> None:
    assert Action.GRANT_USE not in _read(text, "staff").actions


@pytest.mark.parametrize(
    "text",
    [
        "can our printer print the logo on leaflets",
        "can we hand out the flyer with the logo to our customers",
        "can we send our newsletter with the photo to our dealers in May",
        "can our customers get a tote bag with the logo",
        "could you send me the logo for our leaflet",
        "we are a printer, could we get the logo",
        "the agency wants to know if we may use the wordmark on our website",
        "we don't send it to our printer, we print the logo ourselves on leaflets",
    ],
)
def test_its_own_use_is_its_own(text: str) -> None:
    assert Action.GRANT_USE not in _read(text, "third_party").actions

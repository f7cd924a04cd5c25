"""Who asks or is asked for: introductions without a verb, and outsiders for whom staff ask."""

from datetime import date

import pytest

from policies.request import Question
from policies.vocabulary import Asker, Party
from slm.reading.deterministic import DeterministicReader

ON = date(2026, 3, 16)


def _party(text: str, asker: Asker) -> Party | None:
    return DeterministicReader().read(Question(text=text, asked_on=ON, asker=asker)).user_party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Farmacia Belvedere, Torino. Vorremmo la foto nella nostra vetrina per tutto maggio", Party.RESELLER),
        ("Imprimerie Castagne (Lyon). May we print your wordmark on the roll-ups?", Party.SUPPLIER),
        ("Bonjour, restaurant Chez Lulu à Annecy. La photo sur notre carte cet été ?", Party.PUBLIC),
        ("The lake photo. May we have it on our website?", None),
    ],
)
def test_an_introduction_says_who_asks(text: str, party: Party | None) -> None:
    assert _party(text, Asker.THIRD_PARTY) is party


@pytest.mark.parametrize(
    "text",
    [
        "our landlord in Leipzig asked for the atrium pic for his letting brochure in May",
        "my sister's yoga studio wants the lotus pattern on her mats",
        "the mayor's office asked if they can put our bridge film on their website",
        "can Clear Channel run the kite pic on their own Instagram?",
        "could Nordwind GmbH use the turbine render on their site until December?",
        "ex-colleague wants to put the campaign film in his portfolio",
        "the hotel we work with would put the terrace photo on booking.com",
        "the school next door asked for the fox drawing for a mural",
    ],
)
def test_staff_who_ask_for_others_are_not_the_users(text: str) -> None:
    assert _party(text, Asker.STAFF) is Party.PUBLIC


@pytest.mark.parametrize(
    "text",
    [
        "sales guys want the drill cutout in their pitch deck for Siemens on 4 May",
        "our CFO asked for the harbour photo for his board deck",
        "Unser Drucker in Fulda bräuchte das Logo für die Visitenkarten",
    ],
)
def test_colleagues_are_staff(text: str) -> None:
    assert _party(text, Asker.STAFF) is Party.STAFF

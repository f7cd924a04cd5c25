"""What askers from outside are, from the way they put it."""

from datetime import date

import pytest

from policies.request import Question
from policies.vocabulary import Asker, Party
from slm.reading.deterministic import DeterministicReader


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("I'm on the culture desk of the Strand, can we have the founder portrait?", Party.PRESS),
        ("we interview your founder and would like to print the portrait", Party.PRESS),
        ("fishmonger in Lyon, we buy our salmon from you, can we put your logo in our window?", Party.CUSTOMER),
        ("category team at a drugstore chain, can we use the tin packshot in our leaflet?", Party.RESELLER),
        ("@brewwithmara, 80k, can I post the can packshot?", Party.INFLUENCER),
        ("your marketing team brought us in, can we crop the hero?", None),
        ("meet at @cafe 5 pm? can we post the logo", None),
    ],
)
def test_nobody_from_outside_is_staff(text: str, party: Party | None) -> None:
    """What cannot be told stays open."""
    request = DeterministicReader().read(Question(text=text, asker=Asker.THIRD_PARTY, asked_on=date(2026, 3, 2)))

    assert request.user_party is party

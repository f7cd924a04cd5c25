"""Names that the catalogue knows say nothing of where or how an asset is used."""

from datetime import date

import pytest

from policies.request import ClearanceRequest, Question
from policies.vocabulary import Channel
from slm.reading.deterministic import DeterministicReader


def read(text: str, *names: str, thread: tuple[str, ...] = ()) -> ClearanceRequest:
    return DeterministicReader().read(Question(text=text, asked_on=date(2026, 3, 2), thread=thread), names)


@pytest.mark.parametrize(
    ("text", "name", "channels"),
    [
        ("First Cup 30 on YouTube preroll", "First Cup 30", (Channel.STREAMING_VIDEO,)),
        ("Canteen kitchen on instagram?", "Canteen kitchen", (Channel.SOCIAL,)),
        ("shop window for our leaflet, and SHOP WINDOW for the website", "Shop window", (Channel.WEB, Channel.BROCHURE)),
        ("can we run Tram stop on the packaging", "tram stop", (Channel.PACKAGING,)),
    ],
)
def test_a_name_is_no_place_of_use(text: str, name: str, channels: tuple[Channel, ...]) -> None:
    """The words outside the name say where; without the name the reading would hold more."""
    request = read(text, name)

    assert request.channels == channels
    assert name.lower() in {asset.lower() for asset in request.assets}
    assert set(read(text).channels) > set(channels) or not read(text).assets


def test_a_name_holds_no_dates() -> None:
    """A year or season in a name is not when the asset is used."""
    request = read("Winter tin 2026 on the website in May", "Winter tin 2026")

    assert (request.start, request.end) == (date(2026, 5, 1), date(2026, 5, 31))


def test_a_place_that_happens_to_be_a_name_stays_a_place() -> None:
    """A channel must not get lost because a photo is called so."""
    request = read("Can we put the logo on a tram stop?", "tram stop")

    assert request.channels == (Channel.TRANSIT,)


def test_a_name_in_the_thread_counts_as_well() -> None:
    """The thread is read by the same names."""
    request = read("on instagram", "Canteen kitchen", thread=("Canteen kitchen, may we post it?",))

    assert request.channels == (Channel.SOCIAL,)
    assert request.assets == ("Canteen kitchen",)

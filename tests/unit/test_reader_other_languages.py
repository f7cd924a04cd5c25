"""Questions in other languages than English, with the words inflected as people write them."""

from datetime import date

import pytest

from policies.request import ClearanceRequest, Question
from policies.vocabulary import Channel, Modification
from slm.reading.deterministic import DeterministicReader


def read(text: str) -> ClearanceRequest:
    return DeterministicReader().read(Question(text=text, asked_on=date(2026, 3, 2)))


@pytest.mark.parametrize(
    ("text", "channels", "places"),
    [
        ("Darf ich das Motiv im Mai in Deutschland in Anzeigen verwenden?", {Channel.PRESS_ADS}, ("DE",)),
        ("Können wir das Foto in Flyern und auf Plakaten in Österreich nutzen?", {Channel.BROCHURE, Channel.BILLBOARD}, ("AT",)),
        ("Peut-on mettre la photo sur des affiches en Belgique ?", {Channel.PRINT}, ("BE",)),
        ("¿Podemos poner la foto en vallas y folletos en España?", {Channel.BILLBOARD, Channel.BROCHURE}, ("ES",)),
        ("Possiamo usare la foto sui manifesti in Italia?", {Channel.PRINT}, ("IT",)),
        ("Podemos usar a foto em cartazes em Portugal?", {Channel.PRINT}, ("PT",)),
        ("Mogen we de foto gebruiken op posters en in folders in Nederland?", {Channel.PRINT, Channel.BROCHURE}, ("NL",)),
    ],
)
def test_inflected_words_name_channels_and_places(text: str, channels: set[Channel], places: tuple[str, ...]) -> None:
    request = read(text)

    assert set(request.channels) == channels
    assert request.territories.include == places


def test_the_month_of_may_denies_nothing() -> None:
    """An Italian "mai" is no reason to lose what a German or French question says after its May."""
    request = read("im Mai in Anzeigen")

    assert (request.start, request.end) == (date(2026, 5, 1), date(2026, 5, 31))
    assert request.channels == (Channel.PRESS_ADS,)


@pytest.mark.parametrize(
    "text",
    [
        "can packshot, cut out? for the shop site",
        "use the tin packshot as a cut-out in the brochure",
        "Dürfen wir die Dose freigestellt zeigen?",
        "Peut-on utiliser la photo détourée ?",
    ],
)
def test_a_cut_out_is_a_crop(text: str) -> None:
    assert Modification.CROP in read(text).modifications

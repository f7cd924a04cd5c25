"""Second uses whose nouns no word list knows: `tests/cases/reading/further.yaml`."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from policies.request import ClearanceRequest, Question
from slm.reading.deterministic import DeterministicReader

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading" / "further.yaml").read_text(encoding="utf-8"))


def _read(text: str, *thread: str) -> ClearanceRequest:
    return DeterministicReader().read(Question(text=text, asked_on=date(2026, 4, 20), thread=thread), ("Stove at dusk",))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:70])
def test_what_is_joined_on_is_no_less_a_use(case: dict[str, str]) -> None:
    """A beermat beside the website is one more place of use; a clause, a frame or a month is none."""
    request = _read(case["text"])

    assert bool(request.uncoded_channels or request.uncoded_territories) is case["further"]


def test_an_unknown_channel_may_come_later_in_the_thread() -> None:
    """It is added to the channels already named, and gone once another channel is named instead."""
    first = "Stove at dusk on our website in Austria in May?"

    added = _read("And on a beermat?", first)
    replaced = _read("Sorry, on Instagram instead", first, "And on a beermat?")

    assert added.uncoded_channels == ("on a beermat",)
    assert not replaced.uncoded_channels


def test_the_end_of_an_open_list_belongs_to_what_it_follows() -> None:
    """After a country it hides places, after a channel channels."""
    assert _read("Stove at dusk on our website in Germany etc.").uncoded_territories == ("etc",)
    assert _read("Stove at dusk in Germany on our website etc.").uncoded_channels == ("etc",)


FIRST = "Stove at dusk on our website in Austria in May 2026?"


@pytest.mark.parametrize(
    ("message", "channels", "places"),
    [
        ("scrap that, use print", ("print",), ("AT",)),
        ("print instead", ("print",), ("AT",)),
        ("Web plus print?", ("web", "print"), ("AT",)),
        ("not the website but Instagram", ("social",), ("AT",)),
        ("not Austria but Poland", ("web",), ("PL",)),
        ("Poland, not Austria", ("web",), ("PL",)),
        ("can we print it?", ("print",), ("AT",)),
    ],
)
def test_a_later_message_takes_the_place_of_what_it_corrects(
    message: str, channels: tuple[str, ...], places: tuple[str, ...]
) -> None:
    request = _read(message, FIRST)

    assert (tuple(channel.value for channel in request.channels), request.territories.include) == (channels, places)


@pytest.mark.parametrize("message", ["And the year after?", "and a year later?", "und im Jahr darauf?", "et l'année suivante ?"])
def test_a_time_counted_from_the_one_before_is_not_the_one_before(message: str) -> None:
    """It is not settled, and must not be judged as May 2026."""
    request = _read(message, FIRST)

    assert request.date_unclear
    assert request.start is None
    assert request.end is None


@pytest.mark.parametrize(
    "words",
    [
        "at 45 degrees",
        "um 90 Grad gedreht",
        "à 45°",
        "rotated by 90°",
        "vertically",
        "without the ®",
        "without its ™ sign",
        "ohne ®",
    ],
)
def test_turning_it_and_leaving_out_its_sign_are_edits(words: str) -> None:
    request = _read(f"Stove at dusk {words} on our website in May")

    assert request.modifications or request.uncoded_modifications


@pytest.mark.parametrize("words", ["with the ®", "at 20 °C", "at 9 pm", "for 360 euros", "in print"])
def test_other_signs_and_numbers_are_no_edits(words: str) -> None:
    request = _read(f"Stove at dusk {words} on our website in May")

    assert not request.modifications
    assert not request.uncoded_modifications

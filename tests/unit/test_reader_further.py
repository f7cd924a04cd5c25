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

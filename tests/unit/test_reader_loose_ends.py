"""What a question asks for beside its slots, also in text that is not read: `tests/cases/reading/loose_ends.yaml`."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from policies.lexicon.negation import is_negated
from policies.request import ClearanceRequest, Question
from slm.reading.deterministic import DeterministicReader

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading" / "loose_ends.yaml").read_text(encoding="utf-8"))
FIRST = "Stove at dusk on our website in Germany in May?"


def _read(text: str, *thread: str) -> ClearanceRequest:
    return DeterministicReader().read(Question(text=text, asked_on=date(2026, 4, 20), thread=thread), ("Stove at dusk",))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:90])
def test_nothing_that_is_asked_for_is_lost(case: dict[str, str]) -> None:
    assert bool(_read(case["text"]).unplaced) is case["more"]


@pytest.mark.parametrize(
    "message",
    ["Yes, and TV", "No, we need it on TV", "Fine, then TV too", "What about TV?", "Legal: approved for TV too", "Please add TV"],
)
def test_more_that_is_asked_for_in_a_thread_is_the_askers_whatever_it_begins_with(message: str) -> None:
    """A yes or a no at its beginning does not make it the desk's."""
    assert "tv" in {channel.value for channel in _read("so?", FIRST, message).channels}


@pytest.mark.parametrize("message", ["No, TV isn't covered.", "Yes, but please add the credit line.", "Approved. Not for TV."])
def test_an_answer_of_the_desk_in_a_thread_asks_for_nothing(message: str) -> None:
    assert [channel.value for channel in _read("so?", FIRST, message).channels] == ["web"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("We won't not use TV", False),
        ("It's not that we don't want TV", False),
        ("We do not rule out TV", False),
        ("We can't avoid TV", False),
        ("It is not without TV", False),
        ("on the website, without forgetting TV", False),
        ("There's no campaign without TV", False),
        ("We won't use TV", True),
        ("no crop, without TV", True),
        ("we rule out TV", True),
        ("no print, no TV", True),
        ("not on social and not on TV", True),
    ],
)
def test_a_denial_that_is_denied_denies_nothing(text: str, denied: bool) -> None:
    start = text.index("TV")

    assert is_negated(text, start, start + 2) is denied

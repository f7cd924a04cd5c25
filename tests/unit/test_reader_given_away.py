"""Letting everybody have a picture is no display of it: stock libraries, free downloads, open licences, knowledge bases."""

from datetime import date

import pytest

from policies.request import ClearanceRequest, Question
from policies.vocabulary import Action
from slm.reading.deterministic import DeterministicReader


def _read(words: str, *thread: str) -> ClearanceRequest:
    return DeterministicReader().read(Question(text=words, asked_on=date(2026, 4, 20), thread=thread), ("Stove at dusk",))


@pytest.mark.parametrize(
    "words",
    [
        "as free download on our website in May",
        "uploaded to Unsplash in May",
        "under Creative Commons on our website in May",
        "on Wikipedia in May",
        "to Getty for licensing in May",
        "als kostenloser Download auf unserer Website im Mai",
    ],
)
def test_everybody_could_use_it(words: str) -> None:
    assert Action.GRANT_USE in _read(f"Stove at dusk {words}?").actions


def test_a_follow_up_may_give_it_away_too() -> None:
    assert Action.GRANT_USE in _read("nice, sending it to Getty then", "Stove at dusk on our website in May?").actions


def test_a_brochure_to_download_is_no_licence() -> None:
    assert Action.GRANT_USE not in _read("Stove at dusk in our brochure, a PDF to download, on our website in May?").actions


def test_what_a_bot_is_fed_with_trains_it() -> None:
    assert Action.TRAIN_AI in _read("Stove at dusk on our website and in our chatbot's knowledge base in May?").actions

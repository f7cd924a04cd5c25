"""Words of trade of tests/cases/reading/trade_places.yaml: where something appears, and in which country."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from policies.lexicon.channels import find_channels
from policies.lexicon.phrases import PhraseBook
from policies.request import Question
from policies.vocabulary import Asker
from slm.reading.deterministic import DeterministicReader

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading" / "trade_places.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("words", "codes"), _CASES["said"])
def test_a_word_of_trade_names_its_place_of_appearance(words: str, codes: str) -> None:
    assert {mention.code for mention in find_channels(words)} == set(codes.split())


@pytest.mark.parametrize(("words", "places"), _CASES["places"])
def test_a_name_of_a_place_is_known_in_many_languages(words: str, places: str) -> None:
    text = f"May we put the harbour photo on our website {words} in May 2026?"
    request = DeterministicReader().read(Question(text=text, asker=Asker.STAFF, asked_on=date(2026, 3, 2)))
    assert set(request.territories.include) == set(places.split())


def test_the_end_of_a_word_tells_what_a_compound_is() -> None:
    """`*etikett` is any longer word that ends so, unless the book knows the word itself."""
    book = PhraseBook([("packaging", "*etikett"), ("press", "Presseetikett")])
    assert [m.code for m in book.find("auf dem Rückenetikett")] == ["packaging"]
    assert [m.code for m in book.find("das Presseetikett")] == ["press"]
    assert not book.find("das Etikett")


@pytest.mark.parametrize(
    "words",
    ["Ticket office in Ljubljana here", "Vorremmo il barattolo nuovo", "can i label it", "one of these", "on sale soon"],
)
def test_what_only_looks_like_a_place_of_appearance_is_none(words: str) -> None:
    assert not find_channels(words)

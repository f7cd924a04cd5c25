"""Channels that words name only with their neighbours (tests/cases/cells/questions.yaml), and words that only look like them."""

from pathlib import Path

import pytest
import yaml

from policies.lexicon.channels import find_channels

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "cells" / "questions.yaml").read_text(encoding="utf-8"))


def _codes(text: str) -> set[str]:
    return {mention.code for mention in find_channels(text)}


@pytest.mark.parametrize(("said", "codes"), _CASES["said"])
def test_words_name_the_channels_people_mean(said: str, codes: str) -> None:
    assert _codes(said) == set(codes.split())


@pytest.mark.parametrize(
    "verb", ["Can the film stand on our site", "it may stand next to the recipe", "could the seal stand alone"]
)
def test_to_stand_is_no_stand(verb: str) -> None:
    assert "trade_show" not in _codes(verb)


@pytest.mark.parametrize(
    "noun", ["on our stand", "the back wall of our stand", "at the trade fair stand on Friday", "we have a stand"]
)
def test_a_stand_is_one(noun: str) -> None:
    assert "trade_show" in _codes(noun)


@pytest.mark.parametrize("text", ["US + PR", "use it in Puerto Rico (PR)", "US/PR please"])
def test_the_island_is_no_channel(text: str) -> None:
    assert "pr" not in _codes(text)


def test_slides_in_a_hall_of_the_town_are_not_internal() -> None:
    assert "presentation" in _codes("slide deck for the talk in the town hall for all residents")
    assert "presentation" not in _codes("title slide for the staff town hall")

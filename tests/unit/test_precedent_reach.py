"""How far a yes of legal reaches: things, numbers and users it did not speak of, a changed status, and a policy that came later."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from policies.request import ClearanceRequest, Question
from policies.same_words import adds_nothing
from slm.reading.deterministic.reader import DeterministicReader

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "precedent_reach.yaml").read_text(encoding="utf-8"))
READER = DeterministicReader()


def read(text: str) -> ClearanceRequest:
    return READER.read(Question(text=text, asked_on=date(2026, 11, 25)), ("Winter hut",))


def same(ruled: str, asked: str) -> bool:
    return adds_nothing(asked, read(asked), ruled, read(ruled))


@pytest.mark.parametrize(("ruled", "asked"), [(c["ruled"], a) for c in CASES for a in c["same"]])
def test_the_same_in_other_words_is_the_same(ruled: str, asked: str):
    assert same(ruled, asked)


@pytest.mark.parametrize(("ruled", "asked"), [(c["ruled"], a) for c in CASES for a in c["more"]])
def test_what_was_not_named_was_not_ruled_on(ruled: str, asked: str):
    assert not same(ruled, asked)

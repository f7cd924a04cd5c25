"""When a question joins a case that is waiting: both askers are told the ruling, so both must have asked for the same."""

import pytest
from desk_fakes import case_desk, question

from bot.escalation.case import CaseDraft
from slm.reading.deterministic.reader import DeterministicReader

READER = DeterministicReader()
FIRST = "Can we print the Aurora hero on 200 napkins given away in Germany in May 2026?"


def draft(text: str) -> CaseDraft:
    asked = question(text)
    request = READER.read(asked, ("Aurora hero", "AUR-1"))
    return CaseDraft(question=asked, request=request, asset="AUR-1", asset_name="Aurora hero", to_decide="Whether it may.")


@pytest.mark.parametrize(
    "again",
    [
        FIRST,
        "Hi legal, can we print AUR-1 on 200 napkins given away in Germany in May 2026? Thanks!",
        "May we print the Aurora hero on 200 napkins, given away in Germany, 1-31 May 2026?",
    ],
)
def test_the_same_request_joins_in_other_words(again: str):
    desk = case_desk()
    assert desk.open(draft(FIRST)).id == desk.open(draft(again)).id


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (FIRST, FIRST.replace("napkins", "tea towels")),
        (FIRST, FIRST.replace("200", "2000")),
        (FIRST, FIRST.replace("in Germany", "in Leipzig")),
        ("Aurora hero in an organic Instagram post in May 2026?", "Aurora hero in an organic TikTok post in May 2026?"),
    ],
)
def test_another_thing_number_place_or_platform_is_a_case_of_its_own(first: str, other: str):
    desk = case_desk()
    assert desk.open(draft(first)).id != desk.open(draft(other)).id

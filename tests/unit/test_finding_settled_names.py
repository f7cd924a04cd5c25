"""An asset that the thread has settled: words of its name that are scattered over the question are no other asset."""

from collections.abc import Sequence
from datetime import date

import pytest

from knowledge.finding import AssetFinder
from policies.evidence import AssetFacts
from policies.request import Question
from policies.rules import Source
from policies.visibility import Reach

SHELF = (AssetFacts(id="F-1", name="Korvel torchlight descent", kind="photo", source=Source(document="register.csv")),)


class Shelf:
    """A catalogue of one asset."""

    def assets(self) -> Sequence[AssetFacts]:
        return SHELF

    def generation(self) -> int:
        return 1


def fits(text: str) -> list[float]:
    question = Question(text=text, thread=("This is about Korvel torchlight descent.",), asked_on=date(2026, 3, 2))
    found = AssetFinder(Shelf()).find(question, (), Reach())  # type: ignore[arg-type]  # the finder asks for nothing else
    return [match.fit for match in found.matches]


@pytest.mark.parametrize(
    "text",
    [
        "Skischule Korvel here. We make a poster on 17 February with the torchlight descent on it, ok?",
        "Our sponsor Penrose Glass wants torchlight descent for its own homepage.",
    ],
)
def test_a_brand_in_a_greeting_and_who_wants_it_make_no_other_asset(text: str) -> None:
    assert fits(text) == [1.0]


def test_another_name_is_still_another_asset() -> None:
    assert fits("May we use the Zermatt torchlight descent on our website?") != [1.0]

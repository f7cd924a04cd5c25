"""A whole short name inside a longer one: the asset of which more is said is meant."""

from collections.abc import Sequence
from datetime import date

import pytest

from knowledge.finding import AssetFinder
from policies.evidence import AssetFacts
from policies.request import Question
from policies.rules import Source
from policies.visibility import Reach

SOURCE = Source(document="register.csv")
SHELF = (
    AssetFacts(id="M-1", name="Bramble the Badger, waving", aliases=("Bramble",), source=SOURCE),
    AssetFacts(id="M-2", name="Bramble the Badger, with teacup", aliases=("Bramble teacup",), source=SOURCE),
)


class Shelf:
    """A catalogue of two assets."""

    def assets(self) -> Sequence[AssetFacts]:
        return SHELF

    def generation(self) -> int:
        return 1


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Can I post Bramble with teacup on our website?", "M-2"),
        ("Can I post the Bramble logo on our website?", "M-1"),
        ("Can I post Bramble waving on our website?", "M-1"),
    ],
)
def test_more_of_a_name_goes_before_a_shorter_name_in_full(text: str, meant: str) -> None:
    found = AssetFinder(Shelf()).find(Question(text=text, asked_on=date(2026, 3, 2)), (), Reach())  # type: ignore[arg-type]  # the finder asks for nothing else
    assert [match.asset.id for match in found.matches] == [meant]


FILMS = (
    AssetFacts(id="V-1", name="First Cup 30s", kind="film", aliases=("First Cup", "tea spot"), source=SOURCE),
    AssetFacts(id="V-2", name="First Cup 6s bumper", kind="film", aliases=("bumper",), source=SOURCE),
)


class Reels(Shelf):
    """A film and its shorter sister, whose short name is the beginning of both."""

    def assets(self) -> Sequence[AssetFacts]:
        return FILMS


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("First Cup bumper for paid social in April", "V-2"),
        ("First Cup on TV in April", "V-1"),
        ("First Cup 30s on TV in April", "V-1"),
    ],
)
def test_another_format_is_not_the_thing_that_has_the_short_name(text: str, meant: str) -> None:
    found = AssetFinder(Reels()).find(Question(text=text, asked_on=date(2026, 3, 2)), (), Reach())  # type: ignore[arg-type]  # the finder asks for nothing else
    assert [match.asset.id for match in found.matches] == [meant]

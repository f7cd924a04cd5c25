"""What a message says of each of several assets: cut apart only where its build leaves no doubt."""

import re

import pytest

from bot.stages.segments import Segments, cut

PLACES = re.compile(r"\b(?:web|tv|print|Germany|Ireland|May|June)\b")


def _cut(text: str) -> Segments | None:
    """The pieces of a message whose assets are called A1, B2 and so on."""
    names = [found.span() for found in re.finditer(r"[A-Z]\d", text)]
    return cut(text, names, lambda words: PLACES.search(words) is not None)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("A1 on web in May and B2 on tv in June", ("on web in May", "on tv in June")),
        ("A1 on web. B2 on tv", ("on web", "on tv")),
        ("1) A1 on web 2) B2 on tv", ("on web", "on tv")),
        ("A1, B2 and C3 on web and D4 on tv", ("on web", "on web", "on web", "on tv")),
        ("for web A1 and for tv B2", ("for web", "for tv")),
        ("A1 cropped and B2 on web and mirrored C3 on tv", ("cropped on web", "on web", "mirrored on tv")),
        ("for web A1 cropped and for tv B2", ("for web cropped", "for tv")),
    ],
)
def test_each_has_its_own_words(text: str, own: tuple[str, ...]) -> None:
    found = _cut(text)

    assert found is not None
    assert tuple(" ".join(f"{before} {behind}".split()) for before, behind in found.own) == own


@pytest.mark.parametrize(
    "text",
    [
        "A1 and B2 on web in May",
        "A1 on web and B2",
        "on web A1 and B2 on tv, in May C3",
        "A1 on web and B2 on tv respectively",
        "A1 on web in May and B2 the same in June",
        "A1 on web, both in May, and B2 on tv",
        "A1 on web and B2 on tv, sorry, print",
        "A1 on web in Germany and in Ireland B2 on tv",
    ],
)
def test_where_it_cannot_be_told_nothing_is_cut(text: str) -> None:
    assert _cut(text) is None


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("A1 on web and B2 on tv, cropped", "cropped"),
        ("A1 on web and B2 on tv. In June.", "June"),
        ("A1 on web and B2 on tv, both in June", "June"),
        ("A1 on web and B2 on tv and also in print", "print"),
        ("A1 on web. It all goes to print. And B2 on tv", "print"),
        ("In June A1 on web and B2 on tv", "June"),
        ("All of it goes to print. For web A1 and for tv B2", "print"),
    ],
)
def test_words_for_all_are_kept_for_all(text: str, shared: str) -> None:
    found = _cut(text)

    assert found is not None
    assert shared in found.before + found.after

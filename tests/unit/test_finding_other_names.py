"""A name that shares words with an asset's is not that asset's name: nothing said of it may rest on the asset."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.finding import AssetFinder, FindResult
from policies.evidence import AssetFacts
from policies.request import Question
from policies.rules import Source
from policies.visibility import Reach
from slm.reading.deterministic.reader import DeterministicReader

SOURCE = Source(document="register.csv")
NAMES = {
    "Copper Gate": "photo",
    "Grey Loch": "photo",
    "Red Kite": "illustration",
    "Brindlemoor wordmark": "logo",
    "Lysholt harbour sunset": "photo",
    "Haldor T7 'First Furrow' 30s": "film",
    "Autumn market opening": "photo",
    "Bramble": "mascot",
}
STRANGERS = ("Silver", "Walrus", "Quorndon", "Velvet", "Tamarind", "Osprey", "Juniper", "Quillon")
SHELF = tuple(AssetFacts(id=f"Z-{n}", name=name, kind=kind, source=SOURCE) for n, (name, kind) in enumerate(NAMES.items()))
READER = DeterministicReader()


class Shelf:
    """A catalogue of assets and nothing else."""

    def generation(self) -> int:
        return 1

    def assets(self) -> Sequence[AssetFacts]:
        return SHELF


FINDER = AssetFinder(Shelf())  # type: ignore[arg-type]  # the finder asks a catalogue for nothing else


def _find(text: str, *thread: str) -> FindResult:
    question = Question(text=text, asked_on=date(2026, 3, 1), thread=thread)
    return FINDER.find(question, READER.read(question).assets, Reach())


def _sure(found: FindResult) -> set[str]:
    """Names of the assets that a verdict could rest on."""
    return {match.asset.name for match in found.matches if match.fit == 1 and match.score >= 0.6}


@pytest.mark.parametrize(
    "text",
    [
        "Can we use Silver Gate on Instagram?",
        "Can we use Black Loch on our website in Germany?",
        "Can we use Thimble Gate on Instagram?",
        "Can we use the Thimble market opening on Instagram?",
        "Can we print Red Squirrel on posters?",
        "Can we send the font files of Brindlemoor Sans to our printer?",
        "Can we use Grey Loch v2 on our website?",
        "Can we use Grey Loch version 2 on our website?",
        "Can I post the Red Kite logo on Instagram?",
        "May we show the Grey Loch film in cinemas in Spain?",
        "Can we use the Lysholt walrus sunset on a poster?",
        "Can we air First Furrow 60s on TV in Norway?",
    ],
)
def test_other_names_are_not_the_asset_they_come_near(text: str) -> None:
    assert not _sure(_find(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Can we use Copper Gate on Instagram?", "Copper Gate"),
        ("Can we use the cropped Copper Gate photo in Germany?", "Copper Gate"),
        ("can we put the harbour sunset picture on a poster", "Lysholt harbour sunset"),
        ("Can we use Grey Loch in a video ad?", "Grey Loch"),
        ("Can we use Grey Loch in Berlin next week?", "Grey Loch"),
        ("May we air First Furrow 30s on TV in Norway?", "Haldor T7 'First Furrow' 30s"),
        ("Is the Brindlemoor logo ok on our website?", "Brindlemoor wordmark"),
        ("Can I use Red Kite on TikTok from 3 June?", "Red Kite"),
    ],
)
def test_short_forms_and_words_of_the_use_are_no_other_names(text: str, name: str) -> None:
    assert _sure(_find(text)) == {name}


def test_a_stranger_beside_a_known_asset_is_not_swallowed_by_it() -> None:
    question = Question(text="Can we use Copper Gate and Silver Gate on Instagram?", asked_on=date(2026, 3, 1))
    found = FINDER.find(question, ("Copper Gate", "Silver Gate"), Reach())
    assert "Silver Gate" in {*found.unknown, *(match.mention for match in found.matches if match.fit < 1)}


FRAMES = st.sampled_from(
    (
        "Can we use {} on Instagram?",
        "May I put the {} on a poster in Spain?",
        "is {} ok for our website",
        "We want to show {} in cinemas in France in June 2026. Fine?",
        "{}: can we print it on packaging?",
    )
)


@settings(max_examples=300, deadline=None)
@given(
    name=st.sampled_from(sorted(n for n in NAMES if " " in n)), stranger=st.sampled_from(STRANGERS), frame=FRAMES, data=st.data()
)
def test_one_telling_word_replaced_is_never_the_asset(name: str, stranger: str, frame: str, data: st.DataObject) -> None:
    """Whichever word of a name is another one, no verdict rests on the asset whose name it was."""
    words = name.replace("'", "").split()
    place = data.draw(st.sampled_from([n for n, word in enumerate(words) if not word[0].isdigit() and word != "wordmark"]))
    words[place] = stranger
    assert not _sure(_find(frame.format(" ".join(words))))

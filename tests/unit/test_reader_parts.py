"""Parts that are shown or left out, and the numbers of a question."""

import pytest

from slm.reading.deterministic.parts import read_parts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("only the bowl, no chef, no hands", {"no chef", "no hands"}),
        ("the silent version, no sound at all", {"silent version", "no sound at all"}),
        ("run it without the music", {"without the music"}),
        ("nobody speaking in it", {"nobody speaking in it"}),
        ("ohne Ton, bitte", {"ohne Ton"}),
    ],
)
def test_reads_what_is_left_out(text: str, words: set[str]) -> None:
    """The words are verbatim."""
    assert set(read_parts(text).omitted) == words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the attic picture, both models in it", "both models in it"),
        ("Can the 6 sec cut run as a bumper?", "6 sec cut"),
        ("hero with Nadia and Tomasz, in Paris", "Nadia and Tomasz"),
        ("the film, original song and all, on TV", "original song and all"),
        ("Dr Novak next to the microscope", "Dr Novak"),
    ],
)
def test_reads_what_is_shown(text: str, word: str) -> None:
    """People, versions and sound that the asker says are used."""
    assert word in read_parts(text).shown


def test_a_part_left_out_is_not_shown() -> None:
    """Saying that there are no models shows none."""
    parts = read_parts("no models in it, just the jacket on a chair")

    assert parts.omitted == ("no models",)
    assert not any("models" in shown for shown in parts.shown)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("8000 copies", 8000),
        ("4,000 pieces", 4000),
        ("a print run of 9,000", 9000),
        ("20k flyers", 20_000),
        ("no number here", None),
    ],
)
def test_reads_the_number_of_pieces(text: str, quantity: int | None) -> None:
    """Grouped digits and "k" are understood."""
    assert read_parts(text).quantity == quantity


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("ten seconds of the film", 10), ("trimmed to 20 sec", 20), ("a 12 sec bit", 12), ("the 30s version", None)],
)
def test_reads_the_length_of_an_excerpt(text: str, seconds: float | None) -> None:
    """A version's name is no excerpt."""
    assert read_parts(text).duration_s == seconds

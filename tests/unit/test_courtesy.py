"""Greetings, tags, thanks and signatures are no part of a request; words that only look like them are."""

import pytest

from policies.courtesy import bare, unframed

ASKED = "Could we use the hut on TV?"


@pytest.mark.parametrize(
    "said",
    [
        f"Hi legal, {ASKED}",
        f"Hi team {ASKED}",
        f"@desk {ASKED} Thanks!",
        f"<@U0123> hey Tom, {ASKED}",
        f"Dear legal team, {ASKED} Best, Isla",
        f"Good morning all! {ASKED} Kind regards,\nIsla Webb",
        f"Legal: {ASKED} Many thanks in advance, Tom",
        f"{ASKED} Have a nice day :)",
        f"Hallo zusammen, {ASKED} Vielen Dank, Tom",
        f"Bonjour, {ASKED} Merci beaucoup",
    ],
)
def test_courtesies_go(said: str):
    assert bare(said) == ASKED


@pytest.mark.parametrize(
    "said",
    [
        "Hello Kitty on our mugs",
        "Evening Moor on our mugs",
        "The hut on TV, thanks to Nestlé",
        "The hut at its best",
        "People magazine shows the hut",
        "All huts on TV",
        "Team Nestlé shows the hut",
    ],
)
def test_words_of_the_use_stay(said: str):
    assert bare(said) == said


def test_each_message_of_a_thread_has_its_own():
    assert bare("Hi, the hut on TV?\nThanks! In Germany") == "the hut on TV?\nThanks! In Germany"
    assert bare("Hi, the hut on TV? Thanks\nHello again: in Germany") == "the hut on TV?\nHello again: in Germany"


@pytest.mark.parametrize("said", ["Any objections to us using the hut?", "Could someone confirm we may use the hut?"])
def test_ways_to_ask_go(said: str):
    assert not {"objections", "someone", "confirm"} & set(unframed(said).split())

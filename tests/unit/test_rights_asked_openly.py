"""A right that is asked for itself ("until when can we keep it on the site?") is told, and the answer begins with it."""

import pytest
from shelf_fakes import rights, turn

from bot.stages.rights import asks_openly
from policies.vocabulary import Channel


def test_until_when_begins_with_the_first_end_also_where_a_channel_is_named() -> None:
    row = {
        "name": "Harbour",
        "territories": "Germany",
        "licence_window": "1.1.2026 - 31.12.2027",
        "talent_release": "Ann K. to 30.06.2026",
    }
    told = rights("Until when can we keep Harbour on our site?", row, channels=(Channel.WEB,))
    assert told.verdict.is_yes
    assert told.text.startswith("You can use Harbour until 30 June 2026.")
    assert "Only in Germany" in told.conditions


def test_until_when_in_a_channel_that_is_not_licensed_is_no_yes() -> None:
    told = rights("Until when can we run Harbour on TV?", {"name": "Harbour", "channels": "web"}, channels=(Channel.TV,))
    assert not told.verdict.is_yes


def test_the_right_asked_for_stands_first() -> None:
    told = rights("Who do we credit for Harbour?", {"name": "Harbour", "credit_line": "Photo: A. Prior"})
    assert told.text.splitlines()[:2] == ["Harbour:", "- Credit: Photo: A. Prior"]


@pytest.mark.parametrize(
    ("text", "openly"),
    [
        ("until when can we keep Harbour on the site?", True),
        ("How long can Harbour run on TV?", True),
        ("Bis wann dürfen wir Harbour auf der Website zeigen?", True),
        ("when does Harbour expire for web?", True),
        ("Is Harbour licensed for the web?", False),
        ("Can we keep Harbour on the site until June?", False),
    ],
)
def test_a_use_that_is_asked_about_is_judged(text: str, openly: bool) -> None:
    """Only words that ask for a right itself make a question with a channel one for rights."""
    assert asks_openly(turn(text, (), channels=(Channel.WEB,))) is openly

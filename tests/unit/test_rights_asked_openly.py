"""A right that is asked for itself ("until when can we keep it on the site?") is told, and the answer begins with it."""

import pytest
from shelf_fakes import rights, turn

from bot.stages.rights import asks_openly
from policies.request import Territories
from policies.vocabulary import Channel, Intent


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
    assert told.text.splitlines()[:3] == ["The credit for Harbour: Photo: A. Prior", "Harbour:", "- Credit: Photo: A. Prior"]


def test_a_right_asked_for_itself_is_told_with_every_limit_the_words_leave_open() -> None:
    row = {"name": "Harbour", "licence_window": "01.01.26 - 31.12.27", "territories": "DE", "channels": "web"}
    told = rights("How long can we use Harbour in Germany?", row, territories=Territories(include=("DE",)))
    assert (told.verdict.is_yes, told.asks) == (True, None)
    assert "Only for websites" in told.conditions
    assert told.text.startswith("You can use Harbour until 31 December 2027.")


@pytest.mark.parametrize(
    ("text", "row", "begins"),
    [
        (
            "who's the photographer of Harbour? need it for the caption",
            {"credit_line": "Foto: R. Teles"},
            "The credit for Harbour: Foto",
        ),
        ("do we have to credit anyone for Harbour?", {}, "No credit line is asked for"),
        ("what size does Harbour need to be?", {"exclusions": "never below 12 mm"}, "On file: "),
        ("do we need a cue sheet for Harbour?", {"conditions": "cue sheet to the library within 30 days"}, "On file for Harbour: "),
        (
            "what's the wording of Harbour again",
            {"approved_copy": "The slow cup."},
            "The approved wording of Harbour: “The slow cup.”",
        ),
        ("when do I have to take Harbour down?", {"licence_window": "1.1.2026 - 31.12.2027"}, "You can use Harbour until 31 Dec"),
    ],
)
def test_the_answer_begins_with_what_was_asked(text: str, row: dict[str, str], begins: str) -> None:
    told = rights(text, {"name": "Harbour", **row})
    assert told.text.startswith(begins)
    assert told.to_decide is None


def test_a_credit_that_is_not_certain_is_not_told_as_one() -> None:
    told = rights("who do we credit for Harbour?", {"name": "Harbour", "credit_line": "tbc"})
    assert not told.verdict.is_yes
    assert "credit for Harbour" not in told.text
    assert "No credit" not in told.text


def test_words_that_only_mention_an_end_ask_for_no_right() -> None:
    told = turn(
        "I don't know until when yet, can we use Harbour on our site?", (), channels=(Channel.WEB,), intent=Intent.USE_ASSET
    )
    assert not asks_openly(told)


@pytest.mark.parametrize(
    ("text", "openly"),
    [
        ("until when can we keep Harbour on the site?", True),
        ("How long can Harbour run on TV?", True),
        ("Bis wann dürfen wir Harbour auf der Website zeigen?", True),
        ("when does Harbour expire for web?", True),
        ("when do we have to take Harbour down from the site?", True),
        ("Is Harbour licensed for the web?", False),
        ("Can we keep Harbour on the site until June?", False),
    ],
)
def test_a_use_that_is_asked_about_is_judged(text: str, openly: bool) -> None:
    """Only words that ask for a right itself make a question with a channel one for rights."""
    assert asks_openly(turn(text, (), channels=(Channel.WEB,), intent=Intent.RIGHTS_INFO)) is openly
    read_as_a_use = turn(text, (), channels=(Channel.WEB,), intent=Intent.USE_ASSET)
    assert asks_openly(read_as_a_use) is openly

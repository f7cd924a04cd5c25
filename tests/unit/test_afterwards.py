"""What is said once there is an answer: only a message that says nothing else is set aside."""

from datetime import date

import pytest

from bot.stages.afterwards import set_aside
from bot.stages.turn import Asked, Turn
from policies.request import Question
from policies.verdict import AskBack
from policies.visibility import Reach
from policies.vocabulary import Asker

EARLIER = ("Heather on TV in Germany in May?",)


def turned(text, *, thread=EARLIER, asker=Asker.STAFF, asked=None):
    question = Question(text=text, thread=thread, asked_on=date(2026, 3, 16), asker=asker)
    return set_aside(Turn(question=question, reach=Reach(asker=asker), asked=asked))


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("Great, thanks", "thanks"),
        ("Thank you so much!", "thanks"),
        ("👍 thanks", "thanks"),
        ("cool, I'll tell the team", "received"),
        ("👍🏽", "received"),
        (":+1:", "received"),
        ("ok, got it.", "received"),
        ("why?", "why"),
        ("Why not?", "why"),
        ("who decided that?", "who"),
        ("Says who?!", "who"),
        ("Can you send me the file please?", "file"),
        ("which size should I use?", "size"),
    ],
)
def test_what_only_speaks_of_the_answer_is_set_aside(said, after):
    assert turned(said).after == after


@pytest.mark.parametrize(
    "said",
    [
        "Great, thanks, and on TV?",
        "Thanks, so we can use it then",
        "Great, we go ahead",
        "cool, I'll tell the team to print it",
        "ok for billboards too?",
        "why not on billboards?",
        "who decided that we can't crop it?",
        "can I get the file for our agency?",
        "can we send the file to Aldi?",
        "which size should I use on billboards?",
        "👎",
        "yes",
        "no thanks",
        "thanks " * 5000,
    ],
)
def test_whatever_says_more_is_read(said):
    turn = turned(said)
    assert turn.after is None
    assert turn.question.text == said


def test_without_an_answer_before_it_nothing_is_set_aside():
    assert turned("why?", thread=()).after is None


def test_a_short_yes_to_a_question_back_is_not_taken_for_thanks():
    asked = Asked(AskBack(question="Will it be cropped?", options=("Yes", "No"), slot="edits"), known=None)
    assert turned("ok", asked=asked).after is None
    assert turned("Thanks!", asked=asked).after == "thanks"


def test_an_outsider_is_not_told_where_files_lie():
    assert turned("can I get the file?", asker=Asker.THIRD_PARTY).after is None
    assert turned("why?", asker=Asker.THIRD_PARTY).after == "why"


def test_such_a_message_is_no_part_of_what_is_asked_later():
    assert turned("And on posters?", thread=(*EARLIER, "who says so?")).question.thread == EARLIER

"""Grammar and manners of answers: number agreement, no double stops, nothing said twice, no code names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies import wording
from policies.vocabulary import Action, Channel, Modification, VerdictCode
from slm.wording.plain import PlainWriter
from slm.wording.writer import AnswerFacts

NO = VerdictCode.NOT_ALLOWED


def write(**facts):
    return PlainWriter().write(AnswerFacts(**facts))


@pytest.mark.parametrize(
    ("things", "verb"),
    [
        ("AI edits", "are"),
        ("cropping", "is"),
        ("cropping and resizing", "are"),
        ("distorting or mirroring", "is"),
        ("press ads", "are"),
        ("social media", "is"),
        ("brochures and leaflets", "are"),
        ("text or graphics on top", "is"),
    ],
)
def test_the_verb_agrees_with_the_things(things, verb):
    assert wording.be(things) == verb


@given(st.sets(st.sampled_from(list(Modification)), min_size=2))
def test_several_edits_are(edits):
    assert wording.be(wording.say_edits(edits)) == "are"


def test_no_code_name_is_ever_said():
    said = [wording.say_channel(channel) for channel in Channel] + [wording.say_edit(edit) for edit in Modification]
    assert [words for words in said if "_" in words] == []


@pytest.mark.parametrize(
    ("cell", "ruled_out"),
    [
        ("no delivery platforms", "delivery platforms"),
        ("not on TikTok", "TikTok"),
        ("not for political use", "political use"),
        ("nicht für Alkohol", "Alkohol"),
        ("No packaging.", "packaging."),
        ("no longer than 30 seconds", "no longer than 30 seconds"),
        ("not before 3 May", "not before 3 May"),
        ("notices on boards", "notices on boards"),
        ("no", "no"),
    ],
)
def test_what_is_ruled_out_is_said_without_its_own_no(cell, ruled_out):
    assert wording.without_no(cell) == ruled_out


def test_a_rule_that_is_a_sentence_is_said_as_it_stands():
    """Without its "no", or after "ruled out", it would say the opposite."""
    told = "No asset of the brand trains a model."
    assert wording.sentence(wording.say_ruled_out(told)) == f"A rule says: {told}"
    assert wording.say_ruled_out("No health claims.") == "ruled out: health claims."


def test_actions_are_said_in_words():
    assert wording.say_actions([Action.TRAIN_AI, Action.DISPLAY]) == "showing it and training an AI with it"
    assert all(wording.say_actions([action]) for action in Action)


@pytest.mark.parametrize("text", ["the approved wording is “The slow cup.”", "is this “it?”", "it says “no”"])
def test_a_sentence_ends_with_one_stop(text):
    assert re.search(r"[.?!][”]?[.?!]$", wording.sentence(text)) is None
    assert re.search(r"[.?!]”?$", wording.sentence(text))


def test_the_same_reason_is_said_once():
    words = write(verdict=NO, assets=("Logo",), reasons=("It is withdrawn", "It is withdrawn.", "it is withdrawn."))
    assert words.casefold().count("withdrawn") == 1


def test_what_would_work_is_not_said_after_a_reason_that_says_it():
    reason = "Logo 2017 is superseded; use Logo 2024 instead."
    words = write(
        verdict=NO, assets=("Logo 2017",), reasons=(reason,), nearest_yes="It would be fine if you use Logo 2024 instead."
    )
    assert words.count("use Logo 2024 instead") == 1


@pytest.mark.parametrize("reason", ["“A kinder kettle” must not be used", "The approved wording is “A kinder kettle.”"])
def test_a_wording_that_a_reason_speaks_of_is_not_offered_after_it(reason):
    words = write(verdict=NO, is_wording=True, reasons=(reason,), nearest_yes="Use the approved wording: “A kinder kettle.”")
    assert words.count("kinder kettle") == 1


def test_a_no_for_all_that_could_be_meant_names_them_all():
    words = write(verdict=NO, assets=("Cup A", "Cup B"))
    assert words.startswith("No, none of these can be used this way: Cup A and Cup B.")


def test_a_question_to_the_asker_is_no_task_for_legal():
    words = write(verdict=VerdictCode.NEEDS_REVIEW, to_decide="Ask: Which asset do you mean?")
    assert "Which asset do you mean?" in words
    assert "To decide" not in words

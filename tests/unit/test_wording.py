"""The plain writer: verdict first, short, and nothing that is not among the facts."""

from datetime import date

import pytest

from policies.vocabulary import VerdictCode
from slm.wording.plain import PlainWriter
from slm.wording.writer import AnswerFacts

WRITER = PlainWriter()


def test_a_yes_says_yes_first_and_until_when():
    words = WRITER.write(AnswerFacts(VerdictCode.ALLOWED, assets=("Aurora hero",), valid_until=date(2026, 6, 30)))
    assert words == "Yes, you can use Aurora hero this way. This holds until 30 June 2026."


def test_a_yes_with_conditions_points_to_them():
    one = WRITER.write(AnswerFacts(VerdictCode.ALLOWED_WITH_CONDITIONS, conditions=("Credit: Photo: Example Studio",)))
    two = WRITER.write(AnswerFacts(VerdictCode.ALLOWED_WITH_CONDITIONS, conditions=("Credit it.", "Send a copy.")))
    assert one == "Yes, if you keep to the condition below."
    assert two == "Yes, if you keep to the conditions below."


def test_a_no_gives_the_reason_and_what_would_work():
    facts = AnswerFacts(
        VerdictCode.NOT_ALLOWED,
        assets=("Aurora hero",),
        reasons=("The licence ends on 30 June 2026.",),
        nearest_yes="end the campaign by 30 June 2026",
    )
    words = WRITER.write(facts)
    assert words.startswith("No, Aurora hero can't be used this way.")
    assert "The licence ends on 30 June 2026." in words
    assert "End the campaign by 30 June 2026." in words


def test_a_review_names_the_case_and_says_to_wait():
    words = WRITER.write(
        AnswerFacts(VerdictCode.NEEDS_REVIEW, case="C-000123", to_decide="Whether the tote bag counts as merchandise.")
    )
    assert "case C-000123" in words
    assert "To decide: whether the tote bag counts as merchandise." in words
    assert words.endswith("Please don't go ahead before that.")


def test_a_question_back_is_asked_instead_of_opening_a_case():
    words = WRITER.write(AnswerFacts(VerdictCode.NEEDS_REVIEW, ask_back="In which countries will it run?"))
    assert words == "I can't say yes or no yet. In which countries will it run?"


def test_a_precedent_is_named():
    assert "case C-000007" in WRITER.write(AnswerFacts(VerdictCode.ALLOWED, precedent="C-000007"))


def test_a_reason_as_long_as_a_clause_is_left_to_the_citations():
    long = "x" * 400
    assert long not in WRITER.write(AnswerFacts(VerdictCode.NOT_ALLOWED, reasons=(long,)))


@pytest.mark.parametrize("code", list(VerdictCode))
@pytest.mark.parametrize("third_party", [True, False])
def test_every_answer_is_short_and_ends_in_a_full_stop(code, third_party):
    facts = AnswerFacts(
        code,
        assets=("A", "B"),
        conditions=("Credit it.",),
        reasons=("One reason", "another reason", "a third reason"),
        nearest_yes="leave out China",
        valid_until=date(2026, 1, 1),
        third_party=third_party,
        case="C-1",
        to_decide="Whether it may go ahead.",
        precedent="C-0",
    )
    words = WRITER.write(facts)
    assert words.count(". ") <= 5
    assert words.endswith(".")


def test_only_a_yes_says_yes():
    for code in VerdictCode:
        assert WRITER.write(AnswerFacts(code)).startswith("Yes") == code.is_yes


def test_a_ruling_is_told_once_in_legals_own_words():
    facts = AnswerFacts(VerdictCode.NOT_ALLOWED, assets=("Aurora hero",), precedent="C-000007", ruled="The hut owner said no.")
    words = WRITER.write(facts)
    assert words == (
        "No, Aurora hero can't be used this way. Legal decided the same request in case C-000007: “The hut owner said no.”"
    )
    untold = WRITER.write(AnswerFacts(VerdictCode.ALLOWED, assets=("Aurora hero",), precedent="C-000007"))
    assert untold.endswith("Legal decided the same request in case C-000007.")

"""Copy checks: quoted wording against examples, required sentences and rules about the form of a mark."""

from datetime import date

import pytest

from policies.evidence import ClauseJudgement
from policies.request import ClearanceRequest, Question
from policies.rules import Source
from policies.vocabulary import ClauseRelation
from slm.copy.judge import CopyJudge
from slm.copy.quotes import quoted
from slm.copy.wording import ends_in, fits, likeness, nearly
from slm.judging.judge import Clause
from slm.judging.plain import PlainJudge


def clause(text, *, document="zephyra__guidelines.md", lead="", heading=()):
    return Clause(Source(document=document, quote=text), heading, text, lead)


def checked(question, *clauses, request=None):
    asked = Question(text=question, asked_on=date(2026, 3, 14), channel="#zephyra-copy")
    first = CopyJudge(PlainJudge()).judge(asked, request or ClearanceRequest(), clauses)[0]
    return first.relation.value if first.plain else None


NOTICE = clause(
    'Please include the following statement: "Zephyra is a registered trademark of Zephyra Foundation and used with permission."'
)
FORMS = clause("`Correct: <your product> compatible with <Zephyra mark>` `Incorrect: <Zephyra mark> Day by <your company name>`")


def test_a_required_sentence_word_for_word_is_right():
    assert (
        checked('footer: "Zephyra is a registered trademark of Zephyra Foundation and used with permission." right?', NOTICE)
        == "permits"
    )


def test_a_changed_required_sentence_is_wrong():
    assert checked("footer: 'Zephyra is a registered trademark of Borealis Inc and used with permission.' ok?", NOTICE) == "forbids"


def test_other_wording_is_left_open():
    assert checked("headline: 'Faster builds for everyone', ok?", NOTICE) is None


def test_placeholders_of_examples_are_filled_in():
    assert checked("ok: 'SnapVault compatible with Zephyra'?", FORMS) == "permits"
    assert checked("agenda says 'Zephyra Day by Harbour Labs', ok?", FORMS) == "forbids"


@pytest.mark.parametrize(
    ("rule", "copy"),
    [
        ('Don\'t use the trademark as a verb ("Zephyra your software today!").', "Zephyra your pipeline in 5 minutes"),
        ("A trademark should not be used in the plural or possessive form.", "Zephyra's new look is here"),
        ("Do not use a company name possessively with the project name.", "Harbour Labs' Zephyra makes work fun"),
        ('Please do not name your apps starting with, or only using, the name "Zephyra".', "Zephyra Poll Machine"),
        ('The name "Zephyra" is always written thus, with a capital letter.', "Why zephyra is a free system"),
        ('It is correct to say "Zephyra community" but not "ZePhyra" in any text.', "The ZePhyra meetup is here"),
    ],
)
def test_a_broken_form_rule_is_wrong(rule, copy):
    assert checked(f'copy check: "{copy}"', clause(rule)) == "forbids"


def test_a_form_rule_that_is_kept_says_nothing():
    rule = clause('Don\'t use the trademark as a verb ("Zephyra your software today!").')
    assert checked("copy check: 'Build faster with Zephyra software'", rule) is None


def test_an_example_of_a_wrong_heading_covers_other_names():
    rule = clause("NOT OKAY - Join Zephyra! - Welcome to the Zephyra Rio Club.")
    assert checked("heading 'Welcome to the Zephyra Porto Club!', alright?", rule) == "forbids"


def test_the_form_for_names_after_ones_own():
    rule = clause('Community projects might be named using "for Zephyra".')
    assert checked("name 'Weather Alerts for Zephyra', good?", rule) == "permits"


def test_clauses_of_other_documents_do_not_count():
    other = clause("`Incorrect: <mark> Day by <your company name>`", document="borealis__rules.md")
    assert checked("'Zephyra Day by Harbour Labs', ok?", other, clause("Our history.")) is None


def test_right_wording_does_not_outweigh_a_prohibition_of_the_use():
    ban = clause("We do not allow the use of the name in advertising.")
    asked = "Google Ads: 'SnapVault compatible with Zephyra', ok?"
    assert checked(asked, FORMS, ban) == "forbids"


def test_the_readers_copy_goes_before_the_quotes_of_the_question():
    request = ClearanceRequest(copy="Zephyra Day by Harbour Labs")
    assert checked("is our line ok?", FORMS, request=request) == "forbids"


def test_without_copy_the_inner_judge_decides_alone():
    class Fixed:
        name = "fixed"

        def judge(self, question, request, clauses):
            return tuple(ClauseJudgement(source=c.source, relation=ClauseRelation.SILENT, probability=0.5) for c in clauses)

    judge = CopyJudge(Fixed())
    asked = Question(text="recolour the Zephyra logo?", asked_on=date(2026, 3, 14))
    assert [j.relation for j in judge.judge(asked, ClearanceRequest(), [FORMS])] == [ClauseRelation.SILENT]
    assert judge.name == "copy+fixed"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('say "Made with care" or not', ("Made with care",)),
        ("headline 'We don't stop' ok?", ("We don't stop",)),
        ("'Harbour Labs' Zephyra rocks' fine?", ("Harbour Labs' Zephyra rocks",)),
        ("„Mit Liebe gemacht“ und «fait main»", ("Mit Liebe gemacht", "fait main")),
        ("it's the dog's day", ()),
    ],
)
def test_quotes_are_found(text, found):
    assert quoted(text) == found


def test_wordings_are_compared_by_words_not_by_signs():
    assert fits("X PROJECT is not affiliated with Zephyra.", "HarbourBackup is not affiliated with Zephyra")
    assert not fits("X PROJECT is not affiliated with Zephyra.", "HarbourBackup is affiliated with Zephyra")
    assert not fits("<mark> <product>", "anything at all")
    assert nearly("Welcome to the Rio Club", "Welcome to the Porto Club")
    assert not nearly("Welcome to the Rio Club", "Welcome in our Porto Club")
    assert ends_in("for Zephyra", "Alerts for Zephyra")
    assert not ends_in("for Zephyra", "for Zephyra")
    assert likeness("a b c d", "a b x y") == 0.5


@pytest.mark.parametrize(
    "rule",
    [
        'Write "Zephyra Night Tea", never "Zephyra night-tea".',
        'Say "Zephyra Night Tea", not "Zephyra night-tea" or "Zephyra nighttea".',
        'Instead of "Zephyra night-tea", write "Zephyra Night Tea".',
        'Use "Zephyra Night Tea" instead of "Zephyra night-tea".',
        'The name is "Zephyra Night Tea" rather than "Zephyra night-tea".',
        'Always write "Zephyra Night Tea". Do not write "Zephyra night-tea".',
        '"Zephyra night-tea" is wrong; write "Zephyra Night Tea".',
    ],
)
def test_a_name_is_told_from_the_way_it_must_not_be_written(rule):
    written = clause(rule)
    assert checked('copy check: "Zephyra Night Tea"', written) == "permits"
    assert checked('copy check: "Zephyra Night Tea for hot days"', written) is None
    assert checked('copy check: "ZEPHYRA NIGHT TEA IS HERE"', written) is None
    assert checked('copy check: "Zephyra night-tea"', written) == "forbids"
    assert checked('copy check: "Our Zephyra night-tea for hot days"', written) == "forbids"


def test_right_spelling_clears_no_use():
    written = clause('Write "Zephyra Night Tea", never "Zephyra night-tea".')
    asked = 'We want "Zephyra Night Tea" there, ok?'
    assert checked(asked, written, request=ClearanceRequest(channels=("merchandise",))) is None
    assert checked(asked, written, request=ClearanceRequest(modifications=("recolour",))) is None


@pytest.mark.parametrize(
    "rule", ['Never say "Zephyra makes you well".', 'Do not write "Zephyra makes you well" or "Zephyra heals us all".']
)
def test_a_denied_verb_shows_what_is_wrong(rule):
    assert checked('copy check: "Zephyra makes you well"', clause(rule)) == "forbids"


def test_wording_that_a_permission_only_points_at_is_not_permitted():
    told = clause(
        'With our "Zephyra Certification" example above, the trainer would be allowed to offer "Ann\'s classes on Zephyra".'
    )
    assert checked('course name "Zephyra Certification", fine?', told) is None

"""Wording is right only when it is approved letter for letter; near misses are put right, and rules for copy are kept."""

from typing import Any

import pytest
from engine_fakes import ASSET

from policies.copy_rules import check_copy
from policies.rights_standing import Standing
from policies.rulebook import Rulebook
from policies.rules import Rule, RuleKind, Source, Wording
from policies.verdict import Condition
from policies.vocabulary import VerdictCode

LINE = "Made by hand, every day."
TAGLINE = ASSET.model_copy(update={"approved_copy": (LINE,)})


def rule(**words: Any) -> Rule:
    source = Source(document="copy.md", locator="Names", quote="Write our name right.")
    return Rule(id="WORDS-1", kind=RuleKind.PROHIBITION, source=source, wording=Wording(**words))


def check(text: str, *rules: Rule, assets: tuple[Any, ...] = (TAGLINE,)) -> Any:
    return check_copy(text, assets, Rulebook(rules))


def test_approved_wording_is_right_and_cited():
    verdict = check(LINE)
    assert verdict.code is VerdictCode.ALLOWED
    assert verdict.citations[0].source.quote == LINE


def test_typographic_quotes_and_spaces_do_not_matter():
    marked = ASSET.model_copy(update={"approved_copy": ("It’s yours – today",)})
    assert check("It's yours - today", assets=(marked,)).code is VerdictCode.ALLOWED


@pytest.mark.parametrize("near", ["Made by hand every day.", "made by hand, every day.", "Made by hand, each day."])
def test_a_near_miss_is_wrong_and_put_right(near: str):
    verdict = check(near)
    assert verdict.code is VerdictCode.NOT_ALLOWED
    assert verdict.nearest_yes.request.copy_text == LINE
    assert check(verdict.nearest_yes.request.copy_text).code is VerdictCode.ALLOWED


def test_another_text_is_for_a_person():
    verdict = check("Now with twenty per cent more raisins")
    assert verdict.code is VerdictCode.NEEDS_REVIEW
    assert verdict.to_decide


def test_with_nothing_to_compare_it_with_there_is_no_verdict():
    assert check("Anything", assets=()) is None


def test_words_that_must_not_be_used_are_found_as_whole_words_only():
    ban = rule(must_not_include=("best",))
    assert check("The best tea", ban, assets=()).code is VerdictCode.NOT_ALLOWED
    assert check("The bestiary", ban, assets=()) is None


SPELLING = {"say_instead": (("Exampel", "Example"), ("Example-mint", "Example Mint"))}


def test_a_wrong_term_is_put_right_but_the_rest_of_the_line_is_not_approved_by_that():
    verdict = check("Try Exampel, the greenest tea", rule(**SPELLING), assets=())
    assert verdict.code is VerdictCode.NOT_ALLOWED
    assert verdict.reasons[0].rule == "WORDS-1"
    assert "“Try Example, the greenest tea”, which nobody has approved" in verdict.reasons[-1].text
    assert verdict.nearest_yes is None


@pytest.mark.parametrize(
    ("wrong", "right"), [("Exampel", "Example"), ("Example-mint", "Example Mint"), ("Exampel-mint", "Example Mint")]
)
def test_a_wrong_name_by_itself_is_put_right(wrong: str, right: str):
    verdict = check(wrong, rule(**SPELLING), assets=())
    assert verdict.nearest_yes.request.copy_text == right
    assert check(right, rule(**SPELLING), assets=()).code is VerdictCode.ALLOWED


def test_wrong_words_in_an_approved_line_put_right_give_the_approved_line():
    line = TAGLINE.model_copy(update={"approved_copy": ("Our Example",)})
    assert check("Our Exampel", rule(**SPELLING), assets=(line,)).nearest_yes.request.copy_text == "Our Example"


def test_the_right_name_is_right_by_itself_only():
    spelling = rule(**SPELLING)
    assert check("Example Mint", spelling, assets=()).code is VerdictCode.ALLOWED
    assert check("Example Mint", spelling).code is VerdictCode.ALLOWED
    assert check("Example Mint for hot days", spelling, assets=()) is None
    assert check("Example Mint for hot days", spelling).code is VerdictCode.NEEDS_REVIEW
    used = check_copy("Example Mint", (), Rulebook((spelling,)), use_named=True)
    assert used is not None
    assert used.code is VerdictCode.NEEDS_REVIEW


def test_a_withdrawn_line_is_never_offered():
    gone = TAGLINE.model_copy(update={"status": "withdrawn", "approved_copy": ("A warmer winter.",)})
    for text, rules in (("A warmer winter", ()), ("A warmer winter", (rule(must_not_include=("A warmer winter",)),))):
        verdict = check(text, *rules, assets=(gone,))
        assert verdict.code is VerdictCode.NOT_ALLOWED
        assert verdict.nearest_yes is None


def test_a_missing_disclaimer_is_named():
    verdict = check("Try our gin", rule(must_include=("Please drink responsibly",)), assets=())
    assert verdict.code is VerdictCode.NOT_ALLOWED
    assert "Please drink responsibly" in verdict.reasons[0].text


def test_keeping_every_rule_does_not_make_unapproved_wording_right():
    assert check("A plain new sentence", rule(must_not_include=("best",), exact=("Approved words",)), assets=()).code is (
        VerdictCode.NEEDS_REVIEW
    )


def test_approved_wording_of_a_doubtful_entry_is_for_a_person():
    doubtful = TAGLINE.model_copy(update={"status": "conflicting"})
    assert check(LINE, assets=(doubtful,)).code is VerdictCode.NEEDS_REVIEW


def test_approved_wording_of_a_withdrawn_entry_is_wrong_and_what_replaced_it_is_offered():
    gone = TAGLINE.model_copy(
        update={"id": "OLD-1", "status": "withdrawn", "replaced_by": TAGLINE.id, "approved_copy": ("Once, by hand.",)}
    )
    verdict = check("Once, by hand.", assets=(gone, TAGLINE))
    assert verdict.code is VerdictCode.NOT_ALLOWED
    assert verdict.nearest_yes is not None
    assert LINE in verdict.nearest_yes.text


def test_a_spelling_that_differs_in_capitals_only_is_put_right():
    spelling = rule(say_instead=(("ExamPel", "Exampel"),))
    assert check("ExamPel is here", spelling, assets=()).code is VerdictCode.NOT_ALLOWED
    assert check("Exampel is here", spelling, assets=()) is None


@pytest.mark.parametrize(
    ("standing", "code"),
    [
        (Standing(VerdictCode.NOT_ALLOWED), VerdictCode.NOT_ALLOWED),
        (Standing(VerdictCode.NEEDS_REVIEW), VerdictCode.NEEDS_REVIEW),
        (Standing(VerdictCode.ALLOWED_WITH_CONDITIONS, (Condition(text="Only in Germany"),)), VerdictCode.ALLOWED_WITH_CONDITIONS),
        (Standing(VerdictCode.ALLOWED), VerdictCode.ALLOWED),
        (None, VerdictCode.ALLOWED),
    ],
)
def test_approved_wording_is_right_as_far_as_its_rights_go(standing: Standing | None, code: VerdictCode):
    verdict = check_copy(LINE, (TAGLINE,), Rulebook(), lambda _: standing)
    assert verdict is not None
    assert verdict.code is code
    assert verdict.conditions == (standing.conditions if standing else ())


@pytest.mark.parametrize("more", ["cheaper than theirs", "Now with more raisins"])
def test_of_several_pieces_the_worst_counts(more: str):
    assert check(f"{LINE}\n{more}").code is VerdictCode.NEEDS_REVIEW
    assert check(f"{more}\n{LINE}").code is VerdictCode.NEEDS_REVIEW


def test_pieces_of_an_approved_line_are_not_the_line():
    assert check("Made by hand,\nevery day.").code is not VerdictCode.ALLOWED

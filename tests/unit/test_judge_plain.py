"""The plain judge: yes and no only where a clause is plain, and nothing on the strength of what it does not understand."""

from datetime import date

import pytest

from policies.request import Claim, ClearanceRequest, Question
from policies.rules import Source
from policies.vocabulary import ClauseRelation, Visibility
from slm.judging.judge import Clause
from slm.judging.plain import PlainJudge


def clause(text, *, document="zephyra__trademarks.md", heading=(), lead="", score=1.0):
    return Clause(Source(document=document, quote=text), heading, text, lead, Visibility.PUBLIC, score=score)


def judged(question, *clauses, thread=(), request=None):
    asked = Question(text=question, asked_on=date(2026, 3, 14), thread=thread, channel="#zephyra-brand")
    return PlainJudge().judge(asked, request or ClearanceRequest(), clauses)


def plain(question, *clauses, **more):
    """(relation, gated) of the deciding clause, or `None`."""
    first = judged(question, *clauses, **more)[0]
    return (first.relation.value, first.gated) if first.plain else None


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Don't change the colour of the logo.", "can we turn the Zephyra logo purple for pride month?"),
        ("The logo must never be stretched or skewed.", "banner is narrow so I squashed the zephyra logo a bit, alright?"),
        ("Any scaling must retain the original proportions of the logo.", "can I stretch the Zephyra logo to fill the header?"),
        ("You may not use the marks in a domain name.", "is zephyra-hosting.com fine as our domain?"),
        ("Do not place the logo over images.", "may the zephyra logo sit on top of the team photo?"),
        ("We do not allow the use of the name in advertising.", "Google Ads with the Zephyra name, ok?"),
    ],
)
def test_a_plain_prohibition_is_a_no(text, question):
    assert plain(question, clause(text)) == ("forbids", False)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Selling t-shirts or mugs requires written permission from Zephyra.", "can I sell Zephyra mugs in my webshop?"),
        ("Do not use the logo on the cover of a book without written permission.", "zephyra logo on the book cover, ok?"),
        (
            "Any change of the logo must be approved first by Zephyra. Do not recolour it without our consent.",
            "tint the zephyra logo red?",
        ),
    ],
)
def test_a_use_that_hangs_on_permission_is_a_gated_no_with_the_clause_as_condition(text, question):
    first = judged(question, clause(text))[0]
    assert (first.plain, first.relation, first.gated) == (True, ClauseRelation.FORBIDS, True)
    assert first.condition
    assert first.condition in text


def test_a_permission_that_speaks_of_all_of_the_use_is_a_yes():
    text = "You can make t-shirts, mugs or other merchandise with Zephyra trademarks for commercial usage."
    assert plain("can we sell Zephyra mugs?", clause(text)) == ("permits", False)


def test_a_condition_that_the_question_leaves_open_is_kept():
    text = "You may use the name in the title of a book as long as the book is about the software."
    first = judged("book title: 'Zephyra for Cooks'. fine?", clause(text))[0]
    assert (first.plain, first.relation) == (True, ClauseRelation.PERMITS_IF)
    assert first.condition == "as long as the book is about the software"


def test_a_broken_condition_is_no_yes():
    text = "You may make stickers with the logo as long as they are free of charge."
    assert plain("can we sell Zephyra logo stickers for 2 euros?", clause(text)) is None


def test_a_use_that_goes_beyond_the_permission_is_no_yes():
    text = "You may print the logo on t-shirts and mugs."
    assert plain("recolour the Zephyra logo and print it on mugs?", clause(text)) is None


def test_a_prohibition_that_may_touch_the_use_stops_the_yes():
    permit = clause("You may use the logo on mugs for commercial purposes.")
    ban = clause("Do not sell merchandise that bears a changed logo.")
    assert plain("can we sell mugs with the Zephyra logo?", permit) == ("permits", False)
    assert plain("can we sell mugs with the Zephyra logo?", permit, ban) is None


def test_permission_for_the_name_is_none_for_the_logo():
    text = "You may use the name in book titles and on merchandise."
    assert plain("the Zephyra logo on merchandise, ok?", clause(text)) is None


def test_the_denied_half_of_a_permission_forbids():
    text = "You may use the word marks, but not the logos, to truthfully describe that your software works with ours."
    assert plain("plugin page: the Zephyra logo beside 'works with Zephyra'?", clause(text)) == ("forbids", False)


def test_what_the_asker_rules_out_is_not_held_against_it():
    assert plain("Zephyra logo on our mugs, colours not changed, ok?", clause("Do not change the colours of the logo.")) is None
    assert plain("the unaltered Zephyra logo for a poster?", clause("Do not alter the logo.")) is None


def test_a_list_item_is_read_with_its_lead_in():
    lead = "It is NOT OK to use the logo in these cases without prior written consent:"
    item = clause("Sell physical products that use the logo, e.g. t-shirts.", lead=lead)
    assert plain("we sell Zephyra logo t-shirts, fine?", item) == ("forbids", True)
    as_heading = clause("Sell physical products that use the logo, e.g. t-shirts.", heading=("Logo", lead))
    assert plain("we sell Zephyra logo t-shirts, fine?", as_heading) == ("forbids", True)


def test_other_uses_require_permission_is_read_with_the_sentence_before():
    text = (
        'Use of the word "Zephyra" in the names of conferences that are free to attend -- Allowed. Other uses require permission.'
    )
    question = "Our conference 'Zephyra Summit' costs 180 EUR for tickets, can we announce the name?"
    assert plain(question, clause(text)) == ("forbids", True)


def test_documents_of_others_decide_nothing():
    other = clause("Do not change the colour of the logo.", document="borealis__brand.md")
    own = clause("Our logo has a history.", document="zephyra__trademarks.md")
    assert plain("recolour the Zephyra logo?", own, other) is None


def test_a_recommendation_or_explanation_decides_nothing():
    for text in ("We recommend that you do not recolour the logo.", "Recolouring the logo makes it harder to recognise."):
        assert plain("recolour the Zephyra logo?", clause(text)) is None


def test_doubt_or_hearsay_of_the_asker_leaves_it_to_a_person():
    ban = clause("You may not use the marks in a domain name.")
    assert plain("zephyra-tips.com as our domain, someone told me it is fine?", ban) is None


def test_an_asker_who_has_permission_is_not_told_no():
    ban = clause("Selling mugs requires written permission from Zephyra.")
    assert plain("We have written permission from Zephyra for selling mugs. Good?", ban) is None
    held = ClearanceRequest(claims=(Claim(key="written_approval", text="approved in writing"),))
    assert plain("selling Zephyra mugs?", ban, request=held) is None


def test_a_follow_up_gets_no_plain_yes():
    permit = clause("You may use the logo on mugs for commercial purposes.")
    assert plain("and sell Zephyra mugs?", permit, thread=("Can we give away mugs?",)) is None


def test_a_question_full_of_unknown_words_gets_no_yes():
    permit = clause("You may use the logo on mugs.")
    question = "Zephyra logo on mugs whose glaze quotes the ombudsman's verdict against a competitor's chairman?"
    assert plain(question, permit) is None


def test_every_clause_is_answered_and_keeps_its_source_and_visibility():
    clauses = [clause("Our logo has a history."), clause("Don't change the colour of the logo.")]
    out = judged("recolour the Zephyra logo?", *clauses)
    assert {j.source for j in out} == {c.source for c in clauses}
    assert out[0].source == clauses[1].source
    assert all(j.visibility is Visibility.PUBLIC for j in out)
    assert out[1].relation is ClauseRelation.SILENT


def test_no_clauses_give_no_judgements():
    assert judged("recolour the Zephyra logo?") == ()


def test_a_non_commercial_licence_rules_out_a_sale():
    assert plain("selling the Zephyra t-shirt design on etsy?", clause("License: CC BY-NC-SA 4.0")) == ("forbids", False)
    assert plain("the Zephyra t-shirt design for our team?", clause("License: CC BY-NC-SA 4.0")) is None


def test_a_ban_on_any_use_of_the_logo_needs_no_further_match():
    text = "Please do not use Zephyra's logo or make any claim of support without our prior written permission."
    assert plain("Zephyra logo on our splash screen?", clause(text)) == ("forbids", True)
    assert plain("Zephyra data in our app?", clause(text)) is None


def test_a_permission_for_subdomains_is_none_for_domains():
    text = 'Use of the word "Zephyra" in a domain name -- Allowed in subdomains.'
    assert plain("a subdomain like tool.zephyra.example, ok?", clause(text)) == ("permits", False)
    assert plain("zephyra-tool.com for our server, ok?", clause(text)) is None


def test_a_ban_on_all_other_uses_never_decides_alone():
    text = "Obtaining permission is required in all other uses of a changed logo."
    assert plain("recolour the Zephyra logo?", clause(text)) is None


def test_words_that_are_ruled_out_as_words():
    text = "The words “ZephyraCon” or “ZephyraCamp” cannot be used without explicit permission."
    assert plain("we already printed it: ZephyraCamp Nordic, free entry", clause(text)) == ("forbids", True)


def test_a_follow_up_is_read_with_the_message_it_follows():
    ban = clause("For commercial events, including sponsored ones, prior written approval is required.")
    thread = ("Free evening at our uni about Zephyra, logo on the invitation?",)
    assert plain("update: now a trading firm sponsors the evening", ban, thread=thread) == ("forbids", True)


_SHOP = "You may show the Zephyra logo on your website to say that you sell Zephyra kettles."


@pytest.mark.parametrize(
    ("question", "permission", "limit"),
    [
        (
            "We sell Zephyra kettles on eBay. May we show the Zephyra logo on our eBay listing?",
            _SHOP,
            "The permission above does not apply to marketplaces such as Amazon or eBay.",
        ),
        (
            "Our product is not certified yet. Can we print the Zephyra seal on the packaging?",
            "The Zephyra seal may be printed on packaging of certified products.",
            "Ask us for the files.",
        ),
        (
            "Can I send the Zephyra slide template to a supplier?",
            "Staff may use the Zephyra slide template for internal presentations.",
            "Do not send the template to suppliers.",
        ),
        (
            "Can I use the Zephyra slide template for an external presentation?",
            "Staff may use the Zephyra slide template for internal presentations.",
            "The files are in the portal.",
        ),
        ("Can I put the Zephyra logo on my invoice?", "Can I put the Zephyra logo on my invoice? No.", "Ask us for the files."),
        ("Can I put the Zephyra logo on my website?", "Can I put the Zephyra logo on my website? Maybe.", "Ask us for the files."),
    ],
)
def test_what_the_words_of_the_document_or_of_the_asker_hold_back_is_no_yes(question, permission, limit):
    """A limit in another statement, a condition the asker denies, the other of two opposites, a question without a yes."""
    assert plain(question, clause(f"{permission} {limit}")) not in {("permits", False), ("permits_if", False)}


def test_an_answered_question_permits_with_its_condition():
    text = "Can I put the Zephyra logo on my website? Yes, if you link to zephyra.example."
    first = judged("Can I put the Zephyra logo on my website?", clause(text))[0]
    assert (first.plain, first.relation) == (True, ClauseRelation.PERMITS_IF)

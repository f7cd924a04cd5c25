"""Blocks: every answer and case fits Slack's limits, nothing is lost, and nobody's words become markup."""

import html
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_fakes import MODEL, answer
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.answer import Answer, AnswerAskBack, AnswerCitation, AnswerReason, Escalation
from bot.escalation.case import Case, CaseDraft, CaseState, Ruling
from bot.surfaces.slack.blocks.answer import answer_pages, split_value
from bot.surfaces.slack.blocks.case import card, outcome
from bot.surfaces.slack.blocks.ruling import read_form, ruling_form
from bot.surfaces.slack.blocks.text import escape, pieces, shortened
from policies.request import Question
from policies.rules import Source
from policies.vocabulary import Asker, VerdictCode

NASTY = [
    "<!channel>",
    "<@U123>",
    "<https://evil.example|click>",
    "&amp;",
    "*bold*",
    "@here",
    "\x00",
    "\ud800",
    "\u2028",
    "é" * 40,
    '"' * 50,
]
words = st.one_of(
    st.text(max_size=60),
    st.sampled_from(NASTY),
    st.builds(lambda part, times: part * times, st.sampled_from(["word ", "&", "<", "ü", "\n", '"']), st.integers(1, 4000)),
)
sentences = st.builds(lambda parts: "x" + " ".join(parts), st.lists(words, max_size=3))
answers = st.builds(
    Answer,
    verdict=st.sampled_from(VerdictCode),
    confidence=st.floats(0, 1),
    answer=sentences,
    conditions=st.lists(sentences, max_size=8).map(tuple),
    nearest_yes=st.none() | sentences,
    reasons=st.lists(
        st.builds(AnswerReason, kind=st.just("clause"), status=st.sampled_from(["pass", "fail", "unknown"]), text=sentences),
        max_size=12,
    ).map(tuple),
    citations=st.lists(st.builds(AnswerCitation, document=words, locator=words, quote=words), max_size=20).map(tuple),
    ask_back=st.none() | st.builds(AnswerAskBack, question=sentences, options=st.lists(words, max_size=30).map(tuple)),
    valid_until=st.none() | st.dates(),
    escalation=st.none() | st.builds(Escalation, case=st.just("C-000001")),
    model=st.just(MODEL),
    kind=st.sampled_from(["verdict", "information"]),
)


def validated(blocks):
    """Slack's own models on every block and element, and the limits they do not know."""
    assert 0 < len(blocks) <= 50
    assert len(json.dumps(blocks, ensure_ascii=False)) <= 13_000
    for block in blocks:
        walked(Block.parse(block))
        assert json.loads(json.dumps(block)) == block
    ids = [e["action_id"] for b in blocks if b["type"] == "actions" for e in b["elements"]]
    assert len(set(ids)) == len(ids) <= 25
    for text in texts(blocks):
        assert text["text"].strip()
        assert "<" not in text["text"] or text["type"] == "mrkdwn"
        assert len(text["text"]) <= 3000


def walked(model):
    model.validate_json()
    for value in vars(model).values():
        for inner in value if isinstance(value, list | tuple | set) else [value]:
            if hasattr(inner, "validate_json"):
                walked(inner)


def texts(thing):
    """Every text object inside."""
    if isinstance(thing, dict):
        if thing.get("type") in {"plain_text", "mrkdwn"}:
            yield thing
        for value in thing.values():
            yield from texts(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from texts(value)


def check_pages(given_answer, asker):
    found = answer_pages(given_answer, asker, "12", chosen="that one")
    for page in found:
        validated(list(page.blocks))
        assert 0 < len(page.text) <= 35_000
        assert "<" not in page.text
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(answers, st.sampled_from(Asker))
def test_every_answer_is_within_the_limits(given_answer, asker):
    check_pages(given_answer, asker)


@pytest.mark.slow
@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(answers, st.sampled_from(Asker))
def test_two_thousand_answers_are_within_the_limits(given_answer, asker):
    check_pages(given_answer, asker)


def shown(pages):
    return html.unescape(" ".join(text["text"] for page in pages for text in texts(page.blocks)))


def test_a_long_answer_goes_on_in_further_messages_and_loses_no_condition():
    conditions = tuple(f"Condition {n}: " + "keep to it " * 40 for n in range(60))
    pages = check_pages(answer(verdict="allowed_with_conditions", conditions=conditions), Asker.STAFF)
    assert len(pages) > 1
    assert all(f"Condition {n}:" in shown(pages) for n in range(60))


def test_the_verdict_comes_first_by_sign_and_word():
    for verdict, words_ in (("allowed", "✓ Allowed"), ("not_allowed", "✗ Not allowed"), ("needs_review", "? Needs review")):
        (page,) = answer_pages(answer(verdict=verdict), Asker.STAFF, "1")
        assert page.blocks[0]["text"]["text"] == words_
        assert page.text.startswith(words_)


def test_the_plain_text_carries_the_whole_answer():
    full = answer(
        answer="Yes, with care.",
        conditions=("Credit the studio",),
        nearest_yes="End by June.",
        valid_until=date(2026, 6, 30),
        reasons=(AnswerReason(kind="window", status="fail", text="The licence ends."),),
        citations=(AnswerCitation(document="register.csv", locator="row 2", quote="DACH only"),),
        ask_back=AnswerAskBack(question="Which country?", options=("Germany", "Japan")),
        escalation=Escalation(case="C-000001"),
    )
    (page,) = answer_pages(full, Asker.STAFF, "1")
    for part in (
        "Yes, with care.",
        "Credit the studio",
        "End by June.",
        "30 June 2026",
        "The licence ends.",
        "DACH only",
        "register.csv",
    ):
        assert part in page.text
        assert part in shown([page])
    assert "Which country?" in page.text
    assert "2. Japan" in page.text
    assert "C-000001" in page.text


def test_third_parties_get_no_explanation():
    told = answer(reasons=(AnswerReason(kind="window", status="fail", text="inner workings", rule="R-1"),))
    (page,) = answer_pages(told, Asker.THIRD_PARTY, "1")
    assert "inner workings" not in page.text + shown([page])
    assert "0.9" not in page.text + shown([page])


@pytest.mark.parametrize("text", ["<!channel>", "<@U1>", "<https://evil.example|x>", "@channel", "@here now", "@everyone"])
def test_words_never_become_mentions_or_links(text):
    (page,) = answer_pages(answer(answer=text), Asker.STAFF, "1")
    for found in [page.text, *(t["text"] for t in texts(page.blocks))]:
        assert "<" not in found
        assert not any(call in found for call in ("@channel", "@here", "@everyone"))
    assert all(t["type"] == "plain_text" for t in texts(page.blocks) if "evil" in t["text"])


@settings(max_examples=300, deadline=None)
@given(st.text(), st.integers(20, 200))
def test_pieces_lose_nothing_but_space(text, limit):
    found = pieces(text, limit)
    assert all(len(piece) <= limit for piece in found)
    assert "".join("".join(html.unescape(p) for p in found).split()) == "".join(html.unescape(escape(text)).split())


@settings(max_examples=300, deadline=None)
@given(st.text(), st.integers(2, 200))
def test_shortened_text_fits_after_escaping(text, limit):
    assert len(escape(shortened(text, limit))) <= limit


def test_a_button_carries_question_and_option():
    asked = answer(verdict="needs_review", ask_back=AnswerAskBack(question="Where?", options=("A|B <x>",)))
    (page,) = answer_pages(asked, Asker.STAFF, "12")
    first, send = page.blocks[-1]["elements"]
    assert split_value(first["value"]) == ("12", "A|B <x>")
    assert send["value"] == "12"


def case(state=CaseState.OPEN, *, text="May we?", reasons=(), ruling=None, thread=(), before=(), **more):
    question = Question(text=text, asked_on=date(2026, 3, 14), thread=thread)
    source = Source(document="register.csv", locator="row 2", quote="q " * 900)
    draft = CaseDraft(question=question, to_decide="Whether.", reasons=reasons, citations=(source,) * 20, ruled_before=before)
    opened = datetime(2026, 3, 14, tzinfo=UTC)
    return Case(id="C-000001", state=state, draft=draft, opened_at=opened, ruling=ruling, **more)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(sentences, st.lists(sentences, max_size=20), sentences, st.lists(sentences, max_size=6), st.lists(sentences, max_size=20))
def test_every_case_is_within_the_limits(text, reasons, reason, conditions, thread):
    ruling = Ruling(verdict="allowed_with_conditions", conditions=tuple(conditions), reason=reason, note=reason, by="tom")
    for state, given_ruling in ((CaseState.OPEN, None), (CaseState.CLAIMED, None), (CaseState.RULED, ruling)):
        made = case(
            state,
            text=text,
            reasons=tuple(reasons),
            ruling=given_ruling,
            claimed_by="<!channel>",
            thread=tuple(thread),
            before=tuple(reasons[:5]),
        )
        page = card(made)
        validated(list(page.blocks))
        assert bool([b for b in page.blocks if b["type"] == "actions"]) == (state is not CaseState.RULED)
    view = ruling_form(made)
    View(**{k: v for k, v in view.items() if k != "blocks"}, blocks=view["blocks"]).validate_json()
    assert len(view["title"]["text"]) <= 24
    assert len(view["blocks"]) <= 100


def test_legal_sees_the_thread_of_a_case_oldest_first_and_what_it_ruled_before():
    thread = ("May we use the Aurora hero?", "On our website.")
    made = case(text="Germany, in May.", thread=thread, before=("C-000007 on 2 March 2026, not allowed: No.",))
    for told in (shown([card(made)]), json.dumps(ruling_form(made)["blocks"], ensure_ascii=False)):
        assert told.index(thread[0]) < told.index(thread[1]) < told.index("Germany, in May.")
        assert "C-000007" in told
    assert "The question, asked by staff" in shown([card(made)])


def test_a_card_says_until_when_a_ruling_holds():
    until = Ruling(verdict="not_allowed", reason="No.", scope="until", until=date(2026, 6, 30), by="tom")
    assert "until 30 June 2026" in shown([card(case(CaseState.RULED, ruling=until))])
    once = Ruling(verdict="not_allowed", reason="No.", scope="once", by="tom")
    assert "this one use only" in shown([card(case(CaseState.RULED, ruling=once))])


def test_the_outcome_names_no_reviewer_and_no_note():
    ruling = Ruling(verdict="not_allowed", reason="No.", note="inner", by="U0LENA0001")
    page = outcome(case(CaseState.RULED, ruling=ruling))
    assert "inner" not in page.text + shown([page])
    assert "U0LENA0001" not in page.text + shown([page])


def test_a_card_mentions_slack_users_and_escapes_other_names():
    assert "<@U0LENA0001>" in shown([card(case(CaseState.CLAIMED, claimed_by="U0LENA0001"))])
    mention = [t for t in texts(card(case(CaseState.CLAIMED, claimed_by="<!here>")).blocks) if "Claimed by" in t["text"]]
    assert mention[0]["text"] == "Claimed by &lt;!here&gt;"


def filled(**fields):
    return {"state": {"values": {name: {"value": value} for name, value in fields.items()}}}


def test_a_ruling_is_read_from_the_form():
    chosen = {"selected_option": {"value": "allowed_with_conditions"}}
    until = {"selected_option": {"value": "until"}}
    view = filled(
        verdict=chosen,
        conditions={"value": "• A\n\n- B "},
        reason={"value": " Why. "},
        scope=until,
        until={"selected_date": "2027-01-31"},
    )
    ruling, problems = read_form(view, "U1")
    assert not problems
    assert ruling == Ruling(
        verdict="allowed_with_conditions", conditions=("A", "B"), reason="Why.", scope="until", until=date(2027, 1, 31), by="U1"
    )


def test_conditions_and_a_plain_yes_do_not_go_together():
    view = filled(verdict={"selected_option": {"value": "allowed"}}, conditions={"value": "A"}, reason={"value": "x"})
    assert read_form(view, "U1") == (None, {"verdict": "With conditions, please choose “allowed with conditions”."})


def test_an_empty_form_is_no_ruling():
    assert read_form({}, "U1")[0] is None


def test_nothing_is_said_twice():
    words = "No, Fern can't be used this way. It is superseded; use Moss instead. This holds until 30 June 2026. Which country?"
    reason = AnswerReason(kind="status", status="fail", text="It is superseded; use Moss instead.")
    other = AnswerReason(kind="territory", status="unknown", text="No place is named.")
    twice = answer(
        verdict="needs_review",
        answer=words,
        reasons=(reason, other),
        nearest_yes="It would be fine if you use Moss instead.",
        valid_until=date(2026, 6, 30),
        ask_back=AnswerAskBack(question="Which country?", options=("Germany",)),
    )
    text = answer_pages(twice, Asker.STAFF, "ref")[0].text
    assert [text.count(once) for once in ("use Moss instead", "30 June 2026", "Which country?", "No place is named.")] == [
        1,
        1,
        1,
        1,
    ]

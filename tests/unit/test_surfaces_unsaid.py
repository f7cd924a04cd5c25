"""No surface says what an answer's own words say already."""

from datetime import date

from bot.answer import Answer, AnswerReason, ModelName
from bot.surfaces import unsaid
from policies.vocabulary import VerdictCode

MODEL = ModelName(name="fake", digest="sha256:0")


def _answer(text: str, **more: object) -> Answer:
    verdict = more.pop("verdict", VerdictCode.ALLOWED_WITH_CONDITIONS)
    return Answer.model_validate({"verdict": verdict, "confidence": 1.0, "answer": text, "model": MODEL, **more})


def test_a_limit_that_stands_as_a_line_of_rights_is_no_condition_again():
    """What no line says stays: a condition is never lost."""
    told = _answer(
        "Hero:\n- Licence: until 30 April 2027\n- Places: Ireland",
        kind="information",
        conditions=("Until 30 April 2027", "Only in Ireland", "Credit: Photo: A. Prior"),
    )
    assert unsaid.conditions(told) == ("Credit: Photo: A. Prior",)


def test_the_conditions_of_a_verdict_are_always_listed():
    assert unsaid.conditions(_answer("Yes, with Credit: X.", conditions=("Credit: X",))) == ("Credit: X",)


def test_a_reason_a_day_and_a_nearest_yes_are_said_once():
    no = _answer(
        "No. The licence ends on 3 May 2026. It would be fine if you end by 3 May 2026.",
        verdict=VerdictCode.NOT_ALLOWED,
        nearest_yes="It would be fine if you end by 3 May 2026.",
        reasons=(
            AnswerReason(kind="window", status="fail", text="The licence ends on 3 May 2026."),
            AnswerReason(kind="channel", status="fail", text="Not for TV."),
            AnswerReason(kind="territory", status="pass", text="Germany is inside."),
        ),
    )
    assert [reason.text for reason in unsaid.reasons(no)] == ["Not for TV."]
    assert unsaid.nearest_yes(no) is None
    yes = _answer("Yes. This holds until 3 May 2026.", valid_until=date(2026, 5, 3))
    assert unsaid.until(yes) is None
    assert unsaid.until(_answer("Yes.", valid_until=date(2026, 5, 3))) == "3 May 2026"

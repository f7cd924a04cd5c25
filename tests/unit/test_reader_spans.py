"""Every slot keeps the words it was read from."""

import json
from datetime import date
from pathlib import Path

import pytest

from policies.request import ClearanceRequest, Question
from slm.reading.deterministic import DeterministicReader

DATA = Path(__file__).parents[3] / "shared" / "data"


def check_spans(question: Question, request: ClearanceRequest) -> None:
    for span in request.spans:
        source = question.text if span.origin == "text" else question.thread[int(span.origin.removeprefix("thread:"))]
        assert span.text, f"{question.id}: an empty {span.slot} span"
        assert span.text in source, f"{question.id}: {span.slot} span {span.text!r} is not in {span.origin}"


def test_spans_name_their_message() -> None:
    """A slot carried over from the thread points into the thread."""
    question = Question(
        text="and in Finland?", asked_on=date(2026, 3, 2), thread=("May we use the fern photo on our website in Norway?", "Yes.")
    )

    request = DeterministicReader().read(question)

    origins = {span.slot: span.origin for span in request.spans}
    assert origins["territory"] == "text"
    assert origins["asset"] == "thread:0"
    assert origins["channel"] == "thread:0"


def test_hidden_words_between_do_not_break_a_span() -> None:
    """Words of an edit that enclose an asset's name are still verbatim."""
    question = Question(text='Could we make the "Snailway" sticker wiggle on our site?', asked_on=date(2026, 3, 2))

    check_spans(question, DeterministicReader().read(question))


@pytest.mark.parametrize("file", ["questions/questions.jsonl", "cases/policy_questions_dev.jsonl", "cases/structured_dev.jsonl"])
def test_spans_are_verbatim_in_real_questions(file: str) -> None:
    """No reading of the shared questions holds a span that its message does not."""
    path = DATA / file
    if not path.exists():
        pytest.skip(f"the shared data is not there: {path}")
    reader = DeterministicReader()
    for line in path.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        question = Question(
            id=raw["id"],
            text=raw.get("text") or raw["question"],
            asker=raw["asker"],
            asked_on=date.fromisoformat(raw.get("asked_on") or raw.get("as_of") or "2026-11-22"),
            thread=tuple(raw["thread"]),
        )
        check_spans(question, reader.read(question))

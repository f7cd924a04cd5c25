"""What cannot be read is told, what was understood of it is kept, and only what asks nothing is left without a case."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from policies.request import Question
from slm.reading.deterministic import DeterministicReader

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "reading" / "unreadable.yaml").read_text(encoding="utf-8")
)
KNOWN = ("Heather Morning hero", "Heather Morning")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] or "empty" for case in CASES])
def test_what_cannot_be_read_is_told(case: dict[str, Any]) -> None:
    names = [name for name in KNOWN if name in case["text"]]
    request = DeterministicReader().read(Question(text=case["text"], asked_on=date(2026, 3, 16)), names)

    assert (request.unreadable is not None) == ("why" in case)
    assert case.get("why", "") in (request.unreadable or "")
    assert case.get("named") in (*request.assets, None)
    assert request.asks_nothing == case.get("nothing", False)


def test_a_question_asked_again_in_words_that_can_be_read_is_read() -> None:
    thread = ("Можно ли использовать Heather Morning hero в Instagram?",)
    full = Question(
        text="Can we use the Heather Morning hero on our website in Germany in May 2026?", thread=thread, asked_on=date(2026, 3, 16)
    )
    follow_up = full.model_copy(update={"text": "And in Germany in May 2026?"})

    assert DeterministicReader().read(full, KNOWN).unreadable is None
    assert DeterministicReader().read(follow_up, KNOWN).unreadable is not None

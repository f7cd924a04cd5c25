"""The JSON of `clearance understand`."""

from datetime import date

from policies.request import Question
from slm.reading.deterministic import DeterministicReader
from slm.reading.understanding import SLOTS, to_json

REQUEST_KEYS = {
    "intent", "assets", "actions", "modifications", "channels", "territories", "start", "end", "purpose", "user_party", "copy",
    "missing",
}  # fmt: skip


def test_holds_the_request_object_of_the_contract_and_the_spans() -> None:
    """Codes and ISO dates, and for each slot the words it was read from."""
    question = Question(id="q7", text="Fern photo on our website in Denmark in May, ok?", asked_on=date(2026, 3, 2))

    printed = to_json(DeterministicReader().read(question), question)

    assert set(printed) == REQUEST_KEYS | {"id", "spans"}
    assert printed["id"] == "q7"
    assert printed["territories"] == {"include": ["DK"], "exclude": []}
    assert (printed["start"], printed["end"]) == ("2026-05-01", "2026-05-31")
    assert set(printed["spans"]) == set(SLOTS)
    assert printed["spans"]["territory"] == ["Denmark"]


def test_absent_things_are_null_or_empty() -> None:
    """Nothing is invented for a text that says nothing."""
    question = Question(text="", asked_on=date(2026, 3, 2))

    printed = to_json(DeterministicReader().read(question), question)

    assert printed["unreadable"] == "The message is empty."
    assert all(
        printed[key] in (None, []) for key in ("assets", "actions", "channels", "start", "end", "purpose", "user_party", "copy")
    )
    assert printed["territories"] == {"include": [], "exclude": []}

"""The JSON of `clearance understand`: the request object of an answer, plus the words each slot was read from."""

from typing import Any

from policies.request import ClearanceRequest, Question

SLOTS = ("asset", "action", "modification", "channel", "territory", "date", "purpose", "party", "copy")
"""Slots that a reading may quote words for, in the order of the contract."""


def request_object(request: ClearanceRequest) -> dict[str, Any]:
    """The `request` object of `interface.md`: codes, ISO dates, and empty values for what was not said."""
    return {
        "intent": request.intent.value,
        "assets": list(request.assets),
        "actions": [code.value for code in request.actions],
        "modifications": [code.value for code in request.modifications],
        "channels": [code.value for code in request.channels],
        "territories": {"include": list(request.territories.include), "exclude": list(request.territories.exclude)},
        "start": request.start.isoformat() if request.start else None,
        "end": request.end.isoformat() if request.end else None,
        "purpose": request.purpose.value if request.purpose else None,
        "user_party": request.user_party.value if request.user_party else None,
        "copy": request.copy_text,
        "missing": list(request.missing),
    }


def to_json(request: ClearanceRequest, question: Question) -> dict[str, Any]:
    """The whole object that `clearance understand --json` prints.

    Args:
        request: What a reader made of the question.
        question: The question itself, for its id.

    Returns:
        The request object, `spans` (slot to verbatim words) and, where nothing could be read, `unreadable` with the reason.
    """
    result = request_object(request)
    if question.id is not None:
        result = {"id": question.id, **result}
    result["spans"] = {slot: [span.text for span in request.spans if span.slot == slot] for slot in SLOTS}
    if request.unreadable is not None:
        result["unreadable"] = request.unreadable
    return result

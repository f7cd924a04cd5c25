"""The seam where readers plug in: the deterministic one today, the small model later."""

from typing import Protocol

from policies.request import ClearanceRequest, Question


class Reader(Protocol):
    """Turns a question into a request, without guessing: what the question does not say stays empty."""

    name: str
    """Short name for the audit log and the answer's `model` object."""

    def read(self, question: Question) -> ClearanceRequest:
        """Read one question; never raises for what a person may type, see `ClearanceRequest.unreadable`."""
        ...

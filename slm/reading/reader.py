"""The seam where readers plug in: the deterministic one today, the small model later."""

from collections.abc import Sequence
from typing import Protocol

from policies.request import ClearanceRequest, Question


class Reader(Protocol):
    """Turns a question into a request, without guessing: what the question does not say stays empty."""

    name: str
    """Short name for the audit log and the answer's `model` object."""

    def read(self, question: Question, known_names: Sequence[str] = ()) -> ClearanceRequest:
        """Read one question; never raises for what a person may type, see `ClearanceRequest.unreadable`.

        Args:
            question: The question with its thread.
            known_names: Words of the conversation that are known to name assets. They say nothing of where or how these are used:
                "Student kitchen" is a photo and no canteen.
        """
        ...

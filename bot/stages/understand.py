"""Step 1: the question becomes a clearance request."""

from typing import Protocol

from bot.stages.turn import Turn
from policies.request import ClearanceRequest, Question

LONGEST_TEXT = 20_000
"""Characters; a longer message is not read but goes to a person."""


class Reader(Protocol):
    """Turns a question into a request."""

    name: str

    def read(self, question: Question) -> ClearanceRequest:
        """Read one question; what it does not say stays empty."""
        ...


class Understand:
    """Reads the question."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __call__(self, turn: Turn) -> Turn:
        """Add the request to the turn."""
        if len(turn.question.text) > LONGEST_TEXT:
            return turn.having(request=ClearanceRequest(unreadable="The message is too long to be read with certainty."))
        return turn.having(request=self._reader.read(turn.question))

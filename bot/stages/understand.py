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


class Organisations(Protocol):
    """What we know of organisations that ask."""

    def introduce(self, question: Question, request: ClearanceRequest) -> ClearanceRequest:
        """The request with what is on file about the asker's organisation."""
        ...


class Understand:
    """Reads the question, and adds what is on file about whoever asks."""

    def __init__(self, reader: Reader, organisations: Organisations | None = None) -> None:
        self._reader = reader
        self._organisations = organisations

    def __call__(self, turn: Turn) -> Turn:
        """Add the request to the turn."""
        if len(turn.question.text) > LONGEST_TEXT:
            return turn.having(request=ClearanceRequest(unreadable="The message is too long to be read with certainty."))
        request = self._reader.read(turn.question)
        if self._organisations is not None:
            request = self._organisations.introduce(turn.question, request)
        return turn.having(request=request)

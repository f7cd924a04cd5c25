"""Step 1: the question becomes a clearance request."""

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from bot.stages.turn import Turn
from policies.request import ROLE, ClearanceRequest, Question
from policies.visibility import Reach
from policies.vocabulary import Asker, Party

LONGEST_TEXT = 20_000
"""Characters; a longer message is not read but goes to a person."""


class Reader(Protocol):
    """Turns a question into a request."""

    name: str

    def read(self, question: Question, known_names: Sequence[str] = ()) -> ClearanceRequest:
        """Read one question; what it does not say stays empty, and `known_names` are names of assets and nothing else."""
        ...


class Organisations(Protocol):
    """What we know of organisations that ask."""

    def introduce(self, question: Question, request: ClearanceRequest) -> ClearanceRequest:
        """The request with what is on file about the asker's organisation."""
        ...

    def vouch(self, reach: Reach) -> Reach:
        """The reach of an asker whose organisation is on file, or that of anybody."""
        ...


_OF_A_NAME = re.compile(r"\b(?:of|for|von|de)\s+([A-ZÀ-Þ][\w&’'-]*(?:\s+[A-ZÀ-Þ&][\w&’'-]*){0,3})")
"""A name after "of": whose dealer somebody is."""


class Names(Protocol):
    """What the catalogue's assets are called."""

    def names_in(self, question: Question, reach: Reach) -> Sequence[str]:
        """Words of the conversation that name assets the asker may know of."""
        ...


class Understand:
    """Reads the question, and adds what is on file about whoever uses the asset."""

    def __init__(
        self,
        reader: Reader,
        organisations: Organisations | None = None,
        *,
        names: Names | None = None,
        place: Callable[[ClearanceRequest], ClearanceRequest] | None = None,
    ) -> None:
        """Put the step together.

        Args:
            reader: Who reads the question.
            organisations: What is known of organisations.
            names: What assets are called, so that their names are not read as places of use.
            place: Says where a use is that names no place, as far as the asker's words say where they are.
        """
        self._reader = reader
        self._organisations = organisations
        self._names = names
        self._place = place

    def __call__(self, turn: Turn) -> Turn:
        """Add the request to the turn."""
        if len(turn.question.text) > LONGEST_TEXT:
            return turn.having(request=ClearanceRequest(unreadable="The message is too long to be read with certainty."))
        if self._organisations is not None:
            turn = turn.having(reach=self._organisations.vouch(turn.reach))
        names = self._names.names_in(turn.question, turn.reach) if self._names else ()
        request = self._reader.read(turn.question, names) if names else self._reader.read(turn.question)
        request = self._as_ours(turn, request, names)
        if self._place is not None:
            request = self._place(request)
        if self._organisations is not None:
            request = self._organisations.introduce(turn.question, request)
        return turn.having(request=self._without_our_own(turn, self._without_ourselves(turn, request)))

    def _without_ourselves(self, turn: Turn, request: ClearanceRequest) -> ClearanceRequest:
        """Staff and agencies who speak of the brand by its name speak of no other user: its logo is in the catalogue."""
        works_for_us = turn.question.asker is Asker.STAFF or request.user_party is Party.AGENCY
        if not request.other_users or not works_for_us:
            return request
        others = tuple(other for other in request.other_users if not self._is_ours(turn, other))
        return request.model_copy(update={"other_users": others})

    def _without_our_own(self, turn: Turn, request: ClearanceRequest) -> ClearanceRequest:
        """What bears the brand's own name is nobody else's: "with the Quillfern logo"."""
        borrowed = [span.text for span in request.spans if span.slot == "borrowed"]
        named = [re.findall(r"(?<!\w)[A-ZÀ-Þ][\w&’-]+", words) for words in borrowed]
        if not borrowed or not all(names and any(self._is_ours(turn, name) for name in names) for names in named):
            return request
        return request.model_copy(update={"topics": tuple(code for code in request.topics if code != "others_material")})

    def _as_ours(self, turn: Turn, request: ClearanceRequest, names: Sequence[str]) -> ClearanceRequest:
        """The request of an outsider that is "a dealer of Quillfern" as that of a dealer, where Quillfern is the brand itself.

        Only who uses it is read anew with the brand's name known; what is asked for stays as it was read.
        """
        unsure = any(claim.key == ROLE and claim.holds and not claim.certain for claim in request.claims)
        if turn.question.asker is Asker.STAFF or not unsure:
            return request
        told = "\n".join((*turn.question.thread, turn.question.text))
        ours = [name for name in dict.fromkeys(_OF_A_NAME.findall(told)) if self._is_ours(turn, name)]
        if not ours:
            return request
        again = self._reader.read(turn.question, (*names, *ours))
        return request.model_copy(update={slot: getattr(again, slot) for slot in ("user_party", "party_words", "claims")})

    def _is_ours(self, turn: Turn, words: str) -> bool:
        """Whether a name is the brand's own: its wordmark or logo is in the catalogue."""
        if self._names is None:
            return False
        marks = (turn.question.model_copy(update={"text": f"{words} {mark}", "thread": ()}) for mark in ("wordmark", "logo"))
        found = (name for mark in marks for name in self._names.names_in(mark, turn.reach))
        return any(name.casefold().startswith(words.casefold()) for name in found)

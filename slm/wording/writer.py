"""The contract of a writer of answers, and the facts it is given."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from policies.vocabulary import VerdictCode


@dataclass(frozen=True)
class AnswerFacts:
    """Everything that may be said in one answer; all of it is fit for the asker's eyes."""

    verdict: VerdictCode
    assets: tuple[str, ...] = ()
    """Names of the assets the answer is about."""
    conditions: tuple[str, ...] = ()
    """What the asker has to do or keep to; surfaces list them below the words."""
    reasons: tuple[str, ...] = ()
    """Why, most telling first, one plain sentence each."""
    nearest_yes: str | None = None
    """The smallest change that would clear the use."""
    valid_until: date | None = None
    """Last day on which a yes holds."""
    ask_back: str | None = None
    """The one question whose answer would settle the matter."""
    options: tuple[str, ...] = ()
    third_party: bool = False
    """Whether the reader is outside the organisation."""
    case: str | None = None
    """Id of the case that was opened."""
    to_decide: str | None = None
    """What a person must decide, where the reader may know it."""
    precedent: str | None = None
    """Id of the case whose ruling decided."""
    ruled: str = ""
    """Legal's reason for that ruling, as far as the reader may know it."""
    is_wording: bool = False
    """Whether the question is about words to be published rather than about using an asset."""


class Writer(Protocol):
    """Puts the facts of a verdict into words, and adds none of its own."""

    def write(self, facts: AnswerFacts) -> str:
        """At most six short sentences, the verdict first."""
        ...

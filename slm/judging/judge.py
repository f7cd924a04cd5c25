"""The contract of a judge of clauses, and the clause it is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from policies.evidence import ClauseJudgement
from policies.request import ClearanceRequest, Question
from policies.rules import Source
from policies.vocabulary import Visibility


@dataclass(frozen=True)
class Clause:
    """One retrieved passage of a policy document."""

    source: Source
    heading: tuple[str, ...] = ()
    """Headings above the passage, outermost first; list items often get their sense from them."""
    text: str = ""
    lead: str = ""
    """For a list item, the words that introduce the list ("You may not:")."""
    visibility: Visibility = Visibility.INTERNAL
    audience: frozenset[str] = frozenset()
    score: float = 0.0
    """Retrieval score; higher is better."""


class Judge(Protocol):
    """Reads clauses against one use. A rule book decides; a judge only says what free text says."""

    name: str

    def judge(self, question: Question, request: ClearanceRequest, clauses: Sequence[Clause]) -> tuple[ClauseJudgement, ...]:
        """Judge each clause.

        Args:
            question: The question as asked.
            request: What was understood of it.
            clauses: The retrieved clauses, best first.

        Returns:
            One judgement a clause, those that decide first, then in the order of retrieval. A judgement is `plain` only where
            the clause settles the use by itself; every other is there to be cited.
        """
        ...

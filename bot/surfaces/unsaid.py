"""What of an answer its own words do not say already, so that no surface says a thing twice."""

import re

from bot.answer import Answer, AnswerCitation, AnswerReason
from policies.vocabulary import VerdictCode
from policies.wording import say_day

MOST_NEAR = 3
"""Passages shown that only come near."""

_LIMIT = re.compile(r"^(?:Until|Only in|Only for|Only)\s+", re.IGNORECASE)
"""What a limit begins with as a condition; a line of rights names it without ("Places: Ireland")."""


def reasons(answer: Answer) -> tuple[AnswerReason, ...]:
    """What speaks against the use, or leaves it open."""
    open_ones = (reason for reason in answer.reasons if reason.status != "pass")
    unsaid = {reason.text: reason for reason in open_ones if reason.text.rstrip(".") not in answer.answer}
    return tuple(unsaid.values())


def citations(answer: Answer) -> tuple[AnswerCitation, ...]:
    """The sources; where nothing found settles the question, the nearest are enough."""
    open_clauses = answer.verdict is VerdictCode.NEEDS_REVIEW and not answer.assets
    return answer.citations[:MOST_NEAR] if open_clauses else answer.citations


def conditions(answer: Answer) -> tuple[str, ...]:
    """The conditions; information that lists rights has each limit as a line of its own."""
    if answer.kind != "information":
        return answer.conditions
    said = answer.answer.casefold()
    return tuple(text for text in answer.conditions if _LIMIT.sub("", text).casefold() not in said)


def until(answer: Answer) -> str | None:
    """The day a yes holds until, in words."""
    day = say_day(answer.valid_until) if answer.valid_until else None
    return None if day is None or f"until {day}" in answer.answer else day


def nearest_yes(answer: Answer) -> str | None:
    """The nearest yes, where the words name neither it nor the change it is about."""
    nearest = answer.nearest_yes
    if not nearest or nearest in answer.answer:
        return None
    change = nearest.removeprefix("It would be fine if you ").rstrip(".")
    return None if change in answer.answer else nearest

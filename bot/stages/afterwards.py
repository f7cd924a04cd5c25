"""What people say once they have an answer: thanks, "why?", "who decided that?", "can I get the file?", "which size?".

None of it changes the use that was asked about. Such a message is set aside before the question is read, and what it asks for is
told with the same verdict; nothing here can make one more permissive. Thanks open no case.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from bot.answer import Answer
from bot.stages.rights_told import sizes_in
from bot.stages.turn import Information, Turn
from policies.datafile import any_of, data_file
from policies.evidence import AssetFacts, Evidence
from policies.rights import summarise_rights
from policies.rulebook import Rulebook
from policies.rules import Rule
from policies.truth import Truth
from policies.verdict import Reason
from policies.vocabulary import Asker, ReasonKind, VerdictCode, Visibility

WELCOME = "You're welcome."
GLAD = "Glad to help."
STILL_OPEN = "{thanks} One thing is still open: {question}"
NOTHING_ASKED = "The message asks for nothing."
BY_THE_RECORDS = "No person decided this: I compared the use with the register, the rules and the policies on file."
POINTS = "What I checked:"
SOURCES = "Where it stands:"
_NEUTRAL = "Why?"
"""Stands for a message that changes nothing of the use, so that its words are not read as part of it."""
_ANSWER = re.compile(r"\W*(?:yes|no), ", re.IGNORECASE)
"""How an answer of the desk's begins, where the surface keeps it in the thread: nothing is open after it."""
_LONGEST_COURTESY = 120
"""Characters; a longer message says more than thanks."""
_OF_STAFF = frozenset({"file", "size"})
"""What only staff are told: where files lie and what is on file about an asset."""


def set_aside(turn: Turn) -> Turn:
    """The turn with a message that only speaks of the answer before it marked as such, and without such messages before it."""
    question = turn.question
    if not question.thread:
        return turn
    thread = tuple(message for message in question.thread if _asked_for(message) is None)
    after = _asked_for(question.text) or _courtesy(question.text)
    if not thread or (after in _OF_STAFF and question.asker is not Asker.STAFF):
        return turn
    if after == "received" and turn.asked is not None:
        after = None  # "ok" may be meant as the answer to what was asked back
    text = question.text if after in (None, "thanks", "received") else _NEUTRAL
    return turn.having(after=after, question=question.model_copy(update={"text": text, "thread": thread}))


class Afterwards:
    """The last step for a message that speaks of the answer before it; every other is handed on."""

    def __init__(self, respond: Callable[[Turn], Turn]) -> None:
        self._respond = respond

    def __call__(self, turn: Turn) -> Turn:
        """Add the answer to the turn."""
        if turn.after is None:
            return self._respond(turn)
        if turn.after in ("thanks", "received"):
            return self._respond(turn.having(findings=(), information=_in_kind(turn)))
        # what was asked back stays to be answered; a use that needs a person joins the case it has, if it has one
        done = self._respond(turn if turn.asked is None else turn.having(escalate=False))
        if done.answer is None or done.answer.kind != "verdict":
            return done
        return done.having(answer=done.answer.model_copy(update={"answer": _told(turn, done.answer)}))


def _in_kind(turn: Turn) -> Information:
    said = WELCOME if turn.after == "thanks" else GLAD
    ask = turn.asked.ask if turn.asked and not _ANSWER.match(turn.question.thread[-1]) else None
    reason = Reason(kind=ReasonKind.MISSING, status=Truth.UNKNOWN, text=NOTHING_ASKED, visibility=Visibility.PUBLIC, decisive=True)
    text = STILL_OPEN.format(thanks=said, question=ask.question) if ask else said
    return Information(text, VerdictCode.NEEDS_REVIEW, why=(reason,), complete=True, asks=ask)


def _told(turn: Turn, answer: Answer) -> str:
    """The words of an answer with what was asked about it."""
    if turn.after == "file":
        return "\n\n".join((*map(_file, _assets(turn)), answer.answer))
    if turn.after == "size":
        return "\n\n".join((*(_size(turn, f.evidence) for f in turn.findings if f.evidence.asset), answer.answer))
    ruled = any(finding.verdict.precedent for finding in turn.findings)
    by = (BY_THE_RECORDS,) if turn.after == "who" and not ruled and answer.verdict is not VerdictCode.NEEDS_REVIEW else ()
    return "\n\n".join((*by, answer.answer, *_grounds(answer)))


def _grounds(answer: Answer) -> Iterator[str]:
    """The points that were checked and where they stand, as far as the asker may see them."""
    points = list(dict.fromkeys(f"- {reason.text}" for reason in answer.reasons))
    if points:
        yield "\n".join((POINTS, *points))
    sources = [f"- {', '.join(filter(None, (c.document, c.locator)))}: “{c.quote}”" for c in answer.citations if c.quote]
    if sources:
        yield "\n".join((SOURCES, *dict.fromkeys(sources)))


def _assets(turn: Turn) -> list[AssetFacts]:
    return [finding.evidence.asset.asset for finding in turn.findings if finding.evidence.asset]


def _file(asset: AssetFacts) -> str:
    if asset.files:
        return f"The register has this file for {asset.name}: {', '.join(asset.files)}. I can't send it myself."
    return f"No file is on record for {asset.name}; please ask whoever keeps {asset.source.document}."


def _size(turn: Turn, evidence: Evidence) -> str:
    """What the asset's own record says of a size, else what a guideline that was found says of one."""
    assert turn.rulebook is not None
    assert evidence.asset is not None
    asset = evidence.asset.asset

    def sees(rule: Rule) -> bool:
        return turn.reach.sees(rule.visibility, rule.audience)

    visible = Rulebook(tuple(filter(sees, turn.rulebook.rules)), turn.rulebook.conflict)
    found = sizes_in(summarise_rights(asset, visible, turn.question.asked_on, own_use_only=False).lines)
    clauses = [clause.source for clause in evidence.clauses if not clause.hidden and sizes_in((clause.source.quote,))]
    if clauses and not found:
        where = ", ".join(filter(None, (clauses[0].document, clauses[0].locator)))
        return f"The register names no size for {asset.name}. {where} says: “{clauses[0].quote}”"
    return " ".join(found) or f"I found nothing on file that says which size {asset.name} should have."


def _asked_for(message: str) -> str | None:
    """What a message asks about the answer before it, if it asks for nothing else."""
    plain = message.strip(" \n?!.,:;…")
    return next((kind for kind in ("why", "who", "file", "size") if _pattern(kind).fullmatch(plain)), None)


def _courtesy(message: str) -> str | None:
    """Whether a message is thanks or says that it was understood, and nothing else."""
    if len(message) > _LONGEST_COURTESY or not _all_courtesies().fullmatch(message.strip()):
        return None
    return "thanks" if _pattern("thanks", r"(?<!\w)", r"(?!\w)").search(message) else "received"


@cache
def _pattern(kind: str, before: str = "", after: str = "") -> re.Pattern[str]:
    return any_of(data_file(__package__, "afterwards.yaml")[kind], before=before, after=after)


@cache
def _all_courtesies() -> re.Pattern[str]:
    """A message of which every piece is a courtesy."""
    lists = data_file(__package__, "afterwards.yaml")
    piece = any_of((*lists["thanks"], *lists["received"]), after=r"(?!\w)").pattern
    return re.compile(rf"(?:{piece}[\s.,!;:–—-]*(?:(?:and|so)\s+)?)+", re.IGNORECASE)

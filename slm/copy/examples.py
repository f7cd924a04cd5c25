"""Example wording in clauses: what is shown as right, as wrong, or as the words to use."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from policies.vocabulary import ClauseModality
from slm.copy.quotes import quoted
from slm.copy.wording import tokens
from slm.judging.judge import Clause
from slm.judging.signs import sign
from slm.judging.statements import Statement, statements_of
from slm.judging.units import plain

_sign = partial(sign, "example")
_NO = {"incorrect", "wrong", "bad", "dont", "don't", "not ok", "not okay"}


class ExampleKind(StrEnum):
    """What an example stands for."""

    RIGHT = "right"
    WRITTEN = "written"
    """How a name or a term is to be written; a use of it is not cleared by that."""
    WRONG = "wrong"
    REQUIRED = "required"


@dataclass(frozen=True)
class Example:
    """One example wording."""

    text: str
    kind: ExampleKind


def _labelled(text: str) -> list[Example]:
    return [
        Example(part.strip(' `"“”'), ExampleKind.WRONG if m.group(1).casefold() in _NO else ExampleKind.RIGHT)
        for m in _sign("label").finditer(text)
        for part in m.group(2).split(" - ")
    ]


def _quotes_of(statement: Statement) -> list[Example]:
    """Quoted words of a statement, right or wrong by their own verb ("write X", "never Y", "instead of Y, say X")."""
    out: list[Example] = []
    text, end = statement.unit.text, 0
    kind: ExampleKind | None = None
    for words in quoted(text):
        start = text.find(words, end)
        if not (end and _sign("same_breath").fullmatch(text[end:start])):
            kind = _kind_of(statement, text[: start - 1], text[start + len(words) :], kind)
        end = start + len(words)
        if kind is not None:
            out.append(Example(words.strip(" ,.;:"), kind))
    return out


def _kind_of(statement: Statement, before: str, after: str, last: ExampleKind | None) -> ExampleKind | None:
    """What quoted words stand for, by the words around them and by what the words quoted before them stand for."""
    if _sign("referred").match(after):
        return None
    verb = _sign("write").search(before) or (_sign("use").search(before) if last is ExampleKind.WRONG else None)
    if verb and not _sign("denied").search(before[: verb.start()]):
        return ExampleKind.WRITTEN
    if _sign("instead").search(before) or _sign("called_wrong").match(after):
        return ExampleKind.WRONG
    if _sign("not_others").match(after) and not _sign("denied").search(before):
        return ExampleKind.WRITTEN
    if statement.forbids and _sign("shown").search(before):
        return ExampleKind.WRONG
    right = re.search(r"\b(?:correct|right|proper)\b", before, re.IGNORECASE)
    return ExampleKind.RIGHT if right or statement.modality.kind is ClauseModality.PERMISSION else None


def _required(clause: Clause, text: str) -> list[Example]:
    """Sentences that are to be used as they stand."""
    found = [q for q in quoted(text) if len(tokens(q)) >= 6] if _sign("required").search(text) else []
    head, colon, tail = text.partition(":")
    if colon and _sign("required").search(head) and len(tokens(tail)) >= 6:
        found.append(tail)
    lead = f"{clause.lead} {clause.heading[-1] if clause.heading else ''}"
    if (
        _sign("required").search(clause.lead)
        or (_sign("example").search(lead) and re.search(r"\b(?:is|are) (?:not |a |an )", text))
    ) and len(tokens(text)) >= 6:
        found.append(text)
    return [Example(plain(f).strip(' "“”'), ExampleKind.REQUIRED) for f in found]


def examples_of(clause: Clause) -> tuple[Example, ...]:
    """All example wordings of a clause."""
    text = plain(clause.text or clause.source.quote)
    found = _labelled(text)
    for statement in statements_of(clause):
        found += _quotes_of(statement)
    found += _required(clause, text)
    lead = (clause.lead or (clause.heading[-1] if clause.heading else "")).replace("’", "'")
    if re.match(r"\W*(?:not ok|incorrect|wrong|don'?ts?\b)", lead, re.IGNORECASE) and len(tokens(text)) <= 16:
        found.append(Example(text, ExampleKind.WRONG))
    elif re.match(r"\W*(?:ok(?:ay)?\b|correct|right|do'?s?\b)", lead, re.IGNORECASE) and len(tokens(text)) <= 16:
        found.append(Example(text, ExampleKind.RIGHT))
    return tuple(found)

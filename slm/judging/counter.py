"""What speaks against a yes in the words of a document or of the question, where no facet is touched.

Facets know only what they were made for. "The above does not apply to marketplaces", "do not send it to suppliers" or an asker who
says "our product is not certified" stand against a permission all the same. They are found word by word, and only hold a yes back.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial

from policies.lexicon.negation import is_negated
from policies.request import Question
from slm.judging.judge import Clause
from slm.judging.signs import sign, sign_lists, words_listed
from slm.judging.statements import Statement, statements_of
from slm.judging.words import content, stem, words_of

_sign = partial(sign, "counter")
_SHORT = 2
"""Letters of a stem that is too short to tell anything."""


def stands_against(question: Question, chosen: Statement, clauses: Iterable[Clause], names: frozenset[str]) -> bool:
    """Whether something holds a permission back that it does not speak of itself.

    Args:
        question: The question as asked.
        chosen: The permission.
        clauses: The clauses of the documents that are meant.
        names: Stems of the names of the documents and their owner, which tell no statement from another.
    """
    own = _words(chosen.unit.text)
    return (
        _denied(question.text, own)
        or _opposed(question.text, chosen.unit.text)
        or _limited(_words(question.text) - own - names, chosen, clauses)
    )


def _words(text: str) -> frozenset[str]:
    """Stems of the words that tell one use from another."""
    return frozenset(word for word in content(text) - _common() if len(word) > _SHORT)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(stem(word) for word in words_listed("policy"))


def _limited(said: frozenset[str], chosen: Statement, clauses: Iterable[Clause]) -> bool:
    """Whether another statement of the document limits, in words of the question that the permission does not have."""
    for clause in clauses:
        for statement in statements_of(clause):
            if statement.unit.text == chosen.unit.text:
                continue
            limits = statement.forbids or statement.modality.gated or _sign("limits").search(statement.unit.text)
            if limits and said & _words(statement.unit.text):
                return True
    return False


def _denied(asked: str, own: frozenset[str]) -> bool:
    """Whether the asker denies a word that the permission counts on: "not certified yet", of "certified products"."""
    return any(
        stem(found.group()) in own and is_negated(asked, found.start(), found.end())
        for found in re.finditer(r"[^\W\d_]{4,}", asked)
        if found.group().casefold() not in words_listed("stop")
    )


def _opposed(asked: str, permitted: str) -> bool:
    """Whether the permission is for one of two opposites and the question speaks of the other."""
    return any(
        _has(one, permitted) and not _has(other, permitted) and _has(other, asked) and not _has(one, asked)
        for pair in sign_lists("counter", "opposites")
        for one, other in (pair, pair[::-1])
    )


def _has(expression: str, text: str) -> bool:
    return bool(re.search(rf"\b(?:{expression})\b", text, re.IGNORECASE))


def names_in(clauses: Sequence[Clause], named: Iterable[str]) -> frozenset[str]:
    """Stems of names that stand for a document."""
    titles = (words_of(" ".join(clause.heading[:1])) for clause in clauses)
    return frozenset(stem(word) for words in (named, *titles) for word in words)

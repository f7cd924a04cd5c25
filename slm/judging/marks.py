"""Whose marks a question is about: which of the retrieved documents it can be laid against."""

import re
from collections.abc import Sequence

from policies.request import Question
from slm.judging.judge import Clause
from slm.judging.signs import words_listed
from slm.judging.words import words_of

_SIGN = re.compile(r"[^a-z0-9]+")


def _tokens(text: str) -> frozenset[str]:
    return frozenset(t for t in _SIGN.split(text.casefold()) if len(t) >= 3 and not t.isdigit())


def names_of(document: str) -> frozenset[str]:
    """The telling words of a document's name."""
    stem = document.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return _tokens(stem) - words_listed("common_in_names")


def said_to_be(name: str, word: str) -> bool:
    """Whether a word of a question means a name: the same, or long enough and the beginning or end of it."""
    return name == word or (
        min(len(name), len(word)) >= 5 and (name.startswith(word) or word.startswith(name) or name.endswith(word))
    )


def _proper_names(text: str) -> frozenset[str]:
    """Words written like names: a capital inside a sentence, or inside the word."""
    names = set()
    for match in re.finditer(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w.-]+|\b[a-z]+[A-Z]\w+|\b[A-Z]{2,}\b", text):
        names.add(match.group().casefold().strip("."))
    return frozenset(names)


def documents_meant(question: Question, clauses: Sequence[Clause]) -> frozenset[str]:
    """Documents that the question names, by its words, its channel or its thread.

    Returns:
        The documents with the strongest tie; empty where nothing ties the question to any of them.
    """
    said = _tokens(" ".join((question.text, question.channel or "", *question.thread)))
    names = _proper_names(question.text)
    ties: dict[str, float] = {}
    for clause in clauses:
        document = clause.source.document
        tie = 2.0 * any(said_to_be(n, w) for n in names_of(document) for w in said)
        body = frozenset(w.casefold().strip(".") for w in words_of(f"{' '.join(clause.heading)} {clause.text}"))
        if names & body:
            tie += 1.0
        ties[document] = max(ties.get(document, 0.0), tie)
    best = max(ties.values(), default=0.0)
    return frozenset(d for d, tie in ties.items() if tie == best and best > 0)

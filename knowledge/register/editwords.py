"""The words of modification cells, and what a cell is sorted into before it becomes a constraint."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from policies.datafile import any_of, data_file
from policies.lexicon.phrases import PhraseBook, verb_forms
from policies.vocabulary import Modification


def data() -> Mapping[str, Any]:
    """The content of `edits.yaml`."""
    loaded: Mapping[str, Any] = data_file(__package__, "edits.yaml")
    return loaded


@cache
def fine_book() -> PhraseBook:
    """The edits that are finer than any code, by the phrases that name them."""
    return PhraseBook((name, phrase) for name, entry in data()["fine"].items() for phrase in entry["said"])


def codes_of(fine: Iterable[str]) -> set[Modification]:
    """What a question's edits of these names may be read as."""
    return {Modification(code) for name in fine for code in data()["fine"][name]["codes"]}


@cache
def pattern(key: str) -> re.Pattern[str]:
    """One of the lists of expressions of `edits.yaml`."""
    return any_of(data()[key])


@dataclass
class Sorted:
    """What the items of a cell say, sorted by what they do."""

    anything: bool = False
    vague: bool = False
    include: set[Modification] = field(default_factory=set)
    exclude: set[Modification] = field(default_factory=set)
    edge: set[Modification] = field(default_factory=set)
    slight: set[Modification] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    asks: bool = False
    """Whether somebody has to be asked before any edit."""
    narrowed: bool = False
    """Whether words that could not be read narrow the edits beside them."""
    kept: list[str] = field(default_factory=list)
    """What has to stay as it is whenever something is edited."""
    unread: list[str] = field(default_factory=list)

    def allow_fine(self, name: str) -> None:
        """Allow an edit by name: its codes are unsettled unless the question uses the same name."""
        self.edge |= codes_of([name])
        self.words |= {form for phrase in data()["fine"][name]["said"] for form in _forms(phrase)}


def _forms(phrase: str) -> set[str]:
    """A phrase as it may be said: verbs in all their forms, without mark-up."""
    head, _, rest = phrase.replace(" .. ", " ").partition(" ")
    if not head.startswith("+"):
        return {phrase.replace("=", "")}
    return {f"{form} {rest}".strip() for form in verb_forms(head[1:])}

"""A question as retrieval sees it: its words with their weights, and what is embedded of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from knowledge.terms import terms
from policies.datafile import data_file

_ENTERED = re.compile(
    r"\b(?P<act>(?:register|registering|reserve|buy|book|secure|grab|apply for)\b[^.?!\n]{0,40}?)"
    r"(?P<domain>\b[\w-]{2,}(?:\.(?:co|com|org))?\.(?:com|org|net|info|shop|store|eu|uk|ie|de|at|ch|fr|es|pt|it|nl|be|dk|se|no|fi|pl|cz"
    r"|io|app|tea|cafe)\b)",
    re.IGNORECASE,
)
"""A domain that somebody would register, by its name."""
_CALLED = re.compile(r"\b(?:call|name|rename) (?:our|my|the|a|this|their) [\w-]+(?: [\w-]+)? (?=[A-Z“\"])")
"""Something of the asker's that is to bear a name."""
_THREAD_WEIGHT = 0.35
"""How much a word of the thread counts against a word of the question."""
_CHANNEL_WEIGHT = 0.35
_EXPANSION_WEIGHT = 0.12
"""How much a word counts that the question does not use, but could have used as well."""


@dataclass(frozen=True)
class Query:
    """A question with its surroundings."""

    text: str
    channel: str | None = None
    thread: tuple[str, ...] = ()

    @property
    def spelled(self) -> str:
        """The question with what it does in the words of policies: who registers "ourname.com" takes a name into a domain."""
        text = _ENTERED.sub("take into a domain name: \\g<domain>", self.text)
        return text if text != self.text else _CALLED.sub("\\g<0>as part of another name ", text)

    def weights(self) -> dict[str, float]:
        """Stemmed words with how much each counts."""
        weights: dict[str, float] = {}
        for words, weight in (
            (terms(self.channel or ""), _CHANNEL_WEIGHT),
            (terms(" ".join(self.thread)), _THREAD_WEIGHT),
            (terms(self.spelled), 1.0),
        ):
            for word in words:
                weights[word] = max(weights.get(word, 0.0), weight)
        return weights

    def expanded(self) -> dict[str, float]:
        """The same with words that mean nearly the same as one of the question's own."""
        weights = self.weights()
        for word in terms(self.spelled):
            for other in _expansions().get(word, ()):
                weights.setdefault(other, _EXPANSION_WEIGHT)
        return weights

    def meaning(self) -> str:
        """What is embedded to find candidates: a follow-up means little without the messages it follows."""
        before = " ".join(self.thread[-2:])[-400:]
        place = " ".join(terms(self.channel or ""))
        return " ".join(part for part in (place, before, self.spelled) if part)


@cache
def _expansions() -> Mapping[str, frozenset[str]]:
    groups = data_file(__package__, "expansions.yaml")
    found: dict[str, set[str]] = {}
    for group in groups:
        stems = {stem for word in group for stem in terms(str(word))}
        for stem in stems:
            found.setdefault(stem, set()).update(stems - {stem})
    return {stem: frozenset(others) for stem, others in found.items()}

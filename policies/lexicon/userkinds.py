"""Kinds of users: a bird charity is an NGO, a caviste a wine merchant, an imprimerie a printer.

Codes of `policies.vocabulary.Party` hold very different people; kinds say whether the very user that a rule names is asking.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from policies.lexicon.mention import Mention, blanked
from policies.lexicon.phrases import PhraseBook, data_of
from policies.vocabulary import Party

_FILE = "userkinds.yaml"
_PRIVATE = "_not_a_kind"
_FILLER = re.compile(
    r"\b(?:the|our|all|any|only|own|local|and|or|ok|okay|allowed|may|can|use|it|und|alle|nur|les|des|los|las|i|gli|le|de|alle)\b|\W",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class UserKind:
    """One kind of user."""

    party: Party
    wider: tuple[str, ...] = ()
    """Kinds that hold this one."""
    general: bool = False
    """Whether any user of its party may be meant: "dealers" are sellers of every trade, "pharmacies" are not."""


@cache
def all_kinds() -> Mapping[str, UserKind]:
    """Every kind by name."""
    entries = {name: entry for name, entry in data_of(_FILE).items() if not name.startswith("_")}
    return {
        name: UserKind(Party(entry["party"]), tuple(entry.get("in", ())), bool(entry.get("general")))
        for name, entry in entries.items()
    }


def party_phrases() -> list[tuple[str, str]]:
    """Pairs of party code and phrase for the words that name a user wherever they stand."""
    return [(kind.party.value, phrase) for name, kind in all_kinds().items() for phrase in _phrases(name, "words")]


def find_kinds(text: str) -> tuple[Mention, ...]:
    """The kinds that the words of somebody about itself name."""
    return _book().find(text)


def kinds_of(descriptions: Iterable[str]) -> frozenset[str]:
    """The kinds somebody is by its own words, wider kinds included."""
    found = {mention.code for text in descriptions for mention in find_kinds(text)}
    known, new = set[str](), found
    while new:
        known |= new
        new = {wider for name in new for wider in all_kinds()[name].wider} - known
    return frozenset(known)


def kinds_meant(phrase: str) -> frozenset[str]:
    """The kinds that a rule's phrase stands for; empty where it says more than a kind ("partner schools", "agency of record")."""
    found = find_kinds(phrase)
    rest = _FILLER.sub("", blanked(phrase, found))
    return frozenset() if rest else frozenset(mention.code for mention in found)


def is_general(kind: str) -> bool:
    """Whether a kind stands for all users of its party."""
    return all_kinds()[kind].general


def _phrases(name: str, part: str) -> list[str]:
    return [str(phrase) for phrase in data_of(_FILE)[name].get(part, ())]


@cache
def _book() -> PhraseBook:
    names = (*all_kinds(), _PRIVATE)
    return PhraseBook([(name, phrase) for name in names for part in ("words", "names") for phrase in _phrases(name, part)])

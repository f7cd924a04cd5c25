"""Facets: what a use does, or a clause speaks of, in small closed codes (`facets.yaml`).

A facet is found by its phrases. In a question, a facet that is denied ("nothing sold", "unaltered") is kept apart from what is
affirmed; in a clause, denial is the business of `modality`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial

from policies.datafile import data_file
from slm.judging.signs import sign

_sign = partial(sign, "facets")
RISKS = frozenset({"edit", "naming", "goods", "commerce", "claim", "language", "place"})
"""Slots that say what is done; the others (`nature`, `thing`) only qualify it."""

_REACH = 28
"""Characters before a phrase in which a negator denies it: about five words."""


@dataclass(frozen=True)
class Facets:
    """The facets of one text, by slot."""

    affirmed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    denied: frozenset[str] = frozenset()
    spans: tuple[str, ...] = ()
    """The verbatim words the facets were found by."""

    def of(self, slot: str) -> frozenset[str]:
        """The affirmed facets of one slot."""
        return self.affirmed.get(slot, frozenset())

    @property
    def risks(self) -> Mapping[str, frozenset[str]]:
        """The affirmed facets that say what is done."""
        return {slot: codes for slot, codes in self.affirmed.items() if slot in RISKS}

    @property
    def every(self) -> frozenset[str]:
        """All affirmed facets, whatever their slot."""
        return frozenset(code for codes in self.affirmed.values() for code in codes)

    def with_more(self, more: Mapping[str, frozenset[str]]) -> "Facets":
        """The same with further affirmed facets."""
        slots = {*self.affirmed, *more}
        return Facets({slot: self.of(slot) | more.get(slot, frozenset()) for slot in slots}, self.denied, self.spans)


def _expression(phrase: str) -> str:
    """Turn a phrase of `facets.yaml` into a regular expression."""
    out = phrase.replace(" ?", r"\s?").replace(" ... ", r"(?:\W+\w+){0,4}?\W+")
    out = re.sub(r" \*(?= |$)", r" \\S+", out)
    out = re.sub(r"(?<=[A-Za-z])(?<!\\[a-z])\*", r"\\w*", out)
    return out.replace(" ", r"\s+")


@cache
def _patterns() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    data = data_file("slm.judging", "facets.yaml")
    return {
        slot: {
            code: re.compile(r"(?<![\w-])(?:" + "|".join(_expression(p) for p in phrases) + r")(?!\w)", re.IGNORECASE)
            for code, phrases in codes.items()
        }
        for slot, codes in data.items()
    }


def _found(text: str, slot: str) -> list[tuple[int, int, str]]:
    """Matches of a slot, without those that lie inside a longer match of the same slot."""
    hits = [(m.start(), m.end(), code) for code, pattern in _patterns()[slot].items() for m in pattern.finditer(text)]
    return [h for h in hits if not any(o[0] <= h[0] and h[1] <= o[1] and o[1] - o[0] > h[1] - h[0] and o[2] != h[2] for o in hits)]


def denied(text: str, start: int) -> bool:
    """Whether the words just before `start`, in the same part of the sentence, deny what begins there."""
    before = re.split(r"[.;:?!,()]\s|\bbut\b|\band\b(?=\s+(we|i|it)\b)", text[:start])[-1] or ""
    window = _sign("asking").sub(" ", before[-_REACH:])
    return bool(_sign("negator").search(window))


def facets_of(text: str, *, of_question: bool) -> Facets:
    """Find the facets of a text.

    Args:
        text: A question or (part of) a clause.
        of_question: Whether denied facets are told apart.
    """
    plain = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    affirmed: dict[str, set[str]] = {}
    refused: set[str] = set()
    spans: list[str] = []
    for slot in _patterns():
        for start, end, code in _found(plain, slot):
            spans.append(plain[start:end])
            if of_question and (slot in RISKS or slot == "thing") and denied(plain, start):
                refused.add(code)
            else:
                affirmed.setdefault(slot, set()).add(code)
    if of_question and _sign("undone").search(plain):
        refused.add("modify")
    kept = {slot: frozenset(codes) for slot, codes in affirmed.items()}
    return Facets(kept, frozenset(refused - {c for cs in affirmed.values() for c in cs}), tuple(spans))

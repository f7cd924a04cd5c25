"""Which asset replaces which, by the words of status cells and of the `replaces` and `replaced_by` columns."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from knowledge.register.cell import Cell, is_none, parts
from knowledge.register.status import read_status
from policies.calendar.order import DayOrder
from policies.evidence import AssetFacts


def resolve_successors(rows: Sequence[tuple[AssetFacts, Mapping[str, str]]]) -> list[AssetFacts]:
    """Fill in `replaced_by`, and the status of what another row says it replaces."""
    known = _Known([facts for facts, _ in rows])
    updated = {facts.id: facts for facts, _ in rows}
    for facts, cells in rows:
        for old in parts(cells.get("replaces", "")):
            target = known.find(old, facts)
            if target and facts.status == "current":
                status = "superseded" if target.status == "current" else target.status
                # The words that say so stand in the row of the other asset: there is nothing to quote from this one.
                updated[target.id] = updated[target.id].model_copy(update={"status": status, "replaced_by": facts.id})
        by = cells.get("replaced_by", "").strip()
        words = by or _successor_words(facts)
        successor = known.find(words, facts) if words else None
        if by and not is_none(by) and facts.status == "current":
            updated[facts.id] = updated[facts.id].model_copy(update={"status": "superseded", "status_quote": by})
        if successor:
            updated[facts.id] = updated[facts.id].model_copy(update={"replaced_by": successor.id})
    return [updated[facts.id] for facts, _ in rows]


def _successor_words(facts: AssetFacts) -> str:
    if facts.status not in ("superseded", "withdrawn"):
        return ""
    reading = read_status(Cell("status", facts.status_quote), DayOrder.UNKNOWN)
    return reading.successor or ""


class _Known:
    """The assets of a register, looked up by what they are called; a register may have tens of thousands."""

    def __init__(self, assets: Sequence[AssetFacts]) -> None:
        self._assets = assets
        self._called: dict[str, list[int]] = defaultdict(list)
        self._saying: dict[str, set[int]] = defaultdict(set)
        for place, facts in enumerate(assets):
            for name in dict.fromkeys(name.casefold() for name in (facts.id, facts.name, *facts.aliases)):
                self._called[name].append(place)
            for word in _words(facts.name):
                self._saying[word].add(place)

    def find(self, words: str, besides: AssetFacts) -> AssetFacts | None:
        """The one other asset that some words name: by id or name, else by all its words among those of one related name."""
        wanted = words.casefold().strip()
        exact = (self._assets[place] for place in self._called.get(wanted, ()))
        if found := next((facts for facts in exact if facts.id != besides.id), None):
            return found
        tokens = _words(wanted)
        if not tokens or not all(token in self._saying for token in tokens):
            return None
        places = set.intersection(*sorted((self._saying[token] for token in tokens), key=len))
        hits = [facts for place in sorted(places) if (facts := self._assets[place]).id != besides.id]
        family = _words(besides.name)
        overlap = [len(family & _words(facts.name)) for facts in hits]
        hits = [facts for facts, score in zip(hits, overlap, strict=True) if score == max(overlap)]
        return hits[0] if len(hits) == 1 else None


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))

"""Statements: the units of a clause, read for what they permit, forbid or gate, and within which bounds."""

import re
from dataclasses import dataclass, field
from functools import lru_cache, partial

from policies.vocabulary import ClauseModality
from slm.judging.facets import Facets, facets_of
from slm.judging.judge import Clause
from slm.judging.modality import Modality, modality_of
from slm.judging.signs import sign
from slm.judging.units import Unit, units_of

_sign = partial(sign, "statement")


@dataclass(frozen=True)
class Statement:
    """One statement of a clause, ready to be laid against a use."""

    unit: Unit
    modality: Modality
    scope: Facets
    """What it speaks of, without its conditions and exceptions."""
    conditions: tuple[str, ...] = ()
    """Verbatim bounds ("as long as it is free of charge")."""
    exceptions: tuple[str, ...] = ()
    everywhere: bool = False
    """Whether it says of itself that medium or commerce do not matter."""
    as_supplied: bool = False
    """Whether it speaks of the unaltered asset only."""
    residual: bool = False
    """Whether it is about what the statement before it leaves over ("other uses require permission")."""
    rest: bool = False
    """Whether it is about all others or other uses, without saying in the same breath what these are other than."""
    catch_all: bool = False
    own_scope: bool = True
    """Whether the scope stands in the statement itself, and not in its lead-in or heading."""
    regardless: bool = False
    """Whether it says that commerce does not matter to it."""
    blanket: bool = False
    """Whether it rules out any use of the mark."""
    contrast: bool = False
    """Whether it is the denied half of "the names, but not the logos"."""
    banned_words: frozenset[str] = frozenset()
    """Single words that it rules out whatever the use ("the words “ExampleCon” and “ExampleCamp” cannot be used")."""
    bounds: Facets = field(default_factory=Facets)
    """Facets of the conditions."""

    @property
    def forbids(self) -> bool:
        """Whether it rules out, or gates, what it speaks of."""
        if self.modality.kind is ClauseModality.PROHIBITION:
            return True
        return (
            self.modality.kind is ClauseModality.DUTY and bool(self.scope.of("edit")) and bool(_sign("keep").search(self.unit.text))
        )

    @property
    def permits(self) -> bool:
        """Whether it lets what it speaks of go ahead."""
        return self.modality.kind is ClauseModality.PERMISSION


def _cut(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Split a sentence into (main part, conditions, exceptions)."""
    conditions: list[str] = []
    exceptions: list[str] = []
    first = _sign("if_first").match(text)
    if first and first.group(1)[:3].casefold() != "for":
        conditions.append(first.group(1))
        text = text[first.end() :]
    for pattern, kept in ((_sign("exception"), exceptions), (_sign("condition"), conditions), (_sign("manner"), conditions)):
        found = pattern.search(text)
        if found and len(text[: found.start()].split()) >= 2:
            kept.append(text[found.start() :].strip(" .,;"))
            text = text[: found.start()]
    return text, tuple(conditions), tuple(exceptions)


def _banned(main: str) -> frozenset[str]:
    """Quoted single words that a prohibition names as words."""
    found = _sign("words_banned").search(main)
    words = re.findall(r"[\"“]([^\"”]{2,40})[\"”]", found.group(1)) if found else []
    return frozenset(w.strip(" ,.").casefold() for w in words if " " not in w.strip(" ,."))


def _licence(unit: Unit) -> Statement | None:
    """A licence named by its code, as the ban it holds: no sale, or no changed copies."""
    for name, slot, code in (("licence_non_commercial", "commerce", "sell"), ("licence_no_derivatives", "edit", "modify")):
        if _sign(name).search(unit.text):
            return Statement(unit, Modality(ClauseModality.PROHIBITION), Facets({slot: frozenset({code})}))
    return None


def _read(unit: Unit, earlier: "Statement | None") -> Statement:
    modality = modality_of(unit)
    main, conditions, exceptions = _cut(unit.text)
    if modality.kind is ClauseModality.PROHIBITION and not modality.gated:
        main = " ".join((main, *(c for c in conditions if _sign("manner").match(c))))
        conditions = tuple(c for c in conditions if not _sign("manner").match(c))
    if modality.gated and not any(c.lower().startswith(("if", "when")) for c in conditions):
        main = f"{main} {' '.join(conditions)}"
        conditions = ()
    stated = facets_of(main, of_question=False)
    residual = bool(_sign("other").search(unit.text)) and earlier is not None
    own = bool(stated.risks)
    return Statement(
        unit=unit,
        modality=modality,
        scope=earlier.scope if residual and earlier else _scope(unit, stated, earlier),
        conditions=earlier.conditions if residual and earlier else conditions,
        exceptions=exceptions,
        everywhere=bool(_sign("everywhere").search(unit.text)),
        as_supplied=bool(_sign("as_supplied").search(main)),
        residual=residual,
        rest=bool(_sign("rest").search(unit.text) or (_sign("other").search(unit.text) and not residual)),
        catch_all=bool(_sign("catch_all").search(unit.text)),
        own_scope=own,
        regardless=bool(_sign("regardless").search(unit.text)),
        blanket=not _sign("rest").search(unit.text) and bool(_sign("blanket").search(unit.text.replace("’", "'"))),
        contrast=bool(re.match(r"\W*not (?:the|its|our|any)\b", unit.text, re.IGNORECASE)),
        banned_words=_banned(main) if not own and modality.kind is ClauseModality.PROHIBITION else frozenset(),
        bounds=facets_of(" ".join(conditions), of_question=False),
    )


def _scope(unit: Unit, stated: Facets, earlier: "Statement | None") -> Facets:
    """What a statement speaks of: what it states, and what it takes from the statement before it, its lead-in or its heading."""
    if stated.risks:
        if earlier is None or not set(stated.risks) <= {"commerce"}:
            return stated
        # "Commercial uses require permission" goes on about what the sentence before it was about
        return stated.with_more(
            {slot: codes for slot, codes in earlier.scope.affirmed.items() if slot not in ("commerce", "nature")}
        )
    if earlier is not None and earlier.scope.risks and _sign("back").search(unit.text):
        scope = stated.with_more(earlier.scope.affirmed)
        same_nature = earlier.scope.of("nature") == scope.of("nature")
        return scope if same_nature else Facets({**scope.affirmed, "nature": stated.of("nature")})
    for fallback in (unit.lead, unit.heading):
        borrowed = facets_of(fallback, of_question=False) if fallback else Facets()
        if borrowed.risks:
            return stated.with_more(borrowed.affirmed)
    return stated


def statements_of(clause: Clause) -> tuple[Statement, ...]:
    """Read every statement of a clause."""
    innermost = clause.heading[-1].strip() if clause.heading else ""
    lead = clause.lead or (innermost if innermost.endswith(":") else "")
    return _statements(clause.text or clause.source.quote, clause.heading, lead)


@lru_cache(maxsize=4096)
def _statements(text: str, heading: tuple[str, ...], lead: str) -> tuple[Statement, ...]:
    # what a clause says does not depend on the question, and the same clauses come back again and again
    out: list[Statement] = []
    for unit in units_of(text, heading, lead):
        earlier = out[-1] if out and out[-1].unit.text == unit.before else None
        out.append(_licence(unit) or _read(unit, earlier))
    return tuple(out)

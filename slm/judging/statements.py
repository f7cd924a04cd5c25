"""Statements: the units of a clause, read for what they permit, forbid or gate, and within which bounds."""

import re
from dataclasses import dataclass, field

from policies.vocabulary import ClauseModality
from slm.judging.facets import Facets, facets_of
from slm.judging.judge import Clause
from slm.judging.modality import Modality, modality_of
from slm.judging.units import Unit, units_of

_CONDITION = re.compile(
    r"\b(?:as long as|so long as|provided(?: that)?|on (?:the )?condition(?: that)?|only if|if|when|whenever|only when|only for|to the extent)\b",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(
    r"\b(?:unless|except(?: that| for| to| where| when| as)?|other than|with the exception of|but (?:not|only))\b", re.IGNORECASE
)
_MANNER = re.compile(r"\bin (?:a|any) (?:way|manner) that\b", re.IGNORECASE)
_IF_FIRST = re.compile(r"^\W*((?:if|when|whenever|where|for)\b[^,]{3,160}),\s+(?=\S)", re.IGNORECASE)
_OTHER = re.compile(r"^\W*(?:any |all |most )?other(?: \w+)? uses?\b|^\W*other use\b", re.IGNORECASE)
_BACK = re.compile(
    r"^\W*(?:again|additionally|also|commercial|non-?commercial|such|this|these|those|in (?:those|these|such|this) cases?)\b|\b(?:these|those|such) (?:uses?|cases?)\b",
    re.IGNORECASE,
)
"""Openings that go on about what the sentence before was about."""
_WORDS_BANNED = re.compile(
    r"\b(?:the )?(?:words?|names?|terms?)\s+((?:[\"“][^\"”]{2,40}[\"”](?:,?\s*(?:or|and)?\s*))+)", re.IGNORECASE
)
_EVERYWHERE = re.compile(
    r"\bfor any purpose\b|\bany (?:form of )?media\b|\bwithout (?:any )?(?:restriction|limitation)s?\b|\bfor (?:both )?(?:commercial and non-?commercial|non-?commercial and commercial)"
    r"|\bwaives? any\b|\bincluding commercial use\b|\bno restrictions?\b",
    re.IGNORECASE,
)
_AS_SUPPLIED = re.compile(
    r"\b(?:un(?:modified|altered|changed|edited)|original|official versions?|as (?:supplied|provided))\b", re.IGNORECASE
)
_KEEP = re.compile(r"\b(?:retain|keep|kept|preserve|maintain|original proportions|unmodified|unaltered)\b", re.IGNORECASE)
_CATCH_ALL = re.compile(
    r"\b(?:inconsistent with|not covered by|contrary to|in violation of|other than as (?:expressly )?permitted|not explicitly)\b",
    re.IGNORECASE,
)


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
    catch_all: bool = False
    own_scope: bool = True
    """Whether the scope stands in the statement itself, and not in its lead-in or heading."""
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
        return self.modality.kind is ClauseModality.DUTY and bool(self.scope.of("edit")) and bool(_KEEP.search(self.unit.text))

    @property
    def permits(self) -> bool:
        """Whether it lets what it speaks of go ahead."""
        return self.modality.kind is ClauseModality.PERMISSION


def _cut(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Split a sentence into (main part, conditions, exceptions)."""
    conditions: list[str] = []
    exceptions: list[str] = []
    first = _IF_FIRST.match(text)
    if first and first.group(1)[:3].casefold() != "for":
        conditions.append(first.group(1))
        text = text[first.end() :]
    for pattern, kept in ((_EXCEPTION, exceptions), (_CONDITION, conditions), (_MANNER, conditions)):
        found = pattern.search(text)
        if found and len(text[: found.start()].split()) >= 2:
            kept.append(text[found.start() :].strip(" .,;"))
            text = text[: found.start()]
    return text, tuple(conditions), tuple(exceptions)


def _banned(main: str) -> frozenset[str]:
    """Quoted single words that a prohibition names as words."""
    found = _WORDS_BANNED.search(main)
    words = re.findall(r"[\"“]([^\"”]{2,40})[\"”]", found.group(1)) if found else []
    return frozenset(w.strip(" ,.").casefold() for w in words if " " not in w.strip(" ,."))


def _read(unit: Unit, earlier: "Statement | None") -> Statement:
    modality = modality_of(unit)
    main, conditions, exceptions = _cut(unit.text)
    if modality.kind is ClauseModality.PROHIBITION and not modality.gated:
        main = f"{main} {' '.join(c for c in conditions if _MANNER.match(c))}"
        conditions = tuple(c for c in conditions if not _MANNER.match(c))
    if modality.gated and not any(c.lower().startswith(("if", "when")) for c in conditions):
        main = f"{main} {' '.join(conditions)}"
        conditions = ()
    scope = facets_of(main, of_question=False)
    residual = bool(_OTHER.match(unit.text)) and earlier is not None
    own = bool(scope.risks)
    if residual and earlier is not None:
        scope = earlier.scope
    elif not own and earlier is not None and earlier.scope.risks and _BACK.search(unit.text):
        scope = scope.with_more(earlier.scope.affirmed)
        if earlier.scope.of("nature") != scope.of("nature"):
            scope = Facets({**scope.affirmed, "nature": facets_of(main, of_question=False).of("nature")})
    elif own and earlier is not None and set(scope.risks) <= {"commerce"}:
        # "Commercial uses require permission" goes on about what the sentence before it was about
        scope = scope.with_more(
            {slot: codes for slot, codes in earlier.scope.affirmed.items() if slot not in ("commerce", "nature")}
        )
    elif not own:
        for fallback in (unit.lead, unit.heading):
            borrowed = facets_of(fallback, of_question=False) if fallback else Facets()
            if borrowed.risks:
                scope = scope.with_more(borrowed.affirmed)
                break
    return Statement(
        unit=unit,
        modality=modality,
        scope=scope,
        conditions=earlier.conditions if residual and earlier else conditions,
        exceptions=exceptions,
        everywhere=bool(_EVERYWHERE.search(unit.text)),
        as_supplied=bool(_AS_SUPPLIED.search(main)),
        residual=residual,
        catch_all=bool(_CATCH_ALL.search(unit.text)),
        own_scope=own,
        contrast=bool(re.match(r"\W*not (?:the|its|our|any)\b", unit.text, re.IGNORECASE)),
        banned_words=_banned(main) if not own and modality.kind is ClauseModality.PROHIBITION else frozenset(),
        bounds=facets_of(" ".join(conditions), of_question=False),
    )


def statements_of(clause: Clause) -> tuple[Statement, ...]:
    """Read every statement of a clause."""
    out: list[Statement] = []
    for unit in units_of(clause.text or clause.source.quote, clause.heading, clause.lead):
        out.append(_read(unit, out[-1] if out and out[-1].unit.text == unit.before else None))
    return tuple(out)

"""Applicability: whether a statement reaches a use, slot by slot.

Both tests lean to the safe side. A prohibition bites only where every slot it speaks of is touched; a permission covers only where
everything the use does is spoken of. Whatever lies between is "perhaps", which never decides and always stops a yes.
"""

from dataclasses import dataclass
from enum import StrEnum

from slm.judging.facets import Facets, facets_of
from slm.judging.statements import Statement
from slm.judging.use import Use

WEAK = frozenset(
    [
        "website",
        "article",
        "book",
        "presentation",
        "video",
        "poster",
        "product",
        "event",
        "link",
        "compatibility",
        "commercial",
        "mislead",
        "account_name",
        "press",
        "symbol",
        "fork",
        "nav",
        "logo",
        "name",
        "marks",
    ]
)
"""Facets too common to carry a decision alone."""
_WEAK_FOR_YES = WEAK - {"compatibility"}
"""To say truly what works with what is a use of its own when it is permitted, but only a setting when it is forbidden."""
_FREE = frozenset({"free", "noncommercial", "personal"})
_PAID = frozenset({"sell", "commercial", "fee_at_event", "sponsored"})
_TOGETHER = frozenset({"symbol", "nav"})
_SHOWN = frozenset({"logo", "marks"})
_ANY_EDIT = frozenset({"modify"})


class Reach(StrEnum):
    """How far a statement reaches a use."""

    NO = "no"
    PERHAPS = "perhaps"
    YES = "yes"


@dataclass(frozen=True)
class Fit:
    """The outcome of laying a statement against a use."""

    reach: Reach
    matched: frozenset[str] = frozenset()
    """Facets in which they meet."""
    open_conditions: tuple[str, ...] = ()
    """Conditions that the question neither meets nor breaks."""

    @property
    def strength(self) -> int:
        """Number of telling facets in which they meet."""
        return len(self.matched - WEAK)


_NONE = Fit(Reach.NO)


def _meet(slot: str, spoken: frozenset[str], done: frozenset[str]) -> frozenset[str]:
    """Facets of a slot in which a prohibition and a use meet; a ban on any change meets every edit."""
    if slot == "edit" and spoken & _ANY_EDIT:
        return done
    return spoken & done


def _things_differ(scope: Facets, use: Facets) -> bool:
    """Whether one speaks of the name only and the other of the logo only, or of other things altogether."""
    spoken, meant = scope.of("thing"), use.of("thing")
    if not spoken or not meant or "marks" in spoken or "marks" in meant:
        return False
    return not spoken & meant


def bites(statement: Statement, use: Use) -> Fit:
    """Lay a prohibition or a gate against a use."""
    spoken = dict(statement.scope.risks)
    if statement.regardless:
        spoken.pop("commerce", None)
    if statement.blanket and (shown := statement.scope.of("thing") & use.facets.of("thing") & _SHOWN):
        return Fit(Reach.YES, shown)
    if statement.banned_words & use.spoken:
        return Fit(Reach.YES, statement.banned_words & use.spoken)
    if not spoken or statement.catch_all:
        return _NONE
    met = {slot: _meet(slot, codes, use.facets.of(slot) | use.context.of(slot)) for slot, codes in spoken.items()}
    matched = frozenset(code for codes in met.values() for code in codes) & use.facets.every
    if not matched:
        return _NONE
    telling = (
        matched - WEAK
        or (statement.contrast and statement.scope.of("thing") & use.facets.of("thing"))
        or len(matched & _TOGETHER) > 1
    )
    certain = all(met.values()) and bool(telling) and not _things_differ(statement.scope, use.facets)
    excepted = any(facets_of(e, of_question=False).every & use.facets.every for e in statement.exceptions)
    nature = frozenset() if statement.regardless else statement.scope.of("nature")
    if excepted or (
        not statement.residual and nature & _FREE and use.facets.every & _PAID and not nature & use.facets.of("nature")
    ):
        certain = False
    if statement.rest:
        certain = False
    elif statement.residual:
        certain = certain and _broken(statement, use)
    elif statement.conditions and not (statement.bounds.every and statement.bounds.every <= use.facets.every):
        certain = False
    return Fit(Reach.YES if certain else Reach.PERHAPS, matched)


def _broken(statement: Statement, use: Use) -> bool:
    """Whether the use breaks a condition: free against paid, unaltered against edited, not endorsed against endorsed."""
    wanted = (statement.scope.of("nature") | statement.bounds.of("nature")) & _FREE
    return bool(
        (wanted and use.facets.every & _PAID and not statement.everywhere)
        or (statement.as_supplied and use.facets.of("edit"))
        or (statement.bounds.of("claim") and use.facets.of("claim"))
    )


def _spoken_of(statement: Statement, slot: str, done: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Facets of one slot of a use that a permission speaks of, and those it leaves uncovered."""
    here = statement.scope.of(slot)
    if "subdomain" in here:
        here -= {"domain"}  # a permission for subdomains names the domain it is none for
    if (slot == "edit" and here & _ANY_EDIT) or (slot == "commerce" and "commercial" in here):
        return done, frozenset()
    left = done - here
    if slot == "place" and not here:
        left -= WEAK
    if statement.everywhere and slot in ("commerce", "place"):
        left = frozenset()
    return done & here, left


def _freed_thing(statement: Statement, use: Facets) -> frozenset[str]:
    """What a use takes of something that is given away without restriction, if that is all it does."""
    things = use.of("thing")
    plain_use = set(use.risks) <= {"commerce", "place", "goods"}
    return things if statement.everywhere and plain_use and things <= statement.scope.of("thing") else frozenset()


def _tells(statement: Statement, use: Facets, matched: frozenset[str]) -> bool:
    """Whether a permission and a use meet in more than common settings."""
    if matched - _WEAK_FOR_YES or (statement.everywhere and "data" in matched):
        return True
    same_thing = statement.scope.of("thing") & use.of("thing")
    return bool(matched & use.of("place") and set(use.risks) == {"place"} and same_thing)


def covers(statement: Statement, use: Use) -> Fit:
    """Lay a permission against a use."""
    done = use.facets
    met = [_spoken_of(statement, slot, codes) for slot, codes in done.risks.items()]
    matched = frozenset().union(*(spoken for spoken, _ in met), _freed_thing(statement, done))
    if not matched:
        return _NONE
    uncovered = any(left for _, left in met)
    if uncovered or _things_differ(statement.scope, done) or _broken(statement, use) or not _tells(statement, done, matched):
        return Fit(Reach.PERHAPS, matched)
    still_open = tuple(c for c in statement.conditions if not _met(c, use))
    if statement.scope.of("nature") & _FREE and not _is_free(use) and not statement.everywhere:
        still_open = (*still_open, statement.unit.text)
    return Fit(Reach.YES, matched, still_open)


def _is_free(use: Use) -> bool:
    return bool(use.facets.of("nature") & _FREE or use.facets.denied & _PAID)


def _met(condition: str, use: Use) -> bool:
    """Whether the question says that a condition is met."""
    facets = facets_of(condition, of_question=False)
    if facets.of("nature") & _FREE:
        return _is_free(use)
    return bool(facets.of("claim")) and facets.of("claim") <= use.facets.denied

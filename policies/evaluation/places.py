"""Territories: is every place of the use inside (permission), is any of them (prohibition)."""

from policies import wording
from policies.evaluation.finding import Fact, Finding, Scope
from policies.evaluation.parts import call
from policies.evaluation.use import ANYWHERE, Use
from policies.rules import TerritoryConstraint
from policies.taxonomies import territories
from policies.truth import Truth, all_of, any_of
from policies.verdict import Change
from policies.vocabulary import Asker, ReasonKind

_FEW = 8
_MANY = 60
_MOST_OUTSIDE = 100
"""More countries than these are said to be the rest of the world."""


def inside(limit: TerritoryConstraint, place: str, use: Use) -> Truth:
    """Whether a country lies inside a territory constraint, read with the parts of it that are used."""
    if place == ANYWHERE:
        unlimited = limit.worldwide and not limit.exclude and not limit.edge
        return Truth.PASS if unlimited else Truth.UNKNOWN
    if place in territories.expand(limit.exclude):
        return Truth.FAIL
    parts = use.regions.get(place, frozenset())
    if parts & limit.exclude:
        return Truth.FAIL
    cut_out = {key for key in limit.exclude if key in territories.regions() and territories.regions()[key].country == place}
    if parts & limit.edge or place in limit.edge or (cut_out and not parts):
        return Truth.UNKNOWN
    if limit.worldwide or place in territories.expand(limit.include) or (parts and parts <= limit.include):
        return Truth.PASS
    only_parts = {key for key in limit.include if key in territories.regions() and territories.regions()[key].country == place}
    readable = bool(limit.include or limit.edge)
    return Truth.FAIL if readable and not (only_parts and not parts) else Truth.UNKNOWN


def _truth(limit: TerritoryConstraint, place: str, use: Use, scope: Scope) -> Truth:
    found = inside(limit, place, use)
    if place not in use.loose_places:
        return found
    if scope.permits:  # who asks for "Scandinavia" under a licence for "Scandinavia" asks for what is licensed
        return Truth.PASS if found is Truth.PASS or place in limit.edge else Truth.UNKNOWN
    return Truth.FAIL if found is Truth.FAIL else Truth.UNKNOWN


def _covered(limit: TerritoryConstraint) -> str:
    """What the constraint covers, in words."""
    parts = limit.exclude if limit.worldwide else limit.exclude - limit.include
    left_out = f" without {wording.say_places(parts)}" if parts else ""
    if limit.worldwide:
        return f"the whole world{left_out}"
    kept = limit.include - limit.exclude
    if kept:
        return f"{wording.say_places(kept)}{left_out}"
    return f"“{limit.quote}”" if limit.edge and limit.quote else "no place that could be read"


def _fact(limit: TerritoryConstraint, unknown: list[str], use: Use, holder: str) -> Fact:
    """The fact that is missing, and whose it is."""
    if not limit.worldwide and not limit.include and not limit.edge:
        return Fact("register", f"territory:{holder}", to_decide=f"Which territories {holder} covers; the record does not say.")
    loose = [place for place in unknown if place in use.loose_places]
    if loose:
        question = f"Does your use include {wording.say_places(loose)}?"
        without = Change(kind="leave_out_territory", value=",".join(loose), text=f"leave out {wording.say_places(loose)}")
        changes = (("No", without),)
        detail = ",".join(loose)
        return Fact("territory", detail, asker_knows=True, question=question, options=("Yes", "No"), changes=changes)
    places = [place for place in unknown if place != ANYWHERE and (place in limit.edge or use.regions.get(place))]
    if places:
        named = _say(places, use)
        words = f"“{limit.quote}”" if limit.quote else holder
        why = f" ({limit.note})" if limit.note else ""
        return Fact("register", f"territory:{named}", to_decide=f"Whether {words} includes {named}{why}.")
    codes = sorted(limit.include)
    shown = use.asker is Asker.STAFF and 0 < len(codes) <= _FEW
    names = (territories.name(code) for code in codes)
    options = (*(f"{name[0].upper()}{name[1:]}" for name in names), "Somewhere else") if shown else ()
    return Fact("territory", asker_knows=True, question=wording.PLAIN_QUESTIONS["territory"], options=options)


def _be(places: list[str], use: Use) -> str:
    parts = sum(len(use.regions.get(place) or (place,)) for place in places)
    return "are" if parts > 1 else "is"


def _say(places: list[str], use: Use) -> str:
    """Places by the names the asker gave them: who asks for Scotland hears Scotland, although its code is that of its country."""
    return wording.say_places(part for place in places for part in use.regions.get(place) or (place,))


def _outside(limit: TerritoryConstraint, failed: list[str], use: Use) -> list[str]:
    """The places outside by their own names; of a country used in parts only those parts that are outside."""
    out: list[str] = []
    for place in failed:
        parts = use.regions.get(place, frozenset())
        covered = limit.include if place not in territories.expand(limit.exclude) else frozenset()
        whole = limit.worldwide or place in territories.expand(covered)
        left = parts & limit.exclude if whole else parts - covered
        out += sorted(left or parts) or [place]
    return out


def _text(limit: TerritoryConstraint, by_place: dict[str, Truth], scope: Scope, use: Use) -> tuple[str, str]:
    """The sentence for those who may see the rule, and the one for everybody."""
    holder = call(limit.part, scope.name)
    passed = [place for place, truth in by_place.items() if truth is Truth.PASS and place != ANYWHERE]
    failed = [place for place, truth in by_place.items() if truth is Truth.FAIL]
    loose = [place for place, truth in by_place.items() if truth is Truth.UNKNOWN and place != ANYWHERE]
    if not scope.permits:
        where = _say(passed or loose, use) or "places like these"
        return f"{scope.name} is about {where}", f"There is a limit for {where}."
    if failed:
        if len(failed) > _MOST_OUTSIDE:
            return f"{holder} covers {_covered(limit)}, not the rest of the world", "This is not cleared for the whole world."
        out = _outside(limit, failed, use)
        text = f"{holder} covers {_covered(limit)}; {wording.say_places(out)} {'are' if len(out) > 1 else 'is'} outside"
        return text, f"This is not cleared for {wording.say_places(out)}."
    if loose:
        text = f"{holder} covers {_covered(limit)}; whether it covers {_say(loose, use)} is not settled"
        return text, f"It is not settled whether {_say(loose, use)} {_be(loose, use)} cleared."
    if by_place.get(ANYWHERE) is Truth.UNKNOWN:
        words = use.request.uncoded_territories
        unsaid = f"{wording.quoted(words)} is no place I can resolve" if words else "no place of use is named"
        return f"{holder} covers {_covered(limit)}, and {unsaid}", wording.sentence(unsaid)
    where = _say(passed, use) if len(passed) <= _MANY else "each of these countries"
    where = where or "a use without a country limit"
    of = f" of {holder}" if limit.part else ""
    return (
        f"places{of}: {where} {_be(passed if len(passed) <= _MANY else passed[:1], use)} inside",
        f"{where} {_be(passed, use)} cleared.",
    )


def _repairs(by_place: dict[str, Truth], use: Use) -> tuple[Change, ...]:
    failed = sorted(place for place, truth in by_place.items() if truth is Truth.FAIL)
    kept = sorted(place for place, truth in by_place.items() if truth is Truth.PASS and place != ANYWHERE)
    if not failed or not kept:
        return ()
    longer = len(failed) > len(kept)
    text = f"keep to {_say(kept, use)}" if longer else f"leave out {_say(failed, use)}"
    return (Change(kind="leave_out_territory", value=",".join(failed), text=text),)


def evaluate(limit: TerritoryConstraint, use: Use, scope: Scope) -> Finding:
    """What a territory constraint says of a use."""
    by_place = {place: _truth(limit, place, use, scope) for place in use.all_places}
    status = all_of(by_place.values()) if scope.permits else any_of(by_place.values())
    unknown = [place for place, truth in by_place.items() if truth is Truth.UNKNOWN]
    text, public = _text(limit, by_place, scope, use)
    turned = {place: Truth.FAIL if truth is Truth.PASS else Truth.PASS for place, truth in by_place.items()}
    return Finding(
        kind=ReasonKind.RELEASE if limit.part and limit.part.kind == "person" else ReasonKind.TERRITORY,
        status=status,
        text=wording.sentence(text),
        public=wording.sentence(public),
        by_place=by_place,
        fact=_fact(limit, unknown, use, call(limit.part, scope.name)) if unknown else None,
        repairs=_repairs(by_place if scope.permits else turned, use),
    )

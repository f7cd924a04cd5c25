"""Small builders for tests of the core: an asset, rules, evidence."""

from datetime import date
from typing import Any

from policies.evidence import AssetFacts, AssetMatch, Evidence
from policies.request import ClearanceRequest, Territories
from policies.rules import Rule, RuleKind, Source, Target
from policies.vocabulary import Asker

ON = date(2026, 3, 2)
ASSET = AssetFacts(id="A-1", name="Aurora", source=Source(document="register.csv", locator="row 2"))


def permission(*constraints: Any, **fields: Any) -> Rule:
    """A permission for the asset."""
    return _rule(RuleKind.PERMISSION, constraints, {"id": "A-1/licence", **fields})


def prohibition(*constraints: Any, **fields: Any) -> Rule:
    """A prohibition for the asset."""
    return _rule(RuleKind.PROHIBITION, constraints, {"id": "A-1/exclusion", **fields})


def _rule(kind: RuleKind, constraints: tuple[Any, ...], fields: dict[str, Any]) -> Rule:
    target = fields.pop("target", Target(assets=frozenset({"A-1"})))
    source = Source(document="register.csv", locator="row 2", quote="the words of the cell")
    return Rule(kind=kind, target=target, constraints=constraints, source=source, **fields)


def evidence(**fields: Any) -> Evidence:
    """Evidence of the asset, asked for by staff unless said otherwise."""
    return Evidence(**{"asset": AssetMatch(asset=ASSET, score=1.0), "asker": Asker.STAFF, **fields})


def request(*places: str, **fields: Any) -> ClearanceRequest:
    """A request for some places."""
    return ClearanceRequest(territories=Territories(include=places), **fields)

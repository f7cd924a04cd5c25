"""A quick look at many assets for one use: which of them cannot be a yes, told from their licences without a full decision."""

from collections.abc import Iterable
from datetime import date

from policies.evaluation import channels, places, windows
from policies.evaluation.use import Use
from policies.evidence import Evidence
from policies.request import ClearanceRequest
from policies.rules import ChannelConstraint, Constraint, Rule, RuleKind, TerritoryConstraint, WindowConstraint
from policies.truth import Truth


class Screen:
    """One use, held against the licences of many assets. What it lets through is still to be decided."""

    def __init__(self, request: ClearanceRequest, evidence: Evidence, on: date) -> None:
        self._use = Use.of(request, evidence, on)

    def hopeless(self, rules: Iterable[Rule]) -> bool:
        """Whether none of an asset's own permissions can cover any part of the use; without one of its own nothing is known."""
        own = [rule for rule in rules if rule.kind is RuleKind.PERMISSION and rule.target.assets and rule.wording is None]
        return bool(own) and all(any(self._shut(limit) for limit in rule.constraints) for rule in own)

    def _shut(self, limit: Constraint) -> bool:
        """Whether a limit of a permission leaves out every part of the use; limits of parts may not matter and do not count."""
        if limit.part is not None:
            return False
        match limit:
            case WindowConstraint():
                return windows.within(limit, self._use) is Truth.FAIL
            case TerritoryConstraint():
                return all(places.inside(limit, place, self._use) is Truth.FAIL for place in self._use.all_places)
            case ChannelConstraint():
                return all(channels.inside(limit, used, self._use) is Truth.FAIL for used in self._use.all_channels)
        return False

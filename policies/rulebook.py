"""The rules in force, and what happens when they contradict each other."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from policies.evidence import AssetFacts
from policies.rules import Rule


class Conflict(StrEnum):
    """ODRL's conflict strategies (ODRL 2.2, section 2.10).

    `PROHIBIT`: a prohibition that bites wins. `PERMIT`: a permission that certainly covers the use wins. `INVALID`: where both
    hold a person decides.
    """

    PROHIBIT = "prohibit"
    PERMIT = "permit"
    INVALID = "invalid"


def aims_at(rule: Rule, asset: AssetFacts | None) -> bool:
    """Whether a rule's target holds an asset; with no asset only rules for everything are meant."""
    target = rule.target
    if not (target.assets or target.kinds or target.labels):
        return True
    if asset is None:
        return False
    kinds = {kind.casefold() for kind in target.kinds}
    named = asset.id in target.assets or (asset.kind is not None and asset.kind.casefold() in kinds)
    return named or bool(target.labels & asset.labels)


@dataclass(frozen=True)
class Rulebook:
    """All rules that bind, whatever their visibility."""

    rules: tuple[Rule, ...] = ()
    conflict: Conflict = Conflict.PROHIBIT

    def bearing_on(self, asset: AssetFacts | None, on: date) -> tuple[Rule, ...]:
        """The rules whose target holds the asset and whose life is not over on a day.

        A rule whose life begins later bears too: the use may reach into it, and its life span is then evaluated like a window.
        """
        named = self._by_asset.get(asset.id, ()) if asset else ()
        bearing = sorted({place for place in (*named, *self._shared) if aims_at(self.rules[place], asset)})
        return tuple(rule for place in bearing if (rule := self.rules[place]).valid_to is None or rule.valid_to >= on)

    @cached_property
    def _by_asset(self) -> dict[str, list[int]]:
        """Places of the rules that name an asset, so that a large register costs nothing."""
        index: dict[str, list[int]] = {}
        for place, rule in enumerate(self.rules):
            for asset_id in rule.target.assets:
                index.setdefault(asset_id, []).append(place)
        return index

    @cached_property
    def _shared(self) -> tuple[int, ...]:
        """Places of the rules that hold more than listed assets."""
        targets = ((place, rule.target) for place, rule in enumerate(self.rules))
        return tuple(place for place, target in targets if target.kinds or target.labels or not target.assets)

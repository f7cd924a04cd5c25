"""A shelf of register assets, and what is found on it and told of its rights."""

from datetime import date
from typing import Any

from bot.stages.find import FindAsset
from bot.stages.rights import RightsInfo
from bot.stages.turn import Finding, Information, Turn
from knowledge.register.row import RegisterAsset, compile_register
from policies.decision import decide, ruling
from policies.evidence import AssetFacts, AssetMatch, Evidence
from policies.request import ClearanceRequest, Question, Territories
from policies.rulebook import Rulebook
from policies.rules import Rule
from policies.visibility import Reach
from policies.vocabulary import Asker, Channel, Intent, Visibility

ON = date(2026, 3, 16)


BLANK = {
    "kind": "photo", "licence_window": "perpetual", "territories": "worldwide", "channels": "all media", "exclusions": "none",
    "modification": "crop ok", "third_party_use": "no", "talent_release": "no people", "credit_line": "none",
    "visibility": "internal",
}  # fmt: skip


def register(*rows: dict[str, str]) -> tuple[RegisterAsset, ...]:
    """Assets from rows, each a photo free to use everywhere unless its cells say otherwise."""
    full = [{**BLANK, **row} for row in rows]
    return compile_register(full, document="r.csv", visibility=Visibility.INTERNAL, owner=None, mapping=None).assets


class Shelf:
    """A catalogue of register assets."""

    def __init__(self, assets: tuple[RegisterAsset, ...]) -> None:
        self._assets = assets

    def rulebook(self) -> Rulebook:
        return Rulebook(tuple(rule for asset in self._assets for rule in asset.rules))

    def assets(self, reach: Reach) -> list[AssetFacts]:
        return [a.facts for a in self._assets if reach.sees(a.facts.visibility, a.facts.audience)]


def turn(text: str, assets: tuple[RegisterAsset, ...], *, asker: Asker = Asker.STAFF, findings: Any = (), **slots: Any) -> Turn:
    question = Question(text=text, asked_on=ON, asker=asker)
    return Turn(
        question=question, reach=Reach(asker=asker), request=ClearanceRequest(**slots), rulebook=Shelf(assets).rulebook(),
        findings=findings,
    )  # fmt: skip


BILLBOARDS: dict[str, Any] = {
    "channels": (Channel.BILLBOARD,), "territories": Territories(include=("DE",)),
    "start": date(2026, 12, 1), "end": date(2026, 12, 31),
}  # fmt: skip


def find(text: str, *rows: dict[str, str], asker: Asker = Asker.STAFF) -> Information:
    assets = register(*rows)
    slots = {
        "intent": Intent.FIND_ASSET, "channels": (Channel.BILLBOARD,), "territories": Territories(include=("DE",)),
        "start": date(2026, 12, 1), "end": date(2026, 12, 31),
    }  # fmt: skip
    told = FindAsset(Shelf(assets), ruling).inform(turn(text, assets, asker=asker, **slots))
    assert told is not None
    return told


def rights(
    text: str, *rows: dict[str, str], asker: Asker = Asker.STAFF, other: dict[str, str] | None = None, rules: tuple[Rule, ...] = (),
    **slots: Any,
) -> Information:  # fmt: skip
    assets = register(*rows, *([other] if other else []))
    alternatives = tuple(asset.facts for asset in assets[len(rows) :])
    wanted = ClearanceRequest(intent=Intent.RIGHTS_INFO, **slots)
    book = Rulebook((*Shelf(assets).rulebook().rules, *rules))
    match = AssetMatch(asset=assets[0].facts, score=1.0, mention=assets[0].facts.name)
    evidence = Evidence(asset=match, alternatives=alternatives, asker=asker, said=text)
    finding = Finding(evidence, decide(wanted, evidence, book, ON))
    asked = turn(text, assets, asker=asker, findings=(finding,), intent=Intent.RIGHTS_INFO, **slots).having(rulebook=book)
    told = RightsInfo().inform(asked)
    assert told is not None
    return told

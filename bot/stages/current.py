"""Which version of a thing is in use: "is v2 of the lockup still right?", "which is the latest breakfast pack?"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from bot.stages.retrieve import Knowledge
from bot.stages.turn import Finding, Information, Turn
from bot.stages.use_named import names_a_use
from policies.asset_grounds import is_gone
from policies.decision import ruling
from policies.evidence import AssetFacts, AssetMatch
from policies.lexicon.rights_asked import asks_for_the_current, versions_in
from policies.vocabulary import Intent, VerdictCode

_WITHOUT_A_USE = frozenset({Intent.USE_ASSET, Intent.FIND_ASSET, Intent.RIGHTS_INFO, Intent.OTHER})


class Rights(Protocol):
    """Tells the rights in the assets a question names."""

    def inform(self, turn: Turn) -> Information | None:
        """The rights, or `None` where the asset is in doubt."""
        ...


def asks_for_a_version(turn: Turn) -> bool:
    """Whether it is asked which version is in use, and no use is described that could be judged."""
    request = turn.understood
    if request.intent not in _WITHOUT_A_USE or not asks_for_the_current(turn.question.text):
        return False
    return not names_a_use(request.model_copy(update={"start": None, "end": None}))


class CurrentVersion:
    """Names the version in use with its rights."""

    def __init__(self, knowledge: Knowledge, rights: Rights) -> None:
        self._knowledge = knowledge
        self._rights = rights

    def inform(self, turn: Turn) -> Information | None:
        """What is in use of each asset that is named; the old version that was asked about gets its no."""
        told = self._rights.inform(turn)
        named = [finding.evidence.asset.asset for finding in turn.findings if finding.evidence.asset]
        if told is None or not named:
            return None
        known = self._knowledge.assets(turn.reach)
        asked_for_old = [old for asset in named for old in _replaced(asset, known) if _is_meant(turn, old, asset)]
        lines = [f"{old.name} is no longer in use." for old in asked_for_old]
        lines += [line for asset in named for line in _standing(asset, known)]
        text = "\n".join((*lines, told.text, *self._instead(turn, known)))
        if not asked_for_old:
            return replace(told, text=text)
        # what follows are the rights in the version that took its place
        return replace(told, text=text, verdict=VerdictCode.NOT_ALLOWED, conditions=(), to_decide=None, asks=None, valid_until=None)

    def _instead(self, turn: Turn, known: Sequence[AssetFacts]) -> Iterator[str]:
        """The rights in what took the place of an asset that is gone."""
        assert turn.rulebook is not None
        for finding in turn.findings:
            match = finding.evidence.asset
            successor = _successor(match.asset, known) if match and is_gone(match.asset) else None
            if successor is not None:
                changes = {"asset": AssetMatch(asset=successor, score=1.0), "rivals": (), "precedents": (), "alternatives": ()}
                evidence = finding.evidence.model_copy(update=changes)
                verdict = ruling(turn.understood, evidence, turn.rulebook, turn.question.asked_on)
                told = self._rights.inform(turn.having(findings=(Finding(evidence, verdict),)))
                yield from [told.text] if told else []


def _successor(asset: AssetFacts, known: Sequence[AssetFacts]) -> AssetFacts | None:
    return next((other for other in known if other.id == asset.replaced_by and other.status == "current"), None)


def _replaced(asset: AssetFacts, known: Sequence[AssetFacts]) -> list[AssetFacts]:
    return [other for other in known if other.replaced_by == asset.id and is_gone(other)]


def _is_meant(turn: Turn, old: AssetFacts, current: AssetFacts) -> bool:
    """Whether the version that the question names is that of the old asset and not of the one in use."""
    said = versions_in(turn.question.text)
    return bool(said & _versions(old) - _versions(current))


def _versions(asset: AssetFacts) -> frozenset[str]:
    return versions_in(" / ".join((asset.name, *asset.aliases)))


def _standing(asset: AssetFacts, known: Sequence[AssetFacts]) -> list[str]:
    """Whether an asset is the version in use. A register that says nothing of it is not taken to say yes."""
    if is_gone(asset):
        successor = _successor(asset, known)
        return [f"The current one is {successor.name}."] if successor else []
    if asset.status != "current":
        return []
    before = [old.name for old in _replaced(asset, known)]
    if before:
        return [f"{asset.name} is the current one; it replaced {' and '.join(before)}."]
    return [f"{asset.name} is marked as current." if asset.status_quote else f"Nothing on file replaces {asset.name}."]

"""What stands against the asset itself: nobody knows it, several could be meant, or it is no longer in use."""

from collections.abc import Sequence

from policies.evaluation.finding import Fact, Finding
from policies.evidence import AssetFacts, AssetMatch, Evidence
from policies.request import ClearanceRequest
from policies.rules import Rule, RuleKind
from policies.truth import Truth
from policies.versions import words_version
from policies.vocabulary import Action, ReasonKind
from policies.weighing import Ground

CONFLICTING = "conflicting"
"""The status of an asset that several entries say different things of; no cell says so."""
_NO_ASSET_NEEDED = frozenset({Action.MENTION, Action.REGISTER, Action.ENDORSE})
"""What is done with a name or the brand as a whole, not with a catalogued thing."""


def unknown(request: ClearanceRequest, evidence: Evidence) -> tuple[Ground, ...]:
    """That no asset is known by what the question calls it, unless it needs none."""
    mention = evidence.unknown_mention
    if mention is None and not request.assets and request.actions and set(request.actions) <= _NO_ASSET_NEEDED:
        return ()
    named = mention or (request.assets[0] if request.assets else None)
    text = f"I don't know an asset called “{named}”." if named else "The question names no asset."
    fact = Fact("asset", asker_knows=True, question="Which asset do you mean? Its name, file name or number will do.")
    if near := called(evidence.near):
        fact = which(near)
    kind = ReasonKind.UNKNOWN_ASSET if named else ReasonKind.MISSING
    return (Ground(Finding(kind=kind, status=Truth.UNKNOWN, text=text, public=text, fact=fact)),)


def status(asset: AssetFacts, alternatives: Sequence[AssetFacts]) -> tuple[Ground, ...]:
    """What stands against an asset that is no longer, or not yet, in use."""
    if asset.status == "current":
        return ()
    gone = is_gone(asset)
    other = next((facts.name for facts in alternatives if facts.id == asset.replaced_by), None)
    instead = f"; use {other} instead" if other else ""
    finding = Finding(
        kind=ReasonKind.STATUS,
        status=Truth.FAIL if gone else Truth.UNKNOWN,
        text=f"{say_status(asset)}{instead}.",
        public=f"{asset.name} is no longer in use{instead}." if gone else f"Whether {asset.name} may be used is not settled.",
        quote=asset.status_quote,
        fact=None if gone else Fact("register", "status", to_decide=_open_point(asset)),
    )
    return (Ground(finding, _catalogue_entry(asset)),)


def is_gone(asset: AssetFacts) -> bool:
    """Whether an asset is no longer in use, and not only not yet."""
    return asset.status in ("superseded", "withdrawn")


def say_status(asset: AssetFacts) -> str:
    """The status in words; what is neither in use nor gone is told in the register's own words: it may be on hold, or a draft."""
    name, quote = asset.name, asset.status_quote
    if is_gone(asset):
        return f"{name} is {asset.status}" + (f" (“{quote}”)" if quote else "")
    if asset.status == CONFLICTING:
        return f"The register's entries for {name} contradict each other"
    if quote:
        return f"The status of {name} is “{quote}”"
    return f"{name} is still a draft" if asset.status == "draft" else f"The status of {name} is not known"


def _open_point(asset: AssetFacts) -> str:
    if asset.status == CONFLICTING:
        return f"Which of the register's entries for {asset.name} counts."
    how = "as a draft" if asset.status == "draft" and not asset.status_quote else "all the same"
    return f"Whether {asset.name} may be used {how}."


def _catalogue_entry(asset: AssetFacts) -> Rule:
    """The catalogue's record as something to cite: its status binds like a rule."""
    source = asset.source.model_copy(update={"quote": asset.status_quote or asset.source.quote})
    return Rule(
        id=f"{asset.id}/status",
        kind=RuleKind.PROHIBITION,
        source=source,
        visibility=asset.visibility,
        audience=asset.audience,
        version=_status_version(asset),  # a ruling made under one status does not hold under another
    )


def _status_version(asset: AssetFacts) -> str:
    """Status and its words: "on hold" for another reason is another state of things."""
    return words_version(f"{asset.status} | {asset.status_quote}")


def which(names: Sequence[str]) -> Fact:
    """The question back that tells which asset is meant."""
    question = f"Do you mean {names[0]}?" if len(names) == 1 else "Which of these do you mean?"
    options = ("Yes", "No") if len(names) == 1 else (*names, "Something else")
    return Fact("asset", names[0] if len(names) == 1 else "", asker_knows=True, question=question, options=options)


def called(matches: Sequence[AssetMatch]) -> tuple[str, ...]:
    """What assets are called, with their numbers where two share a name."""
    found = {match.asset.id: match.asset.name for match in matches}
    names = list(found.values())
    return tuple(f"{name} ({number})" if names.count(name) > 1 else name for number, name in found.items())

"""The nearest yes: the smallest change of the request that the same rules clear; what `decide` would not clear is not offered."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations

from policies import wording
from policies.evidence import AssetFacts, AssetMatch, Evidence
from policies.request import ClearanceRequest, Territories
from policies.taxonomies import territories
from policies.verdict import Change, NearestYes, Verdict
from policies.vocabulary import Channel, Modification

_MOST_CHANGES = 4
_MOST_CANDIDATES = 9
"""Bounds of the search: 255 combinations at most, each one pure evaluation."""

Judge = Callable[[ClearanceRequest, Evidence], Verdict]


def _end_by(request: ClearanceRequest, value: str) -> ClearanceRequest:
    day = date.fromisoformat(value)
    end = min(request.end, day) if request.end else day
    start = min(request.start, end) if request.start else None
    return request.model_copy(update={"start": start, "end": end, "open_ended": False, "date_unclear": False})


def _start_from(request: ClearanceRequest, value: str) -> ClearanceRequest:
    day = date.fromisoformat(value)
    start = max(request.start, day) if request.start else day
    end = max(request.end, start) if request.end else None
    return request.model_copy(update={"start": start, "end": end})


def _leave_out_territory(request: ClearanceRequest, value: str) -> ClearanceRequest:
    out = set(value.split(","))
    exclude = tuple(dict.fromkeys((*request.territories.exclude, *sorted(out))))
    include = tuple(code for code in request.territories.include if code not in out)
    known = territories.regions()
    regions = tuple(key for key in request.regions if key not in known or known[key].country not in out)
    return request.model_copy(update={"territories": Territories(include=include, exclude=exclude), "regions": regions})


def _leave_out_channel(request: ClearanceRequest, value: str) -> ClearanceRequest:
    out = {Channel(code) for code in value.split(",")}
    return request.model_copy(update={"channels": tuple(channel for channel in request.channels if channel not in out)})


def _leave_out_edit(request: ClearanceRequest, value: str) -> ClearanceRequest:
    out = {Modification(code) for code in value.split(",")}
    kept = tuple(edit for edit in request.modifications if edit not in out)
    actions = tuple(action for action in request.actions if kept or action not in ("modify", "derive"))
    if Modification.TRANSLATE in out:
        actions = tuple(action for action in actions if action != "translate")
    return request.model_copy(update={"modifications": kept, "actions": actions})


def _leave_out_part(request: ClearanceRequest, value: str) -> ClearanceRequest:
    shown = tuple(words for words in request.parts_shown if value.casefold() not in words.casefold())
    return request.model_copy(update={"parts_omitted": (*request.parts_omitted, f"no {value}"), "parts_shown": shown})


def _reduce(request: ClearanceRequest, value: str) -> ClearanceRequest:
    unit, most = value.split("=")
    if unit == "copies":
        return request.model_copy(update={"quantity": int(float(most))})
    if unit == "seconds":
        return request.model_copy(update={"duration_s": float(most)})
    kept = tuple(pair for pair in request.measures if pair[0] != unit)
    return request.model_copy(update={"measures": (*kept, (unit, float(most)))})


_APPLY: dict[str, Callable[[ClearanceRequest, str], ClearanceRequest]] = {
    "end_by": _end_by,
    "start_from": _start_from,
    "leave_out_territory": _leave_out_territory,
    "leave_out_channel": _leave_out_channel,
    "leave_out_edit": _leave_out_edit,
    "leave_out_part": _leave_out_part,
    "reduce": _reduce,
}
_ORDER = tuple(_APPLY)
"""The cheapest change for the asker first."""


def apply(changes: Sequence[Change], request: ClearanceRequest) -> ClearanceRequest:
    """The request with some changes made to it; `use_instead` changes the asset, not the request."""
    for change in changes:
        if change.kind in _APPLY:
            request = _APPLY[change.kind](request, change.value)
    return request


def _merged(changes: Sequence[Change]) -> list[Change]:
    """Candidates without repetition; of several last days the earliest, of several first days the latest."""
    unique = list(dict.fromkeys(changes))
    ends = [change for change in unique if change.kind == "end_by"]
    starts = [change for change in unique if change.kind == "start_from"]
    spare = set(sorted(ends, key=lambda change: change.value)[1:]) | set(sorted(starts, key=lambda change: change.value)[:-1])
    kept = [change for change in unique if change not in spare]
    return sorted(kept, key=_cost)[:_MOST_CANDIDATES]


def _cost(change: Change) -> int:
    """How much a change costs the asker; a version that lies ready ("use the silent version") leaves the whole use as it is."""
    ready = change.kind == "leave_out_part" and change.text.startswith("use the ")
    return -1 if ready else _ORDER.index(change.kind)


def _combinations(changes: Sequence[Change]) -> Iterator[tuple[Change, ...]]:
    for size in range(1, min(_MOST_CHANGES, len(changes)) + 1):
        yield from combinations(changes, size)


def _text(changes: Sequence[Change]) -> str:
    return wording.sentence("it would be fine if you " + wording.say_list(change.text for change in changes))


def _instead(request: ClearanceRequest, evidence: Evidence, judge: Judge) -> NearestYes | None:
    """Another asset that took the place of this one, if the use of that is a yes."""
    facts = evidence.asset.asset if evidence.asset else None
    wanted = facts.replaced_by if facts else None
    for other in evidence.alternatives:
        if other.id != wanted:
            continue
        renamed = request.model_copy(update={"assets": (other.name,)})
        if judge(renamed, evidence_for(other, evidence)).code.is_yes:
            change = Change(kind="use_instead", value=other.id, text=f"use {other.name} instead")
            return NearestYes(text=_text((change,)), changes=(change,), request=renamed, asset=other.id)
    return None


def evidence_for(other: AssetFacts, evidence: Evidence) -> Evidence:
    """The same evidence for another asset; rulings on the first one do not carry over."""
    match = AssetMatch(asset=other, score=1.0, mention=other.name)
    return evidence.model_copy(update={"asset": match, "rivals": (), "unknown_mention": None, "precedents": ()})


def nearest_yes(request: ClearanceRequest, evidence: Evidence, repairs: Sequence[Change], judge: Judge) -> NearestYes | None:
    """The smallest change that clears a use.

    Args:
        request: The request that was refused.
        evidence: What was found for it.
        repairs: Changes that would each put right one thing that stands against the use.
        judge: `decide` without a nearest yes of its own.
    """
    instead = _instead(request, evidence, judge)
    if instead:
        return instead
    for changes in _combinations(_merged(repairs)):
        changed = apply(changes, request)
        if changed != request and judge(changed, evidence).code.is_yes:
            return NearestYes(text=_text(changes), changes=changes, request=changed)
    return None

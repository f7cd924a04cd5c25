"""Modality: whether a statement permits, forbids, obliges, gates or merely explains."""

from dataclasses import dataclass
from functools import partial

from policies.vocabulary import ClauseModality
from slm.judging.signs import sign
from slm.judging.units import Unit

_sign = partial(sign, "modality")


@dataclass(frozen=True)
class Modality:
    """How a statement speaks."""

    kind: ClauseModality
    gated: bool = False
    """A permission must be had first."""
    own: bool = True
    """Whether the statement itself says so, or only its lead-in or heading."""


def main_of(text: str) -> str:
    """The main part of a statement, without its conditions, relative clauses and quoted examples."""
    words = _sign("quoted").sub('""', text.replace("’", "'"))
    lead_in = _sign("if_first").match(words)
    if lead_in:
        words = words[lead_in.end() :]
    head = _sign("condition").split(words, maxsplit=1)[0]
    return head if len(head.split()) >= 2 else words


def _earliest(words: str) -> ClauseModality | None:
    """The modality whose first sign stands first; a denied "may" is a prohibition."""
    if _sign("not_wrong").search(words):
        return ClauseModality.PERMISSION
    signs = [
        (match.start(), rank, kind)
        for rank, (pattern, kind) in enumerate(
            (
                (_sign("not"), ClauseModality.PROHIBITION),
                (_sign("may"), ClauseModality.PERMISSION),
                (_sign("must"), ClauseModality.DUTY),
            )
        )
        if (match := pattern.search(words))
    ]
    if signs:
        return min(signs)[2]
    return ClauseModality.DUTY if _sign("imperative").match(words) else None


def _gated(words: str) -> bool:
    """Whether a permission is demanded; a statement that waives it demands none."""
    if _sign("advice").search(words):
        return False
    never_without = _sign("never_without").search(words)
    return bool(never_without or (_sign("gate").search(words) and not _sign("free").search(words)))


def _explains(words: str, main: str) -> bool:
    """Whether a statement recommends, reserves or tells about its owner, and so settles nothing."""
    speaks_of_owner = _sign("state").search(main) and not _sign("to_you").search(main)
    return bool(_sign("advice").search(words) or speaks_of_owner or _sign("owner").match(main))


def _said(words: str, main: str) -> ClauseModality | None:
    """The modality by verdict words ("-- Allowed"), by a label ("Incorrect:") or by the first modal verb."""
    label = _sign("prefix").match(words)
    if label:
        return ClauseModality.PROHIBITION if _sign("no_lead").search(label.group(1)) else ClauseModality.PERMISSION
    verdict = _sign("verdict").search(words)
    if verdict:
        return ClauseModality.PROHIBITION if verdict.group(1) else ClauseModality.PERMISSION
    kind = _earliest(main) or _earliest(words)
    waived = _sign("free").search(words) and not _sign("never_without").search(words)
    return ClauseModality.PERMISSION if waived and kind in (None, ClauseModality.DUTY) else kind


def _from_words(text: str) -> Modality | None:
    """Modality of a statement by its own words, or `None` where it has no modal at all."""
    words, main = text.replace("’", "'"), main_of(text)
    kind: ClauseModality | None
    _, asked, answer = words.partition("?")
    if asked and not _sign("answers_yes").match(answer):
        # a question permits nothing; what its answer says is what counts
        return Modality(ClauseModality.PROHIBITION if _sign("answers_no").match(answer) else ClauseModality.STATEMENT)
    if _gated(words):
        return Modality(ClauseModality.PROHIBITION, gated=True)
    if _sign("define").search(words):
        kind = ClauseModality.DEFINITION
    elif _sign("we_forbid").search(main):
        kind = ClauseModality.PROHIBITION
    elif _explains(words, main):
        kind = ClauseModality.STATEMENT
    elif _sign("only").search(main) and not _sign("not").search(main):
        kind = ClauseModality.DUTY
    else:
        kind = _said(words, main)
    return Modality(kind) if kind else None


def _from_lead(lead: str) -> Modality | None:
    words = lead.replace("’", "'")
    if _sign("free").search(words) and not _sign("lead_never_without").search(words):
        return Modality(ClauseModality.PERMISSION, own=False)
    if _sign("gate_lead").search(words):
        return Modality(ClauseModality.PROHIBITION, gated=True, own=False)
    if _sign("no_lead").search(words):
        return Modality(ClauseModality.PROHIBITION, own=False)
    if _sign("yes_lead").search(words):
        return Modality(ClauseModality.PERMISSION, own=False)
    return None


def modality_of(unit: Unit) -> Modality:
    """Read the modality of a statement from its own words, else from its lead-in, else from its heading."""
    own = _from_words(unit.text)
    lead = _from_lead(unit.lead) if unit.lead else None
    head = _from_lead(unit.heading) if unit.heading else None
    if own is None or (own.kind in (ClauseModality.STATEMENT, ClauseModality.DUTY) and unit.item and lead):
        return lead or own or head or Modality(ClauseModality.STATEMENT)
    return own

"""What `decide` says: a verdict with its reasons, conditions, citations, nearest yes and the one fact to ask for."""

from datetime import date
from typing import Literal

from policies.request import ClearanceRequest, Frozen
from policies.rules import Source
from policies.truth import Truth
from policies.vocabulary import ReasonKind, VerdictCode, Visibility


class Reason(Frozen):
    """One step of the explanation; its visibility is that of the rule it rests on."""

    kind: ReasonKind
    status: Truth
    text: str
    """One plain sentence; may hold internals, see `visibility`."""
    public_text: str | None = None
    """The same without internals, for those who may not see the rule."""
    rule: str | None = None
    source: Source | None = None
    visibility: Visibility = Visibility.INTERNAL
    audience: frozenset[str] = frozenset()
    decisive: bool = False
    """Whether the verdict would be another without it."""


class Condition(Frozen):
    """What the asker has to do or keep to. Conditions are always shown, whatever the rule's visibility."""

    text: str
    kind: str = "other"
    rule: str | None = None
    source: Source | None = None
    visibility: Visibility = Visibility.INTERNAL
    audience: frozenset[str] = frozenset()


class Change(Frozen):
    """One change of the nearest yes."""

    kind: Literal[
        "end_by",
        "start_from",
        "leave_out_territory",
        "leave_out_channel",
        "leave_out_edit",
        "leave_out_part",
        "use_instead",
        "reduce",
    ]
    value: str
    text: str


class NearestYes(Frozen):
    """The smallest change that would clear the use; `request` is the changed request, which `decide` must clear."""

    text: str
    changes: tuple[Change, ...]
    request: ClearanceRequest
    asset: str | None = None
    """Id of another asset to use instead, if that is the change."""


class Citation(Frozen):
    """A source to show, and who may see it."""

    source: Source
    visibility: Visibility = Visibility.INTERNAL
    audience: frozenset[str] = frozenset()


class AskBack(Frozen):
    """The one question whose answer would settle the matter."""

    slot: str
    question: str
    options: tuple[str, ...] = ()
    detail: str = ""
    """Which fact of the slot is asked for: the key of a claim, the unit of a number, the asset that may be meant."""
    changes: tuple[tuple[str, Change], ...] = ()
    """What picking an option makes of the request, by option."""
    visibility: Visibility = Visibility.PUBLIC
    """That of the rule the question is made from; a question about the asset itself is made from none."""
    audience: frozenset[str] = frozenset()
    rest: tuple["AskBack", ...] = ()
    """What else is open, for those who may not see the rule behind this question."""


class Verdict(Frozen):
    """The outcome for one asset (or none) and one use."""

    code: VerdictCode
    reasons: tuple[Reason, ...] = ()
    conditions: tuple[Condition, ...] = ()
    citations: tuple[Citation, ...] = ()
    """Sources of the decisive reasons and conditions, most telling first."""
    nearest_yes: NearestYes | None = None
    ask_back: AskBack | None = None
    valid_until: date | None = None
    """Last day on which the yes still holds; `None` with no limit or no yes."""
    to_decide: str | None = None
    """For `needs_review`: what a person must decide, in one sentence."""
    basis: Literal["rules", "precedent", "clauses", "copy", "catalogue", "none"] = "none"
    rule_versions: tuple[str, ...] = ()
    """`id@version` of every rule that was looked at and bore on the use."""
    precedent: str | None = None
    """Case id of the precedent that decided."""

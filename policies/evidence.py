"""What was found about one asset and one use: the facts that `decide` looks at besides the rules."""

from datetime import date
from enum import IntEnum

from pydantic import Field

from policies.request import ClearanceRequest, Frozen
from policies.rules import Source
from policies.vocabulary import Asker, ClauseRelation, VerdictCode, Visibility


class AssetFacts(Frozen):
    """One asset as the catalogue knows it."""

    id: str
    name: str
    kind: str | None = None
    aliases: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    labels: frozenset[str] = frozenset()
    status: str = "current"
    """`current`, `superseded`, `withdrawn`, `draft`, `conflicting` or `unknown`."""
    status_quote: str = ""
    """Verbatim words of the register that the status was read from."""
    replaced_by: str | None = None
    """Id of the asset to use instead."""
    approved_copy: tuple[str, ...] = ()
    visibility: Visibility = Visibility.INTERNAL
    audience: frozenset[str] = frozenset()
    source: Source


class AssetMatch(Frozen):
    """An asset that a question may be about."""

    asset: AssetFacts
    score: float = Field(ge=0, le=1)
    mention: str = ""
    """The words that led to it; empty when the thread did."""
    fit: float = Field(default=1.0, ge=0, le=1)
    """Share of the telling words said that the asset answers to; below 1 the words name something else, perhaps this."""


class Bearing(IntEnum):
    """How surely a prohibition or gate of a clause touches a use that the rules permit."""

    OTHER = -1
    """It is about another thing, by name."""
    NONE = 0
    PERHAPS = 1
    LIKELY = 2
    CERTAIN = 3


class ClauseJudgement(Frozen):
    """What one clause of a document says of the use, by a judge that is not a rule."""

    source: Source
    relation: ClauseRelation
    condition: str | None = None
    probability: float = Field(ge=0, le=1)
    """The judge's trust that the relation is right."""
    plain: bool = False
    """Whether the clause is plain enough to decide by itself, in the judge's own terms."""
    gated: bool = False
    """Whether the use hangs on a permission to be had first."""
    bearing: Bearing = Bearing.NONE
    """How surely its bans and gates touch the use; it only ever stops a yes of the rules."""
    bans: bool = False
    """Whether what bears on the use is a ban, and not a permission to be had first."""
    hidden: bool = False
    """Whether the asker may not see it: it stops a yes, but a person has to say what follows from it."""
    visibility: Visibility = Visibility.INTERNAL
    audience: frozenset[str] = frozenset()
    score: float = 0.0
    """Retrieval score, for ordering."""


class Precedent(Frozen):
    """What legal ruled once, for the same or a like request."""

    case: str
    verdict: VerdictCode
    conditions: tuple[str, ...] = ()
    reason: str = ""
    """The reason that may be shown to the asker."""
    request: ClearanceRequest
    said: str = ""
    """The asker's words that were ruled on, question and thread; what they name and number is part of the ruling."""
    asset: str | None = None
    ruled_on: date
    expires: date | None = None
    scope: str = "asset_and_use"
    """`once`, `asset_and_use` or `until`."""
    rule_versions: tuple[str, ...] = ()
    """Versions of the rules that bore on the case; a precedent ends when one of them changed."""
    clauses_seen: tuple[str, ...] | None = None
    """Versions of the clauses that lay before legal; one that did not may stand against the ruling. `None`: not recorded."""
    audience: frozenset[str] = frozenset()
    visibility: Visibility = Visibility.INTERNAL


class Evidence(Frozen):
    """Everything found for one asset of one question; `asset` is `None` where the question is about no catalogued asset."""

    asset: AssetMatch | None = None
    rivals: tuple[AssetMatch, ...] = ()
    """Other assets the words could mean as well; more than none makes the asset uncertain."""
    unknown_mention: str | None = None
    """A mention that no asset answers to (or none this asker may know of)."""
    near: tuple[AssetMatch, ...] = ()
    """Assets that the unknown mention may mean, for a question back; never evidence of anything."""
    clauses: tuple[ClauseJudgement, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    alternatives: tuple[AssetFacts, ...] = ()
    """Assets that could be used instead, such as the one that replaced this one; the nearest yes may point to them."""
    asker: Asker | None = None
    """Who asks. Staff who name nobody else use a thing themselves; `None` (not known) is nobody, and never taken for staff."""
    own_topics: frozenset[str] = frozenset()
    """Topics of the brand's own trade, which its catalogue is full of: alcohol for a brewery."""
    said: str = ""
    """The asker's own words, question and thread, for limits that no code carries ("festival programmes")."""

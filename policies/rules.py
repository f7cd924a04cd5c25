"""Rules, shaped like ODRL 2.2: permissions and prohibitions with targets, actions, constraints and duties.

A constraint of a **permission** says how far the permission reaches: outside it the use is not permitted. The constraints of a
**prohibition** say when it bites: all must hold. Every constraint evaluates to pass, fail or unknown (`policies.truth`); a
constraint that could not be read is `Unreadable` and is unknown to every use it could touch.

Register rows compile into the same rules as the YAML files that legal writes, so there is one engine and one way to cite.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from policies.request import Frozen
from policies.vocabulary import Action, Channel, Modification, Party, Purpose, ReasonKind, Visibility


class Source(Frozen):
    """Where a rule or constraint comes from, to be cited verbatim."""

    document: str
    """Path or name as ingested."""
    locator: str = ""
    """Page, heading path or row and column."""
    quote: str = ""
    """Verbatim text of the source."""

    def narrowed(self, quote: str | None, locator: str | None) -> "Source":
        """The place within this source where some words stand; without words (a blank cell) it is the source as a whole.

        Words and place go together: those of one are never shown at the other.
        """
        return self.model_copy(update={"quote": quote, "locator": locator or self.locator}) if quote else self


class Part(Frozen):
    """A part of an asset that a constraint is limited to: a person shown, the music, one cut of a film.

    The constraint counts unless the request leaves the part out; a part that only some versions contain (`versions`) counts only
    when one of these is used or the version is not named.
    """

    kind: Literal["person", "music", "version", "element"]
    label: str
    versions: tuple[str, ...] = ()
    """Verbatim names of the only versions the part is in ("30s"); empty: all of them."""


class Bound(StrEnum):
    """An end of a window that is not a day."""

    OPEN = "open"
    UNKNOWN = "unknown"


class _Constraint(Frozen):
    """What all constraints share."""

    quote: str = ""
    """Verbatim words this constraint was read from; cited when it decides."""
    locator: str | None = None
    """Where in the rule's document these words stand, when it differs from the rule's own locator."""
    part: Part | None = None
    note: str | None = None
    """What a person should know about the reading, such as why an edge is unsettled."""


class TerritoryConstraint(_Constraint):
    """Places. Codes are ISO 3166-1 alpha-2, sub-national place keys, or groups already expanded by the reader.

    `include` empty with `worldwide` false means that no place could be read (unknown). Codes in `edge` may or may not be inside:
    unknown (Liechtenstein for DACH).
    """

    kind: Literal["territory"] = "territory"
    worldwide: bool = False
    include: frozenset[str] = frozenset()
    exclude: frozenset[str] = frozenset()
    edge: frozenset[str] = frozenset()


class ChannelConstraint(_Constraint):
    """Places of appearance; a parent code holds for its children. `anywhere` is "all media"."""

    kind: Literal["channel"] = "channel"
    anywhere: bool = False
    include: frozenset[Channel] = frozenset()
    exclude: frozenset[Channel] = frozenset()
    edge: frozenset[Channel] = frozenset()
    """Channels that a reasonable person could count in or out: unknown."""
    only: frozenset[str] = frozenset()
    """Finer limits that no code carries ("own channels", "festival programmes"), verbatim; checked against the request's words."""
    also: frozenset[str] = frozenset()
    """Further places that are allowed and that no code carries ("vehicles"), verbatim; a request's own words may meet them."""
    terms: frozenset[str] = frozenset()
    """The rule's own words for the places that codes carry; a question in the same words means the same, whatever code it gets."""
    barred: frozenset[str] = frozenset()
    """Places that are ruled out, verbatim ("vending machines"): no code carries them, or a question may code them otherwise."""


class WindowConstraint(_Constraint):
    """Days, first and last included. `subject` tells what the window is of."""

    kind: Literal["window"] = "window"
    start: date | Bound = Bound.OPEN
    end: date | Bound = Bound.OPEN
    subject: Literal["licence", "release", "music", "embargo", "rule"] = "licence"


class PurposeConstraint(_Constraint):
    """What the use is for."""

    kind: Literal["purpose"] = "purpose"
    include: frozenset[Purpose] = frozenset()
    exclude: frozenset[Purpose] = frozenset()


class ModificationConstraint(_Constraint):
    """Edits. `anything` allows all that is not excluded; otherwise what is in neither set is forbidden, unless in `edge`.

    `vague` marks wording without a settled meaning ("minor adjustments only"): every edit that is not excluded is then unknown.
    """

    kind: Literal["modification"] = "modification"
    anything: bool = False
    include: frozenset[Modification] = frozenset()
    exclude: frozenset[Modification] = frozenset()
    edge: frozenset[Modification] = frozenset()
    vague: bool = False
    slight: frozenset[Modification] = frozenset()
    """Edits that are allowed if they stay small ("light crop only"); the question has to say that they do."""
    words: frozenset[str] = frozenset()
    """Phrases for permitted edits that are finer than any code ("trim", "local end card", "b/w"): an edit in `edge`, or one without
    a code, passes when the question names it by one of these."""


class PartyConstraint(_Constraint):
    """Who may use it. Staff of the brand is always `Party.STAFF`.

    `words` are the verbatim nouns of the cell ("tour operators", "wholesale customers") that the asker's own words are compared
    with where codes are too coarse. `qualifications` are codes that must hold for the user (`signed_addendum`, `msa`).
    `case_by_case` leaves every third party to a person.
    """

    kind: Literal["party"] = "party"
    anyone: bool = False
    include: frozenset[Party] = frozenset()
    words: frozenset[str] = frozenset()
    qualifications: frozenset[str] = frozenset()
    case_by_case: bool = False
    names: frozenset[str] = frozenset()
    """The only organisations meant, by name; a user has to be one of them."""
    unknown_third_parties: bool = False
    """The cell says nothing certain about third parties (blank, `tbc`): staff pass, everyone else is unknown."""


class CountConstraint(_Constraint):
    """A limit in a number, inclusive: pieces (print run), seconds (length of an excerpt), sizes, seats, page views a month.

    `told` limits are told to the asker as a condition where the use names no number; others then wait for it.
    """

    kind: Literal["count"] = "count"
    unit: Literal["copies", "seconds", "millimetres", "pixels", "seats", "page_views"] = "copies"
    at_most: float | None = None
    at_least: float | None = None
    told: bool = False


class BudgetConstraint(_Constraint):
    """Money for paid media, in euros, inclusive; a prohibition bites above it. A use that pays for no media is not touched."""

    kind: Literal["budget"] = "budget"
    at_most: float


class UnlessConstraint(_Constraint):
    """What lifts a prohibition: standings or approvals, by qualification code, that the user must be without for it to bite."""

    kind: Literal["unless"] = "unless"
    claims: frozenset[str]


class TopicConstraint(_Constraint):
    """Company a use keeps or content it serves, by topic code (`alcohol`, `gambling`, `political`), or by plain words.

    On a prohibition it passes (bites) when the request touches a code or one of the `words`.
    """

    kind: Literal["topic"] = "topic"
    codes: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    """Words by which a use shows that it keeps clear of the topic ("doctors only" for "no DTC"); where a rule gives some, a use
    that says neither is unknown."""


class Unreadable(_Constraint):
    """Words that could not be read with certainty: unknown to every use that `about` could touch."""

    kind: Literal["unreadable"] = "unreadable"
    about: ReasonKind = ReasonKind.UNREADABLE
    third_parties_only: bool = False


Constraint = Annotated[
    TerritoryConstraint
    | ChannelConstraint
    | WindowConstraint
    | PurposeConstraint
    | ModificationConstraint
    | PartyConstraint
    | CountConstraint
    | BudgetConstraint
    | UnlessConstraint
    | TopicConstraint
    | Unreadable,
    Field(discriminator="kind"),
]


class DutyKind(StrEnum):
    """What must be done for a permission to hold."""

    CREDIT_LINE = "credit_line"
    PRIOR_APPROVAL = "prior_approval"
    NOTICE = "notice"
    DISCLAIMER = "disclaimer"
    MARK = "mark"
    LINK = "link"
    REPORT = "report"
    LIMIT = "limit"
    OTHER = "other"


class Duty(Frozen):
    """An obligation that comes with a permission. `text` is what the asker is told to do, in plain words."""

    kind: DutyKind
    text: str
    quote: str = ""
    locator: str | None = None
    channels: frozenset[Channel] = frozenset()
    """Channels the duty is limited to; empty: all."""
    territories: frozenset[str] = frozenset()
    edits: frozenset[Modification] = frozenset()
    """Edits the duty comes with ("keep the hands in"); empty: it is owed whether anything is edited or not."""
    satisfied_by: str | None = None
    """Qualification code of a claim that shows the duty is already met (`written_approval`)."""
    note: str | None = None
    """Words that could not be read with certainty; a note makes the duty itself uncertain only where `uncertain` is set."""
    uncertain: bool = False


class RuleKind(StrEnum):
    """The two rule types of ODRL that decide; duties hang on permissions."""

    PERMISSION = "permission"
    PROHIBITION = "prohibition"


class Target(Frozen):
    """What a rule is about: any of the listed assets, kinds or labels; all empty means every asset of the brand."""

    assets: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    """Collections or tags, such as `autumn-2026` or `mascot`."""


class Wording(Frozen):
    """Rules for copy: what it has to contain, what it must not, what is said instead, and wordings to use letter for letter."""

    must_include: tuple[str, ...] = ()
    must_not_include: tuple[str, ...] = ()
    say_instead: tuple[tuple[str, str], ...] = ()
    """Pairs of a wrong term and the right one."""
    exact: tuple[str, ...] = ()


class Rule(Frozen):
    """One permission or prohibition with its source and life span."""

    id: str
    kind: RuleKind
    target: Target = Target()
    actions: frozenset[Action] = frozenset()
    """Empty: any action."""
    constraints: tuple[Constraint, ...] = ()
    duties: tuple[Duty, ...] = ()
    source: Source
    summary: str = ""
    """One plain sentence for people who may see the rule."""
    public_reason: str | None = None
    """What anyone may be told when this rule decides, without internals."""
    valid_from: date | None = None
    valid_to: date | None = None
    visibility: Visibility = Visibility.INTERNAL
    audience: frozenset[str] = frozenset()
    owner: str | None = None
    wording: Wording | None = None
    """Set on a rule for copy; such a rule says nothing about uses of assets, see `policies.copy_rules`."""
    version: str = ""
    """Content hash of the rule, set when it is stored; precedents end when it changes."""

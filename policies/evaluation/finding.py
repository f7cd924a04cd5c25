"""What one constraint says of one use: the material that reasons, questions back and the nearest yes are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from policies.rules import RuleKind
from policies.truth import Truth
from policies.verdict import Change
from policies.vocabulary import Channel, ReasonKind

Slot = Literal[
    "asset",
    "channel",
    "territory",
    "dates",
    "modification",
    "purpose",
    "party",
    "claim",
    "quantity",
    "topic",
    "parts",
    "action",
    "register",
]


@dataclass(frozen=True)
class Fact:
    """A fact that is not known.

    `slot` and `detail` together name it: two constraints that wait for the same fact have equal facts. `asker_knows` tells a gap
    in the question from a gap in the records; only the first is asked back, the second goes to legal with `to_decide`.
    """

    slot: Slot
    detail: str = ""
    asker_knows: bool = field(default=False, compare=False)
    question: str = field(default="", compare=False)
    options: tuple[str, ...] = field(default=(), compare=False)
    to_decide: str = field(default="", compare=False)
    outcomes: tuple[tuple[str, Truth], ...] = field(default=(), compare=False)
    """What the constraint says once an option is picked, by option."""
    changes: tuple[tuple[str, Change], ...] = field(default=(), compare=False)
    """What picking an option makes of the request, by option."""


@dataclass(frozen=True)
class Scope:
    """Which rule a constraint belongs to: whether it permits or forbids, and how the rule is called in a sentence."""

    kind: RuleKind
    name: str = "the licence"

    @property
    def permits(self) -> bool:
        """Whether the constraint limits a permission; else it says when a prohibition bites."""
        return self.kind is RuleKind.PERMISSION


@dataclass(frozen=True)
class Finding:
    """The outcome of one constraint.

    `by_place` and `by_channel` hold the outcome for each place or channel where it depends on them, so that several permissions
    can each cover a part; `status` is then the outcome for all of them together.
    """

    kind: ReasonKind
    status: Truth
    text: str
    public: str = ""
    quote: str = ""
    locator: str | None = None
    by_place: Mapping[str, Truth] | None = None
    by_channel: Mapping[Channel | None, Truth] | None = None
    fact: Fact | None = None
    repairs: tuple[Change, ...] = ()
    last_day: date | None = None
    """The last day this constraint allows, where it has one."""
    owed: str = ""
    """What the asker is told to keep to where the use goes ahead and nothing is known against it."""
    quiet: bool = False
    """Whether a pass goes without saying, and is not shown."""
    silent: bool = False
    """Whether the unknown comes from a record that says nothing at all, so that another rule may speak for it."""

    def at(self, place: str, channel: Channel | None) -> Truth:
        """The outcome at one place and in one channel."""
        if self.by_place is not None:
            return self.by_place.get(place, self.status)
        if self.by_channel is not None:
            return self.by_channel.get(channel, self.status)
        return self.status

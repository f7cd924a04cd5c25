"""A case: one question that a person has to decide, from its opening to the ruling.

```
open ──claim──► claimed ──rule──► ruled
  ▲               │                 ▲
  └────release────┘      open ─rule─┘        open or claimed ──close──► closed
```
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from policies.courtesy import bare
from policies.request import ClearanceRequest, Frozen, Question
from policies.rules import Source
from policies.same_words import telling
from policies.vocabulary import Asker, VerdictCode
from policies.wording import say_day


class CaseState(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    CLAIMED = "claimed"
    RULED = "ruled"
    CLOSED = "closed"

    @property
    def is_waiting(self) -> bool:
        """Whether the asker still waits for a person."""
        return self in (CaseState.OPEN, CaseState.CLAIMED)


class Scope(StrEnum):
    """How far a ruling reaches."""

    ONCE = "once"
    ASSET_AND_USE = "asset_and_use"
    UNTIL = "until"


class Ruling(Frozen):
    """What legal decided."""

    verdict: Literal[VerdictCode.ALLOWED, VerdictCode.ALLOWED_WITH_CONDITIONS, VerdictCode.NOT_ALLOWED]
    conditions: tuple[str, ...] = ()
    reason: str
    """May be shown to the asker."""
    scope: Scope = Scope.ASSET_AND_USE
    until: date | None = None
    """Last day on which the ruling decides like requests; needed for the scope `until`."""
    note: str | None = None
    """For legal's eyes only."""
    by: str

    @property
    def reach(self) -> str:
        """How far it reaches and until when, in a sentence."""
        if self.scope is Scope.ONCE:
            return "This holds for this one use only."
        if self.until is None:
            return "This also holds when the same is asked again."
        return f"This holds until {say_day(self.until)}."


def plain_words(text: str) -> str:
    """A text without regard to case, spacing and courtesies, to compare questions by."""
    return " ".join(bare(text).casefold().split()).rstrip(" .,;")


class CaseDraft(Frozen):
    """Everything a lawyer needs to decide, as the desk saw it."""

    question: Question
    request: ClearanceRequest | None = None
    asset: str | None = None
    """Id of the asset, where exactly one is asked about."""
    asset_name: str | None = None
    to_decide: str
    """What a person must decide, in one sentence."""
    reasons: tuple[str, ...] = ()
    """What was found, with internals: for legal's eyes."""
    citations: tuple[Source, ...] = ()
    rule_versions: tuple[str, ...] = ()
    clauses_seen: tuple[str, ...] | None = None
    """Versions of the clauses that were found for the question."""
    ruled_before: tuple[str, ...] = ()
    """Earlier rulings on the same asset, newest first: for legal's eyes, so that a thing is not decided twice in two ways."""
    draft_verdict: VerdictCode = VerdictCode.NEEDS_REVIEW
    origin: Mapping[str, str] = {}
    """Opaque address of the surface the question came from, so that the asker can hear back."""

    @property
    def words(self) -> str:
        """The question's words without regard to case and spacing."""
        return plain_words(self.question.text)

    @property
    def is_strangers(self) -> bool:
        """Whether somebody outside asked of whom no organisation is known: two of them are not the same asker."""
        return self.question.asker is Asker.THIRD_PARTY and not self.question.party

    @property
    def may_join(self) -> bool:
        """Whether the asker can be told from others, so that the same question twice is one case."""
        return bool(self.origin) or not self.is_strangers

    @property
    def fingerprint(self) -> str:
        """The same for the same asker's same request, in whichever words, as far as they say no more than its codes."""
        core: object = None
        if self.request is not None and self.request.unreadable is None:
            core = self.request.model_dump(mode="json", exclude={"spans", "assets", "missing", "claims"})
            # what is claimed counts, in whichever words
            claims = sorted([claim.key, claim.holds, claim.certain] for claim in self.request.claims)
            names = [*self.request.assets, *filter(None, (self.asset, self.asset_name))]
            said = "\n".join((*self.question.thread, self.question.text))
            core = [core, claims, telling(said, self.request, names)]
        subject = self.asset or self.words
        asker = [self.question.asker.value, (self.question.party or "").casefold()]
        if self.is_strangers:
            asker.append(json.dumps(dict(self.origin), sort_keys=True))
        seed = json.dumps([asker, subject, core or self.words], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(seed.encode()).hexdigest()


class Case(Frozen):
    """A case as it stands now."""

    id: str
    """Such as `C-000123`."""
    state: CaseState
    draft: CaseDraft
    opened_at: datetime
    claimed_by: str | None = None
    ruling: Ruling | None = None
    ruled_at: datetime | None = None
    origins: tuple[Mapping[str, str], ...] = ()
    """Everybody who waits for the ruling."""

    @property
    def held_by(self) -> str | None:
        """Who ruled, or who has claimed it."""
        return self.ruling.by if self.ruling else self.claimed_by

    @property
    def as_precedent(self) -> str | None:
        """The ruling in a few lines, for somebody who decides on something near it; `None` where there is none."""
        ruling, question = self.ruling, self.draft.question
        if ruling is None:
            return None
        who = question.party or question.asker.value.replace("_", " ")
        asked = " / ".join(" ".join(message.split()) for message in (*question.thread, question.text))
        kept = f" Conditions: {'; '.join(ruling.conditions)}." if ruling.conditions else ""
        day = f" on {say_day(self.ruled_at.date())}" if self.ruled_at else ""
        said = ruling.verdict.value.replace("_", " ")
        return f"{self.id}{day}, {said}: {ruling.reason}{kept} {ruling.reach} Asked by {who}: {asked}"

    def may_be_seen_by(self, asker: Asker, party: str | None) -> bool:
        """Whether an asker may know of the case: staff of any, an organisation of its own only."""
        if asker is Asker.STAFF:
            return True
        own = self.draft.question.party
        return bool(party) and own is not None and own.casefold() == str(party).casefold()


class CaseEvent(Frozen):
    """Something that happened to a case."""

    case: Case
    by: str
    at: datetime

    @property
    def name(self) -> str:
        """The event's name, in the past tense."""
        return type(self).__name__


class CaseOpened(CaseEvent):
    """A question became a case."""


class CaseJoined(CaseEvent):
    """The same question was asked again while the case was waiting; the new asker waits along."""


class CaseClaimed(CaseEvent):
    """Somebody of legal took the case."""


class CaseReleased(CaseEvent):
    """The case went back to the queue."""

    taken_from: str | None = None
    """Who had claimed it, where somebody else gave it back."""


class CaseRuled(CaseEvent):
    """Legal decided."""


class CaseClosed(CaseEvent):
    """The case was closed without a ruling."""

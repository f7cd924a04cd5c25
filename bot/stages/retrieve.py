"""Step 2: the assets, rules, clauses and precedents that bear on the request."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.stages.turn import Turn
from policies.evidence import AssetFacts, AssetMatch, ClauseJudgement, Evidence, Precedent
from policies.request import ClearanceRequest, Question
from policies.rulebook import Rulebook
from policies.sensitive import SENSITIVE, trade_of
from policies.visibility import Reach
from policies.vocabulary import Intent

WITHOUT_EVIDENCE = frozenset({Intent.CASE_STATUS})
"""Questions that are not about the brand's assets or documents."""
_SURE = 0.6
"""Match score from which a message that cannot be read is said to be about an asset."""


class Found(Protocol):
    """Which assets a question is about."""

    @property
    def matches(self) -> Sequence[AssetMatch]:
        """One match for each asset asked about."""
        ...

    @property
    def rivals(self) -> Mapping[str, Sequence[AssetMatch]]:
        """By the id of a match: the other assets the same words could mean."""
        ...

    @property
    def unknown(self) -> Sequence[str]:
        """Mentions that no asset this asker may know of answers to."""
        ...


class Knowledge(Protocol):
    """What the brand has and knows, as far as the flow needs it."""

    def rulebook(self) -> Rulebook:
        """All rules, whatever their visibility: every rule binds."""
        ...

    def asset(self, asset_id: str) -> AssetFacts | None:
        """One asset, whatever its visibility."""
        ...

    def assets(self, reach: Reach) -> Sequence[AssetFacts]:
        """The assets an asker may know of."""
        ...

    def find(self, question: Question, mentions: Sequence[str], reach: Reach) -> Found:
        """The assets the question is about, among those the asker may know of."""
        ...


class Clauses(Protocol):
    """Free text of policies, judged for one use."""

    def judged(self, question: Question, request: ClearanceRequest, reach: Reach) -> tuple[ClauseJudgement, ...]:
        """The best passages the asker may see, each with what it says of the use."""
        ...


class Precedents(Protocol):
    """What legal ruled before."""

    def precedents(self, asset: str | None, question: Question) -> tuple[Precedent, ...]:
        """Unexpired rulings on the asset for this kind of asker; without an asset, on the very same words."""
        ...


class Retrieve:
    """Gathers the evidence, one `Evidence` for each asset asked about."""

    def __init__(self, knowledge: Knowledge, clauses: Clauses, precedents: Precedents, most: int) -> None:
        self._knowledge = knowledge
        self._clauses = clauses
        self._precedents = precedents
        self._most = most

    def __call__(self, turn: Turn) -> Turn:
        """Add the rule book and the evidence to the turn."""
        request = turn.understood
        rulebook = self._knowledge.rulebook()
        if request.intent in WITHOUT_EVIDENCE:
            return turn.having(rulebook=rulebook)
        if request.unreadable is not None:
            return turn.having(rulebook=rulebook, evidence=self._named(turn))
        found = self._knowledge.find(turn.question, request.assets, turn.reach)
        judged = self._clauses.judged(turn.question, request, turn.reach)
        sure = [match for match in found.matches if match.fit == 1]
        general = self._precedents.precedents(None, turn.question)
        evidence = [self._about(match, found, judged, general, turn) for match in sure[: self._most]]
        left_over = [m.mention or m.asset.name for m in sure[self._most :]]
        # without a catalogue, questions are about documents, and no mention can be looked up
        unknown = [*left_over, *(found.unknown if self._knowledge.assets(turn.reach) else ())]
        # words that only come near an asset name something else: the asset is no evidence, but may be asked back for
        near = {match.mention: (match, *found.rivals.get(match.asset.id, ())) for match in found.matches if match.fit < 1}
        unknown = [*near, *(mention for mention in unknown if mention not in near)]
        if unknown or not evidence:
            about: list[str | None] = [*unknown] or [None]
            base = Evidence(clauses=judged, precedents=general, asker=turn.question.asker, said=_said(turn.question))
            evidence += [
                base.model_copy(update={"unknown_mention": mention, "near": near.get(mention or "", ())}) for mention in about
            ]
        if SENSITIVE & set(request.topics):
            trade = trade_of(self._knowledge.assets(turn.reach))
            evidence = [
                one.model_copy(update={"own_topics": trade | trade_of([one.asset.asset] if one.asset else [])}) for one in evidence
            ]
        return turn.having(rulebook=rulebook, evidence=tuple(evidence))

    def _named(self, turn: Turn) -> tuple[Evidence, ...]:
        """The assets that a message names which cannot be read otherwise, for whoever has to decide on it."""
        sure: dict[str, AssetMatch] = {}
        for mention in turn.understood.assets:
            alone = turn.question.model_copy(update={"text": mention, "thread": ()})
            found = self._knowledge.find(alone, (mention,), turn.reach)
            certain = (m for m in found.matches if m.fit == 1 and m.score >= _SURE and m.asset.id not in found.rivals)
            sure |= {match.asset.id: match for match in certain}
        named = list(sure.values())[: self._most]
        return tuple(Evidence(asset=match, asker=turn.question.asker, said=_said(turn.question)) for match in named)

    def _about(
        self,
        match: AssetMatch,
        found: Found,
        judged: tuple[ClauseJudgement, ...],
        general: tuple[Precedent, ...],
        turn: Turn,
    ) -> Evidence:
        asset = match.asset
        instead = self._knowledge.asset(asset.replaced_by) if asset.replaced_by else None
        if instead is not None and not turn.reach.sees(instead.visibility, instead.audience):
            instead = None
        return Evidence(
            asset=match,
            rivals=tuple(found.rivals.get(asset.id, ())),
            clauses=judged,
            precedents=(*self._precedents.precedents(asset.id, turn.question), *general),
            alternatives=(instead,) if instead else (),
            asker=turn.question.asker,
            said=_said(turn.question),
        )


def _said(question: Question) -> str:
    """All the asker's words, oldest first."""
    return "\n".join((*question.thread, question.text))

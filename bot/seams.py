"""Where knowledge and the small model meet: neither knows the other, and the flow knows neither.

Each class here turns what one of them offers into a Protocol of the flow; only `bot/bootstrap.py` makes them.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.stages.respond import Facts
from policies.clause_stops import bearing_clauses
from policies.copy_rules import check_copy
from policies.decision import decide
from policies.evidence import AssetFacts, AssetMatch, ClauseJudgement, Evidence
from policies.request import ClearanceRequest, Question
from policies.rights_standing import RightsQuestion, Standing, stand
from policies.rulebook import Rulebook
from policies.rules import Rule, Source
from policies.verdict import Verdict
from policies.visibility import FullReach, Reach
from policies.vocabulary import Asker, Channel, ReasonKind, VerdictCode, Visibility
from slm.copy.about import SEARCH, asks_about_words, is_about_wording
from slm.judging.judge import Clause, Judge
from slm.wording.writer import AnswerFacts
from slm.wording.writer import Writer as Wording

if TYPE_CHECKING:
    from langchain_core.documents import Document

    from knowledge.base import KnowledgeBase
    from knowledge.finding import FindResult


MORE_ON_WORDING = 4
"""Passages about wording that a question about words gets besides those that are like it."""
USE_OF_WORDS = frozenset({"window", "territories", "channels", "other"})
"""Whoever asks about wording need not say where it will stand; the limits are then conditions."""


class FoundInKnowledge:
    """`bot.stages.retrieve.Knowledge`: the knowledge base as the flow asks it."""

    def __init__(self, knowledge: "KnowledgeBase") -> None:
        self._knowledge = knowledge

    def rulebook(self) -> Rulebook:
        """All rules, whatever their visibility."""
        return self._knowledge.rulebook()

    def asset(self, asset_id: str) -> AssetFacts | None:
        """One asset, whatever its visibility."""
        return self._knowledge.asset(asset_id)

    def assets(self, reach: Reach) -> Sequence[AssetFacts]:
        """The assets an asker may know of."""
        return self._knowledge.assets(reach)

    def names_in(self, question: Question, reach: Reach) -> Sequence[str]:
        """Words of the conversation that name assets the asker may know of."""
        return self._knowledge.finder.names_in(question, reach)

    def is_empty(self) -> bool:
        """Whether nothing was ever ingested."""
        catalogue = self._knowledge.catalogue
        return not (self._knowledge.rulebook().rules or catalogue.assets() or any(catalogue.passage_ids().values()))

    def find(self, question: Question, mentions: Sequence[str], reach: Reach) -> "FindResult":
        """The assets the question is about."""
        return self._knowledge.finder.find(question, mentions, reach)


class JudgedClauses:
    """`bot.stages.retrieve.Clauses`: knowledge finds the passages, the judge says what they mean for the use."""

    def __init__(self, knowledge: "KnowledgeBase", judge: Judge, most: int) -> None:
        self._knowledge = knowledge
        self._judge = judge
        self._most = most
        self._counted: tuple[int, bool] | None = None

    def judged(self, question: Question, request: ClearanceRequest, reach: Reach) -> tuple[ClauseJudgement, ...]:
        """The best passages the asker may see, each with what it says of the use."""
        # a home without documents is asked nothing, and need not load the embedding model
        if not question.text.strip() or not self._has_passages():
            return ()
        found = self._found(question, reach)
        judged = self._judge.judge(question, request, [*found, *self._on_wording(question, request, reach, found)])
        return (*judged, *self._hidden_stops(question, request, reach))

    def _on_wording(self, question: Question, request: ClearanceRequest, reach: Reach, found: Sequence[Clause]) -> list[Clause]:
        """More clauses for a question about words: those about wording, which share no word with the line they rule on."""
        if not asks_about_words(request):
            return []
        known = {clause.source for clause in found}
        alone = question.model_copy(update={"text": f"{request.copy_text or question.text} {SEARCH}", "thread": ()})
        more = (clause for clause in self._found(alone, reach) if clause.source not in known)
        return [clause for clause in more if is_about_wording(clause.source)][:MORE_ON_WORDING]

    def _hidden_stops(self, question: Question, request: ClearanceRequest, reach: Reach) -> tuple[ClauseJudgement, ...]:
        """Clauses above the asker that plainly stand against the use: they bind as well."""
        hidden = tuple(visibility for visibility in Visibility if not reach.sees(visibility))
        if not hidden or not self._knowledge.catalogue.sizes(hidden):
            return ()
        above = [
            clause
            for clause in self._found(question, FullReach())
            if clause.visibility in hidden and not reach.sees(clause.visibility, clause.audience)
        ]
        judged = self._judge.judge(question, request, above) if above else ()
        return tuple(judgement.model_copy(update={"hidden": True}) for judgement in bearing_clauses(judged))

    def _found(self, question: Question, reach: Reach) -> list[Clause]:
        retriever = self._knowledge.retriever.asked_by(reach, channel=question.channel, thread=question.thread, k=self._most)
        return [_clause(document) for document in retriever.invoke(question.text)]

    def _has_passages(self) -> bool:
        generation = self._knowledge.catalogue.generation()
        if self._counted is None or self._counted[0] != generation:
            self._counted = (generation, any(self._knowledge.catalogue.passage_ids().values()))
        return self._counted[1]


def _clause(found: "Document") -> Clause:
    """A passage as the retriever gives it, in the shape a judge takes."""
    told = found.metadata
    return Clause(
        source=Source(document=told["document"], locator=told["locator"], quote=told["quote"]),
        heading=(*told["heading"], told["lead"]) if told["lead"] else tuple(told["heading"]),
        text=found.page_content,
        visibility=Visibility(told["visibility"]),
        audience=frozenset(told["audience"]),
        score=told["score"],
    )


class ApprovedCopy:
    """`bot.stages.decide.CopyCheck`: wording against the approved copy of assets and the brand's rules for copy."""

    def __init__(self, knowledge: FoundInKnowledge) -> None:
        self._knowledge = knowledge

    def check(self, request: ClearanceRequest, evidence: Evidence, reach: Reach, on: date) -> Verdict | None:
        """The verdict on the wording, or `None` where nothing approved is known to compare it with."""
        named = [evidence.asset.asset] if evidence.asset and evidence.asset.asset.approved_copy else []
        approved = [asset for asset in self._knowledge.assets(reach) if asset.approved_copy]
        newer = {asset.replaced_by for asset in named}
        assets = [*named, *(asset for asset in approved if asset.id in newer)] if named else approved
        book = self._knowledge.rulebook()

        def rights(asset: AssetFacts) -> Standing | None:
            found = evidence.model_copy(update={"asset": AssetMatch(asset=asset, score=1.0), "rivals": (), "unknown_mention": None})
            decided = decide(request, found, book, on)

            def sees(rule: Rule) -> bool:
                return reach.sees(rule.visibility, rule.audience)

            asked = RightsQuestion(request, found, decided, on, USE_OF_WORDS, sees)
            # whoever keeps wordings without any rights means them to be used; a use that is named is decided all the same
            return stand(asked, book) if asked.on_record(book) or not asked.names_nothing else None

        return check_copy(request.copy_text or "", assets, book, rights, use_named=_names_use(request, evidence))


def _names_use(request: ClearanceRequest, evidence: Evidence) -> bool:
    """Whether a name is to be used in a way that needs more than its right spelling: on goods, changed, or by others than staff."""
    if request.modifications or request.uncoded_modifications or request.other_users or Channel.MERCHANDISE in request.channels:
        return True
    placed = request.channels or request.uncoded_channels or request.territories.include or request.purpose
    return evidence.asker is not Asker.STAFF and bool(placed)


class PlainWords:
    """`bot.stages.respond.Writer`: the flow's facts in the shape a writer of `slm.wording` takes."""

    def __init__(self, writer: Wording) -> None:
        self._writer = writer

    def write(self, facts: Facts) -> str:
        """A few plain sentences, the verdict first."""
        ruled = [reason.text for reason in facts.reasons if reason.kind == ReasonKind.PRECEDENT and facts.precedent]
        telling = {VerdictCode.NOT_ALLOWED: ("fail",), VerdictCode.NEEDS_REVIEW: ("unknown", "fail")}.get(facts.verdict, ())
        return self._writer.write(
            AnswerFacts(
                verdict=facts.verdict,
                assets=facts.assets,
                conditions=facts.conditions,
                reasons=tuple(reason.text for reason in facts.reasons if reason.status in telling and reason.text not in ruled),
                nearest_yes=facts.nearest_yes,
                valid_until=facts.valid_until,
                ask_back=facts.ask_back,
                options=facts.options,
                third_party=facts.asker is Asker.THIRD_PARTY,
                case=facts.case,
                to_decide=facts.to_decide,
                precedent=facts.precedent,
                ruled=next(filter(None, (_reason(text, facts) for text in ruled)), ""),
                is_wording=facts.is_wording,
            )
        )


def _reason(ruled: str, facts: Facts) -> str:
    """Legal's own words of what is said of an earlier ruling, where the asker may read them."""
    start = f"Legal ruled on this in case {facts.precedent}"
    heads = (f"{start} on {name}: " for name in facts.assets)
    return next((ruled.removeprefix(head) for head in (*heads, f"{start}: ") if ruled.startswith(head)), "")

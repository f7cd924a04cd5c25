"""Step 5: the words for the asker, or a case for legal and the words that say so."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from bot import redaction
from bot.answer import Answer, AnswerAskBack, AnswerAsset, AnswerReason, Escalation, ModelName, Part
from bot.dialogue import is_stuck
from bot.escalation.case import Case, CaseDraft
from bot.stages.turn import Finding, Turn
from policies.evidence import AssetMatch
from policies.request import ClearanceRequest
from policies.rules import Source
from policies.verdict import AskBack
from policies.versions import words_version
from policies.vocabulary import Asker, Intent, VerdictCode

CANNOT_SAY = re.compile(
    r"\b(?:(?:do\s*n[o']?t|don’t|dunno|can(?:no|')?t|can’t)\s+(?:really\s+)?(?:know|say|tell)|no\s+idea|not\s+sure|dunno|idk)\b",
    re.IGNORECASE,
)
"""Words of an asker who was asked back and has no answer."""

NOT_FED = "I know no assets, rules or policies yet, so I cannot tell what is allowed."
NOT_FED_HOW = "They come in with `clearance ingest PATH`; `clearance demo` shows it all on an invented brand."

ELSEWHERE = "Somewhere else"
OTHER_PLACE = {
    "channel": "Where else will it appear? Please name the place, such as “in a podcast” or “on a stand at a fair”.",
    "territory": "In which other countries will it be used? Please name them.",
}
"""What is asked of somebody who picked `ELSEWHERE`."""


@dataclass(frozen=True)
class Facts:
    """What the words of an answer are made of; everything here may be shown to the asker."""

    verdict: VerdictCode
    asker: Asker
    assets: tuple[str, ...]
    conditions: tuple[str, ...]
    reasons: tuple[AnswerReason, ...]
    nearest_yes: str | None
    valid_until: date | None
    ask_back: str | None
    options: tuple[str, ...]
    to_decide: str | None
    case: str | None
    precedent: str | None
    is_wording: bool = False


class Writer(Protocol):
    """Puts facts into words."""

    def write(self, facts: Facts) -> str:
        """A few plain sentences, the verdict first."""
        ...


class Cases(Protocol):
    """Where cases are opened."""

    def open(self, draft: CaseDraft) -> Case:
        """Open a case, or join the same asker's same case."""
        ...


class Respond:
    """Opens the case, where one is needed, and writes the answer."""

    def __init__(
        self,
        writer: Writer,
        cases: Cases,
        model: ModelName,
        describe: Callable[[ClearanceRequest], dict[str, Any]],
        citations: int,
        *,
        is_empty: Callable[[], bool] = lambda: False,
    ) -> None:
        """Put the step together.

        Args:
            writer: Who puts the facts into words.
            cases: Where cases are opened.
            model: What read the question.
            describe: The request as machines read it.
            citations: How many sources an answer shows.
            is_empty: Whether there is nothing yet to answer from.
        """
        self._is_empty = is_empty
        self._writer = writer
        self._cases = cases
        self._model = model
        self._describe = describe
        self._citations = citations

    def __call__(self, turn: Turn) -> Turn:
        """Add the answer to the turn."""
        if turn.information is not None:
            return turn.having(answer=self._inform(turn))
        nothing = turn.verdict is VerdictCode.NEEDS_REVIEW and self._is_empty()
        ask = None if nothing else asked_back(turn)
        if ask is not None and turn.escalate and is_stuck(turn, ask):
            ask = None  # asking the same again would lead nowhere: a person decides
        case = self._cases.open(draft_of(turn)).id if needs_case(turn, ask) else None
        answer = self._answer(turn, ask, case)
        return turn.having(answer=answer.model_copy(update={"answer": _nothing_yet(turn, case)}) if nothing else answer)

    def _answer(self, turn: Turn, ask: AskBack | None, case: str | None) -> Answer:
        reach, findings = turn.reach, turn.findings
        facts = [_facts(turn, finding, ask, case) for finding in findings]
        several = len(findings) > 1
        parts = tuple(
            Part(asset=_asset(f), verdict=f.verdict.code, text=self._writer.write(_short(fact) if several else fact))
            for f, fact in zip(findings, facts, strict=True)
        )
        text = "\n\n".join(
            f"{_title(finding)}: {part.text}" if several else part.text for finding, part in zip(findings, parts, strict=True)
        )
        dates = [f.verdict.valid_until for f in findings if f.verdict.valid_until]
        ordered = sorted(findings, key=lambda f: f.verdict.code.permissiveness)
        why = [reason for finding in ordered for reason in finding.verdict.reasons]
        return Answer(
            id=turn.question.id,
            verdict=turn.verdict,
            confidence=min((f.confidence for f in findings), default=0.0),
            answer=text,
            conditions=_conditions(findings),
            nearest_yes=" ".join(dict.fromkeys(fact.nearest_yes for fact in facts if fact.nearest_yes)) or None,
            reasons=redaction.reasons(why, reach),
            citations=redaction.citations(
                (c for f in ordered for c in f.verdict.citations),
                reach,
                self._citations,
                redaction.private_sources(why, reach),
                _entries(findings),
            ),
            assets=tuple(asset for asset in map(_asset, findings) if asset),
            request=self._describe(turn.understood),
            ask_back=AnswerAskBack(question=ask.question, options=ask.options) if ask else None,
            valid_until=min(dates) if dates and turn.verdict.is_yes else None,
            escalation=Escalation(case=case) if case else None,
            model=self._model,
            parts=parts if several else (),
        )

    def _inform(self, turn: Turn) -> Answer:
        told = turn.information
        assert told is not None
        # information on named assets comes with their verdict, and so with its conditions and reasons
        named = [finding for finding in turn.findings if finding.evidence.asset]
        judged = () if told.complete else tuple(f.verdict for f in named)
        ask = asked_back(turn) if judged else told.asks
        why = redaction.reasons((*told.why, *(r for verdict in judged for r in verdict.reasons)), turn.reach)
        opens = bool(told.to_decide) and turn.escalate and (ask is None or needs_case(turn, ask))
        case = self._cases.open(draft_of(turn)).id if opens else told.case
        conditions = (*told.conditions, *redaction.conditions(c for verdict in judged for c in verdict.conditions))
        return Answer(
            id=turn.question.id,
            verdict=told.verdict,
            confidence=min((told.confidence, *(f.confidence for f in turn.findings))),
            answer=f"{told.text}\n\nI have passed this on to legal as {case}." if told.to_decide and case else told.text,
            conditions=conditions,
            reasons=(*(AnswerReason(kind="precedent", status="pass", text=text) for text in told.reasons), *why),
            citations=redaction.citations(told.citations, turn.reach, self._citations, entries=_entries(named)),
            assets=(*(asset for asset in map(_asset, named) if asset), *map(_shown, told.assets)),
            request=self._describe(turn.understood),
            ask_back=AnswerAskBack(question=ask.question, options=ask.options) if ask else None,
            valid_until=told.valid_until if told.verdict.is_yes else None,
            escalation=Escalation(case=case) if case else None,
            model=self._model,
            kind="information",
        )


def _nothing_yet(turn: Turn, case: str | None) -> str:
    """What to say while there is nothing to answer from."""
    how = NOT_FED_HOW if turn.question.asker is Asker.STAFF else ""
    passed = f"I have passed your question on to legal as {case}." if case else ""
    return " ".join(part for part in (NOT_FED, how, passed) if part)


def asked_back(turn: Turn) -> AskBack | None:
    """The one question to ask, where an answer to it would settle every finding that is open."""
    if turn.verdict is not VerdictCode.NEEDS_REVIEW:
        return None
    still_open = [redaction.ask_back(f.verdict, turn.reach) for f in turn.findings if f.verdict.code is VerdictCode.NEEDS_REVIEW]
    ask = still_open[0] if still_open and all(still_open) else None
    return _led_on(turn, ask) if ask else None


def _led_on(turn: Turn, ask: AskBack) -> AskBack:
    """The question again, in other words, where the asker has said that it is none of the options."""
    elsewhere = any(told.question == ask.question and told.option == ELSEWHERE for told in turn.understood.told)
    return ask.model_copy(update={"question": OTHER_PLACE.get(ask.slot, ask.question), "options": ()}) if elsewhere else ask


def needs_case(turn: Turn, ask: AskBack | None) -> bool:
    """Whether a person has to decide now: not while the asker may still settle it with one fact."""
    if not turn.escalate or turn.verdict is not VerdictCode.NEEDS_REVIEW:
        return False
    cannot_say = bool(turn.question.thread) and CANNOT_SAY.search(turn.question.text) is not None
    return ask is None or turn.settle or cannot_say


def draft_of(turn: Turn) -> CaseDraft:
    """The case as legal gets it, with everything that was found whatever its visibility."""
    named = [f.evidence.asset.asset for f in turn.findings if f.evidence.asset]
    only = named[0] if len(turn.findings) == 1 and named else None
    told = turn.information
    to_decide = [told.to_decide] if told and told.to_decide else [f.verdict.to_decide for f in turn.findings if f.verdict.to_decide]
    reasons = dict.fromkeys(f"{r.status.value}: {r.text}" for f in turn.findings for r in f.verdict.reasons)
    return CaseDraft(
        question=turn.question,
        request=turn.request,
        asset=only.id if only else None,
        asset_name=", ".join(a.name for a in named) or None,
        to_decide=" ".join(dict.fromkeys(to_decide)) or "Whether the use may go ahead.",
        reasons=tuple(reasons),
        citations=turn.sources,
        rule_versions=tuple(dict.fromkeys(v for f in turn.findings for v in f.verdict.rule_versions)),
        clauses_seen=_words_seen(turn),
        draft_verdict=turn.verdict,
        origin=dict(turn.origin),
    )


def _words_seen(turn: Turn) -> tuple[str, ...]:
    """What lies before whoever rules: the clauses that were found, and the wording that was compared with."""
    quotes = [clause.source.quote for evidence in turn.evidence for clause in evidence.clauses]
    quotes += [reason.source.quote for f in turn.findings for reason in f.verdict.reasons if reason.source]
    return tuple(dict.fromkeys(map(words_version, quotes)))


def _facts(turn: Turn, finding: Finding, ask: AskBack | None, case: str | None) -> Facts:
    verdict = finding.verdict
    is_open = verdict.code is VerdictCode.NEEDS_REVIEW
    return Facts(
        verdict=verdict.code,
        asker=turn.question.asker,
        assets=_names(finding),
        conditions=redaction.conditions(verdict.conditions),
        reasons=redaction.reasons(verdict.reasons, turn.reach),
        nearest_yes=redaction.nearest_yes(verdict, finding.evidence, turn.reach),
        valid_until=verdict.valid_until if verdict.code.is_yes else None,
        ask_back=ask.question if ask and is_open else None,
        options=ask.options if ask and is_open else (),
        to_decide=redaction.to_decide(verdict, turn.reach) if is_open else None,
        case=case if is_open else None,
        precedent=verdict.precedent,
        is_wording=_is_about_wording(turn, finding),
    )


def _is_about_wording(turn: Turn, finding: Finding) -> bool:
    """Whether the verdict is on words; where a rule for the asset decided, it is on the use of the asset."""
    asked = turn.understood.intent is Intent.CHECK_COPY and bool(turn.understood.copy_text)
    return asked and not (finding.evidence.asset and finding.verdict.basis in ("rules", "catalogue"))


def _short(facts: Facts) -> Facts:
    """The facts of one asset of several: its name is the title above the words."""
    return replace(facts, assets=("it",)) if len(facts.assets) == 1 else facts


def _title(finding: Finding) -> str:
    return finding.asset_name or finding.evidence.unknown_mention or "Besides"


def _names(finding: Finding) -> tuple[str, ...]:
    """The asset, with all it could be where the same no holds for each."""
    rivals = finding.evidence.rivals if finding.verdict.code is VerdictCode.NOT_ALLOWED else ()
    return tuple(dict.fromkeys(name for name in (finding.asset_name, *(r.asset.name for r in rivals)) if name))


def _conditions(findings: Sequence[Finding]) -> tuple[str, ...]:
    """What to keep to; where several assets are asked about, for which of them."""
    if len(findings) == 1:
        return redaction.conditions(findings[0].verdict.conditions)
    told = [(f.asset_name, text) for f in findings for text in redaction.conditions(f.verdict.conditions)]
    return tuple(dict.fromkeys(f"{name}: {text}" if name else text for name, text in told))


def _entries(findings: Sequence[Finding]) -> list[Source]:
    """The catalogue's entries of the assets found; only what the asker may know of is found."""
    return [finding.evidence.asset.asset.source for finding in findings if finding.evidence.asset]


def _asset(finding: Finding) -> AnswerAsset | None:
    return _shown(finding.evidence.asset) if finding.evidence.asset else None


def _shown(match: AssetMatch) -> AnswerAsset:
    return AnswerAsset(id=match.asset.id, name=match.asset.name, match=round(match.score, 2))

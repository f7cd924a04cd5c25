"""The product on one screen: a question goes in, an answer comes out.

```
question ─► understand ─► retrieve ─► decide ─► trust ─► respond (answer or escalate) ─► answer
```

Each step is a LangChain runnable named as in the picture: trace it with a callback, swap it with `desk.with_step(...)`. Whatever
breaks, whoever asked gets an answer: a review with a plain reason and a case, never silence.
"""

import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any

import structlog
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.runnables import Runnable, RunnableLambda

from bot.answer import Answer, AnswerReason, Escalation, ModelName
from bot.dialogue import asked_at, follow, with_told
from bot.escalation.case import CaseDraft
from bot.escalation.trail import AuditTrail
from bot.stages.afterwards import set_aside
from bot.stages.respond import Cases, asked_back
from bot.stages.turn import Asked, Turn
from policies.request import ClearanceRequest, Question
from policies.visibility import Reach
from policies.vocabulary import Asker

log = structlog.get_logger(__name__)

Step = Callable[[Turn], Turn]
STEPS = ("understand", "retrieve", "decide", "trust", "respond")
TIMED_AS = {"trust": "decide", "respond": "write"}
"""The interface knows four timings: trust counts into `decide`, the words are `write`."""
BROKEN = "Something went wrong on our side while I looked into this, so I cannot give you a verdict."


class ClearanceDesk:
    """Answers questions: the flow, its audit trail and its safety net."""

    def __init__(
        self, steps: Mapping[str, Step], cases: Cases, audit: AuditTrail, clock: Callable[[], datetime], model: ModelName
    ) -> None:
        self._steps = dict(steps)
        self._cases = cases
        self._audit = audit
        self._clock = clock
        self._model = model
        understand, retrieve, decide, trust, respond = (_runnable(name, _step(name, self._steps[name])) for name in STEPS)
        self.flow: Runnable[Turn, Turn] = understand | retrieve | decide | trust | respond

    def answer(
        self,
        question: Question,
        *,
        escalate: bool = True,
        settle: bool = False,
        groups: frozenset[str] = frozenset(),
        origin: Mapping[str, str] | None = None,
        callbacks: Sequence[BaseCallbackHandler] = (),
    ) -> Answer:
        """Answer one question.

        Args:
            question: The message with what the surface knows about it.
            escalate: Whether a question that needs review becomes a case.
            settle: Open the case even where one fact of the asker's would settle it, because the asker let the question back lie.
            groups: Groups the asker belongs to, for restricted things; only surfaces that know who asks may name any.
            origin: Opaque address of the surface, kept with the case so that the asker hears of the ruling.
            callbacks: LangChain callback handlers that see every step and every search.
        """
        started = time.perf_counter()
        question = storable(question)
        reach = Reach(asker=question.asker, party=question.party, groups=groups if question.asker is Asker.STAFF else frozenset())
        turn = Turn(question=question, reach=reach, escalate=escalate, settle=settle, origin=origin or {})
        try:
            turn = set_aside(follow(turn, self._asked_back))
            turn = self.flow.invoke(turn, {"run_name": "clearance", "callbacks": list(callbacks)})
            assert turn.answer is not None
            answer = turn.answer
        except Exception as error:  # noqa: BLE001 - whoever addresses the desk gets an answer or a reason, whatever broke
            _log_failure(error, question)
            answer = self._broken(question, turn)
        timings = {**turn.timings_ms, "total": round((time.perf_counter() - started) * 1000, 1)}
        answer = answer.model_copy(
            update={"timings_ms": {name: timings.get(name, 0.0) for name in ("understand", "retrieve", "decide", "write", "total")}}
        )
        self._audit.append("answer", _record(question, turn, answer), self._clock())
        return answer

    def understood(self, question: Question) -> ClearanceRequest:
        """What the desk understands of a question, with all that it knows of names and askers; nothing is answered or kept."""
        question = storable(question)
        turn = follow(Turn(question=question, reach=Reach(asker=question.asker, party=question.party)), self._asked_back)
        return _step("understand", self._steps["understand"])(set_aside(turn)).understood

    def with_step(self, name: str, step: Step) -> "ClearanceDesk":
        """The same desk with one step of `STEPS` replaced."""
        return ClearanceDesk({**self._steps, name: step}, self._cases, self._audit, self._clock, self._model)

    def _asked_back(self, turn: Turn) -> Asked | None:
        """The question back that a turn would get."""
        for name in STEPS[:-1]:
            turn = _step(name, self._steps[name])(turn)
        ask = asked_back(turn) if turn.information is None else None
        return asked_at(turn, ask) if ask else None

    def _broken(self, question: Question, turn: Turn) -> Answer:
        """The answer where a step failed. Where even the case cannot be opened, it says so instead."""
        case, told = None, "Please ask legal directly."
        if turn.escalate:
            try:
                draft = CaseDraft(
                    question=question,
                    to_decide="The desk failed on this question: what should the asker be told?",
                    origin=dict(turn.origin),
                )
                case = self._cases.open(draft).id
                told = f"I have passed your question on to legal as {case}."
            except Exception as error:  # noqa: BLE001 - the answer must go out even so
                log.error("no case could be opened", question=question.id, error=f"{type(error).__name__}: {error}")
        return Answer(
            id=question.id,
            verdict="needs_review",
            confidence=0.0,
            answer=f"{BROKEN} {told}",
            reasons=(AnswerReason(kind="missing", status="unknown", text=BROKEN),),
            escalation=Escalation(case=case) if case else None,
            model=self._model,
        )


def _log_failure(error: Exception, question: Question) -> None:
    """One line at `error`; where exactly it broke at `debug`, since a traceback may hold the question's words."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{PurePath(last.filename).name}:{last.lineno}"
    log.error("answering failed", question=question.id, error=f"{type(error).__name__}: {error}".splitlines()[0], where=where)
    log.debug("traceback", exc_info=error)


def storable(question: Question) -> Question:
    """The question with what no database or file takes (lone surrogates, NUL) replaced."""

    def clean(text: str) -> str:
        return text.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")

    if all(clean(text) == text for text in (question.text, *question.thread)):
        return question
    return question.model_copy(update={"text": clean(question.text), "thread": tuple(map(clean, question.thread))})


def _step(name: str, step: Step) -> Step:
    """A step; what is understood includes what was answered when the desk asked back."""
    if name != "understand":
        return step

    def understand(turn: Turn) -> Turn:
        done = step(turn)
        return done.having(request=with_told(done.understood, done.told)) if done.told else done

    return understand


def _runnable(name: str, step: Step) -> Runnable[Turn, Turn]:
    timed_as = TIMED_AS.get(name, name)

    def run(turn: Turn) -> Turn:
        started = time.perf_counter()
        done = step(turn)
        spent = done.timings_ms.get(timed_as, 0.0) + (time.perf_counter() - started) * 1000
        return done.having(timings_ms={**done.timings_ms, timed_as: round(spent, 1)})

    return RunnableLambda(run, name=name)


def _record(question: Question, turn: Turn, answer: Answer) -> dict[str, Any]:
    """What the audit log keeps of an answer: question, request, evidence, rule versions, verdict, day and reader."""
    return {
        "question": question.model_dump(mode="json"),
        "request": turn.request.model_dump(mode="json", exclude_defaults=True) if turn.request else None,
        "assets": [f.evidence.asset.asset.id for f in turn.findings if f.evidence.asset],
        "evidence": [{"document": s.document, "locator": s.locator} for s in turn.sources],
        "rule_versions": sorted({v for f in turn.findings for v in f.verdict.rule_versions}),
        "precedents": sorted({f.verdict.precedent for f in turn.findings if f.verdict.precedent}),
        "verdict": answer.verdict.value,
        "confidence": answer.confidence,
        "day": turn.question.asked_on.isoformat(),
        "case": answer.escalation.case if answer.escalation else None,
        "reader": answer.model.model_dump(),
        "answer": answer.answer,
    }

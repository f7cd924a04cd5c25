"""Answers to questions that ask for no ruling: where a case stands, which assets there are, what rights we hold, what I can do."""

import re
from collections.abc import Sequence
from typing import Protocol

from bot.escalation.case import Case, CaseState
from bot.stages.decide import Decision
from bot.stages.retrieve import Knowledge
from bot.stages.turn import Information, Turn
from policies.evidence import AssetFacts, AssetMatch, Evidence
from policies.verdict import Citation
from policies.vocabulary import VerdictCode

CASE_NUMBER = re.compile(r"\bC-\d{1,9}\b", re.IGNORECASE)
MOST_ASSETS = 500
"""Assets looked at for one "which picture may I use"; beyond that the asker has to say more."""
MOST_SHOWN = 8
HELP = (
    "I tell you whether you may use a brand asset: name the asset, where it should appear, in which countries and until when. "
    "I also find assets, check wording against what is approved, and tell you where a case with legal stands."
)


class CaseBook(Protocol):
    """The cases, as far as an asker may ask for them."""

    def list(self, states: frozenset[CaseState]) -> Sequence[Case]:
        """The cases in these states, oldest first."""
        ...


class CaseStatus:
    """Tells where a case stands."""

    def __init__(self, cases: CaseBook) -> None:
        self._cases = cases

    def inform(self, turn: Turn) -> Information:
        """The case whose number is named, or the asker's latest; a case the asker may not know of is as if there were none."""
        question = turn.question
        own = [c for c in self._cases.list(frozenset(CaseState)) if c.may_be_seen_by(question.asker, question.party)]
        named = CASE_NUMBER.search(" ".join((*question.thread, question.text)))
        if named:
            wanted = f"C-{int(named.group()[2:]):06d}"
            own = [c for c in own if c.id == wanted]
        if not own:
            which = f"case {named.group().upper()}" if named else "a case of yours"
            return Information(f"I do not know of {which}.", VerdictCode.NEEDS_REVIEW)
        return self._tell(own[-1])

    def _tell(self, case: Case) -> Information:
        ruling = case.ruling
        if ruling is not None:
            kept = f" Conditions: {'; '.join(ruling.conditions)}." if ruling.conditions else ""
            said = ruling.verdict.value.replace("_", " ")
            return Information(
                f"Legal ruled on {case.id}: {said}. {ruling.reason}{kept}", ruling.verdict, (), (f"case {case.id}",), case.id
            )
        state = {
            CaseState.OPEN: "waits for legal",
            CaseState.CLAIMED: "is being looked at by legal",
            CaseState.CLOSED: "was closed",
        }
        return Information(f"{case.id} {state[case.state]}.", VerdictCode.NEEDS_REVIEW, case=case.id)


class FindAsset:
    """Lists the assets that may be used as asked."""

    def __init__(self, knowledge: Knowledge, decision: Decision) -> None:
        self._knowledge = knowledge
        self._decision = decision

    def inform(self, turn: Turn) -> Information | None:
        """The assets that the rules clear for the use, best fit first; none known at all gives no information."""
        assets = self._ranked(turn)[:MOST_ASSETS]
        if not assets:
            return None
        cleared: list[tuple[AssetFacts, VerdictCode, tuple[str, ...]]] = []
        for asset in assets:
            evidence = Evidence(asset=AssetMatch(asset=asset, score=1.0), asker=turn.question.asker)
            assert turn.rulebook is not None
            verdict = self._decision(turn.understood, evidence, turn.rulebook, turn.question.asked_on)
            if verdict.code.is_yes:
                cleared.append((asset, verdict.code, tuple(c.text for c in verdict.conditions)))
            if len(cleared) == MOST_SHOWN:
                break
        if not cleared:
            text = "I found no asset that is cleared for this use. Tell me more about where and when, or ask legal."
            return Information(text, VerdictCode.NEEDS_REVIEW)
        lines = [f"{asset.name} ({asset.id})" + (f" – {'; '.join(kept)}" if kept else "") for asset, _, kept in cleared]
        worst = min((code for _, code, _ in cleared), key=lambda code: code.permissiveness)
        sources = tuple(Citation(source=a.source, visibility=a.visibility, audience=a.audience) for a, _, _ in cleared)
        return Information("Cleared for this use:\n" + "\n".join(f"- {line}" for line in lines), worst, sources)

    def _ranked(self, turn: Turn) -> list[AssetFacts]:
        asked = _stems(turn.question.text)
        scored = [
            (len(asked & _stems(" ".join((a.name, a.kind or "", *a.aliases, *a.labels)))), a)
            for a in self._knowledge.assets(turn.reach)
        ]
        fitting = [pair for pair in scored if pair[0] and pair[1].status == "current"]
        return [asset for _, asset in sorted(fitting, key=lambda pair: (-pair[0], pair[1].id))]


class Help:
    """Says what the desk can do."""

    def inform(self, turn: Turn) -> Information:  # noqa: ARG002 - the same words for everybody
        """The help text."""
        return Information(HELP, VerdictCode.NEEDS_REVIEW)


def _stems(text: str) -> set[str]:
    """Words without a plural s, so that "photos" finds a photo."""
    return {word.removesuffix("s") for word in re.findall(r"\w{3,}", text.casefold())}

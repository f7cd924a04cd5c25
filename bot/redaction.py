"""What of a verdict an asker may see. Rules above the asker's reach bind, but their words, names and numbers stay hidden."""

import re
from collections.abc import Iterable

from bot.answer import AnswerCitation, AnswerReason
from policies import wording
from policies.evidence import Evidence
from policies.rules import Source
from policies.truth import Truth
from policies.verdict import AskBack, Citation, Condition, Reason, Verdict
from policies.visibility import Reach
from policies.vocabulary import Asker, ReasonKind

HIDDEN_FAIL = "The brand's rules do not allow this use."
HIDDEN_UNKNOWN = "The brand's legal team has to look at this use."

PRIVATE_KINDS = frozenset({ReasonKind.RELEASE, ReasonKind.PARTY, ReasonKind.STATUS})
"""Reasons that name people shown, what was agreed with other users, or a status typed for colleagues; third parties hear the
outcome only."""

SAME_FOR_ALL = frozenset({"party", "purpose"})
"""Questions back whose words and options are the same whatever rule asks them."""


def reasons(found: Iterable[Reason], reach: Reach) -> tuple[AnswerReason, ...]:
    """The reasons in the asker's words.

    A reason the asker may not see is left out where it passed; otherwise it is told in its public words, or in words that say
    nothing but the outcome, and each such text once, so that their number tells nothing either.
    """
    shown: dict[tuple[str, str, str | None], AnswerReason] = {}
    for reason in found:
        seen = reach.sees(reason.visibility, reason.audience)
        rule = reason.rule if seen else None
        if seen and not _of_others(reason, reach):
            answer = AnswerReason(kind=reason.kind.value, status=reason.status.value, text=reason.text, rule=rule)
        elif reason.status is Truth.PASS:
            continue
        elif reason.public_text:
            answer = AnswerReason(kind="clause", status=reason.status.value, text=reason.public_text, rule=rule)
        else:
            text = HIDDEN_FAIL if reason.status is Truth.FAIL else HIDDEN_UNKNOWN
            answer = AnswerReason(kind="clause", status=reason.status.value, text=text, rule=rule)
        shown.setdefault((answer.status, answer.text, answer.rule), answer)
    return tuple(shown.values())


def _of_others(reason: Reason, reach: Reach) -> bool:
    """Whether a reason tells a third party of somebody else: the people shown and their releases, or the terms of other users."""
    return reach.asker is not Asker.STAFF and reason.kind in PRIVATE_KINDS


def private_sources(found: Iterable[Reason], reach: Reach) -> frozenset[Source]:
    """Sources that are not cited to this asker, since they tell of somebody else and of nothing besides."""
    told = list(found)
    private = {reason.source for reason in told if reason.source and _of_others(reason, reach)}
    return frozenset(private - {reason.source for reason in told if not _of_others(reason, reach)})


def ask_back(verdict: Verdict, reach: Reach) -> AskBack | None:
    """The question back, made only of what the asker may see.

    The first question of a rule that the asker may see is asked. Where only rules above the asker wait, the question is a plain
    one without options, and none where its very words would tell what such a rule says.
    """
    first = verdict.ask_back
    if first is None:
        return None
    asked = (first, *first.rest)
    seen = next((ask for ask in asked if reach.sees(ask.visibility, ask.audience)), None)
    if seen is not None:
        return seen.model_copy(update={"rest": ()})
    plain = (_plain(ask) for ask in asked)
    return next((ask for ask in plain if ask is not None), None)


def _plain(ask: AskBack) -> AskBack | None:
    """A question of a hidden rule without anything of the rule's, or `None` where nothing would be left."""
    if ask.slot in SAME_FOR_ALL:
        return AskBack(slot=ask.slot, question=ask.question, options=ask.options)
    question = wording.PLAIN_QUESTIONS.get(ask.slot)
    return AskBack(slot=ask.slot, question=question) if question else None


def to_decide(verdict: Verdict, reach: Reach) -> str | None:
    """What a person has to decide, for staff; it may quote what is open, so that has to be theirs to see."""
    open_reasons = [r for r in verdict.reasons if r.status is not Truth.PASS]
    staff = reach.asker is Asker.STAFF
    return verdict.to_decide if staff and all(reach.sees(r.visibility, r.audience) for r in open_reasons) else None


def citations(
    found: Iterable[Citation],
    reach: Reach,
    most: int,
    private: frozenset[Source] = frozenset(),
    entries: Iterable[Source] = (),
) -> tuple[AnswerCitation, ...]:
    """The first sources the asker may see, each once.

    Args:
        found: The sources, most telling first.
        reach: What the asker may see.
        most: How many are shown.
        private: Sources that are not for this asker.
        entries: The catalogue's entries of the assets asked about. To an outsider an entry is cited by its name, without the
            words of its status.
    """
    by_place = {(entry.document, entry.locator): entry for entry in entries} if reach.asker is not Asker.STAFF else {}
    seen: dict[AnswerCitation, None] = {}
    for citation in found:
        source = by_place.get((citation.source.document, citation.source.locator), citation.source)
        if reach.sees(citation.visibility, citation.audience) and source not in private:
            seen[_cited(source, reach)] = None
    return tuple(seen)[:most]


_ROW = re.compile(r"(?:sheet “[^”]*”, )?(?:row|entry(?: in line)?) \d+(?:, )?")


def _cited(source: Source, reach: Reach) -> AnswerCitation:
    """A source as it is shown; how many rows stand above one in a register, and on which of its sheets, is for staff."""
    locator = source.locator if reach.asker is Asker.STAFF else _ROW.sub("", source.locator, count=1)
    return AnswerCitation(document=source.document, locator=locator, quote=source.quote)


def conditions(found: Iterable[Condition]) -> tuple[str, ...]:
    """What the asker has to keep to; always shown, each once."""
    return tuple(dict.fromkeys(condition.text for condition in found))


def nearest_yes(verdict: Verdict, evidence: Evidence, reach: Reach) -> str | None:
    """The smallest change that clears the use, where it gives nothing away.

    It is told only where every failing reason is one the asker may see, and another asset is named only to those who may know of
    it.
    """
    nearest = verdict.nearest_yes
    if nearest is None:
        return None
    if reach.asker is not Asker.STAFF and any(change.kind == "leave_out_part" for change in nearest.changes):
        return None
    failing = [r for r in verdict.reasons if r.status is Truth.FAIL]
    if not all(reach.sees(r.visibility, r.audience) for r in failing):
        return None
    if nearest.asset is not None:
        known = [a for a in evidence.alternatives if a.id == nearest.asset]
        if not all(reach.sees(a.visibility, a.audience) for a in known) or not known:
            return None
    return nearest.text

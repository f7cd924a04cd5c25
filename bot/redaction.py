"""What of a verdict an asker may see. Rules above the asker's reach bind, but their words, names and numbers stay hidden."""

from collections.abc import Iterable

from bot.answer import AnswerCitation, AnswerReason
from policies.evidence import Evidence
from policies.truth import Truth
from policies.verdict import Citation, Condition, Reason, Verdict
from policies.visibility import Reach

HIDDEN_FAIL = "The brand's rules do not allow this use."
HIDDEN_UNKNOWN = "The brand's legal team has to look at this use."


def reasons(found: Iterable[Reason], reach: Reach) -> tuple[AnswerReason, ...]:
    """The reasons in the asker's words.

    A reason the asker may not see is left out where it passed; otherwise it is told in its public words, or in words that say
    nothing but the outcome, and each such text once, so that their number tells nothing either.
    """
    shown: dict[tuple[str, str], AnswerReason] = {}
    for reason in found:
        if reach.sees(reason.visibility, reason.audience):
            answer = AnswerReason(kind=reason.kind.value, status=reason.status.value, text=reason.text, rule=reason.rule)
        elif reason.status is Truth.PASS:
            continue
        elif reason.public_text:
            answer = AnswerReason(kind=reason.kind.value, status=reason.status.value, text=reason.public_text)
        else:
            text = HIDDEN_FAIL if reason.status is Truth.FAIL else HIDDEN_UNKNOWN
            answer = AnswerReason(kind="clause", status=reason.status.value, text=text)
        shown.setdefault((answer.status, answer.text), answer)
    return tuple(shown.values())


def citations(found: Iterable[Citation], reach: Reach, most: int) -> tuple[AnswerCitation, ...]:
    """The first sources the asker may see, each once."""
    seen: dict[tuple[str, str, str], AnswerCitation] = {}
    for citation in found:
        source = citation.source
        key = (source.document, source.locator, source.quote)
        if reach.sees(citation.visibility, citation.audience) and key not in seen:
            seen[key] = AnswerCitation(document=source.document, locator=source.locator, quote=source.quote)
    return tuple(seen.values())[:most]


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
    failing = [r for r in verdict.reasons if r.status is Truth.FAIL]
    if not all(reach.sees(r.visibility, r.audience) for r in failing):
        return None
    if nearest.asset is not None:
        known = [a for a in evidence.alternatives if a.id == nearest.asset]
        if not all(reach.sees(a.visibility, a.audience) for a in known) or not known:
            return None
    return nearest.text

"""From grounds to what a verdict shows: reasons in order of weight, citations, the question back, what legal must decide."""

from collections.abc import Iterable, Sequence

from policies.evaluation.finding import Fact
from policies.rules import Source
from policies.truth import Truth
from policies.verdict import AskBack, Citation, Condition, Reason
from policies.weighing import Ground

_ORDER = {Truth.FAIL: 0, Truth.UNKNOWN: 1, Truth.PASS: 2}
_ASK_FIRST = (
    "asset",
    "claim",
    "party",
    "territory",
    "dates",
    "channel",
    "modification",
    "purpose",
    "quantity",
    "topic",
    "parts",
    "action",
)
_MOST_CITATIONS = 8


def source_of(ground: Ground) -> Source | None:
    """Where a ground can be read: the rule's document, at the constraint's own place and words if it has them."""
    if ground.rule is None:
        return None
    return ground.rule.source.narrowed(ground.finding.quote, ground.finding.locator)


def reasons(grounds: Sequence[Ground], worst: Truth) -> tuple[Reason, ...]:
    """Reasons, failing and unknown ones first. Those that share the worst status decide."""
    made = []
    for ground in sorted(grounds, key=lambda ground: _ORDER[ground.status]):
        finding, rule = ground.finding, ground.rule
        reason = Reason(
            kind=finding.kind,
            status=finding.status,
            text=finding.text,
            public_text=finding.public or None,
            rule=rule.id if rule else None,
            source=source_of(ground),
            decisive=finding.status is worst and worst is not Truth.PASS,
        )
        if rule:
            reason = reason.model_copy(update={"visibility": rule.visibility, "audience": rule.audience})
        made.append(reason)
    return tuple(dict.fromkeys(made))


def citations(shown: Iterable[Reason], conditions: Iterable[Condition]) -> tuple[Citation, ...]:
    """Sources of the decisive reasons and of the conditions; where nothing decides alone, of all reasons."""
    listed = list(shown)
    telling = [reason for reason in listed if reason.decisive] or listed
    holders: list[Reason | Condition] = [*telling, *conditions]
    cited = [
        Citation(source=holder.source, visibility=holder.visibility, audience=holder.audience)
        for holder in holders
        if holder.source is not None and holder.source.document
    ]
    return tuple(dict.fromkeys(cited))[:_MOST_CITATIONS]


def missing_facts(grounds: Iterable[Ground]) -> tuple[Fact, ...]:
    """The distinct facts that the unknown grounds wait for, the asker's own first and in the order they are worth asking."""
    return tuple(dict.fromkeys(fact for fact, _ in _waiting(grounds)))


def _waiting(grounds: Iterable[Ground]) -> list[tuple[Fact, Ground]]:
    """Each fact that is waited for with the ground that waits, in the order they are worth asking."""
    rank = {slot: place for place, slot in enumerate(_ASK_FIRST)}
    found = [(ground.finding.fact, ground) for ground in grounds if ground.status is Truth.UNKNOWN and ground.finding.fact]
    return sorted(found, key=lambda pair: (not pair[0].asker_knows, rank.get(pair[0].slot, len(rank)), _first_end(pair[0])))


def _first_end(fact: Fact) -> str:
    """The day an option would end the use by: the earliest is offered, since a later one would lead into a no."""
    return min((change.value for _, change in fact.changes if change.kind == "end_by"), default="9999")


def ask_back(grounds: Iterable[Ground]) -> AskBack | None:
    """The question to the asker, if nothing but facts of the asker's is missing.

    It keeps what the other grounds would ask: whoever may not see the rule behind the first question is asked another.
    """
    waiting = _waiting(grounds)
    if not waiting or not all(fact.asker_knows for fact, _ in waiting):
        return None
    first, *rest = dict.fromkeys(_question(fact, ground) for fact, ground in waiting)
    return first.model_copy(update={"rest": tuple(rest)})


def _question(fact: Fact, ground: Ground) -> AskBack:
    asked = AskBack(slot=fact.slot, question=fact.question, options=fact.options, detail=fact.detail, changes=fact.changes)
    rule = ground.rule
    return asked.model_copy(update={"visibility": rule.visibility, "audience": rule.audience}) if rule else asked


def to_decide(facts: Sequence[Fact]) -> str:
    """What a person has to decide, in one sentence or two."""
    ours = [fact.to_decide for fact in facts if not fact.asker_knows and fact.to_decide]
    if ours:
        return " ".join(dict.fromkeys(ours[:2]))
    theirs = [fact.to_decide or f"Ask: {fact.question}" for fact in facts]
    return theirs[0] if theirs else "Whether this use may go ahead."

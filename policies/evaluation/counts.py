"""Numbers: at most or at least so many (permission); a prohibition with a number bites beyond it."""

from policies import wording
from policies.evaluation.finding import Fact, Finding, Scope
from policies.evaluation.use import Use
from policies.lexicon.amounts import largest
from policies.lexicon.measures import measures
from policies.rules import CountConstraint
from policies.taxonomies import channels as tree
from policies.truth import Truth, negation
from policies.verdict import Change
from policies.vocabulary import Asker, Channel, ReasonKind

_UNPRINTED = (Channel.DIGITAL, Channel.SOCIAL, Channel.BROADCAST, Channel.DIGITAL_OOH, Channel.INTRANET)
_QUESTIONS = {
    "copies": "How many copies will there be?",
    "seconds": "How many seconds will be shown?",
    "millimetres": "How large will it be?",
    "pixels": "How large will it be, in pixels?",
    "seats": "How many people will use it?",
    "page_views": "How many page views a month will there be?",
}


def named(limit: CountConstraint, use: Use) -> float | None:
    """The number of the use that a limit is compared with: of several the one that comes nearest to breaking it."""
    request = use.request
    held_to = dict(request.measures).get(limit.unit)
    known = {"copies": request.quantity, "seconds": request.duration_s}.get(limit.unit)
    if held_to is not None or known is not None:
        return held_to if held_to is not None else known
    said = () if limit.unit == "seconds" else measures(use.said, limit.unit)
    return (max(said) if limit.at_most is not None else min(said)) if said else None


def _within(limit: CountConstraint, use: Use) -> Truth:
    value = named(limit, use)
    if value is None:
        printed = not use.request.channels or bool(use.request.uncoded_channels) or any(map(_on_things, use.request.channels))
        untouched = limit.unit == "copies" and not printed
        return Truth.PASS if untouched or (limit.told and not _uncertain(limit, use)) else Truth.UNKNOWN
    over = limit.at_most is not None and value > limit.at_most
    under = limit.at_least is not None and value < limit.at_least
    return Truth.FAIL if over or under else Truth.UNKNOWN if _uncertain(limit, use) else Truth.PASS


def _uncertain(limit: CountConstraint, use: Use) -> bool:
    """Whether the use names a number of things that may be copies and that may be more than the limit."""
    if limit.unit != "copies" or not use.request.uncounted:
        return False
    bounds = [largest(words) for words in use.request.uncounted]
    return limit.at_most is None or any(bound is None or bound > limit.at_most for bound in bounds)


def _on_things(channel: Channel) -> bool:
    """Whether a channel comes in copies: a print run says nothing of a website."""
    return not any(tree.covers(parent, channel) for parent in _UNPRINTED)


def _says(limit: CountConstraint) -> str:
    most = f"at most {wording.say_amount(limit.at_most, limit.unit)}" if limit.at_most is not None else ""
    least = f"at least {wording.say_amount(limit.at_least, limit.unit)}" if limit.at_least is not None else ""
    return wording.say_list([text for text in (least, most) if text])


def _repair(limit: CountConstraint, value: float) -> Change:
    bound = limit.at_most if limit.at_most is not None and value > limit.at_most else limit.at_least
    assert bound is not None
    amount = wording.say_amount(bound, limit.unit)
    text = f"reduce to {amount}" if bound < value else f"make it {amount} or more"
    return Change(kind="reduce", value=f"{limit.unit}={int(bound) if float(bound).is_integer() else bound!r}", text=text)


def _condition(limit: CountConstraint) -> str:
    words = limit.quote or _says(limit)
    return f"{words[0].upper()}{words[1:]}"


def evaluate(limit: CountConstraint, use: Use, scope: Scope) -> Finding:
    """What a limit in a number says of a use."""
    value, within = named(limit, use), _within(limit, use)
    status = within if scope.permits else negation(within)
    if not scope.permits and value is None and limit.told:
        status = Truth.UNKNOWN
    given = f"asked for: {wording.say_amount(value, limit.unit)}" if value is not None else "the use names no number"
    tells = use.asker is Asker.STAFF and limit.at_most is not None  # how far a licence goes is nobody else's business
    options = (f"Up to {wording.say_amount(limit.at_most, limit.unit)}", "More") if tells and limit.at_most else ()
    kept = (Truth.PASS, Truth.FAIL) if scope.permits else (Truth.FAIL, Truth.PASS)
    return Finding(
        kind=ReasonKind.COUNT,
        status=status,
        text=wording.sentence(
            f"number: {given.removeprefix('asked for: ')}, within {_says(limit)}"
            if scope.permits and status is Truth.PASS
            else f"{scope.name} allows {_says(limit)}; {given}"
        ),
        public=f"There is a limit on the number of {wording.say_unit(limit.unit)}.",
        fact=Fact(
            "quantity",
            limit.unit,
            asker_knows=True,
            question=_QUESTIONS[limit.unit],
            options=options,
            outcomes=tuple(zip(options, kept, strict=True)) if options else (),
        )
        if status is Truth.UNKNOWN
        else None,
        repairs=(_repair(limit, value),) if within is Truth.FAIL and value is not None else (),
        quiet=value is None,
        owed=_condition(limit) if limit.told and value is None and scope.permits else "",
    )

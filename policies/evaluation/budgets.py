"""Money for media, and what lifts a prohibition: how much is spent, and whether the approval for it is there."""

from policies import wording
from policies.evaluation.finding import Fact, Finding, Scope
from policies.evaluation.parties import claim_fact, claimed, is_hearsay, say_claim
from policies.evaluation.use import Use
from policies.lexicon.money import Sum, budget
from policies.rules import BudgetConstraint, UnlessConstraint
from policies.taxonomies import channels as tree
from policies.truth import Truth, any_of, negation
from policies.verdict import Change
from policies.vocabulary import Channel, ReasonKind

_PAID = (
    Channel.SOCIAL_PAID, Channel.SEARCH_ADS, Channel.DISPLAY_ADS, Channel.PRESS_ADS, Channel.OOH, Channel.BROADCAST,
    Channel.INFLUENCER,
)  # fmt: skip
"""Channels that somebody is paid for."""
UNIT = "euros"


def _spent(use: Use) -> Sum | None:
    """What the use spends on media: as held to by a nearest yes, else as the asker says."""
    held_to = dict(use.request.measures).get(UNIT)
    return Sum(held_to, held_to) if held_to is not None else budget(use.said)


def _within(limit: BudgetConstraint, spent: Sum | None, use: Use) -> Truth:
    if spent is None:
        pays = any(tree.covers(paid, channel) for paid in _PAID for channel in use.request.channels)
        return Truth.UNKNOWN if pays else Truth.PASS
    if spent.high <= limit.at_most:
        return Truth.PASS
    return Truth.FAIL if spent.low > limit.at_most else Truth.UNKNOWN


def evaluate(limit: BudgetConstraint, use: Use, scope: Scope) -> Finding:
    """What a limit on the media budget says of a use."""
    spent = _spent(use)
    within = _within(limit, spent, use)
    status = within if scope.permits else negation(within)
    most = wording.say_amount(limit.at_most, UNIT)
    said = "how much will be spent is not said"
    if within is Truth.FAIL:
        said = "more than that will be spent"
    elif spent and within is Truth.PASS:
        said = "what will be spent is within it"
    elif spent:
        said = "how much will be spent is not certain"
    return Finding(
        kind=ReasonKind.COUNT,
        status=status,
        text=wording.sentence(f"{scope.name} draws a line at {most} for paid media; {said}"),
        public="There is a limit on the media budget.",
        fact=Fact("quantity", UNIT, asker_knows=True, question="How much will be spent on media in all, in euros?")
        if status is Truth.UNKNOWN
        else None,
        repairs=(Change(kind="reduce", value=f"{UNIT}={int(limit.at_most)}", text=f"spend at most {most} on media"),)
        if within is Truth.FAIL
        else (),
        quiet=spent is None,
    )


def unless(limit: UnlessConstraint, use: Use, _scope: Scope) -> Finding:
    """What lifts a prohibition: it bites where the asker says that nothing does, and is open where nothing is said of it."""
    known = {key: claimed(use, key) for key in sorted(limit.claims)}
    lifted = any_of(known.values())
    status = negation(lifted)
    still_open = next((key for key, truth in known.items() if truth is Truth.UNKNOWN), None)
    what = wording.say_list([say_claim(key) for key in known], "or")
    words = {Truth.PASS: "is there", Truth.FAIL: "is not there", Truth.UNKNOWN: "is not known to be there"}[lifted]
    return Finding(
        kind=ReasonKind.DUTY,
        status=status,
        text=wording.sentence(f"needed first: {what}, which {words}"),
        public="An approval is needed first.",
        fact=claim_fact(
            still_open,
            hearsay=is_hearsay(use, (still_open,)),
            to_decide=wording.sentence(f"whether there is this: {what}"),
        )
        if status is Truth.UNKNOWN and still_open
        else None,
    )

"""Records that say nothing of the rights in an asset as a whole, such as a list of names: they neither permit nor forbid.

A record is *silent* where it has no words on rights at all, and *open* where it names terms that nobody could read. A silent one
leaves the word to the clauses of policies; an open one still holds back their yes, but not their no.
"""

from collections.abc import Sequence
from datetime import date

from policies.clauses import settle
from policies.evidence import AssetFacts, Evidence
from policies.rulebook import Rulebook
from policies.rules import Rule, RuleKind, Unreadable
from policies.verdict import Verdict
from policies.vocabulary import ReasonKind, VerdictCode


def is_open(rule: Rule) -> bool:
    """Whether a permission is nothing but the note that its terms are not known."""
    if rule.kind is not RuleKind.PERMISSION or not rule.constraints:
        return False
    return all(isinstance(limit, Unreadable) and limit.about is ReasonKind.NO_RULE for limit in rule.constraints)


def is_silent(rule: Rule) -> bool:
    """Whether there are no words at all behind a permission."""
    return is_open(rule) and not any(limit.quote.strip() for limit in rule.constraints)


def _own(asset: AssetFacts, rulebook: Rulebook, on: date) -> list[Rule]:
    return [rule for rule in rulebook.bearing_on(asset, on) if asset.id in rule.target.assets and rule.wording is None]


def freed(evidence: Evidence, rulebook: Rulebook, on: date) -> Evidence:
    """The evidence without a mention that comes near assets only whose records are silent: a list of names knows no rights.

    Such a question is about the policy of whoever owns the name, just as if there were no list.
    """
    if not evidence.near or evidence.asset is not None:
        return evidence
    if all((own := _own(match.asset, rulebook, on)) and all(map(is_silent, own)) for match in evidence.near):
        return evidence.model_copy(update={"near": (), "unknown_mention": None})
    return evidence


def spoken(rules: Sequence[Rule], evidence: Evidence) -> tuple[Rule, ...]:
    """The rules without silent records, where a clause says plainly yes or no instead; else all of them."""
    loud = tuple(rule for rule in rules if not is_silent(rule))
    if len(loud) == len(rules) or evidence.asset is None or settle(evidence).code is VerdictCode.NEEDS_REVIEW:
        return tuple(rules)
    return loud


def ban_on_open_record(evidence: Evidence, permissions: Sequence[Rule]) -> Verdict | None:
    """The no of a plain clause where the records only say that their terms are not known."""
    if not permissions or not all(map(is_open, permissions)):
        return None
    verdict = settle(evidence)
    return verdict if verdict.code is VerdictCode.NOT_ALLOWED else None

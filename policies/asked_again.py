"""The very same question once more: when legal's ruling on it answers it again, whatever was in doubt then.

Who ruled on a question had its words before them, and what the desk found for them. The same words of the same asker mean the same
use, as long as they mean the same things and days, and as long as no rule or approved wording stands against it that was not there
then.
"""

from collections.abc import Sequence
from datetime import date

from policies.courtesy import bare
from policies.evidence import AssetFacts, Evidence, Precedent
from policies.request import ClearanceRequest
from policies.rulebook import Rulebook
from policies.truth import Truth
from policies.verdict import Reason, Verdict
from policies.versions import versioned, words_version
from policies.vocabulary import VerdictCode

_MEANT = "meant@"
"""Prefix of what stands among the versions of a ruling for the assets that the words could mean."""
_STATUS = "/status"
"""End of the id of what the catalogue says of an asset's status; it is no rule of the book, and is looked at for each asset."""
_RECORD = "/record"
"""End of the id of what the catalogue says an asset is; no rule of the book either."""
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " "})
_SAME = ("intent", "user_party", "copy_text", "told", "end", "open_ended", "date_unclear", "quantity", "unreadable")
"""Slots that must be the same for the same words to be the same request: words like "next week" or "our" mean another thing
another day, or once their speaker is something else to us."""


def _plain(words: str) -> str:
    plain = " ".join(bare(words).translate(_TYPOGRAPHY).split()).rstrip(" .,;")
    return plain[:1].casefold() + plain[1:]  # after a greeting a question goes on in small letters; elsewhere "US" is not "us"


def asks_again(request: ClearanceRequest, evidence: Evidence, precedent: Precedent) -> bool:
    """Whether a question is the one that was ruled on, word for word but for courtesies, and means the same days and asker."""
    ruled = precedent.request
    if not precedent.said or _plain(precedent.said) != _plain(evidence.said):
        return False
    # "from now until June" begins later each day, and asks for less
    later = request.start is not None and ruled.start is not None and ruled.start <= request.start
    claimed, then = ({(c.key, c.holds, c.certain) for c in asked.claims} for asked in (request, ruled))
    if claimed != then or sorted(request.other_users) != sorted(ruled.other_users):
        return False
    starts = request.start == ruled.start or (later and request.end is not None)
    return starts and all(getattr(request, slot) == getattr(ruled, slot) for slot in _SAME)


def meant(evidence: Evidence) -> tuple[str, ...]:
    """What a verdict on words that could mean several assets rests on, to stand among its versions."""
    if evidence.asset is None or not evidence.rivals:
        return ()
    ids = sorted(match.asset.id for match in (evidence.asset, *evidence.rivals))
    return (_MEANT + words_version(" ".join(ids)),)


def record(asset: AssetFacts | None) -> tuple[str, ...]:
    """What a verdict on an asset rests on besides rules: that its number still stands for the same thing.

    Other names that it goes by change nothing.
    """
    return (f"{asset.id}{_RECORD}@{words_version(' | '.join((asset.name, *asset.files)))}",) if asset else ()


def rules_of(precedent: Precedent) -> frozenset[str]:
    """The versions of rules that a ruling was made under."""
    return frozenset(version for version in precedent.rule_versions if not version.startswith(_MEANT))


def doubt_was_known(evidence: Evidence, precedent: Precedent) -> bool:
    """Whether the words could mean the same assets when legal ruled on them."""
    return set(meant(evidence)) <= set(precedent.rule_versions)


def covers_all(precedent: Precedent, current: frozenset[str], rulebook: Rulebook, on: date) -> bool:
    """Whether a ruling on a question about several things was made under all the rules that bear on one of them, and none went.

    Args:
        precedent: The ruling, with the rules that bear on any of the things.
        current: Versions of the rules that bear on the one thing.
        rulebook: All rules.
        on: The day of the question.
    """
    known = rules_of(precedent)
    others = {version for version in known - current if not version.rpartition("@")[0].endswith((_STATUS, _RECORD))}
    ids = {version.rpartition("@")[0] for version in others}
    alive = {versioned(rule) for rule in rulebook.rules if rule.id in ids and (rule.valid_to is None or rule.valid_to >= on)}
    return current <= known and others <= alive


def is_news(reason: Reason, precedent: Precedent, rulebook: Rulebook) -> bool:
    """Whether a reason against wording was not there when legal ruled: a new or changed rule, or wording approved since."""
    if reason.rule is not None:
        return not any(versioned(rule) in precedent.rule_versions for rule in rulebook.rules if rule.id == reason.rule)
    if reason.source is None or precedent.clauses_seen is None:
        return False
    return words_version(reason.source.quote) not in precedent.clauses_seen


def stands(ruled: Verdict, checked: Verdict | None, precedents: Sequence[Precedent], rulebook: Rulebook) -> bool:
    """Whether a verdict by an earlier ruling holds against what the check of the wording says.

    Args:
        ruled: The verdict by the ruling.
        checked: The verdict on the wording by approved copy and rules for copy.
        precedents: The rulings that were at hand.
        rulebook: All rules.
    """
    precedent = next((one for one in precedents if one.case == ruled.precedent), None)
    if precedent is None:
        return False
    if checked is None or not ruled.code.is_yes or checked.code is not VerdictCode.NOT_ALLOWED:
        return True
    return not any(is_news(reason, precedent, rulebook) for reason in checked.reasons if reason.status is Truth.FAIL)

"""`decide`: request, evidence, rules and day in, verdict out. Pure.

The order of things: what cannot be read is for a person; the rules are weighed; a ruling of legal on the same request stands if
nothing changed since; clauses of policies speak only where no rule does. A certain no goes before an unknown, an unknown before
a yes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from policies import asked_again, asset_grounds, clause_stops, clauses, open_records, precedents, reasons, sensitive, wording
from policies.evaluation.finding import Finding
from policies.evaluation.use import Use
from policies.evidence import AssetFacts, AssetMatch, Evidence, Precedent
from policies.nearest import nearest_yes
from policies.request import ClearanceRequest
from policies.rulebook import Rulebook
from policies.rules import Source
from policies.truth import Truth, all_of
from policies.verdict import AskBack, Change, Citation, Condition, Reason, Verdict
from policies.versions import versioned
from policies.vocabulary import ReasonKind, VerdictCode, Visibility
from policies.weighing import Ground, Weighed, weigh

_SURE = 0.6
"""Below this match score nobody can say that the asset is the one that is meant."""


@dataclass(frozen=True)
class Ruling:
    """A verdict with the single changes that could each put right one thing that stands against it."""

    verdict: Verdict
    repairs: tuple[Change, ...] = ()


def decide(request: ClearanceRequest, evidence: Evidence, rulebook: Rulebook, on: date) -> Verdict:
    """What may be said of one use of one asset (or none).

    Args:
        request: The understood question.
        evidence: What was found for it.
        rulebook: All rules in force.
        on: The day the question is asked; a use that names no first day begins on it.
    """
    found = _settle(request, evidence, rulebook, on)
    if found.verdict.code is not VerdictCode.NOT_ALLOWED or found.verdict.basis not in ("rules", "catalogue"):
        return found.verdict

    def judge(changed: ClearanceRequest, other: Evidence) -> Verdict:
        return _settle(changed, other, rulebook, on).verdict

    return found.verdict.model_copy(update={"nearest_yes": nearest_yes(request, evidence, found.repairs, judge)})


def ruling(request: ClearanceRequest, evidence: Evidence, rulebook: Rulebook, on: date) -> Verdict:
    """`decide` without the search for a nearest yes, for whoever looks at many assets and wants only the yeses."""
    return _settle(request, evidence, rulebook, on).verdict


def _settle(request: ClearanceRequest, evidence: Evidence, rulebook: Rulebook, on: date) -> Ruling:
    if request.unreadable is not None:
        return Ruling(_unreadable(request.unreadable, evidence))
    evidence = clauses.on_the_mention(open_records.freed(evidence, rulebook, on))
    use = Use.of(request, evidence, on)
    facts = evidence.asset.asset if evidence.asset else None
    bearing = open_records.spoken(rulebook.bearing_on(facts, on), evidence)
    weighed = weigh(bearing, use, rulebook.conflict)
    doubts = _asset_grounds(request, evidence, rulebook, on)
    # the catalogue's own entry binds like a rule, and a ruling made in its knowledge stands
    looked_at = (*bearing, *(ground.rule for ground in doubts if ground.rule))
    versions = tuple(sorted([*(versioned(rule) for rule in looked_at), *asked_again.meant(evidence), *asked_again.record(facts)]))
    nameless = evidence.asset is None and bool(doubts)  # that no rule speaks of an unknown thing is no news
    grounds = (*doubts, *(ground for ground in weighed.grounds if not (nameless and ground.rule is None)))
    precedent = precedents.deciding(request, evidence, (looked_at, grounds), rulebook, on)
    if precedent:
        ruled = _by_precedent(precedent, facts, versions)
        return Ruling(clause_stops.heed_news(ruled, precedent, evidence, rulebook, use) if ruled.code.is_yes else ruled)
    if not weighed.permissions and evidence.clauses and all_of(ground.status for ground in grounds) is not Truth.FAIL:
        return Ruling(_by_clauses(evidence, grounds, versions))
    if _is_one_of_a_name(evidence) and (either := _doubt(request, evidence, rulebook, on)):
        grounds = either  # what holds for one of two things of one name says nothing until it is known which is meant
    found = _by_rules(grounds, _with_word_kept(weighed, request), versions)
    banned = open_records.ban_on_open_record(evidence, [outcome.rule for outcome in weighed.permissions])
    if banned and found.verdict.code is VerdictCode.NEEDS_REVIEW:
        return Ruling(banned.model_copy(update={"rule_versions": versions}))
    forbidden = precedents.earlier_no(request, evidence, looked_at, on) if found.verdict.code.is_yes else None
    if forbidden:
        return Ruling(precedents.hold_back(found.verdict, forbidden))
    return Ruling(_heeding(found.verdict, evidence, rulebook, use)) if found.verdict.code.is_yes else found


def _with_word_kept(weighed: Weighed, request: ClearanceRequest) -> Weighed:
    """What a yes would rest on, with what the asker answered when asked back as something to keep to."""
    texts = dict.fromkeys(
        wording.sentence(f"as you said, {told.kept[0].lower()}{told.kept[1:]}") for told in request.told if told.kept
    )
    kept = tuple(Condition(text=text, kind="told", visibility=Visibility.PUBLIC) for text in texts)
    return replace(weighed, conditions=(*weighed.conditions, *kept)) if kept else weighed


def _heeding(verdict: Verdict, evidence: Evidence, rulebook: Rulebook, use: Use) -> Verdict:
    """A yes of the rules, as far as the policies and the company it keeps let it stand."""
    heeded = clause_stops.heed(verdict, evidence, rulebook, use)
    bearing = rulebook.bearing_on(evidence.asset.asset if evidence.asset else None, use.on)
    return sensitive.hold_back(heeded, evidence, bearing, use) if heeded.code.is_yes else heeded


def _unreadable(why: str, evidence: Evidence) -> Verdict:
    if evidence.asset is not None:
        name = evidence.asset.asset.name
        why = f"I understood that this is about {name}, but I could not read all of it. {why}"
    reason = Reason(kind=ReasonKind.UNREADABLE, status=Truth.UNKNOWN, text=why, public_text=why, decisive=True)
    return Verdict(code=VerdictCode.NEEDS_REVIEW, reasons=(reason,), to_decide="What the question means; it could not be read.")


def _asset_grounds(request: ClearanceRequest, evidence: Evidence, rulebook: Rulebook, on: date) -> tuple[Ground, ...]:
    """What stands against the asset itself: unknown, not the only one, or no longer in use."""
    if evidence.asset is None:
        return asset_grounds.unknown(request, evidence)
    return (*asset_grounds.status(evidence.asset.asset, evidence.alternatives), *_doubt(request, evidence, rulebook, on))


def _doubt(request: ClearanceRequest, evidence: Evidence, rulebook: Rulebook, on: date) -> tuple[Ground, ...]:
    """Uncertainty about which asset is meant. Where all that could be meant are a no, it does not matter."""
    assert evidence.asset is not None
    if not evidence.rivals and evidence.asset.score >= _SURE:
        return ()
    candidates = (evidence.asset, *evidence.rivals)
    if evidence.rivals and all(_is_no(request, evidence, match, rulebook, on) for match in candidates):
        return ()
    names = asset_grounds.called(candidates)
    text = f"The question may be about {wording.say_list(names, 'or')}."
    fact = asset_grounds.which(names)
    return (Ground(Finding(kind=ReasonKind.MISSING, status=Truth.UNKNOWN, text=text, public=text, fact=fact)),)


def _is_one_of_a_name(evidence: Evidence) -> bool:
    """Whether another asset bears the very same name."""
    if evidence.asset is None:
        return False
    return any(rival.asset.name.casefold() == evidence.asset.asset.name.casefold() for rival in evidence.rivals)


def _is_no(request: ClearanceRequest, evidence: Evidence, match: AssetMatch, rulebook: Rulebook, on: date) -> bool:
    alone = evidence.model_copy(update={"asset": match.model_copy(update={"score": 1.0}), "rivals": ()})
    return _settle(request, alone, rulebook, on).verdict.code is VerdictCode.NOT_ALLOWED


def _by_rules(grounds: Sequence[Ground], weighed: Weighed, versions: tuple[str, ...]) -> Ruling:
    truth = all_of(ground.status for ground in grounds)
    shown = reasons.reasons(grounds, truth)
    if truth is Truth.PASS:
        return Ruling(_yes(shown, weighed, versions))
    if truth is Truth.FAIL:
        failed = [ground for ground in grounds if ground.status is Truth.FAIL]
        repairs = tuple(change for ground in failed for change in ground.finding.repairs)
        catalogue = all(ground.finding.kind is ReasonKind.STATUS for ground in failed)
        cited = reasons.citations(shown, ())
        basis = "catalogue" if catalogue else "rules"
        verdict = Verdict(code=VerdictCode.NOT_ALLOWED, reasons=shown, citations=cited, basis=basis, rule_versions=versions)
        return Ruling(verdict, repairs)
    facts = reasons.missing_facts(grounds)
    return Ruling(
        Verdict(
            code=VerdictCode.NEEDS_REVIEW,
            reasons=shown,
            citations=reasons.citations(shown, ()),
            ask_back=reasons.ask_back(grounds),
            to_decide=reasons.to_decide(facts),
            basis="rules",
            rule_versions=versions,
        )
    )


def _yes(shown: tuple[Reason, ...], weighed: Weighed, versions: tuple[str, ...]) -> Verdict:
    days = [outcome.last_day for outcome in weighed.permissions if outcome.last_day is not None]
    return Verdict(
        code=VerdictCode.ALLOWED_WITH_CONDITIONS if weighed.conditions else VerdictCode.ALLOWED,
        reasons=shown,
        conditions=weighed.conditions,
        citations=reasons.citations(shown, weighed.conditions) or _permissions_cited(weighed),
        valid_until=min(days, default=None),
        basis="rules",
        rule_versions=versions,
    )


def _permissions_cited(weighed: Weighed) -> tuple[Citation, ...]:
    """The permissions themselves, for a yes that no single limit explains."""
    rules = [outcome.rule for outcome in weighed.permissions]
    return tuple(Citation(source=rule.source, visibility=rule.visibility, audience=rule.audience) for rule in rules)


def _by_clauses(evidence: Evidence, grounds: Sequence[Ground], versions: tuple[str, ...]) -> Verdict:
    """The clauses' verdict, held back where a rule may yet forbid the use or the asset itself is in doubt."""
    verdict = clauses.settle(evidence)
    # Where clauses decide, that no rule permits the use is no doubt, and a question that names no thing need not be about one. A
    # thing that no catalogue knows is no doubt either where the clause that says yes names it.
    thing = evidence.asset is not None or (evidence.unknown_mention is not None and not verdict.code.is_yes)
    doubts = [
        ground
        for ground in grounds
        if ground.status is not Truth.PASS
        and (ground.rule is not None or (thing and ground.finding.kind is not ReasonKind.NO_RULE))
    ]
    unknown = evidence.unknown_mention is not None and verdict.code is VerdictCode.NEEDS_REVIEW
    if not doubts or not (verdict.code.is_yes or unknown):
        ask = _ask_for_asset(evidence, verdict)
        return verdict.model_copy(update={"rule_versions": versions, "ask_back": ask})
    facts = reasons.missing_facts(doubts)
    return verdict.model_copy(
        update={
            "code": VerdictCode.NEEDS_REVIEW,
            "conditions": (),
            "reasons": (*reasons.reasons(doubts, Truth.UNKNOWN), *verdict.reasons),
            "ask_back": reasons.ask_back(doubts),
            "to_decide": reasons.to_decide(facts) or verdict.to_decide,
            "rule_versions": versions,
        }
    )


def _ask_for_asset(evidence: Evidence, verdict: Verdict) -> AskBack | None:
    if verdict.code is not VerdictCode.NEEDS_REVIEW or not evidence.rivals:
        return None
    names = asset_grounds.called(evidence.rivals)
    return AskBack(slot="asset", question="Which of these do you mean?", options=names)


def _by_precedent(precedent: Precedent, facts: AssetFacts | None, versions: tuple[str, ...]) -> Verdict:
    source = Source(document=precedent.case, locator=f"ruling of {wording.say_day(precedent.ruled_on)}", quote=precedent.reason)
    about = f" on {facts.name}" if facts else ""
    text = wording.sentence(
        f"legal ruled on this in case {precedent.case}{about}", f": {precedent.reason}" if precedent.reason else ""
    )
    shared = {"visibility": precedent.visibility, "audience": precedent.audience, "source": source}
    reason = Reason(
        kind=ReasonKind.PRECEDENT,
        status=Truth.PASS if precedent.verdict.is_yes else Truth.FAIL,
        text=text.replace(" :", ":"),
        public_text="Legal has ruled on this use before.",
        decisive=True,
        **shared,
    )
    conditions = tuple(Condition(text=words, kind="ruling", **shared) for words in precedent.conditions)
    return Verdict(
        code=precedent.verdict,
        reasons=(reason,),
        conditions=conditions if precedent.verdict.is_yes else (),
        citations=(Citation(**shared),),
        valid_until=precedent.expires if precedent.verdict.is_yes else None,
        basis="precedent",
        rule_versions=versions,
        precedent=precedent.case,
    )

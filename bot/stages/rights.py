"""What rights we hold in an asset: told as far as the asker may see the rules, with a verdict by all rules that bind."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot import redaction
from bot.stages.rights_told import in_short
from bot.stages.turn import Finding, Information, Turn
from policies.asset_grounds import is_gone
from policies.decision import ruling
from policies.evidence import AssetFacts, AssetMatch
from policies.lexicon.rights_asked import rights_asked_for, rights_named
from policies.rights import TITLES, summarise_rights
from policies.rights_conditions import SLOTS
from policies.rights_standing import RightsQuestion, Standing, stand
from policies.rulebook import Rulebook
from policies.rules import Rule
from policies.truth import Truth
from policies.verdict import AskBack, Citation, Verdict
from policies.vocabulary import Asker, Intent, ReasonKind, VerdictCode

_OUTSIDERS = re.compile(
    r"\b(?:agenc(?:y|ies)|partners?|third part(?:y|ies)|resellers?|retailers?|distributors?|dealers?|clients?|customers?|"
    r"suppliers?|franchisees?|licensees?|sponsors?|influencers?|press|journalists?|(?:any|some)(?:one|body) else|others?)\b",
    re.IGNORECASE,
)
"""Users that are not our own staff, where nothing more exact was read of them."""
UNKNOWN_TO_YOU = "I can't tell you the terms for {name}. Tell me where, in which countries and until when you want to use it."
NOT_AS_ASKED = "{name} is not cleared for this."


TOLD_ALWAYS = frozenset({"window", "credit"})
"""Rights that are told where they are asked for; other things only where the record speaks of them."""
Told = tuple[str, Standing, tuple[Citation, ...], str]
"""The words on one asset, how its rights stand, what is cited, and the sentence that answers what was asked."""


class RightsInfo:
    """`bot.stages.decide.Informant`: the rights in each asset the question names."""

    def inform(self, turn: Turn) -> Information | None:
        """The rights; never more permissive than the verdict on the same request. No information where the asset is in doubt."""
        named = [finding for finding in turn.findings if finding.evidence.asset is not None]
        if not named or any(_in_doubt(finding.verdict) for finding in named):
            return None
        for_itself = asks_for(turn)
        told = [self._one(turn, finding, for_itself) for finding in named]
        leads = [lead for _, _, _, lead in told]
        if not any(leads) and for_itself and not for_itself & TOLD_ALWAYS and turn.understood.intent is not Intent.RIGHTS_INFO:
            return None  # nothing on file answers it: the use is judged
        standings = [standing for _, standing, _, _ in told]
        questions = [_ask(turn, standing) for standing in standings if standing.code is VerdictCode.NEEDS_REVIEW]
        worst = min(standings, key=lambda standing: standing.code.permissiveness)
        # what was asked has been told: the rest is nothing to ask the asker or legal about
        settled = all(leads) and "window" not in for_itself
        open_points = [] if settled else [standing.to_decide for standing in standings if standing.to_decide]
        ends = [standing.valid_until for standing in standings if standing.valid_until]
        several = len(told) > 1
        names = [finding.asset_name for finding in named]
        return Information(
            "\n".join(text for text, _, _, _ in told),
            worst.code,
            tuple(citation for _, _, cited, _ in told for citation in cited),
            conditions=tuple(
                f"{name}: {c.text}" if several else c.text
                for name, standing in zip(names, standings, strict=True)
                for c in standing.conditions
            ),
            why=tuple(reason for standing in standings for reason in standing.reasons),
            complete=True,
            to_decide=" ".join(open_points) or None,
            asks=questions[0] if questions and all(questions) and not settled else None,
            valid_until=min(ends, default=None) if worst.code.is_yes else None,
        )

    def _one(self, turn: Turn, finding: Finding, for_itself: frozenset[str]) -> Told:
        assert finding.evidence.asset is not None
        assert turn.rulebook is not None
        asset, on = finding.evidence.asset.asset, turn.question.asked_on

        def sees(rule: Rule) -> bool:
            return turn.reach.sees(rule.visibility, rule.audience)

        visible = Rulebook(tuple(filter(sees, turn.rulebook.rules)), turn.rulebook.conflict)
        standing = stand(_question(turn, finding, sees), turn.rulebook)
        if is_gone(asset):
            return redaction.reasons(standing.reasons, turn.reach)[0].text, standing, (_entry(asset),), ""
        third_party = turn.question.asker is Asker.THIRD_PARTY
        if third_party and not any(asset.id in rule.target.assets for rule in visible.bearing_on(asset, on)):
            return _untold(asset, standing)
        summary = summarise_rights(asset, visible, on, own_use_only=third_party)
        wanted = asked(turn, finding.evidence.asset)
        own = [rule for rule in visible.bearing_on(asset, on) if asset.id in rule.target.assets]
        named = wanted if wanted >= SLOTS else rights_named(_without_name(turn.question.text, finding.evidence.asset))
        lead = in_short(
            asset, standing, own, lines=summary.lines, wanted=for_itself or (named & {"window"}), text=turn.question.text
        )
        lines = [*lead, f"{asset.name}:", *(f"- {line}" for line in _asked_first(summary.lines, named))]
        no = [NOT_AS_ASKED.format(name=asset.name)] if standing.code is VerdictCode.NOT_ALLOWED else []
        ask = None if lead and "window" not in for_itself else _ask(turn, standing)
        text = "\n".join((*no, *lines, *([ask.question] if ask else [])))
        return text, standing, summary.citations, " ".join(lead)


def _asked_first(lines: Sequence[str], wanted: frozenset[str]) -> list[str]:
    """The lines of rights with those that were asked about on top."""
    titles = tuple(f"{TITLES[slot]}: " for slot in wanted if slot in TITLES) if not wanted >= SLOTS else ()
    return sorted(lines, key=lambda line: not line.startswith(titles))


def _ask(turn: Turn, standing: Standing) -> AskBack | None:
    """The question back, where it gives nothing away."""
    return redaction.ask_back(Verdict(code=standing.code, reasons=standing.reasons, ask_back=standing.ask), turn.reach)


def _in_doubt(verdict: Verdict) -> bool:
    """Whether it is not certain which asset is meant."""
    unsure = {ReasonKind.MISSING, ReasonKind.UNKNOWN_ASSET}
    return any(reason.kind in unsure and reason.status is Truth.UNKNOWN for reason in verdict.reasons)


def _question(turn: Turn, finding: Finding, sees: Callable[[Rule], bool]) -> RightsQuestion:
    """The question for rights. Where it is about outsiders that were not read as the user, an unknown outsider is the user."""
    assert turn.rulebook is not None
    evidence, verdict, on = finding.evidence, finding.verdict, turn.question.asked_on
    assert evidence.asset is not None
    match, request = evidence.asset, turn.understood
    outsiders = _OUTSIDERS.search(_without_name(turn.question.text, match))
    if outsiders and request.user_party is None and evidence.asker is Asker.STAFF:
        evidence = evidence.model_copy(update={"asker": Asker.THIRD_PARTY})
        request = request.model_copy(update={"party_words": (*request.party_words, outsiders.group())})
        verdict = ruling(request, evidence, turn.rulebook, on)
    outsider = turn.question.asker is not Asker.STAFF
    return RightsQuestion(request, evidence, verdict, on, asked(turn, match), sees, outsider)


def _untold(asset: AssetFacts, standing: Standing) -> Told:
    """The answer to somebody who may not know the terms: a no stays a no, all else is for them to describe or for legal."""
    if standing.code is VerdictCode.NOT_ALLOWED:
        return NOT_AS_ASKED.format(name=asset.name), replace(standing, conditions=()), (), ""
    return UNKNOWN_TO_YOU.format(name=asset.name), Standing(VerdictCode.NEEDS_REVIEW), (), ""


def _entry(asset: AssetFacts) -> Citation:
    source = asset.source.model_copy(update={"quote": asset.status_quote or asset.source.quote})
    return Citation(source=source, visibility=asset.visibility, audience=asset.audience)


def _without_name(text: str, match: AssetMatch) -> str:
    """The question without the words that name the asset: "Harbour still" asks for nothing still."""
    asset = match.asset
    for name in sorted(filter(None, (match.mention, asset.name, *asset.aliases, *asset.files)), key=len, reverse=True):
        text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    return text


def asks_for(turn: Turn) -> frozenset[str]:
    """The rights that are asked for themselves ("until when can we keep it on the site?"), beside an asset."""
    text = turn.question.text
    for finding in turn.findings:
        text = _without_name(text, finding.evidence.asset) if finding.evidence.asset else text
    found = rights_asked_for(text) | (rights_asked_for(turn.question.text) & {"copy"})  # a tagline may be called just that
    request = turn.understood
    if request.channels or request.territories.include or request.start or request.end:
        found -= {"duty", "copy"}  # a use is described: whether it is cleared is told with what it takes
    return found


def asks_openly(turn: Turn) -> bool:
    """Whether a right is asked for and not whether a use is cleared."""
    if turn.understood.intent is Intent.RIGHTS_INFO:
        return not turn.understood.channels or bool(asks_for(turn))
    return turn.understood.intent in _MISREAD and bool(asks_for(turn))


_MISREAD = frozenset({Intent.USE_ASSET, Intent.FIND_ASSET, Intent.CHECK_COPY})
"""What a question for a right is taken for where its words are few."""


def asked(turn: Turn, match: AssetMatch) -> frozenset[str]:
    """Which rights are asked about; a question that names none asks about all, staff about their own use."""
    named = rights_named(_without_name(turn.question.text, match))
    outsiders = {"users"} if turn.question.asker is Asker.STAFF else set()
    if asks_for(turn):
        # a right asked for itself is told with all the limits that the words leave open
        return named | (SLOTS - {"users", "edits"})
    if named and turn.understood.channels:
        named |= {"territories", "people"}
    return named or SLOTS - outsiders

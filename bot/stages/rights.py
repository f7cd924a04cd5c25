"""What rights we hold in an asset: told as far as the asker may see the rules, with a verdict by all rules that bind."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot import redaction
from bot.stages.turn import Finding, Information, Turn
from policies.asset_grounds import is_gone
from policies.decision import ruling
from policies.evidence import AssetFacts, AssetMatch
from policies.rights import TITLES, summarise_rights
from policies.rights_conditions import SLOTS
from policies.rights_standing import RightsQuestion, Standing, stand
from policies.rulebook import Rulebook
from policies.rules import Rule
from policies.truth import Truth
from policies.verdict import AskBack, Citation, Verdict
from policies.vocabulary import Asker, ReasonKind, VerdictCode
from policies.wording import say_day

_ASKED = (
    ("window", r"\b(?:until|till|when|how long|expir\w*|dates?|end|ends|runs?|run out|still|bis wann|jusqu\w*)\b"),
    ("territories", r"\b(?:where|countr\w*|territor\w*|markets?|worldwide|places?)\b"),
    ("channels", r"\b(?:channels?|media|medium)\b"),
    ("edits", r"\b(?:edit\w*|crop\w*|chang\w*|modif\w*)\b"),
    ("users", r"\b(?:agenc\w*|partners?|third part\w*|resellers?|who (?:may|can|is allowed)|anyone)\b"),
    ("people", r"\b(?:release\w*|people|models?|talent|actors?|music|song)\b"),
    ("credit", r"\b(?:credit\w*|copyright|photographers?|byline|named|attribut\w*)\b"),
)
_OUTSIDERS = re.compile(
    r"\b(?:agenc(?:y|ies)|partners?|third part(?:y|ies)|resellers?|retailers?|distributors?|dealers?|clients?|customers?|"
    r"suppliers?|franchisees?|licensees?|sponsors?|influencers?|press|journalists?|(?:any|some)(?:one|body) else|others?)\b",
    re.IGNORECASE,
)
"""Users that are not our own staff, where nothing more exact was read of them."""
_OPEN = re.compile(
    r"\b(?:how long|(?:until|till|from|since) (?:when|what date|which (?:day|date))|when (?:does|do|did|will|is|are)\b.{0,60}\b"
    r"(?:expires?|lapses?|ends?|runs? out|over|up)|who(?:m)? (?:do|must|should) (?:we|i) (?:credit|name)|bis wann|wie lange"
    r"|jusqu['’]à quand|combien de temps|hasta cuándo|fino a quando|tot wanneer|hoe ?lang)\b",
    re.IGNORECASE,
)
"""Words that ask for a right itself, even where they name the channel it is wanted for."""
UNKNOWN_TO_YOU = "I can't tell you the terms for {name}. Tell me where, in which countries and until when you want to use it."
NOT_AS_ASKED = "{name} is not cleared for this."


class RightsInfo:
    """`bot.stages.decide.Informant`: the rights in each asset the question names."""

    def inform(self, turn: Turn) -> Information | None:
        """The rights; never more permissive than the verdict on the same request. No information where the asset is in doubt."""
        named = [finding for finding in turn.findings if finding.evidence.asset is not None]
        if not named or any(_in_doubt(finding.verdict) for finding in named):
            return None
        told = [self._one(turn, finding) for finding in named]
        questions = [_ask(turn, standing) for _, standing, _ in told if standing.code is VerdictCode.NEEDS_REVIEW]
        worst = min((standing for _, standing, _ in told), key=lambda standing: standing.code.permissiveness)
        open_points = [standing.to_decide for _, standing, _ in told if standing.to_decide]
        ends = [standing.valid_until for _, standing, _ in told if standing.valid_until]
        several = len(told) > 1
        names = [finding.asset_name for finding in named]
        return Information(
            "\n".join(text for text, _, _ in told),
            worst.code,
            tuple(citation for _, _, cited in told for citation in cited),
            conditions=tuple(
                f"{name}: {c.text}" if several else c.text
                for name, (_, standing, _) in zip(names, told, strict=True)
                for c in standing.conditions
            ),
            why=tuple(reason for _, standing, _ in told for reason in standing.reasons),
            complete=True,
            to_decide=" ".join(open_points) or None,
            asks=questions[0] if questions and all(questions) else None,
            valid_until=min(ends, default=None) if worst.code.is_yes else None,
        )

    def _one(self, turn: Turn, finding: Finding) -> tuple[str, Standing, tuple[Citation, ...]]:
        assert finding.evidence.asset is not None
        assert turn.rulebook is not None
        asset, on = finding.evidence.asset.asset, turn.question.asked_on

        def sees(rule: Rule) -> bool:
            return turn.reach.sees(rule.visibility, rule.audience)

        visible = Rulebook(tuple(filter(sees, turn.rulebook.rules)), turn.rulebook.conflict)
        standing = stand(_question(turn, finding, sees), turn.rulebook)
        if is_gone(asset):
            return redaction.reasons(standing.reasons, turn.reach)[0].text, standing, (_entry(asset),)
        third_party = turn.question.asker is Asker.THIRD_PARTY
        if third_party and not any(asset.id in rule.target.assets for rule in visible.bearing_on(asset, on)):
            return _untold(asset, standing)
        summary = summarise_rights(asset, visible, on, own_use_only=third_party)
        wanted = asked(turn, finding.evidence.asset)
        lines = [
            *_in_short(asset, standing, wanted),
            f"{asset.name}:",
            *(f"- {line}" for line in _asked_first(summary.lines, wanted)),
        ]
        no = [NOT_AS_ASKED.format(name=asset.name)] if standing.code is VerdictCode.NOT_ALLOWED else []
        ask = _ask(turn, standing)
        return "\n".join((*no, *lines, *([ask.question] if ask else []))), standing, summary.citations


def _in_short(asset: AssetFacts, standing: Standing, wanted: frozenset[str]) -> tuple[str, ...]:
    """The last day of all that bounds the use, where just that was asked: the shortest release counts, not the licence."""
    if wanted >= SLOTS or "window" not in wanted or not standing.code.is_yes or standing.valid_until is None:
        return ()
    return (f"You can use {asset.name} until {say_day(standing.valid_until)}.",)


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


def _untold(asset: AssetFacts, standing: Standing) -> tuple[str, Standing, tuple[Citation, ...]]:
    """The answer to somebody who may not know the terms: a no stays a no, all else is for them to describe or for legal."""
    if standing.code is VerdictCode.NOT_ALLOWED:
        return NOT_AS_ASKED.format(name=asset.name), replace(standing, conditions=()), ()
    return UNKNOWN_TO_YOU.format(name=asset.name), Standing(VerdictCode.NEEDS_REVIEW), ()


def _entry(asset: AssetFacts) -> Citation:
    source = asset.source.model_copy(update={"quote": asset.status_quote or asset.source.quote})
    return Citation(source=source, visibility=asset.visibility, audience=asset.audience)


def _without_name(text: str, match: AssetMatch) -> str:
    """The question without the words that name the asset: "Harbour still" asks for nothing still."""
    asset = match.asset
    for name in sorted(filter(None, (match.mention, asset.name, *asset.aliases, *asset.files)), key=len, reverse=True):
        text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    return text


def asks_openly(turn: Turn) -> bool:
    """Whether a right is asked for ("until when can we keep it on the site?") and not whether a use is cleared."""
    return not turn.understood.channels or _OPEN.search(turn.question.text) is not None


def asked(turn: Turn, match: AssetMatch) -> frozenset[str]:
    """Which rights are asked about; a question that names none asks about all, staff about their own use."""
    text = _without_name(turn.question.text, match)
    named = frozenset(slot for slot, words in _ASKED if re.search(words, text, re.IGNORECASE))
    outsiders = {"users"} if turn.question.asker is Asker.STAFF else set()
    if named and turn.understood.channels:
        named |= {"territories", "people"}  # a right asked for in one channel is told with the limits that the words leave open
    return named or SLOTS - outsiders

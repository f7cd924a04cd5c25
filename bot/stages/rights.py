"""What rights we hold in an asset: told as far as the asker may see the rules, with a verdict on the rights themselves."""

import re

from bot.stages.turn import Finding, Information, Turn
from policies.evidence import AssetFacts
from policies.rights import summarise_rights
from policies.rights_standing import SLOTS, Standing, stand
from policies.rulebook import Rulebook
from policies.verdict import Citation
from policies.vocabulary import Asker, VerdictCode

_ASKED = (
    ("window", r"\b(?:until|till|when|how long|expir\w*|dates?|end|ends|runs?|run out|still|bis wann|jusqu\w*)\b"),
    ("territories", r"\b(?:where|countr\w*|territor\w*|markets?|worldwide|places?)\b"),
    ("channels", r"\b(?:channels?|media|medium)\b"),
    ("edits", r"\b(?:edit\w*|crop\w*|chang\w*|modif\w*)\b"),
    ("users", r"\b(?:agenc\w*|partners?|third part\w*|resellers?|who (?:may|can|is allowed)|anyone)\b"),
    ("people", r"\b(?:release\w*|people|models?|talent|actors?|music|song)\b"),
    ("credit", r"\b(?:credit\w*|copyright|photographers?|byline|named|attribut\w*)\b"),
)
UNKNOWN_TO_YOU = "I can't tell you the terms for {name}. Tell me where, in which countries and until when you want to use it."


class RightsInfo:
    """`bot.stages.decide.Informant`: the rights in each asset the question names."""

    def inform(self, turn: Turn) -> Information | None:
        """The rights; a yes with the limits as conditions, a no where they are over, open where the record is."""
        named = [finding for finding in turn.findings if finding.evidence.asset is not None]
        if not named:
            return None
        told = [self._one(turn, finding) for finding in named]
        worst = min((standing for _, standing, _ in told), key=lambda standing: standing.code.permissiveness)
        open_points = [standing.to_decide for _, standing, _ in told if standing.to_decide]
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
        )

    def _one(self, turn: Turn, finding: Finding) -> tuple[str, Standing, tuple[Citation, ...]]:
        assert finding.evidence.asset is not None
        assert turn.rulebook is not None
        asset, on = finding.evidence.asset.asset, turn.question.asked_on
        seen = tuple(rule for rule in turn.rulebook.rules if turn.reach.sees(rule.visibility, rule.audience))
        visible = Rulebook(seen, turn.rulebook.conflict)
        successor = next((other for other in finding.evidence.alternatives if other.id == asset.replaced_by), None)
        gone = asset.status in ("superseded", "withdrawn")
        hidden = not any(asset.id in rule.target.assets for rule in visible.bearing_on(asset, on))
        if hidden and turn.question.asker is Asker.THIRD_PARTY and not gone:
            return UNKNOWN_TO_YOU.format(name=asset.name), Standing(VerdictCode.NEEDS_REVIEW), ()
        standing = stand(asset, visible, successor, on, asked(turn))
        if gone:
            return standing.reasons[0].text, standing, (_entry(asset),)
        summary = summarise_rights(asset, visible, on)
        return "\n".join((f"{asset.name}:", *(f"- {line}" for line in summary.lines))), standing, summary.citations


def _entry(asset: AssetFacts) -> Citation:
    source = asset.source.model_copy(update={"quote": asset.status_quote or asset.source.quote})
    return Citation(source=source, visibility=asset.visibility, audience=asset.audience)


def asked(turn: Turn) -> frozenset[str]:
    """Which rights are asked about; a question that names none asks about all, staff about their own use."""
    text = turn.question.text
    named = frozenset(slot for slot, words in _ASKED if re.search(words, text, re.IGNORECASE))
    outsiders = {"users"} if turn.question.asker is Asker.STAFF else set()
    return named or SLOTS - outsiders

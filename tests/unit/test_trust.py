"""How much a verdict is trusted, and what becomes of a yes that is not trusted enough."""

import pytest
from desk_fakes import asset, question, verdict

from bot.stages.turn import Finding, Information, Turn
from bot.trust import ErrorBudget, Trust
from policies.evidence import AssetMatch, ClauseJudgement, Evidence
from policies.request import ClearanceRequest
from policies.rules import Source
from policies.visibility import Reach
from policies.vocabulary import VerdictCode


def weigh(evidence, decided, request=None, threshold=0.5):
    turn = Turn(question=question(), reach=Reach(), request=request or ClearanceRequest(), findings=(Finding(evidence, decided),))
    return Trust(ErrorBudget(threshold))(turn).findings[0]


def matched(score, rivals=()):
    return Evidence(asset=AssetMatch(asset=asset(), score=score), rivals=rivals)


def test_surer_matches_are_trusted_more_and_rivals_count():
    yes = verdict()
    sure, likely = weigh(matched(1.0), yes).confidence, weigh(matched(0.6), yes).confidence
    rival = AssetMatch(asset=asset("AUR-2", "Aurora dusk"), score=0.6)
    assert sure > likely > weigh(matched(0.6, (rival,)), yes).confidence


@pytest.mark.parametrize("extra", [{"uncoded_channels": ("x",)}, {"uncoded_modifications": ("x",)}, {"date_unclear": True}])
def test_words_that_could_not_be_coded_lower_the_trust(extra):
    assert weigh(matched(1.0), verdict(), ClearanceRequest(**extra)).confidence < weigh(matched(1.0), verdict()).confidence


def test_a_verdict_by_a_clause_is_trusted_as_its_judge_says():
    source = Source(document="policy.md")
    clause = ClauseJudgement(source=source, relation="permits", probability=0.7, plain=True)
    assert weigh(Evidence(clauses=(clause,)), verdict(basis="clauses")).confidence == pytest.approx(0.7)


@pytest.mark.parametrize("code", list(VerdictCode))
@pytest.mark.parametrize("threshold", [0.0, 0.99])
def test_the_threshold_never_makes_a_verdict_more_permissive(code, threshold):
    after = weigh(matched(0.7), verdict(code), threshold=threshold).verdict
    assert after.code.permissiveness <= verdict(code).code.permissiveness
    if code.is_yes and threshold:
        assert after.code is VerdictCode.NEEDS_REVIEW
        assert after.to_decide
        assert after.valid_until is None


def test_information_that_says_yes_is_held_to_the_same_budget():
    told = Information("Cleared for this use: everything", VerdictCode.ALLOWED)
    request = ClearanceRequest(uncoded_channels=("blimp", "kite", "balloon"))
    turn = Turn(question=question(), reach=Reach(), request=request, information=told)
    kept, taken = (Trust(ErrorBudget(threshold))(turn).information for threshold in (0.5, 0.95))
    assert kept is not None
    assert taken is not None
    assert (kept.verdict, kept.text) == (told.verdict, told.text)
    assert taken.verdict is VerdictCode.NEEDS_REVIEW
    assert "Cleared" not in taken.text
    assert taken.to_decide

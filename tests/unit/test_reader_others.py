"""Whose use it is that an asker speaks of: `tests/cases/reading/others.yaml`."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from policies.evaluation.finding import Scope
from policies.evaluation.parties import evaluate
from policies.evaluation.use import Use
from policies.precedents import within
from policies.request import ROLE, Claim, ClearanceRequest, Question
from policies.rules import PartyConstraint, RuleKind
from policies.truth import Truth
from policies.vocabulary import Asker, Party
from slm.reading.deterministic import DeterministicReader

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading" / "others.yaml").read_text(encoding="utf-8"))
NAMES = ("Steam close-up", "Harbour morning", "Stove at dusk", "Sock flatlay", "Tin stack studio")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_others_are_seen_and_nobody_else(case: dict[str, str]) -> None:
    """Somebody else's website is somebody else's use; a day, a place, a colleague and the brand's own agency are not."""
    question = Question(text=case["text"], asker=Asker(case["asker"]), asked_on=date(2026, 4, 20))

    request = DeterministicReader().read(question, NAMES)

    somebody_else = bool(request.other_users) or (case["asker"] == "staff" and request.user_party is not Party.STAFF)
    own_agency = request.user_party is Party.AGENCY and "our agency of record will" in case["text"]
    assert somebody_else == case["others"] or own_agency


@pytest.mark.parametrize(
    ("limit", "truth"),
    [
        (PartyConstraint(include=frozenset({Party.AGENCY}), quote="agencies"), Truth.UNKNOWN),
        (PartyConstraint(include=frozenset({Party.STAFF}), quote="own use only"), Truth.FAIL),
        (PartyConstraint(anyone=True, quote="anyone"), Truth.PASS),
    ],
)
def test_a_use_for_others_is_judged_for_them_too(limit: PartyConstraint, truth: Truth) -> None:
    """Staff may do what a licence gives; for whoever else uses it, the licence has to say so."""
    asked = ClearanceRequest(user_party=Party.STAFF, other_users=("a competitor",))
    use = Use(request=asked, asker=Asker.STAFF, said="", on=date(2026, 4, 20))

    assert evaluate(limit, use, Scope(RuleKind.PERMISSION)).status is truth


@pytest.mark.parametrize(
    "more",
    [{"other_users": ("our client",)}, {"claims": (Claim(key=ROLE, holds=False, text="our contract ended"),)}],
)
def test_a_ruling_for_one_user_is_none_for_others(more: dict[str, object]) -> None:
    """What legal allowed somebody does not cover its client, nor the time after its contract."""
    ruled = ClearanceRequest(user_party=Party.RESELLER)

    assert within(ruled, ruled)
    assert not within(ruled.model_copy(update=more), ruled)

"""What askers from outside are by their own statements: `tests/cases/reading/roles.yaml`."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from policies.request import ROLE, ClearanceRequest, Question
from policies.vocabulary import Asker
from slm.reading.deterministic import DeterministicReader

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading" / "roles.yaml").read_text(encoding="utf-8"))
STANDINGS = {"agency_of_record", "official_supplier", "authorised_dealer"}


def standing(request: ClearanceRequest) -> str | None:
    """The user's kind where it is said beyond doubt."""
    doubted = any(claim.key == ROLE and not (claim.holds and claim.certain) for claim in request.claims)
    return None if doubted else request.user_party


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"][:50])
def test_only_a_statement_about_oneself_makes_a_role(case: dict[str, str | None]) -> None:
    """A denied, past, wished or merely mentioned role is none, and gives no standing either."""
    question = Question(text=str(case["says"]), asker=Asker.THIRD_PARTY, asked_on=date(2026, 4, 20))

    request = DeterministicReader().read(question)

    assert standing(request) == case["stands"]
    if case["stands"] is None:
        assert not [c.key for c in request.claims if c.key in STANDINGS and c.holds and c.certain]


ACTS = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading" / "special_acts.yaml").read_text(encoding="utf-8"))
SPECIAL = {"endorse", "register", "train_ai", "grantUse"}


@pytest.mark.parametrize("case", ACTS, ids=lambda case: case["name"])
def test_acts_that_need_a_name_in_the_licence_are_read(case: dict[str, str | None]) -> None:
    """Passing on, registering, endorsing and training are seen; what only sounds like it is a plain use."""
    question = Question(text=str(case["text"]), asker=Asker(str(case["asker"])), asked_on=date(2026, 4, 20))

    request = DeterministicReader().read(question)

    assert {str(action) for action in request.actions} & SPECIAL == ({case["act"]} if case["act"] else set())

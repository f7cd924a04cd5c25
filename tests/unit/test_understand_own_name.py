"""The brand's own name names no other user, and a dealer of it is our dealer."""

from datetime import date

import pytest

from bot.stages.turn import Turn
from bot.stages.understand import Understand
from policies.request import ROLE, ClearanceRequest, Question
from policies.visibility import Reach
from policies.vocabulary import Asker, Party
from slm.reading.deterministic import DeterministicReader


class _Reader:
    name = "fixed"

    def read(self, question: Question, known_names: tuple[str, ...] = ()) -> ClearanceRequest:
        return ClearanceRequest(
            user_party=Party.STAFF, other_users=("Quillfern", "Nestlé"), assets=(*known_names, question.text)[:1]
        )


class _Names:
    def names_in(self, question: Question, reach: Reach) -> tuple[str, ...]:
        return ("Quillfern wordmark",) if "Quillfern wordmark" in question.text else ()


def test_the_brand_is_no_other_user() -> None:
    """A name of which the catalogue has the wordmark is the brand's own."""
    question = Question(text="The photo on Quillfern's website, and on Nestlé's", asker=Asker.STAFF, asked_on=date(2026, 4, 20))

    turn = Understand(_Reader(), names=_Names())(Turn(question=question, reach=Reach(asker=Asker.STAFF)))

    assert turn.understood.other_users == ("Nestlé",)


@pytest.mark.parametrize(
    ("said", "is_sure"),
    [
        ("We are a dealer of Quillfern.", True),
        ("We are dealers for Quillfern in Austria.", True),
        ("We are a dealer of Coleman.", False),
        ("We are a dealer of Quill.", False),
        ("We were a dealer of Quillfern until March.", False),
        ("We supply a dealer of Quillfern.", False),
    ],
)
def test_a_dealer_of_the_brand_is_our_dealer(said: str, is_sure: bool) -> None:
    """Whoever deals in another brand, or did so once, is none of ours."""
    text = f"{said} May we use Harbour morning on our website in Germany in May?"
    question = Question(text=text, asker=Asker.THIRD_PARTY, asked_on=date(2026, 4, 20))

    turn = Understand(DeterministicReader(), names=_Names())(Turn(question=question, reach=Reach(asker=Asker.THIRD_PARTY)))

    doubted = any(claim.key == ROLE for claim in turn.understood.claims)
    assert (turn.understood.user_party is Party.RESELLER and not doubted) is is_sure
    assert "Harbour morning" in turn.understood.assets

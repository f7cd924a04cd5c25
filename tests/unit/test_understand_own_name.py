"""Staff who speak of the brand by its own name speak of no other user."""

from datetime import date

from bot.stages.turn import Turn
from bot.stages.understand import Understand
from policies.request import ClearanceRequest, Question
from policies.visibility import Reach
from policies.vocabulary import Asker, Party


class _Reader:
    name = "fixed"

    def read(self, question: Question, known_names: tuple[str, ...] = ()) -> ClearanceRequest:
        return ClearanceRequest(
            user_party=Party.STAFF, other_users=("Quillfern", "Nestlé"), assets=(*known_names, question.text)[:1]
        )


class _Names:
    def names_in(self, question: Question, reach: Reach) -> tuple[str, ...]:
        assert reach.asker is Asker.STAFF
        return ("Quillfern wordmark",) if "Quillfern wordmark" in question.text else ()


def test_the_brand_is_no_other_user() -> None:
    """A name of which the catalogue has the wordmark is the brand's own."""
    question = Question(text="The photo on Quillfern's website, and on Nestlé's", asker=Asker.STAFF, asked_on=date(2026, 4, 20))

    turn = Understand(_Reader(), names=_Names())(Turn(question=question, reach=Reach(asker=Asker.STAFF)))

    assert turn.understood.other_users == ("Nestlé",)

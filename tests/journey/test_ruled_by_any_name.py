"""What legal rules on an asset by its number decides the same request by its name, and the other way round: for the whole brand."""

from datetime import date

import pytest

from bot.bootstrap import open_office
from bot.demonstration.home import build, clear
from bot.demonstration.tour import clock_of_the_tour
from bot.escalation.case import Ruling
from bot.settings import Settings
from policies.request import Question
from policies.visibility import Reach
from policies.vocabulary import Asker, VerdictCode

USES = ("in our brochure in the UK in May 2026", "on our website in Ruritania in June 2026")
"""One that the register leaves open for some assets, and one that it leaves open for nearly all."""
STAFF = Reach(asker=Asker.STAFF)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    home = tmp_path_factory.mktemp("names") / "home"
    clear(home)
    with open_office(Settings(home=home), clock=clock_of_the_tour) as opened:
        build(opened)
        yield opened


def answered(office, text, *, escalate=False):
    question = Question(text=text, asked_on=date(2026, 3, 17))
    return office.clearance.answer(question, escalate=escalate, settle=escalate)


@pytest.mark.parametrize("verdict", [VerdictCode.ALLOWED, VerdictCode.NOT_ALLOWED])
def test_a_ruling_holds_for_the_asset_whatever_it_is_called(office, verdict):
    wrong, ruled = [], 0
    # "Claim: Fairleaf sourced" asks for a check of the words, which a ruling on the asset's use does not answer
    for asset in (asset for asset in office.knowledge.assets(STAFF) if asset.kind != "claim"):
        number_first = verdict is VerdictCode.ALLOWED
        names = (asset.id, asset.name) if number_first else (asset.name, asset.id)
        for use, (one, other) in zip(USES, (names, names[::-1]), strict=True):
            day = use if number_first else use.replace("2026", "2027")
            first = answered(office, f"{one} {day}?", escalate=True)
            if first.escalation is None or [found.id for found in first.assets] != [asset.id]:
                continue  # decided by the register; and "Boilerplate" alone names no thing for certain
            office.casework.rule(first.escalation.case, Ruling(verdict=verdict, reason="Looked at.", by="Lena"))
            ruled += 1
            wrong += [(name, day) for name in (one, other) if answered(office, f"{name} {day}?").verdict is not verdict]
    assert not wrong
    assert ruled >= 20


@pytest.mark.parametrize(
    "asked",
    [
        "BRI-PHO-030 in our brochure for children in the UK in July 2026?",
        "Children's tea party in our brochure for children in the UK in July 2026?",
        "Children's tea party in our brochure about loans in the UK in July 2026?",
    ],
)
def test_a_name_hides_no_topic_of_the_use(office, asked):
    first = answered(office, "BRI-PHO-030 in our brochure in the UK in July 2026?", escalate=True)
    if first.escalation is not None:
        office.casework.rule(first.escalation.case, Ruling(verdict=VerdictCode.ALLOWED, reason="Looked at.", by="Lena"))
    assert answered(office, "Children's tea party in our brochure in the UK in July 2026?").verdict is VerdictCode.ALLOWED
    assert answered(office, asked).verdict is not VerdictCode.ALLOWED

"""A home into which nothing was ingested says so, and how that is done; whoever is outside hears no commands."""

from datetime import date

import pytest

from bot.bootstrap import open_office
from bot.settings import Settings
from policies.request import Question


@pytest.mark.parametrize(("asker", "told"), [("staff", True), ("third_party", False)])
def test_an_empty_home_says_that_it_knows_nothing_yet(tmp_path, asker, told):
    with open_office(Settings(home=tmp_path)) as office:
        answer = office.clearance.answer(Question(text="Walrus on mugs in France?", asked_on=date(2026, 3, 1), asker=asker))
    assert answer.answer.startswith("I know no assets, rules or policies yet")
    assert ("clearance ingest" in answer.answer) is told
    assert answer.ask_back is None
    assert answer.escalation is not None

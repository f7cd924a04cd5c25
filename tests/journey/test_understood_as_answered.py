"""`clearance understand` reads a question just as the answer does: with the catalogue's names and what is on file of the asker."""

import json
import sys
from pathlib import Path

import pytest
import yaml

from bot.bootstrap import open_office
from bot.cli import main
from bot.demonstration import brand
from bot.demonstration.home import build, clear
from bot.demonstration.tour import clock_of_the_tour
from bot.settings import Settings
from policies.request import Question
from policies.vocabulary import Asker
from slm.reading.understanding import request_object

CLAUSES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "demonstration" / "policies.yaml").read_text(encoding="utf-8"))
FOLLOW_UPS = (
    (("Can the First Cup 30s run on TV from 1 to 21 May?",), "1"),
    (("Can the First Cup 30s run on TV from 1 to 21 May?",), "in the UK"),
    (("Can we use Snow hut in Austria?",), "On posters in January 2027"),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The demonstration's home before its tour."""
    folder = tmp_path_factory.mktemp("understood") / "home"
    clear(folder)
    with open_office(Settings(home=folder), clock=clock_of_the_tour) as office:
        build(office)
    return folder


def questions():
    """All questions of the demonstration, what its policies are asked, and a few that need their thread."""
    day = brand.tour_day()
    yield from (stop.question for stop in brand.tour() if stop.question)
    yield from (past.question for past in brand.past_rulings())
    for case in CLAUSES:
        party = case.get("party")
        asker = Asker.THIRD_PARTY if party else Asker.STAFF
        yield Question(text=case["ask"], asked_on=day, asker=asker, party=party)
    for thread, text in FOLLOW_UPS:
        yield Question(text=text, asked_on=day, thread=thread)


def understand(monkeypatch, capsys, *args):
    monkeypatch.setattr(sys, "argv", ["clearance", "understand", "--json", *map(str, args)])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code in (0, None)
    return json.loads(capsys.readouterr().out)


def test_the_reading_is_the_request_of_the_answer(home):
    with open_office(Settings(home=home), clock=clock_of_the_tour) as office:
        read = [(q.text, office.clearance.answer(q, escalate=False).request, office.clearance.understood(q)) for q in questions()]
    assert len(read) > 30
    assert [text for text, answered, understood in read if answered != request_object(understood)] == []


def test_the_command_knows_what_the_assets_of_its_home_are_called(home, monkeypatch, capsys):
    asked = ("Student kitchen as an organic Instagram post in the UK in October 2026?", "--on", "2026-03-16")
    reading = understand(monkeypatch, capsys, *asked, "--home", home)
    assert reading["assets"] == ["Student kitchen"]
    assert reading["channels"] == ["social_organic"]
    assert reading["purpose"] is None


def test_without_a_home_it_reads_all_the_same_and_leaves_none_behind(tmp_path, monkeypatch, capsys):
    reading = understand(monkeypatch, capsys, "Hut photo on TV in Germany in May 2026?", "--home", tmp_path / "none")
    assert (reading["channels"], reading["territories"]["include"]) == (["tv"], ["DE"])
    assert not list(tmp_path.iterdir())

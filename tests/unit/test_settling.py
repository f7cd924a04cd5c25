"""A question back that nobody answers goes to legal once its time is over."""

from datetime import timedelta

import pytest
from desk_fakes import NOW

from bot.inbox import Delivery
from bot.settling import LEASE, OpenQuestion, Settler
from bot.storage.engine import open_engine
from bot.storage.mail import SqlInbox
from bot.storage.open_questions import SqlOpenQuestions

DUE = NOW + timedelta(hours=24)


@pytest.fixture
def house():
    engine = open_engine("sqlite://")
    inbox, questions, now, moved = SqlInbox(engine), SqlOpenQuestions(engine), [NOW], []
    inbox.put(Delivery("T1", "event:1", "message", "slack:C1:1", {"text": "May I?", "user": "amy"}), NOW)
    asked = inbox.take(NOW, timedelta(minutes=1))
    inbox.finish(asked.id)
    settler = Settler(questions, inbox, lambda: now[0], kind="settle", moved=lambda: moved.append(1))
    questions.put(OpenQuestion(asked.id, "slack:C1:1"), DUE)
    return inbox, questions, settler, now, moved


def test_nothing_is_moved_before_its_time_and_once_after_it(house):
    inbox, _, settler, now, moved = house
    now[0] = DUE - timedelta(seconds=1)
    assert settler.step() == 0
    now[0] = DUE
    assert settler.step() == 1
    item = inbox.take(DUE, timedelta(minutes=1))
    assert (item.delivery.kind, item.delivery.body) == ("settle", {"text": "May I?", "user": "amy", "value": "1"})
    assert settler.step() == 0
    assert moved == [1]


def test_an_answer_in_the_conversation_closes_the_question(house):
    _, questions, settler, now, _ = house
    questions.drop("slack:C2:1")
    questions.drop("slack:C1:1")
    now[0] = DUE
    assert settler.step() == 0


def test_a_leased_question_is_free_again_after_the_lease_and_moved_without_a_second_effect(house):
    inbox, questions, settler, now, _ = house
    assert questions.take(DUE, LEASE) == OpenQuestion(1, "slack:C1:1")
    assert questions.take(DUE, LEASE) is None
    now[0] = DUE + LEASE
    inbox.put(Delivery("T1", "settle:1", "settle", "slack:C1:1", {}), DUE)
    settler.step()
    assert inbox.take(now[0], timedelta(minutes=1)).delivery.kind == "settle"
    assert inbox.take(now[0], timedelta(minutes=1)) is None

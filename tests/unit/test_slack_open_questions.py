"""A question back in Slack lies open until its asker says something in the thread."""

from datetime import timedelta

from slack_fakes import FakeClock, FakeDirectory, answer

from bot.answer import AnswerAskBack
from bot.inbox import Delivery
from bot.settling import OpenQuestion
from bot.storage.engine import open_engine
from bot.storage.mail import SqlInbox, SqlOutbox
from bot.storage.open_questions import SqlOpenQuestions
from bot.surfaces.slack.conversation import Conversation
from bot.surfaces.slack.who import People, Reviewers

HOUR = timedelta(hours=1)


class Silent:
    def earlier(self, channel, thread, before):
        return ()

    def channel_name(self, channel):
        return None


class Scripted:
    def __init__(self, *answers):
        self.answers = list(answers)

    def answer(self, question, *, settle=False, groups=frozenset(), origin=None):
        return self.answers.pop(0)


def talk(engine, inbox, clock, people, desk, **more):
    """A conversation in Slack of which nobody has said anything yet."""
    return Conversation(
        desk=desk,
        casework=None,
        inbox=inbox,
        outbox=SqlOutbox(engine),
        threads=Silent(),
        people=people,
        reviewers=Reviewers(frozenset(), people),
        bot_user="UBOT",
        legal_channel="CLEGAL",
        clock=clock,
        today=lambda: clock().date(),
        **more,
    )


def test_it_is_kept_until_the_asker_goes_on():
    engine, clock = open_engine("sqlite://"), FakeClock()
    inbox, questions = SqlInbox(engine), SqlOpenQuestions(engine)
    people = People(frozenset({"T1"}), {}, FakeDirectory(frozenset({"amy"})))
    back = answer(verdict="needs_review", ask_back=AnswerAskBack(question="Where?"))
    conversation = talk(engine, inbox, clock, people, Scripted(back, answer()), open_questions=questions, patience=HOUR)
    said = {"channel": "C1", "thread": "1", "ts": "1", "team": "T1", "user": "amy", "shared": False}
    for number, text in enumerate(("May I?", "In Germany"), 1):
        body = {**said, "ts": str(number), "text": text}
        inbox.put(Delivery("T1", f"event:{number}", "message", "slack:C1:1", body), clock())
    conversation.handle(inbox.get(1))
    assert questions.take(clock() + HOUR - timedelta(seconds=1), HOUR) is None
    assert questions.take(clock() + HOUR, timedelta()) == OpenQuestion(1, "slack:C1:1")
    conversation.handle(inbox.get(2))
    assert questions.take(clock() + 9 * HOUR, timedelta()) is None


def test_restricted_things_are_for_direct_messages_only():
    engine, clock, seen = open_engine("sqlite://"), FakeClock(), []

    class Noting:
        def answer(self, question, *, settle=False, groups=frozenset(), origin=None):
            seen.append(groups)
            return answer()

    inbox = SqlInbox(engine)
    people = People(frozenset({"T1"}), {}, FakeDirectory(frozenset({"amy"})), {"amy": frozenset({"legal"})})
    conversation = talk(engine, inbox, clock, people, Noting())
    for number, channel in enumerate(("C1", "D1"), 1):
        body = {
            "channel": channel,
            "thread": "1",
            "ts": str(number),
            "team": "T1",
            "user": "amy",
            "shared": False,
            "text": "May I?",
        }
        inbox.put(Delivery("T1", f"event:{number}", "message", f"slack:{channel}:1", body), clock())
        conversation.handle(inbox.get(number))
    assert seen == [frozenset(), frozenset({"legal"})]

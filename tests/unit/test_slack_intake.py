"""What Slack sends: who it is from, what is work for us, and what was written."""

import pytest
from slack_fakes import FakeDirectory

from bot.errors import SettingsError
from bot.surfaces.slack.intake import Said, delivery_of
from bot.surfaces.slack.who import Actor, People, Reviewers, Speaker, actor_of
from bot.surfaces.slack.wiring import groups, partners
from bot.surfaces.slack.words import is_for_somebody_else, is_only_thanks, plain
from policies.vocabulary import Asker

BOT = "U0BOT"
AMY = Actor("T1", "UAMY")
THIRD = Speaker(Asker.THIRD_PARTY)


@pytest.fixture
def people():
    return People(frozenset({"T1"}), {"T2": "Acme"}, FakeDirectory(frozenset({"UAMY", "ULENA"})))


@pytest.mark.parametrize(
    ("actor", "speaker"),
    [
        (AMY, Speaker(Asker.STAFF)),
        (Actor("T1", "UGUEST"), THIRD),
        (Actor("T2", "UAMY"), Speaker(Asker.THIRD_PARTY, "Acme")),
        (Actor("T3", "UAMY"), THIRD),
        (Actor(None, "UAMY"), THIRD),
        (Actor("T1", None), THIRD),
        (Actor(None, None), THIRD),
    ],
)
def test_only_members_of_our_own_workspace_are_staff(people, actor, speaker):
    assert people.speaker(actor) == speaker


def test_groups_count_for_members_only():
    directory = FakeDirectory(frozenset({"UAMY"}))
    people = People(frozenset({"T1"}), {"T2": "Acme"}, directory, groups("legal=UAMY UGUEST, board=UAMY"))
    assert people.speaker(AMY).groups == {"legal", "board"}
    assert people.speaker(Actor("T1", "UGUEST")) == THIRD
    assert people.speaker(Actor("T2", "UAMY")).groups == frozenset()


@pytest.mark.parametrize("text", ["legal", "legal=", "=U1"])
def test_a_group_without_users_is_a_plain_sentence(text):
    with pytest.raises(SettingsError, match="SLACK_GROUPS"):
        groups(text)


def test_reviewers_are_listed_and_members(people):
    reviewers = Reviewers(frozenset({"ULENA", "UGUEST"}), people)
    assert reviewers.includes(Actor("T1", "ULENA"))
    assert not reviewers.includes(AMY)
    assert not reviewers.includes(Actor("T1", "UGUEST"))
    assert not reviewers.includes(Actor("T2", "ULENA"))
    assert not reviewers.includes(Actor(None, "ULENA"))


def test_a_button_pressed_elsewhere_belongs_to_the_team_of_whoever_pressed_it():
    assert actor_of({"user": {"id": "U2", "team_id": "T2"}}, "T1", "U2") == Actor("T2", "U2")
    assert actor_of({"user": {"id": "U1", "team_id": "T1"}}, "T1", "U1") == Actor("T1", "U1")
    assert actor_of({"user": {"id": "U1", "team_id": "T1"}}, None, "U1") == Actor(None, "U1")


@pytest.mark.parametrize("text", ["T2", "T2=", "=Acme", "T2=Acme,T3"])
def test_a_partner_without_a_name_is_a_plain_sentence(text):
    with pytest.raises(SettingsError, match="SLACK_PARTNER_TEAMS"):
        partners(text)


def test_partners_are_read():
    assert partners(" T2 = Acme & Co , T3=Globex,") == {"T2": "Acme & Co", "T3": "Globex"}


def event(**more):
    values = {"type": "app_mention", "user": "UAMY", "text": f"<@{BOT}> hello", "ts": "1.1", "channel": "C1", **more}
    return {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": values}


def taken(body, followers=frozenset()):
    return delivery_of(body, AMY, BOT, lambda _: followers)


def test_a_mention_is_work_in_its_thread():
    delivery = taken(event())
    assert (delivery.team, delivery.key, delivery.conversation) == ("T1", "event:Ev1", "slack:C1:1.1")
    assert delivery.body["text"] == "hello"
    assert Said.of(delivery.body) == Said("C1", "1.1", "1.1", "T1", "UAMY", shared=False)


@pytest.mark.parametrize(
    "more",
    [
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"bot_id": "B1"},
        {"user": BOT},
        {"user": None},
        {"channel": None},
        {"type": "reaction_added"},
        {"type": "message"},
        {"type": "message", "thread_ts": "0.9"},
        {"type": "message", "thread_ts": "0.9", "text": "hi", "user": "UBEN"},
        {"type": "message", "thread_ts": "0.9", "text": "<@UBEN> look"},
        {"type": "message", "thread_ts": "0.9", "text": "thank you!"},
    ],
)
def test_what_is_not_for_us_is_no_work(more):
    assert taken(event(**more), frozenset({"UAMY"})) is None


@pytest.mark.parametrize(
    "more",
    [
        {"channel": "D1", "text": "hello"},
        {"channel_type": "im", "text": "hello"},
        {"thread_ts": "0.9", "text": "and in Japan?"},
        {"thread_ts": "0.9", "text": "see the file", "subtype": "file_share"},
    ],
)
def test_direct_messages_and_follow_ups_are_work(more):
    assert taken(event(type="message", **more), frozenset({"UAMY"})) is not None


def test_a_picture_without_a_word_asks_about_itself():
    sent = {"type": "message", "channel": "D1", "text": "", "subtype": "file_share", "files": [{"name": "heather.jpg"}, {}]}
    taken_up = taken(event(**sent), frozenset())
    assert taken_up is not None
    assert taken_up.body["text"] == "heather.jpg, a file"


@pytest.mark.parametrize(
    "body", [{}, {"type": "event_callback"}, {"type": "block_actions"}, {"type": "view_submission"}, {"type": "x"}]
)
def test_bodies_with_holes_are_no_work(body):
    assert taken(body) is None


def test_an_unknown_button_is_no_work():
    assert taken({"type": "block_actions", "actions": [{"action_id": "other"}]}) is None


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (f"<@{BOT}> may we?", "may we?"),
        (f"hey <@{BOT}|desk>: may we?", "hey may we?"),
        ("see <https://example.org|the page> &amp; &lt;this&gt;", "see the page & <this>"),
        ("<https://example.org/a?b=1&amp;c=2>", "https://example.org/a?b=1&c=2"),
        ("<mailto:a@example.org|a@example.org> in <#C12|brand>", "a@example.org in #brand"),
        ("<!here> <!subteam^S1|@legal> <@U2>", "@legal @U2"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_markup_becomes_words(markup, words):
    assert plain(markup, BOT) == words


@pytest.mark.parametrize("text", ["Thanks!", "ok, great, thank you", "👍 cheers", "Merci!"])
def test_thanks_ask_nothing(text):
    assert is_only_thanks(text)


@pytest.mark.parametrize("text", ["", "👍", "Thanks, and in Japan?", "ok for print?", "great hero shot"])
def test_a_question_with_thanks_is_a_question(text):
    assert not is_only_thanks(text)


def test_addressing_somebody_else_counts_at_the_beginning_only():
    assert is_for_somebody_else("<@U2> look", BOT)
    assert not is_for_somebody_else(f"<@{BOT}> look", BOT)
    assert not is_for_somebody_else("ask <@U2>", BOT)

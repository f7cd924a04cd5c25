"""Questions in Slack: mentions, direct messages, follow-ups, repetitions, people from elsewhere."""

from concurrent.futures import ThreadPoolExecutor

from stage import buttons

from bot.clearance import ClearanceDesk
from bot.errors import StoreError
from bot.storage.mail import SqlInbox

USE = "Can we crop the {} for our website in {} from 1 to 30 June 2026?"
OPEN = "Can we crop the Aurora hero for our website from 1 to 30 June 2026?"


def test_a_mention_is_answered_in_its_thread(stage):
    ts = stage.ask("amy", USE.format("Aurora hero", "Germany"))
    (answer,) = stage.replies(ts)
    assert answer["text"].startswith("✓ Allowed")
    assert answer["blocks"][0] == {"type": "header", "text": {"type": "plain_text", "text": "✓ Allowed", "emoji": False}}
    assert "DACH" in answer["text"]
    call = stage.proxy.called("chat.postMessage")[-1]
    assert str(call["unfurl_links"]) in {"0", "False", "false"}
    assert str(call["unfurl_media"]) in {"0", "False", "false"}


def test_a_direct_message_is_answered(stage):
    amy = stage.emulator.user("amy")
    channel = amy.conversations_open(users=stage.bot_user)["channel"]["id"]
    ts = stage.say("amy", channel, USE.format("Aurora hero", "Japan"))
    (answer,) = stage.replies(ts, channel=channel)
    assert answer["text"].startswith("✗ Not allowed")


def test_a_follow_up_in_the_thread_needs_no_mention_and_knows_the_thread(stage):
    brand = stage.emulator.channels["brand"]
    ts = stage.ask("amy", USE.format("Aurora hero", "Germany"))
    stage.replies(ts)
    stage.say("amy", brand, "And in Japan?", thread=ts)
    answer = stage.replies(ts, 2)[1]
    assert answer["text"].startswith("✗ Not allowed")
    assert "Aurora hero" in answer["text"]


def test_what_is_for_nobody_or_somebody_else_is_left_alone(stage):
    brand, users = stage.emulator.channels["brand"], stage.emulator.users
    stage.say("amy", brand, "Lunch, anyone?")
    ts = stage.ask("amy", USE.format("Aurora hero", "Germany"))
    stage.replies(ts)
    stage.say("ben", brand, "Nice photo!", thread=ts)
    stage.say("amy", brand, f"<@{users['ben']}> shall we book it?", thread=ts)
    stage.say("amy", brand, "Thanks a lot!", thread=ts)
    message = stage.slack.message(brand, users["amy"], "an edit", "1.1", thread=ts, subtype="message_changed")
    assert stage.slack.send(message)[0] == 200
    stage.settle()
    stage.replies(ts, 1)


def test_a_mention_without_words_gets_help(stage):
    ts = stage.ask("amy", "")
    (answer,) = stage.replies(ts)
    assert answer["text"]


def test_four_deliveries_and_a_replay_make_one_answer(stage, monkeypatch):
    answer, asked = ClearanceDesk.answer, []

    def counted(self, question, **more):
        asked.append(question.text)
        return answer(self, question, **more)

    monkeypatch.setattr(ClearanceDesk, "answer", counted)
    brand, amy = stage.emulator.channels["brand"], stage.emulator.users["amy"]
    ts = stage.say("amy", brand, "x")
    body = stage.slack.mention(brand, amy, USE.format("Aurora hero", "Austria"), ts)
    assert stage.slack.send(body)[0] == 200
    assert [stage.slack.send(body, retry=n)[0] for n in (1, 2, 3)] == [200, 200, 200]
    stage.replies(ts)
    assert stage.slack.send(body)[0] == 200
    stage.replies(ts, 1)
    assert len(asked) == 1


def test_deliveries_at_the_same_moment_make_one_answer(stage):
    brand, amy = stage.emulator.channels["brand"], stage.emulator.users["amy"]
    ts = stage.say("amy", brand, "x")
    body = stage.slack.mention(brand, amy, USE.format("Aurora hero", "Austria"), ts)
    with ThreadPoolExecutor(8) as pool:
        assert {status for status, _ in pool.map(lambda _: stage.slack.send(body), range(8))} == {200}
    stage.replies(ts, 1)


def test_an_inbox_that_cannot_be_written_is_not_acknowledged(stage, monkeypatch):
    brand, amy = stage.emulator.channels["brand"], stage.emulator.users["amy"]
    ts = stage.say("amy", brand, "x")
    body = stage.slack.mention(brand, amy, USE.format("Aurora hero", "Austria"), ts)

    def broken(self, delivery, at):
        raise StoreError("The database of cases cannot be used", "disk full")

    with monkeypatch.context() as patch:
        patch.setattr(SqlInbox, "put", broken)
        assert stage.slack.send(body)[0] == 500
    assert stage.slack.send(body, retry=1)[0] == 200
    stage.replies(ts, 1)


def test_a_question_back_is_answered_with_a_button(stage):
    brand, amy = stage.emulator.channels["brand"], stage.emulator.users["amy"]
    ts = stage.ask("amy", OPEN)
    (answer,) = stage.replies(ts)
    options = buttons(answer)
    send = next(text for text in options if "legal" in text)
    assert len(options) > 1, answer["text"]
    first = next(text for text in options if text != send)
    body = stage.slack.press(answer, brand, options[first], amy)
    assert stage.slack.send(body)[0] == 200
    assert stage.slack.send(body, retry=1)[0] == 200
    second = stage.replies(ts, 2)[1]
    assert second["text"].startswith(f"You chose: {first}"[:40])


def test_who_cannot_say_sends_it_to_legal(stage):
    brand, amy = stage.emulator.channels["brand"], stage.emulator.users["amy"]
    ts = stage.ask("amy", OPEN)
    (answer,) = stage.replies(ts)
    assert not stage.office.casework.list()
    send = next(button for text, button in buttons(answer).items() if "legal" in text)
    for _ in range(2):
        stage.slack.send(stage.slack.press(answer, brand, send, amy))
    assert "C-000001" in stage.replies(ts, 2)[1]["text"]
    assert len(stage.office.casework.list()) == 1


def test_a_third_party_sees_less(stage):
    brand = stage.emulator.channels["brand"]
    ts = stage.say("amy", brand, "x")
    question = USE.format("Aurora hero", "Germany")
    body = stage.slack.mention(brand, "U0PARTNER1", question, ts, team="T0PARTNER", shared=True)
    assert stage.slack.send(body)[0] == 200
    (answer,) = stage.replies(ts)
    shown = answer["text"] + str(answer["blocks"])
    assert answer["text"].startswith("? Needs review")
    assert "DACH" not in shown
    assert "register.csv" not in shown
    case = stage.office.casework.list()[0]
    assert (case.draft.question.asker, case.draft.question.party) == ("third_party", "Acme")


def test_who_cannot_be_made_out_is_a_third_party(stage):
    brand = stage.emulator.channels["brand"]
    ts = stage.say("amy", brand, "x")
    # a member of an Enterprise Grid: Slack gives no team that could be compared
    body = stage.slack.mention(brand, stage.emulator.users["amy"], USE.format("Aurora hero", "Germany"), ts, team="E1", shared=True)
    assert stage.slack.send(body)[0] == 200
    (answer,) = stage.replies(ts)
    assert "DACH" not in answer["text"]
    assert stage.office.casework.list()[0].draft.question.asker == "third_party"


def test_staff_in_a_channel_shared_with_others_are_answered_privately(stage):
    brand, amy = stage.emulator.channels["brand"], stage.emulator.users["amy"]
    ts = stage.say("amy", brand, "x")
    body = stage.slack.mention(brand, amy, USE.format("Aurora hero", "Germany"), ts, shared=True)
    assert stage.slack.send(body)[0] == 200
    (note,) = stage.replies(ts)
    assert "direct message" in note["text"]
    assert "DACH" not in note["text"]
    direct = stage.emulator.user("amy").conversations_open(users=stage.bot_user)["channel"]["id"]
    assert "DACH" in stage.wait(lambda: stage.posted(direct))[0]["text"]


def test_a_question_back_that_lies_goes_to_legal_after_the_waiting_time(patient_stage):
    stage = patient_stage
    ts = stage.ask("amy", OPEN)
    first, second = stage.replies(ts, 2)
    assert buttons(first)
    assert "C-000001" in second["text"]
    (case,) = stage.office.casework.list()
    assert case.draft.question.text.startswith("Can we crop the Aurora hero")
    stage.wait(lambda: any("C-000001" in message["text"] for message in stage.posted(stage.emulator.channels["legal"])))

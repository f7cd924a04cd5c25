"""Legal in Slack: the card, claiming, ruling in the form, and the asker who hears of it."""

import json

from stage import NOW, buttons

from bot.bootstrap import open_casework
from bot.escalation.case import Ruling

USE = "Can we crop the Lantern still life for our website in {} from 1 to 30 June 2026?"


def card(stage):
    return stage.wait(lambda: stage.posted(stage.emulator.channels["legal"]))[0]


def filled(**more):
    def choice(value):
        return {"selected_option": {"value": value}}

    fields = {"verdict": choice("allowed_with_conditions"), "conditions": {"value": "Web only\n• Credit the studio"}}
    fields |= {"reason": {"value": "The contract covers Germany."}, "note": {"value": "secret note"}}
    return fields | {"scope": choice("asset_and_use"), "until": {}} | more


def submit(stage, view, user, **more):
    body = stage.slack.submit(view, {}, user)
    body["view"]["state"]["values"] = {name: {"value": value} for name, value in filled(**more).items()}
    return stage.slack.send(body)


def press(stage, message, text, name):
    """Press a button with a trigger of the emulator's, so that a form can be opened."""
    legal, user = stage.emulator.channels["legal"], stage.emulator.users[name]
    trigger = stage.trigger(name)
    return stage.slack.send(stage.slack.press(message, legal, buttons(message)[text], user, trigger=trigger))


def opened(stage):
    """The form that the app has opened last."""
    call = stage.wait(lambda: stage.proxy.called("views.open"))[-1]
    view = call["view"]
    return json.loads(view) if isinstance(view, str) else view


def test_from_the_question_to_the_ruling_and_back(stage):
    question = USE.format("Germany")
    ts = stage.ask("amy", question)
    (answer,) = stage.replies(ts)
    assert answer["text"].startswith("? Needs review")
    assert "C-000001" in answer["text"]

    shown = card(stage)
    assert "Lantern still life" in json.dumps(shown["blocks"])
    assert set(buttons(shown)) == {"Claim", "Rule"}
    press(stage, shown, "Claim", "lena")
    stage.wait(lambda: "Claimed" in card(stage)["blocks"][0]["text"]["text"])
    assert card(stage)["ts"] == shown["ts"]
    assert set(buttons(card(stage))) == {"Release", "Rule"}

    press(stage, card(stage), "Rule", "lena")
    view = opened(stage)
    assert view["private_metadata"] == "C-000001"
    assert submit(stage, view, stage.emulator.users["lena"]) == (200, "")
    outcome = stage.replies(ts, 2)[1]["text"]
    assert "✓ Allowed with conditions" in outcome
    assert "• Web only" in outcome
    assert "• Credit the studio" in outcome
    assert "The contract covers Germany." in outcome
    assert "secret note" not in outcome
    assert stage.emulator.users["lena"] not in outcome
    stage.wait(lambda: "Ruled" in card(stage)["blocks"][0]["text"]["text"])
    assert not buttons(card(stage))
    assert "secret note" in json.dumps(card(stage)["blocks"])

    again = stage.ask("ben", question)
    (answer,) = stage.replies(again)
    assert answer["text"].startswith("✓ Allowed with conditions")
    assert "C-000001" in answer["text"]


def test_only_the_people_of_legal_can_claim_and_rule(stage):
    stage.ask("amy", USE.format("Germany"))
    shown = card(stage)
    press(stage, shown, "Claim", "ben")
    press(stage, shown, "Rule", "ben")
    stage.wait(lambda: len(stage.proxy.called("chat.postEphemeral")) == 2)
    assert not stage.proxy.called("views.open")
    view = {"callback_id": "ruling", "private_metadata": "C-000001", "type": "modal"}
    status, text = submit(stage, view, stage.emulator.users["ben"])
    assert (status, json.loads(text)["response_action"]) == (200, "update")
    # a reviewer's id from another workspace is not that reviewer
    body = stage.slack.press(
        shown, stage.emulator.channels["legal"], buttons(shown)["Claim"], stage.emulator.users["lena"], team="T9"
    )
    stage.slack.send(body)
    stage.settle()
    assert stage.office.casework.get("C-000001").state == "open"


def test_a_form_with_mistakes_says_what_is_wrong(stage):
    stage.ask("amy", USE.format("Germany"))
    card(stage)
    view = {"callback_id": "ruling", "private_metadata": "C-000001", "type": "modal"}
    lena = stage.emulator.users["lena"]
    until = {"selected_option": {"value": "until"}}
    status, text = submit(stage, view, lena, conditions={"value": " \n"}, reason={}, scope=until)
    assert status == 200
    assert set(json.loads(text)["errors"]) == {"conditions", "reason", "until"}
    assert submit(stage, view, lena, scope=until, until={"selected_date": f"{NOW.year + 1}-01-31"}) == (200, "")
    case = stage.wait(lambda: [c for c in [stage.office.casework.get("C-000001")] if c.ruling])[0]
    assert case.ruling.until.year == NOW.year + 1


def test_a_ruling_from_the_command_line_reaches_the_asker(stage):
    ts = stage.ask("amy", USE.format("Germany"))
    stage.replies(ts)
    card(stage)
    elsewhere = open_casework(stage.settings)
    elsewhere.rule("C-000001", Ruling(verdict="not_allowed", reason="The shop has closed.", by="tom"))
    assert "✗ Not allowed" in stage.replies(ts, 2)[1]["text"]
    stage.wait(lambda: "Ruled" in card(stage)["blocks"][0]["text"]["text"])
    assert "ruled by tom" in json.dumps(card(stage)["blocks"])


def test_everybody_who_asked_the_same_hears_of_the_ruling(stage):
    asked = [stage.ask(name, USE.format("Germany")) for name in ("amy", "ben")]
    for ts in asked:
        stage.replies(ts)
    assert len(stage.posted(stage.emulator.channels["legal"])) >= 1
    stage.office.casework.rule("C-000001", Ruling(verdict="allowed", reason="Fine.", by="tom"))
    for ts in asked:
        assert "Fine." in stage.replies(ts, 2)[1]["text"]

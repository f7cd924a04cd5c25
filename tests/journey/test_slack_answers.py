"""Questions in Slack: mentions, direct messages, follow-ups, repetitions, people from elsewhere."""

import json

from stage import buttons

USE = "Can we crop the {} for our website in {} from 1 to 30 June 2026?"


def test_a_mention_is_answered_in_its_thread(stage):
    ts = stage.ask("amy", USE.format("Aurora hero", "Germany"))
    (answer,) = stage.replies(ts)
    assert answer["text"].startswith("✓ Allowed")
    assert answer["blocks"][0] == {"type": "header", "text": {"type": "plain_text", "text": "✓ Allowed", "emoji": False}}
    assert "DACH" in answer["text"]
    call = stage.proxy.called("chat.postMessage")[-1]
    assert not json.loads(str(call["unfurl_links"]).lower())
    assert not json.loads(str(call["unfurl_media"]).lower())

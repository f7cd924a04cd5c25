"""A ban on one platform holds for that platform; where none is named, which ones are meant is asked."""

import pytest
from engine_fakes import ON, evidence, permission, prohibition, request

from policies.decision import decide
from policies.rulebook import Rulebook
from policies.rules import ChannelConstraint, TopicConstraint
from policies.vocabulary import Channel, VerdictCode

OPEN = permission(ChannelConstraint(anywhere=True))
YES, NO, OPEN_QUESTION = VerdictCode.ALLOWED, VerdictCode.NOT_ALLOWED, VerdictCode.NEEDS_REVIEW


@pytest.mark.parametrize(
    ("ban", "said", "verdict"),
    [
        ("not on TikTok", "on Instagram", YES),
        ("not on TikTok", "on TikTok", NO),
        ("not on TikTok", "on Instagram and TikTok", NO),
        ("not on TikTok", "on social media", OPEN_QUESTION),
        ("no Instagram", "as an insta story", NO),
        ("no LinkedIn, no Facebook", "on Pinterest", YES),
        ("no social media, TikTok included", "on Instagram", NO),
        ("no social", "on Instagram", NO),
    ],
)
def test_a_ban_on_a_platform_leaves_the_others(ban: str, said: str, verdict: VerdictCode):
    rule = prohibition(ChannelConstraint(include=frozenset({Channel.SOCIAL}), quote=ban))
    asked = request("DE", channels=(Channel.SOCIAL_ORGANIC,))
    found = decide(asked, evidence(said=f"Aurora hero {said} in Germany"), Rulebook((OPEN, rule)), ON)
    assert found.code is verdict, found.reasons


def test_a_lowest_age_is_a_limit_and_asked_as_one():
    only = TopicConstraint(words=frozenset({"where audience is 18+"}), quote="only where audience is 18+")
    limited = permission(ChannelConstraint(anywhere=True), only)
    asked = request("DE", channels=(Channel.WEB,))
    found = decide(asked, evidence(said="Aurora hero on our website in Germany"), Rulebook((limited,)), ON)
    assert found.ask_back is not None
    assert found.ask_back.question == "Will only people of 18 and over see it?"

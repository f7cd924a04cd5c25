"""The channel tree covers the vocabulary, and a parent's rule reaches its children only."""

import pytest

from policies.taxonomies.channels import children, covers, leaves, parent
from policies.vocabulary import Channel


def test_every_channel_stands_in_the_tree():
    """Ten parents and their children are the whole vocabulary, so no channel escapes a rule on its parent."""
    tops = [channel for channel in Channel if parent(channel) is None]
    assert len(tops) == 10
    assert {channel for top in tops for channel in (top, *children(top))} == set(Channel)


@pytest.mark.parametrize(
    ("rule", "used", "expected"),
    [
        (Channel.DIGITAL, Channel.WEB, True),
        (Channel.WEB, Channel.WEB, True),
        (Channel.WEB, Channel.DIGITAL, False),
        (Channel.DIGITAL, Channel.DIGITAL_OOH, False),
        (Channel.SOCIAL, Channel.SOCIAL_PAID, True),
        (Channel.SOCIAL_ORGANIC, Channel.SOCIAL_PAID, False),
        (Channel.DIGITAL, Channel.SOCIAL, False),
    ],
)
def test_a_rule_covers_its_channel_and_what_lies_under_it(rule, used, expected):
    """Screens in public places are out-of-home, never "digital"; paid is not organic."""
    assert covers(rule, used) is expected


def test_leaves_of_a_leaf_is_itself():
    assert leaves(Channel.MERCHANDISE) == {Channel.MERCHANDISE}
    assert leaves(Channel.OOH) == {Channel.BILLBOARD, Channel.TRANSIT, Channel.DIGITAL_OOH}

"""The channel tree: ten parents and their children."""

from collections.abc import Mapping
from functools import cache

from policies.datafile import data_file
from policies.vocabulary import Channel


@cache
def _tree() -> Mapping[Channel, frozenset[Channel]]:
    raw = data_file(__package__, "channels.yaml")
    return {Channel(parent): frozenset(Channel(child) for child in kids) for parent, kids in raw.items()}


@cache
def _parents() -> Mapping[Channel, Channel]:
    return {child: parent for parent, kids in _tree().items() for child in kids}


def children(channel: Channel) -> frozenset[Channel]:
    """The channels directly under one; none for a leaf."""
    return _tree().get(channel, frozenset())


def parent(channel: Channel) -> Channel | None:
    """The channel above one, or `None` for the ten at the top."""
    return _parents().get(channel)


def leaves(channel: Channel) -> frozenset[Channel]:
    """The channels under one that have nothing under them; a leaf gives itself."""
    return children(channel) or frozenset({channel})


def covers(rule_channel: Channel, used: Channel) -> bool:
    """Whether a rule on `rule_channel` holds for a use in `used`: the same channel, or one under it."""
    return rule_channel == used or used in children(rule_channel)

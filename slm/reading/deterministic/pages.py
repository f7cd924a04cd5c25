"""Pages of a paper that its own people ask for: who prints beside a review in the next issue names no other place."""

import re
from functools import cache

from policies.datafile import any_of, data_file
from policies.lexicon.bought import speaks_of_ads
from policies.lexicon.mention import Mention
from policies.vocabulary import Channel


@cache
def _words(key: str) -> re.Pattern[str]:
    """One of the lists of `pages.yaml`."""
    return any_of(data_file(__package__, "pages.yaml")[key], before=r"\b", after=r"\b")


def pages_of_the_press(told: str, text: str) -> list[Mention]:
    """The editorial pages that a paper's own people mean, where the message names no place of appearance.

    Args:
        told: The message with quotations hidden, in which the asker says who it is.
        text: The same with the names of assets hidden.
    """
    if not _words("press").search(told) or _words("elsewhere").search(text):
        return []
    found = _words("page").search(text)
    return [Mention(Channel.EDITORIAL.value, *found.span(), found.group())] if found else []


def own_pages(code: str, text: str) -> str:
    """The code of a channel as the press means it: what it prints in its own paper is no advertisement unless it says so."""
    return Channel.EDITORIAL.value if code == Channel.PRESS_ADS.value and not speaks_of_ads(text) else code

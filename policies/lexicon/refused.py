"""Whether an asker says that it will not do what is owed: `without the caption`, `we won't credit`."""

import re
from collections.abc import Iterable
from functools import cache

from policies.datafile import any_of, data_file, filled


@cache
def _words(key: str) -> re.Pattern[str]:
    return any_of(data_file(__package__, "refused.yaml")[key])


@cache
def _left_out(thing: str) -> re.Pattern[str]:
    return any_of(filled(expression, {"THING": thing}) for expression in data_file(__package__, "refused.yaml")["left_out"])


def refuses_credit(said: str) -> bool:
    """Whether some words say that no credit will be given."""
    return bool(_words("uncredited").search(said)) or _leaves_out(data_file(__package__, "refused.yaml")["credit"], said)


def refuses(owed: str, said: str) -> bool:
    """Whether some words leave out a thing that is owed, by the same name.

    Args:
        owed: What is owed.
        said: The words of the asker.
    """
    things = data_file(__package__, "refused.yaml")["things"]
    return _leaves_out((thing for thing in things if re.search(rf"\b{thing}s?\b", owed, re.IGNORECASE)), said)


def _leaves_out(things: Iterable[str], said: str) -> bool:
    return any(_left_out(f"(?:{thing})s?").search(said) for thing in things)

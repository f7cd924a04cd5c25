"""The signs of `signs.yaml`: named sets of regular expressions."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from policies.datafile import data_file


@cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = data_file("slm.judging", "signs.yaml")
    return loaded


@cache
def sign(section: str, name: str) -> re.Pattern[str]:
    """One sign as a pattern without regard to case.

    Args:
        section: Part of the file, named after the module that looks for the signs.
        name: The sign.
    """
    data = _data()
    consent = "(?:" + "|".join(data["consent"]) + ")"
    return re.compile("|".join(line.replace("{consent}", consent) for line in data[section][name]), re.IGNORECASE)


@cache
def sign_lists(section: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Groups of expressions that belong together, as written."""
    return tuple(tuple(group) for group in _data()[section][name])


@cache
def words_listed(name: str) -> frozenset[str]:
    """A plain list of words of the file."""
    return frozenset(word for line in _data()["words"][name] for word in line.split())

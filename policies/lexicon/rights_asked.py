"""Which right in an asset a question asks about, and whether it asks for the right itself and not for a use."""

import re
from collections.abc import Iterable
from functools import cache

from policies.lexicon.phrases import data_of


@cache
def _patterns(part: str, slot: str = "") -> re.Pattern[str]:
    listed: Iterable[str] = data_of("rights_asked.yaml")[part][slot] if slot else data_of("rights_asked.yaml")[part]
    return re.compile("|".join(f"(?:{entry})" for entry in listed), re.IGNORECASE)


def _slots(part: str) -> Iterable[str]:
    slots: Iterable[str] = data_of("rights_asked.yaml")[part]
    return slots


def rights_named(text: str) -> frozenset[str]:
    """The rights a question touches in any words."""
    return frozenset(slot for slot in _slots("named") if _patterns("named", slot).search(text))


def rights_asked_for(text: str) -> frozenset[str]:
    """The rights a question asks for themselves: `window`, `credit`, `size`, `duty`, `copy`."""
    return frozenset(slot for slot in _slots("open") if _asks(_patterns("open", slot), text))


def asks_for_the_current(text: str) -> bool:
    """Whether it is asked which version of a thing is in use, or whether one still is."""
    return _patterns("current").search(text) is not None


def versions_in(text: str) -> frozenset[str]:
    """The versions that a text names, without regard to spacing: "v2", "2023"."""
    found = (re.sub(r"[^a-z0-9]", "", hit.group().casefold()) for hit in _patterns("version").finditer(text))
    return frozenset(re.sub(r"^(?:version|ver|rev)(?=\d)", "v", version) for version in found)


def _asks(pattern: re.Pattern[str], text: str) -> bool:
    return any(not _patterns("not_asked").search(text[: hit.start()]) for hit in pattern.finditer(text))

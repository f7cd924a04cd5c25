"""Three-valued truth: what a constraint says of a use when some facts are not known."""

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """Kleene's strong three values, named as the reasons of a verdict name them."""

    FAIL = "fail"
    UNKNOWN = "unknown"
    PASS = "pass"  # noqa: S105 - the third truth value, not a password


def all_of(values: Iterable[Truth]) -> Truth:
    """Conjunction: a certain fail beats an unknown, an unknown beats a pass; nothing at all passes."""
    seen = set(values)
    if Truth.FAIL in seen:
        return Truth.FAIL
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.PASS


def any_of(values: Iterable[Truth]) -> Truth:
    """Disjunction: a certain pass beats an unknown, an unknown beats a fail; nothing at all fails."""
    seen = set(values)
    if Truth.PASS in seen:
        return Truth.PASS
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.FAIL


def negation(value: Truth) -> Truth:
    """The opposite of a value; what is unknown stays unknown."""
    return {Truth.PASS: Truth.FAIL, Truth.FAIL: Truth.PASS}.get(value, Truth.UNKNOWN)

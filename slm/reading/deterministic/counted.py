"""How many copies or pieces a question speaks of: "50,000 packs", "a run of 30k", also with a name before the thing."""

import re
from functools import cache

from policies.datafile import data_file
from policies.lexicon.amounts import in_digits, is_year, loose_things, shared_out

_HIDDEN = re.compile(r"(?<=\S) {3,}(?=\S)")
"""Where a name stood that other readings must not see."""
_NAME = "§"
_BARE = re.compile(r"(?<![\w.,:/€$£#-])(?P<bare>\d+)(?=\s*(?:[?.!,;:)]|$)|\s+(?:in|for|on|at|by|and|or)\b)")
_LARGE = 1000
_LEAST = 10
"""Numbers without a thing from which on they are taken for a run."""


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    raw = {key: "|".join(map(str, listed)) for key, listed in data_file(__package__, "counted.yaml").items()}
    things, about = rf"(?:{raw['things']})", rf"(?:(?:{raw['about']})\s+)?"
    capital = r"(?-i:[A-ZÀ-Þ])[\w’'-]* "
    pieces = rf"\b(?P<n>\d+) (?P<name>{_NAME} )?(?P<kind>(?:{capital}){{0,3}}(?:[\w-]+ )?){things}\b"
    run = rf"\b(?:{raw['runs']})\s*(?:(?:{raw['of']})\s*)?{about}(?P<m>\d+)\b"
    made = rf"\b(?:{raw['makes']})\s+{about}(?P<m>\d+)\s*(?=(?:of (?:the|our|them|these|those)\b|{_NAME})|(?:{raw['ends']})(?!\w))"
    return re.compile(rf"{pieces}|{run}", re.IGNORECASE), re.compile(made, re.IGNORECASE)


def quantity(text: str) -> tuple[int | None, tuple[str, ...]]:
    """The largest number of copies, because limits are upper limits, and the words for numbers that are not certain.

    Args:
        text: The message with quotations and known names hidden.
    """
    digits = in_digits(_HIDDEN.sub(f" {_NAME} ", text))
    numbers: list[int] = []
    unsure: list[str] = []
    taken: list[tuple[int, int]] = []
    for found in _shapes()[0].finditer(digits):
        taken.append(found.span())
        number = int(found["n"] or found["m"])
        if is_year(number) and found["n"] and (found["name"] or found["kind"] or _is_one_old_thing(number, found.group())):
            unsure += [] if found["name"] or found["kind"] else [found.group()]  # "the 1954 poster" is one, "1954 Flyer" are many
            continue
        each, many = shared_out(digits, found.end())
        if each and many is None:
            unsure.append(f"{_said(found.group())} each")
        else:
            numbers.append(number * many if each and many else number)
    rest = "".join(" " if any(a <= at < b for a, b in taken) else mark for at, mark in enumerate(digits))
    made = [int(found["m"]) for found in _shapes()[1].finditer(rest)]
    numbers += [number for number in made if number >= _LEAST and not is_year(number)]
    if numbers:  # beside a number that is certain, another that may be one as well must not be lost
        bare = (int(found["bare"]) for found in _BARE.finditer(rest))
        unsure += [str(number) for number in bare if number >= _LARGE and number not in numbers and not is_year(number)]
    loose = tuple(words for words in loose_things(rest.replace(_NAME, " ")) if int(words.split()[0]) not in numbers)
    return max(numbers, default=None), tuple(dict.fromkeys((*unsure, *loose)))


def _is_one_old_thing(number: int, words: str) -> bool:
    return number < 2000 and not words.endswith("s")


def _said(words: str) -> str:
    return " ".join(words.replace(_NAME, " ").split())

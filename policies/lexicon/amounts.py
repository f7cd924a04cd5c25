"""Numbers of things as people write them: digits, words ("forty-five thousand") and products ("3 x 2,000")."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from policies.datafile import data_file

_DIGITS = r"(?<![\w.,])\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?![\d])|(?<![\w.,])\d+(?:[.,]\d+)?(?=k\b|\b)"
_LEAST = 100
"""Numbers of unknown things from which on they are noted: no print run is limited to fewer."""


@dataclass(frozen=True)
class _Book:
    values: dict[str, tuple[str, int]]
    glued: re.Pattern[str]
    part: re.Pattern[str]
    glue: frozenset[str]
    product: re.Pattern[str]
    multiple: re.Pattern[str]
    multiples: dict[str, int]
    each: re.Pattern[str]
    thing: re.Pattern[str]


@cache
def _book() -> _Book:
    raw: dict[str, Any] = data_file(__package__, "numbers.yaml")
    values = {
        str(word): (kind, int(value))
        for kind in ("small", "hundreds", "thousands")
        for value, words in raw[kind].items()
        for word in words
    }
    parts = "|".join(sorted((word for word in values if len(word) > 2), key=len, reverse=True))
    multiples = {str(word): int(value) for value, words in raw["multiples"].items() for word in words}
    not_copies = "|".join(raw["not_copies"])
    again = "|".join(word.replace(" ", r"\s+") for word in sorted(multiples, key=len, reverse=True))
    return _Book(
        values=values,
        glued=re.compile(rf"(?:(?:{parts})(?:und|en|e)?)+"),
        part=re.compile(parts),
        glue=frozenset(map(str, raw["glue"])),
        product=re.compile(rf"\b(\d+)\s*(?:{'|'.join(raw['times'])})\s*(\d+)\b(?!\s*(?:cm|mm|m|px|inch|in)\b)", re.IGNORECASE),
        multiple=re.compile(rf"\b({again})\s+(?:a\s+run\s+of\s+)?(\d+)\b", re.IGNORECASE),
        multiples=multiples,
        each=re.compile(rf"\b(?:{'|'.join(raw['each'])})\b", re.IGNORECASE),
        thing=re.compile(rf"(?<![\w.,:/€$£#-])(?P<n>\d+)\s+(?!(?:{not_copies})\b)(?P<thing>[^\W\d_]{{3,}})", re.IGNORECASE),
    )


def in_digits(text: str) -> str:
    """The text with every number in plain digits: words are counted, thousands marks dropped, products worked out.

    Offsets are not kept.
    """
    plain = re.sub(rf"({_DIGITS})(k\b)?", lambda found: _plain(found.group(1), bool(found.group(2))), text, flags=re.IGNORECASE)
    counted = _words_counted(plain)
    multiplied = _book().multiple.sub(lambda m: str(_book().multiples[" ".join(m[1].lower().split())] * int(m[2])), counted)
    return _book().product.sub(lambda m: str(int(m[1]) * int(m[2])), multiplied)


def _plain(digits: str, thousand: bool) -> str:
    if re.fullmatch(r"\d{1,3}(?:\D\d{3})+", digits):
        return re.sub(r"\D", "", digits)
    value = float(digits.replace(",", ".")) * (1000 if thousand else 1)
    return str(int(value)) if thousand or (value.is_integer() and digits.isdigit()) else digits


def _parts(word: str) -> list[tuple[str, int]]:
    """The number words that a word is made of; none where it is no number."""
    book = _book()
    low = word.lower()
    if low in book.values:
        return [book.values[low]]
    if len(low) > 6 and book.glued.fullmatch(low):
        return [book.values[part] for part in book.part.findall(low)]
    return []


def _words_counted(text: str) -> str:
    """Runs of number words, also behind digits ("6 thousand"), as one number."""
    out: list[tuple[int, int, int]] = []
    run: list[tuple[str, int]] = []
    first = last = 0
    for match in re.finditer(r"[^\W\d_]+|\d+", text):
        token = match.group()
        if run and token.lower() in _book().glue:
            continue
        values = [("small", int(token))] if token.isdigit() else _parts(token)
        between = text[last : match.start()] if run else ""
        joined = not token.isdigit() and re.fullmatch(rf"[\s-]*(?:(?:{'|'.join(_book().glue)})\s+)?", between, re.IGNORECASE)
        if run and not (values and joined):
            out.append((first, last, _total(run)))
            run = []
        if values:
            first = first if run else match.start()
            run, last = [*run, *values], match.end()
    if run:
        out.append((first, last, _total(run)))
    for start, end, value in reversed(out):
        text = text[:start] + str(value) + text[end:]
    return text


def _total(values: list[tuple[str, int]]) -> int:
    total = current = 0
    for kind, value in values:
        if kind == "small":
            current = current * value if value == 12 and current else current + value  # two dozen
        elif kind == "hundreds":
            current = max(current, 1) * value
        else:
            total, current = total + max(current, 1) * value, 0
    return total + current


def shared_out(text: str, end: int) -> tuple[bool, int | None]:
    """Whether a number counts for each of several, as the words behind it say, and of how many where that is said.

    Args:
        text: A text that `in_digits` has made.
        end: Where the words for the number of things end.
    """
    clause = re.split(r"[.?!;\n]", text[end:])[0][:60]
    each = _book().each.search(clause)
    if not each:
        return False, None
    many = re.search(r"\b(\d+)\b", clause[each.end() :]) or re.search(r"\b(\d+)\b", clause[: each.start()])
    return True, int(many[1]) if many else None


def loose_things(text: str) -> tuple[str, ...]:
    """Large numbers of things: "20,000 napkins"; years are none.

    Args:
        text: A text that `in_digits` has made.
    """
    found = (match for match in _book().thing.finditer(text) if int(match["n"]) >= _LEAST)
    return tuple(match.group() for match in found if not is_year(int(match["n"])))


def is_year(number: int) -> bool:
    """Whether a number before a thing may say how old it is: "the 1934 milkmaid poster"."""
    return 1800 <= number <= 2099


def largest(words: str) -> int | None:
    """The number in words for things, or `None` where it counts for each of several."""
    return None if _book().each.search(words) else max(map(int, re.findall(r"\d+", in_digits(words))), default=None)

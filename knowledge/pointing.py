"""Words that pick of several assets that were spoken of: "the second one", "the latter", "#2", "both"."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from typing import TypeVar

from policies.datafile import any_of, data_file

T = TypeVar("T")


@dataclass(frozen=True)
class Choice:
    """What a text picks of a list.

    Attributes:
        words: The words that pick, verbatim.
        places: Which places of the list are meant; negative ones count from its end.
        said: For each place the words that pick it.
        of: How many things the list must have, where the words say so ("both").
    """

    words: str
    places: tuple[int, ...]
    of: int | None = None
    said: tuple[str, ...] = ()

    def among(self, listed: Sequence[T]) -> tuple[tuple[T, str], ...]:
        """The things that are meant, each with the words for it; none where the list is another than the words speak of."""
        size = len(listed)
        if (self.of is not None and self.of != size) or not all(-size <= place < size for place in self.places):
            return ()
        meant = {place % size: words for place, words in zip(self.places, self.said, strict=True)}
        return tuple((listed[place], words) for place, words in meant.items())


Reading = Callable[[re.Match[str]], Choice | None]


@dataclass(frozen=True)
class _Shapes:
    shapes: tuple[tuple[re.Pattern[str], Reading], ...]
    other: re.Pattern[str]
    not_both: re.Pattern[str]
    bullet: re.Pattern[str]


def choice(text: str) -> Choice | None:
    """What a text picks of what was listed before, or `None` where it picks nothing."""
    found: list[tuple[int, Choice]] = []
    for pattern, made in _shapes().shapes:
        for match in pattern.finditer(text):
            picked = made(match)
            if picked and (picked.of is None or not _shapes().not_both.search(text)):
                found.append((match.start(), picked))
    if not found:
        return None
    picks = [pick for _, pick in sorted(found, key=lambda pair: pair[0])]
    if (other := _shapes().other.search(text)) and len(picks) == 1 and picks[0].places in ((0,), (1,), (-1,)):
        picks.append(Choice(other.group(), (1 if picks[0].places == (0,) else 0,), 2))
    sizes = {pick.of for pick in picks if pick.of is not None}
    said = {place: pick.words for pick in reversed(picks) for place in pick.places}
    places = tuple(dict.fromkeys(place for pick in picks for place in pick.places))
    words = " and ".join(dict.fromkeys(pick.words for pick in picks))
    return Choice(words, places, min(sizes, default=None), tuple(said[place] for place in places))


def is_whole(text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence that names several things names no others among them that were not recognised.

    Args:
        text: The message.
        places: Where the recognised names stand, in order.
    """
    between = [text[before[1] : after[0]] for before, after in pairwise(places)]
    strange = _strangers()
    return not (
        any(strange["between"].fullmatch(words) for words in between)
        or strange["before"].search(text[: places[0][0]])
        or strange["after"].match(text[places[-1][1] :])
    )


@cache
def _strangers() -> Mapping[str, re.Pattern[str]]:
    words = _words()
    joint, small = rf"\s*(?:,|;|&|\+|(?<!\w)(?:{words['joints']})(?!\w))+\s*", rf"(?:(?:{words['articles']}|our)\s+)?"
    name = rf"(?:(?!(?:{words['greetings']})\b)[A-ZÀ-Þ][\w’'-]*(?:\s+[\w’'-]+){{0,4}}?)"
    return {
        "between": re.compile(rf"{joint}{small}{name}(?:{joint})(?:{joint})?{small}"),
        "before": re.compile(rf"(?:^|[:.?!\n]|\b(?:{words['leads']}))\s*{small}{name}{joint}{small}$"),
        "after": re.compile(rf"\s*,?\s*(?<!\w)(?:{words['joints']})\s+{small}{name}"),
    }


def lines_of_list(text: str) -> tuple[str, ...]:
    """The lines of a list with bullets or numbers, without these; none where there are not two at least."""
    lines = [(line, _shapes().bullet.match(line)) for line in text.splitlines()]
    listed = tuple(line[mark.end() :] for line, mark in lines if mark)
    return listed if len(listed) > 1 else ()


@cache
def _words() -> Mapping[str, str]:
    """The lists of `pointing.yaml`, each as one expression."""
    raw = data_file(__package__, "pointing.yaml")
    return {key: "|".join(map(str, said)) for key, said in raw.items() if key not in ("places", "all", "numbers")}


@cache
def _shapes() -> _Shapes:
    words = _words()
    joined = rf"(?:(?:{words['articles']})\s+|(?<=and\s)|(?<=or\s)|(?<=und\s))"
    raw = data_file(__package__, "pointing.yaml")
    shapes: list[tuple[re.Pattern[str], Reading]] = [
        (_pattern(rf"{joined}(?:{'|'.join(said)})(?:\s+(?P<several>{words['several']}))?"), partial(_from_end, int(place)))
        for place, said in raw["places"].items()
    ]
    shapes += [(_pattern(f"(?:{words[key]})", ones="one"), partial(_at, place)) for key, place in (("former", 0), ("latter", -1))]
    shapes.append((_pattern(rf"(?:the\s+)?(?:{words['numbered']})\s*(?P<number>\d{{1,2}}|{words['counted']})"), _numbered))
    shapes += [(_pattern(f"(?:{'|'.join(said)})"), partial(_whole, int(size))) for size, said in raw["all"].items()]
    return _Shapes(
        shapes=tuple(shapes),
        other=_pattern(f"(?:{words['other']})"),
        not_both=any_of(raw["not_both"], before=r"(?<!\w)", after=r"(?!\w)"),
        bullet=any_of(raw["bullets"], before=r"\s*"),
    )


def _pattern(inner: str, ones: str | None = None) -> re.Pattern[str]:
    """An expression that stands for a thing of a list: nothing goes on behind it that would make another thing of it."""
    words = _words()
    ends = rf"(?=\s*(?:{words['marks']})|\s+(?:{words['goes_on']})(?!\w))"
    return re.compile(rf"(?<![\w#]){inner}(?:\s+(?:{ones or words['ones']}))?{ends}", re.IGNORECASE)


def _from_end(place: int, match: re.Match[str]) -> Choice | None:
    """One thing, or as many from that end as are counted."""
    count = _number(match["several"] or "1")
    if count > 1 and place not in (0, -1):
        return None
    return Choice(match.group(), tuple(range(count) if place == 0 else range(-count, 0)) if count > 1 else (place,))


def _at(place: int, match: re.Match[str]) -> Choice:
    return Choice(match.group(), (place,))


def _numbered(match: re.Match[str]) -> Choice | None:
    number = _number(match["number"])
    return Choice(match.group(), (number - 1,)) if number else None


def _whole(size: int, match: re.Match[str]) -> Choice:
    return Choice(match.group(), tuple(range(size)), size)


def _number(said: str) -> int:
    raw = data_file(__package__, "pointing.yaml")["numbers"]
    return int(said) if said.isdigit() else next(int(number) for number, words in raw.items() if said.lower() in words)

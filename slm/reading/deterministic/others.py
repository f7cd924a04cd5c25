"""Uses by or for somebody else: the asker speaks of another's website, or of others who would use the asset too."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from policies.calendar.periods import read_period
from policies.datafile import data_file, filled
from policies.lexicon.channels import find_channels
from policies.lexicon.territories import read_territories

_NAME = r"[A-ZÀ-Þ][\w&’.-]*(?: (?:of |the |de |du |la )*[A-ZÀ-Þ&][\w&’.-]*){0,4}"
"""A name: "Nestlé", "Labour Party", "University of Leeds"."""
_NAMES = r"[A-ZÀ-Þ][\w&’.-]*(?: (?:of |the |de |du |la )*[A-ZÀ-Þ&][\w&’.-]*){1,4}"
"""A name of several words."""
_ASKER = re.compile(r"(?:^|\s)I$|^(?:any|some|every|no)(?:thing|one|body)\b", re.IGNORECASE)
"""Capitals that begin a sentence about the asker: "Anything I need to think of?"."""
_ANY_DAY = date(2026, 1, 1)
_HOUSE = "(?i:(?:web)?sites?|home ?pages?|web ?shops?|shops?|stores?|blogs?|accounts?|channels?|feeds?|apps?)"
_THEIRS = r"(?:their|its|his|her)\b|theirs\b"
_WANTS = r"(?:asks?(?: us| me)? for|asked(?: us| me)? for|wants?|needs?|would like|would love|requests?|requested)"


@dataclass(frozen=True)
class _Shapes:
    anyone: tuple[re.Pattern[str], ...]
    """Shapes of others' uses, whoever asks; the group `who` holds the words for them."""
    staff: tuple[re.Pattern[str], ...]
    """Shapes that say it only where staff ask: a private blog is no use of the brand's."""
    outsiders: tuple[re.Pattern[str], ...]
    """Shapes that say it only where the asker is no member of staff."""
    not_owner: re.Pattern[str]
    not_name: re.Pattern[str]
    service: re.Pattern[str]
    relation: re.Pattern[str]


@cache
def _shapes() -> _Shapes:
    raw = data_file(__package__, "others.yaml")
    words = {key.upper(): f"(?i:{'|'.join(lines)})" for key, lines in raw.items() if key != "shapes"}
    words |= {"NAME": _NAME, "NAMES": _NAMES, "WANTS": _WANTS, "HOUSE": _HOUSE, "THEIRS": _THEIRS}
    words["TRADERS"] = f"(?i:customer|{words['TRADERS']})"
    words["RELATION"] = f"(?:{words['COMPANIES']}|{words['AUDIENCES']})"
    words["THING"] = rf"(?:own )?(?:[\w-]+ ){{0,2}}?{words['PLACES']}\b"
    made = {who: tuple(_made(shape, words) for shape in shapes) for who, shapes in raw["shapes"].items()}
    return _Shapes(
        **made,
        not_owner=re.compile(rf"(?:.*\s)?(?:St\.?\s.*|{words['NOT_OWNERS']})", re.IGNORECASE),
        not_name=re.compile(rf"(?:.*\s)?{words['NOT_NAMES']}(?:\s.*)?", re.IGNORECASE),
        service=re.compile(words["SERVICES"]),
        relation=re.compile(rf"{words['RELATION']}\b"),
    )


def _made(shape: str, words: Mapping[str, str]) -> re.Pattern[str]:
    """A shape with the words that its capitals stand for; its spaces are any white space, its apostrophes of both kinds."""
    return re.compile(filled(shape, words).replace("'", "['’]").replace(" ?", r"\s*").replace(" ", r"\s+"))


def other_users(text: str, *, outsider: bool, own: tuple[str, ...] = ()) -> tuple[tuple[int, int], ...]:
    """The ranges of the words for users beside the asker.

    Args:
        text: A message.
        outsider: Whether the asker is no member of staff.
        own: Names that are the asset's or the brand's own, whose places are no other user's.
    """
    shapes = _shapes()
    more = shapes.outsiders if outsider else shapes.staff
    found = [match.span("who") for shape in (*shapes.anyone, *more) for match in shape.finditer(text)]
    return tuple(_outermost(span for span in found if _is_other(text[slice(*span)], own)))


def _outermost(spans: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _is_other(words: str, own: tuple[str, ...]) -> bool:
    """Whether words stand for somebody: no day, place or channel, nobody of the house, and no name of an asset."""
    bare = re.sub(r"^(?:the|an?|our|my|his|her|one of our)\s+", "", words.strip(), flags=re.IGNORECASE)
    if _shapes().relation.match(bare):
        return True
    if _shapes().not_owner.fullmatch(bare) or _shapes().service.fullmatch(bare):
        return False
    if not re.match(r"(?:[Tt]he\s+)?[A-ZÀ-Þ]", words):
        return True
    if _ASKER.search(bare):
        return False
    return not (_shapes().not_name.fullmatch(bare) or _is_no_name(bare) or any(bare.casefold() in name.casefold() for name in own))


def _is_no_name(words: str) -> bool:
    """Whether capitalised words are a place, a channel or a time."""
    led = (read_territories(f"in {words}"), read_territories(f"{words} website"))  # "in Germany", "German website"
    placed = any(place.spans and not re.sub(r"\W|\bin\b|\bwebsite\b", "", place.residue) for place in led)
    channel = any(len(mention.text) >= len(words) for mention in find_channels(words))
    return placed or channel or bool(read_period(words, _ANY_DAY).spans)

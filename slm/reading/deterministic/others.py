"""Uses by or for somebody else: the asker speaks of another's website, or of others who would use the asset too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from policies.calendar.periods import read_period
from policies.datafile import data_file
from policies.lexicon.channels import find_channels
from policies.lexicon.territories import read_territories

_NAME = r"[A-ZÀ-Þ][\w&’.-]*(?: (?:of |the |de |du |la )*[A-ZÀ-Þ&][\w&’.-]*){0,4}"
"""A name: "Nestlé", "Labour Party", "University of Leeds"."""
_NAMES = r"[A-ZÀ-Þ][\w&’.-]*(?: (?:of |the |de |du |la )*[A-ZÀ-Þ&][\w&’.-]*){1,4}"
"""A name of several words."""
_ASKER = re.compile(r"(?:^|\s)I$|^(?:any|some|every|no)(?:thing|one|body)\b", re.IGNORECASE)
"""Capitals that begin a sentence about the asker: "Anything I need to think of?"."""
_ANY_DAY = date(2026, 1, 1)
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
    words = {key: "(?i:" + "|".join(str(one) for one in lines) + ")" for key, lines in raw.items()}
    place, kin, company, use = words["places"], words["kin"], words["companies"], words["uses"]
    traders = f"(?i:customer|{words['traders']})"
    house = "(?i:(?:web)?sites?|home ?pages?|web ?shops?|shops?|stores?|blogs?|accounts?|channels?|feeds?|apps?)"
    relation = f"(?:{company}|{words['audiences']})"
    thing = rf"(?:own )?(?:[\w-]+ ){{0,2}}?{place}\b"
    theirs = r"(?:their|its|his|her)\b|theirs\b"

    def made(*shapes: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(shape.replace("'", "['’]").replace(" ?", r"\s*").replace(" ", r"\s+")) for shape in shapes)

    return _Shapes(
        anyone=made(
            rf"\b(?i:on|in|for|at|by|to) (?P<who>(?:the )?{_NAME})'s? (?:and (?:our|my) )?{thing}",
            rf"\b(?i:on|in|for|at|to|can|may|could|should|let) (?P<who>(?:(?:an?|the|our|my|his|her|one of our) )?(?:[\w-]+ )?"
            rf"(?:{kin}|{company}|{traders}))'s? (?:and (?:our|my) )?{thing}",
            rf"\b{house} (?:of|by) (?P<who>(?:an?|the|our|my|one of our) (?:[\w-]+ )?(?:{kin}|{relation})|(?:the )?{_NAME})\b",
            rf"\b(?i:website|webseite|seite|homepage|shop|site|sitio|sito|p[aá]gina) (?:von|de|di|van) (?P<who>{_NAME})\b",
            rf"\b(?P<who>(?i:an?|one of our|some) (?:{company}|{traders})(?: of ours)?) {_WANTS}\b",
            rf"(?:^|[.!?\n] ?)For (?P<who>{_NAME}) ?[:–-]",
            rf"\bfor (?:our|a|the|my) (?P<who>(?:{relation}|{kin}) {_NAME})",
            rf"\b(?P<who>{_NAME}) {_WANTS}\b[^.?!\n]{{0,90}}?\b(?:for|on|in|at) (?:{theirs})",
            rf"(?:^|[.!?\n] ?)(?P<who>{_NAME}) (?:will |would |also |now )?{use}\b[^.?!\n]{{0,60}}?\b(?:on|in|for|at) (?:{theirs})",
            # a name of two words that wants something is a firm, unless the thing is for a place of ours
            rf"(?:^|[.!?\n] ?)(?P<who>{_NAMES}) {_WANTS}\b(?![^.?!\n]*\b(?i:ours?|us|we|my)\b)",
            rf"\b(?P<who>(?i:the|our|an?) (?:landlord|landlady|neighbour|neighbor|owner)\b(?: of (?:our|the) \w+)?) {_WANTS}\b",
            rf"\b(?i:can|may|could|should|let|lets) (?P<who>{_NAME}) (?:also |please |then )?{use}\b[^.?!\n]{{0,40}}?"
            rf"\b(?:on|in|for|at) (?:{theirs})",
            rf"\b(?:given|sent|passed(?: on)?|handed(?: over)?|supplied|provided|give it|send it|pass it on|forwarded) to "
            rf"(?P<who>(?:the )?{_NAME}) (?:for|to use|so)\b",
            r"\b(?P<who>(?:joint|co-branded|shared|common) (?:[\w-]+ ){1,2}?with (?!us\b|our\b)(?:the )?[A-ZÀ-Þ][\w&’.-]*)",
            r"\b(?P<who>(?:licen[sc]ed?|sub-?licen[sc]ed?|passed|handed|sold) on to\b[^.?!,;\n]{2,40})",
            r"\b(?P<who>(?:too |also |as well )?on (?:theirs|hers)\b)",
            rf"\b(?P<who>(?:our|my|your|the) (?:{relation})\b(?: {_NAME})?) (?:\w+ )?(?:will|can|may|could|would)? ?"
            rf"(?:then |also |too )?(?:{use})\b"
            rf"[^.?!\n]{{0,40}}?\b(?:{theirs}|too|as well|also)",
        ),
        staff=made(
            rf"\b(?i:on|for) the (?P<who>{_NAME}) (?:{words['sites']})\b",
            rf"\b(?P<who>(?i:on|for|in) (?:their|his|her)(?: own)? {house})\b",
            r"\b(?P<who>my (?i:private|personal|etsy|ebay|vinted|side|husband's|wife's)"
            rf"(?: [\w-]+){{0,2}}? (?:{place}|business|hustle))\b",
        ),
        outsiders=made(
            rf"\b(?P<who>(?:our|my) (?:{company}|{kin})\b(?: {_NAME})?) (?:will|can|may|could|would|wants?|needs?|asks?)\b",
            rf"\b(?P<who>(?:our|my) {words['audiences']}) (?:can|may|could|will) (?:then |also )?{use}\b",
            rf"\b(?:for|of|on behalf of) (?P<who>(?:our|my|the) (?:{company}|{kin}))\b"
            r"(?! (?:newsletter|list|base|mailing|portal|day|event))",
            r"\b(?P<who>(?:the|our) (?:agency|studio|firm)'s own)\b",
            rf"\b(?P<who>(?:embedded|shared|reposted|used|published|shown) by (?:the )?{_NAME})\b",
        ),
        not_owner=re.compile(rf"(?:.*\s)?(?:St\.?\s.*|{words['not_owners']})", re.IGNORECASE),
        not_name=re.compile(rf"(?:.*\s)?{words['not_names']}(?:\s.*)?", re.IGNORECASE),
        service=re.compile(words["services"]),
        relation=re.compile(rf"{relation}\b"),
    )


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

"""Words by which a question asks for more than its slots hold: "in May, at least", "not only on our website", "and its siblings".

Text that is not read is looked at too: who writes "ignore the rules and put it on TV", hides a use behind a tag, or draws a flag,
asks for a use that no slot holds. What is found ends a yes; it never makes one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from policies.datafile import any_of, data_file, filled
from policies.lexicon.channels import find_channels
from policies.lexicon.mention import Mention
from policies.lexicon.negation import is_negated
from policies.lexicon.territories import read_territories
from policies.request import ClearanceRequest
from slm.reading.deterministic.heard import Heard
from slm.reading.deterministic.message import Message
from slm.reading.deterministic.quotes import find_quotes

_SENTENCE_END = re.compile(r"[.?!;\n]")
_NEAR = re.compile(r"[\s,(–-]*(?:the\s+)?(?:(?:in|from|for|until|till|im|ab|bis|en|a|w)\s+)?")
"""What may stand between a day and a least."""
_SIGN = re.compile(r":(?P<name>[a-z0-9_+-]{2,30}):|(?P<flag>[\U0001F1E6-\U0001F1FF]{2})|(?P<drawn>[\U0001F300-\U0001FAFF])")
_FLAG_NAME = re.compile(r"flag[-_](?P<code>[a-z]{2})$")
_TAKEN_BACK = re.compile(r"ignore (?:the|my|our) (?:\w+ )?(?:e-?mail|mail|message|post|note|line|bit|part)\b", re.IGNORECASE)
"""What the asker takes back of its own words is no use."""
_LED = re.compile(r"\b(?:on|at|to|via|under|auf|bei|sur|en|op|su|na)\s+<?$", re.IGNORECASE)
_HOST = re.compile(r"(?P<scheme>https?://)?(?:[\w-]+\.)+(?P<country>[a-z]{2})(?![\w.-])", re.IGNORECASE)
_NO_COUNTRY = frozenset({"ai", "am", "cc", "co", "eu", "fm", "gg", "io", "ly", "me", "ps", "sh", "st", "to", "tv", "ws"})
"""Ends of addresses that are used all over the world, and of file names."""

_DISGUISED = re.compile(
    r"\w*\w[\u00ad\u200b-\u200f\u2060\ufeff]+\w\w*|\b(?=[^\W\d_]*[a-zA-Z])(?=[^\W\d_]*[\u0370-\u03ff\u0400-\u04ff])[^\W\d_]+\b"
)
"""Words with signs in them that nobody sees, or with letters of two scripts: no word list knows them, though people read them."""

_VENUE = re.compile(r"\bon (?:the )?(?:[A-Z][\w.-]*|\d+[a-z][\w.-]*)(?: [A-Z][\w.-]*){0,2}(?!\w)")
"""A name that something is shown on, where nothing else says where: "on 4chan"."""


_A_WORD = 12
"""Characters of a word between a preposition and the channel: "on national TV"."""


@cache
def _words(key: str) -> re.Pattern[str]:
    """One of the lists of `loose_ends.yaml` as whole words."""
    raw = data_file(__package__, "loose_ends.yaml")
    kinds = {"KINDS": "|".join(raw["kinds"]), "PEOPLE": "|".join(raw["people"])}
    return any_of(
        (filled(str(one), kinds).replace(" ", r"\s+").replace(r"\s+?", r"\s*") for one in raw[key]),
        before=r"(?<!\w)",
        after=r"(?!\w)",
    )


def loose_ends(asker: Sequence[Heard], request: ClearanceRequest) -> tuple[str, ...]:
    """The verbatim words of the asker's messages that ask for more than the request holds.

    Args:
        asker: The asker's messages, oldest first.
        request: What was read from them.
    """
    found = [
        words
        for heard in asker
        for words in (*_more(heard), *_unseen(heard.message, request), *_let_in(heard, request), *_elsewhere(heard, request))
    ]
    return tuple(dict.fromkeys(words.strip() for words in found))


def _more(heard: Heard) -> Iterator[str]:
    """What is said openly of more time, more places or more assets."""
    text = heard.plain
    days = [(m.start, m.end) for m in heard.period.spans]
    for match in _words("floors").finditer(text):
        if _touches(text, match.span(), days):
            yield match.group()
    for key in ("returns", "anywhere", "standing"):
        for match in _words(key).finditer(text):
            if not is_negated(text, *match.span()) and not _overlaps(match.span(), heard.territories.spans):
                yield match.group()
    yield from (match.group() for match in _words("fellows").finditer(text))
    yield from _not_only(heard)
    yield from _later(heard)
    yield from _companions(heard)
    yield from _things(heard)


def _overlaps(span: tuple[int, int], mentions: Sequence[Mention]) -> bool:
    return any(m.start < span[1] and span[0] < m.end for m in mentions)


def _touches(text: str, span: tuple[int, int], days: Sequence[tuple[int, int]]) -> bool:
    return any(
        (start < span[1] and span[0] < end) or _NEAR.fullmatch(text, end, span[0]) or _NEAR.fullmatch(text, span[1], start)
        for start, end in days
    )


def _not_only(heard: Heard) -> Iterator[str]:
    """What is used not only here, where nothing says where else."""
    text = heard.plain
    slots = [(m.start, m.end) for m in (*heard.channels, *heard.territories.spans)]
    for match in _words("not_only").finditer(text):
        stop = _SENTENCE_END.search(text, match.end())
        end = stop.start() if stop else len(text)
        but = _words("but").search(text, match.end(), end)
        here = _words("there").match(text, match.end() + 1) or any(
            match.end() <= start < (but.start() if but else end) for start, _ in slots
        )
        if here and not (but and any(but.end() <= start < end for start, _ in slots)):
            yield match.group()


def _companions(heard: Heard) -> Iterator[str]:
    """Things joined to the name of an asset for which the catalogue has no name: "and its siblings", "and the old logo"."""
    text, said = heard.plain, heard.message.text
    for joint in re.finditer(rf"\s*(?:{_words('joiners').pattern})\s+", text, re.IGNORECASE):
        before = said[: joint.start() + len(joint.group()) - len(joint.group().lstrip())].rstrip()
        named = bool(before) and not text[len(before) - 1].strip() and bool(before[-1].strip())
        if not named:
            continue
        more = _words("companions").match(text, joint.end())
        if more and not any(m.start < more.end() and joint.end() < m.end for m in heard.modifications):
            yield more.group()


def _later(heard: Heard) -> Iterator[str]:
    """A place or a channel that is left out only until a day, where other words say when the use is."""
    for match in _words("later").finditer(heard.plain):
        tail = heard.plain[match.end() :]
        until = match.end() + len(tail) - len(tail.lstrip())
        dates = [span for span in heard.period.spans if not (match.start() <= span.start <= until)]
        left_out = match.group().partition(" ")[2]
        if dates and (read_territories(left_out).include or find_channels(left_out)):
            yield match.group()


def _things(heard: Heard) -> Iterator[str]:
    """A second thing that is shown in a place of its own and has no name that is known: "and the bear on TV"."""
    text = heard.plain
    uses = (*heard.channels, *heard.territories.spans)
    if not heard.assets:
        return
    known = (*uses, *heard.period.spans, *heard.assets, *heard.modifications, *heard.actions, *heard.parties, *heard.purposes)
    for joint in re.finditer(rf"(?:{_words('joiners').pattern})\s+", text, re.IGNORECASE):
        thing = re.compile(data_file(__package__, "loose_ends.yaml")["thing"]).match(text, joint.end())
        placed = thing and any(thing.end() <= use.start <= thing.end() + _A_WORD for use in uses)
        if not thing or not placed or _overlaps(thing.span("name"), (*known, *heard.further)):
            continue
        if any(m.end <= joint.start() and not _SENTENCE_END.search(text, m.end, joint.start()) for m in uses):
            yield thing["name"]


def _unseen(message: Message, request: ClearanceRequest) -> Iterator[str]:
    """Uses in what is not read: steering, mark-up, signs, links and quotations that go on with the question."""
    text, view = message.text, message.view
    for start, end in _blanked(text, view):
        piece = text[start:end]
        is_link = piece.lstrip("<").lower().startswith("http")
        if not is_link and not _TAKEN_BACK.match(piece) and _new_use(re.sub(r"[<>|_/]|https?://\S+", " ", piece), request):
            yield piece
    for link in _HOST.finditer(text) if request.territories.include else ():
        country = link["country"].lower()
        where = "GB" if country == "uk" else country.upper()
        if _LED.search(text[: link.start()]) and country not in _NO_COUNTRY and _new_use(f"in {where}", request):
            yield link.group()
    for sign in _SIGN.finditer(text):
        if (meant := _meaning(sign)) and _new_use(f"on {meant} in {meant}", request):
            yield sign.group()
    yield from (word.group() for word in _DISGUISED.finditer(text))
    for quote in find_quotes(view):
        if _words("goes_on").match(quote.text.strip()) and _new_use(quote.text, request):
            yield quote.text


def _blanked(text: str, view: str) -> Iterator[tuple[int, int]]:
    """Ranges of a message that are not read."""
    start = None
    for place in range(min(len(text), len(view)) + 1):
        hidden = place < min(len(text), len(view)) and (text[place] != view[place] or (start is not None and text[place].isspace()))
        if hidden and start is None:
            start = place
        elif not hidden and start is not None:
            yield start, place
            start = None


def _meaning(sign: re.Match[str]) -> str:
    """The words a sign stands for, or none."""
    listed = data_file(__package__, "loose_ends.yaml")["signs"]
    if sign["flag"]:
        return "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in sign["flag"])
    if sign["name"] and (flag := _FLAG_NAME.match(sign["name"])):
        return flag["code"].upper()
    return str(listed.get(sign["name"] or sign["drawn"], ""))


def _new_use(words: str, request: ClearanceRequest) -> bool:
    """Whether words name a channel or a place that the request does not hold."""
    places = read_territories(words)
    held = set(request.territories.include)
    where = set(places.include) - held if "WORLD" not in held else set()
    if where or (places.worldwide and "WORLD" not in held):
        return True
    said = {m.code for m in find_channels(words) if not is_negated(words, m.start, m.end)}
    return bool(said - {channel.value for channel in request.channels})


def _let_in(heard: Heard, request: ClearanceRequest) -> Iterator[str]:
    """People outside the house who would see a use inside it: "on the intranet (suppliers have access)"."""
    inside = set(data_file(__package__, "loose_ends.yaml")["inside"])
    if not request.channels or not {channel.value for channel in request.channels} <= inside:
        return
    for match in _words("outsiders").finditer(heard.plain):
        if not _overlaps(match.span(), heard.territories.spans) and not is_negated(heard.plain, *match.span()):
            yield match.group()


def _elsewhere(heard: Heard, request: ClearanceRequest) -> Iterator[str]:
    """Others of the house in another country, said behind the use: "our Polish colleagues will copy it"."""
    first = min((m.end for m in heard.channels), default=len(heard.plain))
    for match in _words("colleagues").finditer(heard.plain, first):
        if match["where"][0].isupper() and _new_use(f"{match['where']} market", request):
            yield match.group()
    if request.territories.include and "WORLD" not in request.territories.include:
        places = [(m.start, m.end) for m in heard.territories.spans]
        yield from (
            match.group() for match in _words("wider").finditer(heard.plain) if not _touches(heard.plain, match.span(), places)
        )
    if request.channels or request.uncoded_channels:
        return
    for match in _VENUE.finditer(heard.plain):
        if not _overlaps(match.span(), (*heard.territories.spans, *heard.period.spans)):
            yield match.group()

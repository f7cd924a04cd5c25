"""Phrases that may name an asset, each with how sure that is.

From surest to least sure: codes and file names, quoted names, kinds ("the bakery photo"), proper names, phrases after a determiner,
and clauses of a telegram that nothing else explains.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policies.lexicon.measures import UNITS
from slm.reading.deterministic.quotes import find_quotes
from slm.reading.deterministic.tokens import Token, left_of, right_of, stops, tokens_of, words

_FILE = re.compile(
    r"(?<![\w.-])[\w-]{1,80}(?:\.[\w-]{1,40}){0,4}\.(?:jpe?g|png|gif|svg|tiff?|psd|ai|eps|webp|mp4|mov|wav|mp3|aiff?|"
    r"exr|pdf|otf|ttf|indd|webm|avi|bmp)\b",
    re.IGNORECASE,
)
_ID = re.compile(
    r"\b(?!C-\d|CLR\b|CLR-|FY\d|AW\d|SS\d|FW\d|KW\d|CW\d|MSA)(?:[A-Z]{2,8}(?:[-_][A-Z0-9]+)*[-_]\d[\w-]*|"
    r"[A-Z]{2,6}\d{2,}[\w-]*|(?:[A-Za-z0-9]{2,}_){1,5}[A-Za-z0-9]{2,}|"
    r"(?:[A-Z][A-Za-z]*-){2,5}\d+|(?:asset|stock|frame) (?:no\. ?|#)?\d[\d-]{2,}|[A-Z]{2,6}-(?:[A-Z]+-)+\d+)\b"
)
_LINK = re.compile(r"https?://[^\s<>|]+")
_CLAUSE = re.compile(r"[.;:!?\n,()\[\]→›–—…]|\s-\s")
_SAID = re.compile(
    r"\b(?:say|says|said|saying|reads?|agreed|agree to|word|words|wording|called it|typeset|print(?:ed)?|writ(?:e|ten|"
    r"ing)|wrote|claims?|states?|see|recall|"
    r"according to|metadata|note|label(?:led)?|marked|means?|does|is|in|only|that it is)[\s:,]*$",
    re.IGNORECASE,
)
"""Verbs of saying before a quotation: its words are somebody's words, not a name."""
_WRITTEN = re.compile(
    r"\s*(?:he says|she says|they say|written|printed|on it|across|label\b|he said|she said|is what)", re.IGNORECASE
)
_NAMED_AFTER = re.compile(
    r"\b(?:name|say|mention|about|on|with|of|showing|using|use|feature|featuring|thinking of|idea:)\s+$", re.IGNORECASE
)
"""Words before a proper name that make it the thing the message is about."""
_OF = re.compile(r"\s+(?:of|by|from)\s+", re.IGNORECASE)
_SOUGHT = re.compile(
    r"(?:^(?=an? )|\b(?:which|what) (?=[^.,;:?!\n]{2,50} (?:may|can|should|must|shall|do|does|is|are|isn't|aren't|"
    r"could)\b)|\b(?:need|needs|want|wants|looking for|search(?:ing)? for|do (?:we|you) (?:have|own)|got|is there|are there|"
    r"ideas for|asked for|any(?=thing|one)?)\s+)"
    r"(?P<what>(?:(?:an?|some|any) )?(?!to\b|our\b|your\b|the\b)\w[^,.;:?!\n]{2,60}?)(?=\s+(?:for|in|on|we|i|that|may|"
    r"can|should|must|shall|do|does|is|are|could|"
    r"which|with model|licensed|released)\b|[,.;:?!\n]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Candidate:
    """Words that may name an asset, and how sure that is (from 1, a guess, to 5, a file name)."""

    start: int
    end: int
    score: float


def taken(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a range touches one of the spans."""
    return any(start < b and a < end for a, b in spans)


def codes(text: str) -> list[Candidate]:
    """File names, links and ids of a register or DAM."""
    found = [Candidate(*match.span(), 5) for pattern in (_FILE, _LINK) for match in pattern.finditer(text)]
    known = [(c.start, c.end) for c in found]
    found += [Candidate(*match.span(), 5) for match in _ID.finditer(text) if not taken(known, *match.span())]
    return found


def quoted(text: str, tokens: Sequence[Token], copy: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Names in quotation marks with the kind next to them: `"Edelgrat" trail video`, `the tagline "Feet First"`."""
    found = []
    for quote in find_quotes(text):
        if taken(copy, quote.start, quote.end):
            continue
        start, end, kind = quote.start, quote.end, False
        before = [i for i, token in enumerate(tokens) if token.end <= start]
        after = [i for i, token in enumerate(tokens) if token.start >= end]
        if before and tokens[before[-1]].lower in words().kinds and text[tokens[before[-1]].end : start].isspace():
            start, kind = tokens[left_of(tokens, before[-1], 3)].start, True
        if after and text[end : tokens[after[0]].start].isspace() and not stops(tokens[after[0]]):
            near = [i for i in range(after[0], right_of(tokens, after[0], 3) + 1) if tokens[i].lower in words().kinds]
            if near:
                kind, end = True, tokens[near[-1]].end
        if not kind and (_SAID.search(text[: quote.start]) or _WRITTEN.match(text[quote.end :])):
            continue
        found.append(Candidate(start, end, 4.5 if kind else 4 if len(quote.text.split()) <= 5 else 2))
    return found


def _with_of(text: str, tokens: Sequence[Token], last: int) -> int:
    """Extend a phrase over "of the Porto office party", "by Emil Rauth"."""
    end = tokens[last].end
    joint = _OF.match(text, end)
    if not joint:
        return last
    following = next((i for i, token in enumerate(tokens) if token.start >= joint.end()), None)
    if following is not None and tokens[following].lower in words().determiners and following + 1 < len(tokens):
        following += 1
    if following is None or following >= len(tokens) or stops(tokens[following]):
        return last
    return right_of(tokens, following, 4)


def _numbered(token: Token) -> bool:
    """Whether a word numbers what stands before it: "#12", "v2", "07"."""
    return bool(re.fullmatch(r"#?\d+|[vV]\d+|[A-Z]\d*", token.text))


_UNIT = re.compile(
    rf"(?:{'|'.join(UNITS.values())}|x|×|dpi|ppi|pt|inch(?:es)?|in\.|ft|feet|%|percent|per|times|kb|mb|gb)", re.IGNORECASE
)


def _size(token: Token, tokens: Sequence[Token], after: int) -> bool:
    """Whether a number is a size or an amount ("badge 10 mm high", "logo 300px"), which is no part of a name."""
    unit = tokens[after].text if after < len(tokens) else ""
    joined = re.match(r"\d+(?:[.,]\d+)?(?P<unit>[^\W\d]+|%)$", token.text)
    if joined:
        return _UNIT.fullmatch(joined["unit"]) is not None
    return token.text[0].isdigit() and (_UNIT.fullmatch(unit) is not None)


def kinds(text: str, tokens: Sequence[Token], channels: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Phrases that end in a kind of asset: "the melting cone photo", "Portrait of our late founder"."""
    found = []
    for index, token in enumerate(tokens):
        follower = tokens[index + 1] if index + 1 < len(tokens) else None
        known = token.lower in words().kinds or (token.lower in words().doubtful and _is_object(tokens, index))
        if not known or (follower and follower.lower in words().kinds and not stops(follower)):
            continue
        candidate = _kind(text, tokens, index, on_channel=taken(channels, token.start, token.end))
        if candidate is not None:
            found.append(candidate)
    return found


_DEFINITE = frozenset({"the", "this", "that", "these", "those", "my", "our", "your", "his", "her", "their"})
_PLACED = re.compile(r"on|in|at|for|as|onto|into|to|with|via|under|by|from|of|auf|für|als|sur|dans|pour|en|para|su|per|op|voor")


def _is_object(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that is a channel as well is what something is done with: "hang the goat poster", not "on our posters"."""
    first = left_of(tokens, index)
    determined = first > 0 and tokens[first - 1].lower in _DEFINITE
    return first < index and determined and (first < 2 or not _PLACED.fullmatch(tokens[first - 2].lower))


def _kind(text: str, tokens: Sequence[Token], index: int, *, on_channel: bool) -> Candidate | None:
    """The phrase whose kind stands at `index`; `None` where a word that is a channel as well stands too bare to name an asset."""
    first = left_of(tokens, index)
    determined = first > 0 and tokens[first - 1].lower in words().determiners
    doubtful = tokens[index].lower in words().doubtful
    named = determined or any(t.capital for t in tokens[first:index]) or _fills_clause(tokens, first, index)
    if doubtful and (first == index or not named) and (first == index or tokens[index - 1].lower not in words().kinds):
        return None
    end = _with_of(text, tokens, index)
    described = first < index or end > index
    score = (3.2 + 0.4 * determined if described else 2.6 + 0.2 * determined) - 0.7 * doubtful
    follower = tokens[index + 1] if end == index and index + 1 < len(tokens) else None
    if follower and _numbered(follower) and not _size(follower, tokens, index + 2):
        end = index + 1
    elif follower and not stops(follower) and not _size(follower, tokens, index + 2):
        score -= 1.2  # "photo editor", "image generator": the kind only describes the next noun
    if on_channel:
        score -= 0.8 if described and determined else 1.5
    return Candidate(tokens[first].start, tokens[end].end, score)


def _fills_clause(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a phrase of several words stands alone between marks, as names do in a telegram."""
    begins = first == 0 or not tokens[first - 1].is_word
    ends = last + 1 == len(tokens) or not tokens[last + 1].is_word
    return begins and ends and first < last


def _opens(text: str, token: Token) -> bool:
    """Whether a word opens a sentence or clause, where a capital letter says nothing."""
    before = text[: token.start].rstrip(" \t\"“'‘*(")
    return not before or before[-1] in ".!?\n:›•-–>"


def proper(
    text: str, tokens: Sequence[Token], busy: Sequence[tuple[int, int]], edits: Sequence[tuple[int, int]] = ()
) -> list[Candidate]:
    """Proper names: "Captain Crumb", "Tita the parrot", "Noor Aldine's wheat macro"."""
    found = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if not token.capital or stops(token) or taken(busy, token.start, token.end) or token.lower in words().not_assets:
            index += 1
            continue
        last = index
        while (
            last + 1 < len(tokens)
            and (tokens[last + 1].capital or tokens[last + 1].text in "&+")
            and text[tokens[last].end : tokens[last + 1].start].isspace()
        ):
            last += 1
        opener = _opens(text, token)
        led = bool(_NAMED_AFTER.search(text[max(0, token.start - 30) : token.start]))
        if last + 2 < len(tokens) and tokens[last + 1].lower == "the" and tokens[last + 2].is_word and not stops(tokens[last + 2]):
            last += 2
        else:
            last = right_of(tokens, last, 4)
        edited = [i for i in range(index + 1, last + 1) if not tokens[i].capital and taken(edits, tokens[i].start, tokens[i].end)]
        last = edited[0] - 1 if edited else last  # "Dose freigestellt": how it is edited is no part of the name
        capitals = sum(t.capital for t in tokens[index : last + 1])
        score = 2.6 if capitals > 1 else 2.0
        if opener:
            score = 2.2 if capitals > 1 else 1.2 if last - index >= 2 else 0.6
        found.append(Candidate(token.start, tokens[last].end, score + 0.5 * led))
        index = last + 1
    return found


def determined(text: str, tokens: Sequence[Token], busy: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Phrases after a determiner without a kind: "your hexagon", "the winking cactus"."""
    found = []
    for index, token in enumerate(tokens[:-1]):
        if token.lower not in {"the", "your", "our", "that", "this", "those", "these"} or stops(tokens[index + 1]):
            continue
        last = right_of(tokens, index + 1, 4)
        edited = [i for i in range(index + 2, last + 1) if taken(busy, tokens[i].start, tokens[i].end)]
        last = edited[0] - 1 if edited else last  # "the winged wheel embroidered in gold"
        if tokens[last].lower in words().not_assets or taken(busy, tokens[last].start, tokens[last].end):
            continue
        end = _with_of(text, tokens, last)
        found.append(Candidate(tokens[index + 1].start, tokens[end].end, 2.2 if token.lower in {"the", "your"} else 1.8))
    return found


def _plain(parts: Sequence[Token]) -> bool:
    """Whether words could be a bare name: no small words among them, and no common noun at the end."""
    return not any(part.lower in words().boundaries for part in parts) and parts[-1].lower not in words().not_assets


def leftover(text: str, busy: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Short clauses of a telegram that nothing else explains: "Folding bike cutout.", "maple kid"."""
    found = []
    position = 0
    for mark in [*_CLAUSE.finditer(text), None]:
        stop = mark.start() if mark else len(text)
        parts = tokens_of(text[position:stop])
        if parts and 2 <= len(parts) <= 6 and all(part.is_word for part in parts):
            start, end = position + parts[0].start, position + parts[-1].end
            if parts[0].lower in words().determiners and len(parts) > 1:
                start = position + parts[1].start
            if parts[0].text[0].isdigit():
                parts = []
            inner = [part for part in parts if part.lower not in words().determiners]
            if inner and _plain(inner) and not taken(busy, inner[-1].start + position, inner[-1].end + position):
                found.append(Candidate(start, end, 2.3))
        position = mark.end() if mark else stop
    return found


_TELEGRAM = re.compile(r"(?:^|[.;!?\n]\s*)(?P<what>[^.,;:!?\n()]{3,50}?)\s+(?:on|in|for|as|at|onto)\s")


def telegram(text: str, busy: Sequence[tuple[int, int]]) -> list[Candidate]:
    """What a telegram begins with: "Fox head on pins"."""
    found = []
    for match in _TELEGRAM.finditer(text):
        parts = tokens_of(match["what"])
        offset = match.start("what")
        start = offset + parts[1].start if parts and parts[0].lower in words().determiners and parts[1:] else offset
        inner = [part for part in parts if part.lower not in words().determiners]
        if len(inner) > 1 and all(part.is_word for part in inner) and _plain(inner) and not taken(busy, start, match.end("what")):
            found.append(Candidate(start, match.end("what"), 1.3))
    return found


def sought(text: str) -> list[Candidate]:
    """What a search describes: "need a family kitchen scene", "looking for something with waves"."""
    found = []
    for match in _SOUGHT.finditer(text):
        start, end = match.span("what")
        start += len((re.match(r"(?:an?|some|any) ", match["what"], re.IGNORECASE) or [""])[0])
        found.append(Candidate(start, end, 2.8))
    return found

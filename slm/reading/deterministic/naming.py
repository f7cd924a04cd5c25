"""Which words of a message name an asset: file names, register ids, quoted names, kinds ("the bakery photo") and proper names.

The reader only says which words they are; which asset of the catalogue they mean is the finder's work.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import yaml

from policies.lexicon.mention import Mention
from slm.reading.deterministic.quotes import find_quotes

_FILE = re.compile(
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:jpe?g|png|gif|svg|tiff?|psd|ai|eps|webp|mp4|mov|wav|mp3|aiff?|exr|pdf|otf|ttf|indd|webm|avi|bmp)\b",
    re.I,
)
_ID = re.compile(
    r"\b(?!CLR\b|CLR-|FY\d|AW\d|SS\d|FW\d|KW\d|CW\d|MSA)(?:[A-Z]{2,8}(?:[-_][A-Z0-9]+)*[-_]\d[\w-]*|[A-Z]{2,6}\d{2,}[\w-]*|(?:[A-Za-z0-9]{2,}_){1,5}[A-Za-z0-9]{2,}|"
    r"(?:[A-Z][A-Za-z]*-){2,5}\d+|(?:asset|stock|frame) (?:no\. ?|#)?\d[\d-]{2,}|[A-Z]{2,6}-(?:[A-Z]+-)+\d+)\b"
)
_LINK = re.compile(r"https?://[^\s<>|]+")
_TOKEN = re.compile(r"[@#]?[^\W_][\w'’./&-]*[^\W_]|[^\W_]|[^\w\s]")
_CLAUSE = re.compile(r"[.;:!?\n,()\[\]→›–—…]|\s-\s")
_SAID = re.compile(
    r"\b(?:say|says|said|saying|reads?|agreed|agree to|word|words|wording|called it|typeset|print(?:ed)?|writ(?:e|ten|ing)|wrote|claims?|states?|see|recall|"
    r"according to|metadata|note|label(?:led)?|marked|means?|does|is|in|only|that it is)[\s:,]*$",
    re.IGNORECASE,
)
"""Verbs of saying before a quotation: its words are somebody's words, not a name."""
_WRITTEN = re.compile(
    r"\s*(?:he says|she says|they say|written|printed|on it|across|label\b|he said|she said|is what)", re.IGNORECASE
)
_OF = re.compile(r"\s+(?:of|by|from)\s+", re.IGNORECASE)


CERTAIN = 5.0
"""Score of file names, links and register ids."""

SURE = 2.9
"""Score from which words name an asset whatever else the conversation says."""

LEAST = 1.0
"""Score below which words are not taken for a name at all."""


@dataclass(frozen=True)
class Words:
    """The word lists of `asset_words.yaml`."""

    kinds: frozenset[str]
    doubtful: frozenset[str]
    boundaries: frozenset[str]
    determiners: frozenset[str]
    not_assets: frozenset[str]


@dataclass(frozen=True)
class Token:
    """One word or mark of a message."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word as the lists write it."""
        return self.text.lower().replace("’", "'")

    @property
    def is_word(self) -> bool:
        """Whether it is a word and not a mark."""
        return self.text[0].isalnum() or self.text[0] in "@#"

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True)
class Candidate:
    """Words that may name an asset, and how sure that is (from 1, a guess, to 5, a file name)."""

    start: int
    end: int
    score: float


@cache
def words() -> Words:
    """Load the word lists once."""
    raw = yaml.safe_load(files(__package__).joinpath("asset_words.yaml").read_text(encoding="utf-8"))

    def listed(key: str) -> frozenset[str]:
        value = raw[key]
        return frozenset(" ".join(value if isinstance(value, list) else [value]).lower().split())

    return Words(listed("kinds"), listed("doubtful"), listed("boundaries"), listed("determiners"), listed("not_assets"))


def tokens_of(text: str) -> list[Token]:
    """Words and marks of a text with their offsets."""
    return [Token(found.group(), *found.span()) for found in _TOKEN.finditer(text)]


def _taken(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(start < b and a < end for a, b in spans)


def _codes(text: str) -> list[Candidate]:
    found = [Candidate(*match.span(), 5) for pattern in (_FILE, _LINK) for match in pattern.finditer(text)]
    taken = [(c.start, c.end) for c in found]
    found += [Candidate(*match.span(), 5) for match in _ID.finditer(text) if not _taken(taken, *match.span())]
    return found


def _stops(token: Token) -> bool:
    return not token.is_word or token.lower in words().boundaries


def _left(tokens: Sequence[Token], index: int, limit: int = 6) -> int:
    """Index of the first word of the phrase that ends at `index`."""
    first = index
    while first > 0 and index - first < limit and not _stops(tokens[first - 1]):
        first -= 1
    return first


def _right(tokens: Sequence[Token], index: int, limit: int = 4) -> int:
    """Index of the last word of the phrase that begins at `index`."""
    last = index
    while last + 1 < len(tokens) and last - index < limit and not _stops(tokens[last + 1]):
        last += 1
    return last


def _quoted(text: str, tokens: Sequence[Token], copy: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Names in quotation marks with the kind next to them: `"Edelgrat" trail video`, `the tagline "Feet First"`."""
    found = []
    for quote in find_quotes(text):
        if _taken(copy, quote.start, quote.end):
            continue
        start, end, kind = quote.start, quote.end, False
        before = [i for i, token in enumerate(tokens) if token.end <= start]
        after = [i for i, token in enumerate(tokens) if token.start >= end]
        if before and tokens[before[-1]].lower in words().kinds and text[tokens[before[-1]].end : start].isspace():
            start, kind = tokens[_left(tokens, before[-1], 3)].start, True
        if after and text[end : tokens[after[0]].start].isspace() and not _stops(tokens[after[0]]):
            kinds = [i for i in range(after[0], _right(tokens, after[0], 3) + 1) if tokens[i].lower in words().kinds]
            if kinds:
                kind, end = True, tokens[kinds[-1]].end
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
    if following is None or following >= len(tokens) or _stops(tokens[following]):
        return last
    return _right(tokens, following, 4)


def _numbered(token: Token) -> bool:
    """Whether a word numbers what stands before it: "#12", "v2", "07"."""
    return bool(re.fullmatch(r"#?\d+|[vV]\d+|[A-Z]\d*", token.text))


def _kinds(text: str, tokens: Sequence[Token], channels: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Phrases that end in a kind of asset: "the melting cone photo", "Portrait of our late founder"."""
    found = []
    for index, token in enumerate(tokens):
        if token.lower not in words().kinds:
            continue
        first = _left(tokens, index)
        last = index
        while last + 1 < len(tokens) and tokens[last + 1].lower in words().kinds and not _stops(tokens[last + 1]):
            last += 1
        if last > index:
            continue
        determined = first > 0 and tokens[first - 1].lower in words().determiners
        named = any(t.capital for t in tokens[first:index]) or determined
        doubtful = token.lower in words().doubtful
        if doubtful and (first == index or not named):
            continue
        end = _with_of(text, tokens, index)
        described = first < index or end > index
        score = (3.2 + 0.4 * determined if described else 2.6 + 0.2 * determined) - 0.7 * doubtful
        if end == index and index + 1 < len(tokens) and not _stops(tokens[index + 1]) and not _numbered(tokens[index + 1]):
            score -= 1.2  # "photo editor", "image generator": the kind only describes the next noun
        if _taken(channels, tokens[index].start, tokens[index].end):
            score -= 1.5
        if end == index and index + 1 < len(tokens) and _numbered(tokens[index + 1]):
            end = index + 1
        found.append(Candidate(tokens[first].start, tokens[end].end, score))
    return found


def _opens(text: str, token: Token) -> bool:
    """Whether a word opens a sentence or clause, where a capital letter says nothing."""
    before = text[: token.start].rstrip(" \t\"“'‘*(")
    return not before or before[-1] in ".!?\n:›•-–>"


def _proper(text: str, tokens: Sequence[Token], busy: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Proper names: "Captain Crumb", "Tita the parrot", "Noor Aldine's wheat macro"."""
    found = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if not token.capital or _stops(token) or _taken(busy, token.start, token.end) or token.lower in words().not_assets:
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
        if last + 2 < len(tokens) and tokens[last + 1].lower == "the" and tokens[last + 2].is_word and not _stops(tokens[last + 2]):
            last += 2
        else:
            last = _right(tokens, last, 4)
        capitals = sum(t.capital for t in tokens[index : last + 1])
        score = 2.6 if capitals > 1 else 2.0
        if opener:
            score = 2.2 if capitals > 1 else 1.2 if last - index >= 2 else 0.6
        found.append(Candidate(token.start, tokens[last].end, score))
        index = last + 1
    return found


def _determined(text: str, tokens: Sequence[Token], busy: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Phrases after a determiner without a kind: "your hexagon", "the winking cactus"."""
    found = []
    for index, token in enumerate(tokens[:-1]):
        if token.lower not in {"the", "your", "our", "that", "this", "those", "these"} or _stops(tokens[index + 1]):
            continue
        last = _right(tokens, index + 1, 4)
        if tokens[last].lower in words().not_assets or _taken(busy, tokens[last].start, tokens[last].end):
            continue
        end = _with_of(text, tokens, last)
        found.append(Candidate(tokens[index + 1].start, tokens[end].end, 2.2 if token.lower in {"the", "your"} else 1.8))
    return found


def _plain(parts: Sequence[Token]) -> bool:
    """Whether words could be a bare name: no small words among them, and no common noun at the end."""
    return not any(part.lower in words().boundaries for part in parts) and parts[-1].lower not in words().not_assets


def _leftover(text: str, busy: Sequence[tuple[int, int]]) -> list[Candidate]:
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
            if inner and _plain(inner) and not _taken(busy, inner[-1].start + position, inner[-1].end + position):
                found.append(Candidate(start, end, 2.3))
        position = mark.end() if mark else stop
    return found


_SOUGHT = re.compile(
    r"\b(?:need|needs|want|wants|looking for|search(?:ing)? for|do (?:we|you) (?:have|own)|got|is there|are there|ideas for|asked for|any(?=thing|one)?)\s+"
    r"(?P<what>(?:(?:an?|some|any) )?(?!to\b|our\b|your\b|the\b)\w[^,.;:?!\n]{2,60}?)(?=\s+(?:for|in|on|we|i|that|which|with model|licensed|released)\b|[,.;:?!\n]|$)",
    re.IGNORECASE,
)


def _sought(text: str) -> list[Candidate]:
    """What a search describes: "need a family kitchen scene", "looking for something with waves"."""
    found = []
    for match in _SOUGHT.finditer(text):
        start, end = match.span("what")
        start += len((re.match(r"(?:an?|some|any) ", match["what"], re.IGNORECASE) or [""])[0])
        found.append(Candidate(start, end, 2.8))
    return found


def _chosen(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best candidates: every certain one, otherwise the single likeliest; of overlapping ones the surer, then the longer."""
    ranked = sorted(candidates, key=lambda c: (-c.score, c.start - c.end, c.start))
    kept: list[Candidate] = []
    for candidate in ranked:
        if not any(candidate.start < other.end and other.start < candidate.end for other in kept):
            kept.append(candidate)
    sure = [candidate for candidate in kept if candidate.score >= 4]
    likely = [candidate for candidate in kept[:1] if candidate.score >= LEAST]
    return sorted(sure or likely, key=lambda c: c.start)


@dataclass(frozen=True)
class Named:
    """The mentions of assets in a message, and how sure the surest of them is."""

    mentions: tuple[Mention, ...] = ()
    score: float = 0.0


def find_assets(
    text: str,
    *,
    copy: Sequence[tuple[int, int]] = (),
    busy: Sequence[tuple[int, int]] = (),
    channels: Sequence[tuple[int, int]] = (),
    sought: bool = False,
    least: float = LEAST,
) -> Named:
    """The words of a message that name what it is about.

    Args:
        text: The message with steering hidden.
        copy: Ranges of quoted wording that is to be checked, which names nothing.
        busy: Ranges that are read as something else (places, dates, parties, edits).
        channels: Ranges that name channels.
        sought: Whether the message looks for an asset, so that a description may stand for one.
        least: Score below which nothing is taken for a name.

    Returns:
        Mentions in order of the text, each without a leading article or possessive.
    """
    tokens = tokens_of(text)
    occupied = [*busy, *channels]
    candidates = [*_codes(text), *_quoted(text, tokens, copy), *_kinds(text, tokens, channels)]
    candidates += [*_proper(text, tokens, [*occupied, *copy]), *_determined(text, tokens, occupied), *_leftover(text, occupied)]
    candidates += _sought(text) if sought else []
    outside = [c if c.score > 4 or not _taken(copy, c.start, c.end) else replace(c, score=0) for c in candidates]
    chosen = _chosen([c for c in outside if c.score >= least])
    mentions = tuple(Mention("asset", c.start, c.end, text[c.start : c.end]) for c in chosen)
    return Named(mentions, max((c.score for c in chosen), default=0.0))


def known_ranges(text: str, known: Sequence[str]) -> list[tuple[int, int]]:
    """Where a message repeats at least two words in a row of a name that the conversation is about.

    "the Maplecrest snow tyre ad" is then the asset and no press advertisement.
    """
    if not known:
        return []
    tokens = [token for token in tokens_of(text) if token.is_word]
    names = [[token.lower for token in tokens_of(name) if token.is_word] for name in known]
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens):
        length = max((_run(tokens, index, name) for name in names), default=0)
        if length >= 2 and any(tokens[i].lower not in words().boundaries for i in range(index, index + length)):
            found.append((tokens[index].start, tokens[index + length - 1].end))
            index += length
        else:
            index += 1
    return found


def _run(tokens: Sequence[Token], index: int, name: Sequence[str]) -> int:
    """Length of the run of tokens from `index` on whose words stand in the name in the same order, small words let pass."""
    length, place = 0, 0
    while index + length < len(tokens):
        word = tokens[index + length].lower
        if word in name[place:]:
            place = name.index(word, place) + 1
        elif not (length and word in {"the", "of", "and", "'s"}):
            break
        length += 1
    while length and tokens[index + length - 1].lower in {"the", "of", "and", "'s", "in", "on", "at", "a"}:
        length -= 1
    return length

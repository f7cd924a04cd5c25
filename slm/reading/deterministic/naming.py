"""Which words of a message name an asset.

The reader only says which words they are; which asset of the catalogue they mean is the finder's work.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from policies.lexicon.mention import Mention
from slm.reading.deterministic.candidates import (
    Candidate,
    codes,
    determined,
    kinds,
    leftover,
    proper,
    quoted,
    sought,
    taken,
    telegram,
)
from slm.reading.deterministic.tokens import Token, tokens_of, words
from slm.reading.deterministic.use_verbs import changes

CERTAIN = 5.0
"""Score of file names, links and register ids."""

SURE = 2.9
"""Score from which words name an asset whatever else the conversation says."""

LONGEST_NAME = 160
"""Characters beyond which words are no name."""

LEAST = 1.0
"""Score below which words are not taken for a name at all."""


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
    catalogued: Sequence[tuple[int, int]] = (),
    searching: bool = False,
    least: float = LEAST,
) -> Named:
    """The words of a message that name what it is about.

    Args:
        text: The message with steering hidden.
        copy: Ranges of quoted wording that is to be checked, which names nothing.
        busy: Ranges that are read as something else (places, dates, parties, edits).
        channels: Ranges that name channels.
        catalogued: Ranges that are known to name assets.
        searching: Whether the message looks for an asset, so that a description may stand for one.
        least: Score below which nothing is taken for a name.

    Returns:
        Mentions in order of the text, each without a leading article or possessive.
    """
    tokens = tokens_of(text)
    occupied = [*busy, *channels]
    candidates = [Candidate(*span, CERTAIN) for span in catalogued]
    candidates += [*codes(text), *quoted(text, tokens, copy), *kinds(text, tokens, channels)]
    candidates += [*proper(text, tokens, [*occupied, *copy], busy), *determined(text, tokens, occupied), *leftover(text, occupied)]
    candidates += telegram(text, occupied)
    candidates += sought(text) if searching else []
    candidates = [_without_date(text, _without_change(text, c), busy) for c in candidates]
    candidates = [c for c in candidates if c.end - c.start <= LONGEST_NAME]
    outside = [c if c.score > 4 or not taken(copy, c.start, c.end) else replace(c, score=0) for c in candidates]
    chosen = _chosen([c for c in outside if c.score >= least])
    mentions = tuple(Mention("asset", c.start, c.end, text[c.start : c.end]) for c in chosen)
    return Named(mentions, max((c.score for c in chosen), default=0.0))


def _without_date(text: str, candidate: Candidate, busy: Sequence[tuple[int, int]]) -> Candidate:
    """A candidate without the date that it begins with ("from 1 March 2026 heather hero on the web")."""
    date = next(
        (end for start, end in busy if start <= candidate.start < end < candidate.end and text[candidate.start].isdigit()), None
    )
    if candidate.score >= CERTAIN or date is None:
        return candidate
    return replace(candidate, start=date + len(text[date:]) - len(text[date:].lstrip(" ,:–-")))


def _without_change(text: str, candidate: Candidate) -> Candidate:
    """A mere guess without what is done to the asset ("the mascot mocked up as a pirate")."""
    if candidate.score >= SURE:
        return candidate
    inner = [token for token in tokens_of(text[candidate.start : candidate.end])[1:] if not token.capital and changes(token.lower)]
    if not inner:
        return candidate
    return replace(candidate, end=candidate.start + len(text[candidate.start : candidate.start + inner[0].start].rstrip()))


_PLACED = re.compile(
    r"\b(?:on|onto|in|into|inside|at|auf|an|im|am|sur|dans|en|sobre|su|sul|sulla|op|aan)\s+(?:(?:an?|the|our|your|their|my|this|"
    r"some|all|der|die|das|dem|den|einem|einer|le|la|les|un|une|el|los|las|de|het|een)\s+)?$",
    re.IGNORECASE,
)


def catalogue_ranges(text: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Where a message names an asset of the catalogue word by word.

    Words after a preposition of place are left out: "on the tram in Vienna" may be where something goes, even if a photo is called
    so, and a place that was not read would be worse than one too many.
    """
    found: list[tuple[int, int]] = []
    for name in sorted(dict.fromkeys(names), key=len, reverse=True):
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE) if name.strip() else None
        for match in pattern.finditer(text) if pattern else ():
            if not taken(found, *match.span()) and not _PLACED.search(text[: match.start()]):
                found.append(match.span())
    return sorted(found)


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
    return sorted([*found, *(span for span in _by_title(text, known) if not taken(found, *span))])


_TITLE = re.compile(r"['‘“\"](?P<title>[A-ZÀ-Þ][\w-]+)['’”\"]")


def _by_title(text: str, known: Sequence[str]) -> list[tuple[int, int]]:
    """Where a message repeats the one word that a name holds in quotation marks: "Fireflies", of "app splash 'Fireflies'"."""
    titles = {found["title"] for name in known for found in _TITLE.finditer(name)}
    return [found.span() for title in titles for found in re.finditer(rf"(?<![\w-]){re.escape(title)}(?![\w-])", text)]


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

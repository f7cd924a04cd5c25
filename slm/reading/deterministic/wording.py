"""Which words of a message are wording to be checked, as against the name of an asset in quotation marks."""

import difflib
import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policies.lexicon.channels import find_channels
from policies.vocabulary import Intent
from slm.reading.deterministic.quotes import Quote, find_quotes
from slm.reading.deterministic.tokens import words

_COINING = re.compile(
    r"\b(?:call(?:ed|ing)?|nam(?:e|ed|ing)|regist\w+|fil(?:e|ed|ing)|trade-?mark\w*|incorporat\w+|handle|domain|"
    r"say(?:s|ing)?|claim\w*|writ(?:e|ing|ten)|"
    r"describ\w+|caption\w*|words?|wording|sentence|line|under|reads?|put|state[sd]?|credit)\b[^\"“«„.!?\n]{0,40}$",
    re.IGNORECASE,
)
"""Verbs of naming and saying right before a quotation: its words are what would be written."""

_CLAIMING = re.compile(
    r"\b(?:official|authori[sz]ed|certified|approved|endorsed|trusted by|partner(?:ship)?|supported|sponsor\w*|"
    r"donated|recommended|powered by|"
    r"as seen|in cooperation|made possible|friends at|has trusted)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"^[\s,]*(?:or|vs\.?|versus|/|and|as|to|from|into|but|oder|ou|o)?[\s,]*(?:is it|the older|to)?\s*$", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:^|[\s\n])(?:mine|new|ours|credit(?: line)?|caption|line|super[^:\n]{0,20}|copy|sign-?off|text|claim|"
    r"disclaimer|wording|draft(?: \d)?|exactly|reads?|"
    r"credit in [^:\n]{0,30}|vertical|bilingual|quick check on the credit|end line|"
    r"[^:\n]{0,30} text)\s*[:→›]\s*(?P<copy>[^\n?]{4,300}?)(?:\s+/\s|\n|\?|$)",
    re.IGNORECASE,
)
_READS = re.compile(r"\b(?:reads?|says?|say|is it|worded|spelt|spelled)\s+(?P<copy>[A-Z][^.?!\n]{3,160})", 0)
_NAME = r"(?-i:[A-ZÀ-Þ])[\w'’&®™-]{0,40}"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,4}}"
_PLAIN_PAIR = re.compile(
    r"\b(?:is it(?: spelt| spelled)?|(?:do|should) (?:we|i) (?:write|spell|say)(?: it)?|should it be|heißt es|schreibt man|c'est|"
    r"on écrit|se escribe)\s+(?P<copy>[^?.!,\n]{2,60}?)\s+(?:or|vs\.?|versus|oder|ou|o)\s+(?:is it )?(?P<other>[^?.!,\n]{2,60}?)"
    r"\s*(?:[?,]|$|\b(?:in|on|for)\b)",
    re.IGNORECASE,
)
"""Two ways of writing without quotation marks: "is it Moorland Cold Brew or Moorland cold-brew?"."""
_PLAIN_WORD = re.compile(
    rf"\b(?:is|are|was)\s+(?P<copy>{_NAME}(?:\s+[\w'’&®™-]+){{0,5}}?)\s+(?:the |an? )?(?:right|correct|proper|approved|official|"
    r"current|cleared|registered)\s+(?:spelling|name|wording|way|form|writing|term|tagline|slogan|claim|credit)\b|"
    rf"\b(?:do|should|must) (?:we|i|you) (?:write|spell|say)\s+(?P<spelt>{_NAMES})(?=\s+(?:with|without|as|in|on|like|or)\b|"
    rf"\s*[?,]|\s*$)|\b(?P<so>{_NAMES})[\s,:–-]+(?:is (?:that|this) )?(?:spelt|spelled|written) (?:right|correctly|like this|so)\b",
    re.IGNORECASE,
)
"""One way of writing without quotation marks: "is BrindleMoor the right spelling?"."""
_CHECKED = re.compile(
    r"\b(?:copy|wording|spelling|name|text|claim|caption|credit|headline)[- ]?check(?:\s*,?\s*please)?\s*[:–—-]\s*"
    r"(?P<copy>[^\n?]{3,300}?)\s*(?:\?|\n|$)",
    re.IGNORECASE,
)
"""A label that asks for a check: what follows is the wording."""
_ALIKE = 0.75
"""Share of letters that two ways of writing the same thing have in common at least."""
_LEADING = re.compile(r"(?:[:.→!👇]|\bours|\bmine|\bbelow[^\n]{0,60})\s*$|[?]\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Wording:
    """A range of the message that holds wording to be checked, without its quotation marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int

    @property
    def outer(self) -> tuple[int, int]:
        """The range with its quotation marks."""
        return self.outer_start, self.outer_end


def _names_asset(text: str, quote: Quote) -> bool:
    """Whether a kind of asset stands right next to the quotation ("Lido" shoot)."""
    after = re.match(r"\s+(?:the\s+)?([\w-]+)(?:\s+([\w-]+))?", text[quote.end :])
    before = re.search(r"([\w-]+)\s+$", text[: quote.start])
    near = [after[1], after[2] or ""] if after else []
    return any(word.lower() in words().kinds - {"name"} for word in [*near, *([before[1]] if before else [])])


def reads_like_wording(text: str) -> bool:
    """Whether words in quotation marks read like copy and not like a name: a sentence, a claim, a mark with its sign."""
    if re.search(r"[.!?%®™©*]", text):
        return True
    parts = re.findall(r"[^\W\d_]+", text)
    return (
        len(parts) >= 3
        and sum(part[0].islower() and len(part) > 2 and part not in {"the", "and", "von", "der"} for part in parts) >= 2
    )


_REPORTED = re.compile(
    r"\b(?:contract|licen[cs]e|agreement|terms|t&cs|she|he|they|zoo|owner|photographer|metadata|designer|publisher|"
    r"director|boss|somebody|someone|clause|permission)\s+"
    r"(?:\w+\s+)?(?:say|says|said|reads|agreed to|wrote|states?|told us|calls? it)[\s:]*$|\b(?:typeset|add|adding|"
    r"write|print|put) $",
    re.IGNORECASE,
)
"""What comes before somebody's words about a right, or before words that are laid over a picture."""
_LAID_OVER = re.compile(
    r"\s*(?:on (?:it|top|them)|written|printed|across|over|he says|she says|by phone|in the comments)\b", re.IGNORECASE
)


_MAY_WRITE = re.compile(
    r"\b(?:may|can|could|should|shall|might|must|allowed|okay?|fine|want|like|free|able)\b[^.!?\n]{0,40}\b(?:write|print|put)\s$",
    re.IGNORECASE,
)
"""A question whether words may be written, as against words that are laid over a picture ("write 'x' on the tin photo")."""
_WHERE_WRITTEN = re.compile(
    r"[\s,.]*(?P<where>(?:\w+\s)?[^.?!\n]{0,60}?)(?=\s(?:on|in|at|for|from|until|during|with|by)\s|[.?!\n]|$)", re.IGNORECASE
)
"""The first phrase after words: where they would stand."""
_ADVERTISING = re.compile(
    r"\b(?:ads?|adverts?|advertis\w+|advertorials?|spots?|campaigns?|slogan|headline|claim|tagline)\b", re.IGNORECASE
)
_ADDED = re.compile(
    r"^[\s,;:(–-]*(?:\w+[ ,]+){0,3}?(?:plus|with|followed by|then|and|&|\+|under|above|below|beside|before|after|alongside|und|mit"
    r"|dazu|et|avec|y|con|e|en|met)\b(?:\s\w+){0,3}[\s,:–-]*$|^[\s,;:(–-]*[&+][\s,:–-]*$",
    re.IGNORECASE,
)
"""What joins a further quotation to a wording."""
_AND_MORE = re.compile(r"\s*(?:\+|\b(?:plus|followed by|and then|together with))\s+(?P<copy>[^\n?.!\"“«]{3,120})", re.IGNORECASE)
"""Words that are added to a wording without quotation marks."""


_ASKED_AFTER = re.compile(
    r"\b(?:that|this|these|those|the) (?:exact )?(?:line|lines|words?|wording|sentence|phrase|claim|credit|caption)\b",
    re.IGNORECASE,
)
"""What a question says of the wording it has quoted before."""


def _is_aside(text: str, quote: Quote) -> bool:
    if _ASKED_AFTER.search(text, quote.end):
        return False
    if _LAID_OVER.match(text[quote.end :]):
        return True
    return bool(_REPORTED.search(text[: quote.start])) and not _may_be_written(text, quote)


def _may_be_written(text: str, quote: Quote) -> bool:
    """Whether a message asks if words may be written, with nothing after them or the places where they would stand."""
    if not (_MAY_WRITE.search(text[: quote.start]) and reads_like_wording(quote.text)):
        return False
    found = _WHERE_WRITTEN.match(text, quote.end)
    where = found["where"].strip() if found else ""
    return not where or bool(find_channels(where)) or _ADVERTISING.search(where) is not None


def asks_about_wording(text: str) -> int:
    """How much the quotations of a message speak for a question about wording, as a weight for its intent."""
    quotes = [quote for quote in find_quotes(text) if not _names_asset(text, quote) and not _is_aside(text, quote)]
    joined = any(_JOINT.match(text[a.end : b.start]) for a, b in itertools.pairwise(quotes))
    weight = 4 if joined else 0
    if any(reads_like_wording(quote.text) for quote in quotes):
        weight += 2
    if any(quote.end - quote.start == len(text.strip()) for quote in quotes):
        weight += 3  # nothing but a quotation
    return weight


def _is_wording(text: str, quote: Quote, weights: Mapping[Intent, int]) -> bool:
    if _CLAIMING.search(quote.text) and not _names_asset(text, quote):
        return True
    if _COINING.search(text[: quote.start]) and not _names_asset(text, quote):
        return True
    others = max(
        weights[Intent.RIGHTS_INFO], weights[Intent.FIND_ASSET], weights[Intent.CASE_STATUS], weights[Intent.USE_ASSET] - 3
    )
    return weights[Intent.CHECK_COPY] >= 2 and weights[Intent.CHECK_COPY] + 1 >= others and not _names_asset(text, quote)


def _lines(text: str) -> list[Wording]:
    """Wording on a line of its own, below a line that leads up to it."""
    found = []
    position = 0
    previous = ""
    for line in text.split("\n"):
        bare = line.strip()
        if (
            previous
            and bare
            and _LEADING.search(previous)
            and not bare.endswith("?")
            and len(bare) > 3
            and not re.match(r"(?:is|does|I)\b", bare)
        ):
            start = position + line.index(bare)
            found.append(Wording(start, start + len(bare), start, start + len(bare)))
        previous = bare or previous
        position += len(line) + 1
    return found[:1]


def _plain_wording(text: str) -> tuple[Wording, ...]:
    """Wording without quotation marks, where the words around it leave no doubt that it is what is to be checked."""
    pair = _PLAIN_PAIR.search(text)
    if pair and _alike(pair["copy"], pair["other"]):
        return tuple(Wording(*pair.span(group), *pair.span(group)) for group in ("copy", "other"))
    found = _CHECKED.search(text) or _PLAIN_WORD.search(text)
    if not found:
        return ()
    span = next(found.span(group) for group in found.groupdict() if found[group])
    return (Wording(*span, *span),)


def _alike(one: str, other: str) -> bool:
    """Whether two texts are ways of writing the same words, and not two things to choose from ("Spain or Portugal")."""
    first, second = (re.sub(r"[\W_]", "", text).casefold() for text in (one, other))
    return one != other and difflib.SequenceMatcher(None, first, second).ratio() >= _ALIKE


def asks_plainly(text: str) -> bool:
    """Whether a message asks about wording that stands in it without quotation marks."""
    return bool(_plain_wording(text))


def find_wording(text: str, weights: Mapping[Intent, int]) -> tuple[Wording, ...]:
    """The wording that a message asks about.

    Args:
        text: The message with steering hidden.
        weights: The weight of each intent in it.

    Returns:
        The first quotation taken as wording and the ones joined to it ("A" or "B"); without quotations, words after a label with a
        colon or on a line of their own, and these only where the message asks about wording at all.
    """
    quotes = [quote for quote in find_quotes(text) if not _is_aside(text, quote) and _is_wording(text, quote, weights)]
    chosen: list[Quote] = []
    for quote in quotes:
        if not chosen or _JOINT.match(text[chosen[-1].end : quote.start]):
            chosen.append(quote)
    if chosen:
        return _with_more(text, chosen)
    plain = _plain_wording(text)
    if plain:
        return plain
    if weights[Intent.CHECK_COPY] < 2:
        return ()
    label = _LABEL.search(text) or _READS.search(text)
    if label:
        return (Wording(*label.span("copy"), *label.span("copy")),)
    return tuple(_lines(text))


def _with_more(text: str, chosen: Sequence[Quote]) -> tuple[Wording, ...]:
    """The wording with all that is added to it, in quotation marks or not: a part of it that is right is not the whole."""
    pieces = list(chosen)
    for quote in find_quotes(text):
        after = quote.start >= pieces[-1].end
        if after and _ADDED.match(text[pieces[-1].end : quote.start]) and not _names_asset(text, quote):
            pieces.append(quote)
    found = [Wording(q.inner_start, q.inner_end, q.start, q.end) for q in pieces]
    more = _AND_MORE.match(text, pieces[-1].end)
    return (*found, Wording(*more.span("copy"), *more.span("copy"))) if more else tuple(found)


def quoted_ranges(text: str) -> Sequence[tuple[int, int]]:
    """All quotations with their marks: nothing in them says where or when something is used."""
    return [(quote.start, quote.end) for quote in find_quotes(text)]

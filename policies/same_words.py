"""Whether a question says nothing that a question of legal's ruling did not say: its things, users and numbers are the same.

The slots of a request hold what the reader knows words for. Two requests with equal slots may still be about napkins and about tea
towels, about 200 and about 20,000 of them, or the second for a client. So the words that no slot took are compared as well, and so
are those of slots whose code says less than its words: both Instagram and TikTok are social media, and Leeds and Hull are the UK.
"""

import re
from collections.abc import Iterable
from functools import cache

from policies.courtesy import bare, unframed
from policies.datafile import data_file
from policies.evidence import AssetFacts
from policies.lexicon.mention import blanked
from policies.lexicon.places import find_places, kind
from policies.lexicon.topics import find_topics
from policies.request import ClearanceRequest

_COMPARED = frozenset({"territory", "date", "quantity", "copy"})
"""Slots whose values are compared, so that their words need not be the same."""
_TOKEN = re.compile(
    r"\d+[^\W\d_]{1,3}(?<!k)(?<!m)(?<!th)(?<!st)(?<!nd)(?<!rd)\b"
    r"|\d+(?:[.,\u00a0\u202f' ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’-][^\W\d_]+)*"
)
"""Words that begin with a number ("3D"), numbers, and words."""
_GROUPING = re.compile(r"[.,\u00a0\u202f' ]")
_THOUSANDS = {"k": 1_000, "thousand": 1_000, "tsd": 1_000, "mio": 1_000_000, "m": 1_000_000, "million": 1_000_000}
_SHORT = re.compile(r"(?:'(?:s|re|d|m|ll|ve)|n't)$")
"""What is run together with the word before it: "we'd", "isn't"."""
_ENDINGS = re.compile(r"(?<=[^\W\d_]{3})(?:ing|ed|es|s|e)$")
_PARTS_OF_COUNTRIES = frozenset({"city", "region"})
"""Kinds of places that are less than their country."""
_OURS = r"\b(?:our|my|unser\w*|mein\w*|notre|nos|nuestr\w+|nostr\w|ons|onze)\s+(?:[\w-]+\s+){0,2}"
_ANY = r"\b(?:an?|some|one|ein\w*|une?|una)\s+(?:[\w-]+\s+){0,2}"


@cache
def _harmless() -> frozenset[str]:
    return frozenset(data_file(__package__, "harmless_words.yaml")["words"].split())


@cache
def _alike() -> dict[str, str]:
    """Words that mean the same, by the first of them."""
    groups = (group.split() for group in data_file(__package__, "harmless_words.yaml")["alike"])
    return {_root(word): _root(group[0]) for group in groups for word in group}


def adds_nothing(
    said: str, request: ClearanceRequest, ruled_said: str, ruled: ClearanceRequest, asset: AssetFacts | None = None
) -> bool:
    """Whether the words of a question name no thing, place, person or number that the ruled question did not name.

    Args:
        said: The question with its thread.
        request: What was understood of it.
        ruled_said: The question that was ruled on, with its thread.
        ruled: What was understood of that.
        asset: The asset both are about, whatever each calls it.
    """
    here, there = (_nameless(bare(text), asset) for text in (said, ruled_said))
    left, ruled_left = _left_over(here, request), _left_over(there, ruled)
    return (
        not new_words(left, ruled_left)
        and _numbers_within(left, ruled_left)
        and _towns_within(request, ruled)
        and not _is_of_more(here, request, there, ruled)
    )


def new_words(text: str, ruled_text: str) -> set[str]:
    """The words of a text that say something and are not among those of another."""
    known = {_meaning(word) for word in _words(ruled_text)}
    return {word for word in _words(unframed(text)) if word not in _harmless() and _meaning(word) not in known}


def telling(said: str, request: ClearanceRequest, names: Iterable[str]) -> list[str]:
    """What a question says beside the compared slots and the names of what it is about; equal for the same request reworded."""
    left = _left_over(_without(bare(said), names), request)
    numbers = (f"{value:g} {_root(noun)}" for value, noun in _numbers(left))
    return sorted({_meaning(word) for word in new_words(left, "")} | set(numbers) | _towns(request))


def beyond_its_name(request: ClearanceRequest, said: str, asset: AssetFacts | None) -> ClearanceRequest:
    """A request without the topics that only the asset's own name speaks of: "Children's tea party" is no use for children.

    Names of one word are left in: "on a scarf" may be a thing to print on.

    Args:
        request: What was understood.
        said: The words it was understood from.
        asset: The asset it is about.
    """
    if asset is None or not request.topics:
        return request
    names = [name for name in (asset.id, asset.name, *asset.aliases, *asset.files) if len(re.findall(r"\w+", name)) > 1]
    before, after = ({mention.code for mention in find_topics(text)} for text in (said, _without(said, names)))
    return request.model_copy(update={"topics": tuple(code for code in request.topics if code not in before - after)})


def _left_over(said: str, request: ClearanceRequest) -> str:
    """The words that no compared slot was read from; of words for places, those that are no place the reader knows."""
    spans = {span.text: span.slot for span in request.spans if span.slot in _COMPARED}
    for text in sorted(spans, key=len, reverse=True):
        left = blanked(text, find_places(text)[0]) if spans[text] == "territory" else " "
        said = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", f" |{left}| ".replace("\\", " "), said)
    return said


def _nameless(said: str, asset: AssetFacts | None) -> str:
    """A text without the names of the asset: by whichever it is called, it is the same asset."""
    if asset is None:
        return said
    files = (part for file in asset.files for part in (file, file.rpartition("/")[2], file.rpartition("/")[2].rpartition(".")[0]))
    return _without(said, (asset.id, asset.name, *asset.aliases, *files))


def _without(said: str, names: Iterable[str]) -> str:
    for name in sorted(set(names), key=len, reverse=True):
        spelt = r"[\W_]+".join(map(re.escape, re.findall(r"\w+", name)))
        said = re.sub(rf"(?<!\w){spelt}(?!\w)", " | ", said, flags=re.IGNORECASE) if spelt else said
    return said


def _towns(request: ClearanceRequest) -> set[str]:
    """Names of towns and other parts of countries among the places of a request."""
    spans = [span.text for span in request.spans if span.slot == "territory"]
    return {mention.text.casefold() for span in spans for mention in find_places(span)[0] if kind(mention) in _PARTS_OF_COUNTRIES}


def _towns_within(request: ClearanceRequest, ruled: ClearanceRequest) -> bool:
    """Whether a ruling on a use in a town is asked for that town only: the codes of both would be that of the country."""
    there = _towns(ruled)
    here = _towns(request)
    return not there or (bool(here) and here <= there)


def _is_of_more(said: str, request: ClearanceRequest, ruled_said: str, ruled: ClearanceRequest) -> bool:
    """Whether several of a place of appearance are asked for where one was ruled on, or anybody's where it was our own."""
    one = {word.casefold() for span in ruled.spans if span.slot == "channel" for word in _TOKEN.findall(span.text)}
    for span in request.spans:
        if span.slot != "channel":
            continue
        words = [word.casefold() for word in _TOKEN.findall(span.text)]
        if any(word not in one and word.endswith("s") and not word.endswith("ss") and word[:-1] in one for word in words):
            return True
        place = re.escape(span.text.removesuffix("s"))
        owned = re.search(f"{_OURS}{place}", ruled_said, re.IGNORECASE) and not re.search(f"{_OURS}{place}", said, re.IGNORECASE)
        if owned and re.search(f"{_ANY}{place}", said, re.IGNORECASE):
            return True
    return False


def _is_number(token: str) -> bool:
    """Whether a token is a number, and not a word that begins with one ("3D")."""
    return token[0].isdigit() and token[-1].isdigit()


def _words(text: str) -> Iterable[str]:
    return (_plain(token) for token in _TOKEN.findall(text) if not _is_number(token))


def _plain(word: str) -> str:
    """A word as the lists have it."""
    word = word.casefold().replace("’", "'")
    return word if word in _harmless() else _SHORT.sub("", word) or word


def _stem(word: str) -> str:
    word = _plain(word)
    return word if word in _harmless() else word.removesuffix("s")


def _meaning(word: str) -> str:
    return _alike().get(_root(word), _root(word))


def _root(word: str) -> str:
    """What a word has in common with its other forms: "printed", "prints", "print"."""
    root = _ENDINGS.sub("", word.casefold())
    return root[:-1] if len(root) > 3 and root[-1] == root[-2] else root


def _numbers(text: str) -> list[tuple[float, str]]:
    """Each number with the noun that follows it."""
    tokens = _TOKEN.findall(text)
    found = []
    for place, token in enumerate(tokens):
        if not _is_number(token):
            continue
        after = [other.casefold() for other in tokens[place + 1 : place + 4] if not _is_number(other)]
        times = _THOUSANDS.get(after[0], 1) if after else 1
        rest = after[1:] if times > 1 else after
        whole = re.fullmatch(r"\d+(?:[.,\u00a0\u202f' ]\d{3})+", token)
        value = float(_GROUPING.sub("", token)) if whole else float(token.replace(",", "."))
        found.append((value * times, next((_stem(word) for word in rest if word not in _harmless()), "")))
    return found


def _numbers_within(text: str, ruled_text: str) -> bool:
    """Whether each number is one that was ruled on or a smaller one of the same things, and none that was ruled on is left out."""
    there = _numbers(ruled_text)
    here = _numbers(text)
    allowed = {noun: max(value for value, other in there if other == noun) for _, noun in there}
    if any(noun not in allowed or value > allowed[noun] for value, noun in here):
        return False
    counted = {noun for _, noun in there if noun}
    return counted <= {noun for _, noun in here}

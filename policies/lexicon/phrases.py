"""A phrase book: data files of words and phrases, and the search for them in a text.

A data file maps a code to its phrases. In a phrase

- a plain word matches itself whatever its case and accents, and in its usual inflections as the file's `inflect` says (`noun`: the
  last word of the phrase in the plural; `verb`: the first word in its other forms; `none`);
- `+word` is inflected like a verb and `=word` is not inflected; `=US` with capitals also keeps its case;
- `word*` matches any word that begins so, and `a|b` either;
- `*word` as a whole phrase matches any longer word that ends so, where no other phrase begins there (`*etikett`: Weinetikett);
- `..` stands for up to six words between the others, inside one sentence;
- a name from the file's `macros`, in capitals, stands for its words;
- a hyphen may also be left out or written as a space (`pre-roll`, `preroll`, `pre roll`).

Codes that begin with `_` keep shorter phrases from matching and are not reported. The longest phrase wins.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from policies.datafile import data_file
from policies.lexicon.mention import Mention
from policies.lexicon.words import Word, fold, words

_GAP = ".."
_ELISION = re.compile(r"(?<=\b[a-zA-Z])['’](?=\w{2,})")
_OTHER_MARKS = re.compile(r"[^\w\s*|=+.'’-]|\.(?=\w)")
_REACH = 6
_VOWELS = frozenset("aeiou")
_SUFFIXES = "*"
"""The drawer of the phrases that name the end of a word."""
_LABEL = 2
"""So many first letters name a drawer of a phrase book; words no longer than that are filed under their first letter."""


@dataclass(slots=True)
class _Node:
    """One step of a phrase tree; there are many, so what a step has not costs nothing."""

    exact: dict[str, "_Node"] | None = None
    cased: dict[str, "_Node"] | None = None
    begins: dict[str, "_Node"] | None = None
    ends: dict[str, "_Node"] | None = None
    choices: dict[frozenset[str], "_Node"] | None = None
    """Several words for one step, as in `a|b`; kept apart so that a long list costs one node."""
    gap: "_Node | None" = None
    codes: tuple[str, ...] = ()


_NONE: Mapping[str, _Node] = {}


@dataclass(frozen=True)
class _Hit:
    code: str
    places: tuple[int, ...]
    """Numbers of the words that match, gaps left out."""


def noun_forms(word: str) -> set[str]:
    """A noun with its plurals and genitives in the commonest English spellings."""
    forms = {word, f"{word}s", f"{word}'s"}
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        forms.add(f"{word}es")
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        forms.add(f"{word[:-1]}ies")
    if word.endswith("f"):
        forms.add(f"{word[:-1]}ves")
    return forms


def verb_forms(word: str) -> set[str]:
    """A verb with its regular English forms; irregular ones stand in the data."""
    forms = {word, f"{word}s", f"{word}es", f"{word}ed", f"{word}ing"}
    if word.endswith("e"):
        forms |= {f"{word}d", f"{word[:-1]}ing"}
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        forms |= {f"{word[:-1]}ied", f"{word[:-1]}ies"}
    if len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        forms |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return forms


class PhraseBook:
    """Phrases by code, ready to be looked for.

    The phrases stand in drawers by the first letters of their first word. A drawer's tree is grown when a text first has a word
    with these letters, since most texts open few of them. A tree is shown to other threads only once it is grown.
    """

    def __init__(self, entries: Iterable[tuple[str, str]], inflect: str = "noun") -> None:
        self._inflect = inflect
        self._drawers: dict[str, list[tuple[str, str]]] = {}
        self._trees: dict[str, _Node] = {}
        for entry in entries:
            for label in _labels(entry[1]):
                self._drawers.setdefault(label, []).append(entry)

    def find(self, text: str) -> tuple[Mention, ...]:
        """All phrases in a text, in order of appearance; of overlapping ones the longest, and all codes of the same words."""
        found = words(text)
        kept: list[_Hit] = []
        taken: dict[int, tuple[int, ...]] = {}
        for hit in sorted(self._hits(found), key=lambda h: (-len(h.places), -_length(found, h), h.places)):
            owners = {taken[place] for place in hit.places if place in taken}
            if owners - {hit.places}:
                continue
            taken.update(dict.fromkeys(hit.places, hit.places))
            kept.append(hit)
        mentions = {_mention(text, found, hit) for hit in kept if not hit.code.startswith("_")}
        return tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.code)))

    def _hits(self, found: Sequence[Word]) -> Iterator[_Hit]:
        for start, word in enumerate(found):
            hits = [
                hit
                for label in {"", word.folded[:1], word.folded[:_LABEL]}
                if label in self._drawers
                for hit in _walk(self._tree(label), found, start, ())
            ]
            if not hits and _SUFFIXES in self._drawers:
                hits = list(_walk(self._tree(_SUFFIXES), found, start, ()))
            yield from hits

    def _tree(self, label: str) -> _Node:
        tree = self._trees.get(label)
        if tree is None:
            tree = _Node()
            for code, phrase in self._drawers[label]:
                self._add(tree, code, phrase)
            self._trees[label] = tree
        return tree

    def _add(self, root: _Node, code: str, phrase: str) -> None:
        for spelled in _spellings(phrase):
            nodes = [root]
            for place, token in enumerate(spelled):
                first, last = place == 0, place == len(spelled) - 1
                inflect = "verb" if first and self._inflect == "verb" else "noun" if last and self._inflect == "noun" else "none"
                nodes = [child for node in nodes for child in _children(node, token, inflect)]
            for node in nodes:
                if code not in node.codes:
                    node.codes = (*node.codes, code)


def _labels(phrase: str) -> set[str]:
    """The drawers of a phrase: the letters that every form of its first word begins with; "" where that cannot be told."""
    first = phrase.partition(" ")[0]
    if first.startswith(_SUFFIXES):
        return {_SUFFIXES}
    if not first.isalnum():
        bare = _tokens(phrase)
        first = bare[0] if bare else ""
    return {_label(word) for word in first.split("|")}


def _label(word: str) -> str:
    # The part before a hyphen may stand alone or not; an inflection changes the last letter at most.
    stem = fold(word.lstrip("+=").partition("-")[0].rstrip("*'."))
    return stem[:_LABEL] if len(stem) > _LABEL else stem[:1]


def _tokens(phrase: str) -> list[str]:
    return _ELISION.sub(" ", _OTHER_MARKS.sub(" ", phrase)).split()


def _spellings(phrase: str) -> Iterator[tuple[str, ...]]:
    """Split a phrase into tokens, once for each way of writing its hyphenated words."""
    ways: list[list[tuple[str, ...]]] = []
    for token in _tokens(phrase):
        if "-" in token.strip("-"):
            parts = tuple(token.split("-"))
            ways.append([parts, ("".join(parts),)])
        else:
            ways.append([(token,)])
    for choice in product(*ways):
        yield tuple(token for part in choice for token in part)


def _children(node: _Node, token: str, inflect: str) -> list[_Node]:
    if token == _GAP:
        node.gap = node.gap or _Node()
        return [node.gap]
    found: list[_Node] = []
    if "|" in token and "*" not in token and token == token.lower():
        forms = frozenset().union(*(_forms(word, inflect) for word in token.split("|")))
        node.choices = node.choices or {}
        return [node.choices.setdefault(forms, _Node())]
    for word in token.split("|"):
        if word.startswith(_SUFFIXES):
            node.ends = node.ends or {}
            found += [_grown(node.ends, form) for form in _forms(word[1:], inflect)]
        elif word.endswith("*"):
            node.begins = node.begins or {}
            found.append(_grown(node.begins, fold(word[:-1])))
        elif word.startswith("=") and word != word.lower():
            node.cased = node.cased or {}
            shared = _grown(node.cased, word[1:])
            node.cased.setdefault(f"{word[1:]}'s", shared)
            found.append(shared)
        else:
            node.exact = node.exact or {}
            found += [_grown(node.exact, form) for form in _forms(word, inflect)]
    return found


def _grown(children: dict[str, _Node], key: str) -> _Node:
    """The child under a key, made only where there is none: most words of the lists begin like others."""
    child = children.get(key)
    if child is None:
        child = children[key] = _Node()
    return child


def _forms(word: str, inflect: str) -> set[str]:
    if word.startswith("="):
        return {fold(word[1:])}
    if word.startswith("+") or inflect == "verb":
        return verb_forms(fold(word.lstrip("+")))
    folded = fold(word).rstrip("'.")
    return noun_forms(folded) if inflect == "noun" else {folded, f"{folded}'s"}


def _walk(node: _Node, found: Sequence[Word], place: int, trail: tuple[int, ...]) -> Iterator[_Hit]:
    for code in node.codes:
        yield _Hit(code, trail)
    if place < len(found):
        yield from _step(node, found, place, trail)
    if node.gap is not None and trail:
        sentence = found[trail[-1]].sentence
        for later in range(place, min(place + _REACH + 1, len(found))):
            if found[later].sentence != sentence:
                break
            yield from _step(node.gap, found, later, trail)


def _step(node: _Node, found: Sequence[Word], place: int, trail: tuple[int, ...]) -> Iterator[_Hit]:
    word = found[place]
    if trail and trail[-1] == place - 1 and not word.joined:
        return
    following: list[_Node | None] = [(node.exact or _NONE).get(word.folded), (node.cased or _NONE).get(word.text)]
    following += [child for start, child in (node.begins or _NONE).items() if word.folded.startswith(start)]
    following += [child for end, child in (node.ends or _NONE).items() if word.folded.endswith(end) and word.folded != end]
    following += [child for forms, child in (node.choices or {}).items() if word.folded in forms]
    for child in following:
        if child is not None:
            yield from _walk(child, found, place + 1, (*trail, place))


def _length(found: Sequence[Word], hit: _Hit) -> int:
    return sum(found[place].end - found[place].start for place in hit.places)


def _mention(text: str, found: Sequence[Word], hit: _Hit) -> Mention:
    start, end = found[hit.places[0]].start, found[hit.places[-1]].end
    return Mention(hit.code, start, end, text[start:end])


def read_entries(raw: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The (code, phrase) pairs of a loaded data file; a code may hold a list, or lists by language."""
    pairs: list[tuple[str, str]] = []
    for code, phrases in raw.items():
        lists = phrases.values() if isinstance(phrases, Mapping) else [phrases]
        pairs += [(str(code), str(phrase)) for some in lists for phrase in some]
    return pairs


def data_of(name: str) -> Mapping[str, Any]:
    """The content of one data file of this package."""
    loaded: Mapping[str, Any] = data_file(__package__, name)
    return loaded


@cache
def phrase_book(name: str) -> PhraseBook:
    """The phrase book of one data file of this package, loaded when first asked for."""
    raw = data_of(name)
    entries = read_entries(raw["phrases"])
    for macro, words_of in raw.get("macros", {}).items():
        entries = [(code, phrase.replace(macro, words_of)) for code, phrase in entries]
    return PhraseBook(entries, inflect=raw.get("inflect", "noun"))

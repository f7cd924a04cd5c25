"""Verbs that use a thing and verbs that change it, from `use_words.yaml`, in their forms in six languages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from policies.datafile import data_file
from policies.lexicon.phrases import verb_forms


@dataclass(frozen=True)
class Verbs:
    """The word lists of `use_words.yaml`, each with its forms."""

    uses: frozenset[str]
    changes: frozenset[str]
    no_part: frozenset[str]


@cache
def verbs() -> Verbs:
    """Load the word lists once."""
    raw = data_file(__package__, "use_words.yaml")
    return Verbs(_listed(raw["uses"]), _listed(raw["changes"]), frozenset(" ".join(raw["no_part"]).split()))


def _listed(raw: Mapping[str, Sequence[str]]) -> frozenset[str]:
    found: set[str] = set()
    for language, lines in raw.items():
        for word in " ".join(lines).split():
            found |= verb_forms(word) if language == "en" else _forms(word, language)
    return frozenset(found)


_ROMANCE = {
    "er": ("é", "ée", "és", "ées"), "are": ("ato", "ata", "ati", "ate"), "ere": ("uto", "uta", "uti", "ute"),
    "ar": ("ado", "ada", "ados", "adas"), "ir": ("i", "ie", "is", "ies", "ido", "ida", "idos", "idas"),
    "ire": ("ito", "ita", "iti", "ite"),
}  # fmt: skip
_SEPARABLE = re.compile(
    r"^(ab|an|auf|aus|bei|durch|ein|frei|herunter|hinzu|hoch|nach|neu|um|weg|weich|zusammen|zu|aan|af|bij|in|om|op|over|samen|uit)(?=\w{4})"
)
_PREFIXED = re.compile(r"^(?:ver|be|ent|er|zer|über|unter|her|ont)")


def _forms(verb: str, language: str) -> set[str]:
    """A verb with its regular participles."""
    if language in ("fr", "es", "it"):
        ending = next((end for end in sorted(_ROMANCE, key=len, reverse=True) if verb.endswith(end)), None)
        return {verb} | {verb[: -len(ending)] + form for form in _ROMANCE[ending]} if ending else {verb}
    if language not in ("de", "nl") or not verb.endswith("n"):
        return {verb}
    prefix = _SEPARABLE.match(verb)
    rest = verb[prefix.end() :] if prefix else verb
    stem = rest[: -2 if rest.endswith("en") else -1]
    marked = stem if _PREFIXED.match(rest) or stem.endswith("ier") else f"ge{stem}"
    parted = f"{prefix[0] if prefix else ''}{marked}"
    return {verb, f"{parted}t", f"{parted}et", f"{parted}d", *(f"{parted}te{end}" for end in ("", "m", "n", "r", "s"))}


_INFLECTED = (
    "ed",
    "é",
    "ée",
    "és",
    "ées",
    "en",
    "ern",
    "eln",
    "t",
    "ado",
    "ada",
    "ados",
    "adas",
    "ido",
    "ida",
    "ato",
    "ata",
    "ati",
    "ito",
    "ita",
)


def changes(word: str) -> bool:
    """Whether a word in lower case is a form of a verb that changes things, and no form that is as often a noun ("stripe")."""
    return len(word) > 4 and word in verbs().changes and word.endswith(_INFLECTED)

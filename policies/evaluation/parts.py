"""Which parts of an asset a use shows: people, music, one cut of a film.

A part counts unless the asker says that it is left out. Versions are told apart by their length ("30s", "the thirty") or name.
"""

import re
from collections.abc import Sequence

from policies.evaluation.use import Use
from policies.evaluation.words import fold, tokens
from policies.rules import Part

_EVERYBODY = tokens("people persons person nobody anybody talent models faces actors cast humans personne gente personas")
_SPEAKING = tokens("speaking speak talking talk singing sing sprechen parle hablando")
"""Nobody speaking is not nobody shown."""
_SILENCE = tokens(
    "silent silently mute muted sound music audio soundtrack song track jingle score re-score rescored musik ton stumm musique son "
    "muet musica sonido sin geluid muziek"
)
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "child", "adult", "agency", "model"})
_ALONE = frozenset({"only", "alone", "just", "solo", "nur", "allein", "seulement", "solamente"})
_NUMBERS = {
    "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "forty-five": 45, "sixty": 60, "ninety": 90,
}  # fmt: skip


def _names(label: str) -> frozenset[str]:
    """The words of a label that tell it apart: initials and titles do not."""
    return frozenset(word for word in tokens(label) - _TITLES if len(word) > 2)


def _lengths(text: str) -> frozenset[int]:
    """Lengths in seconds that a text names: "30s", "6 sec cut", "the thirty"."""
    plain = fold(text)
    spelled = {value for word, value in _NUMBERS.items() if re.search(rf"\b{word}\b", plain)}
    numbered = {int(number) for number in re.findall(r"\b(\d{1,3})\s*(?:''|\"|″|s\b|sec|-second|second)", plain)}
    return frozenset(spelled | numbered)


def _in_another_version(part: Part, shown: Sequence[str]) -> bool:
    """Whether the use is of a named version that the part is not in."""
    if not part.versions or not shown:
        return False
    homes = frozenset().union(*(_lengths(version) for version in part.versions))
    used = frozenset().union(*(_lengths(words) for words in shown))
    if homes and used:
        return not homes & used
    used_words = tokens(" ".join(shown))
    names_version = bool(used_words & tokens("version cut edit lockup film spot"))
    return names_version and not any(tokens(version) & used_words for version in part.versions)


def _left_out(part: Part, phrases: Sequence[str]) -> bool:
    for phrase in phrases:
        words = tokens(phrase)
        if _names(part.label) & words:
            return True
        if part.kind == "music" and words & _SILENCE:
            return True
        if part.kind == "person" and words & _EVERYBODY and not words & _SPEAKING:
            return True
    return False


def _somebody_else_alone(part: Part, others: Sequence[Part], shown: Sequence[str]) -> bool:
    """Whether only another known person is shown ("cropped to the lab assistant alone")."""
    if part.kind != "person":
        return False
    for phrase in shown:
        words = frozenset(re.findall(r"\w+", fold(phrase)))
        if words & _ALONE and not _names(part.label) & tokens(phrase):
            return any(_names(other.label) & tokens(phrase) for other in others if other.label != part.label)
    return False


def counts(part: Part, use: Use, others: Sequence[Part]) -> bool:
    """Whether a part is in what is used.

    Args:
        part: The part a constraint is limited to.
        use: The use.
        others: All parts the rule speaks of, to recognise "only the other one".
    """
    request = use.request
    if _left_out(part, request.parts_omitted) or _in_another_version(part, request.parts_shown):
        return False
    return not _somebody_else_alone(part, others, request.parts_shown)


_ANYBODY = frozenset(
    {"subject", "subjects", "sitter", "talent", "model", "models", "person", "people", "the people shown", "all", "both"}
)
"""Labels that name nobody."""


def _whose(label: str) -> str:
    return "" if label.casefold() in _ANYBODY else f" ({label})"


def say_part(part: Part) -> str:
    """A part as what is left out: "Ann K.", "the walker", "the people shown", "the music"."""
    if part.kind == "music":
        return "the music"
    if part.label.casefold() in _ANYBODY:
        return "the people shown"
    named = any(word[:1].isupper() for word in part.label.split())
    return part.label if named or part.label.startswith(("the ", "all ", "both ")) else f"the {part.label}"


def call(part: Part | None, otherwise: str) -> str:
    """How the holder of a limit is called in a sentence: "the release of N. Farrouk", "the music licence"."""
    if part is None:
        return otherwise
    if part.kind == "person":
        named = any(word[:1].isupper() for word in part.label.split())
        return f"the release of {part.label}" if named else f"the release on file{_whose(part.label)}"
    return "the music licence" if part.kind == "music" else part.label

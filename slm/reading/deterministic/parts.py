"""Parts of an asset that the asker uses or leaves out, and numbers: copies, pieces, seconds."""

import re
from dataclasses import dataclass

from policies.lexicon.amounts import in_digits
from slm.reading.deterministic.counted import quantity

_PEOPLE = (
    r"chef|hands?|people|persons?|faces?|team|crew|models?|kids?|child(?:ren)?|twins|couple|actors?|actress|singer|"
    r"driver|baker|barista|pilot|runner|dancers?|swimmers?|founders?|"
    r"man|woman|guy|girl|boy|guests?|patients?|customers?|staff|engineers?|farmer|gardener|trader|assistant|doctor|"
    r"narrator|interviewees?|extras|family|dad|mum|mother|father"
)
_SOUND = r"sound|music|song|audio|voice(?:[- ]?over)?|vocals?|jingle|soundtrack|track|lyrics|dialogue|speech"
_THINGS = (
    r"text|logo|tagline|strapline|slogan|background|product|packshot|"
    r"captions?|subtitles?|supers|end ?card|watermark|price|badge|signature"
)
_PART = rf"(?:{_PEOPLE}|{_SOUND}|{_THINGS})"

_OMITTED = re.compile(
    rf"\b(?:no|without(?: any| the| our| her| his| their)?|w/o(?: the)?|minus(?: the)?|not the|nobody|excluding(?: the)?|"
    rf"(?:leav|crop|cut|edit|tak)(?:e|ing|ping|ting|ed|ped)? out(?: the)?|drop(?:ping)?(?: the)?|lose(?: the)?) "
    rf"(?:\w+ ){{0,2}}?{_PART}\b(?: at all)?|\bnobody (?:in it|speaking)(?: in it)?|\b(?:silent|mute|muted|sound-?off|"
    rf"instrumental|picture-only|textless|clean)(?: (?:version|cut|loop|edit|mix|film))?\b|"
    rf"\b(?:sound|music|audio) (?:off|muted|removed|stripped)\b|\bohne (?:\w+ )?(?:ton|musik|text|personen|"
    rf"gesichter)\b|\bsans (?:\w+ )?(?:musique|son|texte|personnes)\b",
    re.IGNORECASE,
)
_COUNT = r"(?:both|all|all (?:two|three|four|five|six)|the (?:two|three|four|five|six))"
_LENGTH = r"(?:\d{1,3}|two|three|five|six|eight|ten|twelve|fifteen|twenty|thirty|forty|forty-five|sixty|ninety)"
_SHOWN = re.compile(
    rf"\b{_COUNT}(?: of the)? (?:{_PEOPLE})\b(?: in it)?|\bwith (?:both |all )?(?:the )?(?:{_PEOPLE})\b|"
    rf"\b(?:original |full |same )?(?:{_SOUND}) and all\b|\bwith (?:the )?(?:original |full )?(?:{_SOUND})\b|"
    rf"\bonly (?:want |use |show |need )?the \w+(?: \w+)??(?= cut| from| of| in| on|[,.;:!?]|$)|"
    rf"\bjust the \w+(?= from| of| in|[,.;:!?]|$)|"
    rf"\b{_LENGTH}[- ]?(?:s|sec|secs|seconds?)(?:[- ](?:cut(?:-?down)?|version|edit|film|spot|tvc|master))?\b|"
    rf"\b{_LENGTH}(?:[- ]second)?[- ](?:cut(?:-?down)?|version|edit)\b|"
    rf"(?<=\bthe )(?:full )?(?:six|ten|fifteen|twenty|thirty|forty-five|sixty|ninety)\b(?= (?:in|on|for|as|at)\b)",
    re.IGNORECASE,
)
_WITH_NAMES = re.compile(
    r"\b(?:with|showing|featuring) (?P<who>(?:Dr\.? |Mrs?\.? |"
    r"Ms\.? )?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?(?: (?:and|&|"
    r"\+) (?:Dr\.? )?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)*)(?=[,.;:!?\n]| in it\b| next\b|$)"
)
_PERSON = re.compile(r"\b(?:Dr|Prof|Mrs?|Ms)\.? [A-ZÀ-Þ][\w'’-]+")

_ALONE = re.compile(
    r"\b(?P<who>(?:just|only)\s+(?:[A-Z]\.\s*)?[A-ZÀ-Þ][\w'’-]+(?:\s+[A-Z]\.)?)"
    r"(?=\s+(?:is\s+|stays\s+|remains\s+)?"
    r"(?:on the (?:left|right)|in (?:the )?(?:frame|shot|picture|image|crop)|left|alone|visible|shown))"
)
"""`cropped so that only Priya is in frame`: one person by name, and nobody beside."""

_EXCERPT = re.compile(
    rf"\b(?P<n>{_LENGTH})[- ]?(?P<u>s|secs?|seconds?|min|minutes?) (?:bit|clip|excerpt|snippet|extract|piece|part|section|of)\b|"
    rf"\b(?:trim(?:med)? (?:down )?to|cut(?: down)? to|shorten(?:ed)? to|first|only|for|"
    rf"last) (?P<m>{_LENGTH})[- ]?(?P<v>s|secs?|seconds?|min|minutes?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Parts:
    """Verbatim words for what is shown and what is left out, and the numbers a question names."""

    shown: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    quantity: int | None = None
    uncounted: tuple[str, ...] = ()
    duration_s: float | None = None


def read_parts(text: str) -> Parts:
    """Read the parts and numbers that a message names.

    Args:
        text: The message with quotations and steering hidden.

    Returns:
        Words as they stand in the message. Of several quantities the largest counts, because limits are upper limits.
    """
    omitted = [found.span() for found in _OMITTED.finditer(text)]
    shown = [found.span() for found in _SHOWN.finditer(text)]
    shown += [found.span("who") for found in _WITH_NAMES.finditer(text)]
    shown += [found.span("who") for found in _ALONE.finditer(text)]
    shown += [found.span() for found in _PERSON.finditer(text)]
    excerpts = [found.span() for found in _EXCERPT.finditer(text)]
    kept: list[tuple[int, int]] = []
    for span in sorted(shown, key=lambda s: (s[0], -s[1])):
        if not any(span[0] < b and a < span[1] for a, b in [*omitted, *excerpts, *kept]):
            kept.append(span)
    number, uncounted = quantity(text)
    return Parts(
        shown=tuple(dict.fromkeys(text[a:b] for a, b in kept)),
        omitted=tuple(dict.fromkeys(text[a:b] for a, b in omitted)),
        quantity=number,
        uncounted=uncounted,
        duration_s=_duration(text),
    )


def _duration(text: str) -> float | None:
    found = _EXCERPT.search(text)
    if not found:
        return None
    unit = (found["u"] or found["v"]).lower()
    return float(in_digits(found["n"] or found["m"])) * (60 if unit.startswith("m") else 1)

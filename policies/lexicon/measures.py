"""Numbers with a unit that limits are set in: copies, seconds, sizes, seats, page views. One reading for cells and questions."""

import re

UNITS = {
    "copies": r"copies|copy|pcs|pieces?|units?|prints?|ex\.|exemplare?|stück|exemplaires?|ejemplares|impressions|items",
    "seconds": r"s|secs?|seconds?|sek\w*|secondes?|segundos?|min|mins|minutes?|minuten",
    "millimetres": r"mm|cm|millimet\w+|centimet\w+|met(?:re|er)s?",
    "pixels": r"px|pixels?|pixel\w*",
    "seats": r"seats?|users?|workstations?|desktops?|computers?|machines?|macs|installs?|installations?|designers?|colleagues"
    r"|employees|people|freelancers?|arbeitsplätze|nutzer|postes",
    "page_views": r"page ?views?|pageviews?|impressions|visits|views|hits|visitors|seitenaufrufe|pages vues",
}
"""Words for each unit of `policies.rules.CountConstraint`."""
NUMBER = r"\d{1,3}(?:[.,'’   ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_TIMES = r"\s?(?:k|m|mio|million|millions)\b"
_FACTORS = (
    (r"(?:cm|centimet)", 10.0),
    (r"met(?:re|er)", 1000.0),
    (r"min", 60.0),
)
_PERIODS = (
    (r"\b(?:day|daily|tag|jour)\b", 30.0),
    (r"\b(?:week|weekly|woche|semaine)\b", 52 / 12),
    (r"\b(?:year|yearly|annum|jahr|an)\b", 1 / 12),
)
_BESIDE = r"(?!\s*(?:bleed|margin|gap|clear|border|frame|rate))"
"""What follows a size that is not the size of the thing itself."""


def number(text: str) -> float:
    """A number as people write it: `5,000`, `10 000`, `40k`, `1.5 million`."""
    digits = re.match(NUMBER, text.strip())
    assert digits is not None
    plain = digits.group()
    grouped = re.fullmatch(r"\d{1,3}(?:\D\d{3})+", plain)
    value = float(re.sub(r"\D", "", plain) if grouped else plain.replace(",", "."))
    rest = text.strip()[digits.end() :].strip().casefold()
    return value * (1000 if rest == "k" else 1_000_000 if rest else 1)


def scaled(value: float, unit: str, word: str, after: str) -> float:
    """A number in the unit itself: centimetres in millimetres, minutes in seconds, views a year in views a month.

    Args:
        value: The number as written.
        unit: Key of `UNITS`.
        word: The unit's word as written.
        after: The words that follow it, for "a year".
    """
    if unit == "page_views":
        return value * next((factor for pattern, factor in _PERIODS if re.search(pattern, after[:20], re.IGNORECASE)), 1.0)
    if unit in ("millimetres", "seconds"):
        return value * next((factor for pattern, factor in _FACTORS if re.match(pattern, word, re.IGNORECASE)), 1.0)
    return value


_COUNTED = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
    "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "zwanzig": 20, "deux": 2, "trois": 3,
    "quatre": 4, "cinq": 5, "huit": 8, "neuf": 9, "dix": 10, "douze": 12, "vingt": 20,
}  # fmt: skip
_HEADS = re.compile(
    rf"\b(?:teams?|group|crew|staff|department|studio|office)\s+of\s+(?P<of>{NUMBER})\b|\b(?P<us>{NUMBER})\s+of\s+us\b",
    re.IGNORECASE,
)
"""Heads counted without a word for them: "a team of 12", "the eight of us"."""


def _in_digits(text: str) -> str:
    words = "|".join(_COUNTED)
    return re.sub(rf"\b(?:{words})\b", lambda found: str(_COUNTED[found.group().casefold()]), text, flags=re.IGNORECASE)


def measures(text: str, unit: str) -> tuple[float, ...]:
    """All numbers of a unit that a text names, in the unit itself; both sides of "60 x 40 cm". People are also counted in words."""
    if unit != "seats":
        return _measures(text, unit)
    told = _in_digits(text)
    heads = tuple(number(found["of"] or found["us"]) for found in _HEADS.finditer(told))
    return (*_measures(told, unit), *heads)


def _measures(text: str, unit: str) -> tuple[float, ...]:
    several = rf"(?P<first>{NUMBER})\s*(?:x|×|by)\s*(?P<more>{NUMBER})"
    pattern = rf"(?<![\w.,])(?:{several}|(?P<one>{NUMBER})(?P<times>{_TIMES})?)[\s-]*(?P<word>{UNITS[unit]})\b{_BESIDE}"
    found = []
    for match in re.finditer(pattern, text, re.IGNORECASE):
        written = [match["first"], match["more"]] if match["first"] else [match["one"] + (match["times"] or "")]
        found += [scaled(number(item), unit, match["word"], text[match.end() :]) for item in written]
    return tuple(found)

"""Facts that askers state about themselves: an addendum signed, a framework agreement, somebody's OK.

What is denied is reported as not holding, and hearsay as not certain; a caller that knows only the code could not tell "we signed"
from "we have yet to sign", so every claim carries its verbatim words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from policies.datafile import load_yaml
from policies.request import Claim

_CLAUSE = re.compile(r"(?<=[.;!?\n])\s+|\n+")
_QUESTION = re.compile(
    r"^\s*(?:do|does|is|are|can|could|should|must|need|would|will|have|has|what|which|who|how|when)\b[^?]*\?\s*$", re.IGNORECASE
)


@dataclass(frozen=True)
class _Patterns:
    claims: Mapping[str, Sequence[re.Pattern[str]]]
    denied: re.Pattern[str]
    doubtful: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    raw = load_yaml(files("policies.lexicon").joinpath("qualifications.yaml").read_text(encoding="utf-8"))
    return _Patterns(
        claims={key: [re.compile(_spaced(one), re.IGNORECASE) for one in many] for key, many in raw["claims"].items()},
        denied=re.compile("|".join(rf"\b(?:{_spaced(one)})\b" for one in raw["denied"]), re.IGNORECASE),
        doubtful=re.compile("|".join(rf"\b(?:{_spaced(one)})\b" for one in raw["doubtful"]), re.IGNORECASE),
    )


def _spaced(expression: str) -> str:
    return expression.replace(" ", r"\s+")


def find_qualifications(text: str) -> tuple[Claim, ...]:
    """Find what a text states about the asker or the use, one claim for each code and sentence.

    Codes are those of `qualifications.yaml`. A question ("do we need an addendum?") states nothing.
    """
    found: list[Claim] = []
    for sentence in _CLAUSE.split(text):
        for key, patterns in _patterns().claims.items():
            match = next((hit for one in patterns if (hit := one.search(sentence))), None)
            if match and not _asked(sentence, match):
                found.append(_claim(key, sentence, match))
    return tuple(dict.fromkeys(found))


def _asked(sentence: str, match: re.Match[str]) -> bool:
    """Whether the words are the very thing a question asks for."""
    return bool(_QUESTION.search(sentence)) and bool(
        re.search(r"\b(?:need|require|necessary|enough|have to)\b", sentence[: match.end()], re.IGNORECASE)
    )


def _claim(key: str, sentence: str, match: re.Match[str]) -> Claim:
    start, end = max(0, match.start() - 45), min(len(sentence), match.end() + 45)
    before = re.split(r"[,;:()]|\bbut\b|\band\b|\bwhile\b", sentence[start : match.start()])[-1]
    after = re.split(r"[,;:()]|\bbut\b|\band\b|\bcan\b|\bmay\b|\bcould\b|\bso\b", sentence[match.end() : end])[0]
    near = f"{before}{match.group()}{after}"
    own_denial = key in ("credit_refused", "non_commercial", "free_of_charge")
    holds = own_denial or not _patterns().denied.search(near)
    return Claim(
        key=key,
        holds=holds,
        certain=not _patterns().doubtful.search(f"{sentence[start : match.start()]}{near}"),
        text=match.group(),
    )

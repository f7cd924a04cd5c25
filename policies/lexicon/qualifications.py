"""Facts that askers state about themselves: an addendum signed, a framework agreement, somebody's OK.

What is denied is reported as not holding, and hearsay as not certain; a caller that knows only the code could not tell "we signed"
from "we have yet to sign", so every claim carries its verbatim words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from policies.datafile import any_of, data_file
from policies.request import Claim

_CLAUSE = re.compile(r"(?<=[.;!?\n])\s+|\n+")
_QUESTION = re.compile(
    r"^\s*(?:do|does|is|are|can|could|should|must|need|would|will|have|has|what|which|who|how|when)\b[^?]*\?\s*$", re.IGNORECASE
)

_ASKED = re.compile(
    r"^\s*(?:so |and |but |hi,? |hey,? )?(?:have|did|do|does|are|is|was|were|has) (?:we|you|they|i|it|he|she|there)\b[^?,;]*\?\s*$",
    re.IGNORECASE,
)
"""A plain question about the fact itself: "are you an official supplier?"."""


_NORWAY = re.compile(r"(?<=\b(?:for|and) )NO\b(?=\W*$)|(?<=\b(?:in|of) )NO\b(?=\W*$)|(?<=[,/+&] )NO\b(?=\W*$)")
"""The country behind a standing ("agency of record for NO"), which denies nothing."""


@dataclass(frozen=True)
class _Patterns:
    claims: Mapping[str, Sequence[re.Pattern[str]]]
    reported: Mapping[str, Sequence[re.Pattern[str]]]
    denied: re.Pattern[str]
    doubtful: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    raw = data_file(__package__, "qualifications.yaml")
    return _Patterns(
        claims=_compiled(raw["claims"]),
        reported=_compiled(raw["reported"]),
        denied=any_of(map(_spaced, raw["denied"]), before=r"\b", after=r"\b"),
        doubtful=any_of(map(_spaced, raw["doubtful"]), before=r"\b", after=r"\b"),
    )


def _compiled(raw: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[re.Pattern[str]]]:
    return {key: [re.compile(_spaced(one), re.IGNORECASE) for one in many] for key, many in raw.items()}


def _spaced(expression: str) -> str:
    return expression.replace(" ", r"\s+")


def find_qualifications(text: str) -> tuple[Claim, ...]:
    """Find what a text states about the asker or the use, one claim for each code and sentence.

    Codes are those of `qualifications.yaml`. A question ("do we need an addendum?") states nothing.
    """
    found: list[Claim] = []
    for sentence in _CLAUSE.split(text):
        if _ASKED.search(sentence):
            continue
        stated = [_claim(key, sentence, match) for key, match in _matches(sentence, _patterns().claims)]
        known = {claim.key for claim in stated}
        loose = [_claim(key, sentence, match) for key, match in _matches(sentence, _patterns().reported) if key not in known]
        # A denial needs no paper; a report without one proves nothing.
        found += [*stated, *(claim.model_copy(update={"certain": claim.certain and not claim.holds}) for claim in loose)]
    return tuple(dict.fromkeys(found))


def _matches(sentence: str, patterns: Mapping[str, Sequence[re.Pattern[str]]]) -> Iterator[tuple[str, re.Match[str]]]:
    for key, many in patterns.items():
        match = next((hit for one in many if (hit := one.search(sentence))), None)
        if match and not _required(sentence, match):
            yield key, match


def _required(sentence: str, match: re.Match[str]) -> bool:
    """Whether a question asks if the thing is needed."""
    needed = re.search(r"\b(?:need|require|necessary|enough|have to)\b", sentence[: match.end()], re.IGNORECASE)
    return bool(_QUESTION.search(sentence) and needed)


def _claim(key: str, sentence: str, match: re.Match[str]) -> Claim:
    start, end = max(0, match.start() - 45), min(len(sentence), match.end() + 45)
    before = re.split(r"[,;:()]|\bbut\b|\band\b|\bwhile\b", sentence[start : match.start()])[-1]
    after = re.split(r"[,;:()]|\bbut\b|\band\b|\bcan\b|\bmay\b|\bcould\b|\bso\b", sentence[match.end() : end])[0]
    near = _NORWAY.sub(" ", f"{before}{match.group()}{after}")
    own_denial = key in ("credit_refused", "non_commercial", "free_of_charge")
    holds = own_denial or not _patterns().denied.search(near)
    return Claim(
        key=key,
        holds=holds,
        certain=not _patterns().doubtful.search(f"{sentence[start : match.start()]}{near}"),
        text=match.group(),
    )

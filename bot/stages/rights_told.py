"""The sentence an answer on rights begins with: the very thing that was asked for."""

import re
from collections.abc import Collection, Iterator, Sequence

from policies.evidence import AssetFacts
from policies.rights_conditions import SLOTS
from policies.rights_standing import Standing
from policies.rules import DutyKind, Rule
from policies.wording import say_day

_MEASURE = re.compile(
    r"\b\d+(?:[.,]\d+)?\s?(?:mm|cm|m|px|pixels?|pt|points?|dpi|inch(?:es)?|in|%)(?![\w])|\bclear ?space\b", re.IGNORECASE
)
_SMALL = frozenset(
    {"need", "have", "must", "this", "that", "with", "from", "what", "when", "there", "which", "where", "send", "anyone"}
)
"""Words of four letters and more that name nothing."""


def in_short(
    asset: AssetFacts, standing: Standing, own: Sequence[Rule], *, lines: Sequence[str], wanted: Collection[str], text: str
) -> list[str]:
    """What was asked for, in a sentence each; nothing where the records do not say it with certainty.

    Args:
        asset: The asset.
        standing: How the rights stand.
        own: Rules made for this very asset that the asker may see.
        lines: The rights as lines.
        wanted: What is asked for: `window`, `credit`, `size`, `duty`, `copy`.
        text: The question.
    """
    if set(wanted) >= SLOTS:
        return []
    return [
        *(_window(asset, standing) if "window" in wanted else ()),
        *(_credit(asset, standing, own) if "credit" in wanted else ()),
        *(_lines_with(lines, _MEASURE) if "size" in wanted else ()),
        *(_duty(asset, own, text) if "duty" in wanted else ()),
        *(_copy(asset) if "copy" in wanted else ()),
    ]


def _window(asset: AssetFacts, standing: Standing) -> Iterator[str]:
    """The last day of all that bounds the use: the shortest release counts, not the licence."""
    if standing.code.is_yes:
        until = standing.valid_until
        yield f"You can use {asset.name} until {say_day(until)}." if until else f"No last day is on file for {asset.name}."


def _credit(asset: AssetFacts, standing: Standing, own: Sequence[Rule]) -> Iterator[str]:
    duties = [duty for rule in own for duty in rule.duties if duty.kind is DutyKind.CREDIT_LINE]
    certain = [duty.text.removeprefix("Credit: ") for duty in duties if not duty.uncertain]
    if certain and len(certain) == len(duties):
        yield f"The credit for {asset.name}: {'; '.join(dict.fromkeys(certain))}"
    elif not duties and standing.code.is_yes and not any(c.kind == DutyKind.CREDIT_LINE for c in standing.conditions):
        yield f"No credit line is asked for with {asset.name}."


def sizes_in(lines: Sequence[str]) -> list[str]:
    """What lines of rights say of a size; one sentence, or none."""
    return list(_lines_with(lines, _MEASURE))


def _lines_with(lines: Sequence[str], pattern: re.Pattern[str]) -> Iterator[str]:
    """The lines with a measure, those that are nothing but a limit first; one says it."""
    found = [line for line in lines if pattern.search(line)]
    plain = [line.removeprefix("Also: ") for line in found if line.startswith("Also: ")]
    if found:
        yield f"On file: {(plain or found)[0]}"


def _duty(asset: AssetFacts, own: Sequence[Rule], text: str) -> Iterator[str]:
    """The duties that share a telling word with the question."""
    asked = _words(text) - _words(" ".join((asset.name, *asset.aliases)))
    for rule in own:
        for duty in rule.duties:
            if not duty.uncertain and asked & _words(duty.text):
                yield f"On file for {asset.name}: {duty.text}"


def _copy(asset: AssetFacts) -> Iterator[str]:
    for words in asset.approved_copy:
        yield f"The approved wording of {asset.name}: “{words}”"


def _words(text: str) -> set[str]:
    found = (word.removesuffix("s") for word in re.findall(r"[^\W\d_]{3,}", text.casefold()))
    return {word for word in found if len(word) >= 3} - _SMALL - {"the", "and", "for", "any", "can", "may", "use", "are", "not"}

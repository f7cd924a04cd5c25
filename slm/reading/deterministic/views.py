"""The views of one message: what is quoted, what names an asset, and what is left to say where, when and how."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from policies.calendar.periods import read_period
from policies.lexicon.channels import find_channels
from policies.lexicon.mention import Mention
from policies.lexicon.modifications import find_modifications
from policies.lexicon.parties import find_parties
from policies.lexicon.territories import read_territories
from policies.vocabulary import Intent
from slm.reading.deterministic.asides import languages, reasons_given
from slm.reading.deterministic.corrections import superseded_until
from slm.reading.deterministic.edits import find_format_changes
from slm.reading.deterministic.intent import TRUSTED, weigh
from slm.reading.deterministic.longer import find_longer
from slm.reading.deterministic.message import Message, Speaker, hide
from slm.reading.deterministic.naming import LEAST, SURE, Named, catalogue_ranges, find_assets, known_ranges
from slm.reading.deterministic.selves import described, introduced
from slm.reading.deterministic.wording import Wording, asks_about_wording, asks_plainly, find_wording, quoted_ranges

SURE_BESIDE_SUBJECT = 4.0
"""Score from which words are hidden as a name although the conversation has said what it is about."""


@dataclass(frozen=True)
class View:
    """One message, looked at from several sides. All texts are as long as the message, so that offsets hold for all of them."""

    message: Message
    unquoted: str
    """Without steering, quotations and known names."""
    plain: str
    """Also without the names of assets."""
    use: str
    """Also without arguments about rights and, unless wording is asked about, the names of languages."""
    weights: dict[Intent, int]
    copy: tuple[Wording, ...]
    found: Named
    named: tuple[tuple[int, int], ...]
    """Ranges that name assets."""
    subject: tuple[tuple[int, int], ...]
    """Those of them that repeat what the conversation is about."""
    channels: tuple[Mention, ...]
    trade: tuple[tuple[int, int], ...]
    """Ranges in which a third party describes itself."""


def ranges(mentions: Iterable[Mention]) -> list[tuple[int, int]]:
    """Where mentions stand."""
    return [(mention.start, mention.end) for mention in mentions]


def look(message: Message, on: date, known: Sequence[str], *, names: Sequence[str] = (), third_party: bool) -> View:
    """Look at a message before its slots are read.

    Args:
        message: The message.
        on: The day the question is asked.
        known: Names that earlier lines gave as the subject of the conversation.
        names: Words that are known to name assets.
        third_party: Whether the asker is not staff.
    """
    text = message.view
    unquoted = hide(text, quoted_ranges(text))
    weights = weigh(unquoted)
    catalogued = catalogue_ranges(unquoted, names)
    unquoted = hide(unquoted, catalogued)
    weights[Intent.CHECK_COPY] += asks_about_wording(text) + 4 * asks_plainly(text)
    copy = find_wording(text, weights)
    subject = known_ranges(text, known)
    channels = find_channels(hide(unquoted, subject))
    asker = introduced(unquoted) if third_party else []
    found = _names(message, weights, copy, [*_busy(unquoted, on), *subject, *asker], ranges(channels), catalogued=catalogued)
    if not found.mentions and subject:
        found = Named((Mention("asset", *subject[0], text[slice(*subject[0])]),), 3.0)
    named = [*(ranges(found.mentions) if found.score >= SURE_BESIDE_SUBJECT or not known else []), *subject, *catalogued]
    plain = hide(unquoted, named) if message.speaker is not Speaker.SUBJECT else " " * len(text)
    use = hide(plain, reasons_given(plain))
    return View(
        message=message,
        unquoted=unquoted,
        plain=plain,
        use=use if weights[Intent.CHECK_COPY] >= TRUSTED else hide(use, languages(use)),
        weights=weights,
        copy=copy,
        found=found,
        named=tuple(named),
        subject=tuple(subject),
        channels=channels,
        trade=tuple(described(plain)) if third_party else (),
    )


def _names(
    message: Message,
    weights: dict[Intent, int],
    copy: Sequence[Wording],
    busy: Sequence[tuple[int, int]],
    channels: Sequence[tuple[int, int]],
    *,
    catalogued: Sequence[tuple[int, int]],
) -> Named:
    """The assets a message names; where it asks about wording, quotations and mere guesses name none."""
    if message.subject is not None:
        return _subject_mention(message)
    others = max(weight for intent, weight in weights.items() if intent is not Intent.CHECK_COPY)
    asked = weights[Intent.CHECK_COPY] + (3 if copy else -1)
    wording = weights[Intent.CHECK_COPY] >= TRUSTED and asked >= others
    return find_assets(
        _named_view(message),
        copy=quoted_ranges(message.view) if copy and wording else [c.outer for c in copy],
        busy=busy,
        channels=channels,
        catalogued=catalogued,
        searching=weights[Intent.FIND_ASSET] >= TRUSTED,
        least=SURE if wording else LEAST,
    )


def _busy(text: str, on: date) -> list[tuple[int, int]]:
    """Ranges that are places, dates, parties or edits, and so name no asset."""
    mark = superseded_until(text)
    longer = find_longer(text)
    views = (text, hide(text, [(0, mark)])) if mark else (text,)
    found = [*find_parties(text), *find_modifications(text), *find_format_changes(text), *([longer.words] if longer else [])]
    for view in views:
        found += [*read_territories(view, on=on).spans, *read_period(view, on).spans]
    return ranges(found)


def _subject_mention(message: Message) -> Named:
    name = message.subject or ""
    start = message.text.index(name)
    return Named((Mention("asset", start, start + len(name), name),), 5.0)


def _named_view(message: Message) -> str:
    """The view with its links put back: a link may be all there is of an asset's name."""
    return re.sub(r" +", lambda gap: _restored(message, *gap.span()), message.view) if "http" in message.text else message.view


def _restored(message: Message, start: int, end: int) -> str:
    original = message.text[start:end]
    return original if re.match(r"https?://", original) else " " * (end - start)

"""What one message says, slot by slot, before the thread is taken into account."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from policies.calendar.periods import PeriodReading, read_period
from policies.lexicon.actions import find_actions
from policies.lexicon.channels import find_channels
from policies.lexicon.mention import Mention
from policies.lexicon.modifications import find_modifications
from policies.lexicon.negation import is_negated
from policies.lexicon.parties import find_parties
from policies.lexicon.places import CITY, NAME, find_places, kind, place
from policies.lexicon.purposes import find_purposes
from policies.lexicon.qualifications import find_qualifications
from policies.lexicon.territories import TerritoryReading, read_territories
from policies.lexicon.topics import find_topics
from policies.request import Claim
from policies.vocabulary import Action, Intent
from slm.reading.deterministic.asides import languages, names_staff, reasons_given
from slm.reading.deterministic.context import placed
from slm.reading.deterministic.corrections import superseded_until
from slm.reading.deterministic.edits import find_format_changes, find_uncoded_edits
from slm.reading.deterministic.intent import TRUSTED, weigh
from slm.reading.deterministic.message import Message, Speaker, hide
from slm.reading.deterministic.naming import LEAST, SURE, Named, find_assets, known_ranges
from slm.reading.deterministic.selves import described
from slm.reading.deterministic.senses import means_something_else
from slm.reading.deterministic.wishes import done
from slm.reading.deterministic.wording import Wording, asks_about_wording, find_wording, quoted_ranges

SURE_BESIDE_SUBJECT = 4.0
"""Score from which words are hidden as a name although the conversation has said what it is about."""

T = TypeVar("T")


@dataclass(frozen=True)
class Heard:
    """The reading of one message. Offsets of mentions refer to `message.text`."""

    message: Message
    plain: str
    """The message with steering, quotations and asset names hidden: what is left to say where, when and how."""
    unquoted: str
    """The message with only steering and quotations hidden."""
    weights: dict[Intent, int]
    copy: tuple[Wording, ...]
    assets: tuple[Mention, ...]
    asset_score: float
    """How sure it is that these words name an asset, as `naming` scores it."""
    channels: tuple[Mention, ...]
    modifications: tuple[Mention, ...]
    actions: tuple[Mention, ...]
    parties: tuple[Mention, ...]
    purposes: tuple[Mention, ...]
    topics: tuple[Mention, ...]
    territories: TerritoryReading
    period: PeriodReading
    homes: tuple[Mention, ...] = ()
    """Where a third party says it is; codes are ISO countries."""
    claims: tuple[Claim, ...] = field(default=())


def _verbatim(message: Message, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The same mentions with the words as they stand in the message, also where some of them were hidden from the word lists."""
    return tuple(replace(mention, text=message.text[mention.start : mention.end]) for mention in mentions)


def _standing(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions that the message neither negates nor rejects."""
    return [mention for mention in mentions if not is_negated(text, mention.start, mention.end)]


def _current(text: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Of mentions on both sides of a correction ("sorry, strike that") only the later ones."""
    standing = _standing(text, mentions)
    mark = superseded_until(text)
    later = [mention for mention in standing if mention.start >= mark]
    return tuple(later or standing)


def _edits(text: str) -> list[Mention]:
    coded = [m for m in find_modifications(text) if not m.text.lower().startswith("un")]
    coded += _outside(find_format_changes(text), _ranges(coded))
    return coded + _outside(find_uncoded_edits(text), _ranges(coded))


def _ranges(mentions: Iterable[Mention]) -> list[tuple[int, int]]:
    return [(mention.start, mention.end) for mention in mentions]


def _outside(mentions: Iterable[Mention], ranges: Sequence[tuple[int, int]]) -> list[Mention]:
    return [m for m in mentions if not any(m.start < end and start < m.end for start, end in ranges)]


def _after_correction(text: str, read: Callable[[str], T], empty: Callable[[T], bool]) -> T:
    """Read what follows a correction; where that says nothing, read the whole."""
    mark = superseded_until(text)
    if mark:
        later = read(hide(text, [(0, mark)]))
        if not empty(later):
            return later
    return read(text)


def _places_said(reading: TerritoryReading) -> bool:
    return bool(reading.include or reading.exclude or reading.worldwide)


def hear(message: Message, on: date, known: Sequence[str] = (), *, third_party: bool = False) -> Heard:
    """Read one message by itself.

    Args:
        message: The message.
        on: The day the question is asked, for relative dates.
        known: Names that earlier lines of the conversation gave as its subject; their words describe the asset, not the use.
        third_party: Whether the asker is not staff; what it says of its own trade is then no wish.
    """
    text = message.view
    quoted = quoted_ranges(text)
    unquoted = hide(text, quoted)
    weights = weigh(unquoted)
    weights[Intent.CHECK_COPY] += asks_about_wording(text)
    copy = find_wording(text, weights)
    wording = weights[Intent.CHECK_COPY] >= TRUSTED and weights[Intent.CHECK_COPY] + 3 * bool(copy) >= max(weights.values())
    subject = known_ranges(text, known)
    channels = find_channels(hide(unquoted, subject))
    busy = _busy(unquoted, on)
    if message.subject is not None:
        found = _subject_mention(message)
    else:
        found = find_assets(
            _named_view(message),
            copy=quoted if copy and wording else [c.outer for c in copy],
            busy=[*busy, *subject],
            channels=_ranges(channels),
            searching=weights[Intent.FIND_ASSET] >= TRUSTED,
            least=SURE if wording else LEAST,
        )
        if not found.mentions and subject:
            found = Named(tuple(Mention("asset", a, b, text[a:b]) for a, b in subject[:1]), 3.0)
    named = [*(_ranges(found.mentions) if found.score >= SURE_BESIDE_SUBJECT or not known else []), *subject]
    plain = hide(unquoted, named) if message.speaker is not Speaker.SUBJECT else " " * len(text)
    use = hide(plain, reasons_given(plain))
    use = use if weights[Intent.CHECK_COPY] >= TRUSTED else hide(use, languages(use))
    territories = _places(plain, use, on, described(plain) if third_party else [])
    territories = replace(territories, unresolved=tuple(words for words in territories.unresolved if not names_staff(plain, words)))
    trade = described(plain) if third_party else []
    period = _after_correction(plain, lambda t: read_period(t, on), lambda r: not r.spans)
    return Heard(
        message=message,
        plain=plain,
        unquoted=unquoted,
        weights=weights,
        copy=copy,
        assets=found.mentions,
        asset_score=found.score,
        channels=_verbatim(
            message,
            _current(
                plain,
                placed(
                    plain,
                    _outside(channels, [*named, *reasons_given(plain), *_ranges([*territories.spans, *period.spans])]),
                    trade,
                ),
            ),
        ),
        modifications=_verbatim(message, _current(plain, _edits(plain))),
        actions=_verbatim(
            message,
            [
                *_standing(
                    unquoted, done(unquoted, find_actions(unquoted), [*trade, *(named if found.score >= SURE else subject)])
                ),
                *_claimed(text, copy),
            ],
        ),
        parties=_verbatim(message, _standing(unquoted, find_parties(unquoted))),
        purposes=_verbatim(message, [m for m in _standing(use, find_purposes(use)) if not means_something_else(plain, m)]),
        topics=_verbatim(message, _standing(text, find_topics(text))),
        territories=replace(territories, spans=_verbatim(message, territories.spans)),
        period=replace(period, spans=_verbatim(message, period.spans)),
        homes=_verbatim(message, _homes(plain)) if third_party else (),
        claims=find_qualifications(text),
    )


def _claimed(text: str, copy: Sequence[Wording]) -> list[Mention]:
    """Partnership or approval that the wording itself would claim."""
    found = []
    for wording in copy:
        found += [m for m in find_actions(hide(text, [(0, wording.start), (wording.end, len(text))])) if m.code == Action.ENDORSE]
    return found


def _places(plain: str, use: str, on: date, trade: Sequence[tuple[int, int]]) -> TerritoryReading:
    """Places of use; where the argument, a language or the asker's own address names others, those do not count beside them."""
    for text in dict.fromkeys((hide(use, [*languages(use), *trade]), hide(use, languages(use)), use)):
        reading = _after_correction(text, lambda t: read_territories(t, on=on), lambda r: not _places_said(r))
        if _places_said(reading) or reading.unresolved:
            return reading
    return _after_correction(plain, lambda t: read_territories(t, on=on), lambda r: not _places_said(r))


def _homes(text: str) -> list[Mention]:
    """Countries and cities the asker says it is in."""
    _, homes = find_places(text)
    return [replace(home, code=place(home)) for home in homes if kind(home) in (NAME, CITY)]


def _busy(text: str, on: date) -> list[tuple[int, int]]:
    """Ranges that are places, dates, parties or edits, and so name no asset."""
    mark = superseded_until(text)
    views = (text, hide(text, [(0, mark)])) if mark else (text,)
    found = [*find_parties(text), *find_modifications(text)]
    for view in views:
        found += [*read_territories(view, on=on).spans, *read_period(view, on).spans]
    return _ranges(found)


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

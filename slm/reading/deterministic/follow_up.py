"""Folding a thread into one question: slots carry over until a later message says something else of the same slot."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from policies.calendar.periods import PeriodReading
from policies.lexicon.mention import Mention
from policies.lexicon.territories import TerritoryReading
from policies.request import Span
from policies.vocabulary import Intent
from slm.reading.deterministic.further import CHANNEL, TERRITORY
from slm.reading.deterministic.heard import Heard
from slm.reading.deterministic.longer import lengthened
from slm.reading.deterministic.message import Speaker
from slm.reading.deterministic.naming import CERTAIN, SURE
from slm.reading.deterministic.printing import prints
from slm.reading.deterministic.wording import Wording

_ADDS = re.compile(
    r"\b(?:as well|leave it|keep it|in addition|on top of that|both of them|zusätzlich|en plus|además)\b", re.IGNORECASE
)
_UNTIL_WHEN = re.compile(r"\b(?:until|till|up to) when\b|\bbis wann\b|\bjusqu'à quand\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(?:it|that one|this one|them|those|that|these|same)\b", re.IGNORECASE)

T = TypeVar("T")


@dataclass(frozen=True)
class Picked:
    """A mention with the message it stands in."""

    origin: str
    mention: Mention

    def span(self, slot: str) -> Span:
        """The verbatim span of this mention for a slot."""
        return Span(slot=slot, text=self.mention.text, origin=self.origin)


@dataclass(frozen=True)
class Folded:
    """One question made of a whole conversation."""

    last: Heard
    asker: tuple[Heard, ...]
    """The asker's messages, oldest first, ending with the question."""
    assets: tuple[Picked, ...]
    copy: tuple[Picked, ...]
    channels: tuple[Picked, ...]
    modifications: tuple[Picked, ...]
    actions: tuple[Picked, ...]
    purposes: tuple[Picked, ...]
    parties: tuple[Picked, ...]
    territories: TerritoryReading
    territory_origin: str
    period: PeriodReading
    period_origin: str
    further_channels: tuple[str, ...] = ()
    """Words for channels that no word list knows, of the message the channels were read from."""
    further_places: tuple[str, ...] = ()

    @property
    def weights(self) -> tuple[dict[Intent, int], ...]:
        """The intent weights of the asker's messages, oldest first."""
        return tuple(heard.weights for heard in self.asker)


def _picked(heard: Heard, mentions: Sequence[Mention]) -> tuple[Picked, ...]:
    return tuple(Picked(heard.message.origin, mention) for mention in mentions)


def _latest(asker: Sequence[Heard], get: Callable[[Heard], Sequence[Mention]]) -> tuple[Picked, ...]:
    """The mentions of the newest message that has any."""
    return next((_picked(heard, get(heard)) for heard in reversed(asker) if get(heard)), ())


def _further(heard: Heard, code: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.text for mention in heard.further if mention.code == code))


def _channels(asker: Sequence[Heard]) -> tuple[Picked, ...]:
    """The channels of the newest message that names any, or that prints what was on a screen before."""
    channels: tuple[Picked, ...] = ()
    for heard in asker:
        named = heard.channels or _printed(heard, channels)
        earlier = channels if heard is asker[-1] and _ADDS.search(heard.plain) else ()
        channels = (*earlier, *_picked(heard, named)) if named else channels
    return channels


def _printed(heard: Heard, earlier: Sequence[Picked]) -> tuple[Mention, ...]:
    codes = [each.mention.code for each in earlier]
    return prints(heard.message.text, heard.actions, codes, unknown=bool(_further(heard, CHANNEL)))


def _further_channels(asker: Sequence[Heard]) -> tuple[str, ...]:
    """Unknown channels since the last message that names known ones."""
    last = next((index for index in range(len(asker) - 1, -1, -1) if asker[index].channels), 0)
    return tuple(dict.fromkeys(words for heard in asker[last:] for words in _further(heard, CHANNEL)))


def _assets(heard: Sequence[Heard], asker: Sequence[Heard]) -> tuple[Picked, ...]:
    """What the conversation is about: the subject line, the question's own words, or the thread's."""
    last = heard[-1]
    subject = [h for h in heard if h.message.speaker is Speaker.SUBJECT]
    if subject:
        named = _picked(subject[-1], subject[-1].assets)
        known = set(re.findall(r"\w{4,}", named[0].mention.text.lower()))
        others = [
            p
            for p in _picked(last, last.assets)
            if last.asset_score >= CERTAIN and not known & set(re.findall(r"\w{4,}", p.mention.text.lower()))
        ]
        return (*named, *others)
    earlier = [h for h in asker[:-1] if h.assets]
    if last.assets and (last.asset_score >= SURE or not earlier):
        return _picked(last, last.assets)
    if earlier:
        best = max(reversed(earlier), key=lambda h: h.asset_score)
        if not last.assets or best.asset_score >= last.asset_score or _POINTS_BACK.search(last.plain):
            return _picked(best, best.assets)
    if last.assets:
        return _picked(last, last.assets)
    desk = [h for h in heard[:-1] if h.assets and h.asset_score >= SURE]
    return _picked(desk[-1], desk[-1].assets) if desk else ()


def _wordings(heard: Heard) -> tuple[Mention, ...]:
    def mention(wording: Wording) -> Mention:
        return Mention("copy", wording.start, wording.end, heard.message.text[wording.start : wording.end])

    return tuple(mention(wording) for wording in heard.copy)


def _period(heard: Sequence[Heard], asker: Sequence[Heard]) -> tuple[PeriodReading, str]:
    """The newest time of use that was said, made longer by what later messages ask for."""
    place = next((n for n in range(len(asker) - 1, -1, -1) if _own_days(asker[n])), len(asker) - 1)
    said = asker[place]
    period = said.period
    asked = heard[-2] if len(heard) > 1 else None
    if said is heard[-1] and asked and _UNTIL_WHEN.search(asked.message.text) and period.start == period.end:
        period = replace(period, start=None)
    for later in asker[place:]:
        if later.longer and (len(asker) > 1 or period.end) and not (later is said and _says_until_when(later)):
            period = lengthened(period, later.longer)
    return period, said.message.origin


def _says_until_when(heard: Heard) -> bool:
    """Whether a message that asks for more time goes on to say which: "Extending the flight: from 27 April to 17 May?"."""
    more, said = heard.longer, heard.period
    if more is None or more.moved or more.number or not (said.start and said.end):
        return False
    return all(more.words.end <= mention.start for mention in said.spans)


def _own_days(heard: Heard) -> bool:
    """Whether a message names days of its own, and not only how much longer than was said before."""
    more = heard.longer
    return any(not more or m.end <= more.words.start or m.start >= more.words.end for m in heard.period.spans)


def _places(asker: Sequence[Heard]) -> tuple[TerritoryReading, str]:
    """The places of the newest message that names any."""
    for heard in reversed(asker):
        said = heard.territories
        if said.include or said.exclude or said.worldwide or said.unresolved:
            return said, heard.message.origin
    return asker[-1].territories, asker[-1].message.origin


def fold(heard: Sequence[Heard]) -> Folded:
    """Make one question of the messages.

    Args:
        heard: The readings of all messages, oldest first; the last is the question.

    Returns:
        Slots as they stand after the last message. What the desk wrote fills no slot, but may name the asset.
    """
    asker = tuple(h for h in heard if h.message.speaker is Speaker.ASKER)
    territories, territory_origin = _places(asker)
    period, period_origin = _period(heard, asker)
    return Folded(
        last=heard[-1],
        asker=asker,
        assets=_assets(heard, asker),
        copy=_latest(asker, _wordings),
        channels=_channels(asker),
        modifications=_latest(asker, lambda h: h.modifications),
        actions=_latest(asker, lambda h: h.actions),
        purposes=_latest(asker, lambda h: h.purposes),
        parties=tuple(p for h in asker for p in _picked(h, h.parties)),
        territories=territories,
        territory_origin=territory_origin,
        period=period,
        period_origin=period_origin,
        further_channels=_further_channels(asker),
        further_places=next((_further(h, TERRITORY) for h in asker if h.message.origin == territory_origin), ()),
    )

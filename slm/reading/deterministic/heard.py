"""What one message says, slot by slot, before the thread is taken into account."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from policies.calendar.periods import PeriodReading, read_period
from policies.lexicon.actions import find_actions
from policies.lexicon.bought import perhaps_bought
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
from policies.vocabulary import Action, Channel, Intent
from slm.reading.deterministic.asides import about_rights, languages, names_staff, reasons_given
from slm.reading.deterministic.borrowed import find_borrowed
from slm.reading.deterministic.context import placed
from slm.reading.deterministic.corrections import superseded_until
from slm.reading.deterministic.edits import find_acts, find_format_changes, find_uncoded_edits
from slm.reading.deterministic.further import CHANNEL, Taken, find_further
from slm.reading.deterministic.handing import handed_on
from slm.reading.deterministic.intent import TRUSTED
from slm.reading.deterministic.longer import Longer, find_longer
from slm.reading.deterministic.message import Message, hide
from slm.reading.deterministic.naming import SURE
from slm.reading.deterministic.pages import pages_of_the_press
from slm.reading.deterministic.printing import prints
from slm.reading.deterministic.roles import backed
from slm.reading.deterministic.selves import homes
from slm.reading.deterministic.senses import means_something_else
from slm.reading.deterministic.tokens import before
from slm.reading.deterministic.views import View, look, ranges
from slm.reading.deterministic.wishes import done
from slm.reading.deterministic.wording import Wording, quoted_ranges

T = TypeVar("T")
_GROUND = re.compile(r"(?:on|onto|against|over|auf|vor|sur|sobre|su|op)\s", re.IGNORECASE)
_UNTOUCHED = re.compile(
    r"un-?(?:crop|alter|chang|touch|edit|cut|trimm|modif|retouch|recolou?r|adjust|resiz|scal|mask|manipulat)\w*$", re.IGNORECASE
)
"""Words that say that nothing is done to it."""
_STAYS = re.compile(
    r"\b(?:stay(?:s|ing)?|remain(?:s|ing)?|(?:is|are|be) (?:kept|left)|bleib(?:t|en)|rest(?:e|ent|a|ano)|blijft|blijven)"
    r"\s+(?:in |all |as )?$",
    re.IGNORECASE,
)
"""What something stays is not done to it: "stays b/w"."""
_CHANGING = frozenset({Action.MODIFY, Action.DERIVE, Action.TRANSLATE})
"""Acts whose words may be edits; those of any other act say that the asset is used."""


@dataclass(frozen=True)
class Heard:
    """The reading of one message. Offsets of mentions refer to `message.text`."""

    message: Message
    plain: str
    """The message with steering, quotations and asset names hidden: what is left to say where, when and how."""
    unquoted: str
    """The message with only steering, quotations and known names hidden."""
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
    further: tuple[Mention, ...] = ()
    """Channels and places that no word list knows; codes are those of `further`."""
    longer: Longer | None = None
    """More time than was said before."""


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


def _edits(view: View, elsewhere: Sequence[Mention]) -> list[Mention]:
    """Edits with a code, and those without one where no channel, place, date or act of use has taken the words."""
    text = view.plain
    coded = [m for m in find_modifications(text) if not (m.text.lower().startswith("un") or _STAYS.search(before(text, m.start)))]
    coded += _outside(find_format_changes(text), ranges(coded))
    worded = _outside(find_uncoded_edits(text), ranges(coded))
    said = [*ranges([*elsewhere, *view.channels]), *view.trade]
    said += ranges(m for m in find_actions(text) if m.code not in _CHANGING)
    acts = _outside(find_acts(text, [*ranges(view.found.mentions), *view.named]), ranges([*coded, *worded]))
    acts = [act for act in acts if not any(a <= act.start and act.end <= b for a, b in said) and not _UNTOUCHED.match(act.text)]
    if view.weights[Intent.FIND_ASSET] >= TRUSTED:  # what ground it goes on tells which one is looked for
        acts = [act for act in acts if not _GROUND.match(act.text)]
    return [*coded, *worded, *acts]


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


def hear(message: Message, on: date, known: Sequence[str] = (), *, names: Sequence[str] = (), third_party: bool = False) -> Heard:
    """Read one message by itself.

    Args:
        message: The message.
        on: The day the question is asked, for relative dates.
        known: Names that earlier lines of the conversation gave as its subject; their words describe the asset, not the use.
        names: Words that are known to name assets.
        third_party: Whether the asker is not staff; what it says of its own trade is then no wish.
    """
    view = look(message, on, known, names=names, third_party=third_party)
    plain, unquoted, use = view.plain, view.unquoted, view.use
    territories = _places(view, on)
    period = _after_correction(plain, lambda t: read_period(t, on), lambda r: not r.spans)

    def keep(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        return _verbatim(message, mentions)

    passed = handed_on(unquoted) if third_party else []
    longer = find_longer(plain)
    taken = [*territories.spans, *period.spans, *([longer.words] if longer else [])]
    channels = _current(plain, _channels(view, taken))
    edits = _current(plain, _edits(view, taken))
    further = keep(_further(view, channels, edits, territories, period))
    actions = keep([*_standing(unquoted, [*_acts(view), *passed]), *_claimed(message.view, view.copy)])
    channels += prints(message.text, actions, [m.code for m in channels], unknown=any(m.code == CHANNEL for m in further))
    return Heard(
        message=message,
        plain=plain,
        unquoted=unquoted,
        weights=view.weights,
        copy=view.copy,
        assets=view.found.mentions,
        asset_score=view.found.score,
        channels=keep(channels),
        modifications=keep(edits),
        actions=actions,
        parties=keep(_standing(unquoted, find_parties(unquoted))),
        purposes=keep(m for m in _standing(use, find_purposes(use)) if not means_something_else(plain, m)),
        topics=keep(
            [
                *_outside(_standing(message.view, find_topics(message.view)), about_rights(message.view)),
                *find_borrowed(plain, names),
            ]
        ),
        territories=replace(territories, spans=keep(territories.spans)),
        period=replace(period, spans=keep(period.spans)),
        homes=keep(_homes(plain)) if third_party else (),
        claims=_claims(view, third_party=third_party),
        further=further,
        longer=longer,
    )


_NOUN_LIKE = re.compile(r"\b(?:an?|the|our|usual|\w{4,})\s+$", re.IGNORECASE)
"""What makes a noun of an act behind it: "a drone show"."""


def _further(
    view: View, channels: Sequence[Mention], edits: Sequence[Mention], places: TerritoryReading, period: PeriodReading
) -> tuple[Mention, ...]:
    """What is joined on and no word list knows; what is overtaken by a correction or denied counts no more."""
    text = view.plain
    made = [m for m in find_actions(text) if m.code in (Action.PRINT, Action.REPRODUCE)]  # "& tattoo", "plus print"
    acts = [m for m in find_actions(text) if m not in made and not _NOUN_LIKE.search(text[: m.start])]
    other = (*acts, *edits, *find_parties(text), *_outside(find_purposes(text), ranges(made)), *find_topics(text))
    taken = Taken(
        channels=ranges(channels),
        places=ranges(places.spans),
        dates=ranges(period.spans),
        others=[*ranges(other), *view.named, *ranges(view.found.mentions), *view.trade, *languages(text)],
    )
    return tuple(m for m in _standing(text, find_further(text, taken)) if m.start >= superseded_until(text))


def _channels(view: View, elsewhere: Sequence[Mention]) -> list[Mention]:
    """Channel words that no name, argument, place or date has taken."""
    free = _outside(view.channels, [*view.named, *reasons_given(view.plain), *ranges(elsewhere)])
    said = perhaps_bought(view.plain, placed(view.plain, free, view.trade))
    if not any(m.code == Channel.PRINT for m in said):
        said += _outside(
            (Mention(Channel.PRINT, *found.span("print"), found["print"]) for found in _PRINT.finditer(view.plain)), ranges(said)
        )
    return said or pages_of_the_press(view.unquoted, view.plain)


_PRINT = re.compile(
    r"(?:\b(?:use|using|go for|take|make it|plus|in)\s+|[&+/]\s*|^\s*(?:and\s+)?)(?P<print>print)\b"
    r"(?=\s*(?:[?.!,;]|$|(?:instead|only|too|as well|please|then|rather)\b))",
    re.IGNORECASE,
)
"""Print as a place ("web plus print", "use print instead"), not as something to do."""


def _acts(view: View) -> list[Mention]:
    """Act words outside the names of assets and the asker's own trade."""
    names = view.named if view.found.score >= SURE else view.subject
    return done(view.unquoted, find_actions(view.unquoted), [*view.trade, *names])


def _claims(view: View, *, third_party: bool) -> tuple[Claim, ...]:
    """What is said of agreements and standings; an outsider's standing counts where it states it of itself."""
    claims = find_qualifications(view.message.view)
    return tuple(backed(view.message.view, claim) for claim in claims) if third_party else claims


_PRAISE = re.compile(r"\b(?:recommends?|sponsors?|endorses?|supports?|trusts?|approves?|empfiehlt|recommande|recomienda)\b")


def _claimed(text: str, copy: Sequence[Wording]) -> list[Mention]:
    """Partnership or approval that the wording itself would claim, also where it is only quoted ("X recommends Y")."""
    found = []
    for start, end in dict.fromkeys([*((wording.start, wording.end) for wording in copy), *quoted_ranges(text)]):
        piece = hide(text, [(0, start), (end, len(text))])
        found += [m for m in find_actions(piece) if m.code == Action.ENDORSE]
        found += [Mention(Action.ENDORSE, *praise.span(), praise.group()) for praise in _PRAISE.finditer(piece)]
    return found


_NOT_BUT = re.compile(
    r"\bnot (?:in |for )?(?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)?,? but (?:rather )?(?=(?:in |for )?(?:the )?[A-Z])"
    r"|\bpas (?:en |au |aux )?[A-Z][\w-]*,? mais "
)
"""A place that another one is put for: "not Austria but Poland"."""


def _places(view: View, on: date) -> TerritoryReading:
    """Places of use; where the argument, a language or the asker's own address names others, those do not count beside them."""
    use = view.use
    reading = TerritoryReading()
    use = hide(use, [found.span() for found in _NOT_BUT.finditer(view.message.view)])
    for text in dict.fromkeys((hide(use, [*languages(use), *view.trade]), hide(use, languages(use)), use, view.plain)):
        reading = _after_correction(text, lambda t: read_territories(t, on=on), lambda r: not _places_said(r))
        if _places_said(reading) or reading.unresolved:
            break
    return replace(reading, unresolved=tuple(words for words in reading.unresolved if not names_staff(view.plain, words)))


def _homes(text: str) -> list[Mention]:
    """Countries and cities the asker says it is in."""
    _, found = find_places(text)
    said = [replace(home, code=place(home)) for home in found if kind(home) in (NAME, CITY)]
    return said or [Mention(code, start, end, text[start:end]) for start, end, code in homes(text)]

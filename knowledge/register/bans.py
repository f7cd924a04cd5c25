"""One exclusion as a prohibition: what `no political events` or `not on packaging` is about, in codes where there are any."""

import re
from dataclasses import dataclass
from datetime import timedelta

from knowledge.register.audiences import short_bans
from knowledge.register.cell import Cell
from knowledge.register.channels import PAID
from knowledge.register.editwords import pattern
from knowledge.register.exclusionwords import words_of
from knowledge.register.outcome import Ban, Outcome
from knowledge.register.papersizes import beyond_size
from knowledge.register.places import territory_constraint
from policies.calendar.order import DayOrder
from policies.calendar.windows import find_days
from policies.lexicon.channels import find_channels
from policies.lexicon.mention import Mention, blanked
from policies.lexicon.modifications import find_modifications
from policies.lexicon.parties import find_parties
from policies.lexicon.purposes import find_purposes
from policies.lexicon.relatives import OTHER_LOGOS, subjects_of
from policies.lexicon.territories import read_territories
from policies.lexicon.topics import find_topics
from policies.rules import (
    Bound,
    ChannelConstraint,
    Constraint,
    ModificationConstraint,
    PartyConstraint,
    PurposeConstraint,
    TerritoryConstraint,
    TopicConstraint,
    Unreadable,
    WindowConstraint,
)
from policies.vocabulary import Action, Channel, Modification, Party, Purpose, ReasonKind

_AUDIENCE = re.compile(
    r"\s*(?:(?:aimed |directed |addressed |shown )?(?:to|at|towards)|an|aux?|aan)\s+(?:the\s+|die\s+|les\s+)?"
    r"(?P<who>(?:patients?|patienten|consumers?|minors?|children|kids|under[- ]?\d+s?|teenagers?|students?|pupils"
    r"|laypeople|lay public|general public|end users?"
    r"|private individuals|endverbraucher|verbraucher|kinder|minderjährige|mineurs|enfants|menores|niños|pacientes)\b.*)",
    re.IGNORECASE,
)
_SPECIAL = {Action.TRAIN_AI: "ai_training", Action.GRANT_USE: "sublicensing", Action.REGISTER: "registering"}
"""Exclusions of what is done rather than of where, with their lists."""
_ANY_EDIT = re.compile(
    r"^\W*(?:any )?(?:edits?|editing|changes?|alterations?|modifications?|adaptations?|bearbeitung|modifications?)\b", re.IGNORECASE
)
_SPOKEN_PURPOSES = frozenset({Purpose.COMMERCIAL_ADVERTISING, Purpose.EDITORIAL, Purpose.PRESS, Purpose.CHARITY, Purpose.EDUCATION})
_MEASURE = re.compile(
    r"\b(?:over|above|below|under|more|less|larger|smaller|bigger|than|max|min|beyond|from|up to)\b"
    r"|\d",
    re.IGNORECASE,
)
_ADVERTISING = PAID | {
    Channel.SOCIAL_PAID, Channel.OOH, Channel.BILLBOARD, Channel.TRANSIT, Channel.DIGITAL_OOH, Channel.BROADCAST, Channel.TV,
    Channel.RADIO, Channel.CINEMA,
}  # fmt: skip
"""Channels whose every use advertises."""
_PAID_MEDIA = re.compile(r"\bpaid\b(?! social)|\bbezahlte (?:medien|werbung)|\bmédias? payants?", re.IGNORECASE)
_ONLINE_ADS = re.compile(r"\b(?:ads?|adverts?|advertising|advertisements?|werbung|anzeigen)\b", re.IGNORECASE)
_PUBLIC = re.compile(
    r"\b(?:customer|consumer|client|public|outward|externally?)[- ]?(?:facing)?\b|\bexternal\w*\b|\bextern\b", re.IGNORECASE
)
_EXTERNAL = frozenset(
    {
        Channel.DIGITAL, Channel.SOCIAL, Channel.PRINT, Channel.OOH, Channel.BROADCAST, Channel.RETAIL, Channel.EVENTS, Channel.PR,
        Channel.MERCHANDISE,
    }
)  # fmt: skip
_GATHERINGS = frozenset({Channel.EVENTS, Channel.TRADE_SHOW, Channel.SPONSORSHIP})
_WIDE = frozenset({Channel.PRINT, Channel.WEB, Channel.DIGITAL, Channel.OOH, Channel.PACKAGING, Channel.EVENTS})


@dataclass(frozen=True)
class Item:
    """One exclusion: its words without the negation, and the clause it stands in."""

    words: str
    clause: str


def is_about_something(words: str) -> bool:
    """Whether some words name a channel, topic, place, edit, purpose or user: they can stand as an exclusion without a "no"."""
    finders = (find_channels, find_topics, find_modifications, find_purposes, find_parties)
    return any(find(words) for find in finders) or bool(read_territories(words).spans)


def ban(cell: Cell, item: Item) -> Outcome:
    """Compile one exclusion.

    Args:
        cell: The cell it stands in, for citing.
        item: Its words.
    """
    if words_of("third_parties").search(item.words):
        return Outcome(constraints=(PartyConstraint(include=frozenset({Party.STAFF}), quote=cell.text, locator=cell.locator),))
    short = short_bans(item.words, item.clause, cell)
    if short:
        return Outcome(bans=tuple(Ban(limits, item.clause.strip(), cell.locator) for limits in short))
    sized = beyond_size(item.words, item.clause, cell.locator)
    if sized and not find_channels(item.words):
        return Outcome(bans=(Ban(sized, item.clause.strip(), cell.locator),))
    public = _PUBLIC.search(item.words)
    if public and not any(mention.start <= public.start() < mention.end for mention in find_topics(item.words)):
        return _nothing_external(cell, item)
    constraints, actions = _constraints(cell, item)
    bans = [Ban(constraints, item.clause.strip(), cell.locator)] if constraints else []
    bans += [Ban((limit,), item.clause.strip(), cell.locator) for limit in _besides(cell, item, constraints)]
    bans += [Ban(limits, item.clause.strip(), cell.locator) for limits in _by_its_words(cell, item, constraints)]
    bans += [Ban((), item.clause.strip(), cell.locator, actions=frozenset({action})) for action in actions]
    return Outcome(bans=tuple(bans))


def _nothing_external(cell: Cell, item: Item) -> Outcome:
    """What goes outside is ruled out; a talk or a meeting may be one for the house alone."""
    quote, where = item.clause, cell.locator
    outside = ChannelConstraint(include=_EXTERNAL - {Channel.EVENTS}, quote=quote, locator=where)
    talks = ChannelConstraint(include=frozenset({Channel.EVENTS}), quote=quote, locator=where)
    not_inside = PurposeConstraint(exclude=frozenset({Purpose.INTERNAL}), quote=quote, locator=where)
    return Outcome(bans=(Ban((outside,), quote.strip(), where), Ban((talks, not_inside), quote.strip(), where)))


def _besides(cell: Cell, item: Item, constraints: tuple[Constraint, ...]) -> tuple[ChannelConstraint, ...]:
    """Channels that a topic alone stands for (`merchandise`, `advertising`): met by the channel as well as by the topic."""
    topics = find_topics(item.words)
    if any(mention.code in _FINER for mention in topics):
        return ()  # an NFT is no pin badge
    if any(mention.code == "advertising" for mention in topics) and len(constraints) == 2:
        social = any(isinstance(limit, ChannelConstraint) and Channel.SOCIAL in limit.include for limit in constraints)
        paid = frozenset({Channel.SOCIAL_PAID})
        return (ChannelConstraint(include=paid, quote=item.clause, locator=cell.locator),) if social else ()
    if len(constraints) != 1 or not any(isinstance(limit, TopicConstraint) and limit.codes for limit in constraints):
        return ()
    channels = frozenset(Channel(mention.code) for mention in find_channels(item.words)) - _WIDE
    if any(mention.code == "advertising" for mention in topics):
        channels |= PAID | {Channel.SOCIAL_PAID, Channel.OOH, Channel.BROADCAST}
    return (ChannelConstraint(include=channels, quote=item.clause, locator=cell.locator),) if channels else ()


def _by_its_words(cell: Cell, item: Item, constraints: tuple[Constraint, ...]) -> tuple[tuple[Constraint, ...], ...]:
    """`no jewellery`, `no airlines`: coded as goods or as users, and yet a subject that a use may keep company with."""
    subjects = subjects_of((item.words,))
    edits = any(isinstance(limit, ModificationConstraint) for limit in constraints)
    if not constraints or not subjects or (edits and OTHER_LOGOS not in subjects):
        return ()  # co-branding is an edit, and still about the logo that stands beside
    if OTHER_LOGOS not in subjects and any(isinstance(limit, TopicConstraint) for limit in constraints):
        return ()  # a topic is near to others by its code or words
    subject = TopicConstraint(words=frozenset({item.words}), quote=item.clause, locator=cell.locator)
    if not any(isinstance(limit, PartyConstraint) for limit in constraints):
        return ((subject,),)
    why = "whether a use that only speaks of such a company is meant"
    doubt = Unreadable(quote=item.clause, locator=cell.locator, about=ReasonKind.TOPIC, note=why)
    return ((subject, doubt),)


def _constraints(cell: Cell, item: Item) -> tuple[tuple[Constraint, ...], frozenset[Action]]:
    """What an exclusion is about. Things named together (`political events`) must all be met; codes come before plain words."""
    words, quote, where = item.words, item.clause, cell.locator
    special = _special(words)
    if special == Action.REGISTER:
        return (ChannelConstraint(include=frozenset({Channel.DOMAIN}), quote=quote, locator=where),), frozenset({special})
    if special:
        return (), frozenset({special})
    edits = frozenset(Modification(mention.code) for mention in find_modifications(words))
    if pattern("ai").search(words):
        edits = frozenset({Modification.AI_EDIT})
    if edits and not find_channels(words):
        training = (
            frozenset({Action.TRAIN_AI}) if re.fullmatch(r"\W*(?:ai|ki|ia)(?: use)?\W*", words, re.IGNORECASE) else frozenset()
        )
        return (ModificationConstraint(include=edits, quote=quote, locator=where),), training
    if _ANY_EDIT.match(words):
        return (ModificationConstraint(anything=True, quote=quote, locator=where),), frozenset()
    return _about(cell, item), _sales(words)


def _special(words: str) -> Action | None:
    """The action that an exclusion is about, where it is about what is done rather than where."""
    return next((action for action, key in _SPECIAL.items() if words_of(key).search(words)), None)


def _about(cell: Cell, item: Item) -> tuple[Constraint, ...]:
    words, quote, where = item.words, item.clause, cell.locator
    audience = _AUDIENCE.match(words)
    if audience:
        # "not to patients" is about who sees it, not about who uses it or what it is about.
        # What is made for children is shown to them, whatever word it uses.
        young = frozenset(mention.code for mention in find_topics(audience["who"])) & {"children"}
        return (TopicConstraint(codes=young, words=frozenset({audience["who"].strip()}), quote=quote, locator=where),)
    channels = find_channels(words)
    # "banner ads" are a channel; that they are advertising adds nothing.
    topics = tuple(t for t in _topics(words) if not any(_within(t, mention) and not _within(mention, t) for mention in channels))
    political = any(mention.code == "political" for mention in topics)
    inside = [
        mention
        for mention in channels
        if not any(_within(mention, t) for t in topics) and not (political and mention.text.casefold() in ("party", "parties"))
    ]
    found: list[Constraint] = []
    if {mention.code for mention in topics} == {"advertising"} and not inside and _left_over(words, topics):
        # "no job ads" is about some advertising, by the words it uses.
        return (TopicConstraint(words=frozenset({words}), quote=quote, locator=where),)
    advertises = bool(inside) and all(Channel(mention.code) in _ADVERTISING for mention in inside)
    if topics and not (advertises and {mention.code for mention in topics} == {"advertising"}):
        found.append(TopicConstraint(codes=frozenset(mention.code for mention in topics), quote=quote, locator=where))
    if inside:
        paid = PAID if _PAID_MEDIA.search(words) else frozenset()
        codes = frozenset(code for mention in inside for code in _channels(mention)) | paid
        # A poster or post with a ruled-out topic may be for such an event: "no political events" and a rally poster.
        beside = _EXTERNAL - codes if topics and codes <= _GATHERINGS else frozenset()
        found.append(ChannelConstraint(include=codes, edge=beside, quote=quote, locator=where))
    timed = _days(item, where)
    if timed is not None:
        found.append(timed)
    narrowed = "" if timed is not None else _adjective(words, inside) or _finer(inside)
    place, _ = territory_constraint(words, cell)
    if place is not None and place.include:
        found.append(TerritoryConstraint(include=place.include, edge=place.edge, quote=quote, locator=where))
    elif inside and not topics and (narrowed or (timed is None and _MEASURE.search(words))):
        # "no price-comparison sites" is about some sites, not all: the words have to be met too.
        measured = Unreadable(quote=quote, locator=where, about=ReasonKind.TOPIC, note="a measure that could not be read")
        by_words = TopicConstraint(words=frozenset({narrowed}), quote=quote, locator=where)
        found.append(measured if _MEASURE.search(words) else by_words)
    return tuple(found) or (_by_purpose(words, quote, where),)


def _channels(mention: Mention) -> frozenset[Channel]:
    """The channels a word rules out: "no online ads" leaves the website alone."""
    if mention.code == Channel.DIGITAL and _ONLINE_ADS.search(mention.text):
        return frozenset({Channel.DISPLAY_ADS, Channel.SEARCH_ADS, Channel.SOCIAL_PAID})
    return frozenset({Channel(mention.code)})


_FINER = {"crypto": "finance", "soft_drinks": "fast_food"}
"""Topics that are part of another: who rules out crypto does not rule out a savings plan."""


def _topics(words: str) -> tuple[Mention, ...]:
    """The topics of some words, without the wider one where the same words name a finer one."""
    found = find_topics(words)
    wider = {(_FINER[mention.code], mention.start) for mention in found if mention.code in _FINER}
    return tuple(mention for mention in found if (mention.code, mention.start) not in wider)


def _days(item: Item, where: str) -> WindowConstraint | None:
    """The days an exclusion is limited to: `no TV after 31.12.26`."""
    tie = re.search(r"\b(after|from|since|before|until|till|nach|ab|vor|bis|après|avant)\b", item.words, re.IGNORECASE)
    days = [day for _, day in find_days(item.words, DayOrder.UNKNOWN)]
    if tie is None or not days:
        return None
    day, word = days[0], tie[1].casefold()
    if day is None:
        return WindowConstraint(start=Bound.UNKNOWN, end=Bound.UNKNOWN, subject="rule", quote=item.clause, locator=where)
    if word in ("after", "nach", "après"):
        return WindowConstraint(start=day + timedelta(days=1), subject="rule", quote=item.clause, locator=where)
    if word in ("from", "since", "ab"):
        return WindowConstraint(start=day, subject="rule", quote=item.clause, locator=where)
    last = day - timedelta(days=1) if word in ("before", "vor", "avant") else day
    return WindowConstraint(end=last, subject="rule", quote=item.clause, locator=where)


def _by_purpose(words: str, quote: str, where: str) -> Constraint:
    """An exclusion without channel, topic or place: a purpose or a user that has a code, else its plain words."""
    purposes = frozenset(Purpose(mention.code) for mention in find_purposes(words)) & _SPOKEN_PURPOSES
    if purposes:
        return PurposeConstraint(include=purposes, quote=quote, locator=where)
    parties = frozenset(Party(mention.code) for mention in find_parties(words)) - {Party.STAFF}
    if parties:
        return PartyConstraint(include=parties, words=frozenset({words}), quote=quote, locator=where)
    return TopicConstraint(words=frozenset({words}), quote=quote, locator=where)


def _finer(mentions: list[Mention]) -> str:
    """Words that name one thing of a wide channel: "no DVD covers" is not "no packaging"."""
    if mentions and all(Channel(mention.code) in _WIDE and words_of("one_thing").search(mention.text) for mention in mentions):
        return " ".join(mention.text for mention in mentions)
    return ""


def _within(inner: Mention, outer: Mention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _adjective(words: str, mentions: list[Mention]) -> str:
    """The words right before a channel that say which kind is meant (`stock sites`); what stands elsewhere narrows nothing."""
    first = min((mention.start for mention in mentions), default=0)
    return _left_over(words[:first], ())


def _left_over(words: str, mentions: tuple[Mention, ...]) -> str:
    """The words of an exclusion that no code took and that carry meaning."""
    rest = words_of("light").sub(" ", blanked(words, mentions))
    return " ".join(re.findall(r"[^\W\d_]{3,}", rest))


def _sales(words: str) -> frozenset[Action]:
    return frozenset({Action.SELL} if words_of("sales").search(words) else ())

"""A request made ready for evaluation: groups expanded, implied facts drawn, verbatim words folded. Computed once per `decide`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from policies.evaluation.words import tokens
from policies.evidence import Evidence
from policies.lexicon.modifications import find_modifications
from policies.request import ClearanceRequest
from policies.taxonomies import territories
from policies.vocabulary import Action, Asker, Channel, Modification, Party, Purpose, TerritoryGroup

_ADVERTISING = frozenset(
    {
        Channel.SEARCH_ADS, Channel.DISPLAY_ADS, Channel.SOCIAL_PAID, Channel.PRESS_ADS, Channel.OOH, Channel.BILLBOARD,
        Channel.TRANSIT, Channel.DIGITAL_OOH, Channel.BROADCAST, Channel.TV, Channel.RADIO, Channel.CINEMA,
    }
)  # fmt: skip
_CHANNEL_PURPOSES: dict[Channel, Purpose] = dict.fromkeys(_ADVERTISING, Purpose.COMMERCIAL_ADVERTISING) | {
    Channel.EDITORIAL: Purpose.EDITORIAL,
    Channel.PRESS_RELEASE: Purpose.PRESS,
    Channel.PRESS_KIT: Purpose.PRESS,
    Channel.INTERNAL: Purpose.INTERNAL,
    Channel.INTERNAL_DECK: Purpose.INTERNAL,
    Channel.INTRANET: Purpose.INTERNAL,
    Channel.TRAINING: Purpose.INTERNAL,
    Channel.MERCHANDISE: Purpose.MERCHANDISE,
}
_OVER_IN_A_DAY = frozenset({Channel.EMAIL, Channel.DIRECT_MAIL, Channel.PRESS_RELEASE, Channel.PRESENTATION})
_OVER_IN_WEEKS = frozenset({Channel.SOCIAL_ORGANIC})
_WEEKS = timedelta(days=30)
_WHILE_LICENSED = re.compile(
    r"\b(?:until|till|'til|up to|right to|as long as|while|for as long as|through to)\b[^.?!;]{0,40}"
    r"\b(?:licen[cs]e|rights?|clearance)\b[^.?!;]{0,20}"
    r"\b(?:gives?|allows?|lasts?|runs?|ends?|expires?|permits?|lets?|holds?|(?:is|are) valid|lapses?)\b",
    re.IGNORECASE,
)
ANYWHERE = "(no place named)"
"""The place of a use that names none."""


@cache
def _dependencies() -> frozenset[str]:
    return frozenset().union(*(territories.edge(country) for country in territories.countries()))


@dataclass(frozen=True)
class Use:
    """What is to be done, by whom, where and when."""

    request: ClearanceRequest
    asker: Asker | None
    said: str
    on: date

    @classmethod
    def of(cls, request: ClearanceRequest, evidence: Evidence, on: date) -> "Use":
        """The use that a request describes, asked on a day."""
        return cls(request, evidence.asker, evidence.said, on)

    @cached_property
    def places(self) -> frozenset[str]:
        """Countries of the use, those of named regions included; empty where none is named."""
        wanted = self.request.territories
        known = territories.regions()
        countries = {known[key].country for key in self.request.regions if key in known}
        return (territories.expand(wanted.include) | countries) - territories.expand(wanted.exclude)

    @cached_property
    def regions(self) -> dict[str, frozenset[str]]:
        """Named parts of countries, by country."""
        known = territories.regions()
        named = [key for key in self.request.regions if key in known]
        return {known[key].country: frozenset(k for k in named if known[k].country == known[key].country) for key in named}

    @cached_property
    def loose_places(self) -> frozenset[str]:
        """Countries the asker may or may not mean: the unsettled edge of a group it names ("DACH": Liechtenstein).

        Overseas parts and dependencies are left out: whoever says "the Nordics" does not mean Svalbard.
        """
        wanted = self.request.territories
        groups = {code for code in wanted.include if code in set(TerritoryGroup)}
        edges = frozenset().union(*(territories.edge(code) for code in groups))
        return edges - _dependencies() - self.places - territories.expand(wanted.exclude)

    @cached_property
    def all_places(self) -> tuple[str, ...]:
        """Countries, loose ones too, and `ANYWHERE` where some place of the use is not known."""
        unknown = (ANYWHERE,) if self.places_open else ()
        return (*sorted(self.places | self.loose_places), *unknown)

    @cached_property
    def atoms(self) -> tuple[tuple[str, Channel | None], ...]:
        """Every pair of place and channel of the use; channel `None` stands for one that is not known."""
        return tuple((place, channel) for place in self.all_places for channel in self.all_channels)

    @cached_property
    def all_channels(self) -> tuple[Channel | None, ...]:
        """The channels of the use, and `None` where some channel is not known."""
        unknown = bool(self.request.uncoded_channels) or not self.request.channels
        return (*dict.fromkeys(self.request.channels), *((None,) if unknown else ()))

    @property
    def places_open(self) -> bool:
        """Whether the places are not (or not all) known."""
        return bool(self.request.uncoded_territories) or not self.places

    @property
    def over(self) -> bool:
        """Whether the use asked for would be over already, although nothing says that it has been: most likely the wrong year."""
        return self.request.end is not None and self.request.end < self.on and not self.request.past

    @property
    def first(self) -> date:
        """The first day of use; the day asked where none is named."""
        return self.request.start or min(self.on, self.request.end or self.on)

    @property
    def likely_last(self) -> date | None:
        """The last day of a use that by its nature is soon over and names only its first day.

        A mailing or a talk is over on the day; a post is looked at for a few weeks more.
        """
        request = self.request
        if request.start is None or request.end is not None or request.open_ended or request.date_unclear or not request.channels:
            return request.end
        kinds = set(request.channels)
        if request.uncoded_channels or not kinds <= _OVER_IN_A_DAY | _OVER_IN_WEEKS:
            return None
        return request.start + (_WEEKS if kinds & _OVER_IN_WEEKS else timedelta())

    @cached_property
    def while_licensed(self) -> bool:
        """Whether the use is to end when the rights do ("up to the last day the licence gives"); only staff are told that day."""
        ends_somewhere = self.request.end is not None or self.request.date_unclear
        return not ends_somewhere and self.asker is Asker.STAFF and _WHILE_LICENSED.search(self.said) is not None

    @property
    def party(self) -> Party | None:
        """Who will use it, where that is known. What a use is for does not tell: any company writes articles about itself."""
        if self.request.user_party is not None:
            return self.request.user_party
        return Party.STAFF if self.asker is Asker.STAFF else None

    @cached_property
    def actions(self) -> frozenset[Action]:
        """What is to be done, also where only a topic tells; empty where the question does not say."""
        topics = set(self.request.topics)
        told = {Action.TRAIN_AI} if "ai_training" in topics else set()
        if "for_sale" in topics and Channel.MERCHANDISE in self.request.channels:
            told.add(Action.SELL)
        return frozenset(self.request.actions) | told

    @cached_property
    def edits(self) -> frozenset[Modification]:
        """How it is to be changed, by code."""
        implied = {Modification.TRANSLATE} if Action.TRANSLATE in self.request.actions else set()
        return frozenset(self.request.modifications) | implied

    @cached_property
    def uncoded_edits(self) -> tuple[str, ...]:
        """Edits no code describes; to "modify" without saying how is one."""
        unsaid = {Action.MODIFY, Action.DERIVE} & self.actions
        if unsaid and not self.edits and not self.request.uncoded_modifications:
            return ("changing it",)
        return self.request.uncoded_modifications

    def edit_words(self, edit: Modification) -> frozenset[str]:
        """Stems of the words by which the question names an edit."""
        named = [span.text for span in self.request.spans if span.slot.startswith("modification")]
        meant = [text for text in named if edit in {mention.code for mention in find_modifications(text)}]
        return tokens(" ".join((*(meant or named), *self.request.uncoded_modifications)))

    @cached_property
    def purposes(self) -> frozenset[Purpose]:
        """What the use is for: as said, else as its channels imply (a billboard advertises)."""
        if self.request.purpose is not None:
            return frozenset({self.request.purpose}) | ({Purpose.COMMERCIAL_ADVERTISING} if self._advertises else frozenset())
        channels = self.request.channels
        implied = {_CHANNEL_PURPOSES[channel] for channel in channels if channel in _CHANNEL_PURPOSES}
        return frozenset(implied) if all(channel in _CHANNEL_PURPOSES for channel in channels) else frozenset()

    @property
    def _advertises(self) -> bool:
        private = {Purpose.EDITORIAL, Purpose.PRESS, Purpose.INTERNAL, Purpose.CHARITY, Purpose.EDUCATION, Purpose.COMMUNITY}
        return self.request.purpose not in private and any(channel in _ADVERTISING for channel in self.request.channels)

    @cached_property
    def heard(self) -> frozenset[str]:
        """Stems of all the asker's words."""
        request = self.request
        parts = (
            *(span.text for span in request.spans),
            *request.party_words,
            *request.uncoded_channels,
            *request.topics,
            self.said,
        )
        return tokens(" ".join(parts).replace("_", " "))

"""Random rulebooks and requests for the properties of the engine."""

from datetime import timedelta
from typing import Any

from engine_fakes import ON, permission, prohibition
from hypothesis import strategies as st

from policies.request import Claim, ClearanceRequest, Territories
from policies.rulebook import Conflict, Rulebook
from policies.rules import (
    Bound,
    ChannelConstraint,
    CountConstraint,
    Duty,
    DutyKind,
    ModificationConstraint,
    Part,
    PartyConstraint,
    PurposeConstraint,
    Rule,
    TerritoryConstraint,
    UnlessConstraint,
    Unreadable,
    WindowConstraint,
)
from policies.vocabulary import Asker, Channel, Modification, Party, Purpose, ReasonKind

PLACES = ("DE", "AT", "FR", "LI")
CHANNELS = (Channel.WEB, Channel.EMAIL, Channel.SOCIAL, Channel.SOCIAL_PAID, Channel.SOCIAL_ORGANIC, Channel.TV, Channel.PACKAGING)
EDITS = (Modification.CROP, Modification.RECOLOUR, Modification.ANIMATE)
PARTIES = (Party.AGENCY, Party.RESELLER, Party.PRESS)
PURPOSES = (Purpose.EDITORIAL, Purpose.COMMERCIAL_ADVERTISING)
CLAIMS = ("msa", "signed_addendum")
COPIES = (50, 1_000, 10_000)
DAYS = [ON + timedelta(days=step) for step in (-30, -1, 0, 1, 14, 15, 60, 400)]

codes = st.frozensets(st.sampled_from(PLACES))
channel_sets = st.frozensets(st.sampled_from(CHANNELS))
edit_sets = st.frozensets(st.sampled_from(EDITS))
days = st.sampled_from(DAYS)
bounds = st.one_of(days, st.sampled_from(list(Bound)))
parts = st.sampled_from([None, None, Part(kind="person", label="Nadia"), Part(kind="music", label="the song")])

territory = st.builds(TerritoryConstraint, worldwide=st.booleans(), include=codes, exclude=codes, edge=codes, part=parts)
channel = st.builds(
    ChannelConstraint, anywhere=st.booleans(), include=channel_sets, exclude=channel_sets, edge=channel_sets, part=parts
)
window = st.builds(WindowConstraint, start=bounds, end=bounds, part=parts)
edits = st.builds(
    ModificationConstraint, anything=st.booleans(), include=edit_sets, exclude=edit_sets, edge=edit_sets, vague=st.booleans()
)
party = st.builds(
    PartyConstraint,
    anyone=st.booleans(),
    include=st.frozensets(st.sampled_from(PARTIES)),
    qualifications=st.frozensets(st.sampled_from(CLAIMS), max_size=1),
    case_by_case=st.booleans(),
    unknown_third_parties=st.booleans(),
)
purpose_sets = st.frozensets(st.sampled_from(PURPOSES))
purpose = st.builds(PurposeConstraint, include=purpose_sets, exclude=purpose_sets)
count = st.builds(CountConstraint, at_most=st.sampled_from([100, 5_000]), told=st.booleans())
unread = st.builds(
    Unreadable, about=st.sampled_from([ReasonKind.UNREADABLE, ReasonKind.MODIFICATION, ReasonKind.PARTY]), part=parts
)
constraint = st.one_of(territory, channel, window, edits, party, purpose, count, unread)
limits = st.lists(constraint, max_size=4)
unless = st.builds(UnlessConstraint, claims=st.frozensets(st.sampled_from(CLAIMS), min_size=1))
claims = st.lists(st.builds(Claim, key=st.sampled_from(CLAIMS), holds=st.booleans(), certain=st.booleans()), max_size=2)
duty = st.builds(
    Duty, kind=st.sampled_from([DutyKind.CREDIT_LINE, DutyKind.PRIOR_APPROVAL]), text=st.just("do it"), uncertain=st.booleans()
)


@st.composite
def permissions(draw: Any) -> Rule:
    """A permission for the asset or, sometimes, for everything."""
    number = draw(st.integers(0, 10**6))
    general = {"target": {"kinds": ()}} if draw(st.booleans()) and draw(st.booleans()) else {}
    made = permission(*draw(limits), id=f"P-{number}", duties=tuple(draw(st.lists(duty, max_size=1))), **general)
    return Rule.model_validate(made.model_dump())


@st.composite
def prohibitions(draw: Any) -> Rule:
    """A prohibition for the asset."""
    lifted = draw(st.lists(unless, max_size=1)) if draw(st.booleans()) else []
    return prohibition(*draw(limits), *lifted, id=f"B-{draw(st.integers(0, 10**6))}")


@st.composite
def requests(draw: Any) -> ClearanceRequest:
    """A request in which anything may be left unsaid."""
    start = draw(st.none() | days)
    end = draw(st.none() | days)
    if start and end and end < start:
        start, end = end, start
    return ClearanceRequest(
        territories=Territories(include=tuple(sorted(draw(codes))), exclude=()),
        channels=tuple(sorted(draw(channel_sets))),
        modifications=tuple(sorted(draw(edit_sets))),
        uncoded_modifications=draw(st.sampled_from([(), (), ("tweak it",)])),
        uncoded_channels=draw(st.sampled_from([(), (), ("blimp",)])),
        uncoded_territories=draw(st.sampled_from([(), (), ("our region",)])),
        start=start,
        end=end,
        open_ended=draw(st.booleans()) and end is None,
        date_unclear=draw(st.sampled_from([False, False, True])),
        past=True,  # days gone by are meant; what is asked for by mistake has a property of its own
        purpose=draw(st.sampled_from([None, *PURPOSES])),
        user_party=draw(st.sampled_from([None, Party.STAFF, *PARTIES])),
        other_users=draw(st.sampled_from([(), (), (), ("our client",)])),
        claims=tuple(draw(claims)),
        quantity=draw(st.sampled_from([None, None, *COPIES])),
        uncounted=draw(st.sampled_from([(), (), ("20000 napkins",)])),
        parts_omitted=draw(st.sampled_from([(), (), ("no Nadia",), ("no sound",)])),
    )


@st.composite
def full_requests(draw: Any) -> ClearanceRequest:
    """A request that leaves nothing open, as most that end in a yes or a no do."""
    start, end = sorted((draw(days), draw(days)))
    return draw(requests()).model_copy(
        update={
            "territories": Territories(include=tuple(sorted(draw(st.frozensets(st.sampled_from(PLACES), min_size=1))))),
            "channels": tuple(sorted(draw(st.frozensets(st.sampled_from(CHANNELS), min_size=1)))),
            "start": start,
            "end": end,
            "open_ended": False,
            "date_unclear": False,
            "uncoded_modifications": (),
            "uncoded_channels": (),
            "uncoded_territories": (),
        }
    )


certain = st.one_of(
    st.builds(TerritoryConstraint, include=st.frozensets(st.sampled_from(PLACES), min_size=1), part=parts),
    st.builds(ChannelConstraint, include=st.frozensets(st.sampled_from(CHANNELS), min_size=1), part=parts),
    st.builds(WindowConstraint, start=days, part=parts),
    st.builds(WindowConstraint, end=days, part=parts),
    st.builds(ModificationConstraint, include=edit_sets),
    st.builds(PartyConstraint, include=st.frozensets(st.sampled_from(PARTIES), min_size=1)),
    st.builds(PurposeConstraint, include=st.frozensets(st.sampled_from(PURPOSES), min_size=1)),
    count,
)
plain_books = st.builds(
    lambda grant, ban: Rulebook((permission(*grant), prohibition(*ban)) if ban else (permission(*grant),)),
    st.lists(certain, max_size=3),
    st.lists(st.one_of(certain, unless), max_size=2),
)
wild_books = st.builds(
    Rulebook,
    rules=st.lists(st.one_of(permissions(), permissions(), prohibitions()), max_size=4, unique_by=lambda rule: rule.id).map(tuple),
    conflict=st.sampled_from([Conflict.PROHIBIT, Conflict.PROHIBIT, Conflict.PERMIT, Conflict.INVALID]),
)
books = st.one_of(wild_books, plain_books)
questions = st.one_of(requests(), full_requests())
contracted = st.builds(
    PartyConstraint, anyone=st.booleans(), include=st.just(frozenset(PARTIES)), qualifications=st.just({CLAIMS[0]})
)
who_and_what = st.one_of(party, contracted, purpose, count)
cases = st.one_of(
    st.tuples(questions, books),
    st.tuples(  # place, channel and days do not matter: who, what for and how many decide
        st.builds(
            ClearanceRequest,
            territories=st.just(Territories(include=("DE",))),
            channels=st.sampled_from([(Channel.PACKAGING,), (Channel.WEB,), (Channel.PACKAGING, Channel.WEB)]),
            start=st.just(ON),
            end=st.just(ON),
            purpose=st.sampled_from([None, None, *PURPOSES]),
            user_party=st.sampled_from([None, None, *PARTIES]),
            claims=claims.map(tuple),
            quantity=st.sampled_from([None, *COPIES]),
        ),
        st.builds(
            lambda grant, ban: Rulebook((permission(*grant), prohibition(*ban)) if ban else (permission(*grant),)),
            st.lists(who_and_what, max_size=1),
            st.lists(st.one_of(who_and_what, unless), max_size=1),
        ),
    ),
)
askers = st.sampled_from([Asker.STAFF, Asker.THIRD_PARTY, None])

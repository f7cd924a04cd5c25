"""Company that no everyday permission was written for, and the brand whose own trade it is."""

import pytest
from engine_fakes import ASSET, ON, evidence, permission, prohibition, request

from policies.decision import decide
from policies.request import Question
from policies.rulebook import Rulebook
from policies.rules import Source, Target, TopicConstraint
from policies.sensitive import trade_of
from policies.vocabulary import Asker, Channel, Party, ReasonKind, VerdictCode
from slm.reading.deterministic.reader import DeterministicReader

LICENCE = permission()


def ask(text, rules=(LICENCE,), own=frozenset(), asker=Asker.STAFF, **more):
    topics = DeterministicReader().read(Question(text=text, asked_on=ON)).topics
    wanted = request("DE", channels=(Channel.WEB,), topics=topics, **more)
    return decide(wanted, evidence(said=text, asker=asker, own_topics=own), Rulebook(rules), ON)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("in a brochure for a betting company", VerdictCode.NEEDS_REVIEW),
        ("on the website of a cigarette brand", VerdictCode.NEEDS_REVIEW),
        ("at a stand of the Labour party", VerdictCode.NEEDS_REVIEW),
        ("on the casino's website", VerdictCode.NEEDS_REVIEW),
        ("in a competitor's brochure", VerdictCode.NEEDS_REVIEW),
        ("on the website of a rival", VerdictCode.NEEDS_REVIEW),
        ("on our casino's website", VerdictCode.NEEDS_REVIEW),
        ("on our casino site", VerdictCode.NEEDS_REVIEW),
        ("on our betting pages", VerdictCode.NEEDS_REVIEW),
        ("on our winery's website", VerdictCode.ALLOWED),
        ("Aurora hero for army recruiting", VerdictCode.NEEDS_REVIEW),
        ("as NFT on our website", VerdictCode.NEEDS_REVIEW),
        ("in an ad claiming it cures sweat", VerdictCode.NEEDS_REVIEW),
        ("in a flyer on our lawsuit", VerdictCode.NEEDS_REVIEW),
        ("Aurora hero on a page about hunting rifles", VerdictCode.NEEDS_REVIEW),
        ("Aurora hero in a cigarette ad", VerdictCode.NEEDS_REVIEW),
        ("next to the no smoking sign", VerdictCode.ALLOWED),
        ("on the page for time slots", VerdictCode.ALLOWED),
        ("in a print ad, I bet it is fine", VerdictCode.ALLOWED),
        ("on our website", VerdictCode.ALLOWED),
    ],
)
def test_another_organisations_trade_is_for_a_person(text, verdict):
    found = ask(text)
    assert found.code is verdict
    if verdict is VerdictCode.NEEDS_REVIEW:
        assert found.reasons[0].kind is ReasonKind.TOPIC
        assert found.to_decide


def test_our_casino_is_ours_where_the_register_shows_the_trade():
    assert ask("on our casino site", own=frozenset({"gambling"})).code is VerdictCode.ALLOWED


def test_the_brands_own_trade_does_not_drown():
    assert ask("for a beer festival", own=frozenset({"alcohol"})).code is VerdictCode.ALLOWED
    beers = [ASSET.model_copy(update={"id": f"B-{n}", "name": f"{n} Stout bottle"}) for n in range(3)]
    others = [ASSET.model_copy(update={"id": f"O-{n}", "name": f"Landscape {n}"}) for n in range(5)]
    assert trade_of([*beers, *others]) == {"alcohol"}
    assert trade_of([beers[0], *others]) == frozenset()
    assert trade_of(beers[:1]) == {"alcohol"}


def test_a_permission_that_names_it_and_a_ban_on_rivals_only_settle_it():
    named = permission().model_copy(update={"source": Source(document="r.csv", quote="web, also for churches")})
    assert ask("in a church newsletter", (named,)).code is VerdictCode.ALLOWED
    rivals = prohibition(TopicConstraint(codes=frozenset({"competitors"})), target=Target()).model_copy(
        update={"source": Source(document="r.csv", quote="no other wines")}
    )
    told = {"asker": Asker.THIRD_PARTY, "user_party": Party.STAFF}
    assert ask("next to a wine of the estate", (permission(), rivals), **told).code is VerdictCode.ALLOWED

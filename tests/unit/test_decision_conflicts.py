"""Where rules and policies, or a rule for everything and an asset nobody knows, have to be brought together."""

from typing import Any

import pytest
from engine_fakes import ASSET, ON, evidence, permission, prohibition, request

from knowledge.names import NameIndex
from policies.decision import decide
from policies.evidence import AssetFacts, AssetMatch, ClauseJudgement
from policies.request import Span
from policies.rulebook import Rulebook
from policies.rules import ChannelConstraint, ModificationConstraint, Part, PartyConstraint, Source, Target, WindowConstraint
from policies.vocabulary import Action, Asker, Channel, ClauseRelation, Modification, Party, ReasonKind, VerdictCode

LICENCE = permission()


def clause(quote: str, relation: str = "forbids", **fields: Any) -> ClauseJudgement:
    """A clause that its judge finds plain."""
    source = Source(document="policy.md", locator="Use", quote=quote)
    values = {"probability": 0.9, "plain": True, **fields}
    return ClauseJudgement(source=source, relation=ClauseRelation(relation), **values)


def answer(*clauses: ClauseJudgement, kind: str | None = "photo", rules: Any = (LICENCE,), **asked: Any) -> Any:
    """The verdict on a use in Germany of an asset of some kind."""
    match = AssetMatch(asset=ASSET.model_copy(update={"kind": kind}), score=1.0)
    return decide(request("DE", channels=(Channel.WEB,), **asked), evidence(asset=match, clauses=clauses), Rulebook(rules), ON)


@pytest.mark.parametrize(
    "against",
    [clause("Photos are not shown online."), clause("Nothing is shown online."), clause("Ask first.", "permits_if", gated=True)],
)
def test_a_plain_clause_against_a_yes_of_the_register_is_for_a_person(against: ClauseJudgement) -> None:
    verdict = answer(against)
    assert verdict.code is VerdictCode.NEEDS_REVIEW
    assert verdict.reasons[0].kind is ReasonKind.CONFLICT
    assert {citation.source.document for citation in verdict.citations} == {"policy.md", "register.csv"}
    assert not verdict.conditions
    assert verdict.to_decide


@pytest.mark.parametrize(
    "harmless",
    [clause("Logos are not shown online."), clause("Nothing is shown online.", plain=False), clause("Do show it.", "permits")],
)
def test_clauses_that_are_not_plain_or_about_other_things_leave_the_yes_alone(harmless: ClauseJudgement) -> None:
    assert answer(harmless).code is VerdictCode.ALLOWED


def test_a_clause_never_softens_a_no() -> None:
    ban = prohibition(summary="Not online.")
    assert answer(clause("Nothing is shown online."), rules=(LICENCE, ban)).code is VerdictCode.NOT_ALLOWED


TRAINING = prohibition(id="AI-01", target=Target(), actions=frozenset({Action.TRAIN_AI}), summary="No asset trains a model.")


@pytest.mark.parametrize("mention", [None, "tagline texts"])
@pytest.mark.parametrize("clauses", [(), (clause("Anything goes.", "permits"),)])
def test_a_rule_for_everything_binds_where_no_asset_is_known(mention: str | None, clauses: tuple[ClauseJudgement, ...]) -> None:
    found = evidence(asset=None, unknown_mention=mention, clauses=clauses)
    verdict = decide(request("DE", actions=(Action.TRAIN_AI,)), found, Rulebook((TRAINING,)), ON)
    assert verdict.code is VerdictCode.NOT_ALLOWED
    assert verdict.reasons[0].rule == "AI-01"
    assert verdict.citations


def test_anything_goes_was_not_written_for_machines_that_learn() -> None:
    free = permission(ModificationConstraint(anything=True))
    assert answer(rules=(free,), modifications=(Modification.CROP,)).code is VerdictCode.ALLOWED
    assert answer(rules=(free,), modifications=(Modification.AI_EDIT,)).code is VerdictCode.NEEDS_REVIEW


def test_reasons_are_short_and_say_ruled_out_once() -> None:
    ban = prohibition(summary="Ruled out for Aurora: no alcohol")
    (reason, *_) = answer(rules=(LICENCE, ban)).reasons
    assert reason.text == "Ruled out for Aurora: alcohol."


def test_a_staff_answer_says_nothing_of_other_users() -> None:
    licence = permission(PartyConstraint(include=frozenset({Party.AGENCY}), quote="agencies only"))
    verdict = answer(rules=(licence,))
    assert verdict.code is VerdictCode.ALLOWED
    assert all("agencies" not in f"{reason.text} {reason.source}" for reason in verdict.reasons)


@pytest.mark.parametrize(("label", "said"), [("subject", "The release on file"), ("N. Farrouk", "The release of N. Farrouk")])
def test_a_release_of_nobody_in_particular_is_the_one_on_file(label: str, said: str) -> None:
    over = WindowConstraint(end=ON, subject="release", part=Part(kind="person", label=label))
    verdict = answer(rules=(permission(over),), start=ON, end=ON.replace(year=ON.year + 1))
    assert verdict.reasons[0].text.startswith(f"{said} ends")


@pytest.mark.parametrize(("asker", "options"), [(Asker.STAFF, ("Websites", "TV", "Somewhere else")), (Asker.THIRD_PARTY, ())])
def test_staff_are_offered_the_licensed_channels_and_others_are_not(asker: Asker, options: tuple[str, ...]) -> None:
    licence = permission(ChannelConstraint(include=frozenset({Channel.WEB, Channel.TV})))
    verdict = decide(request("DE"), evidence(asker=asker), Rulebook((licence,)), ON)
    assert verdict.ask_back is not None
    assert (verdict.ask_back.slot, verdict.ask_back.options) == ("channel", options)


def test_no_option_leads_into_a_no() -> None:
    """The shortest release is offered as the last day, and of a ban the places that it leaves alone."""
    long, short = ON.replace(year=ON.year + 2), ON.replace(year=ON.year + 1)
    people = (
        WindowConstraint(end=end, subject="release", part=Part(kind="person", label=f"P. {end.year}")) for end in (long, short)
    )
    dates = decide(request("DE", channels=(Channel.WEB,)), evidence(), Rulebook((permission(*people),)), ON)
    assert dates.ask_back is not None
    assert str(short.year) in dates.ask_back.options[0]
    ban = prohibition(ChannelConstraint(include=frozenset({Channel.TV})))
    where = decide(request("DE"), evidence(), Rulebook((permission(), ban)), ON)
    assert where.ask_back is not None
    assert "TV" not in where.ask_back.options
    assert "Websites" in where.ask_back.options


@pytest.mark.parametrize(("text", "found"), [("from 1 to 30 June", False), ("the thirty on TV", True), ("the 30s on TV", True)])
def test_a_day_is_no_length_of_a_film(text: str, found: bool) -> None:
    film = AssetFacts(id="V-1", name="First Cup 30s", aliases=("the thirty",), source=Source(document="r.csv"))
    assert bool(NameIndex([film]).namings(text)) is found


def test_a_badge_is_no_badger() -> None:
    mascot = AssetFacts(id="M-1", name="Bramble", aliases=("badger",), source=Source(document="r.csv"))
    index = NameIndex([mascot])
    assert not index.namings("Fairleaf badge", mentioned=True)
    assert index.namings("two badgers", mentioned=True)


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("can it stay right up to the last day the licence gives us?", True),
        ("from 1 May for as long as the rights run", True),
        ("from 1 May until further notice", False),
        ("what happens when the licence ends?", False),
    ],
)
def test_a_use_that_ends_with_the_licence_is_inside_it(said: str, good: bool) -> None:
    licence = permission(WindowConstraint(end=ON.replace(year=ON.year + 1)))
    verdict = decide(request("DE", channels=(Channel.WEB,), start=ON), evidence(said=said), Rulebook((licence,)), ON)
    assert verdict.code.is_yes is good
    if good:
        assert verdict.conditions[0].text.startswith("Take it down by the end of")


@pytest.mark.parametrize(
    ("said", "code"), [("letterbox flyers", VerdictCode.ALLOWED), ("mailshot by post", VerdictCode.NEEDS_REVIEW)]
)
def test_printed_matter_asked_for_by_the_rules_own_word_is_inside(said: str, code: VerdictCode) -> None:
    flyers = ChannelConstraint(
        include=frozenset({Channel.BROCHURE}), edge=frozenset({Channel.DIRECT_MAIL}), quote="POS, flyers, social"
    )
    asked = request("DE", channels=(Channel.DIRECT_MAIL,), spans=(Span(slot="channel", text=said),))
    assert decide(asked, evidence(), Rulebook((permission(flyers),)), ON).code is code


def test_the_plural_of_a_party_meets_its_singular() -> None:
    licence = permission(PartyConstraint(include=frozenset({Party.PARTNER}), words=frozenset({"NGO partners"})))
    asked = request("DE", channels=(Channel.EVENTS,), user_party=Party.COMMUNITY, party_words=("Foundation",))
    found = evidence(asker=Asker.THIRD_PARTY, said="Lightwell Foundation, NGO partner. May we show it?")
    assert decide(asked, found, Rulebook((licence,)), ON).code.is_yes


SELLING = prohibition(id="LOGO-03", actions=frozenset({Action.SELL}), summary="Goods for sale need a licence.")


@pytest.mark.parametrize(
    ("said", "asked", "code"),
    [
        ("on mugs", {}, VerdictCode.NEEDS_REVIEW),
        ("on mugs as free giveaways", {}, VerdictCode.ALLOWED),
        ("on mugs that we sell", {"topics": ("for_sale",)}, VerdictCode.NOT_ALLOWED),
        ("selling mugs", {"actions": (Action.SELL,)}, VerdictCode.NOT_ALLOWED),
    ],
)
def test_goods_nobody_says_are_free_may_be_for_sale(said: str, asked: dict[str, Any], code: VerdictCode) -> None:
    wanted = request("DE", channels=(Channel.MERCHANDISE,), **asked)
    verdict = decide(wanted, evidence(said=said), Rulebook((LICENCE, SELLING)), ON)
    assert verdict.code is code
    if code is VerdictCode.NEEDS_REVIEW:
        assert verdict.ask_back is not None
        assert verdict.ask_back.options[0] == "Yes"


def test_training_that_only_a_topic_tells_is_still_training() -> None:
    asked = request("DE", topics=("ai_training",))
    assert decide(asked, evidence(), Rulebook((LICENCE, TRAINING)), ON).code is VerdictCode.NOT_ALLOWED

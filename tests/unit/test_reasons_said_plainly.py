"""Reasons as a person would say them: nothing said twice, no list that takes back what it names."""

from engine_fakes import ON, evidence, permission, prohibition

from policies.decision import decide
from policies.request import ClearanceRequest, Territories
from policies.rulebook import Rulebook
from policies.rules import ChannelConstraint, ModificationConstraint, Rule, TerritoryConstraint
from policies.vocabulary import Action, Channel


def first_reason(request: ClearanceRequest, *rules: Rule) -> str:
    return decide(request, evidence(), Rulebook(rules), ON).reasons[0].text


def use(*places: str, **fields: object) -> ClearanceRequest:
    return ClearanceRequest(territories=Territories(include=places), start=ON, end=ON, **fields)


def test_a_country_left_out_of_a_group_is_not_listed_in_it():
    nordics = TerritoryConstraint(include=frozenset({"DK", "IS", "NO"}), exclude=frozenset({"IS"}))
    assert first_reason(use("IS"), permission(nordics)) == "The licence covers Denmark and Norway; Iceland is outside."


def test_all_media_except_tv_need_no_second_not():
    everything = ChannelConstraint(anywhere=True, exclude=frozenset({Channel.TV}))
    assert first_reason(use("DE", channels=(Channel.TV,)), permission(everything)) == "The licence covers all media except TV."
    both = use("DE", channels=(Channel.TV, Channel.WEB))
    assert first_reason(both, permission(everything)) == "The licence covers all media except TV."
    web = ChannelConstraint(include=frozenset({Channel.WEB}))
    assert first_reason(use("DE", channels=(Channel.TV,)), permission(web)) == "The licence covers websites, not TV."


def test_an_edit_no_code_describes_is_told_in_the_askers_words():
    crop = ModificationConstraint(quote="as supplied")
    told = first_reason(use("DE", uncoded_modifications=("shorten",)), permission(crop))
    assert "“shorten”" in told
    assert "is not among them" not in told


def test_what_a_licence_does_not_speak_of_is_said_in_words():
    told = first_reason(use("DE", actions=(Action.DISPLAY, Action.TRAIN_AI)), permission())
    assert told == "The licence is about use in general and does not speak of training an AI with it."


def test_a_quoted_ban_ends_with_one_stop():
    ban = prohibition(TerritoryConstraint(include=frozenset({"SE"})))
    ban = ban.model_copy(update={"source": ban.source.model_copy(update={"quote": "No use in Sweden."})})
    assert ".”." not in first_reason(ClearanceRequest(end=ON), permission(), ban)

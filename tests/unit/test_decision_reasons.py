"""What a verdict shows: reasons in order of weight, sources to the cell, and nothing internal for outsiders."""

from datetime import date

from engine_fakes import ASSET, ON, evidence, permission, prohibition, request

from policies.decision import decide
from policies.evidence import AssetMatch
from policies.rulebook import Rulebook
from policies.rules import ChannelConstraint, TerritoryConstraint, TopicConstraint, Unreadable, WindowConstraint
from policies.truth import Truth
from policies.versions import versioned
from policies.vocabulary import Asker, Channel, ReasonKind, VerdictCode, Visibility

PLACES = TerritoryConstraint(include=frozenset({"DE"}), quote="Germany", locator="row 2, column territories")
DAYS = WindowConstraint(end=date(2026, 6, 30), quote="to 30.06.26", locator="row 2, column licence_window")
WEB = ChannelConstraint(include=frozenset({Channel.WEB}), quote="web")


def test_what_decides_goes_first_and_is_cited_with_its_cell():
    rule = permission(WEB, PLACES, DAYS)
    verdict = decide(request("FR", channels=("web",), start=ON, end=ON), evidence(), Rulebook((rule,)), ON)
    first = verdict.reasons[0]
    assert (first.kind, first.status, first.decisive) == (ReasonKind.TERRITORY, Truth.FAIL, True)
    assert [reason.decisive for reason in verdict.reasons[1:]] == [False, False]
    assert [(cited.source.locator, cited.source.quote) for cited in verdict.citations] == [("row 2, column territories", "Germany")]
    assert [version for version in verdict.rule_versions if "record" not in version] == [versioned(rule)]


def test_each_constraint_has_a_reason_and_a_yes_cites_them_all():
    verdict = decide(request("DE", channels=("web",), start=ON, end=ON), evidence(), Rulebook((permission(WEB, PLACES, DAYS),)), ON)
    assert {reason.kind for reason in verdict.reasons} == {ReasonKind.CHANNEL, ReasonKind.TERRITORY, ReasonKind.WINDOW}
    assert {cited.source.quote for cited in verdict.citations} == {"web", "Germany", "to 30.06.26"}
    assert verdict.valid_until == date(2026, 6, 30)


def test_public_words_hold_nothing_of_the_licence():
    rule = permission(PLACES, DAYS, visibility=Visibility.INTERNAL)
    asked = request("FR", channels=("web",), start=date(2026, 8, 1), end=date(2026, 8, 2), user_party="staff")
    verdict = decide(asked, evidence(asker=Asker.THIRD_PARTY), Rulebook((rule,)), ON)
    told = " ".join(reason.public_text or "" for reason in verdict.reasons)
    assert "Germany" not in told
    assert "30 June" not in told


def test_the_question_back_tells_outsiders_nothing_of_the_licence():
    asked = request("DE", start=ON, open_ended=True, user_party="agency")
    for_staff = decide(asked, evidence(), Rulebook((permission(DAYS),)), ON).ask_back
    for_others = decide(asked, evidence(asker=Asker.THIRD_PARTY), Rulebook((permission(DAYS),)), ON).ask_back
    assert for_staff is not None
    assert for_others is not None
    assert "30 June 2026" in for_staff.question
    assert "30 June 2026" not in for_others.question


def test_a_gap_of_the_records_is_not_asked_back():
    verdict = decide(request(), evidence(), Rulebook((permission(PLACES, Unreadable(quote="see contract 2211")),)), ON)
    assert verdict.ask_back is None
    assert "contract 2211" in (verdict.to_decide or "")


def test_a_ban_in_plain_words_bites_only_when_all_of_them_are_said():
    ban = prohibition(TopicConstraint(words=frozenset({"festival programmes"})))
    book = Rulebook((permission(), ban))
    asked = request("DE", channels=("web",))
    assert decide(asked, evidence(said="for the festival programme"), book, ON).code is VerdictCode.NOT_ALLOWED
    assert decide(asked, evidence(said="for the website"), book, ON).code is VerdictCode.ALLOWED


def test_rivals_that_are_all_refused_need_no_question():
    other = ASSET.model_copy(update={"id": "A-2", "name": "Aurora B"})
    ban = prohibition(target={"assets": ()})
    found = evidence(rivals=(AssetMatch(asset=other, score=0.9),))
    assert decide(request("DE"), found, Rulebook((ban,)), ON).code is VerdictCode.NOT_ALLOWED
    open_question = decide(request("DE"), found, Rulebook((permission(),)), ON)
    assert open_question.code is VerdictCode.NEEDS_REVIEW
    assert open_question.ask_back is not None
    assert open_question.ask_back.options == ("Aurora", "Aurora B", "Something else")


def test_every_no_has_a_rule_or_a_citation():
    gone = ASSET.model_copy(update={"status": "withdrawn"})
    verdict = decide(request("DE"), evidence(asset=AssetMatch(asset=gone, score=1)), Rulebook((permission(),)), ON)
    assert verdict.code is VerdictCode.NOT_ALLOWED
    assert verdict.citations[0].source == ASSET.source


def test_a_part_of_a_country_is_said_by_its_own_name():
    rule = permission(WEB, PLACES, DAYS)
    asked = request("GB", channels=("web",), start=ON, end=ON).model_copy(update={"regions": ("england", "wales")})
    told = " ".join(reason.text for reason in decide(asked, evidence(), Rulebook((rule,)), ON).reasons)
    assert "England and Wales are outside" in told
    assert "United Kingdom" not in told


def test_days_gone_by_are_asked_back_with_the_next_ones_like_them():
    rule = permission(WEB, PLACES, WindowConstraint(quote="in perpetuity"))
    asked = request("DE", channels=("web",), start=date(2025, 5, 1), end=date(2025, 5, 31))
    verdict = decide(asked, evidence(), Rulebook((rule,)), ON)
    assert verdict.code is VerdictCode.NEEDS_REVIEW
    assert verdict.ask_back is not None
    assert verdict.ask_back.question == "May 2025 is past. Do you mean May 2026?"
    meant = decide(asked.model_copy(update={"past": True}), evidence(), Rulebook((rule,)), ON)
    assert meant.code is VerdictCode.ALLOWED


def test_days_gone_by_do_not_hide_a_certain_no():
    asked = request("FR", channels=("web",), start=date(2025, 5, 1), end=date(2025, 5, 31))
    assert decide(asked, evidence(), Rulebook((permission(WEB, PLACES),)), ON).code is VerdictCode.NOT_ALLOWED

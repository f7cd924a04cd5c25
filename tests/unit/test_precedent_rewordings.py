"""A ruling decides its request in any words, and nothing that goes beyond it: on the reader and the engine as they are."""

from datetime import date

from engine_fakes import ASSET, ON, evidence, permission
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.decision import decide
from policies.evidence import AssetMatch, Precedent
from policies.request import ClearanceRequest, Question
from policies.rulebook import Rulebook
from policies.rules import Unreadable
from policies.vocabulary import VerdictCode
from slm.reading.deterministic.reader import DeterministicReader

READER = DeterministicReader()
HUT = AssetMatch(
    asset=ASSET.model_copy(update={"id": "HUT-7", "name": "Winter hut", "aliases": ("ski hut",), "files": ("img/hut-7.jpg",)}),
    score=1.0,
)
OPEN = permission(Unreadable(quote="see contract 2211"), id="HUT-7/licence")
NAMES = ("Winter hut", "HUT-7", "the ski hut", "img/hut-7.jpg", "hut-7.jpg")
USES = (
    ("on our website", "on our site"),
    ("in our newsletter", "in our newsletter"),
    ("in an organic Instagram post", "in an organic insta post"),
    ("on 200 napkins given away", "on 200 napkins given away"),
    ("in our TV spot", "in our TV spot"),
)
PLACES = (("in Germany", "for Germany"), ("in Leeds", "in Leeds"), ("in France and Spain", "in Spain and France"))
PERIODS = (
    ("in May 2026", "1-31 May 2026"),
    ("from 1 May 2026 to 31 May 2026", "during May 2026"),
    ("01.05.2026 - 31.05.2026", "in May 2026"),
)
WAYS = (
    "Could we use {name} {use} {place} {period}?",
    "Hi legal, could we use {name} {use} {place} {period}? Many thanks, Isla",
    "@desk {name} {use} {place} {period}, please. Thanks!",
    "Any objections to us using {name} {use} {place}, {period}?",
    "{name} {use}, {place}, {period}. Is that all right?",
    "Could someone please confirm that we may use {name} {use} {place} {period}",
)
WIDER = (
    "{said} And on billboards?",
    "{said} Also in Italy?",
    "{said} And in June 2026 too?",
    "{said} Recoloured to pink?",
    "{said} With our partner Aldi's logo?",
    "{said} It is for our client Nestlé.",
    "{said} Also 5,000 tote bags?",
    "{said} And on all our other sites?",
    "{said} And to train our image model?",
    "{said} For sale?",
)


def read(text: str) -> ClearanceRequest:
    return READER.read(Question(text=text, asked_on=ON), NAMES)


def answered(ruled: str, asked: str) -> VerdictCode:
    """The verdict on a question where legal said yes to another one."""
    versions = decide(read(ruled), evidence(asset=HUT), Rulebook((OPEN,)), ON).rule_versions
    made = {"case": "C-1", "asset": "HUT-7", "ruled_on": date(2026, 3, 1), "verdict": "allowed", "rule_versions": versions}
    yes = Precedent.model_validate({**made, "request": read(ruled), "said": ruled})
    return decide(read(asked), evidence(asset=HUT, said=asked, precedents=(yes,)), Rulebook((OPEN,)), ON).code


@st.composite
def worded_twice(draw: st.DrawFn) -> tuple[str, str]:
    """One request in two wordings."""
    parts = [draw(st.sampled_from(group)) for group in (USES, PLACES, PERIODS)]

    def worded() -> str:
        use, place, period = (draw(st.sampled_from(part)) for part in parts)
        return draw(st.sampled_from(WAYS)).format(name=draw(st.sampled_from(NAMES)), use=use, place=place, period=period)

    return worded(), worded()


@settings(max_examples=150, deadline=None)
@given(worded_twice())
def test_a_reworded_request_keeps_its_ruling(said: tuple[str, str]):
    assert answered(*said) is VerdictCode.ALLOWED


@settings(max_examples=150, deadline=None)
@given(worded_twice(), st.sampled_from(WIDER))
def test_a_wider_request_loses_it(said: tuple[str, str], wider: str):
    assert answered(said[0], wider.format(said=said[1])) is VerdictCode.NEEDS_REVIEW


@settings(max_examples=100, deadline=None)
@given(worded_twice(), st.sampled_from([use[0] for use in USES]), st.sampled_from(("in Hull", "in the UK", "in Germany and Italy")))
def test_another_use_or_place_is_another_request(said: tuple[str, str], use: str, place: str):
    other = f"Could we use Winter hut {use} {place} in May 2026?"
    assert answered(said[0], other) is VerdictCode.NEEDS_REVIEW

"""Terms of a licence met by the words of a question: tests/cases/terms/met.yaml, and what follows for channels."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from knowledge.register.cell import Cell
from knowledge.register.channels import read_channels
from policies.evaluation.channels import inside
from policies.evaluation.terms import find, related
from policies.evaluation.use import Use
from policies.request import ClearanceRequest, Span
from policies.rules import ChannelConstraint
from policies.truth import Truth
from policies.vocabulary import Asker, Channel

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "terms" / "met.yaml").read_text(encoding="utf-8"))
_THINGS = ("lobby screens", "matchday programme", "annual report", "vending machines", "cinema foyers", "menus", "email", "web")


def _use(said: str, *channels: tuple[Channel, str], assets: tuple[str, ...] = ()) -> Use:
    spans = tuple(Span(slot="channel", text=text) for _, text in channels)
    request = ClearanceRequest(channels=tuple(code for code, _ in channels), spans=spans, assets=assets)
    return Use(request, Asker.STAFF, said, date(2026, 3, 2))


def _limit(cell: str) -> ChannelConstraint:
    outcome = read_channels(Cell("channels", cell, "channels", 2))
    return next(item for item in outcome.constraints if isinstance(item, ChannelConstraint))


@pytest.mark.parametrize(("term", "words", "wanted"), _CASES["met"])
def test_a_term_is_met_in_any_order_and_number(term: str, words: str, wanted: str) -> None:
    found = find(term, words)
    assert ("whole" if any(met.whole for met in found) else "half" if found else "none") == wanted


@pytest.mark.parametrize(
    ("cell", "said", "wanted"),
    [
        ("lobby screens, web", "lobby screens in our Athens house, in July?", Truth.PASS),
        ("lobby screens, web", "a banner in the lobby, in July?", Truth.UNKNOWN),
        ("lobby screens, web", "not on the lobby screens this time. Fine?", Truth.UNKNOWN),
        ("lobby screens, web", "like the lobby screens film. Fine?", Truth.UNKNOWN),
        ("all media excl. thank-you cakes", "on the thank-you cakes in June", Truth.FAIL),
        ("all media excl. thank-you cakes", "on cream cakes in June", Truth.UNKNOWN),
    ],
)
def test_a_place_without_a_code_is_known_by_its_term(cell: str, said: str, wanted: Truth) -> None:
    assert inside(_limit(cell), None, _use(said)) is wanted


def test_what_a_picture_may_not_stand_beside_is_looked_for() -> None:
    words = ("beside company logos",)
    assert related(words, _use("on the front, our logo and theirs under it"))
    assert not related(words, _use("on the front of the leaflet, alone"))
    assert not related(words, _use("on the front, no logos on the page"))


def test_the_same_words_outrank_another_code() -> None:
    limit = _limit("matchday programme, press")
    said = "Double page for the last home programme, 16 May"
    assert inside(limit, Channel.BROCHURE, _use(said, (Channel.BROCHURE, "home programme"))) is Truth.PASS


def test_what_is_ruled_out_in_these_words_stays_out_whatever_its_code() -> None:
    limit = _limit("all media excl. matchday programme")
    said = "in the home programme, 16 May"
    assert inside(limit, Channel.BROCHURE, _use(said, (Channel.BROCHURE, "programme"))) is Truth.FAIL


def test_only_the_matched_place_is_covered() -> None:
    limit = _limit("lobby screens, web")
    use = _use("on the lobby screens and on the radio", (Channel.RADIO, "radio"))
    assert inside(limit, Channel.RADIO, use) is Truth.FAIL


def test_a_longer_thing_is_not_its_first_word() -> None:
    limit = _limit("menus, POS")
    assert inside(limit, Channel.DISPLAY_ADS, _use("as web banner", (Channel.DISPLAY_ADS, "web banner"))) is Truth.FAIL


def test_the_name_of_an_asset_is_no_place() -> None:
    limit = _limit("lobby screens, web")
    assert inside(limit, None, _use("in lobby screens?", assets=("lobby screens",))) is Truth.UNKNOWN


_said = st.sampled_from([f"on our {thing} in May" for thing in _THINGS])
_terms = st.frozensets(st.sampled_from(_THINGS), max_size=4)
_used = st.sampled_from([None, Channel.WEB, Channel.BROCHURE, Channel.POINT_OF_SALE])
_ORDER = {Truth.FAIL: 0, Truth.UNKNOWN: 1, Truth.PASS: 2}


@given(said=_said, terms=_terms, barred=_terms, used=_used, anywhere=st.booleans(), dropped=st.sampled_from(_THINGS))
def test_dropping_a_term_allows_no_more(
    said: str, terms: frozenset[str], barred: frozenset[str], used: Channel | None, anywhere: bool, dropped: str
) -> None:
    limit = ChannelConstraint(anywhere=anywhere, include=frozenset({Channel.TV}), also=terms, barred=barred)
    less = limit.model_copy(update={"also": terms - {dropped}})
    stricter = limit.model_copy(update={"barred": barred | {dropped}})
    use = _use(said, *(((used, said[7:-7]),) if used else ()))
    assert _ORDER[inside(less, used, use)] <= _ORDER[inside(limit, used, use)]
    assert _ORDER[inside(stricter, used, use)] <= _ORDER[inside(limit, used, use)]


@given(said=_said, terms=_terms, more=_terms, used=_used)
def test_a_term_makes_no_ban_weaker(said: str, terms: frozenset[str], more: frozenset[str], used: Channel | None) -> None:
    ban = ChannelConstraint(include=frozenset({Channel.WEB}), also=terms)
    use = _use(said, *(((used, said[7:-7]),) if used else ()))
    assert _ORDER[inside(ban.model_copy(update={"also": terms | more}), used, use)] >= _ORDER[inside(ban, used, use)]

"""Which asset a question is about: by what it says, by the thread before it, and never one the asker may not know of."""

from collections.abc import Sequence
from datetime import date

import pytest

from knowledge.finding import AssetFinder, FindResult
from policies.evidence import AssetFacts
from policies.request import Question
from policies.rules import Source
from policies.visibility import Reach
from policies.vocabulary import Asker, Visibility

STAFF = Reach()
OUTSIDER = Reach(asker=Asker.THIRD_PARTY)


def _asset(key: str, name: str, visibility: Visibility = Visibility.INTERNAL, **more: tuple[str, ...]) -> AssetFacts:
    return AssetFacts(id=key, name=name, visibility=visibility, source=Source(document="register.csv"), **more)  # type: ignore[arg-type]


ASSETS = (
    _asset("AUR-0231", "Aurora hero", aliases=("northern lights shot",), files=("masters/aurora_hero_v3.tif",)),
    _asset("AUR-0232", "Aurora packshot"),
    _asset("HAR-1", "Lysholt harbour sunset"),
    _asset("FOG-1", "Lysholt fog rooftops"),
    _asset("FF-30", "Haldor T7 'First Furrow' 30s"),
    _asset("FF-6", "Haldor T7 'First Furrow' 6s"),
    _asset("NOW", "Now"),
    _asset("CAN", "Canopy mark", Visibility.PUBLIC),
    _asset("SEC-9", "Project Nightjar teaser", Visibility.RESTRICTED),
)


class Shelf:
    """A catalogue of assets and nothing else."""

    def __init__(self, assets: Sequence[AssetFacts]) -> None:
        self._assets = assets

    def generation(self) -> int:
        return 1

    def assets(self) -> Sequence[AssetFacts]:
        return self._assets


def _find(text: str, *thread: str, mentions: Sequence[str] = (), reach: Reach = STAFF) -> FindResult:
    finder = AssetFinder(Shelf(ASSETS))  # type: ignore[arg-type]  # the finder asks a catalogue for nothing else
    return finder.find(Question(text=text, asked_on=date(2026, 3, 1), asker=reach.asker, thread=thread), mentions, reach)


def _ids(found: FindResult) -> list[str]:
    return [match.asset.id for match in found.matches]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("may we use A-77 on our website?", ["A-77"]),
        ("a-77 in print?", ["A-77"]),
        ("may we print a 77 metre banner?", []),
        ("use it until A 77", []),
    ],
)
def test_an_id_of_one_letter_and_a_number_is_found_sign_by_sign(text: str, found: list[str]) -> None:
    finder = AssetFinder(Shelf([*ASSETS, _asset("A-77", "Moor in winter")]))  # type: ignore[arg-type]  # as above
    asked = Question(text=text, asked_on=date(2026, 3, 1), asker=STAFF.asker)
    assert _ids(finder.find(asked, (), STAFF)) == found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("can I crop aur-0231?", "AUR-0231"),
        ("crop aurora_hero_v3.tif please", "AUR-0231"),
        ("is the Northern Lights shot ok in Spain", "AUR-0231"),
        ("the aurora pakshot on a poster", "AUR-0232"),
        ("LYSHOLT FOG ROOFTOPS for the tram", "FOG-1"),
        ("harbour sunset picture for the tram", "HAR-1"),
        ("First Furrow thirty in cinemas", "FF-30"),
        ("is the Now logo free to use", "NOW"),
    ],
)
def test_one_asset_is_found_by_id_file_alias_name_or_with_a_slip(text: str, wanted: str) -> None:
    """However people write it, it is the one they mean."""
    assert _ids(_find(text)) == [wanted]


@pytest.mark.parametrize("text", ["now we need a poster for spring", "Now what? We need a poster", "who is on duty today"])
def test_everyday_words_are_no_assets(text: str) -> None:
    """An asset called "Now" is not asked about by everyone who says "now"."""
    assert not _find(text).matches


def test_several_assets_are_all_found_in_the_order_asked() -> None:
    """Each gets an answer of its own."""
    assert _ids(_find("Aurora packshot and Lysholt fog rooftops on one poster?")) == ["AUR-0232", "FOG-1"]


def test_words_that_fit_two_assets_give_a_rival() -> None:
    """The desk can ask back instead of guessing."""
    found = _find("First Furrow in cinemas?")
    assert len(found.matches) == 1
    key = found.matches[0].asset.id
    assert {key, *(rival.asset.id for rival in found.rivals[key])} == {"FF-30", "FF-6"}


def test_the_longer_fit_leaves_no_rival() -> None:
    """Who says more of one name means that one."""
    found = _find("the Aurora hero for the website")
    assert _ids(found) == ["AUR-0231"]
    assert not found.rivals


@pytest.mark.parametrize("text", ["ok can we crop it?", "is that one fine for Denmark", "and in July?"])
def test_a_follow_up_is_about_the_asset_of_the_thread(text: str) -> None:
    """Nobody repeats the name in a thread."""
    assert _ids(_find(text, "This is about Aurora hero.", "who owns it?")) == ["AUR-0231"]


def test_the_asset_settled_on_last_wins() -> None:
    """Threads change their mind."""
    thread = (
        "Lysholt harbour sunset for the tram?",
        "no, Lysholt harbour sunset is DK only. Lysholt fog rooftops is cleared",
        "ok then we take fog rooftops",
    )
    assert _ids(_find("so that one on the Oslo trams?", *thread)) == ["FOG-1"]


def test_an_ordinal_picks_from_the_list_of_the_thread() -> None:
    """Such as "the second one": it counts in the order of the message that lists them."""
    assert _ids(_find("then the second one please", "we have Aurora hero, Lysholt fog rooftops and Canopy mark")) == ["FOG-1"]


def test_a_part_of_the_name_means_the_asset_of_the_thread_before_a_stranger() -> None:
    """In a thread about the Aurora hero, "the hero" is no other hero."""
    assert _ids(_find("the aurora one in print?", "This is about Aurora packshot.")) == ["AUR-0232"]


def test_a_name_that_nothing_answers_to_is_reported() -> None:
    """Unknown means unknown, not the next best."""
    found = _find("can we use the Meridian dawn photo?", mentions=("Meridian dawn photo",))
    assert not found.matches
    assert found.unknown == ("Meridian dawn photo",)


def test_people_and_places_beside_a_known_asset_are_not_reported() -> None:
    """Readers take company names for assets now and then."""
    found = _find("Tindur Outdoor here, may we print Aurora hero?", mentions=("Tindur Outdoor", "Aurora hero"))
    assert (_ids(found), found.unknown) == (["AUR-0231"], ())


def test_an_asset_beyond_the_reach_is_as_if_it_did_not_exist() -> None:
    """The answer is the same as for a name that nobody ever gave to anything."""
    hidden = _find("may we use Project Nightjar teaser?", mentions=("Project Nightjar teaser",), reach=OUTSIDER)
    absent = _find("may we use Project Skylark teaser?", mentions=("Project Skylark teaser",), reach=OUTSIDER)
    assert not hidden.matches
    assert (hidden.unknown, absent.unknown) == (("Project Nightjar teaser",), ("Project Skylark teaser",))


def test_what_is_public_is_found_by_anyone() -> None:
    """An outsider is not refused what everybody may see."""
    assert _ids(_find("the Canopy mark on our stand?", reach=OUTSIDER)) == ["CAN"]
    assert not _find("the Aurora hero on our stand?", reach=OUTSIDER).matches


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("aurora hero and the canopy mark on the web", {"aurora hero", "canopy mark"}),
        ("Lysholt harbour sunsett in print", {"Lysholt harbour sunsett"}),
        ("the hero of the aurora, now", set()),
        ("Project Nightjar teaser on TV", set()),
    ],
    ids=["whole names", "with a slip", "scattered words", "never what is hidden"],
)
def test_names_are_told_verbatim(text: str, names: set[str]) -> None:
    finder = AssetFinder(Shelf(ASSETS))  # type: ignore[arg-type]  # as above
    assert set(finder.names_in(Question(text=text, asked_on=date(2026, 3, 1)), STAFF)) == names

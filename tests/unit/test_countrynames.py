"""Every country's ISO names read to its own code, and no name that holds another's is taken for both."""

from itertools import permutations

import pycountry
import pytest

from policies.lexicon.territories import read_territories

_TWO_PLACES = frozenset({"Congo", "Georgia"})
"""ISO names that two places bear: asked about, not guessed."""


def _names(country) -> list[str]:
    spoken = {getattr(country, kind, None) for kind in ("name", "official_name", "common_name")}
    return sorted(name for name in spoken if name and name not in _TWO_PLACES)


_NAMED = [(country.alpha_2, name) for country in pycountry.countries for name in _names(country)]


@pytest.mark.parametrize("sentence", ["{}", "posters in {} in May", "{}.", "worldwide excl. {}"])
def test_every_iso_name_is_read_as_its_own_country(sentence):
    wrong = []
    for code, name in _NAMED:
        reading = read_territories(sentence.format(name))
        named = set(reading.exclude if "excl" in sentence else reading.include)
        if named != {code} or reading.unresolved or (sentence == "{}" and reading.residue):
            wrong.append((name, named, reading.unresolved, reading.residue))
    assert wrong == []


def test_of_two_names_one_inside_the_other_only_the_longer_is_read():
    held = [(long, code) for (code, long), (_, short) in permutations(_NAMED, 2) if short in long and short != long]
    assert len(held) > 100  # the republics and kingdoms at least
    assert [long for long, code in held if set(read_territories(f"{long} and Fiji").include) - {"FJ"} != {code} - {"FJ"}] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("DR Congo", "CD"), ("DRC", "CD"), ("D.R. Congo", "CD"), ("Congo (DRC)", "CD"), ("Democratic Republic of Congo", "CD"),
        ("Republic of Congo", "CG"), ("Congo-Brazzaville", "CG"), ("Congo, Republic of", "CG"),
        ("N. Korea", "KP"), ("N Korea", "KP"), ("DPRK", "KP"), ("Korea (North)", "KP"),
        ("S. Korea", "KR"), ("S Korea", "KR"), ("Republic of Korea", "KR"), ("Seoul, Korea", "KR"),
        ("Republic of China", "TW"), ("Taiwan (ROC)", "TW"), ("Chinese Taipei", "TW"), ("PR China", "CN"),
        ("BVI", "VG"), ("Virgin Islands (British)", "VG"), ("USVI", "VI"), ("U.S. Virgin Islands", "VI"),
        ("St. Barts", "BL"), ("St Barths", "BL"), ("Sint Maarten", "SX"), ("St. Maarten", "SX"), ("French St. Martin", "MF"),
        ("Republic of Georgia", "GE"), ("Trinidad & Tobago", "TT"), ("Antigua & Barbuda", "AG"), ("St. Kitts & Nevis", "KN"),
        ("New Jersey", "US"), ("Northern Ireland", "GB"), ("N. Ireland", "GB"), ("Papua New Guinea", "PG"), ("Guyana", "GY"),
        ("French Guiana", "GF"), ("Dominica", "DM"), ("Dominican Republic", "DO"), ("Niger", "NE"), ("Nigeria", "NG"),
        ("American Samoa", "AS"), ("Samoa", "WS"), ("New Mexico", "US"), ("Micronesia", "FM"), ("Moldova", "MD"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("sentence", ["{}", "billboards in {} in May"])
def test_names_beside_iso_s_are_told_apart(words, code, sentence):
    assert read_territories(sentence.format(words)).include == (code,)


@pytest.mark.parametrize(
    "words",
    ["Congo", "the Congo", "Korea", "America", "the Gulf", "Virgin Islands", "Georgia", "St. Martin", "Netherlands Antilles",
     "Persian Gulf", "US territories", "New Guinea"],
)  # fmt: skip
def test_a_name_that_two_places_bear_is_not_guessed(words):
    for sentence in (words, f"billboards in {words} in May", f"worldwide excl. {words}", f"Fiji and {words}"):
        reading = read_territories(sentence)
        assert set(reading.include) <= {"WORLD", "FJ"}
        assert not reading.exclude
        assert reading.unresolved


def test_a_town_tells_which_of_two_is_meant():
    assert set(read_territories("in Korea and Japan, our Seoul and Tokyo shops").include) == {"KR", "JP"}
    assert read_territories("Atlanta, Georgia").unresolved == ()
    assert read_territories("posters in Georgia and in Chicago").unresolved == ("Georgia",)


def test_great_britain_is_the_united_kingdom_without_northern_ireland():
    britain, kingdom = read_territories("Great Britain"), read_territories("the UK")
    assert set(britain.regions) == {"england", "scotland", "wales"}
    assert britain.partial == {"GB"}
    assert (kingdom.include, kingdom.regions, kingdom.partial) == (("GB",), (), frozenset())
    assert set(read_territories("Great Britain and Northern Ireland").include) == {"GB"}
    assert not read_territories("Great Britain and Northern Ireland").partial


@pytest.mark.parametrize("town", ["Leeds", "London", "Glasgow", "Swansea", "Orkney", "Cornwall"])
def test_towns_of_great_britain_lie_in_it(town):
    assert set(read_territories(town).regions) <= set(read_territories("Great Britain").regions)
    assert read_territories(town).regions


def test_belfast_does_not_lie_in_great_britain():
    assert not set(read_territories("Belfast").regions) & set(read_territories("Great Britain").regions)

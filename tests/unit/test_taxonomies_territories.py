"""Groups of countries: certain members, unsettled edges, and accession dates."""

from datetime import date

import pytest

from policies.taxonomies.territories import countries, edge, expand, groups, members, members_at, name, regions, unsettled_since
from policies.vocabulary import TerritoryGroup


@pytest.mark.parametrize("code", [group.value for group in TerritoryGroup])
def test_every_group_of_the_vocabulary_has_members(code):
    assert members(code)


@pytest.mark.parametrize("code", list(groups()))
def test_groups_hold_only_known_countries_and_their_edge_is_apart(code):
    """A typo in the data would silently narrow or widen a right."""
    group = groups()[code]
    assert all(members(inner) for inner in (*group.core, *group.edge))
    assert not members(code) & edge(code)
    assert set(group.joined) <= members(code)


@pytest.mark.parametrize(
    ("code", "inside", "outside", "unsettled"),
    [
        ("DACH", {"DE", "AT", "CH"}, {"IT"}, {"LI"}),
        ("NORDICS", {"DK", "FI", "IS", "NO", "SE"}, {"EE"}, set()),
        ("SCANDINAVIA", {"DK", "NO", "SE"}, set(), {"FI", "IS"}),
        ("CEE", {"PL", "HU"}, {"DE"}, {"AT"}),
        ("NORTH_AMERICA", {"US", "CA"}, {"BR"}, {"MX"}),
        ("EU", {"FR", "HR"}, {"GB", "CH", "NO"}, {"MQ"}),
        ("EEA", {"NO", "IS", "LI", "DE"}, {"CH", "GB"}, set()),
        ("GCC", {"AE", "BH", "KW", "OM", "QA", "SA"}, {"EG", "JO"}, set()),
        ("MENA", {"AE", "MA"}, {"PK"}, {"IL", "TR"}),
        ("EUROPE", {"GB", "CH"}, {"MA"}, {"TR", "RU"}),
        ("LATAM", {"BR", "MX"}, {"US"}, {"PR", "JM"}),
        ("US", {"US"}, {"CA"}, {"PR", "GU", "VI"}),
        ("CN", {"CN"}, {"TW"}, {"HK", "MO"}),
        ("FR", {"FR"}, {"BE"}, {"MQ", "GP", "RE", "GF", "YT"}),
        ("GB", {"GB"}, {"IE", "IM", "JE", "GI"}, set()),
    ],
)
def test_members_and_edges(code, inside, outside, unsettled):
    assert inside <= members(code)
    assert not outside & (members(code) | edge(code))
    assert unsettled <= edge(code)


def test_membership_follows_the_day():
    """A licence for "the Eurozone" from March 2025 does not certainly reach Bulgaria, which joined in 2026."""
    assert "BG" not in members_at("EUROZONE", date(2025, 3, 1))
    assert "BG" in members_at("EUROZONE", date(2026, 1, 1))
    assert unsettled_since("EUROZONE", date(2025, 3, 1)) == {"BG"}
    assert unsettled_since("ASEAN", date(2025, 1, 1)) == {"TL"}
    assert unsettled_since("EU", date(2012, 1, 1)) == {"GB", "HR"}
    assert unsettled_since("BENELUX", date(1990, 1, 1)) == frozenset()


def test_the_world_and_the_unknown():
    """Everything is in the world; a code nobody knows stands for nothing."""
    assert members("WORLD") == countries()
    assert members("ATLANTIS") == frozenset()
    assert expand(["BENELUX", "FR", "ATLANTIS"]) == {"BE", "NL", "LU", "FR"}


def test_regions_lie_in_known_countries():
    assert all(members(region.country) for region in regions().values())


@pytest.mark.parametrize(
    ("code", "plain"), [("DE", "Germany"), ("NORDICS", "the Nordics"), ("corsica", "Corsica"), ("XK", "Kosovo"), ("ZZ", "ZZ")]
)
def test_names_are_plain_english(code, plain):
    assert name(code) == plain

"""Places read from messages and register cells."""

from datetime import date

import pytest

from policies.lexicon.territories import read_territories


@pytest.mark.parametrize(
    ("text", "include", "exclude"),
    [
        ("EU27 + UK + CH", ("EU", "GB", "CH"), ()),
        ("D + A", ("DE", "AT"), ()),
        ("D-A-CH", ("DE", "AT", "CH"), ()),
        ("worldwide excl. PRC", ("WORLD",), ("CN",)),
        ("all", ("WORLD",), ()),
        ("weltweit außer Japan", ("WORLD",), ("JP",)),
        ("monde entier sauf États-Unis", ("WORLD",), ("US",)),
        ("todo el mundo excepto Brasil", ("WORLD",), ("BR",)),
        ("Iberia + Andorra", ("ES", "PT", "AD"), ()),
        ("V4", ("PL", "CZ", "SK", "HU"), ()),
        ("Mercosur (AR, BR, PY, UY)", ("AR", "BR", "PY", "UY"), ()),
        ("UK & Ireland", ("GB", "IE"), ()),
        ("everywhere but the US please", ("WORLD",), ("US",)),
        ("France, Italy, Spain - Portugal is NOT included", ("FR", "IT", "ES"), ("PT",)),
        ("Latam (without Argentina, Chile)", ("LATAM",), ("AR", "CL")),
        ("worldwide, Iran and North Korea excepted", ("WORLD",), ("IR", "KP")),
        ("APAC leaving aside India and China", ("APAC",), ("IN", "CN")),
        ("EMEA excluding Turkey and Israel", ("EMEA",), ("TR", "IL")),
        ("for Austria, not Germany", ("AT",), ("DE",)),
        ("not Germany, Austria", ("AT",), ()),
        ("posters in Lyon and Kraków", ("FR", "PL"), ()),
        ("our .is site", ("IS",), ()),
        ("for Belgian subscribers", ("BE",), ()),
        ("Mexico's independence day post", ("MX",), ()),
        ("in the U.S. only", ("US",), ()),
        ("UK&I", ("UKI",), ()),
    ],
)
def test_what_is_named_and_what_is_taken_out(text, include, exclude):
    reading = read_territories(text)
    assert set(reading.include) == set(include)
    assert set(reading.exclude) == set(exclude)


@pytest.mark.parametrize(
    "text",
    [
        "can you tell us if IT may use it in our deck",
        "nice one, is it ok to be in there at no cost?",
        "reading the contract: does it split the fee, and most of it?",
        "ask IT or PR",
        "the TV commercial",
        "can I have subtitles in German?",
        "translate it into Finnish and print it",
        "the Spanish version of the claim",
        "my turkey sandwich and a jersey",
        "English-language edition",
        ":rotating_light: urgent",
        "hero_DE_final.png",
    ],
)
def test_words_that_only_look_like_places(text):
    """Codes that are words, languages and file names are no territories."""
    assert read_territories(text).include == ()


@pytest.mark.parametrize(
    "text", ["we're a Dutch agency, can we crop it?", "Vantera Poland here", "I am based in Lisbon", "hello from Tallinn!"]
)
def test_the_home_of_the_asker_is_not_the_place_of_use(text):
    reading = read_territories(text)
    assert reading.include == ()
    assert reading.home


@pytest.mark.parametrize(
    ("text", "unsettled"),
    [
        ("Scandinavia", {"FI"}),
        ("DACH", {"LI"}),
        ("North America", {"MX"}),
        ("USA", {"PR"}),
        ("worldwide excl. PRC", {"HK"}),
        ("worldwide excl. Scandinavia", {"FI"}),
        ("France", {"RE"}),
    ],
)
def test_edges_stay_unsettled(text, unsettled):
    assert unsettled <= read_territories(text).edge


@pytest.mark.parametrize(
    "text", ["DACH + Liechtenstein", "worldwide", "Benelux", "France métro. only (no DOM-TOM)", "North America excl. Mexico"]
)
def test_what_is_said_outright_is_settled(text):
    assert not read_territories(text).edge & {"LI", "MQ", "MX"}


def test_later_joiners_are_unsettled_for_an_older_licence():
    reading = read_territories("Eurozone", on=date(2025, 3, 1))
    assert "BG" not in reading.include
    assert "BG" in reading.edge
    assert "HR" in read_territories("EU", on=date(2012, 1, 1)).edge


def test_a_part_of_a_country_is_not_the_country():
    """A right to Paris or Bavaria is no right to France or Germany, and leaving out Northern Ireland leaves Britain in."""
    assert read_territories("Paris, Lyon").partial == {"FR"}
    assert read_territories("Bavaria").regions == ("bavaria",)
    assert read_territories("Bavaria").partial == {"DE"}
    assert read_territories("Germany, Munich").partial == frozenset()
    less = read_territories("UK excl. Northern Ireland")
    assert (less.include, less.exclude, less.excluded_regions) == (("GB",), (), ("northern_ireland",))


@pytest.mark.parametrize("cell", ["Paris, France", "France (Paris)", "NL, FR (Corsica only)"])
def test_a_country_cut_down_to_a_part(cell):
    assert read_territories(cell).partial == {"FR"}


def test_a_part_that_is_merely_included_cuts_nothing_down():
    assert read_territories("Spain (incl. Canaries)").partial == frozenset()


@pytest.mark.parametrize(
    ("cell", "include", "exclude"),
    [
        ("Global ex. US & Canada", {"WORLD"}, {"US", "CA"}),
        ("world, no US", {"WORLD"}, {"US"}),
        ("EU ex France", {"EU"}, {"FR"}),
        ("IN, ID", {"IN", "ID"}, set()),
        ("de/at/ch", {"DE", "AT", "CH"}, set()),
        ("US/CAN", {"US", "CA"}, set()),
        ("CH (FR)", {"CH"}, set()),
        ("France AND Germany", {"FR", "DE"}, set()),
        ("UK (not NI)", {"GB"}, set()),
        ("no", set(), set()),
    ],
)
def test_terse_cells(cell, include, exclude):
    """Abbreviations of "except" must not be lost: they would widen the right."""
    reading = read_territories(cell)
    assert (set(reading.include), set(reading.exclude)) == (include, exclude)


def test_vague_words_are_kept_and_not_resolved():
    reading = read_territories("only in our region")
    assert reading.include == ()
    assert reading.unresolved == ("our region",)


def test_what_is_not_understood_is_left_over():
    assert read_territories("DACH + Freedonia").residue == "Freedonia"
    assert not read_territories("DE, NL, DK").residue


def test_spans_are_verbatim():
    text = "posters in  Köln, and the BeNeLux"
    for span in read_territories(text).spans:
        assert text[span.start : span.end] == span.text


def test_ten_thousand_characters_are_read():
    """However long and monotonous a text is, its places are found."""
    for text in ("Paris, " * 1400, "not " * 2500, "a" * 10_000, "in Nice and " * 830, "Paris, France " * 700, "DE (Munich) " * 800):
        named = set(read_territories(text).include)
        assert ("FR" in named) == ("Paris" in text or "Nice" in text), text[:20]


def test_a_town_taken_out_does_not_take_its_country_out() -> None:
    reading = read_territories("all of Germany, not Berlin")
    assert "DE" in reading.include
    assert "DE" not in reading.exclude
    assert reading.excluded_towns == ("Berlin",)

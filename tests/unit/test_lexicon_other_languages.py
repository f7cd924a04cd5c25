"""Edits and subjects of bans as people name them in the languages of their offices."""

import pytest

from policies.lexicon.modifications import find_modifications
from policies.lexicon.relatives import neighbours_in
from policies.lexicon.topics import find_topics
from policies.lexicon.userkinds import kinds_meant, kinds_of
from policies.vocabulary import Modification


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("przycięte do pionu", Modification.CROP),
        ("oříznutý na výšku", Modification.CROP),
        ("beskuren på höjden", Modification.CROP),
        ("beskåret i højden", Modification.CROP),
        ("bijgesneden tot een staand beeld", Modification.CROP),
        ("powiększone na baner", Modification.RESIZE),
        ("zmenšené na samolepku", Modification.RESIZE),
        ("cała grafika czarno-biała", Modification.RECOLOUR),
        ("v našich barvách", Modification.RECOLOUR),
        ("i svartvitt", Modification.RECOLOUR),
        ("aux couleurs de la ville", Modification.RECOLOUR),
        ("knocked out to white on the label", Modification.RECOLOUR),
        ("twarz lekko wygładzona, wyretuszowana", Modification.RETOUCH),
        ("la peau un peu lissée", Modification.RETOUCH),
        ("mit dem neuen Preis drauf", Modification.OVERLAY_TEXT),
        ("con la fecha encima", Modification.OVERLAY_TEXT),
        ("con il titolo sopra", Modification.OVERLAY_TEXT),
        ("met de datum eroverheen", Modification.OVERLAY_TEXT),
        ("un slogan en grand sur la photo", Modification.OVERLAY_TEXT),
        ("z hasłem na zdjęciu", Modification.OVERLAY_TEXT),
        ("s nápisem přes fotku", Modification.OVERLAY_TEXT),
        ("med overskrift hen over billedet", Modification.OVERLAY_TEXT),
        ("the opening hours on top of the picture", Modification.OVERLAY_TEXT),
        ("usunąć napis z tła", Modification.REMOVE_ELEMENT),
        ("odstranit auto v pozadí", Modification.REMOVE_ELEMENT),
        ("fritlagt på sort", Modification.REMOVE_ELEMENT),
        ("ta bort skylten", Modification.REMOVE_ELEMENT),
        ("tirar o fundo", Modification.REMOVE_ELEMENT),
        ("deep-etched on grey", Modification.REMOVE_ELEMENT),
        ("spejlvendt", Modification.DISTORT),
        ("přeložit do němčiny", Modification.TRANSLATE),
        ("oversat til dansk", Modification.TRANSLATE),
        ("our logo next to yours", Modification.COMBINE),
    ],
)
def test_edits_in_many_languages(text: str, edit: Modification) -> None:
    assert edit in {mention.code for mention in find_modifications(text)}


@pytest.mark.parametrize(
    "text",
    [
        "after the cancellation of the fair",
        "until we are eliminated from the cup",
        "a detour sign on the road",
        "what kind of people are in the picture",
        "drukowane na plakatach",
    ],
)
def test_words_that_only_look_like_an_edit(text: str) -> None:
    assert not find_modifications(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("in der Bierkarte", "alcohol"),
        ("op de wijnkaart", "alcohol"),
        ("sur la carte des vins", "alcohol"),
        ("na festiwalu piwa", "alcohol"),
        ("chez le buraliste", "tobacco"),
        ("v trafice u tabáku", "tobacco"),
        ("en un folleto electoral", "political"),
        ("na plakacie wyborczym", "political"),
        ("in einem Wahlflyer", "political"),
        ("u bukmachera", "gambling"),
        ("minted as a collectible", "crypto"),
        ("ulotka o lekach, leki na receptę", "pharma"),
        ("beside a line that it lowers blood pressure", "medical_claims"),
        ("on the tag of a soft toy", "toys"),
        ("auf einer Limonade", "soft_drinks"),
    ],
)
def test_what_a_use_has_to_do_with_in_many_languages(text: str, topic: str) -> None:
    assert topic in {mention.code for mention in find_topics(text)}


@pytest.mark.parametrize("text", ["the newly minted champion", "as a token of thanks", "next to the soda bread recipe"])
def test_words_that_only_look_like_a_topic(text: str) -> None:
    assert not {mention.code for mention in find_topics(text)} & {"crypto", "finance", "soft_drinks"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("a year planner for dealers", "calendars"),
        ("a birthday card", "postcards"),
        ("Aufkleber für die Scheibe", "stickers"),
        ("ein Adventskalender", "christmas"),
        ("für die Osteraktion", "easter"),
        ("with the sauce on the carton", "food"),
        ("in the airline lounge", "in_flight"),
    ],
)
def test_neighbourhoods_of_bans(text: str, subject: str) -> None:
    assert subject in neighbours_in(text)


def test_a_calendar_week_is_no_calendar() -> None:
    assert "calendars" not in neighbours_in("live in calendar week 20")


@pytest.mark.parametrize(
    ("cell", "asker"),
    [
        ("apteki", "apteka w Gdyni"),
        ("perfumerías", "perfumería en Gijón"),
        ("skolor", "grundskola i Umeå"),
        ("dealerzy", "dealer w Łodzi"),
    ],
)
def test_a_user_and_a_cell_name_the_same_kind(cell: str, asker: str) -> None:
    assert kinds_meant(cell) <= kinds_of([asker])

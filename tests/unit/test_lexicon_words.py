"""Words to codes: channels, edits, actions, users, purposes, topics and stated facts."""

import json
from pathlib import Path

import pytest
import yaml

from policies.lexicon.actions import find_actions
from policies.lexicon.channels import find_channels
from policies.lexicon.modifications import find_modifications
from policies.lexicon.negation import is_negated
from policies.lexicon.parties import find_parties
from policies.lexicon.phrases import PhraseBook
from policies.lexicon.purposes import find_purposes
from policies.lexicon.qualifications import find_qualifications
from policies.lexicon.topics import find_topics
from policies.vocabulary import Action, Channel, Modification, Party, Purpose
from slm.reading.deterministic.edits import find_uncoded_edits

LEXICON = Path(__file__).parents[2] / "policies" / "lexicon"
QUESTIONS = Path(__file__).parents[3] / "shared" / "data" / "questions" / "questions.jsonl"


def codes(mentions):
    return {mention.code for mention in mentions}


@pytest.mark.parametrize(
    ("data_file", "vocabulary"),
    [("channels", Channel), ("modifications", Modification), ("actions", Action), ("parties", Party), ("purposes", Purpose)],
)
def test_data_files_hold_every_code_and_no_other(data_file, vocabulary):
    raw = yaml.safe_load((LEXICON / f"{data_file}.yaml").read_text(encoding="utf-8"))
    assert {code for code in raw["phrases"] if not code.startswith("_")} == {code.value for code in vocabulary}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6-sheets and tram sides", {"billboard", "transit"}),
        ("can we put 500 behind it next week", {"social_paid"}),
        ("boosted reel", {"social_paid"}),
        ("pre-roll, preroll or pre roll", {"streaming_video"}),
        ("on our careers page", {"web"}),
        ("shelf wobblers", {"point_of_sale"}),
        ("PLV, affichage", {"point_of_sale", "ooh"}),
        ("digital screens in the metro", {"digital_ooh"}),
        ("web, app", {"web", "app"}),
        ("TVC + cinema", {"tv", "cinema"}),
        ("Schaufenster und Messestand", {"window_display", "trade_show"}),
        ("vía pública, redes sociales", {"ooh", "social"}),
        ("a post on Instagram", {"social_organic", "social"}),
        ("the press release", {"press_release"}),
        ("on mugs for donors", {"merchandise"}),
    ],
)
def test_channels(text, expected):
    assert expected <= codes(find_channels(text))


@pytest.mark.parametrize(
    "text",
    [
        "the bottle retouch is done",
        "may we scan the 1954 poster by Emil",
        "legal review please",
        "the licence window ends",
        "got it by email",
    ],
)
def test_things_that_are_no_place_of_use(text):
    """An object that is only talked about is no channel."""
    assert not find_channels(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("crop ok, no recolour", {"crop", "recolour"}),
        ("a b/w version, tight on the hands", {"recolour", "crop"}),
        ("take the signature off", {"remove_element"}),
        ("whiten the teeth", {"retouch"}),
        ("make the bear hop around", {"animate"}),
        ("expanded in firefly", {"ai_edit"}),
        ("our headline across the sky", {"overlay_text"}),
        ("ins Deutsche übersetzt", {"translate"}),
        ("recadrage ok", {"crop"}),
        ("squeezed by 12 %", {"distort"}),
        ("redrawn by hand", {"redraw"}),
        ("our logo locked up with a logo lock-up", {"combine"}),
    ],
)
def test_modifications(text, expected):
    assert expected <= codes(find_modifications(text))


def test_changes_without_a_code_are_found_apart():
    assert [m.text for m in find_uncoded_edits("slow it down and tweak it")] == ["slow it down", "tweak"]
    assert not find_modifications("slow it down")


def test_actions():
    assert codes(find_actions("sell mugs and file a trademark")) == {"sell", "register"}
    assert codes(find_actions("train our model on it")) == {"train_ai"}


def test_parties_and_purposes():
    assert "franchisee" in codes(find_parties("we are franchisees"))
    assert "agency" in codes(find_parties("agencies of record"))
    assert codes(find_parties("the museum's director")) == set()
    assert "charity" in codes(find_purposes("a fundraiser"))
    assert "education" in codes(find_purposes("for my bachelor's thesis"))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("a craft brewery", "alcohol"),
        ("next to betting odds", "gambling"),
        ("payday-loan spots", "loans"),
        ("no in-flight", "in_flight"),
        ("not on covers", "covers"),
        ("price-comparison sites", "price_comparison"),
        ("posters for sale", "for_sale"),
        ("a vote for the mayor", "political"),
    ],
)
def test_topics(text, topic):
    assert topic in codes(find_topics(text))


@pytest.mark.parametrize(
    ("text", "key", "holds", "certain"),
    [
        ("we signed the addendum last week", "signed_addendum", True, True),
        ("they haven't sent back the addendum", "signed_addendum", False, True),
        ("the addendum is about to be signed", "signed_addendum", True, False),
        ("got an OK on the phone from the brand team", "written_approval", True, False),
        ("the brand team gave us written approval", "written_approval", True, True),
        ("we are under MSA", "msa", True, True),
        ("no MSA so far", "msa", False, True),
        ("we are your agency of record", "agency_of_record", True, True),
        ("my boss has the addendum on her desk", "signed_addendum", True, False),
        ("once the addendum is signed", "signed_addendum", True, False),
        ("Marketing said it's fine", "written_approval", True, False),
        ("approved by e-mail", "written_approval", True, True),
        ("our certification lapsed", "certified", False, True),
    ],
)
def test_stated_facts(text, key, holds, certain):
    """Denials and hearsay never count as facts."""
    claims = {claim.key: claim for claim in find_qualifications(text)}
    assert (claims[key].holds, claims[key].certain) == (holds, certain)


def test_a_question_states_nothing():
    assert find_qualifications("do we need an addendum?") == ()
    assert find_qualifications("are you an official supplier?") == ()


def test_a_credit_line_is_no_loan():
    """Accents fold away, so the French word for a loan must not catch every credit line."""
    assert find_topics("with the credit line, we'd credit the photographer") == ()


def test_languages_stand_for_translation():
    assert codes(find_modifications("Arabic subs burnt in")) == {"translate", "overlay_text"}
    assert codes(find_modifications("a Polish voice-over")) == {"translate"}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("no chef", "chef", True),
        ("we are NOT cropping it", "cropping", True),
        ("not Germany, Austria", "Germany", True),
        ("not Germany, Austria", "Austria", False),
        ("no TV, radio or print", "print", True),
        ("no TV, web only", "web", False),
        ("can't we crop it?", "crop", False),
        ("not only web", "web", False),
        ("no problem, web it is", "web", False),
        ("socials are not planned", "socials", True),
        ("without recolouring", "recolouring", True),
        ("ohne Plakat", "Plakat", True),
    ],
)
def test_negation(text, word, expected):
    start = text.index(word)
    assert is_negated(text, start, start + len(word)) is expected


def test_phrase_markup():
    """Gaps stay inside a sentence, commas break a phrase, private codes shadow shorter phrases."""
    book = PhraseBook([("a", "take .. off"), ("b", "web app"), ("c", "=US"), ("_x", "press ok"), ("d", "press")], inflect="noun")
    assert codes(book.find("take the tag off")) == {"a"}
    assert codes(book.find("take it. Get off")) == set()
    assert codes(book.find("web, app")) == set()
    assert codes(book.find("tell us about the US")) == {"c"}
    assert codes(book.find("press ok")) == set()
    assert codes(book.find("press")) == {"d"}


@pytest.mark.skipif(not QUESTIONS.exists(), reason="the questions data is not on this machine")
def test_spans_are_verbatim_and_most_channels_are_found():
    """On real questions each mention is a piece of the text, and few named channels are missed."""
    wanted = missed = 0
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = find_channels(row["text"])
        assert all(row["text"][m.start : m.end] == m.text for m in found)
        if not row["thread"]:
            wanted += len(row["request"]["channels"])
            missed += len(set(row["request"]["channels"]) - codes(found))
    assert missed / wanted < 0.1

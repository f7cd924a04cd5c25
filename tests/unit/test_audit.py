"""The audit log: every way to tamper with it is seen, and an erased payload is no damage."""

import json
from datetime import UTC, datetime

import pytest

from bot.audit import AuditLog
from bot.errors import AuditError

AT = datetime(2026, 3, 14, 12, tzinfo=UTC)


@pytest.fixture
def log(tmp_path):
    log = AuditLog(tmp_path)
    for number in range(5):
        log.append("answer", {"verdict": "allowed", "number": number, "text": "Über"}, AT)
    return log


def lines(path):
    return path.read_text(encoding="utf-8").splitlines(keepends=True)


def test_an_untouched_log_is_intact(log):
    report = log.verify()
    assert (report.entries, report.erased, report.problems) == (5, 0, ())


def test_an_empty_log_is_intact(tmp_path):
    assert AuditLog(tmp_path / "none").verify().is_intact


def test_numbers_go_on_in_another_process(log, tmp_path):
    assert AuditLog(tmp_path).append("ruling", {}, AT) == 6


def test_a_changed_payload_is_seen(log, tmp_path):
    path = tmp_path / "payloads.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"number":2', '"number":7'), encoding="utf-8")
    assert log.verify().problems == ("the payload of entry 3 was changed",)


@pytest.mark.parametrize("field", ["seq", "at", "kind", "digest", "prev", "hash"])
def test_a_changed_entry_is_seen(log, tmp_path, field):
    path = tmp_path / "chain.jsonl"
    rows = lines(path)
    entry = json.loads(rows[2])
    entry[field] = 99 if field == "seq" else "0" * 64
    path.write_text("".join([*rows[:2], json.dumps(entry) + "\n", *rows[3:]]), encoding="utf-8")
    assert not log.verify().is_intact


@pytest.mark.parametrize(
    ("name", "tamper"),
    [
        ("deleted", lambda rows: rows[:1] + rows[2:]),
        ("reordered", lambda rows: [rows[0], rows[2], rows[1], *rows[3:]]),
        ("cut off", lambda rows: rows[:3]),
        ("emptied", lambda rows: rows[:0]),
        ("garbled", lambda rows: [*rows[:2], "{\n", *rows[3:]]),
    ],
)
def test_removed_or_moved_entries_are_seen(log, tmp_path, name, tamper):
    path = tmp_path / "chain.jsonl"
    path.write_text("".join(tamper(lines(path))), encoding="utf-8")
    assert not log.verify().is_intact, name


def test_a_rewritten_log_does_not_match_a_head_kept_elsewhere(log, tmp_path):
    anchor = tmp_path / "copy-of-head.json"
    anchor.write_bytes((tmp_path / "head.json").read_bytes())
    for name in ("chain.jsonl", "payloads.jsonl", "head.json"):
        (tmp_path / name).unlink()
    for number in range(6):
        log.append("answer", {"forged": number}, AT)
    assert log.verify().is_intact
    assert log.verify(anchor).problems == ("entry 5 is not the one that was anchored",)


def test_a_missing_head_is_seen(log, tmp_path):
    (tmp_path / "head.json").unlink()
    assert not log.verify().is_intact


def test_erasing_deletes_payload_and_salt_and_the_chain_still_verifies(log, tmp_path):
    assert log.erase(frozenset({2, 4})) == 2
    report = log.verify()
    assert (report.entries, report.erased, report.is_intact) == (5, 2, True)
    assert '"number":1' not in (tmp_path / "payloads.jsonl").read_text(encoding="utf-8")


def test_a_write_cut_short_is_healed_by_the_next_one(log, tmp_path):
    head = (tmp_path / "head.json").read_bytes()
    log.append("answer", {"number": 5}, AT)
    (tmp_path / "head.json").write_bytes(head)
    assert log.verify().is_intact
    assert log.append("answer", {"number": 6}, AT) == 7
    with (tmp_path / "chain.jsonl").open("a", encoding="utf-8") as chain:
        chain.write('{"seq": 8, "at"')
    assert log.verify().is_intact
    assert log.append("answer", {"number": 7}, AT) == 8
    assert log.verify().problems == ()


def test_a_log_that_was_cut_off_is_not_continued(log, tmp_path):
    path = tmp_path / "chain.jsonl"
    path.write_text("".join(lines(path)[:3]), encoding="utf-8")
    with pytest.raises(AuditError, match="audit verify"):
        log.append("answer", {}, AT)

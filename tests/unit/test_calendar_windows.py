"""Windows as registers write them: what is certain is read exactly, what is not stays unknown."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from policies.calendar.spans import last_day
from policies.calendar.windows import DayOrder, day_order, find_days, read_day, read_window, split_window
from policies.rules import Bound

OPEN, UNKNOWN = Bound.OPEN, Bound.UNKNOWN
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2039, 12, 31))
SHAPES = ["%d.%m.%y", "%d.%m.%Y", "%d/%m/%Y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%Y-%m-%d"]


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("15/04/25-14/04/26", "2025-04-15", "2026-04-14"),
        ("1.2.2026-31.1.2027", "2026-02-01", "2027-01-31"),
        ("oct 1 2025 to mar 31 2026", "2025-10-01", "2026-03-31"),
        ("15.09.26 bis 14.09.28", "2026-09-15", "2028-09-14"),
        ("01.08.25 al 31.07.26", "2025-08-01", "2026-07-31"),
        ("15 Nov 2025 - 14 Feb", "2025-11-15", "2026-02-14"),
        ("15 Nov - 14 Feb 2026", "2025-11-15", "2026-02-14"),
        ("Xmas 2025 only (15 Nov - 31 Dec)", "2025-11-15", "2025-12-31"),
        ("1-14 March 2026", "2026-03-01", "2026-03-14"),
        ("01.01.-31.12.26", "2026-01-01", "2026-12-31"),
        ("01/2026 - 12/2026", "2026-01-01", "2026-12-31"),
        ("Jan 2026 - Dec 2026", "2026-01-01", "2026-12-31"),
        ("2026 calendar year", "2026-01-01", "2026-12-31"),
        ("Q1-Q3 2026", "2026-01-01", "2026-09-30"),
        ("FY26 (Apr-Mar)", "2025-04-01", "2026-03-31"),
        ("FY26 (Apr 25-Mar 26)", "2025-04-01", "2026-03-31"),
        ("FY26/27 (1 Apr 26 - 31 Mar 27)", "2026-04-01", "2027-03-31"),
        ("2 yrs from 1 May 2025", "2025-05-01", "2027-04-30"),
        ("12 mos. from delivery (3 Nov 2024)", "2024-11-03", "2025-11-02"),
        ("until 3 yrs after first use (1 Feb 2025)", "2025-02-01", "2028-01-31"),
        ("12m from 15/03/25", "2025-03-15", "2026-03-14"),
        ("3 Jahre ab 1. Mai 2025", "2025-05-01", "2028-04-30"),
        ("1 Mar 26 + 12 months", "2026-03-01", "2027-02-28"),
    ],
)
def test_closed_windows_are_read_to_the_day(cell: str, start: str, end: str) -> None:
    reading = read_window(cell, DayOrder.UNKNOWN)
    assert (reading.start, reading.end) == (day(start), day(end))


@pytest.mark.parametrize(
    "cell", ["perpetual", "in perpetuity", "no expiry", "own mark, no limit", "unbefristet", "life of copyright"]
)
def test_words_for_no_limit_are_open(cell: str) -> None:
    reading = read_window(cell, DayOrder.UNKNOWN)
    assert (reading.start, reading.end) == (OPEN, OPEN)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "  ",
        "tbc",
        "n/a",
        "?",
        "see contract",
        "FY26",
        "summer 2026",
        "2026 season",
        "5 yrs",
        "2 years from launch",
        "perpetual?",
    ],
)
def test_what_cannot_be_read_is_unknown_and_never_open(cell: str) -> None:
    reading = read_window(cell, DayOrder.UNKNOWN)
    assert (reading.start, reading.end) == (UNKNOWN, UNKNOWN)
    assert reading.note


@pytest.mark.parametrize(
    ("cell", "start"),
    [
        ("until stocks last", OPEN),
        ("while in office", OPEN),
        ("perpetual unless withdrawn", OPEN),
        ("01.01.26 – tbc", day("2026-01-01")),
        ("from 12 Nov 2026", day("2026-11-12")),
        ("from 01.01.26 until revoked", day("2026-01-01")),
        ("embargoed until 1 May 2026", day("2026-05-01")),
        ("01.01.26-31.12.26, web only to 30.06.26", day("2026-01-01")),
    ],
)
def test_an_end_that_hangs_on_something_is_unknown(cell: str, start: date | Bound) -> None:
    reading = read_window(cell, DayOrder.DAY_FIRST)
    assert (reading.start, reading.end) == (start, UNKNOWN)


def test_a_start_without_end_is_open_only_where_the_cell_says_so() -> None:
    assert read_window("from 12 Nov 2026, no end", DayOrder.UNKNOWN).end is OPEN
    assert read_window("01.01.26 to perpetuity", DayOrder.UNKNOWN).end is OPEN
    assert read_window("not perpetual", DayOrder.UNKNOWN).end is UNKNOWN


def test_only_an_end() -> None:
    for cell in ("to 28.02.26", "expires 28 Feb 2026", "before 1 Mar 2026", "until end of Feb 2026"):
        reading = read_window(cell, DayOrder.UNKNOWN)
        assert (reading.start, reading.end) == (OPEN, day("2026-02-28")), cell


def test_an_open_order_gives_both_readings_and_no_certain_day() -> None:
    reading = read_window("03/04/26 - 09/10/26", DayOrder.UNKNOWN)
    assert (reading.start, reading.end) == (UNKNOWN, UNKNOWN)
    assert set(reading.readings) == {(day("2026-04-03"), day("2026-10-09")), (day("2026-03-04"), day("2026-09-10"))}


def test_the_row_settles_the_order() -> None:
    order = day_order(["03/04/26 - 09/10/26", "N. Farrouk to 31.01.27"])
    assert order is DayOrder.DAY_FIRST
    assert read_window("03/04/26 - 09/10/26", order).end == day("2026-10-09")


def test_proof_against_proof_settles_nothing() -> None:
    assert day_order(["13/01/26", "01/13/26"]) is DayOrder.UNKNOWN


def test_doubt_in_the_cell_makes_its_days_unknown() -> None:
    for cell in (
        "approx. 2 yrs from 1 May 2025",
        "01.01.26 - 31.12.26 (tbc)",
        "31.01.27 - 01.02.25",
        "01.01.26 - 31.12.26 or 5000 copies",
    ):
        reading = read_window(cell, DayOrder.UNKNOWN)
        assert (reading.start, reading.end) == (UNKNOWN, UNKNOWN), cell


def test_words_not_understood_are_kept() -> None:
    assert read_window("first edition, 01.09.26 - 31.08.31", DayOrder.UNKNOWN).residue == "first edition"
    assert read_window("15.09.25 - 30.06.26 incl.", DayOrder.UNKNOWN).residue == ""


def test_a_cell_about_two_things_splits() -> None:
    assert split_window("picture perpetual; music sync to 31.12.25") == (("picture", "perpetual"), ("music sync", "to 31.12.25"))
    subjects = [subject for subject, _ in split_window("film perpetual; music ended 30 Sep 2025, silent version free to use")]
    assert subjects == ["film", "music", "silent version"]
    assert split_window("01.01.26 - 31.12.26") == (("", "01.01.26 - 31.12.26"),)


def test_days_of_releases_are_found_with_their_words() -> None:
    found = find_days("N. Farrouk to 31.01.27; T. Wisniewski to 30 Jun 26", DayOrder.DAY_FIRST)
    assert [(mention.text, when) for mention, when in found] == [("31.01.27", day("2027-01-31")), ("30 Jun 26", day("2026-06-30"))]


def test_an_ambiguous_release_day_is_seen_but_not_dated() -> None:
    [(mention, when)] = find_days("to 03/04/26", DayOrder.UNKNOWN)
    assert (mention.text, when) == ("03/04/26", None)
    assert read_day("to 03/04/26", DayOrder.UNKNOWN) is None


@settings(deadline=None)  # the first call compiles the patterns
@given(DAYS, st.sampled_from(SHAPES))
def test_a_written_day_is_read_back(when: date, shape: str) -> None:
    assert read_day(when.strftime(shape), DayOrder.DAY_FIRST) == when


@settings(deadline=None)  # the first call compiles the patterns
@given(DAYS, st.integers(0, 3000), st.sampled_from(SHAPES), st.sampled_from([" - ", " – ", " to ", " until ", " bis "]))
def test_first_and_last_day_are_both_inside(start: date, length: int, shape: str, between: str) -> None:
    end = start + timedelta(days=length)
    assume(end.year < 2070)
    reading = read_window(start.strftime(shape) + between + end.strftime(shape), DayOrder.DAY_FIRST)
    assert (reading.start, reading.end) == (start, end)


@settings(deadline=None)  # the first call compiles the patterns
@given(DAYS, st.integers(1, 60), st.sampled_from(["months", "years", "weeks", "days"]))
def test_a_duration_ends_the_day_before_its_anniversary(start: date, number: int, unit: str) -> None:
    reading = read_window(f"{number} {unit} from {start.strftime('%d.%m.%Y')}", DayOrder.DAY_FIRST)
    assert reading.start == start
    assert reading.end == last_day(start, number, unit[:-1])
    if unit in ("months", "years") and start.day <= 28:
        assert isinstance(reading.end, date)
        assert (reading.end + timedelta(days=1)).day == start.day


@settings(deadline=None)  # the first call compiles the patterns
@given(st.integers(1, 12), st.integers(1, 12), st.integers(20, 40))
def test_numbers_that_could_be_either_are_never_guessed(one: int, other: int, year: int) -> None:
    assume(one != other)
    assert read_day(f"{one:02}/{other:02}/{year}", DayOrder.UNKNOWN) is None


@settings(deadline=None)  # the first call compiles the patterns
@given(st.text(max_size=60))
def test_any_cell_is_read_without_error_and_junk_never_opens_a_window(cell: str) -> None:
    reading = read_window(cell, DayOrder.UNKNOWN)
    if not any(char.isalnum() for char in cell):
        assert (reading.start, reading.end) == (UNKNOWN, UNKNOWN)

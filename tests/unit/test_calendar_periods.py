"""Periods of use in messages. The day of asking is Wednesday 18 March 2026 unless a test says otherwise."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.calendar.periods import read_period

ON = date(2026, 3, 18)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1 July till end of August", "2026-07-01", "2026-08-31"),
        ("from 26 Dec to 11 Jan", "2026-12-26", "2027-01-11"),
        ("17–19 June", "2026-06-17", "2026-06-19"),
        ("6th, 7th and 8th April", "2026-04-06", "2026-04-08"),
        ("Sept. 22 – 24, 2026", "2026-09-22", "2026-09-24"),
        ("22.-24.09.2026", "2026-09-22", "2026-09-24"),
        ("16.11.–24.12.", "2026-11-16", "2026-12-24"),
        ("1.10. bis 30.11.26", "2026-10-01", "2026-11-30"),
        ("du 1er au 30 juin", "2026-06-01", "2026-06-30"),
        ("5 al 31 de enero", "2027-01-05", "2027-01-31"),
        ("van 1 tot 14 mei", "2026-05-01", "2026-05-14"),
        ("w/c 1 Dec", "2026-11-30", "2026-12-06"),
        ("in week 45", "2026-11-02", "2026-11-08"),
        ("next week", "2026-03-23", "2026-03-29"),
        ("Monday to Friday next week", "2026-03-23", "2026-03-27"),
        ("this weekend", "2026-03-21", "2026-03-22"),
        ("Q3", "2026-07-01", "2026-09-30"),
        ("second half of 2026", "2026-07-01", "2026-12-31"),
        ("all of this year", "2026-01-01", "2026-12-31"),
        ("this summer", "2026-06-01", "2026-08-31"),
        ("Nov through Jan", "2026-11-01", "2027-01-31"),
        ("in May and June", "2026-05-01", "2026-06-30"),
        ("from tomorrow until Sunday 12 April", "2026-03-19", "2026-04-12"),
        ("Easter (3 to 6 April)", "2026-04-03", "2026-04-06"),
        ("Black Friday till the end of November", "2026-11-27", "2026-11-30"),
        ("from Monday for two weeks", "2026-03-23", "2026-04-05"),
        ("three weeks, starting Monday", "2026-03-23", "2026-04-12"),
        ("1 May 2026 for twelve months", "2026-05-01", "2027-04-30"),
        ("for the next three months", "2026-03-18", "2026-06-17"),
        ("Lisbon 14 Nov, Madrid 21 Nov, Casablanca 28 Nov", "2026-11-14", "2026-11-28"),
        ("planning Q3: posters 1 July till end of August", "2026-07-01", "2026-08-31"),
        ("post it this Friday and archive it on Sunday night", "2026-03-20", "2026-03-22"),
        ("8 to 30 June. It comes off at closing time on the 30th", "2026-06-08", "2026-06-30"),
    ],
)
def test_a_named_period_fills_both_days(text: str, start: str, end: str) -> None:
    reading = read_period(text, ON)
    assert (reading.start, reading.end, reading.unclear) == (day(start), day(end), False)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("until end of may", None, "2026-05-31"),
        ("thru EOQ", None, "2026-03-31"),
        ("until Easter Monday", None, "2026-04-06"),
        ("before Christmas", None, "2026-12-23"),
        ("from 1 May", "2026-05-01", None),
        ("starting next week", "2026-03-23", None),
        ("live on jan 5", "2027-01-05", None),
        ("not before 1 May", "2026-05-01", None),
        ("embargoed until 5 May", "2026-05-05", None),
    ],
)
def test_a_side_that_is_not_said_stays_empty(text: str, start: str | None, end: str | None) -> None:
    reading = read_period(text, ON)
    assert (reading.start, reading.end) == (day(start), day(end))


@pytest.mark.parametrize("text", ["evergreen", "no expiry", "it stays online indefinitely", "and it'll never come down"])
def test_without_end_is_open_ended(text: str) -> None:
    assert read_period(text, ON).open_ended


def test_from_a_day_on_is_open_ended_and_a_closed_range_is_not() -> None:
    assert read_period("from May on?", ON).open_ended
    assert not read_period("from 1 May to 31 May", ON).open_ended


@pytest.mark.parametrize(
    "text", ["sometime next year", "in two weeks", "for 3 months from launch", "3/4/2026", "mid-June", "Mother's Day"]
)
def test_vague_words_are_unclear(text: str) -> None:
    assert read_period(text, ON).unclear


@pytest.mark.parametrize(
    "text",
    [
        "may i post this",
        "May we use the packshot 2025 in 9:16, 24/7, at 4.99?",
        "We've used it since 2019",
        "last summer's campaign",
        "I filed this on 12 March",
        "we signed your addendum in February",
        "I need an answer by Friday",
        "the licence is good until Jan 27",
        "it was shot in May 2025",
        '"Offer valid 6.10.–19.10.2026 while stocks last"',
        "hero_2026-05-01.jpg on our site",
        "merry christmas legal",
        "the Rainy Monday film",
        "Hi, April here from sales",
        "our owners' club meets every May",
        "it is now 3 weeks that I wait",
        "logo v2.1, version 10.11.",
        "happy Friday team",
        "Monday morning question: is the otter ours?",
        "I'm out of office until 5 May",
        "see you in January",
        "please confirm today",
        "the printer needs the file tomorrow",
    ],
)
def test_other_times_are_no_period_of_use(text: str) -> None:
    reading = read_period(text, ON)
    assert (reading.start, reading.end, reading.open_ended) == (None, None, False)


def test_a_correction_keeps_only_what_is_asked_for() -> None:
    reading = read_period("not this week but next week", ON)
    assert (reading.start, reading.end) == (date(2026, 3, 23), date(2026, 3, 29))


def test_weekdays_count_from_the_day_of_asking() -> None:
    wednesday = ON
    assert read_period("on Wednesday", wednesday).start == date(2026, 3, 25)
    assert read_period("this Wednesday", wednesday).start == wednesday
    assert read_period("next Friday", wednesday).start == date(2026, 3, 27)


def test_a_day_of_publishing_leaves_the_end_open_to_question() -> None:
    reading = read_period("can social share it tomorrow?", ON)
    assert (reading.start, reading.end, reading.publication, reading.open_ended) == (date(2026, 3, 19), None, True, False)


def test_a_day_that_has_just_gone_by_is_unclear_not_next_year() -> None:
    reading = read_period("the poster of 2 March", ON)
    assert (reading.start, reading.unclear) == (None, True)


def test_spans_are_verbatim() -> None:
    text = "Metro panels in Lisbon, from 9 Apr to 8 May. Clear?"
    [span] = read_period(text, ON).spans
    assert span.text == text[span.start : span.end] == "from 9 Apr to 8 May"


DAYS = st.dates(min_value=date(2025, 1, 1), max_value=date(2030, 12, 31))


@settings(deadline=None)  # the first call compiles the patterns
@given(
    DAYS,
    st.integers(1, 360),
    st.integers(0, 90),
    st.sampled_from(["%d %B", "%d %b", "%B %d", "%a %d %b", "%A, %d %B", "%d. %B", "%b %dth"]),
)
def test_days_without_a_year_are_the_next_ones(on: date, ahead: int, length: int, shape: str) -> None:
    start = on + timedelta(days=ahead)
    end = start + timedelta(days=length)
    if (start.month, start.day) == (2, 29) or (end.month, end.day) == (2, 29):
        return
    if ahead + length >= 365:
        return  # a year earlier the same words are a range that runs today
    reading = read_period(f"posters from {start.strftime(shape)} to {end.strftime(shape)}", on)
    assert (reading.start, reading.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on the website 1 February to 30 June", date(2026, 2, 1), date(2026, 6, 30)),
        ("posters from 1 Nov to 31 Jan", date(2026, 11, 1), date(2027, 1, 31)),
        ("1 March to 10 March", date(2027, 3, 1), date(2027, 3, 10)),
    ],
    ids=["running", "to come", "over"],
)
def test_a_range_that_runs_today_is_this_years(text: str, start: date, end: date) -> None:
    reading = read_period(text, date(2026, 3, 16))
    assert (reading.start, reading.end) == (start, end)


def test_periods_listed_together_are_all_meant() -> None:
    reading = read_period("for the 2026 season and the December flyer", date(2026, 3, 16))
    assert (reading.start, reading.end) == (date(2026, 1, 1), date(2026, 12, 31))


@settings(deadline=None)  # the first call compiles the patterns
@given(DAYS, st.integers(1, 8), st.sampled_from(["weeks", "days", "months"]))
def test_a_duration_begins_on_its_day_and_ends_before_it_repeats(on: date, number: int, unit: str) -> None:
    reading = read_period(f"for {number} {unit} from tomorrow", on)
    assert reading.start == on + timedelta(days=1)
    assert reading.end is not None
    if unit == "weeks":
        assert (reading.end - reading.start).days == 7 * number - 1


@settings(deadline=None)  # the first call compiles the patterns
@given(st.text(max_size=80), DAYS)
def test_any_text_is_read_without_error_and_in_order(text: str, on: date) -> None:
    reading = read_period(text, on)
    assert reading.start is None or reading.end is None or reading.start <= reading.end

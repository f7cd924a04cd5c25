"""Arithmetic on days: what months, quarters, seasons and durations are in first and last days, both inclusive."""

from calendar import monthrange
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First months of the calendar seasons of the northern hemisphere; each lasts three months."""


def month_span(year: int, month: int, months: int = 1) -> tuple[date, date]:
    """First and last day of `months` months beginning with the given one."""
    first = date(year, month, 1)
    return first, first + relativedelta(months=months) - timedelta(days=1)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def quarter_span(year: int, quarter: int) -> tuple[date, date]:
    """First and last day of a calendar quarter, 1 to 4."""
    return month_span(year, 3 * quarter - 2, 3)


def half_span(year: int, half: int) -> tuple[date, date]:
    """First and last day of a calendar half-year, 1 or 2."""
    return month_span(year, 6 * half - 5, 6)


def season_span(year: int, season: str) -> tuple[date, date]:
    """First and last day of the season that begins in `year`."""
    return month_span(year, SEASON_STARTS[season], 3)


def year_span(year: int) -> tuple[date, date]:
    """1 January to 31 December."""
    return date(year, 1, 1), date(year, 12, 31)


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week a day lies in."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def iso_week(year: int, week: int) -> tuple[date, date] | None:
    """Monday and Sunday of an ISO week, or `None` where the year has no such week."""
    try:
        return week_of(date.fromisocalendar(year, week, 1))
    except ValueError:
        return None


def last_day(start: date, number: int, unit: str) -> date:
    """The last day of a duration that begins on `start`: twelve months from 14 March end on 13 March.

    Args:
        start: First day, counted in.
        number: How many units, at least one.
        unit: `day`, `week`, `fortnight`, `month`, `quarter` or `year`.
    """
    days = {"day": 1, "week": 7, "fortnight": 14}
    if unit in days:
        return start + timedelta(days=days[unit] * number - 1)
    months = {"month": 1, "quarter": 3, "year": 12}[unit] * number
    anniversary = start + relativedelta(months=months)
    # 31 August plus six months has no 31 February: the period then fills February to its last day.
    return anniversary if anniversary.day < start.day else anniversary - timedelta(days=1)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or `None` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(text: str) -> int:
    """A year as written with two or four digits.

    Two digits from 70 on are of the last century: a licence read as long over asks for a person, one read as running to 2099 would
    not.
    """
    number = int(text)
    if number >= 100:
        return number
    return 2000 + number if number < 70 else 1900 + number

"""Feasts and trade days that name a day of use: which days they are in a given year.

Only feasts whose day is the same wherever people name them, or is fixed by a rule, are here. Feasts set by moon sightings or by
each country (Ramadan, Diwali, Mother's Day) are in `UNSETTLED`: their words are seen, their days are not guessed.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

Days = tuple[date, date]


def _fixed(month: int, day: int, length: int = 1) -> Callable[[int], Days]:
    return lambda year: (date(year, month, day), date(year, month, day) + timedelta(days=length - 1))


def _from_easter(offset: int, length: int = 1) -> Callable[[int], Days]:
    return lambda year: (easter(year) + timedelta(days=offset), easter(year) + timedelta(days=offset + length - 1))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _thanksgiving(offset: int, length: int = 1) -> Callable[[int], Days]:
    def days(year: int) -> Days:
        first = _nth_weekday(year, 11, 3, 4) + timedelta(days=offset)
        return first, first + timedelta(days=length - 1)

    return days


def _advent(year: int) -> Days:
    fourth = date(year, 12, 25) - timedelta(days=date(year, 12, 25).weekday() + 1)
    return fourth - timedelta(days=21), date(year, 12, 24)


def _movable() -> dict[str, Callable[[int], Days]]:
    """Feasts counted from Easter Sunday."""
    return {
        r"easter\s+sunday\s+(?:and|&|\+)\s+monday": _from_easter(0, 2),
        r"easter\s+sunday|ostersonntag": _from_easter(0),
        r"easter\s+monday|ostermontag|lundi\s+de\s+pâques|pasquetta": _from_easter(1),
        r"(?:the\s+)?easter\s+(?:weekend|break)": _from_easter(-2, 4),
        r"holy\s+week|semana\s+santa|karwoche": _from_easter(-7, 8),
        r"good\s+friday|karfreitag|vendredi\s+saint": _from_easter(-2),
        r"maundy\s+thursday": _from_easter(-3),
        r"ash\s+wednesday|aschermittwoch": _from_easter(-46),
        r"shrove\s+tuesday|pancake\s+day|mardi\s+gras": _from_easter(-47),
        r"ascension(?:\s+day)?|christi\s+himmelfahrt": _from_easter(39),
        r"whit\s+sunday|pentecost|pfingstsonntag|pentecôte": _from_easter(49),
        r"whit\s+monday|pfingstmontag": _from_easter(50),
        r"whitsun|whit\s+weekend|pfingsten|pinksteren|pentecoste": _from_easter(48, 3),
        r"corpus\s+christi|fronleichnam": _from_easter(60),
        r"easter|ostern|pâques|pascua|pasqua|páscoa|pasen": _from_easter(-2, 4),
    }


def _settled() -> dict[str, Callable[[int], Days]]:
    """Days of the civil calendar and of trade."""
    return {
        r"new\s+year'?’?s?\s+eve|nye|silvester|nochevieja|réveillon": _fixed(12, 31),
        r"new\s+year'?’?s?\s+day|neujahr": _fixed(1, 1),
        r"(?<!chinese\s)(?<!lunar\s)new\s+year": _fixed(1, 1),
        r"epiphany|three\s+kings(?:'|’)?(?:\s+day)?|reyes\s+magos": _fixed(1, 6),
        r"valentine'?’?s?(?:\s+day)?|valentinstag|saint[- ]valentin|san\s+valent[ií]n[o]?": _fixed(2, 14),
        r"(?:international\s+)?women'?’?s\s+day|weltfrauentag": _fixed(3, 8),
        r"(?:st\.?|saint)\s+patrick'?’?s?(?:\s+day)?|paddy'?’?s\s+day": _fixed(3, 17),
        r"april\s+fools?'?’?(?:\s+day)?": _fixed(4, 1),
        r"earth\s+day": _fixed(4, 22),
        r"may\s+day": _fixed(5, 1),
        r"europe\s+day": _fixed(5, 9),
        r"pride\s+month": _fixed(6, 1, 30),
        r"bastille\s+day|quatorze\s+juillet": _fixed(7, 14),
        r"ferragosto": _fixed(8, 15),
        r"halloween": _fixed(10, 31),
        r"all\s+saints'?’?(?:\s+day)?|toussaint|allerheiligen": _fixed(11, 1),
        r"guy\s+fawkes(?:\s+night)?|bonfire\s+night": _fixed(11, 5),
        r"singles'?’?s?(?:'|’)?\s+day|double\s+eleven": _fixed(11, 11),
        r"(?:st\.?|saint)\s+nicholas'?’?s?(?:\s+day)?|nikolaus(?:tag)?|sinterklaas": _fixed(12, 6),
        r"black\s+friday\s+week\s?end": _thanksgiving(1, 3),
        r"black\s+friday\s+week|black\s+week": _thanksgiving(-3, 7),
        r"black\s+friday": _thanksgiving(1),
        r"cyber\s+monday": _thanksgiving(4),
        r"cyber\s+week": _thanksgiving(4, 7),
        r"cyber\s+weekend": _thanksgiving(1, 4),
        r"advent": _advent,
        r"christmas\s+eve|heiligabend|heilig\s+abend|xmas\s+eve|nochebuena": _fixed(12, 24),
        r"christmas\s+day|xmas\s+day": _fixed(12, 25),
        r"boxing\s+day": _fixed(12, 26),
        r"christmas|xmas|weihnachten|noël|navidad|natale|natal": _fixed(12, 24, 3),
    }


@cache
def feasts() -> Mapping[str, Callable[[int], Days]]:
    """Pattern of a feast's name to a function from the year to its first and last day; longer names come first."""
    return {**_movable(), **_settled()}


UNSETTLED = (
    r"(?:chinese|lunar)\s+new\s+year|cny|diwali|ramadan|eid|hanukkah|passover|mother'?’?s\s+day|father'?’?s\s+day|holi|carnival|"
    r"karneval|fasching|thanksgiving|midsummer|independence\s+day|national\s+day|labou?r\s+day|bank\s+holiday|mid-?autumn\s+fest\w*"
)
"""Feasts seen but not dated: their day hangs on the country or on the moon."""

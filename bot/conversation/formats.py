"""Names, dates, times and numbers as people read them in Indonesia."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date as babel_date
from babel.dates import format_datetime as babel_datetime
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.conversation import texts

INDONESIAN = Locale("id")


def addressed(name: str | None) -> str:
    """`Bapak/Ibu Siti`"""
    return texts.ADDRESS_BY_NAME.format(name=name) if name else texts.ADDRESS


@lru_cache(maxsize=1024)
def format_date(day: date) -> str:
    """`Rabu, 24 September 2025`"""
    return babel_date(day, "EEEE, d MMMM y", locale=INDONESIAN)


@lru_cache(maxsize=1024)
def format_day(day: date) -> str:
    """`24 September`"""
    return babel_date(day, "d MMMM", locale=INDONESIAN)


def format_full_day(day: date) -> str:
    """`24 September 2025`"""
    return babel_date(day, "d MMMM y", locale=INDONESIAN)


def format_month(day: date) -> str:
    """`September 2025`"""
    return babel_date(day, "MMMM y", locale=INDONESIAN)


def format_moment(moment: datetime, zone: ZoneInfo) -> str:
    """`Rabu, 24 September 2025, 09.00 WIB`; otherwise like `format_time`."""
    return f"{format_date(moment.astimezone(zone).date())}, {format_time(moment, zone)}"


def format_time(moment: datetime, zone: ZoneInfo) -> str:
    """`09.00 WIB`, on the clocks of that zone (WIB, WITA or WIT). Raises ValueError for a naive moment."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return babel_datetime(moment, "HH.mm zzz", tzinfo=zone, locale=INDONESIAN)


def format_number(number: int | float) -> str:
    """`1.250`; at most three decimals, behind a comma."""
    return format_decimal(number, locale=INDONESIAN)


def format_all(labels: Iterable[str]) -> str:
    """`ketua, sekretaris, dan bendahara`"""
    return format_list(list(labels), locale=INDONESIAN)


def format_choice(labels: Iterable[str]) -> str:
    """`Terima, Tolak, atau Nanti`"""
    return format_list(list(labels), "or", locale=INDONESIAN)

"""Working days and hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar import Calendar

JAKARTA = ZoneInfo("Asia/Jakarta")
CALENDAR = Calendar(JAKARTA)


def wib(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (wib(2025, 9, 24, 8, 0), True),
        (wib(2025, 9, 24, 7, 59, 59), False),
        (wib(2025, 9, 26, 15, 59, 59), True),  # Friday
        (wib(2025, 9, 26, 16, 0), False),
        (wib(2025, 9, 27, 10, 0), False),  # Saturday
        (wib(2025, 9, 28, 10, 0), False),  # Sunday
        (datetime(2025, 9, 24, 1, 0, tzinfo=UTC), True),  # 08.00 WIB
        (datetime(2025, 9, 24, 9, 0, tzinfo=UTC), False),  # 16.00 WIB
        (datetime(2025, 9, 28, 17, 30, tzinfo=UTC), False),  # already Monday in Jakarta, at night
    ],
)
def test_open_from_eight_until_just_before_sixteen(moment, is_open):
    assert CALENDAR.is_open(moment) is is_open


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 1, 1),
        date(2025, 3, 31),  # Idul Fitri
        date(2025, 4, 1),
        date(2025, 4, 7),  # joint leave after Idul Fitri
        date(2026, 8, 17),  # a Monday
        date(2026, 3, 19),  # Nyepi
        date(2026, 12, 25),
        date(2040, 10, 8),  # Idul Fitri as estimated
    ],
)
def test_holidays_are_no_working_days(day):
    assert not CALENDAR.is_working_day(day)


def test_the_day_after_a_holiday_works():
    assert CALENDAR.is_working_day(date(2026, 8, 18))
    assert CALENDAR.is_working_day(date(2026, 1, 2))


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        (wib(2025, 9, 24, 6, 0), wib(2025, 9, 24, 8, 0)),
        (wib(2025, 9, 24, 16, 0), wib(2025, 9, 25, 8, 0)),
        (wib(2025, 9, 26, 16, 0), wib(2025, 9, 29, 8, 0)),
        (wib(2025, 3, 27, 17, 0), wib(2025, 4, 8, 8, 0)),  # Nyepi, Idul Fitri and joint leave in one
        (wib(2025, 12, 31, 20, 0), wib(2026, 1, 2, 8, 0)),
        (wib(2026, 8, 14, 23, 59), wib(2026, 8, 18, 8, 0)),
    ],
)
def test_the_next_opening(moment, opens):
    assert CALENDAR.next_open(moment) == opens
    assert CALENDAR.next_open(moment).tzinfo is UTC


def test_an_open_moment_is_its_own_next_opening():
    moment = wib(2025, 9, 24, 11, 17, 5)
    assert CALENDAR.next_open(moment) is moment


def test_the_next_working_day_is_the_day_itself_when_it_works():
    assert CALENDAR.next_working_day(date(2025, 9, 26)) == date(2025, 9, 26)
    assert CALENDAR.next_working_day(date(2025, 9, 27)) == date(2025, 9, 29)
    assert CALENDAR.next_working_day(date(2025, 12, 25)) == date(2025, 12, 29)  # joint leave on Friday


def test_far_years_beyond_the_package_keep_their_weekends():
    assert CALENDAR.is_working_day(date(2150, 1, 1)) is (date(2150, 1, 1).weekday() < 5)
    assert not CALENDAR.is_working_day(date(2150, 1, 3))


def test_other_zones_hours_and_holidays():
    east = Calendar(ZoneInfo("Asia/Jayapura"), 7, 24, holidays={date(2025, 9, 24)})
    assert not east.is_open(datetime(2025, 9, 24, 3, 0, tzinfo=UTC))
    assert east.is_open(datetime(2025, 9, 24, 22, 0, tzinfo=UTC))  # 07.00 WIT on the 25th
    assert east.is_open(datetime(2025, 9, 25, 14, 59, tzinfo=UTC))
    assert not east.is_open(datetime(2025, 9, 25, 15, 0, tzinfo=UTC))


@pytest.mark.parametrize(("start", "end"), [(16, 8), (8, 8), (-1, 8), (8, 25)])
def test_impossible_hours_are_refused(start, end):
    with pytest.raises(ValueError, match="no hours"):
        Calendar(JAKARTA, start, end)


def test_a_naive_moment_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        CALENDAR.is_open(datetime(2025, 9, 24, 8, 0))  # noqa: DTZ001


@given(st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2035, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_the_next_opening_is_open_and_nothing_before_it_is(moment):
    opens = CALENDAR.next_open(moment)
    assert opens >= moment
    assert CALENDAR.is_open(opens)
    if opens > moment:
        assert not CALENDAR.is_open(opens - timedelta(seconds=1))
        assert not CALENDAR.is_open(moment + (opens - moment) / 2)

"""Dates, times and numbers as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.conversation.formats import format_date, format_full_day, format_moment, format_number, format_time

MOMENT = datetime(2025, 9, 24, 2, 0, tzinfo=UTC)


def test_dates():
    assert format_date(date(2025, 9, 24)) == "Rabu, 24 September 2025"
    assert format_date(date(2026, 1, 2)) == "Jumat, 2 Januari 2026"
    assert format_full_day(date(2026, 1, 2)) == "2 Januari 2026"


def test_a_moment_has_the_day_of_its_own_clocks():
    new_year = datetime(2025, 12, 31, 17, 0, tzinfo=UTC)
    assert format_moment(new_year, ZoneInfo("Asia/Jakarta")) == "Kamis, 1 Januari 2026, 00.00 WIB"


@pytest.mark.parametrize(
    ("zone", "time"),
    [("Asia/Jakarta", "09.00 WIB"), ("Asia/Makassar", "10.00 WITA"), ("Asia/Jayapura", "11.00 WIT")],
)
def test_times_of_the_three_zones(zone, time):
    assert format_time(MOMENT, ZoneInfo(zone)) == time


def test_a_naive_moment_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        format_time(datetime(2025, 9, 24, 2, 0), ZoneInfo("Asia/Jakarta"))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (999, "999"), (1250, "1.250"), (1234567, "1.234.567"), (2.5, "2,5")]
)
def test_numbers(number, text):
    assert format_number(number) == text

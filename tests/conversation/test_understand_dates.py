"""Dates as people say them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.formats import format_date
from bot.conversation.understand import DateReading, parse_date

FRIDAY = date(2025, 11, 21)


def november(day: int) -> date:
    return date(2025, 11, day)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("hari ini", november(21)),
        ("Hari ini jam 9 pagi", november(21)),
        ("tadi", november(21)),
        ("tadi pagi", november(21)),
        ("siang tadi", november(21)),
        ("saiki", november(21)),
        ("mau", november(21)),
        ("dinten niki", november(21)),
        ("kemarin", november(20)),
        ("KEMAREN PAK 🙏", november(20)),
        ("kemrin sore", november(20)),
        ("kemarin jam 19.00 WIB", november(20)),
        ("tadi malam", november(20)),
        ("mau bengi", november(20)),
        ("semalam", november(20)),
        ("wingi", november(20)),
        ("dek wingi", november(20)),
        ("kemarin lusa", november(19)),
        ("lusa kemarin", november(19)),
        ("wingenane", november(19)),
        ("2 hari lalu", november(19)),
        ("dua hari yang lalu", november(19)),
        ("rong dino kepungkur", november(19)),
        ("dua puluh hari lalu", november(1)),
        ("sehari lalu", november(20)),
        ("seminggu lalu", november(14)),
        ("2 minggu yg lalu", november(7)),
        ("2mgg lalu", november(7)),
        ("dua pekan lalu", november(7)),
        ("dinten menika", november(21)),
        ("wingi bakda isya", november(20)),
        ("habis maghrib kemarin", november(20)),
    ],
)
def test_days_by_their_distance(said, day):
    assert parse_date(said, FRIDAY) == DateReading(day, None)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("senin", november(17)),
        ("senen", november(17)),
        ("selasa", november(18)),
        ("rabu", november(19)),
        ("rebo", november(19)),
        ("kemis", november(20)),
        ("jumat", november(21)),
        ("Jum'at", november(21)),
        ("jemuah", november(21)),
        ("sabtu", november(15)),
        ("setu", november(15)),
        ("minggu", november(16)),
        ("ahad", november(16)),
        ("hari rabu", november(19)),
        ("rabu malam", november(19)),
        ("rabu pon", november(19)),
        ("rabu kemarin", november(19)),
        ("rabu lalu", november(19)),
        ("jumat lalu", november(14)),
        ("minggu lalu", november(16)),
        ("rabu ini", november(19)),
        ("jumat minggu lalu", november(14)),
        ("malam minggu", november(15)),
        ("malem jumat", november(20)),
        ("jumat pekan lalu", november(14)),
    ],
)
def test_weekdays_are_the_most_recent_ones(said, day):
    assert parse_date(said, FRIDAY) == DateReading(day, None)


@pytest.mark.parametrize(
    "said",
    [
        "5/11",
        "05/11",
        "5-11-2025",
        "5.11.2025",
        "5/11/25",
        "5 / 11",
        "2025-11-05",
        "2025/11/5",
        "5 11 2025",
        "tgl 5",
        "tanggal 5",
        "5 november",
        "5 Nov 2025",
        "5 nopember",
        "5november",
        "tgl 5/11",
        "rabu 5/11",
        "𝟓/𝟏𝟏",
        "Rabu, 5 November 2025",
        "hari rabu tanggal 5 november 2025",
        "rabu tgl 5",
        "5 novembr",
        "tgl 5 kemaren",
        "kemarin tgl 5",
        "5 nov lalu",
        "rabu kemarin tanggal 5",
        "tanggal 5 bulan ini",
        "tanggal lima",
        "lima november",
    ],
)
def test_written_dates(said):
    assert parse_date(said, FRIDAY) == DateReading(november(5), None)


@pytest.mark.parametrize(
    ("said", "today", "day"),
    [
        ("31/12", date(2026, 1, 2), date(2025, 12, 31)),
        ("31 desember", date(2026, 1, 2), date(2025, 12, 31)),
        ("2/1", date(2026, 1, 2), date(2026, 1, 2)),
        ("tgl 31", date(2026, 1, 2), date(2025, 12, 31)),
        ("tgl 31", FRIDAY, date(2025, 10, 31)),
        ("tgl 25", FRIDAY, date(2025, 10, 25)),
        ("tgl 25 kemarin", FRIDAY, date(2025, 10, 25)),
        ("tgl 25 bulan lalu", FRIDAY, date(2025, 10, 25)),
        ("tgl 25 bulan kemarin", date(2026, 1, 2), date(2025, 12, 25)),
        ("rabu", date(2026, 1, 2), date(2025, 12, 31)),
        ("29/2", date(2024, 3, 1), date(2024, 2, 29)),
        ("senin", date(2025, 11, 17), date(2025, 11, 17)),
        ("senin lalu", date(2025, 11, 17), date(2025, 11, 10)),
    ],
)
def test_without_a_year_it_is_the_most_recent_one(said, today, day):
    assert parse_date(said, today) == DateReading(day, None)


@pytest.mark.parametrize(
    "said",
    [
        "besok",
        "besok pagi",
        "besok senin",
        "lusa",
        "sesuk",
        "nanti sore",
        "2 hari lagi",
        "seminggu lagi",
        "minggu depan",
        "senin depan",
        "bulan depan",
        "sabtu ini",
        "tanggal 25 ini",
        "nanti malam",
        "22/11",
        "1/12/2025",
        "25 desember",
        "1/1",
    ],
)
def test_what_lies_ahead(said):
    assert parse_date(said, FRIDAY) == DateReading(None, "future")


@pytest.mark.parametrize(
    "said", ["5/10", "5 agustus", "10 oktober 1925", "31 hari lalu", "9999 minggu lalu", "21/10/2025"]
)
def test_too_old(said):
    assert parse_date(said, FRIDAY) == DateReading(None, "too_old")


def test_the_limit_is_a_parameter_and_its_last_day_counts():
    assert parse_date("22/10/2025", FRIDAY).day == date(2025, 10, 22)
    assert parse_date("14/11/2025", FRIDAY, limit_days=7).day == november(14)
    assert parse_date("13/11/2025", FRIDAY, limit_days=7).problem == "too_old"
    assert parse_date("17/8/1945", FRIDAY, limit_days=None).day == date(1945, 8, 17)
    assert parse_date("25/12", FRIDAY, limit_days=None).day == date(2024, 12, 25)


@pytest.mark.parametrize(
    "said",
    [
        "31/2",
        "31/02/2025",
        "13/13",
        "0/5",
        "5/0",
        "31 april",
        "tgl 32",
        "tgl 0",
        "29/2",
        "2025-13-01",
        "kamis 5/11",
        "tgl 31 bulan ini",
    ],
)
def test_days_that_no_calendar_has(said):
    assert parse_date(said, FRIDAY) == DateReading(None, "impossible")


@pytest.mark.parametrize(
    "said",
    [
        "",
        "🙏",
        "5",
        "dua",
        "halo",
        "kapan lagi",
        "entah apa lagi",
        "5-6 november",
        "5/10/2025 - 6/10/2025",
        "5/10/125",
        "rapatnya kemarin",
        "kemarin 19.00",
        "awal bulan",
        "minggu ini",
        "pekan lalu",
        "hari lalu",
        "sumber hari lalu",
        "99999 hari lalu",
        "-5",
        "november",
        "5 sumberejo",
        "1/2/3/4",
        "a" * 5000,
        "kemarin " * 100,
    ],
)
def test_what_is_no_date_is_not_guessed(said):
    assert parse_date(said, FRIDAY) == DateReading(None, "unreadable")


DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))
"""Two digits of a year are one of this century."""


@given(DAYS, st.integers(0, 30))
def test_every_day_up_to_the_limit_can_be_written_in_every_form(today, back):
    day = today - timedelta(days=back)
    forms = (
        format_date(day),
        f"{day.day}/{day.month}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day}.{day.month}.{day.year % 100:02}",
        day.isoformat(),
        format_date(day).split(", ")[1].rsplit(" ", 1)[0],
        f"{back} hari lalu",
    )
    for form in forms:
        assert parse_date(form, today) == DateReading(day, None), form
    if back < 7:
        assert parse_date(format_date(day).split(",")[0], today).day == day


@given(DAYS, st.integers(1, 60))
def test_no_day_ahead_is_accepted(today, ahead):
    day = today + timedelta(days=ahead)
    assert parse_date(format_date(day), today).problem == "future"
    assert parse_date(f"{day.day}/{day.month}", today).day is None


@given(st.text(max_size=80), DAYS)
def test_any_text_can_be_read(text, today):
    reading = parse_date(text, today)
    assert (reading.day is None) != (reading.problem is None)
    if reading.day:
        assert 0 <= (today - reading.day).days <= 30

"""Days and hours that lie ahead."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.understand.ahead import parse_ahead, parse_hours, parse_time
from bot.conversation.understand.dates import parse_date

WEDNESDAY = date(2026, 9, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hari ini", date(2026, 9, 23)),
        ("besok", date(2026, 9, 24)),
        ("sesuk", date(2026, 9, 24)),
        ("lusa", date(2026, 9, 25)),
        ("3 hari lagi", date(2026, 9, 26)),
        ("dua minggu lagi", date(2026, 10, 7)),
        ("seminggu lagi", date(2026, 9, 30)),
        ("rabu", date(2026, 9, 30)),
        ("rabu depan", date(2026, 9, 30)),
        ("Kamis", date(2026, 9, 24)),
        ("kamis minggu depan", date(2026, 10, 1)),
        ("24 september", date(2026, 9, 24)),
        ("22 september", date(2027, 9, 22)),
        ("24/9", date(2026, 9, 24)),
        ("1/1", date(2027, 1, 1)),
        ("24-9-2026", date(2026, 9, 24)),
        ("Rabu, 7 Oktober 2026", date(2026, 10, 7)),
        ("tanggal 5", date(2026, 10, 5)),
        ("tgl 31", date(2026, 10, 31)),
        ("31 desember", date(2026, 12, 31)),
        ("lima oktober", date(2026, 10, 5)),
        ("bsk pagi", date(2026, 9, 24)),
        ("senin jam 8", date(2026, 9, 28)),
        ("rabu jam 9 pagi", date(2026, 9, 30)),
        ("senin pekan depan", date(2026, 9, 28)),
        ("malam minggu", date(2026, 9, 26)),
    ],
)
def test_a_day_ahead(text: str, day: date) -> None:
    assert parse_ahead(text, WEDNESDAY) == (day, None)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("24 november", date(2026, 11, 24), date(2026, 11, 24)),
        ("selasa 24 november", date(2026, 11, 24), date(2026, 11, 24)),
        ("24/11", date(2026, 11, 24), date(2026, 11, 24)),
        ("23 november", date(2027, 11, 24), date(2028, 11, 23)),
        ("31 desember", date(2026, 12, 31), date(2026, 12, 31)),
        ("1 januari", date(2026, 12, 31), date(2027, 1, 1)),
        ("29 februari", date(2028, 2, 29), date(2028, 2, 29)),
        ("29 februari", date(2027, 3, 1), date(2028, 2, 29)),
        ("28 februari", date(2028, 2, 29), date(2029, 2, 28)),
        ("1 maret", date(2027, 3, 1), date(2027, 3, 1)),
        ("selasa tanggal 24", date(2026, 11, 24), date(2026, 11, 24)),
        ("Selasa, tgl 24", date(2026, 11, 3), date(2026, 11, 24)),
        ("rabu tanggal 24", date(2026, 11, 24), None),
    ],
)
def test_today_by_its_name_is_today(text: str, today: date, day: date | None) -> None:
    assert parse_ahead(text, today) == (day, None if day else "impossible")


ROUGHLY = [
    ("akhir bulan", date(2026, 9, 30)),
    ("akhir bulan ini pak", date(2026, 9, 30)),
    ("ahir sasi iki", date(2026, 9, 30)),
    ("akhir bulan depan", date(2026, 10, 31)),
    ("pungkasan wulan ngajeng", date(2026, 10, 31)),
    ("awal bulan", date(2026, 10, 1)),
    ("awal bulan depan", date(2026, 10, 1)),
    ("pertengahan bulan", date(2026, 10, 15)),
    ("tengah bulan depan", date(2026, 10, 15)),
    ("akhir tahun", date(2026, 12, 31)),
    ("awal taun ngarep", date(2027, 1, 1)),
    ("pertengahan tahun depan", date(2027, 6, 30)),
    ("tahun depan", date(2027, 1, 1)),
    ("bulan depan", date(2026, 10, 23)),
    ("sasi ngarep", date(2026, 10, 23)),
    ("akhir Desember", date(2026, 12, 31)),
    ("akhir bulan desembr", date(2026, 12, 31)),
    ("akhir des 2026", date(2026, 12, 31)),
    ("akhir 2026", date(2026, 12, 31)),
    ("awal tahun 2027", date(2027, 1, 1)),
    ("awal Maret", date(2027, 3, 1)),
    ("pertengahan Januari", date(2027, 1, 15)),
    ("akhir februari", date(2027, 2, 28)),
    ("akhir september", date(2026, 9, 30)),
    ("awal september", date(2027, 9, 1)),
]


@pytest.mark.parametrize(("text", "day"), ROUGHLY)
def test_a_month_or_year_said_roughly(text: str, day: date) -> None:
    assert parse_ahead(text, WEDNESDAY) == (day, None)


@pytest.mark.parametrize("text", [text for text, _ in ROUGHLY])
def test_nothing_said_so_is_a_day_that_is_over(text: str) -> None:
    assert parse_date(text, WEDNESDAY).day is None


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("akhir bulan", date(2028, 2, 10), date(2028, 2, 29)),
        ("akhir bulan", date(2026, 12, 31), date(2026, 12, 31)),
        ("akhir bulan depan", date(2026, 12, 31), date(2027, 1, 31)),
        ("awal bulan depan", date(2026, 12, 1), date(2027, 1, 1)),
        ("awal bulan", date(2026, 12, 1), date(2026, 12, 1)),
        ("awal tahun", date(2027, 1, 1), date(2027, 1, 1)),
    ],
)
def test_roughly_on_the_edge_of_a_month_or_year(text: str, today: date, day: date) -> None:
    assert parse_ahead(text, today).day == day


@given(st.dates(date(2024, 1, 1), date(2031, 12, 31)), st.integers(0, 364))
def test_a_date_without_its_year_is_the_coming_one(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert parse_ahead(f"{day.day}/{day.month}", today).day == day


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "unreadable"),
        ("kapan-kapan", "unreadable"),
        ("kemarin", "past"),
        ("kmrn sore jam 3", "past"),
        ("3 hari yg lalu", "past"),
        ("tgl 5 kemarin", "past"),
        ("tadi pagi jam 8", "unreadable"),
        ("nanti malam", "unreadable"),
        ("9999 hari lagi", "too_far"),
        ("99999999999999 hari lagi", "unreadable"),
        ("31/2", "impossible"),
        ("tanggal 32", "impossible"),
        ("kamis 7 oktober 2026", "impossible"),
        ("22/9/2026", "past"),
        ("5/10/2031", "too_far"),
        ("akhir tahun depan", "too_far"),
        ("awal bulan ini", "past"),
        ("akhir panen", "unreadable"),
        ("akhir pekan", "unreadable"),
        ("akhir", "unreadable"),
        ("desember", "unreadable"),
        ("akhir 0000", "impossible"),
    ],
)
def test_what_is_no_day_ahead(text: str, problem: str) -> None:
    assert parse_ahead(text, WEDNESDAY) == (None, problem)


@given(st.dates(date(2024, 1, 1), date(2031, 12, 31)), st.integers(0, 364))
def test_a_written_date_is_read_as_it_was_meant(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert parse_ahead(f"{day.day}/{day.month}/{day.year}", today).day == day


@given(st.text(max_size=40))
def test_anything_typed_is_read_or_refused(text: str) -> None:
    day, problem = parse_ahead(text, WEDNESDAY)
    assert (day is None) != (problem is None)
    assert day is None or day >= WEDNESDAY
    parse_hours(text)
    parse_time(text)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("09.00-15.00", (time(9), time(15))),
        ("09:00 – 15:30 WIB", (time(9), time(15, 30))),
        ("9-15", (time(9), time(15))),
        ("9 - 3", (time(9), time(15))),
        ("jam 9 pagi sampai 3 sore", (time(9), time(15))),
        ("pukul 08.00 s.d. 12.00", (time(8), time(12))),
        ("08.00 s/d 12.00", (time(8), time(12))),
        ("7 malam hingga 9 malam", (time(19), time(21))),
        ("09.00", None),
        ("15.00-09.00", None),
        ("25.00-26.00", None),
        ("pagi", None),
        ("9-15-17", None),
    ],
)
def test_hours(text: str, hours: tuple[time, time] | None) -> None:
    assert parse_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("jam 12 malam", time(0)),
        ("jam 1 malam", time(1)),
        ("jam 7 malam", time(19)),
        ("11 bengi", time(23)),
        ("jam 12 siang", time(12)),
        ("jam 1 siang", time(13)),
        ("11 siang", time(11)),
        ("4 sore", time(16)),
    ],
)
def test_an_hour_of_the_night(text: str, hour: time) -> None:
    assert parse_time(text) == hour

"""When, what, and how far: pure."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.conversation.messages import Attachment, Media
from bot.features.broadcast.rules.content import (
    Draft,
    bar,
    duration,
    length,
    moments,
    problem_of_files,
    problem_of_text,
    read_answers,
    read_link,
)
from bot.features.broadcast.rules.when import read_when
from tests.factories import WEDNESDAY

ZONE = ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("besok 09.00", "2026-09-24 09:00"),
        ("24 September 09.00", "2026-09-24 09:00"),
        ("24 september 2026 jam 9 pagi", "2026-09-24 09:00"),
        ("24/9 15:30", "2026-09-24 15:30"),
        ("jam 3 sore besok", "2026-09-24 15:00"),
        ("09.00, 24 september", "2026-09-24 09:00"),
        ("23 September 15.00", "2026-09-23 15:00"),
        ("rabu 23 september jam 3 sore", "2026-09-23 15:00"),
        ("Jumat, pukul 10.00 WIB", "2026-09-25 10:00"),
        ("hari ini 09.30", "2026-09-23 09:30"),
        ("15.30", "2026-09-23 15:30"),
        ("lusa jam 4 sore", "2026-09-25 16:00"),
        ("kirim besok jam 8", "2026-09-24 08:00"),
        ("tolong dijadwalkan saja lusa jam 4 sore", "2026-09-25 16:00"),
    ],
)
def test_when_in_words(typed: str, at: str) -> None:
    assert read_when(typed, WEDNESDAY, ZONE).at == datetime.fromisoformat(at).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("08.00", "past"),
        ("hari ini 09.00", "past"),
        ("besok", "no_hour"),
        ("kemarin 09.00", "past"),
        ("wingi jam 9 pagi", "past"),
        ("besok 25.00", "unreadable"),
        ("entah 09.00", "unreadable"),
        ("1 September 2025 09.00", "past"),
        ("1 September 2027 09.00", "too_far"),
    ],
)
def test_when_it_cannot_be(typed: str, problem: str) -> None:
    assert read_when(typed, WEDNESDAY, ZONE) == (None, problem)


def test_a_text_has_room_for_names_and_closes_its_marks() -> None:
    assert problem_of_text("a" * 4096) is None
    assert "4.097 huruf" in (problem_of_text("a" * 4097) or "")
    assert problem_of_text(f"*{'a' * 4096}*") is None
    assert "huruf" in (problem_of_text("a" * 4090 + "{nama}") or "")
    assert length("😀") == 2
    assert "“*besok”" in (problem_of_text("Rapat *besok") or "")
    assert "{nmaa}" in (problem_of_text("Yth. {nmaa}") or "")
    assert problem_of_text(" \n") is not None


def test_files_that_cannot_be_sent() -> None:
    photo = {"kind": "photo", "size": 100}
    assert problem_of_files([photo] * 10) is None
    assert problem_of_files([photo] * 11) is not None
    assert problem_of_files([{"kind": "document"}]) is None
    assert problem_of_files([{"kind": "document"}, photo]) is not None
    assert problem_of_files([{"kind": "voice"}]) is not None
    assert "60 MB" in (problem_of_files([{"kind": "document", "size": 60_000_000}]) or "")


def test_links_and_answers() -> None:
    assert read_link("Baca selengkapnya | https://a.id/x?y=1") == ("Baca selengkapnya", "https://a.id/x?y=1")
    assert read_link("Daftar: https://a.id") == ("Daftar", "https://a.id")
    assert read_link("Baca lagi | malangkab.go.id") == ("Baca lagi", "https://malangkab.go.id")
    for wrong in ("http://a.id", "Baca http://a.id", "Baca", f"{'x' * 41} https://a.id", "Baca javascript://a"):
        assert isinstance(read_link(wrong), str), wrong
    assert read_answers("Bisa | Tidak | Belum tahu") == ["Bisa", "Tidak", "Belum tahu"]
    for wrong in ("Bisa", "a|b|c|d|e", "Ya, ya", f"Ya | {'x' * 41}"):
        assert isinstance(read_answers(wrong), str), wrong


def test_an_album_takes_its_time() -> None:
    photo = Attachment(Media.PHOTO, "1", "1")
    drafts = [Draft("Rapat"), Draft("Rapat", (photo,)), Draft("a" * 1_025, (photo,)), Draft("Rapat", (photo,) * 10)]
    assert [moments(draft) for draft in drafts] == [1, 1, 3, 21]


def test_the_bar_is_full_only_at_the_end() -> None:
    assert bar(0, 10) == "░" * 10
    assert bar(999, 1000) == "▓" * 9 + "░"
    assert bar(1000, 1000) == "▓" * 10
    assert [duration(s) for s in (3, 42, 120, 7200)] == [
        "kurang dari 10 detik", "sekitar 40 detik", "sekitar 2 menit", "sekitar 2 jam",
    ]  # fmt: skip

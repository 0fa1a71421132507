"""`kentongan bimtek import`: the year's plan, all of it or nothing."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from bot.clock import MovableClock
from bot.commands.bimtek import imported
from storage.bimtek import Audience, Bimtek, BimtekStatus, SeatOrder
from storage.database import Database
from tests.factories import WEDNESDAY
from tests.village import Village, settings_for

HEADER = ("Nomor", "Judul", "Tanggal", "Jam", "Tempat", "Angkatan", "Kuota", "Sasaran", "Didahulukan", "Warna")
ROWS = (
    ("1", 'Menulis "berita"; 🎙️', "7/10/2026", "09.00-15.00", "Ruang Panji", "1", "50", "semua", "", "hijau"),
    ("2", "Foto desa", "2026-10-21", "8-12", "Balai Desa Dilem", "2", "", "Kec. Kepanjen, Poncokusumo", "urutan", ""),
    (
        "3",
        "Cek fakta",
        "Rabu, 4 November 2026",
        "9 pagi sampai 3 sore",
        "Kepanjen",
        "",
        "30",
        "belum pernah",
        "",
        "",
    ),
)


def written(folder: Path, rows: tuple[tuple[str, ...], ...], header: tuple[str, ...] = HEADER) -> Path:
    path = folder / "rencana.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([("Rencana Bimtek 2026",), header, *rows])
    return path


async def run(database: Database, path: Path, *, dry_run: bool = False) -> tuple[bool, str]:
    clock = MovableClock(WEDNESDAY, running=False)
    good, lines = await imported(settings_for(database), path, dry_run=dry_run, clock=clock)
    return good, "\n".join(lines)


async def plan_of(database: Database) -> list[Bimtek]:
    async with database.reading() as session:
        return await Village.rows(session, Bimtek)


async def test_a_years_plan_becomes_drafts(database: Database, tmp_path: Path) -> None:
    path = written(tmp_path, ROWS)
    good, said = await run(database, path, dry_run=True)
    assert good
    assert "Baru: 3." in said
    assert "tidak ada yang ditulis" in said
    assert await plan_of(database) == []
    good, said = await run(database, path)
    assert good
    assert "Kolom yang tidak dikenal dan diabaikan: Warna." in said
    first, second, third = await plan_of(database)
    assert first.title == 'Menulis "berita"; 🎙️'
    assert first.starts_at == datetime(2026, 10, 7, 2, tzinfo=UTC)
    assert (first.audience, first.seat_order, first.status) == (Audience.ALL, SeatOrder.NEEDY_FIRST, BimtekStatus.DRAFT)
    assert (second.audience, second.seat_order, second.quota) == (Audience.KECAMATAN, SeatOrder.ARRIVAL, 50)
    assert len(second.kecamatan_codes) == 2
    assert (third.audience, third.quota, third.year, third.plan_number) == (Audience.UNTRAINED, 30, 2026, 3)


async def test_again_nothing_changes_and_what_changed_is_told(database: Database, tmp_path: Path) -> None:
    await run(database, written(tmp_path, ROWS))
    _, said = await run(database, written(tmp_path, ROWS))
    assert "Baru: 0. Berubah: 0. Sama: 3. Dibiarkan: 0." in said
    async with database.transaction() as session:
        announced, *_ = await Village.rows(session, Bimtek)
        announced.status = BimtekStatus.OPEN
    moved = tuple((*row[:2], "8/10/2026", *row[3:]) if row[0] in "12" else row for row in ROWS)
    good, said = await run(database, written(tmp_path, moved))
    assert good
    assert "Sudah diumumkan, tidak diubah (baris 3)" in said
    assert "Baru: 0. Berubah: 1. Sama: 1. Dibiarkan: 1." in said
    first, second, _ = await plan_of(database)
    assert first.starts_at == datetime(2026, 10, 7, 2, tzinfo=UTC)
    assert second.starts_at == datetime(2026, 10, 8, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (0, "", "nomor belum diisi"),
        (0, "satu", "bukan angka"),
        (1, "", "judul belum diisi"),
        (1, "x" * 130, "judul terlalu panjang"),
        (2, "7 Oktober", "tanggal “7 Oktober” tidak terbaca"),
        (2, "31/2/2027", "tidak terbaca"),
        (2, "7/10/2025", "sudah lewat"),
        (3, "pagi", "jam “pagi” tidak terbaca"),
        (4, "", "tempat belum diisi"),
        (6, "0", "kuota “0” bukan angka"),
        (7, "Kecamatan Atlantis", "sasaran “Kecamatan Atlantis” tidak dikenal"),
        (8, "acak", "didahulukan “acak” tidak dikenal"),
    ],
)
async def test_a_bad_row_is_named_and_nothing_is_written(
    database: Database, tmp_path: Path, place: int, value: str, words: str
) -> None:
    bad = tuple(value if i == place else cell for i, cell in enumerate(ROWS[1]))
    good, said = await run(database, written(tmp_path, (ROWS[0], bad, ROWS[2])))
    assert not good
    assert "Baris 4: " in said
    assert words in said
    assert "Tidak ada yang diimpor" in said
    assert await plan_of(database) == []


async def test_a_number_stands_once_a_year(database: Database, tmp_path: Path) -> None:
    good, said = await run(database, written(tmp_path, (ROWS[0], ("1", *ROWS[1][1:]))))
    assert not good
    assert "Baris 4: nomor 1 tahun 2026 sudah ada di baris 3." in said


@pytest.mark.parametrize(
    ("rows", "header", "words"),
    [((), HEADER, "kosong"), (ROWS, ("A", "B"), "Kolom nomor, judul, tanggal, jam tidak ada")],
)
async def test_a_file_that_is_no_plan(
    database: Database, tmp_path: Path, rows: tuple[tuple[str, ...], ...], header: tuple[str, ...], words: str
) -> None:
    good, said = await run(database, written(tmp_path, rows, header))
    assert not good
    assert words in said


async def test_a_workbook_with_real_dates(database: Database, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(HEADER[:5]))
    sheet.append([1, "Menulis berita", date(2026, 10, 7), "09.00-15.00", "Kepanjen"])
    path = tmp_path / "rencana.xlsx"
    book.save(path)
    good, said = await run(database, path)
    assert good, said
    (bimtek,) = await plan_of(database)
    assert (bimtek.plan_number, bimtek.starts_at) == (1, datetime(2026, 10, 7, 2, tzinfo=UTC))

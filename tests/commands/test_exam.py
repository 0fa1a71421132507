"""Questions out of a file: good, bad and odd ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from bot.clock import MovableClock
from bot.commands.exam import imported, listed, read_exam
from bot.roster.read import Unreadable
from storage.database import Database
from storage.evaluation import Evaluations, Round
from tests.factories import WEDNESDAY, make_person
from tests.features.attendance.rooms import make_bimtek
from tests.village import settings_for

GOOD = """soal,a,b,c,kunci
Apa kepanjangan KIM?,Komunitas Informasi Masyarakat,Kelompok Iuran Mandiri,,a
"Kabar meragukan, sebaiknya?",diteruskan,diperiksa,dihapus,B.
Berapa 1+1?,1,2,,2
"""


def written(folder: Path, text: str, name: str = "soal.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


async def run(database: Database, bimtek: int, file: Path, **options: Any) -> tuple[bool, str]:
    values: dict[str, Any] = {"pass_mark": None, "dry_run": False} | options
    clock = MovableClock(WEDNESDAY, running=False)
    good, lines = await imported(settings_for(database), bimtek, file, clock=clock, **values)
    return good, "\n".join(lines)


async def test_a_good_file(database: Database, tmp_path: Path) -> None:
    async with database.transaction() as session:
        bimtek = (await make_bimtek(session)).id
    file = written(tmp_path, GOOD)
    good, said = await run(database, bimtek, file, dry_run=True)
    assert good
    assert "tidak ada yang ditulis" in said
    for _ in range(2):
        good, said = await run(database, bimtek, file, pass_mark=60)
        assert good, said
        assert "nilai post-test 60" in said
    async with database.transaction() as session:
        questions = await Evaluations(session).list_questions(bimtek)
        assert [(q.number, len(q.options), q.right) for q in questions] == [(1, 2, 0), (2, 3, 1), (3, 2, 1)]
    assert await listed(settings_for(database)) == [f"{bimtek}. Bimtek KIM Angkatan 3, Rabu, 23 September 2026: 3 soal"]


async def test_bad_rows_are_named_and_nothing_is_written(database: Database, tmp_path: Path) -> None:
    async with database.transaction() as session:
        bimtek = (await make_bimtek(session)).id
    rows = ["soal;a;b;c;kunci", "Satu?;x;y;;a", ";x;y;;a", "Tiga?;x;;;a", "Empat?;x;y;;c", "Lima?;x;x;;a",
            "Enam?;x;;z;a", "Tujuh?;x;y;;", "Satu?;p;q;;a", f"{'p' * 301};x;y;;a"]  # fmt: skip
    good, said = await run(database, bimtek, written(tmp_path, "\n".join(rows)))
    assert not good
    assert [line.split(":")[0] for line in said.splitlines()[:-1]] == [f"Baris {n}" for n in range(3, 11)]
    assert "Tidak ada yang ditulis" in said
    async with database.transaction() as session:
        assert list(await Evaluations(session).list_questions(bimtek)) == []


async def test_more_than_ten_questions(database: Database, tmp_path: Path) -> None:
    rows = ["soal,a,b,kunci", *(f"Soal {n}?,x,y,a" for n in range(11))]
    good, said = await run(database, 1, written(tmp_path, "\n".join(rows)))
    assert not good
    assert "Ada 11 soal; paling banyak 10" in said


async def test_answered_questions_stay(database: Database, tmp_path: Path) -> None:
    async with database.transaction() as session:
        bimtek = (await make_bimtek(session)).id
        person = (await make_person(session, "Siti", 1)).id
    file = written(tmp_path, GOOD)
    await run(database, bimtek, file)
    async with database.transaction() as session:
        question = (await Evaluations(session).list_questions(bimtek))[0]
        await Evaluations(session).answer(person, question.id, Round.PRE, 0, WEDNESDAY)
    good, said = await run(database, bimtek, file)
    assert not good
    assert "sudah ada yang menjawab" in said


async def test_what_is_wrong_is_said_in_a_line(database: Database, tmp_path: Path) -> None:
    file = written(tmp_path, GOOD)
    assert await run(database, 99, file) == (False, "Tidak ada Bimtek nomor 99. Lihat nomornya: kentongan exam list")
    assert "nomor 99999999999999999999." in (await run(database, 99_999_999_999_999_999_999, file))[1]
    assert "0 sampai 100" in (await run(database, 1, file, pass_mark=101))[1]
    assert "kolomnya belum terbaca" in (await run(database, 1, written(tmp_path, "nama,desa\nx,y\n", "x.csv")))[1]
    assert "belum ada soal" in (await run(database, 1, written(tmp_path, "soal,a,b,kunci\n,,,\n", "y.csv")))[1]


def test_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Tes Bimtek"])
    sheet.append(["Pertanyaan", "Pilihan A", "Pilihan B", "Kunci Jawaban"])
    sheet.append(["Berapa dua tambah dua?", 3, 4, 4])
    book.save(tmp_path / "soal.xlsx")
    assert read_exam(tmp_path / "soal.xlsx").questions == [("Berapa dua tambah dua?", ["3", "4"], 1)]


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        read_exam(tmp_path / "nichts.csv")

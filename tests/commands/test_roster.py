"""The roster as it comes out of an office: good, bad and odd files."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from rich.console import Console

from bot.clock import MovableClock
from bot.commands.roster import as_json, imported, show
from bot.conversation.places import VillageIndex
from bot.features.silence.rules import State
from bot.office import Office
from bot.roster.columns import columns_of
from bot.roster.status import Status, status_of
from bot.settings import Settings
from storage.audit import AuditEntry
from storage.database import Database
from storage.kim import BoardRole, Kim, Kims, RosterSeat
from tests.factories import make_kim, make_member, make_person
from tests.rows import all_rows
from tests.village import Row, Village, settings_for

CLOCK = MovableClock(datetime(2026, 9, 23, 2, 0, tzinfo=UTC), running=False)
TODAY = date(2026, 9, 23)
SAMPLE = Path(__file__).parents[2].parent / "shared" / "data" / "roster_kab_malang_contoh.csv"
SUMBEREJO = "35.07.07.2002"


class Roster:
    """Imports of files into one database."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.settings = settings_for(database)
        self._folder = folder
        self.said: list[str] = []

    async def imports(self, content: str | bytes | Path, *, dry_run: bool = False, name: str = "daftar.csv") -> bool:
        """Whether it was good; `said` holds what was printed."""
        file = content if isinstance(content, Path) else self._folder / name
        if isinstance(content, str):
            file.write_text(content, encoding="utf-8", newline="")
        elif isinstance(content, bytes):
            file.write_bytes(content)
        good, self.said = await imported(self.settings, file, dry_run=dry_run, clock=CLOCK)
        return good

    def says(self, words: str) -> bool:
        return any(words in line for line in self.said)

    async def rows(self, table: type[Row]) -> list[Row]:
        async with self.database.reading() as session:
            return await Village.rows(session, table)

    async def kims(self) -> list[Kim]:
        async with self.database.reading() as session:
            return list(await Kims(session).list_kims())

    async def kim(self) -> Kim:
        (kim,) = await self.kims()
        return kim


@pytest.fixture
def roster(database: Database, tmp_path: Path) -> Roster:
    return Roster(database, tmp_path)


def table(*rows: Sequence[object], delimiter: str = ",") -> str:
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def one(**cells: str) -> str:
    """A file with one row, for Sumberejo in Poncokusumo unless told otherwise."""
    row = {"kode_desa": SUMBEREJO, "nama_kim": "KIM Sumber"} | cells
    return table(list(row), list(row.values()))


# Good files ------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not SAMPLE.exists(), reason="the example roster is not beside this checkout")
async def test_the_regencys_own_example(roster: Roster) -> None:
    later = MovableClock(datetime(2026, 11, 22, 2, 0, tzinfo=UTC), running=False)
    good, said = await imported(roster.settings, SAMPLE, dry_run=True, clock=later)
    assert good
    assert "KIM baru: 250" in said
    assert said[-1].endswith("tidak ada yang ditulis.")
    assert await roster.kims() == []
    good, said = await imported(roster.settings, SAMPLE, dry_run=False, clock=later)
    assert good, said[:5]
    assert len(await roster.kims()) == 250
    _, said = await imported(roster.settings, SAMPLE, dry_run=False, clock=later)
    assert said[-1].startswith("Tidak ada yang berubah")
    assert "Tetap sama: 250" in said
    found = await status(roster.database, date(2026, 11, 22))
    assert sum(found.states.values()) == found.villages == 390
    assert found.states[State.NO_KIM] == 140
    assert found.states[State.ACTIVE] == 75


async def test_a_whole_row_by_code(roster: Roster) -> None:
    assert await roster.imports(
        one(nomor_sk="141/7/2024", penerbit_sk="Kades", tanggal_sk="5 Oktober 2024", awal_masa_bakti="2024-10-05",
            akhir_masa_bakti="5/10/2027", kegiatan_terakhir="1/9/2026")
    )  # fmt: skip
    kim = await roster.kim()
    assert (kim.name, kim.village_code, kim.sk_number, kim.sk_issuer) == (
        "KIM Sumber",
        SUMBEREJO,
        "141/7/2024",
        "Kades",
    )
    assert (kim.sk_on, kim.term_starts_on, kim.term_ends_on) == (date(2024, 10, 5),) * 2 + (date(2027, 10, 5),)
    assert kim.last_activity_on == kim.other_activity_on == date(2026, 9, 1)
    assert kim.registered_on == TODAY
    assert kim.next_step_on == date(2026, 9, 1) + timedelta(days=35)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
async def test_any_separator_with_and_without_mark(roster: Roster, delimiter: str, mark: str) -> None:
    rows = table(["Kode Desa", "NAMA  KIM"], ["3507072002", "KIM, satu; dua"], delimiter=delimiter)
    assert await roster.imports(mark + rows)
    assert (await roster.kim()).name == "KIM, satu; dua"


async def test_what_excel_calls_unicode_text_with_a_day_as_spreadsheets_count_it(roster: Roster) -> None:
    text = table(["Kode Desa", "Nama KIM", "Kegiatan terakhir"], [SUMBEREJO, "KIM A", "45935"], delimiter="\t")
    assert await roster.imports(text.encode("utf-16")), roster.said
    assert (await roster.kim()).last_activity_on == date(2025, 10, 5)


async def test_by_name_and_kecamatan_in_older_spelling(roster: Roster) -> None:
    assert await roster.imports(table(["Desa", "Kecamatan", "Nama KIM"], ["Soemberedjo", "PONCOKUSUMO", "KIM A"]))
    assert (await roster.kim()).village_code == SUMBEREJO


async def test_a_workbook_that_begins_with_instructions(roster: Roster, tmp_path: Path) -> None:
    workbook = Workbook()
    first = workbook.active
    assert first is not None
    first.append(["Petunjuk pengisian"])
    first.append(["Kolom desa diisi nama desa"])
    sheet = workbook.create_sheet("Data")
    sheet.append(["DAFTAR KIM"])
    sheet.append(["Desa", "Kecamatan", "Nama KIM"])
    sheet.append(["Sumberejo", "Poncokusumo", None])
    sheet.append(["Wonomulyo", "Poncokusumo", "KIM A", 1])
    sheet.append(["Entah", "Poncokusumo", "KIM B"])
    workbook.save(tmp_path / "daftar.xlsx")
    assert not await roster.imports(tmp_path / "daftar.xlsx")
    assert roster.says("Baris 5: "), roster.said


async def test_a_list_that_goes_on_in_another_sheet_is_not_read_by_half(roster: Roster, tmp_path: Path) -> None:
    workbook = Workbook()
    poncokusumo = workbook.active
    assert poncokusumo is not None
    poncokusumo.title = "Poncokusumo"
    poncokusumo.append(["Desa", "Kecamatan", "Nama KIM"])
    poncokusumo.append(["Sumberejo", "Poncokusumo", "KIM A"])
    villages = workbook.create_sheet("Daftar desa")
    villages.append(["Desa", "Kecamatan"])
    villages.append(["Wonomulyo", "Poncokusumo"])
    kepanjen = workbook.create_sheet("Kepanjen")
    kepanjen.append(["desa", "kecamatan ", "NAMA KIM", None])
    kepanjen.append(["Jatirejoyoso", "Kepanjen", "KIM B"])
    workbook.save(tmp_path / "daftar.xlsx")
    assert not await roster.imports(tmp_path / "daftar.xlsx")
    assert roster.says("Poncokusumo dan Kepanjen"), roster.said
    assert await roster.kims() == []
    workbook.remove(kepanjen)
    workbook.save(tmp_path / "daftar.xlsx")
    assert await roster.imports(tmp_path / "daftar.xlsx")
    assert len(await roster.kims()) == 1


async def test_a_workbook_with_real_dates_numbers_and_a_title(roster: Roster, tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["DAFTAR KIM KABUPATEN MALANG 2026"])
    sheet.append([])
    sheet.append(["Kode Desa", "Desa", "Kecamatan", "Nama KIM", "Tgl SK", "Kegiatan terakhir", "HP Ketua", "Ketua"])
    sheet.append([3507072002, "Sumberejo", "Poncokusumo", "KIM A", date(2024, 10, 5), "5 September 2026",
                  81234567890, "Budi"])  # fmt: skip
    sheet.append([None, "Sumberejo", "Pagak", None])
    workbook.save(tmp_path / "daftar.xlsx")
    assert await roster.imports(tmp_path / "daftar.xlsx"), roster.said
    kim = await roster.kim()
    assert (kim.sk_on, kim.last_activity_on) == (date(2024, 10, 5), date(2026, 9, 5))
    assert roster.says("Desa tanpa KIM: 1")
    (seat,) = await roster.rows(RosterSeat)
    assert seat.role is BoardRole.KETUA


def with_formulas(path: Path, *cells: str) -> None:
    """A workbook whose lines end in one of these cells each, as it stands in the file."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Desa", "Kecamatan", "Nama KIM"])
    for desa in ("Sumberejo", "Wonomulyo", "Wonorejo")[: len(cells)]:
        sheet.append([desa, "Poncokusumo", "TULIS"])
    file = io.BytesIO()
    workbook.save(file)
    with zipfile.ZipFile(file) as there, zipfile.ZipFile(path, "w") as made:
        for member in there.infolist():
            content = there.read(member).decode()
            if member.filename.endswith("sheet1.xml"):
                for line, cell in enumerate(cells, start=2):
                    content, count = re.subn(rf'<c r="C{line}".*?</c>', f'<c r="C{line}"{cell}</c>', content)
                    assert count == 1
            made.writestr(member, content)


@pytest.mark.parametrize("formula", ['<f>"KIM "&amp;A3</f><v></v>', "<f>A3</f>", '<f t="shared" si="0">A3</f><v/>'])
async def test_a_formula_that_nobody_has_worked_out_is_no_empty_cell(
    roster: Roster, tmp_path: Path, formula: str
) -> None:
    file = tmp_path / "daftar.xlsx"
    with_formulas(file, ' t="str"><f>A2</f><v>KIM A</v>', f">{formula}")
    for dry_run in (True, False):
        assert not await roster.imports(file, dry_run=dry_run)
        (sentence,) = roster.said
        assert sentence.startswith("Berkas daftar.xlsx, baris 3, kolom C: rumusnya belum ada hasilnya.")
        assert "simpan" in sentence
    assert await roster.rows(Kim) == []


async def test_formulas_count_as_what_they_came_to(roster: Roster, tmp_path: Path) -> None:
    file = tmp_path / "daftar.xlsx"
    strange = '<f t="shared" ref="C3" si="0">[1]Lembar\'!A1"</f>'
    with_formulas(
        file, ' t="str"><f>""</f><v></v>', f' t="str">{strange}<v>KIM B</v>', ' t="str"><f>A4</f><v>KIM C</v>'
    )
    assert await roster.imports(file), roster.said
    assert sorted(kim.name for kim in await roster.rows(Kim)) == ["KIM B", "KIM C"]
    assert roster.says("Desa tanpa KIM: 1")


async def test_a_cell_with_line_breaks_is_one_row(roster: Roster) -> None:
    file = table(["kode_desa", "nama_kim", "catatan"], [SUMBEREJO, "KIM A", "dua\r\nbaris"], ["salah", "KIM B", ""])
    assert not await roster.imports(file)
    assert roster.says("Baris 3: kode desa “salah” tidak terbaca")


# Again and again -------------------------------------------------------------------------------------------


async def test_what_changed_is_shown_before_and_after(roster: Roster) -> None:
    await roster.imports(one(nomor_sk="1/2023", kegiatan_terakhir="2026-08-01"))
    assert await roster.imports(one(nama_kim="KIM Baru", nomor_sk="2/2026", kegiatan_terakhir="2026-09-01"))
    assert roster.says("Berubah: 1")
    assert roster.says("nama KIM: KIM Sumber → KIM Baru")
    assert roster.says("nomor SK: 1/2023 → 2/2026")
    assert roster.says("kegiatan terakhir: Sabtu, 1 Agustus 2026 → Selasa, 1 September 2026")
    kim = await roster.kim()
    assert (kim.name, kim.last_activity_on) == ("KIM Baru", date(2026, 9, 1))
    entries = await roster.rows(AuditEntry)
    changed = next(entry for entry in entries if entry.action == "kim.changed")
    assert (changed.before["sk_number"], changed.after["sk_number"]) == ("1/2023", "2/2026")
    assert [e.subject_id for e in entries if e.action == "roster.imported"] == ["daftar.csv", "daftar.csv"]


async def test_an_older_activity_and_an_empty_cell_change_nothing(roster: Roster) -> None:
    await roster.imports(one(nomor_sk="1/2023", kegiatan_terakhir="2026-08-01"))
    assert await roster.imports(one(nomor_sk="", kegiatan_terakhir="2026-05-01"))
    assert roster.says("Tidak ada yang berubah")
    assert (await roster.kim()).sk_number == "1/2023"


async def test_a_newer_activity_that_people_reported_stays(roster: Roster) -> None:
    async with roster.database.transaction() as session:
        kim = await make_kim(session, "Sumberejo, Poncokusumo", last_activity_on=date(2026, 9, 10))
        kim.other_activity_on = None
    assert await roster.imports(one(nama_kim=kim.name, kegiatan_terakhir="2026-07-01"))
    kim = await roster.kim()
    assert (kim.last_activity_on, kim.other_activity_on) == (date(2026, 9, 10), date(2026, 7, 1))


async def test_a_row_without_a_kim_removes_none(roster: Roster) -> None:
    await roster.imports(one())
    assert await roster.imports(one(nama_kim=""))
    assert roster.says("Dibiarkan")
    assert roster.says("KIM Sumber, Desa Sumberejo, Kec. Poncokusumo")
    assert len(await roster.kims()) == 1


async def test_a_dry_run_writes_nothing_not_even_a_file(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/new/kentongan.db")
    file = tmp_path / "daftar.csv"
    file.write_text(one(telepon_ketua="081234567890"))
    good, said = await imported(settings, file, dry_run=True, clock=CLOCK)
    assert good
    assert "KIM baru: 1" in said
    assert not (tmp_path / "new").exists()


# Privacy ---------------------------------------------------------------------------------------------------


async def test_no_name_and_no_number_is_kept(roster: Roster, tmp_path: Path) -> None:
    file = one(nama_ketua="Sulastri Wijaya", telepon_ketua="0812-3456-7890", sekretaris="Bambang",
               hp_sekretaris="628111222333", nama_bendahara="Rini", catatan="hub. Pak Wiryo 085700011122")  # fmt: skip
    assert await roster.imports(file)
    assert await roster.imports(file)
    assert roster.says("Tidak ada yang berubah")
    seats = await roster.rows(RosterSeat)
    assert {seat.role for seat in seats} == {BoardRole.KETUA, BoardRole.SEKRETARIS}
    assert all(len(seat.phone_fingerprint or "") == 64 for seat in seats)
    assert await roster.imports(one(telepon_ketua="081299998888"))
    assert roster.says("telepon ketua: tercatat → diganti")
    assert len(await roster.rows(RosterSeat)) == 2
    everything = await all_rows(roster.database)
    for secret in ("Sulastri", "Bambang", "Rini", "812345", "8111222", "99998888", "Wiryo", "85700011"):
        assert secret not in everything


# Bad rows --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"kode_desa": ""}, "desa belum diisi"),
        ({"kode_desa": "12"}, "kode desa “12” tidak terbaca. Contoh: 35.07.07.2002."),
        ({"kode_desa": "35.73.01.1001"}, "bukan wilayah Kabupaten Malang (35.07)"),
        ({"kode_desa": "35.07.99.2001"}, "tidak ada di Kabupaten Malang"),
        ({"desa": "Pagak"}, "adalah Desa Sumberejo, Kec. Poncokusumo, tetapi kolom desa berisi “Pagak”"),
        ({"kecamatan": "Pagak"}, "Desa Sumberejo, Kec. Poncokusumo tidak berada di kecamatan “Pagak”"),
        ({"jenis": "kelurahan"}, "tercatat sebagai desa, tetapi kolom jenis berisi “kelurahan”"),
        ({"kode_desa": "", "desa": "Sumberejo"}, "ada lebih dari satu: Desa Sumberejo, Kec. "),
        ({"kode_desa": "", "desa": "Sumberejp", "kecamatan": "Pagak"}, "Mungkin maksudnya Desa Sumberejo, Kec. Pagak"),
        ({"kode_desa": "", "desa": "Sumberejo", "kecamatan": "Bandung"}, "kecamatan “Bandung” tidak ditemukan"),
        ({"kode_desa": "", "desa": "Antah Berantah"}, "desa “Antah Berantah” tidak ditemukan"),
        ({"nama_kim": "", "nomor_sk": "1"}, "nama KIM kosong, padahal nomor SK terisi"),
        ({"nama_kim": "#REF!"}, "nama KIM berisi #REF!: rumus di sel itu rusak"),
        ({"nama_kim": "0"}, "nama KIM “0” bukan nama. Tulis namanya, atau kosongkan"),
        ({"nama_kim": "Belum ada."}, "nama KIM “Belum ada.” bukan nama"),
        ({"nama_kim": "√"}, "nama KIM “√” bukan nama"),
        ({"nama_kim": "K" * 200}, "nama KIM terlalu panjang (200 huruf)"),
        ({"tanggal_sk": "kapan-kapan"}, "tanggal SK “kapan-kapan” tidak terbaca"),
        ({"tanggal_sk": "kemarin"}, "tanggal SK “kemarin” tidak terbaca"),
        ({"tanggal_sk": "5/10"}, "tanggal SK “5/10” tidak terbaca"),
        ({"tanggal_sk": "31/2/2024"}, "tanggal SK “31/2/2024” tidak ada di kalender"),
        ({"tanggal_sk": "1/1/1024"}, "tahunnya mungkin salah tulis"),
        ({"kegiatan_terakhir": "24/9/2026"}, "kegiatan terakhir 2026-09-24 belum terjadi"),
        ({"awal_masa_bakti": "1/1/2026", "akhir_masa_bakti": "1/1/2025"}, "masa bakti berakhir (2025-01-01) sebelum"),
        ({"telepon_ketua": "123"}, "telepon ketua “123” bukan nomor HP Indonesia"),
        ({"telepon_ketua": "0341-123456"}, "bukan nomor HP Indonesia"),
    ],
)
async def test_each_mistake_is_named_with_its_line_and_nothing_is_imported(
    tmp_path: Path, cells: dict[str, str], reason: str
) -> None:
    good_row = {"kode_desa": "35.07.01.2001", "nama_kim": "KIM Baik"}
    row = {"kode_desa": SUMBEREJO, "nama_kim": "KIM Sumber"} | cells
    columns = list(row)
    file = tmp_path / "daftar.csv"
    file.write_text(table(columns, [good_row.get(c, "") for c in columns], [row[c] for c in columns]))
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/kentongan.db")
    good, said = await imported(settings, file, dry_run=False, clock=CLOCK)
    assert not good
    assert any(line.startswith("Baris 3: ") and reason in line for line in said), said
    assert said[-1] == "1 baris perlu diperbaiki. Tidak ada yang diimpor."
    assert not (tmp_path / "kentongan.db").exists()


async def test_every_bad_row_is_told_at_once_and_the_same_village_twice_too(roster: Roster) -> None:
    rows = [["kode_desa", "nama_kim"], [SUMBEREJO, "A"], ["x", "B"], [SUMBEREJO, "C"], ["", ""], ["y", "D"]]
    assert not await roster.imports(table(*rows))
    assert roster.says("Baris 3: ")
    assert roster.says("Baris 4: Desa Sumberejo, Kec. Poncokusumo sudah ada di baris 2.")
    assert roster.says("Baris 6: ")
    assert roster.said[-1].startswith("3 baris")
    assert await roster.kims() == []


async def test_a_comma_that_moved_the_cells_is_told_and_spare_separators_are_not(roster: Roster) -> None:
    header = "kode_desa,nama_kim,kegiatan_terakhir"
    assert not await roster.imports(f"{header}\n{SUMBEREJO},KIM Maju, Jaya,2026-09-01\n")
    assert roster.says("Baris 2: isinya lebih banyak daripada kolom")
    assert await roster.kims() == []
    assert await roster.imports(f'{header}\n{SUMBEREJO},"KIM Maju, Jaya",2026-09-01,,\n')
    (kim,) = await roster.kims()
    assert (kim.name, kim.last_activity_on) == ("KIM Maju, Jaya", date(2026, 9, 1))


# Bad files -------------------------------------------------------------------------------------------------


def bomb() -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as member,
    ):
        for _ in range(401):
            member.write(b"\0" * 1024 * 1024)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "kosong"),
        (b"  \n \n", "kosong"),
        (b"kode_desa,nama_kim\n", "kosong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "Excel lama (.xls)"),
        (b"PK\x03\x04rubbish", "tidak bisa dibuka sebagai XLSX"),
        (b"kode_desa,nama_kim\n35.07.07.2002,caf\xe9\n", "tidak memakai UTF-8 (baris 2)"),
        ("kode_desa,nama_kim\n".encode("utf-16"), "kosong"),
        ("kode_desa,nama_kim\n".encode("utf-16") + b"x", "tidak memakai UTF-8"),
        (b"\x89PNG\x00\x00\x01", "bukan CSV atau XLSX"),
        (b"%PDF-1.4\n%\xe2\xe3", "bukan CSV atau XLSX"),
        (b"\n<html><td>kode_desa", "bukan CSV atau XLSX"),
        (b"halo dunia\nini bukan tabel\n", "Judul kolom tidak ditemukan"),
        (b"nama_kim,catatan\nA,b\n", "Judul kolom tidak ditemukan"),
        (b"kode_desa,catatan\n35.07.07.2002,b\n", "Tidak ada kolom nama_kim"),
        (b"kode_desa,desa,nama_desa,nama_kim\nx,a,b,c\n", "Kolom desa ada dua kali"),
        (b'kode_desa,nama_kim\n35.07.07.2002,"A"b\n', "baris 2: tidak terbaca sebagai CSV"),
        (b"x" * 200_000, "baris 1: tidak terbaca sebagai CSV"),
    ],
)
async def test_what_is_no_roster_is_said_in_one_sentence(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "daftar.csv"
    file.write_bytes(content)
    good, said = await imported(
        Settings(_env_file=None, database_url="sqlite:///no.db"), file, dry_run=True, clock=CLOCK
    )
    assert not good
    assert len(said) == 1
    assert reason in said[0]


async def test_files_that_are_not_there_too_large_or_a_folder(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, database_url="sqlite:///no.db")
    large = tmp_path / "besar.csv"
    with large.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    packed = tmp_path / "bom.xlsx"
    packed.write_bytes(bomb())
    for file_, reason in (
        (tmp_path / "tidak-ada.csv", "tidak ditemukan"),
        (tmp_path, "bukan berkas"),
        (large, "terlalu besar (51 MB)"),
        (packed, "terlalu besar"),
    ):
        good, said = await imported(settings, file_, dry_run=True, clock=CLOCK)
        assert not good
        assert reason in said[0]


async def test_columns_nobody_knows_are_named(roster: Roster) -> None:
    assert await roster.imports(table(["no", "kode_desa", "nama_kim", "Warna"], ["1", SUMBEREJO, "KIM A", "biru"]))
    assert roster.says("Kolom yang tidak dikenal dan diabaikan: no, Warna.")


def test_headers_are_read_in_any_spelling() -> None:
    found = columns_of(["KODE_DESA", " Nama  KIM ", "No. HP Ketua", "wa-sekretaris", "Tgl SK", "masa bakti (mulai)"])
    assert list(found.places) == [
        "village_code", "kim_name", "ketua_phone", "sekretaris_phone", "sk_on", "term_starts_on",
    ]  # fmt: skip
    assert found.unknown == ()


# Status ----------------------------------------------------------------------------------------------------


async def status(database: Database, on: date) -> Status:
    settings = settings_for(database)
    async with database.reading() as session:
        return await status_of(session, Office(settings, "Kabupaten Malang", VillageIndex(())), on)


async def test_states_add_up_on_any_day_and_the_unheard_come_first(database: Database) -> None:
    async with database.transaction() as session:
        lively = await make_kim(session, "Sumberejo, Poncokusumo", last_activity_on=date(2026, 9, 20))
        await make_kim(session, "Sumberejo, Pagak", last_activity_on=date(2025, 1, 1))
        await make_kim(session, "Sumberejo, Gedangan")
        person = await make_person(session, "Siti", 5)
        await make_member(session, lively, person, BoardRole.KETUA)
    for on in (date(2026, 9, 23), date(2026, 12, 31), date(2027, 1, 1), date(2030, 2, 28)):
        found = await status(database, on)
        assert sum(found.states.values()) == found.villages == 390
        assert sum(area.villages for area in found.kecamatan) == 390
        for state in State:
            assert sum(area.states[state] for area in found.kecamatan) == found.states[state]
    found = await status(database, date(2026, 9, 23))
    assert (found.states[State.ACTIVE], found.states[State.SILENT], found.states[State.NOT_CONNECTED]) == (1, 1, 1)
    assert [silent.village for silent in found.silent] == [
        "Desa Sumberejo, Kec. Gedangan", "Desa Sumberejo, Kec. Pagak",
    ]  # fmt: skip
    assert {area.name: area.nobody for area in found.kecamatan if area.nobody} == {"Pagak": 1, "Gedangan": 1}
    console = Console(width=150, record=True, file=StringIO())
    show(found, "Kabupaten Malang", console)
    text = console.export_text()
    assert "Keadaan KIM Kabupaten Malang, Rabu, 23 September 2026" in text
    assert "belum pernah terdengar" in text
    assert '"villages": 390' in as_json(found)

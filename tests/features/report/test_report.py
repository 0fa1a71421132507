"""Evaluation summaries, and what a Bimtek changed: the numbers against rows made by hand."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

from annotated_types import Ge
from openpyxl import load_workbook
from PIL import Image

from bot.features.report import rules
from bot.settings import Settings
from storage.audit import AuditEntry
from storage.base import Session
from storage.bimtek_signup import Signup, SignupStatus
from storage.checkin import Category, Checkin, CheckinStatus
from storage.database import Database
from storage.evaluation import Evaluations, Round
from storage.kim import Kim
from storage.report import Deeds, ReportRequest
from tests.factories import WEDNESDAY, make_kim
from tests.features.attendance.rooms import code_of, opened, person_id
from tests.village import Player, Village, settings_for

TODAY = date(2026, 9, 23)
SUMBEREJO = "Sumberejo, Poncokusumo"


def files_of(player: Player) -> dict[str, bytes]:
    """What the bot sent: pictures as `photo`, documents by their name."""
    found = {}
    for message in player.world.messages(player.account):
        if message.from_bot and message.kind in ("photo", "document"):
            media: Any = message.media
            media = media[-1] if isinstance(media, list) else media
            stored = player.world.files.find(media["file_id"])
            assert stored is not None
            assert stored.data is not None
            found[media.get("file_name", "photo")] = stored.data
    return found


async def checkins(
    session: Session,
    kim: Kim,
    *days: int,
    category: Category = Category.MEETING,
    status: CheckinStatus = CheckinStatus.ACCEPTED,
) -> None:
    """Activities so many days after (or before) the Bimtek's day."""
    for day in days:
        session.add(
            Checkin(
                kim_id=kim.id, category=category, what="Rapat", happened_on=TODAY + timedelta(days=day),
                status=status, submitted_at=WEDNESDAY, evidence=[],
            )
        )  # fmt: skip


async def story(village: Village) -> tuple[Player, int]:
    """Two were there, one was in line, one never asked; each did something before and after."""
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa="Kepanjen")
    rini = await village.member("Rini", desa="Ngadireso")
    bimtek = await opened(village, siti, budi)
    for person in (siti, budi):
        await person.says(await code_of(village, bimtek))
    async with village.database.transaction() as session:
        kims = {kim.name: kim for kim in await village.rows(session, Kim)}
        line = kims["KIM Ngadireso"]
        session.add(
            Signup(
                bimtek_id=bimtek.id, person_id=await person_id(session, rini), kim_id=line.id,
                village_code=line.village_code, status=SignupStatus.WAITING, arrived=9,
                signed_at=WEDNESDAY, changed_at=WEDNESDAY,
            )
        )  # fmt: skip
        never = await make_kim(session, "Wonomulyo")
        await checkins(session, kims["KIM Sumberejo"], -91, -90, -1, 0, 1, 30, 31, 90, 91)
        await checkins(session, kims["KIM Kepanjen"], 60, status=CheckinStatus.REJECTED)
        await checkins(session, kims["KIM Kepanjen"], 60, status=CheckinStatus.SUBMITTED)
        await checkins(session, line, -5)
        await checkins(session, never, 10, 20)
    return village.admin(), bimtek.id


async def test_too_early_is_said(village: Village) -> None:
    admin, _ = await story(village)
    await admin.says("evaluasi")
    await admin.taps("Bimtek KIM Angkatan 3, 23 September 2026")
    await admin.taps("Yang berubah")
    assert admin.hears("lengkap mulai Sabtu, 24 Oktober 2026")
    await admin.says("evaluasi")
    await admin.taps("Semua Bimtek: yang berubah")
    assert admin.hears("Belum ada Bimtek yang sudah lewat 30 hari")


async def test_before_and_after_beside_those_still_waiting(village: Village) -> None:
    admin, bimtek_id = await story(village)
    await village.later(days=31, ticks=False)
    await admin.says("evaluasi")
    await admin.taps("Bimtek KIM Angkatan 3, 23 September 2026")
    await admin.taps("Yang berubah")
    assert admin.hears("kegiatan tercatat 30 hari sebelum → sesudah")
    assert admin.hears("• Ikut, 2 KIM: 1 → 2 (yang aktif 1 → 1)")
    assert admin.hears("• Mendaftar, belum kebagian, 1 KIM: 1 → 0 (yang aktif 1 → 0)")
    assert admin.hears("• Belum pernah ikut, 1 KIM: 0 → 2 (yang aktif 0 → 1)")
    assert admin.hears("Baru 30 hari berlalu, 60 hari lengkap mulai Senin, 23 November 2026")
    await village.later(days=60, ticks=False)
    await admin.says("evaluasi")
    await admin.taps("Semua Bimtek: yang berubah")
    assert admin.hears("Semua Bimtek, 90 hari sebelum → sesudah dari 1 Bimtek:")
    # The training itself and the day of the Bimtek count for neither side, the rejected one for nothing.
    assert admin.hears("• Ikut, 2 KIM: 2 → 5 (yang aktif 1 → 2)")
    assert admin.hears("bukan bukti sebab-akibat")
    await admin.says("evaluasi")
    await admin.taps("Bimtek KIM Angkatan 3, 23 September 2026")
    await admin.taps("Yang berubah")
    await admin.taps("Kirim gambar dan XLSX")
    assert admin.hears("sedang disiapkan")
    await admin.taps("Kirim gambar dan XLSX")
    assert admin.hears("memang sedang disiapkan")
    await village.tick()
    files = files_of(admin)
    assert Image.open(io.BytesIO(files["photo"])).size[0] > 500
    book = load_workbook(io.BytesIO(files["perubahan-bimtek-2026-09-23.xlsx"]))
    rows = [[cell.value for cell in row] for row in book["Perubahan"].iter_rows(min_row=2)]
    assert rows[6] == [90, 1, "Ikut", 2, 2, 5, 1, 2]
    assert len(rows) == 9
    villages = {row[1]: row for row in book["Per KIM"].iter_rows(min_row=2, values_only=True)}
    assert villages["Sumberejo"][0] == "Ikut"
    assert villages["Sumberejo"][-2:] == (2, 4)
    async with village.database.transaction() as session:
        assert await village.rows(session, ReportRequest) == []
        (entry,) = [e for e in await village.rows(session, AuditEntry) if e.action == "report.exported"]
        assert entry.subject_id == str(bimtek_id)


async def test_several_say_how_many_stand_behind_and_count_each_village_once(village: Village) -> None:
    """Three Bimtek of 90, 60 and 30 days ago: Wonomulyo waited through all of them and is one village."""
    people = [await village.member(name, desa=desa) for name, desa in (
        ("Siti", SUMBEREJO), ("Budi", "Kepanjen"), ("Rini", "Ngadireso"),
    )]  # fmt: skip
    for number, (person, day) in enumerate(zip(people, (0, 30, 60), strict=True)):
        village.clock.move_to(WEDNESDAY + timedelta(days=day))
        bimtek = await opened(village, person, title=f"Bimtek {number}", starts_at=village.clock.now())
        await person.says(await code_of(village, bimtek))
    async with village.database.transaction() as session:
        kims = {kim.name: kim for kim in await village.rows(session, Kim)}
        await checkins(session, await make_kim(session, "Wonomulyo"), -10, 20, 40, 70)
        await checkins(session, kims["KIM Sumberejo"], 5, 6)
        everybody = len(kims) + 1
    village.clock.move_to(WEDNESDAY + timedelta(days=92))
    admin = village.admin()
    await admin.says("evaluasi")
    await admin.taps("Semua Bimtek: yang berubah")
    assert admin.hears("Semua Bimtek, 90 hari sebelum → sesudah dari 1 Bimtek:")
    assert admin.hears("Sudah lengkap: 30 hari 3 Bimtek, 60 hari 2 Bimtek, 90 hari 1 Bimtek.")
    assert admin.hears("• Belum pernah ikut, 1 KIM: 1 → 3 (yang aktif 1 → 1)")
    await admin.taps("Kirim gambar dan XLSX")
    await village.later(hours=0.1)
    (book,) = [data for name, data in files_of(admin).items() if name.endswith(".xlsx")]
    rows = list(load_workbook(io.BytesIO(book))["Perubahan"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[1]) for row in rows if row[2] == "Ikut"] == [(30, 3), (60, 2), (90, 1)]
    assert all(row[3] <= everybody for row in rows)
    # Wonomulyo around each of them, and Ngadireso, which was trained with the third only, around the first.
    assert rows[2] == (30, 3, "Belum pernah ikut", 2, 3, 3, 1, 1)
    assert [row[3] for row in rows if row[2] == "Belum pernah ikut"] == [2, 1, 1]


async def test_when_the_90_days_are_over_the_admins_hear_it_once(village: Village) -> None:
    admin, _ = await story(village)
    await village.later(days=90, hours=1)
    assert admin.ever_heard("90 hari sebelum → sesudah") == 0
    await village.later(hours=13)  # the day after, 23.00
    await village.later(hours=5)
    assert admin.ever_heard("90 hari sebelum → sesudah") == 0
    await village.later(hours=5)  # in working hours
    assert admin.ever_heard("Bimtek KIM Angkatan 3: kegiatan tercatat 90 hari sebelum → sesudah.") == 1
    assert admin.ever_heard("• Ikut, 2 KIM: 2 → 5 (yang aktif 1 → 2)") == 1
    assert admin.buttons == ["Kirim gambar dan XLSX"]
    await admin.taps("Kirim gambar dan XLSX")
    assert admin.hears("sedang disiapkan")
    await village.days_pass(3)
    await village.later(days=200)
    assert admin.ever_heard("90 hari sebelum → sesudah") == 1


async def test_it_is_told_once_also_where_messages_are_forgotten_as_soon_as_may_be(database: Database) -> None:
    """That it was told is known by its message."""
    (least,) = (part.ge for part in Settings.model_fields["keep_messages_days"].metadata if isinstance(part, Ge))
    async with Village.open(database, settings_for(database, keep_messages_days=least)) as village:
        admin, _ = await story(village)
        await village.later(days=90)
        await village.days_pass(17)
        assert admin.ever_heard("90 hari sebelum → sesudah") == 1


async def test_a_bimtek_nobody_came_to_changed_nothing_to_tell(village: Village) -> None:
    await opened(village)
    admin = village.admin()
    await village.later(days=92)
    assert admin.ever_heard("90 hari sebelum → sesudah") == 0


async def test_the_summary_with_picture_and_workbook(village: Village) -> None:
    people = [await village.member(name, desa=desa, phone="+6281234567890") for name, desa in (
        ("=1+1", SUMBEREJO), ("Budi", "Kepanjen"), ("Rini", "Ngadireso"),
    )]  # fmt: skip
    bimtek = await opened(village, *people, title='Bimtek "Foto" $100 & <b>')
    now = village.clock.now()
    async with village.database.transaction() as session:
        evaluations = Evaluations(session)
        await evaluations.set_exam(bimtek.id, None, [("Satu?", ["a", "b"], 0), ("Dua?", ["a", "b"], 1)])
        questions = await evaluations.list_questions(bimtek.id)
        ids = [await person_id(session, person) for person in people]
        for person, chosen in zip(ids, ((1, 1), (0, 1), (0, None)), strict=True):
            for question, answer in zip(questions, chosen, strict=True):
                if answer is not None:
                    await evaluations.answer(person, question.id, Round.PRE, answer, now)
        for question in questions:
            await evaluations.answer(ids[0], question.id, Round.POST, question.right, now)
        await evaluations.answer_survey(bimtek.id, ids[0], 5, now)
        await evaluations.answer_survey(bimtek.id, ids[1], 4, now)
        await evaluations.comment(bimtek.id, ids[0], '=HYPERLINK("http://x")')
    for person in people[:2]:
        await person.says(await code_of(village, bimtek))
    admin = village.admin()
    await village.later(hours=7, ticks=False)
    await admin.says("presensi")
    await admin.taps("Ringkasan evaluasi")
    assert admin.hears("Terdaftar 3, hadir 2.")
    assert admin.hears("Rata-rata tes: sebelum 75, sesudah 100 (dari 100).")
    assert admin.hears("Survei: 4,5 dari 5, diisi 2 peserta, 1 saran.")
    await admin.taps("Kirim gambar dan XLSX")
    await village.tick()
    files = files_of(admin)
    assert Image.open(io.BytesIO(files["photo"])).size[1] > 500
    book = load_workbook(io.BytesIO(files["evaluasi-bimtek-2026-09-23.xlsx"]))
    facts = dict(book["Ringkasan"].iter_rows(min_row=2, values_only=True))
    assert facts["Rata-rata pre-test (%)"] == 75
    assert facts["Mengisi pre-test"] == 2
    people_rows = list(book["Peserta"].iter_rows(min_row=2, values_only=True))
    came = book["Peserta"]["F2"].value
    assert came.isoformat() == "2026-09-23T09:00:00"
    assert ("=1+1", "KIM Sumberejo", "Sumberejo", "Poncokusumo", "ya", came, "kode") in people_rows
    assert book["Peserta"]["F2"].number_format == 'dd/mm/yyyy hh"."mm "WIB"'
    assert facts["Tanggal"].date() == date(2026, 9, 23)
    assert book["Ringkasan"]["B3"].number_format == "dd/mm/yyyy"
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any("6281234567890" in str(cell.value) for cell in cells)
    assert [row[0] for row in book["Saran"].iter_rows(min_row=2, values_only=True)] == ['=HYPERLINK("http://x")']


async def test_the_same_title_in_two_angkatan_is_told_apart(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for day, angkatan in ((0, 3), (2, 4)):
        await opened(village, siti, title="Foto desa", angkatan=angkatan, starts_at=WEDNESDAY + timedelta(days=day))
    await village.later(days=2, ticks=False)
    admin = village.admin()
    await admin.says("evaluasi")
    wanted = ["Foto desa angkatan 4, 25 September 2026", "Foto desa angkatan 3, 23 September 2026"]
    assert admin.buttons[:2] == wanted
    await admin.taps(wanted[1])
    assert admin.hears("Foto desa angkatan 3, Rabu, 23 September 2026")
    await admin.says("presensi")
    assert admin.buttons[:2] == wanted
    await admin.taps(wanted[0])
    assert admin.hears("Foto desa angkatan 4")


async def test_reports_are_for_admins(village: Village) -> None:
    _, bimtek_id = await story(village)
    siti = village.players["Siti"]
    await siti.says("evaluasi")
    assert siti.hears("Tombol atau perintah itu untuk")
    message = village.world.messages(siti.account)[-1]
    for entry in (f"summary:{bimtek_id}", f"change:{bimtek_id}", "change:0", f"files:summary-{bimtek_id}", "list:"):
        await siti.taps_data(message, f"report.{entry}")
        assert siti.hears("Tombol atau perintah itu untuk"), entry
    admin = village.admin()
    for entry in ("summary:x", "summary:99", "files:x-1", "files:summary-0", "files:change-99"):
        await admin.says("menu")
        await admin.taps_data(village.world.messages(admin.account)[-1], f"report.{entry}")
        assert admin.hears("Belum ada Bimtek yang berlangsung"), entry


async def test_nothing_held(village: Village) -> None:
    admin = village.admin()
    await admin.says("evaluasi bimtek")
    assert admin.hears("Belum ada Bimtek yang berlangsung")


def test_who_was_trained_elsewhere_waits_no_more() -> None:
    deeds = [Deeds(n, f"Desa {n}", "Kec", (0, 0, 0), (1, 1, 1)) for n in range(1, 5)]
    found = rules.grouped(deeds, {1}, {1, 2}, {2, 3})
    assert [(group.value, one.kim_id) for group, one in found] == [("trained", 1), ("in_line", 3), ("never", 4)]


def test_a_span_is_over_the_day_after() -> None:
    last = date(2026, 12, 15)
    assert rules.complete(last, last + timedelta(days=30)) == []
    assert rules.complete(last, last + timedelta(days=31)) == [30]
    assert rules.complete(last, last + timedelta(days=91)) == [30, 60, 90]

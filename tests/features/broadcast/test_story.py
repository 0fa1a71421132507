"""A broadcast from its first word to its report, as an admin and a recipient see it."""

from __future__ import annotations

import io
from datetime import date

from openpyxl import load_workbook

from storage.audit import AuditEntry
from storage.broadcast import BroadcastStatus
from storage.broadcast_ledger import Reason, RecipientStatus
from storage.broadcast_template import BroadcastTemplates
from tests.features.broadcast.conftest import broadcasts, ledger_of, newest, second_admin, sends, writes
from tests.village import Village

SILENT = {"last_activity_on": date(2026, 5, 1)}
LIVELY = {"last_activity_on": date(2026, 9, 20)}


async def test_to_the_silent_ones_of_a_kecamatan_with_a_preview_and_a_report(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua", kim=SILENT)
    anggota = await village.member("Yanto", desa="Dilem, Kepanjen")
    lively = await village.member("Wati", desa="Panggungrejo, Kepanjen", role="ketua", kim=LIVELY)
    stopped = await village.member("Slamet", desa="Ngadilangkung, Kepanjen", role="ketua", kim=SILENT)
    await stopped.says("berhenti")
    elsewhere = await village.member("Siti", desa="Sumberejo, Poncokusumo", role="ketua", kim=SILENT)

    await admin.says("siaran")
    assert admin.hears("Belum ada siaran")
    await admin.taps("Tulis siaran")
    assert admin.hears("Apa isi siarannya?")
    await admin.says("Yth. {nama}, *besok* ada rapat {kim}. _Matur nuwun_.")
    assert admin.hears("Untuk siapa?")
    await admin.says("senyap di Kepanjen, ketua saja")
    assert admin.hears("Untuk: KIM senyap di Kec. Kepanjen, ketua saja.")
    assert admin.hears("Penerima: 1 orang, kurang dari 10 detik. Tidak dikirimi 1: 1 berhenti menerima kabar.")
    assert admin.hears("Isi untuk Bapak/Ibu Budi:\n“Yth. Bapak/Ibu Budi, besok ada rapat KIM Dilem. Matur nuwun.”")
    assert await broadcasts(village) == []

    await admin.says("coba kirim ke saya dulu")
    assert admin.hears("Yth. Bapak/Ibu Budi, besok ada rapat KIM Dilem.")
    assert budi.heard == []
    await admin.taps("Kirim sekarang")
    assert admin.hears("Siaran 1 dikirim ke 1 orang")
    assert admin.hears("Siaran 1 selesai, Rabu, 23 September 2026, 09.00 WIB.")
    assert admin.hears("1 dari 1 terkirim.")
    assert admin.hears("Tidak dikirimi 1: 1 berhenti menerima kabar.")

    message = budi.world.messages(budi.account)[-1]
    assert message.text == "Yth. Bapak/Ibu Budi, besok ada rapat KIM Dilem. Matur nuwun."
    marks = [(e["type"], e["offset"], e["length"]) for e in message.entities]
    assert ("bold", message.text.index("besok"), 5) in marks
    assert ("italic", message.text.index("Matur"), 11) in marks
    for other in (anggota, lively, stopped, elsewhere):
        assert not other.ever_heard("rapat")
    assert {(row.status, row.reason) for row in await ledger_of(village)} == {
        (RecipientStatus.SENT, None),
        (RecipientStatus.SKIPPED, Reason.STOPPED),
    }

    await village.later(hours=0.05)
    assert admin.ever_heard("Laporan akhir. Siaran 1 selesai") == 1
    document = [m for m in admin.world.messages(admin.account) if m.kind == "document"][-1]
    stored = village.world.files.find(document.file_id)
    assert stored is not None
    assert stored.data is not None
    rows = list(load_workbook(io.BytesIO(stored.data)).active.values)
    assert rows[0][:3] == ("Nama", "KIM", "Desa/kelurahan")
    assert rows[1][:6] == ("Budi", "KIM Dilem", "Dilem", "Kepanjen", "chat pribadi", "terkirim")
    assert rows[1][7].date() == date(2026, 9, 23), "a moment, not words"
    assert rows[2][7] is None
    assert (rows[2][0], rows[2][5], rows[2][6]) == ("Slamet", "tidak dikirimi", "berhenti menerima kabar")
    await village.later(hours=1)
    assert admin.ever_heard("Laporan akhir") == 1
    async with village.database.reading() as session:
        actions = [entry.action for entry in await village.rows(session, AuditEntry)]
    assert actions.count("broadcast.started") == 1
    assert actions.count("broadcast.exported") == 1


async def test_the_ledger_on_request_comes_outside_of_the_turn(village: Village) -> None:
    admin = village.admin()
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await sends(admin)
    await village.later(hours=0.02)
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    await admin.taps("Unduh XLSX")
    assert admin.hears("laporan siaran 1 sedang disiapkan")
    await admin.taps("Unduh XLSX")
    assert not admin.ever_heard("Ini laporan siaran 1")
    await village.later(hours=0.02)
    assert admin.ever_heard("Ini laporan siaran 1, tanpa nomor HP") == 1
    document = [m for m in admin.world.messages(admin.account) if m.kind == "document"][-1]
    stored = village.world.files.find(document.file_id)
    assert stored is not None
    assert stored.data is not None
    rows = list(load_workbook(io.BytesIO(stored.data)).active.values)
    assert rows[1][:2] == ("Budi", "KIM Dilem")
    await village.later(hours=0.02)
    assert admin.ever_heard("Ini laporan siaran 1") == 1
    async with village.database.reading() as session:
        exports = [e.actor for e in await village.rows(session, AuditEntry) if e.action == "broadcast.exported"]
    assert exports == ["system", "admin:900000001"]


async def test_a_double_tap_sends_once(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await writes(admin)
    tap = admin.will_tap("Kirim sekarang")
    await village.together(tap, tap)
    assert len(await broadcasts(village)) == 1
    assert budi.ever_heard("rapat") == 1


async def test_a_picture_a_link_and_an_album_arrive_as_they_were_sent(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await admin.says("tulis siaran")
    await admin.sends_photo("Poster *rapat*")
    await admin.says("semua")
    assert admin.hears("dengan 1 foto/video")
    await admin.taps("Tombol dan topik")
    await admin.taps("Tombol tautan")
    await admin.says("Baca | http://contoh.id")
    assert admin.hears("harus diawali https://")
    await admin.says("Baca selengkapnya | https://contoh.id/rapat")
    await admin.taps("Selesai")
    await admin.taps("Kirim sekarang")
    message = budi.world.messages(budi.account)[-1]
    assert (message.kind, message.text) == ("photo", "Poster rapat")
    assert message.entities[0]["type"] == "bold"
    assert message.labels == ["Baca selengkapnya", "Kenapa saya dapat ini?"]

    await admin.says("tulis siaran")
    await admin.sends_album(3, "Tiga foto")
    await admin.says("semua")
    assert admin.hears("dengan 3 foto/video")
    await admin.taps("Kirim sekarang")
    kinds = [m.kind for m in budi.world.messages(budi.account) if m.from_bot][-4:]
    assert kinds == ["photo", "photo", "photo", "text"]


async def test_a_draft_survives_leaving(village: Village) -> None:
    admin = village.admin()
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await admin.says("tulis siaran")
    await admin.says("Rapat besok")
    await admin.says("/menu")
    await admin.says("tulis siaran")
    assert admin.hears("Untuk siapa?")
    await admin.says("semua")
    assert admin.hears("Rapat besok")


async def test_templates_are_saved_and_begun_from(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await writes(admin, "Rapat bulanan {kim}")
    await admin.taps("Simpan templat")
    await admin.says("Rapat bulanan")
    assert admin.hears("Templat “Rapat bulanan” sudah disimpan")
    await admin.says("batal")
    await admin.says("templat siaran")
    await admin.taps("Rapat bulanan")
    await admin.taps("Pakai templat ini")
    await admin.taps("Semua anggota")
    await admin.taps("Kirim sekarang")
    assert budi.ever_heard("Rapat bulanan KIM Dilem") == 1
    await admin.says("tulis siaran")
    await admin.taps("Pakai templat")
    await admin.taps("Rapat bulanan")
    assert admin.hears("Untuk siapa?")


async def test_written_again_from_an_earlier_one(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await sends(admin, "Rapat besok", "Kepanjen")
    await admin.says("siaran")
    assert admin.hears("• 1: KIM di Kec. Kepanjen, selesai")
    await admin.taps("Siaran 1")
    await admin.taps("Tulis ulang")
    assert admin.hears("Untuk: KIM di Kec. Kepanjen.")
    await admin.taps("Kirim sekarang")
    assert budi.ever_heard("Rapat besok") == 2
    assert (await newest(village)).status is BroadcastStatus.DONE


async def test_every_template_can_be_reached(village: Village) -> None:
    admin = village.admin()
    async with village.database.transaction() as session:
        for number in range(15):
            await BroadcastTemplates(session).save(
                f"Templat {number:02}", {"text": "x"}, "admin:1", village.clock.now()
            )
    await admin.says("templat siaran")
    await admin.taps("Templat 14")
    assert admin.hears("Templat “Templat 14”")


async def test_a_template_that_another_admin_removes_meanwhile(village: Village) -> None:
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    admin, ratna = village.admin(), await second_admin(village)
    await writes(admin, "Pesan lama")
    await admin.taps("Simpan templat")
    await admin.says("Lama")
    await admin.says("batal")
    await admin.says("tulis siaran")
    await admin.taps("Pakai templat")
    await ratna.says("templat siaran")
    await ratna.taps("Lama")
    await ratna.taps("Hapus templat")
    await admin.taps("Lama")
    assert admin.hears("Templat itu sudah tidak ada")
    await admin.says("Pesan baru")
    assert admin.hears("Untuk siapa?")

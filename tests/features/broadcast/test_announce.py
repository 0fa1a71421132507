"""Announcing what others wrote: a Bimtek, a clarification of ours, an imported one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from storage.bimtek import Bimtek, BimtekStatus
from storage.bimtek_signup import Signup
from storage.broadcast import Topic
from storage.broadcast_ledger import Reason, RecipientStatus
from storage.clarification import OWN, Clarifications, Verdict
from tests.factories import WEDNESDAY, make_bimtek
from tests.features.broadcast.conftest import ledger_of, newest, second_admin
from tests.features.group.linking import WHERE, linked_group
from tests.features.hoax.desk import editor, publish, report, verifier
from tests.village import Village

DAM: dict[str, Any] = {
    "source": "Cek Uji",
    "external_id": "1",
    "title": "*Bendungan jebol, {kota} tenggelam",
    "claim_text": "Bendungan jebol malam ini",
    "summary": "Pengelola _bendungan memastikan {airnya} aman.",
    "verdict": Verdict.HOAKS,
    "url": "https://cek.id/_bendungan_jebol_",
}


async def test_a_clarification_of_ours_with_its_button(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo", role="ketua")
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await siti.says("matikan hoaks")
    await admin.says("tulis siaran")
    await admin.taps("Umumkan klarifikasi")
    assert admin.hears("Klarifikasi yang mana?")
    await admin.taps(admin.buttons[0])
    assert admin.hears("Untuk siapa?")
    await admin.says("semua")
    assert admin.hears("Penerima: 1 orang, kurang dari 10 detik. Tidak dikirimi 1: 1 mematikan topik ini.")
    assert admin.hears("“KLARIFIKASI: HOAKS")
    await admin.taps("Tombol dan topik")
    assert admin.hears("topik Hoaks")
    assert "Tandai mendesak" in admin.buttons
    await admin.taps("Selesai")
    told = siti.ever_heard("KLARIFIKASI: HOAKS")
    await admin.taps("Kirim sekarang")
    assert "KLARIFIKASI: HOAKS" in budi.last
    assert "Kantor kecamatan tidak membagikan beras" in budi.last
    assert siti.ever_heard("KLARIFIKASI: HOAKS") == told
    assert (await newest(village)).topic is Topic.HOAX
    assert {(row.status, row.reason) for row in await ledger_of(village)} == {
        (RecipientStatus.SENT, None),
        (RecipientStatus.SKIPPED, Reason.MUTED),
    }
    await budi.taps("Baca klarifikasi")
    assert budi.hears("KLARIFIKASI: HOAKS")
    await budi.taps("Kenapa saya dapat ini?")
    assert budi.hears("Topiknya Hoaks")


async def test_a_clarification_of_ours_is_read_from_a_group(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    async with village.database.transaction() as session:
        await Clarifications(session).put(DAM | {"source": OWN, "url": None, "title": "Bendungan aman"}, WEDNESDAY)
    await admin.says("tulis siaran")
    await admin.taps("Umumkan klarifikasi")
    await admin.taps("Bendungan aman")
    await admin.says("semua, lewat grup")
    await admin.taps("Kirim sekarang")
    await budi.taps("Baca klarifikasi", group)
    assert budi.hears("Bendungan aman")


async def test_what_another_publisher_wrote_means_its_letters(village: Village) -> None:
    """Neither marks nor braces in it stop the broadcast or change it, and its address stays whole."""
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    async with village.database.transaction() as session:
        await Clarifications(session).put(DAM, WEDNESDAY)
    await admin.says("tulis siaran")
    await admin.taps("Umumkan klarifikasi")
    await admin.taps("*Bendungan jebol, {kota} tenggelam")
    await admin.says("semua")
    await admin.taps("Contoh ke saya")
    assert admin.hears("“Bendungan jebol, (kota) tenggelam”")
    await admin.taps("Kirim sekarang")
    assert admin.hears("Siaran 1 dikirim ke 1 orang")
    message = budi.world.messages(budi.account)[-1]
    assert "Pengelola bendungan memastikan (airnya) aman." in message.text
    assert "Sumber: https://cek.id/_bendungan_jebol_" in message.text
    assert [entity["type"] for entity in message.entities if entity["type"] in ("bold", "italic")] == []
    assert message.find_button("Baca klarifikasi").url == "https://cek.id/_bendungan_jebol_"


async def test_with_nothing_to_announce_one_writes_oneself(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await admin.says("tulis siaran")
    await admin.taps("Umumkan klarifikasi")
    assert admin.hears("Belum ada klarifikasi. Silakan ketik sendiri isi siarannya.")
    await admin.says("Kabar bendungan jebol itu tidak benar")
    await admin.says("semua")
    await admin.taps("Kirim sekarang")
    assert budi.ever_heard("bendungan") == 1


async def test_a_bimtek_whose_place_holds_marks(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    async with village.database.transaction() as session:
        await make_bimtek(session, "Jurnalisme *Warga", angkatan=3, place="Aula _Kantor {Camat}")
    await admin.says("tulis siaran")
    await admin.taps("Umumkan Bimtek")
    await admin.taps("Jurnalisme *Warga angkatan 3, 7 Oktober 2026")
    await admin.says("semua")
    await admin.taps("Kirim sekarang")
    message = budi.world.messages(budi.account)[-1]
    assert message.text.startswith("Jurnalisme Warga angkatan 3\n")
    assert "📍 Aula Kantor (Camat)\n" in message.text
    assert "Kursi 50, 1 per KIM. Mohon dijawab paling lambat Minggu, 4 Oktober 2026, 09.00 WIB.\n" in message.text
    assert [(e["type"], e["offset"], e["length"]) for e in message.entities if e["type"] == "bold"] == [("bold", 0, 27)]
    await budi.taps("Hadir")
    async with village.database.reading() as session:
        assert len(await village.rows(session, Signup)) == 1


async def test_other_words_take_the_buttons_of_an_announcement_away(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    async with village.database.transaction() as session:
        await make_bimtek(session, "Jurnalisme Warga", angkatan=3)
    await admin.says("tulis siaran")
    await admin.taps("Umumkan Bimtek")
    await admin.taps("Jurnalisme Warga angkatan 3, 7 Oktober 2026")
    await admin.says("semua")
    await admin.taps("Ubah isi")
    await admin.says("Rapat besok")
    await admin.taps("Tombol dan topik")
    assert admin.hears("topik Umum")
    await admin.taps("Selesai")
    await admin.taps("Kirim sekarang")
    assert budi.last == "Rapat besok"
    assert budi.buttons == ["Kenapa saya dapat ini?"]


async def test_two_bimtek_of_one_title_are_told_apart_by_their_day(village: Village) -> None:
    admin = village.admin()
    async with village.database.transaction() as session:
        for days in (14, 21):
            await make_bimtek(session, "Jurnalisme Warga", starts_at=WEDNESDAY + timedelta(days=days))
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await admin.says("tulis siaran")
    await admin.taps("Umumkan Bimtek")
    first, second = admin.buttons[:2]
    assert first != second
    await admin.taps(second)
    await admin.says("semua")
    assert admin.hears("14 Oktober 2026")
    assert not admin.hears("7 Oktober 2026,")


async def test_a_deadline_that_is_over_is_not_announced(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    async with village.database.transaction() as session:
        await make_bimtek(session, confirm_by=WEDNESDAY - timedelta(days=1))
    await admin.says("tulis siaran")
    await admin.taps("Umumkan Bimtek")
    await admin.says("jurnalisme warga")
    await admin.says("semua")
    await admin.taps("Kirim sekarang")
    assert budi.last.endswith("Kursi 50, 1 per KIM.")


async def test_what_is_urgent_is_the_clarification_and_nothing_announced_in_its_place(village: Village) -> None:
    admin = village.admin()
    await second_admin(village)
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo", role="ketua")
    await siti.says("matikan bimtek")
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    async with village.database.transaction() as session:
        await Clarifications(session).put(DAM, WEDNESDAY)
        await make_bimtek(session)
    await admin.says("tulis siaran")
    await admin.taps("Umumkan klarifikasi")
    await admin.taps(admin.buttons[0])
    await admin.says("semua")
    await admin.taps("Tombol dan topik")
    await admin.taps("Tandai mendesak")
    assert admin.hears("Perlu disetujui admin lain")
    await admin.taps("Ubah isi")
    await admin.taps("Umumkan Bimtek")
    await admin.taps(admin.buttons[0])
    assert admin.hears("Tidak dikirimi 1: 1 mematikan topik ini")
    assert not admin.hears("Perlu disetujui admin lain")


async def test_a_clarification_that_is_withdrawn_meanwhile_is_not_announced(village: Village) -> None:
    admin = village.admin()
    async with village.database.transaction() as session:
        await Clarifications(session).put(DAM, village.clock.now())
    await admin.says("tulis siaran")
    await admin.taps("Umumkan klarifikasi")
    async with village.database.transaction() as session:
        await Clarifications(session).withdraw(1, village.clock.now())
    await admin.taps(admin.buttons[0])
    assert admin.hears("Klarifikasi itu sudah ditarik")
    await admin.says("Pesan lain")
    assert admin.hears("Untuk siapa?")


async def test_a_bimtek_that_is_called_off_meanwhile_is_not_announced(village: Village) -> None:
    admin = village.admin()
    async with village.database.transaction() as session:
        bimtek = await make_bimtek(session)
    await admin.says("tulis siaran")
    await admin.taps("Umumkan Bimtek")
    async with village.database.transaction() as session:
        (await session.get_one(Bimtek, bimtek.id)).status = BimtekStatus.CANCELLED
    await admin.taps(admin.buttons[0])
    assert admin.hears("sudah dibatalkan atau selesai")


async def test_a_bimtek_that_moves_or_is_called_off_names_the_broadcast_that_still_waits(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    async with village.database.transaction() as session:
        await make_bimtek(session, "Jurnalisme Warga")
        await make_bimtek(session, "Foto Produk", starts_at=WEDNESDAY + timedelta(days=21))
    await admin.says("tulis siaran")
    await admin.taps("Umumkan Bimtek")
    await admin.says("jurnalisme warga")
    await admin.says("semua")
    await admin.says("jumat jam 8 pagi")
    assert admin.hears("Jumat, 25 September 2026")
    await admin.says("atur bimtek")
    await admin.taps("Jurnalisme Warga, 7 Oktober 2026 (dibuka)")
    await admin.taps("Ubah")
    await admin.taps("Ubah isian")
    await admin.says("tempat")
    await admin.says("Balai Desa Dilem")
    await admin.taps("Simpan perubahan")
    assert admin.hears("Siaran 1 tentang Bimtek ini masih memuat kabar lama")

    async def calls_off(title: str) -> None:
        await admin.says("atur bimtek")
        await admin.taps(f"{title} (dibuka)")
        await admin.taps("Batalkan Bimtek")
        await admin.says("narasumber sakit")
        await admin.taps("Ya, batalkan")

    await calls_off("Foto Produk, 14 Oktober 2026")
    assert admin.hears("dibatalkan")
    assert not admin.hears("Siaran")
    await calls_off("Jurnalisme Warga, 7 Oktober 2026")
    assert admin.hears("Siaran 1 tentang Bimtek ini")
    await admin.taps("Lihat siaran 1")
    await admin.taps("Batalkan siaran")
    await admin.taps("Ya, batalkan")
    await village.later(days=3)
    assert not budi.ever_heard("Jurnalisme")

"""One sentence for each thing that cannot be, and nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.broadcast import Broadcast
from storage.office import Grant, OfficeRole
from tests.factories import find_village, make_person
from tests.features.broadcast.conftest import broadcasts, sends, writes
from tests.village import Village


async def test_what_cannot_be_written(village: Village) -> None:
    admin = village.admin()
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await admin.says("tulis siaran")
    await admin.says("Rapat *besok pagi")
    assert admin.hears("Tanda * di “*besok pagi” belum ditutup")
    await admin.says("a" * 4097)
    assert admin.hears("4.097 huruf, paling banyak 4.096")
    village.clock.advance(timedelta(seconds=10))
    await admin.says("Yth. {jabatan}")
    assert admin.hears("Kami tidak mengenal {jabatan}. Yang bisa dipakai: {nama}, {kim}, {desa}")
    await admin.does("send_document", "besar.pdf", "Materi rapat", size=60_000_000)
    assert admin.hears("Berkasnya 60 MB")
    await admin.does("send_voice")
    assert admin.hears("Rekaman suara")
    await admin.sends_photo("Poster _rapat")
    assert admin.hears("belum ditutup")
    await admin.says("Poster _rapat_")
    await admin.says("semua")
    assert admin.hears("dengan 1 foto/video")
    assert admin.hears("Poster rapat")
    assert await broadcasts(village) == []


@pytest.mark.parametrize("variable", ["{kim}", "{nama}"])
async def test_the_longest_names_find_room(village: Village, variable: str) -> None:
    admin = village.admin()
    long = "Kelompok Informasi Masyarakat " + "Sumber" * 15
    budi = await village.member("𝒜" * 60, desa="Dilem, Kepanjen", role="ketua", kim={"name": long})
    assert len(long) == 120
    await admin.says("tulis siaran")
    await admin.says("a" * (4_096 - 130) + f" {variable}")
    assert admin.hears("4.097 huruf, paling banyak 4.096")
    village.clock.advance(timedelta(seconds=10))
    await admin.says("a" * (4_095 - 130) + f" {variable}")
    await admin.says("semua")
    await admin.taps("Kirim sekarang")
    assert "aaaa" in budi.last
    assert budi.last.endswith(long if variable == "{kim}" else "𝒜" * 60)
    await village.later(hours=1)
    assert admin.hears("1 dari 1 terkirim")


async def test_whom_it_cannot_be_for(village: Village) -> None:
    admin = village.admin()
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await admin.says("tulis siaran")
    await admin.says("Rapat besok")
    await admin.says("senyap di Konoha")
    assert admin.hears("Bagian “konoha” belum terbaca")
    await admin.says("desa sumberejo")
    assert admin.hears("ada beberapa: Desa Sumberejo (Kec.")
    await admin.says("bukan angkatan 3")
    assert admin.hears("Belum ada Bimtek angkatan 3")
    await admin.says("bendahara di Kepanjen")
    assert admin.hears("Tidak ada penerima yang cocok")
    assert "Kirim sekarang" not in admin.buttons
    await admin.says("Kirim sekarang")
    assert await broadcasts(village) == []
    await admin.taps("Ubah penerima")
    await admin.says("ketua di Kepanjen")
    assert "Kirim sekarang" in admin.buttons


async def test_when_it_cannot_be(village: Village) -> None:
    admin = village.admin()
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await writes(admin)
    await admin.taps("Jadwalkan")
    await admin.says("hari ini 08.00")
    assert admin.hears("Waktu itu sudah lewat")
    await admin.says("nanti saja kapan-kapan")
    assert admin.hears("Waktunya belum terbaca")
    await admin.says("besok 09.00")
    assert admin.hears("Siaran 1 ke 1 orang akan dikirim Kamis, 24 September 2026, 09.00 WIB")


async def test_nobody_but_an_admin_presses(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    camat = village.person("Camat")
    camat.account.started = True
    async with village.database.transaction() as session:
        person = await make_person(session, "Camat", camat.id)
        code = (await find_village(session, "Dilem, Kepanjen")).kecamatan_code
        session.add(
            Grant(person_id=person.id, role=OfficeRole.COORDINATOR, kecamatan_code=code, granted_at=village.clock.now())
        )
    await sends(admin)
    await camat.starts()
    for other in (budi, camat):
        message = other.world.messages(other.account)[-1]
        for data in (
            "pause:1", "resume:1", "cancel:1", "cancel_now:1", "approve:1", "reject:1", "retry:1", "resend:1",
            "unsure:1", "sheet:1", "shares:1", "recall:1", "correct:1", "show:1", "see:1", "again:1", "new:", "list:",
            "templates:", "template:1", "use_template:1", "drop_template:1",
        ):  # fmt: skip
            await other.taps_data(message, f"broadcast.{data}")
            assert other.hears("Tombol atau perintah itu untuk"), data
    async with village.database.reading() as session:
        (broadcast,) = await village.rows(session, Broadcast)
    assert broadcast.status.value == "done"


async def test_a_button_of_nothing_is_answered_kindly(village: Village) -> None:
    admin = village.admin()
    await admin.says("menu")
    message = admin.world.messages(admin.account)[-1]
    for data in ("show:999", "pause:x", "approve:99999999999", "resend:5:7", "template:4", "answer:9:1", "why:77"):
        await admin.taps_data(message, f"broadcast.{data}")
        assert len(admin.heard) == 1
        assert "galat" not in admin.last
    assert not admin.ever_heard("gangguan di pihak kami")


async def test_other_people_are_named_under_the_preview(village: Village) -> None:
    admin = village.admin()
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await admin.says("tulis siaran")
    await admin.says("Rapat besok")
    await admin.says("bendahara di Ngantang")
    assert admin.hears("Tidak ada penerima yang cocok")
    await admin.says("Konoha")
    assert admin.hears("ketik waktunya (contoh: besok 09.00) atau penerimanya (contoh: ketua di Kepanjen)")
    await admin.says("ketua di Kepanjen")
    assert admin.hears("Untuk: KIM di Kec. Kepanjen, ketua saja.")
    assert admin.hears("Penerima: 1 orang")
    await admin.says("kemarin 09.00")
    assert admin.hears("Waktu itu sudah lewat")
    await admin.says("besok")
    assert admin.hears("Jam berapa?")
    await admin.taps("Contoh ke saya")
    assert admin.hears("Contohnya kami kirim di bawah ini.")
    await admin.says("kirim")
    assert admin.hears("Siaran 1")
    assert len(await broadcasts(village)) == 1


async def test_the_rest_of_a_text_that_the_app_cut_is_never_the_text(village: Village) -> None:
    """The first part is refused for the room its names need; the rest that follows is no broadcast of its own."""
    admin = village.admin()
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await admin.says("tulis siaran")
    await admin.says("a" * 4_089 + " {nama}")
    assert admin.hears("huruf, paling banyak 4.096")
    await admin.says("dan inilah ekornya")
    village.clock.advance(timedelta(seconds=10))
    await admin.says("Rapat besok")
    await admin.says("semua")
    assert admin.hears("“Rapat besok”")
    assert not admin.hears("ekornya")


async def test_words_under_a_file_that_the_app_cut_are_not_sent_by_half(village: Village) -> None:
    admin = village.admin()
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await admin.says("tulis siaran")
    await admin.sends_photo()
    await admin.says("a" * 4_096)
    await admin.says("dan inilah ekornya")
    assert admin.hears("4.114 huruf, paling banyak 4.096")
    village.clock.advance(timedelta(seconds=10))
    await admin.says("Poster rapat")
    await admin.says("semua")
    assert admin.hears("dengan 1 foto/video")
    assert admin.hears("“Poster rapat”")

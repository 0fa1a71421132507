"""Commands that mean less than their words leave the rest to others; what many would ask has a plain answer."""

from __future__ import annotations

import pytest

from tests.features.checkin.reporting import SUMBEREJO
from tests.village import Village


@pytest.mark.parametrize(
    ("words", "not_heard"),
    [
        ("kmrn kami salurkan bantuan korban banjir ke rt 3", "bukan layanan darurat"),
        ("simulasi gempa di sekolah kami", "bukan layanan darurat"),
        ("tolong cek video gempa ini", "bukan layanan darurat"),
        ("minta bantuan bikin laporan", "SP4N"),
        ("kmrn warga perbaiki jalan rusak bersama", "SP4N"),
        ("lapor kegiatan gimana caranya", "gimana caranya"),
        ("sinyal di sini jelek foto gak terkirim", "mengecewakan"),
        ("sy keluar dr grup gak sengaja", "keluar dari KIM"),
        ("kirim bukti kegiatan dimana", "tiket"),
    ],
)
async def test_what_a_command_does_not_mean_is_not_swallowed_by_it(
    village: Village, words: str, not_heard: str
) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert not any(not_heard in text for text in siti.heard)


@pytest.mark.parametrize("words", ["ubah", "keluar dari kim", "kegiatan"])
async def test_a_report_told_to_an_open_choice_is_not_lost(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    await siti.says("kemarin ada pelatihan UMKM di rumah Bu Tini")
    if words != "kegiatan":
        assert siti.hears("Kiriman ini untuk apa?")
        await siti.taps("Catat sebagai kegiatan")
    await siti.taps("Pelatihan/pendampingan")
    await siti.taps("Lewati")
    assert siti.hears("Isi: kemarin ada pelatihan UMKM di rumah Bu Tini")
    assert siti.hears("Tanggal: Selasa, 22 September 2026")


async def test_the_office_asks_for_the_list_of_presence_and_not_for_a_code(village: Village) -> None:
    admin = village.admin()
    await admin.says("daftar hadir bimtek kemarin")
    assert admin.hears("Belum ada Bimtek yang presensinya dibuka")


async def test_what_the_own_village_sells_is_searched_and_may_be_written_down(village: Village) -> None:
    siti, sri = await village.member("Siti", desa=SUMBEREJO), village.person("Sri")
    for who, buttons in ((siti, ["Catat kegiatan"]), (sri, [])):
        await who.says("produk kopi bubuk desa kami mau dijual")
        assert who.hears("Belum ada yang cocok")
        assert who.buttons == buttons


@pytest.mark.parametrize(
    ("words", "answer", "button"),
    [
        ("bimtek itu apa", "Bimtek (bimbingan teknis) adalah pelatihan", "Jadwal Bimtek"),
        ("boleh kirim video", "pesan suara belum bisa kami simpan", "Catat kegiatan"),
        ("apa salah saya", "Bukan salah siapa-siapa", "Hubungi petugas"),
        ("data saya buat apa", "Tidak dijual", "Data saya"),
        ("ada hadiah?", "tidak bisa menjanjikan", "Hubungi petugas"),
        ("maaf ini siapa", "Ada yang bisa kami bantu?", "Catat kegiatan"),
        ("mboten wonten", "belum kami mengerti", "Catat kegiatan KIM"),
    ],
)
async def test_what_many_would_ask(village: Village, words: str, answer: str, button: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert siti.hears(answer)
    assert button in siti.buttons

"""What is typed or forwarded while a report is written, and is no part of it."""

from __future__ import annotations

import pytest

from tests.features.checkin.reporting import SUMBEREJO, only_report
from tests.village import Player, Village

TOLD = "Penyuluhan sampah organik di dusun krajan"
LETTER = "Dengan hormat, bersama ini kami sampaikan laporan kegiatan penyuluhan sampah. " * 5


async def at_the_end(village: Village, told: str = TOLD) -> Player:
    siti = await village.member("Siti", desa=SUMBEREJO, role="sekretaris")
    for said in ("lapor kegiatan", "sosialisasi", told, "selasa kemarin", "lewati"):
        await siti.says(said)
    assert siti.hears("Sudah benar?")
    return siti


async def test_what_is_added_at_the_end_is_said_also_where_the_whole_is_cut(village: Village) -> None:
    siti = await at_the_end(village, LETTER)
    await siti.says("Baik, akan kami sampaikan kepada yang bersangkutan.")
    assert siti.hears("Kami tambahkan ke isinya: “Baik, akan kami sampaikan kepada yang bersangkutan.”")
    assert siti.hears("Bila bukan bagian laporan, ketuk Ubah")


async def test_what_is_told_beside_a_long_one_is_seen(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("lapor kegiatan")
    await siti.says(LETTER)
    await siti.says("Diikuti dua puluh orang ibu-ibu")
    assert siti.hears("Diikuti dua puluh orang ibu-ibu”")


@pytest.mark.parametrize(
    "words",
    [
        "yg td hps aja dobel",
        "stop dl notif ya min lg sibuk",
        "Mohon data kami dihapus setelah serah terima selesai.",
    ],
)
async def test_an_order_or_wish_is_no_part_of_it(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("lapor kegiatan")
    await siti.says(TOLD)
    await siti.says(words)
    assert not siti.hears("Sudah kami simpan")
    for said in ("sosialisasi", "kemarin"):
        await siti.says(said)
    await siti.says(words)
    assert not siti.hears("Sudah kami simpan")
    for said in ("lewati", "kirim"):
        await siti.says(said)
    assert (await only_report(village)).what == TOLD


@pytest.mark.parametrize("words", ["Stop stunting sejak dini jadi pesan utamanya", "Stop narkoba juga dibahas pemuda"])
async def test_a_slogan_is_no_order(village: Village, words: str) -> None:
    siti = await at_the_end(village)
    await siti.says(words)
    assert siti.hears(words)
    await siti.says("kirim")
    assert (await only_report(village)).what == f"{TOLD}\n{words}"


async def test_what_others_wrote_is_asked_about_by_itself(village: Village) -> None:
    siti = await at_the_end(village)
    await siti.says("Waspada penculikan anak pakai mobil putih", forward_from="Grup RT")
    assert siti.hears("Kiriman ini untuk apa?")
    await siti.says("cek")
    await siti.says("grup wa")
    assert siti.hears("Nomor tiket")
    await siti.says("lanjut")
    await siti.says("kirim")
    assert (await only_report(village)).what == TOLD


@pytest.mark.parametrize(
    "words", ["eh tanggalnya senin bukan selasa", "senin, bukan selasa", "hari senin bukan selasa"]
)
async def test_a_day_and_not_another_one(village: Village, words: str) -> None:
    siti = await at_the_end(village)
    await siti.says(words)
    assert siti.hears(f"Isi: {TOLD}\nTanggal: Senin, 21 September 2026")


async def test_promosi_says_what_a_photo_is_for(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("Keripik singkong Bu Tini, 15 ribu sebungkus")
    await siti.says("promosi")
    await siti.says("hari ini")
    assert siti.hears("Jenis: Promosi potensi desa\nIsi: Keripik singkong")


async def test_what_came_without_a_word_is_named_an_emergency(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("barusan ada longsor di dusun krajan jalan tertutup")
    assert siti.hears("Kiriman ini untuk apa?")
    await siti.says("info darurat")
    assert siti.hears("Ada buktinya? Kirim foto")
    await siti.says("lewati")
    assert siti.hears("Info darurat")

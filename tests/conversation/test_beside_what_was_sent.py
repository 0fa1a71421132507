"""What is typed while *Kiriman ini untuk apa?* stands open, and is about something else."""

from __future__ import annotations

import pytest

from tests.features.checkin.reporting import SUMBEREJO
from tests.village import Village

MORE = "Rapat membahas panen raya di balai desa tadi malam bersama warga"


@pytest.mark.parametrize(
    ("words", "button"),
    [
        ("data saya apa yang kalian simpan", "Data saya"),
        ("kapan ada pelatihan lagi ya", "Jadwal Bimtek"),
        ("minta link grup kim", "Tautan masuk grup KIM"),
        ("bisa ganti nomor hp saya tidak", "Ganti nomor"),
    ],
)
async def test_a_wish_of_its_own_is_no_part_of_it(village: Village, words: str, button: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, role="ketua")
    await siti.says(MORE)
    assert siti.hears("Kiriman ini untuk apa?")
    await village.later(hours=0.1, ticks=False)
    await siti.says(words)
    assert button in siti.buttons or siti.hears("Bimtek")
    assert siti.hears("Kiriman tadi masih kami simpan")
    await siti.says("lanjut")
    await siti.says("catat")
    await siti.says("rapat")
    await siti.says("hari ini")
    await siti.says("lewati")
    assert siti.hears(f"Isi: {MORE}\n")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("tolong dicatat ya pak, itu rapat KIM", "Ini kegiatan apa"),
        ("mohon dicek itu benar apa tidak", "Di mana Bapak/Ibu melihat kabar itu?"),
        ("itu bener tidak ya bu", "Di mana Bapak/Ibu melihat kabar itu?"),
        ("pak ini ditanyakan siapa", "Kiriman ini untuk apa?"),
    ],
)
async def test_a_wish_about_it_stays_with_it(village: Village, words: str, asked: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("Rapat panen raya")
    await village.later(hours=0.1, ticks=False)
    await siti.says(words)
    assert siti.hears(asked)
    assert not siti.hears("masih kami simpan")


async def test_a_wish_in_one_long_breath_is_no_news(village: Village) -> None:
    paijo = village.person("Paijo")
    await paijo.says(
        "assalamualaikum selamat pagi bapak ibu kulo badhe ndaftar dados anggota kim saking desa sumberejo kecamatan "
        "poncokusumo nami kulo sutrisno umur enam puluh satu tahun sedoyo matur nuwun sanget"
    )
    assert paijo.buttons == ["Mendaftar", "Cek kebenarannya", "Batal"]


async def test_who_wants_no_more_messages_is_heard(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(MORE)
    await village.later(hours=0.1, ticks=False)
    await siti.says("jangan kirim kirim pesan lagi")
    assert siti.hears("kami tidak akan mengirim apa pun")


async def test_after_two_sentences_a_stranger_is_offered_a_human(village: Village) -> None:
    jumadi = village.person("Jumadi")
    await jumadi.says(MORE)
    for words in ("sawah kami kering semua pak", "panen gagal terus setiap musim"):
        assert "Hubungi petugas" not in jumadi.buttons
        await village.later(hours=0.1, ticks=False)
        await jumadi.says(words)
    assert "Hubungi petugas" in jumadi.buttons
    await jumadi.taps("Hubungi petugas")
    assert jumadi.hears("0341-000000")


async def test_what_others_wrote_days_later_is_no_part_of_it(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("kerja bakti membersihkan kali")
    await village.later(days=3)
    await siti.says("Undangan rapat hari Sabtu di rumah Pak RW, mohon hadir", forward_from="Pak Ketua")
    assert siti.hears("Terima kasih, sudah kami terima")
    await siti.says("batal")
    await siti.taps("Lanjutkan kiriman tadi")
    for words in ("catat", "sosialisasi ke warga", "hari ini"):
        await siti.says(words)
    assert siti.hears("Isi: kerja bakti membersihkan kali\n")


async def test_a_photo_after_an_answered_question_holds_nothing_of_it(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, role="ketua")
    await siti.says("lho kok vakum pak? kami masih mau jalan")
    assert siti.hears("Maksud Bapak/Ibu yang mana?")
    await siti.says("data saya")
    await siti.sends_photo("sosialisasi stunting di posyandu")
    assert siti.hears("Terima kasih, sudah kami terima")
    for words in ("catat", "sosialisasi ke warga", "hari ini"):
        await siti.says(words)
    assert siti.hears("Isi: sosialisasi stunting di posyandu\n")


async def test_to_be_checked_is_said_in_the_passive(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("semeru meletus malam ini")
    await siti.says("dicek pak")
    assert siti.hears("Di mana Bapak/Ibu melihat kabar itu?")

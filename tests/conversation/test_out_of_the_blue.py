"""What is sent unasked: the words that choose what it is for take it along, and more of it is added, aloud."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.help import HelpRequest
from storage.hoax_case import HoaxCase
from tests.features.checkin.reporting import SUMBEREJO
from tests.village import Village


@pytest.mark.parametrize("words", ["kegiatan", "/kegiatan", "catat kegiatan", "lapor kegiatan", "setor"])
async def test_a_photo_with_words_becomes_the_report_that_was_asked_for(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("Rapat bulanan di balai desa")
    assert siti.hears("Kiriman ini untuk apa?")
    await siti.says(words)
    await siti.says("rapat")
    await siti.says("hari ini")
    assert siti.hears("Isi: Rapat bulanan di balai desa")
    assert siti.hears("Bukti: 1 foto")
    await siti.says("ya")
    await siti.says("menu")
    assert not siti.hears("Kiriman tadi")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("rapat", "Rapat KIM"),
        ("Rapat KIM", "Rapat KIM"),
        ("kumpulan pak", "Rapat KIM"),
        ("sosialisasi", "Sosialisasi ke warga"),
        ("kerja bakti", "Liputan kegiatan"),
        ("pelatihan", "Pelatihan/pendampingan"),
        ("lapor kegiatan rapat", "Rapat KIM"),
    ],
)
async def test_the_kind_of_activity_is_an_answer_to_what_it_is_for(village: Village, words: str, kind: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo()
    await village.later(hours=1, ticks=False)
    await siti.says(words)
    assert siti.hears(f"{kind}. Ceritakan singkat")
    await siti.says("Di balai desa, 12 orang")
    await siti.says("hari ini")
    assert siti.hears(f"Jenis: {kind}\nIsi: Di balai desa, 12 orang")
    assert siti.hears("Bukti: 1 foto")


async def test_a_photo_that_says_nothing_but_its_kind_is_asked_for_the_day(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("Rapat")
    await siti.says("kegiatan")
    assert siti.hears("Kapan kegiatannya?")
    await siti.says("hari ini")
    assert siti.hears("Jenis: Rapat KIM\nIsi: Rapat")


async def test_what_was_told_before_its_kind_is_kept(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("Rapat bulanan di balai desa")
    await siti.says("rapat")
    assert siti.hears("Kapan kegiatannya?")
    await siti.says("hari ini")
    assert siti.hears("Jenis: Rapat KIM\nIsi: Rapat bulanan di balai desa")


@pytest.mark.parametrize("words", ["berita", "video", "banjir"])
async def test_what_may_be_news_to_check_is_not_taken_for_a_kind(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo()
    await siti.says(words)
    assert not siti.hears("Ceritakan singkat")


async def test_the_button_of_an_older_message_takes_it_along_too(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("menu")
    await siti.sends_photo("Rapat bulanan di balai desa")
    await siti.taps("Catat kegiatan")
    await siti.taps("Rapat KIM")
    await siti.taps("Hari ini")
    assert siti.hears("Bukti: 1 foto")


async def test_lapor_asks_which_and_nothing_is_lost(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("Rapat bulanan di balai desa")
    await siti.says("lapor")
    assert siti.hears("Mau melaporkan apa")
    assert siti.hears("Kiriman tadi masih kami simpan.")
    await siti.taps("Catat kegiatan")
    await siti.taps("Rapat KIM")
    await siti.taps("Hari ini")
    assert siti.hears("Bukti: 1 foto")


async def test_hoaks_takes_the_claim_along(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("Besok ada pembagian beras gratis dua karung di balai desa")
    await siti.says("hoaks")
    assert siti.hears("Di mana Bapak/Ibu melihat")
    await siti.says("wa")
    async with village.database.reading() as session:
        (case,) = await village.rows(session, HoaxCase)
    assert "beras gratis" in case.words


async def test_petugas_takes_the_words_along(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("Banner seperti ini ukurannya berapa")
    await siti.says("petugas")
    await siti.says("Mohon dijawab")
    async with village.database.reading() as session:
        (request,) = await village.rows(session, HelpRequest)
    assert request.question == "Banner seperti ini ukurannya berapa Mohon dijawab"


async def test_more_of_it_is_added_and_said(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("Rapat bulanan di balai desa")
    for send, said in (("send_photo", "(2 foto)"), ("send_document", "(2 foto, 1 berkas)")):
        village.clock.advance(timedelta(seconds=20))
        await siti.does(send)
        assert siti.hears(f"Sudah kami tambahkan {said}. Kiriman ini untuk apa?")
        assert siti.buttons[:2] == ["Catat sebagai kegiatan", "Cek kebenarannya"]
    village.clock.advance(timedelta(seconds=20))
    await siti.sends_album(3)
    assert siti.heard == ["Sudah kami tambahkan. Kiriman ini untuk apa?"]
    village.clock.advance(timedelta(seconds=20))
    await siti.says("Undangan dari kecamatan", forward_from="Pak Camat")
    assert siti.hears("Sudah kami tambahkan")
    await siti.taps("Catat sebagai kegiatan")
    await siti.taps("Rapat KIM")
    await siti.taps("Hari ini")
    assert siti.hears("Bukti: 5 foto, 1 berkas")


async def test_what_is_sent_in_one_go_is_answered_once(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    world, account = village.world, siti.account
    await village.together(*(lambda: world.send_photo(account, "") for _ in range(4)))
    assert siti.ever_heard("Kiriman ini untuk apa?") == 1
    await siti.says("kegiatan")
    await siti.says("rapat")
    await siti.says("Rapat bulanan")
    await siti.says("hari ini")
    assert siti.hears("Bukti: 4 foto")


async def test_another_form_does_not_lose_it(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("Rapat bulanan di balai desa")
    await siti.says("ubah data")
    await siti.says("batal")
    assert siti.hears("Kiriman tadi masih kami simpan.")
    await siti.says("lanjut")
    assert siti.hears("Kiriman ini untuk apa?")
    await siti.says("kegiatan")
    await siti.says("rapat")
    await siti.says("hari ini")
    assert siti.hears("Isi: Rapat bulanan")


@pytest.mark.parametrize("words", ["nggih", "ya pak", "boleh"])
async def test_a_yes_means_the_only_thing_offered(village: Village, words: str) -> None:
    warga = village.person("Warga")
    await warga.says("iki bener gak ya air sumur kudu dicampur uyah sak sendok")
    assert warga.buttons == ["Cek kebenarannya", "Batal"]
    await warga.says(words)
    assert warga.hears("Di mana Bapak/Ibu melihat kabar itu?")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("Rapat bulanan di balai desa")
    await village.later(hours=1, ticks=False)
    await siti.says(words)  # of three things it means none
    assert siti.hears("Belum terbaca")

"""Answers as people give them at home: a courtesy beside them, in Javanese, in place of a button or beside it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.features.checkin.reporting import SUMBEREJO, only_report
from tests.village import Player, Village


async def registering(village: Village, *words: str) -> Player:
    await village.member("Joko", desa=SUMBEREJO, role="ketua")
    sri = village.person("Sri")
    for said in ("daftar", "setuju", "60", "Sri Wahyuni", SUMBEREJO, "sekretaris", *words):
        await sri.says(said)
    return sri


@pytest.mark.parametrize("yes", ["benar", "bener pak", "nggih leres", "leres", "monggo", "monggo mawon", "silakan"])
async def test_a_yes_is_a_yes_in_other_words_too(village: Village, yes: str) -> None:
    sri = await registering(village, "0812 3456 7890")
    assert sri.hears("Bolehkah kami mengirim pengingat")
    await sri.says(yes)
    assert sri.hears("Bolehkah foto")


@pytest.mark.parametrize("no", ["tidak benar", "mboten leres", "tidak silakan", "emoh"])
async def test_a_no_before_them_is_a_no(village: Village, no: str) -> None:
    sri = await registering(village, "0812 3456 7890", no, "ya")
    assert sri.hears("Sudah benar?")


@pytest.mark.parametrize("slip", ["salah pak, jenengku Sumiyati", "namanya keliru"])
async def test_who_finds_a_slip_at_a_yes_or_no_reads_where_it_is_mended(village: Village, slip: str) -> None:
    sri = await registering(village, "0812 3456 7890")
    await sri.says(slip)
    assert sri.hears("Yang keliru bisa dibetulkan")
    await sri.says("ya")
    assert sri.hears("Bolehkah foto")
    await sri.says(slip)
    assert sri.hears("Yang keliru bisa dibetulkan")
    await sri.says("status pendaftaran")
    assert sri.hears("Bapak/Ibu belum terdaftar")


@pytest.mark.parametrize("number", ["081234567890 pak", "Ini nomor saya 0812 3456 7890 nggih bu", "niki: 081234567890"])
async def test_a_courtesy_beside_a_number_is_no_part_of_it(village: Village, number: str) -> None:
    sri = await registering(village, number)
    assert sri.hears("Bolehkah kami mengirim pengingat")


@pytest.mark.parametrize(
    ("wrong", "asked"),
    [("lho nomornya salah", "Nomor HP"), ("namanya keliru pak", "Siapa nama"), ("nomor hp salah", "Nomor HP")],
)
async def test_something_is_wrong_in_the_summary(village: Village, wrong: str, asked: str) -> None:
    sri = await registering(village, "0812 3456 7890", "ya", "ya")
    await sri.says(wrong)
    assert sri.hears(asked)


async def test_something_is_wrong_in_the_report(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for said in ("kegiatan", "rapat", "Rapat bulanan", "hari ini", "tidak ada"):
        await siti.says(said)
    await siti.says("lho tanggalnya salah")
    assert siti.hears("Seharusnya kapan?")


@pytest.mark.parametrize(
    "done", ["mpun", "sdh", "wis", "sdh benar", "mpun leres", "wis bener pak", "sudah betul", "sudah pas", "oke benar"]
)
async def test_done_hands_in(village: Village, done: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for said in ("kegiatan", "rapat", "Rapat bulanan", "hari ini", "tidak ada", done):
        await siti.says(said)
    assert siti.hears("Sudah tercatat")


async def test_words_and_a_link_after_photos_are_kept(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_album(3)
    for said in ("posyandu balita di RT 3 tadi pagi", "https://facebook.com/kimsumberejo/posts/1"):
        village.clock.advance(timedelta(minutes=1))
        await siti.says(said)
        assert siti.hears("Sudah kami tambahkan")
        assert siti.buttons[:2] == ["Catat sebagai kegiatan", "Cek kebenarannya"]
    village.clock.advance(timedelta(minutes=1))
    await siti.says("matur nuwun nggih pak")
    assert siti.hears("Sami-sami")
    for said in ("kegiatan", "sosialisasi", "hari ini", "mpun"):
        await siti.says(said)
    report = await only_report(village)
    assert report.what == "posyandu balita di RT 3 tadi pagi\n\nhttps://facebook.com/kimsumberejo/posts/1"
    assert len(report.evidence) == 4


async def test_what_the_photo_is_for_and_the_words_in_one(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo()
    village.clock.advance(timedelta(minutes=1))
    await siti.says("kegiatan posyandu")
    assert siti.hears("Ini kegiatan apa")
    await siti.says("sosialisasi")
    await siti.says("hari ini")
    assert siti.hears("Isi: kegiatan posyandu")
    assert siti.hears("Bukti: 1 foto")


@pytest.mark.parametrize("words", ["apa ya", "ora"])
async def test_a_word_or_two_are_no_part_of_what_was_sent(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo()
    village.clock.advance(timedelta(minutes=1))
    await siti.says(words)
    assert siti.hears("Belum terbaca")


async def test_a_photo_while_the_day_is_asked_is_said_to_have_arrived(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for said in ("kegiatan", "rapat", "Rapat bulanan"):
        await siti.says(said)
    await siti.sends_photo()
    assert siti.hears("1 foto sudah kami terima")
    assert siti.hears("Kapan kegiatannya?")
    await siti.says("wingi")
    assert siti.hears("Bukti: 1 foto")


@pytest.mark.parametrize("done", ["sampun", "sudah", "selesai pak"])
async def test_done_with_the_evidence(village: Village, done: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for said in ("kegiatan", "berita", "Panen raya di blog KIM", "hari ini"):
        await siti.says(said)
    await siti.says(done)
    assert siti.hears("Buktinya belum terbaca")
    await siti.sends_photo()
    assert siti.hears("Ada tautan unggahannya?")
    await siti.says("dimuat juga di majalah dinding desa")
    assert siti.hears("Sudah kami simpan")
    assert siti.hears("Ada tautan unggahannya?")
    await siti.says(done)
    assert siti.hears("Isi: Panen raya di blog KIM dimuat juga di majalah dinding desa")


@pytest.mark.parametrize(
    ("said", "day"),
    [("kemarin di balai desa", "Selasa, 22 September"), ("20 september di rumah pak RT", "Minggu, 20 September")],
)
async def test_a_day_with_more_words_is_read_and_they_are_kept(village: Village, said: str, day: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for words in ("kegiatan", "rapat", "Rapat bulanan", said, "tidak ada"):
        await siti.says(words)
    assert siti.hears(f"Tanggal: {day}")
    assert siti.hears(f"Isi: Rapat bulanan {said}")


@pytest.mark.parametrize(
    "said", ["kemarin rapatnya tidak jadi", "oh lha fotonya saya cari dulu", "kemarin kapan ya lupa"]
)
async def test_what_tells_no_day_is_no_day(village: Village, said: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for words in ("kegiatan", "rapat", "Rapat bulanan", said):
        await siti.says(words)
    assert siti.hears("Tanggalnya belum terbaca")

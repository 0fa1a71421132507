"""What is said beside an answer: that the last one was wrong, that somebody needs a moment, a thumb."""

from __future__ import annotations

import pytest

from bot.conversation.understand.beside import asks_to_wait, correction
from tests.features.checkin.reporting import SUMBEREJO, only_report
from tests.village import Player, Village


async def asked_for_proof(village: Village) -> Player:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("lapor kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("Rapat lomba desa")
    await siti.says("tgl 5 kemaren")
    assert siti.hears("Sabtu, 5 September 2026")
    return siti


async def test_an_answer_is_taken_back_in_words(village: Village) -> None:
    siti = await asked_for_proof(village)
    await siti.says("eh bukan, maksud saya tanggal 20")
    assert siti.hears("Seharusnya kapan?")
    await siti.says("eh salah, maksudku tanggal 21")
    assert siti.hears("Senin, 21 September 2026")
    await siti.says("maaf keliru")
    assert siti.hears("Tanggalnya sekarang Senin, 21 September 2026")
    await siti.says("senin")
    await siti.taps("Lewati")
    await siti.taps("Kirim")
    assert (await only_report(village)).what == "Rapat lomba desa"


async def test_what_somebody_else_wrote_corrects_nothing(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("lapor kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("eh bukan, maksud saya rapat RW jam 7", forward_from="Pak RW")
    assert siti.hears("Kapan kegiatannya?")


async def test_the_wrong_category_is_taken_back_before_anything_was_told(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("lapor kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("waduh salah, harusnya sosialisasi")
    assert siti.hears("Jenis kegiatannya sekarang: Rapat KIM")
    await siti.says("sosialisasi")
    assert siti.hears("Ceritakan singkat")


async def test_where_nothing_was_answered_yet_a_correction_is_the_answer_itself(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("tanya")
    await siti.says("maksud saya tadi, kapan Bimtek berikutnya?")
    assert siti.hears("sudah kami teruskan")
    admin = village.admin()
    await admin.says("pertanyaan")
    assert admin.hears("maksud saya tadi, kapan Bimtek berikutnya?")


@pytest.mark.parametrize("words", ["sebentar ya pak saya cari fotonya dulu", "👍", "🙏🙏", "tunggu pak", "matur nuwun"])
async def test_who_needs_a_moment_or_nods_is_not_misunderstood(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("lapor kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says(words)
    assert siti.hears("Pertanyaan di atas")
    assert "Hubungi petugas" not in siti.buttons
    await siti.says("Rapat lomba desa")
    assert siti.hears("Kapan kegiatannya?")


async def test_words_that_are_said_twice_are_the_answer(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("lapor kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("sebentar lagi panen")
    assert siti.hears("Kapan kegiatannya?")
    await siti.taps("Kembali")
    await siti.says("tunggu panen raya")
    assert siti.hears("kami tunggu jawabannya")
    await siti.says("tunggu panen raya")
    assert siti.hears("Kapan kegiatannya?")


@pytest.mark.parametrize("words", ["monggo", "sik ya", "oyi sam", "hooh", "sebentar"])
async def test_a_courtesy_to_nothing_is_answered_in_kind(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert siti.hears("Bila perlu sesuatu")


@pytest.mark.parametrize("words", ["sama-sama pak", "matur nuwun undangannya", "baik, terima kasih infonya"])
async def test_thanks_may_name_what_they_are_for(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert siti.hears("Sami-sami")


@pytest.mark.parametrize("words", ["pak", "Bu?", "min"])
async def test_who_calls_is_greeted(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert siti.hears("Ada yang bisa kami bantu?")


@pytest.mark.parametrize("words", ["iya catat", "catat saja pak", "nggih catat", "catet", "dicatat"])
async def test_what_a_photo_is_for_is_said_in_a_word(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo()
    await village.later(hours=0.01)
    await siti.says(words)
    assert siti.hears("Ini kegiatan apa")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("eh bukan, maksud saya tanggal 6", "tanggal 6"),
        ("maaf salah ketik, harusnya 20", "20"),
        ("maksudku sosialisasi", "sosialisasi"),
        ("eh salah", ""),
        ("maaf salah satu anggota kami meninggal", None),
        ("bukan rapat biasa", None),
        ("salah satu warga menang lomba", None),
        ("maaf baru sempat", None),
        ("ehem", None),
    ],
)
def test_a_correction_is_known_by_how_it_begins(text: str, right: str | None) -> None:
    assert correction(text) == right


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("sebentar", True),
        ("nggih pak, sekedap", True),
        ("bentar ya bu saya tanya ketua", True),
        ("sebentar lagi hujan es di malang", False),
        ("besok tunggu di balai desa", False),
        ("tunggu dulu jangan dibagikan sebelum ada kabar resmi dari pemerintah pusat", False),
    ],
)
def test_who_asks_for_a_moment(text: str, waits: bool) -> None:
    assert asks_to_wait(text) is waits

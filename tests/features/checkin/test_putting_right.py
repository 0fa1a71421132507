"""Second thoughts before a report is sent: what is wrong, or missing, said in people's own words."""

from __future__ import annotations

import pytest

from tests.features.checkin.reporting import SUMBEREJO, only_report
from tests.village import Player, Village

WEDNESDAY, TUESDAY = "Tanggal: Rabu, 23 September 2026", "Tanggal: Selasa, 22 September 2026"


async def _at_the_summary(village: Village) -> Player:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for words in ("kegiatan", "Rapat KIM", "Rapat bulanan di balai desa", "hari ini", "lewati"):
        await siti.says(words)
    assert siti.hears(WEDNESDAY)
    return siti


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("eh salah, ganti tanggalnya", "Tanggalnya sekarang Rabu, 23 September 2026"),
        ("tanggale kleru", "Tanggalnya sekarang Rabu, 23 September 2026"),
        ("ganti jenisnya", "Jenis kegiatannya sekarang: Rapat KIM"),
        ("isinya salah pak", "Isi sekarang:"),
        ("mau tambah foto dulu", "Ada buktinya?"),
        ("eh salah", "Bagian mana yang mau diubah?"),
        ("foto sama tanggalnya salah", "Bagian mana yang mau diubah?"),
    ],
)
@pytest.mark.parametrize("asked", [False, True])
async def test_the_part_that_is_named_is_asked_for(village: Village, words: str, question: str, asked: bool) -> None:
    siti = await _at_the_summary(village)
    if asked:
        await siti.taps("Ubah")
        if question.startswith("Bagian"):
            question = "Silakan ketuk salah satu"
    await siti.says(words)
    assert siti.hears(question)


@pytest.mark.parametrize("words", ["tanggale salah, kudune wingi", "ganti tanggalnya 22 september", "kemarin", "22/9"])
@pytest.mark.parametrize("asked", [False, True])
async def test_the_right_day_is_taken_at_once(village: Village, words: str, asked: bool) -> None:
    siti = await _at_the_summary(village)
    if asked:
        await siti.taps("Ubah")
    await siti.says(words)
    assert siti.hears("Isi: Rapat bulanan di balai desa")
    assert siti.hears(TUESDAY)


@pytest.mark.parametrize("asked", [False, True])
async def test_a_day_that_cannot_be_is_explained(village: Village, asked: bool) -> None:
    siti = await _at_the_summary(village)
    if asked:
        await siti.taps("Ubah")
    await siti.says("tanggalnya salah, harusnya besok")
    assert siti.hears("Tanggal itu belum tiba")


@pytest.mark.parametrize("asked", [False, True])
async def test_a_sentence_more_is_added_and_shown(village: Village, asked: bool) -> None:
    siti = await _at_the_summary(village)
    if asked:
        await siti.taps("Ubah")
    await siti.says("yang hadir ternyata 16 orang")
    assert siti.hears("Isi: Rapat bulanan di balai desa yang hadir ternyata 16 orang")
    await siti.taps("Kirim")
    assert (await only_report(village)).what == "Rapat bulanan di balai desa\nyang hadir ternyata 16 orang"


@pytest.mark.parametrize("words", ["Tidak jadi", "gak jadi", "batal", "kembali"])
async def test_who_wants_to_change_nothing_after_all_loses_nothing(village: Village, words: str) -> None:
    siti = await _at_the_summary(village)
    await siti.taps("Ubah")
    await siti.says(words)
    assert siti.hears("Isi: Rapat bulanan di balai desa")
    assert "Kirim" in siti.buttons


async def test_a_photo_in_place_of_the_part_is_added(village: Village) -> None:
    siti = await _at_the_summary(village)
    await siti.taps("Ubah")
    await siti.sends_photo()
    assert siti.hears("Bukti: 1 foto")


async def test_a_command_where_the_part_is_asked_for_is_one(village: Village) -> None:
    siti = await _at_the_summary(village)
    await siti.taps("Ubah")
    await siti.says("kapan bimtek")
    assert not siti.hears("Belum terbaca")
    await siti.says("riwayat")
    assert siti.hears("Belum ada catatan")


@pytest.mark.parametrize(
    "words", ["gak ono fotone", "foto menyusul", "lupa foto", "fotonya belum ada", "tidak ada fotonya pak"]
)
async def test_who_has_no_photo_goes_on_without(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for said in ("kegiatan", "Rapat KIM", "Rapat bulanan di balai desa", "hari ini", words):
        await siti.says(said)
    assert siti.hears("Bukti: tidak ada")


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("eh salah tanggalnya", "Tanggalnya sekarang Rabu, 23 September 2026"),
        ("tanggale salah, kudune wingi", TUESDAY),
        ("isine kleru pak", "Isi sekarang:"),
        ("salah jenis kegiatannya", "Jenis kegiatannya sekarang: Rapat KIM"),
        ("ubah laporan tadi", "1. Rapat KIM"),
    ],
)
async def test_what_is_wrong_with_a_report_is_also_said_when_it_is_sent(
    village: Village, words: str, question: str
) -> None:
    siti = await _at_the_summary(village)
    await siti.taps("Kirim")
    await siti.says(words)
    assert siti.hears(question)
    assert siti.hears("Rapat KIM, Rabu, 23 September 2026") or siti.hears("1. Rapat KIM, 23 September")


async def test_of_a_report_that_is_decided_or_old_nothing_is_put_right_by_a_word(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await _at_the_summary(village)
    await siti.taps("Kirim")
    await village.later(days=2, ticks=False)
    await siti.says("eh salah tanggalnya")
    assert not siti.hears("Untuk catatan")
    await siti.says("riwayat")
    await siti.taps("Ubah 1")
    await siti.taps("Kirim")
    await ketua.says("periksa")
    await ketua.taps("Terima")
    await siti.says("eh salah tanggalnya")
    assert not siti.hears("Untuk catatan")


async def test_who_left_the_kim_is_told_before_anything_is_put_right(village: Village) -> None:
    siti = await _at_the_summary(village)
    await siti.taps("Kirim")
    await siti.says("/keluar")
    await siti.taps("Ya")
    await siti.says("riwayat")
    await siti.taps("Ubah 1")
    assert siti.hears("Catatan kegiatan dikirim oleh anggota KIM yang terdaftar")


@pytest.mark.parametrize("words", ["bimtek berikutnya kapan ya pak", "kok fotonya tidak bisa dikirim ya?"])
async def test_a_question_is_not_written_into_the_report(village: Village, words: str) -> None:
    siti = await _at_the_summary(village)
    await siti.says(words)
    assert not siti.hears(f"balai desa {words}")
    await siti.says("kegiatan")
    await siti.taps("Kembali")
    assert siti.hears("Ada buktinya?")
    await siti.says(words)
    assert not siti.hears(f"balai desa {words}")
    await siti.says("kegiatan")
    await siti.says("lewati")
    await siti.says("kirim")
    assert (await only_report(village)).what == "Rapat bulanan di balai desa"


async def test_ubah_in_the_middle_of_a_report_is_about_the_report(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for said in ("kegiatan", "rapat", "Rapat rutin", "kemarin", "ubah"):
        await siti.says(said)
    assert siti.hears("Untuk membetulkan jawaban tadi, ketuk Kembali")
    await siti.says("kembali")
    assert siti.hears("Seharusnya kapan?")
    await siti.says("ubah data")
    assert "Nomor HP" in siti.buttons


@pytest.mark.parametrize(
    "words",
    [
        "oh iya lupa, yang hadir 35 orang bukan 30",
        "Tambahan: yang hadir 35 orang bukan 30",
        "maaf pak ralat, yang hadir 35 orang bukan 30",
    ],
)
async def test_what_was_left_out_is_added_to_the_report_that_was_sent(village: Village, words: str) -> None:
    siti = await _at_the_summary(village)
    await siti.taps("Kirim")
    await village.later(hours=1)
    await siti.says(words)
    assert siti.hears("Isi: Rapat bulanan di balai desa yang hadir 35 orang bukan 30")
    await siti.taps("Kirim")
    assert (await only_report(village)).what == "Rapat bulanan di balai desa\nyang hadir 35 orang bukan 30"


@pytest.mark.parametrize("words", ["lupa", "oh iya lupa fotonya", "lupa mau tanya apa tadi"])
async def test_who_forgot_something_else_adds_nothing(village: Village, words: str) -> None:
    siti = await _at_the_summary(village)
    await siti.taps("Kirim")
    await siti.says(words)
    assert not siti.hears(f"Isi: Rapat bulanan di balai desa {words}")
    await siti.says("ya")
    assert (await only_report(village)).what == "Rapat bulanan di balai desa"


async def test_a_photo_that_was_to_follow_joins_its_report(village: Village) -> None:
    siti = await _at_the_summary(village)
    await siti.taps("Kirim")
    await village.later(hours=20)
    await siti.sends_photo()
    await siti.taps("Catat sebagai kegiatan")
    assert siti.hears("Untuk catatan Rapat KIM, Rabu, 23 September 2026 (belum ada fotonya)? Atau ini kegiatan baru?")
    await siti.taps("Ya, tambahkan")
    assert siti.hears("Bukti: 1 foto")
    await siti.taps("Kirim")
    assert len((await only_report(village)).evidence) == 1
    await siti.sends_photo()
    await siti.taps("Catat sebagai kegiatan")
    assert siti.hears("Kegiatan apa")


@pytest.mark.parametrize(("caption", "days"), [("senam lansia di balai desa", 1), ("", 4)])
async def test_a_photo_of_something_else_is_a_new_report(village: Village, caption: str, days: int) -> None:
    siti = await _at_the_summary(village)
    await siti.taps("Kirim")
    await village.later(days=days, ticks=False)
    await siti.sends_photo(caption)
    await siti.taps("Catat sebagai kegiatan")
    assert siti.hears("Kegiatan apa")

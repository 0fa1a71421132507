"""The desk in the words of who works there: what waits, a case, its draft."""

from __future__ import annotations

import pytest

from tests.features.hoax.desk import CLAIM, OTHER, SUMBEREJO, report, reports, verifier
from tests.village import Village


@pytest.mark.parametrize(
    "words",
    [
        "kasus apa saja yang menunggu", "kasus apa aja yang nunggu", "kasus saya", "ada kasus baru?", "daftar kasus",
        "lihat kasus", "antrean hoaks", "kasus yg belum dikerjakan", "ambil kasus",
    ],
)  # fmt: skip
async def test_what_waits(village: Village, words: str) -> None:
    siti, vera = await village.member("Siti", desa=SUMBEREJO), await verifier(village)
    await report(siti)
    await vera.says(words)
    assert vera.hears("Antrean meja hoaks: 1 kasus")


@pytest.mark.parametrize(
    "words", ["kasus 1", "ambil kasus 1", "saya ambil kasus 1", "kerjakan kasus no 1", "lihat kasus 1"]
)
async def test_one_case_by_its_number_is_shown_and_not_taken(village: Village, words: str) -> None:
    siti, vera = await village.member("Siti", desa=SUMBEREJO), await verifier(village)
    await report(siti)
    await vera.says(words)
    assert vera.hears("Kasus 1, umum, baru masuk")
    assert vera.buttons[0] == "Ambil"


@pytest.mark.parametrize("words", ["rekap hoaks", "berapa kasus bulan ini", "statistik hoax", "jumlah kasus hoaks"])
async def test_the_figures(village: Village, words: str) -> None:
    vera = await verifier(village)
    await vera.says(words)
    assert vera.hears("Meja hoaks:")
    assert vera.hears("Terbuka: 0")


async def test_who_works_at_the_desk_is_offered_what_is_done_there(village: Village) -> None:
    """And not what is for the admins and coordinators."""
    siti, vera = await village.member("Siti", desa=SUMBEREJO), await verifier(village)
    await vera.says("laporan apa saja yang diterima verifikator")
    assert vera.hears("Mungkin ini yang dimaksud?")
    assert "Meja hoaks" in vera.buttons
    assert not {"Rekap", "Panel", "Senyap"} & set(vera.buttons)
    await vera.says("rekap")
    assert vera.hears("Rekap KIM dilihat admin dan koordinator")
    assert vera.buttons == ["Angka meja hoaks"]
    await siti.says("rekap")
    assert siti.buttons == ["Status KIM", "Catatan KIM"]


@pytest.mark.parametrize("words", ["tulis draf", "mau nulis draft", "bikin klarifikasi", "buat klarifikasi"])
async def test_a_draft_is_begun_in_words_where_one_case_is_held(village: Village, words: str) -> None:
    siti, vera = await village.member("Siti", desa=SUMBEREJO), await verifier(village)
    await report(siti)
    await vera.says(words)
    assert vera.hears("Belum ada kasus yang Bapak/Ibu pegang")
    assert vera.buttons == ["Antrean"]
    await vera.says("kasus 1")
    await vera.taps("Ambil")
    await vera.says(words)
    assert vera.hears("Hasil pemeriksaannya apa?")
    await vera.says("batal")
    await report(siti, OTHER)
    await vera.says("kasus 2")
    await vera.taps("Ambil")
    await vera.says(words)
    assert vera.hears("Untuk kasus yang mana?")
    await vera.taps("Kasus 1")
    assert vera.hears(CLAIM[:30])
    assert "Tulis klarifikasi" in vera.buttons


LONG_FOUND = "Sudah saya cek ke kantor kecamatan dan Bulog, tidak ada pembagian beras dan tidak ada surat resminya"
FOUND = "Sudah saya cek ke kantor kecamatan dan Bulog, tidak ada pembagian beras"


@pytest.mark.parametrize(
    "words", [f"{FOUND} https://www.bulog.co.id/beras", f"ini hoaks, {FOUND} https://www.bulog.co.id/beras", LONG_FOUND]
)
async def test_what_a_verifier_found_out_is_no_new_ticket(village: Village, words: str) -> None:
    siti, vera = await village.member("Siti", desa=SUMBEREJO), await verifier(village)
    await report(siti)
    await vera.says("kasus 1")
    await vera.taps("Ambil")
    await vera.says(words)
    assert vera.buttons[:2] == ["Temuan kasus saya", "Cek kebenarannya"]
    await vera.taps("Temuan kasus saya")
    await vera.taps("HOAKS")
    await vera.taps("Pakai ini")
    assert vera.hears(FOUND)
    await vera.taps("Pakai ini")
    assert words == LONG_FOUND or vera.hears("https://www.bulog.co.id/beras")
    await vera.says("batal")
    await report(siti, OTHER)
    await vera.says("kasus 2")
    await vera.taps("Ambil")
    await vera.says(words)
    await vera.says("temuan")
    assert vera.hears("Untuk kasus yang mana?")
    await vera.says("batal")
    assert len(await reports(village)) == 2

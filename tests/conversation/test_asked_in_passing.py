"""Questions and answers in people's own words, which no command names to the letter."""

from __future__ import annotations

import pytest

from tests.features.checkin.reporting import SUMBEREJO
from tests.village import Village


@pytest.mark.parametrize("words", ["akhiri jeda", "selesai jeda", "aktif lagi", "jedanya sudah selesai pak"])
async def test_a_pause_ends_in_a_word(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, role="ketua")
    for said in ("jeda", "1 bulan"):
        await siti.says(said)
    assert siti.hears("Untuk mengakhiri lebih awal, ketik: akhiri jeda")
    await siti.says("status")
    assert siti.hears("sedang jeda sampai Jumat, 23 Oktober 2026. Bila sudah kembali, ketik: akhiri jeda")
    await siti.says(words)
    assert siti.hears("Jeda KIM Sumberejo sudah diakhiri")
    await siti.says("status")
    assert not siti.hears("jeda")


async def test_without_a_pause_aktif_lagi_says_that_the_kim_is_alive(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, role="ketua")
    await siti.says("masih aktif")
    alive = siti.last
    await siti.says("aktif lagi")
    assert siti.last == alive


@pytest.mark.parametrize(
    "words",
    ["kok nilainya cuma segitu", "kenapa nilai kim kami turun?", "nilainya kok masih 2 pak", "skor kim rendah ya"],
)
async def test_why_the_score_is_so(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert siti.hears("Nilai KIM Sumberejo, 90 hari terakhir")


@pytest.mark.parametrize("words", ["kenapa nilai tukar rupiah turun", "nilai ujian anak saya", "skor bola semalam 2"])
async def test_other_values_are_not_the_score(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert not siti.hears("90 hari terakhir")


async def test_data_saya_apa_saja(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("data saya apa saja")
    assert siti.hears("Data Bapak/Ibu yang kami simpan")


async def test_who_is_not_ketua_is_told_how_an_own_place_changes(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, role="sekretaris")
    await siti.says("pengurus berganti")
    assert siti.hears("Bila beliau tidak bisa lagi, atau jabatan Bapak/Ibu yang berganti, ketik: ganti jabatan")


@pytest.mark.parametrize("words", ["saget pak", "mboten saget rawuh", "saya datang"])
async def test_an_answer_to_a_broadcast_says_that_nobody_reads_it(village: Village, words: str) -> None:
    admin, siti = village.admin(), await village.member("Siti", desa=SUMBEREJO)
    for said in ("tulis siaran", "Mohon hadir Jumat di kantor kecamatan", "semua anggota", "kirim sekarang"):
        await admin.says(said)
    assert siti.last == "Mohon hadir Jumat di kantor kecamatan"
    await siti.says(words)
    assert siti.hears("tidak sampai ke pengirim siaran")
    await siti.says("matur nuwun")
    assert siti.hears("Sami-sami")
    await siti.says(words)
    assert not siti.hears("tidak sampai ke pengirim siaran")


async def test_an_officer_is_not_sent_to_register(village: Village) -> None:
    admin = village.admin()
    for words, answer in (
        ("petugas", "ketik: pertanyaan"),
        ("kegiatan", "Bapak/Ibu petugas"),
        ("serah terima", "Untuk petugas yang berganti, ketuk tombol di bawah ini."),
    ):
        await admin.says(words)
        assert admin.hears(answer)
        assert "Daftar" not in admin.buttons


@pytest.mark.parametrize("words", ["undang verifikator", "tambah petugas", "undang editor"])
async def test_an_officer_is_invited_in_other_words(village: Village, words: str) -> None:
    admin = village.admin()
    await admin.says(words)
    assert admin.hears("Undangan untuk tugas apa?")
    await admin.says("admin")
    assert admin.hears("Tautan undangan admin")


async def test_who_asked_about_a_rumour_finds_the_ticket_from_status(village: Village) -> None:
    tono = village.person("Tono")
    await tono.says("katanya besok bansos lima juta cair untuk semua warga desa")
    for said in ("cek", "grup wa", "setuju", "status"):
        await tono.says(said)
    assert tono.hears("Untuk melihat kabar yang Bapak/Ibu tanyakan, ketik: tiket")
    await tono.says("tiket")
    assert tono.hears("Tiket 1/2026")


@pytest.mark.parametrize(
    ("way", "open_question"),
    [
        (("tulis siaran", "Besok rapat", "semua"), "Penerima:"),
        (("tulis siaran", "Besok rapat"), "Untuk siapa?"),
        (("buat bimtek", "Foto Produk", "7 oktober"), "dari jam berapa"),
    ],
)
async def test_a_command_where_an_officer_is_asked_for_something_else(
    village: Village, way: tuple[str, ...], open_question: str
) -> None:
    await village.member("Siti", desa=SUMBEREJO)
    admin = village.admin()
    for words in way:
        await admin.says(words)
    assert admin.hears(open_question)
    await admin.says("kelola bimtek")
    assert admin.hears("Belum ada Bimtek")
    await admin.says("lanjut")
    assert admin.hears(open_question)
    await admin.says("kim mana yang paling lama tidak lapor?")
    assert "KIM senyap" in admin.buttons
    await admin.says("lanjut")
    assert admin.hears(open_question)


@pytest.mark.parametrize(
    ("way", "open_question"),
    [
        (("daftar", "setuju", "54", "Sri Wahyuni"), "desa"),
        (("daftar", "setuju", "54", "Sri Wahyuni", "sumberejo poncokusumo", "anggota"), "nomor"),
    ],
)
async def test_a_question_where_a_stranger_is_asked_for_something_else(
    village: Village, way: tuple[str, ...], open_question: str
) -> None:
    await village.member("Siti", desa=SUMBEREJO)
    sri = village.person("Sri")
    for words in way:
        await sri.says(words)
    assert sri.hears(open_question)
    await sri.says("apa itu kim sebenarnya")
    assert sri.buttons[0] == "Tentang KIM"
    await sri.says("lanjut")
    assert sri.hears(open_question)

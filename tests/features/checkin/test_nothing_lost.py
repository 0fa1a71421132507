"""What people type beside what was asked: it is kept, and what became of it is said truly."""

from __future__ import annotations

import pytest

from storage.checkin import CheckinStatus
from tests.features.checkin.reporting import SUMBEREJO, only_report, report, reports
from tests.village import Village


@pytest.mark.parametrize("word", ["batal", "gak jadi"])
async def test_giving_a_review_up_says_that_decisions_stay(village: Village, word: str) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await report(siti, what="Rapat kedua di rumah Bu RT")
    await ketua.says("periksa")
    await ketua.taps("Terima")
    await ketua.says(word)
    assert ketua.heard == ["Baik, cukup dulu. Yang sudah diputuskan tetap tersimpan; sisanya masih menunggu."]
    assert [r.status for r in await reports(village)] == [CheckinStatus.ACCEPTED, CheckinStatus.SUBMITTED]


async def test_words_beside_a_link_are_added_like_a_caption(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for words in ("kegiatan", "Rapat KIM", "Rapat bulanan", "hari ini"):
        await siti.says(words)
    await siti.says("yang hadir 25 orang https://sumberejo.desa.id/rapat")
    await siti.says("dan pak kades juga hadir https://sumberejo.desa.id/kades")
    await siti.says("https://sumberejo.desa.id/foto")
    assert siti.hears("Bukti: 3 tautan")
    await siti.taps("Kirim")
    assert (await only_report(village)).what.split("\n") == [
        "Rapat bulanan",
        "yang hadir 25 orang https://sumberejo.desa.id/rapat",
        "dan pak kades juga hadir https://sumberejo.desa.id/kades",
    ]


async def test_a_sentence_instead_of_the_kind_is_kept(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says("rapat tadi malam 20 orang di balai desa")
    assert siti.hears("“rapat tadi malam 20 orang di balai desa”")
    assert siti.hears("Kegiatan apa, Bapak/Ibu Siti?")
    assert "Rapat KIM" in siti.buttons
    await siti.says("https://sumberejo.desa.id/rapat")
    assert siti.hears("Sudah kami simpan")
    await siti.taps("Rapat KIM")
    assert siti.hears("Kapan")
    await siti.says("kemarin")
    await siti.taps("Kirim")
    checkin = await only_report(village)
    assert checkin.what == "rapat tadi malam 20 orang di balai desa"
    assert [e.url for e in checkin.evidence] == ["https://sumberejo.desa.id/rapat"]


async def test_a_link_instead_of_the_day_is_kept(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for words in ("kegiatan", "Rapat KIM", "Rapat bulanan"):
        await siti.says(words)
    await siti.says("https://sumberejo.desa.id/rapat")
    assert siti.hears("1 tautan sudah kami terima")
    assert siti.hears("Kapan kegiatannya?")
    for words in ("kemarin", "ya"):
        await siti.says(words)
    checkin = await only_report(village)
    assert checkin.what == "Rapat bulanan"
    assert [e.url for e in checkin.evidence] == ["https://sumberejo.desa.id/rapat"]


async def test_what_is_told_behind_a_link_is_the_story_and_the_link_is_none_of_it(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("https://sumberejo.desa.id/keripik")
    for words in ("kegiatan", "Unggahan promosi keripik singkong", "promosi", "hari ini", "ya"):
        await siti.says(words)
    checkin = await only_report(village)
    assert checkin.what == "Unggahan promosi keripik singkong"
    assert [e.url for e in checkin.evidence] == ["https://sumberejo.desa.id/keripik"]


@pytest.mark.parametrize(
    "words",
    [
        "siapa ketua kim kecamatan sebelah",
        "pak kenapa laporan saya ditolak",
        "laporan bulan lalu masih bisa dikirim?",
        "terus saya harus gimana",
    ],
)
async def test_a_question_instead_of_the_kind_is_no_report(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says(words)
    assert not siti.hears("Sudah kami simpan")
    await siti.taps("Rapat KIM")
    assert siti.hears("Ceritakan singkat")


@pytest.mark.parametrize(
    "words", ["cara membuat kompos diajarkan ke ibu-ibu", "kemarin rapat, semua sudah hadir ya pak?"]
)
async def test_what_only_looks_like_a_question_is_kept(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says(words)
    assert siti.hears(f"Sudah kami simpan: “{words}”")


@pytest.mark.parametrize("words", ["sy ikut", "saya hadir pak"])
async def test_who_only_took_part_is_asked_in_what(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says(words)
    assert siti.heard == ["Ikut kegiatan apa, Bapak/Ibu Siti? Silakan ketuk salah satu, misalnya: Rapat KIM"]
    await siti.says("hadir acara")
    assert siti.hears("Liputan kegiatan. Ceritakan singkat")


async def test_a_question_instead_of_the_words_is_asked_about(village: Village) -> None:
    admin, siti = village.admin(), await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says("sosialisasi")
    await siti.says("boleh foto lama?")
    assert siti.hears("“boleh foto lama?”\nIni isi laporan, atau pertanyaan untuk petugas?")
    await siti.taps("Pertanyaan")
    assert admin.ever_heard("boleh foto lama?") == 1
    assert siti.hears("sudah kami sampaikan ke petugas")
    assert siti.hears("Ceritakan singkat")
    await siti.says("bagaimana mengecek kabar di pengajian")
    await siti.says("isi laporan")
    for words in ("kemarin", "lewati", "kirim"):
        await siti.says(words)
    assert (await only_report(village)).what == "bagaimana mengecek kabar di pengajian"
    for words in ("kegiatan", "rapat", "ini gimana caranya?", "Rapat rutin di balai desa"):
        await siti.says(words)
    assert siti.hears("Kapan kegiatannya?")


async def test_a_day_instead_of_the_kind_is_kept(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says("hari senin tanggal 21 september 2026")
    await siti.taps("Rapat KIM")
    await siti.says("Rapat bulanan di balai desa")
    assert not siti.hears("Kapan")


@pytest.mark.parametrize("words", ["entahlah", "apa ya", "?? !! .. --"])
async def test_a_word_or_two_are_no_sentence(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says(words)
    assert siti.hears("Belum terbaca")
    await siti.taps("Rapat KIM")
    assert siti.hears("Ceritakan singkat")


@pytest.mark.parametrize(
    "words", ["lapor kegiatan rapat kim di balai desa", "pak saya mau lapor kegiatan: rapat kim di balai desa"]
)
async def test_what_is_told_with_the_wish_is_not_asked_again(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert siti.hears("Sudah kami simpan: “rapat kim di balai desa”")
    await siti.taps("Rapat KIM")
    await siti.says("kemarin")
    await siti.says("lewati")
    await siti.taps("Kirim")
    assert (await only_report(village)).what == "rapat kim di balai desa"


async def test_what_is_told_with_the_wish_joins_the_photo_before_it(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo()
    await village.later(hours=1, ticks=False)
    await siti.says("lapor kegiatan kerja bakti di rt 3")
    await siti.says("liputan")
    await siti.says("kemarin")
    assert siti.hears("Isi: kerja bakti di rt 3")
    assert siti.hears("Bukti: 1 foto")


@pytest.mark.parametrize(
    "words", ["tadi pagi kerja bakti di balai desa", "kemarin rapat kim 15 orang", "wingi posyandu ing RT 3"]
)
async def test_a_sentence_about_a_day_that_is_over_may_be_a_report(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert siti.hears("Kiriman ini untuk apa?")
    await siti.taps("Catat sebagai kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("kemarin")
    await siti.says("gak ada foto")
    await siti.taps("Kirim")
    assert (await only_report(village)).what == words


async def test_kirim_is_no_story(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says("rapat")
    await siti.says("kirim")
    assert siti.hears("Tulis dengan kata-kata")
    await siti.says("Rapat bulanan di balai desa")
    await siti.says("hari ini")
    await siti.says("kirim")  # where the evidence is asked for: there is none
    assert siti.hears("Sudah benar?")


async def test_a_caption_is_kept_whole_and_of_a_longer_text_it_is_seen_that_it_was_cut(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    caption = ("Panen raya di sawah Pak Lurah. " * 40)[:1024].strip()
    await siti.sends_photo(caption)
    for words in ("Catat sebagai kegiatan", "Rapat KIM", "hari ini", "kirim"):
        await siti.says(words)
    await siti.says("Rapat desa membahas panen raya. " * 100)
    await village.later(hours=1, ticks=False)
    for words in ("Catat sebagai kegiatan", "Rapat KIM", "hari ini", "lewati", "kirim"):
        await siti.says(words)
    whole, cut = await reports(village)
    assert whole.what == caption
    assert len(cut.what) == 2_000
    assert cut.what.endswith("…")


@pytest.mark.parametrize("whose", ["ya", "bukan"])
async def test_a_report_waits_with_who_has_moved_and_is_of_the_new_kim_only_if_they_say_so(
    village: Village, whose: str
) -> None:
    zul = await village.member("Zul", desa="Kedungsalam, Donomulyo", role="ketua")
    coki = await village.member("Coki", desa="Sumberejo, Poncokusumo")
    for words in ("kegiatan", "Rapat KIM", "Rapat panen raya", "hari ini"):
        await coki.says(words)
    for words in ("pindah desa", "ya", "Kedungsalam, Donomulyo", "anggota", "kirim"):
        await coki.says(words)
    assert coki.hears("Isian catatan kegiatan tadi masih tersimpan")
    for words in ("lanjutkan", "lewati", "kirim"):
        await coki.says(words)
    assert coki.hears("Begitu diterima, kegiatan langsung bisa dicatat")
    await zul.taps("Terima Coki")
    await coki.says("lanjutkan")
    assert coki.hears("Isi: Rapat panen raya")
    await coki.says("kirim")
    assert coki.hears("ditulis waktu Bapak/Ibu masih di KIM Sumberejo (Desa Sumberejo, Kec. Poncokusumo)")
    assert await reports(village) == []
    await coki.says(whose)
    if whose == "bukan":
        assert coki.hears("“Rapat panen raya”")
        assert await reports(village) == []
    else:
        assert coki.hears("Sudah tercatat: Rapat KIM")
        await zul.says("riwayat kim")
        assert zul.hears("1. Rapat KIM, 23 September: menunggu diperiksa")

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

"""A button or command in the words of somebody in a hurry, of somebody formal, or after a word that agrees."""

from __future__ import annotations

import pytest

from tests.features.checkin.reporting import SUMBEREJO, only_report
from tests.village import Player, Village


async def at_the_end(village: Village) -> Player:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for said in ("lapor kegiatan", "rapat", "Rapat panen raya", "kemarin", "lewati"):
        await siti.says(said)
    assert siti.hears("Sudah benar?")
    return siti


@pytest.mark.parametrize(
    "words",
    [
        "udh min krm aja",
        "sudah kirim saja",
        "krm",
        "ok kirim",
        "Mohon dikirim.",
        "Mohon dikirimkan.",
        "iya betul tolong dikirim mas",
        "nggih dikirim mawon",
    ],
)
async def test_a_report_is_sent(village: Village, words: str) -> None:
    siti = await at_the_end(village)
    await siti.says(words)
    assert siti.hears("Sudah tercatat")
    assert (await only_report(village)).what == "Rapat panen raya"


@pytest.mark.parametrize("words", ["sudah dikirim belum", "jgn dikirim dulu", "dikirim kapan ya"])
async def test_a_report_is_not_sent(village: Village, words: str) -> None:
    siti = await at_the_end(village)
    await siti.says(words)
    assert not siti.hears("Sudah tercatat")


@pytest.mark.parametrize("words", ["gk jd", "batalkan saja", "Mohon dibatalkan.", "ya batal"])
async def test_a_form_is_cancelled(village: Village, words: str) -> None:
    siti = await at_the_end(village)
    await siti.says(words)
    assert siti.hears("Baik, dibatalkan")


async def test_something_that_is_over_is_not_skipped(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for said in ("lapor kegiatan", "rapat", "Rapat panen raya", "sudah lewat"):
        await siti.says(said)
    assert siti.hears("Tanggalnya belum terbaca")


@pytest.mark.parametrize("words", ["acc", "iya acc", "acc pak joko", "setujui joko", "mohon diterima", "nggih ditampi"])
async def test_a_member_is_let_in(village: Village, words: str) -> None:
    ketua = await village.member("Slamet", desa=SUMBEREJO, role="ketua")
    joko = village.person("Joko")
    for said in ("daftar", "setuju", "60", "Joko", SUMBEREJO, "anggota", "lewati", "ya", "ya", "ya"):
        await joko.says(said)
    assert ketua.ever_heard("Joko")
    await ketua.says(words)
    assert joko.ever_heard("Selamat bergabung")


async def test_a_question_lets_nobody_in(village: Village) -> None:
    ketua = await village.member("Slamet", desa=SUMBEREJO, role="ketua")
    joko = village.person("Joko")
    for said in ("daftar", "setuju", "60", "Joko", SUMBEREJO, "anggota", "lewati", "ya", "ya", "ya"):
        await joko.says(said)
    await ketua.says("diterima?")
    assert not joko.ever_heard("Selamat bergabung")


@pytest.mark.parametrize("words", ["pagi", "pagi min", "Siang pak", "sore", "malam bu"])
async def test_a_time_of_day_is_a_greeting(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert "Catat kegiatan" in siti.buttons


@pytest.mark.parametrize("words", ["mks", "ok mksh min", "Wassalamu'alaikum wr. wb.", "matur nuwun sampun dibantu"])
async def test_thanks_and_farewells(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert siti.hears("Sami-sami")


async def test_what_is_to_be_erased_in_javanese(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("lapor kegiatan")
    await siti.says("busak kabeh data kula")
    assert siti.hears("Apakah Bapak/Ibu yakin?")


async def test_an_iya_before_a_wish(village: Village) -> None:
    sri = village.person("Sri")
    await sri.says("assalamualaikum mas saya sri mau ikut kim sumberejo")
    await village.later(hours=0.1, ticks=False)
    await sri.says("iya saya mau daftar")
    assert sri.hears("Apakah Bapak/Ibu setuju?")


@pytest.mark.parametrize("words", ["nggih kula sarujuk", "iya saya setuju", "nggih sarujuk mas"])
async def test_consent_in_javanese(village: Village, words: str) -> None:
    sri = village.person("Sri")
    await sri.says("daftar")
    await sri.says(words)
    assert sri.hears("Berapa usia")


@pytest.mark.parametrize("words", ["iya betul semua", "sudah benar semuanya", "leres sedoyo"])
async def test_all_of_it_is_right(village: Village, words: str) -> None:
    siti = await at_the_end(village)
    await siti.says(words)
    assert siti.hears("Sudah tercatat")

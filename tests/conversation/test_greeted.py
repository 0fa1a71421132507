"""A greeting said to an open question: whoever comes back says hello first."""

from __future__ import annotations

import pytest

from tests.features.checkin.reporting import SUMBEREJO
from tests.village import Village


@pytest.mark.parametrize("words", ["halo", "Assalamualaikum", "selamat pagi bu", "permisi", "kulonuwun"])
async def test_a_greeting_is_no_name(village: Village, words: str) -> None:
    sri = village.person("Sri")
    await sri.says("daftar")
    await sri.taps("Setuju")
    await village.later(days=2)
    await sri.says(words)
    assert sri.hears("Pertanyaan tadi masih menunggu")
    assert sri.hears("Berapa usia Bapak/Ibu?")
    assert "18 tahun atau lebih" in sri.buttons
    await sri.says("58")
    await village.later(days=2)
    for _ in range(3):
        await sri.says(words)
        assert sri.hears("Siapa nama Bapak/Ibu?")
        assert "Hubungi petugas" not in sri.buttons


async def test_a_greeting_is_no_description_of_an_activity(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    asked = siti.last
    await siti.says("assalamualaikum")
    assert siti.heard == [f"Sugeng rawuh, Bapak/Ibu Siti. Pertanyaan tadi masih menunggu.\n\n{asked}"]
    await siti.says("Rapat rutin di balai desa")
    assert siti.hears("Kapan kegiatannya?")


@pytest.mark.parametrize("words", ["lanjut", "lanjutkan pak", "teruskan"])
async def test_going_on_is_no_description_either(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await village.later(days=2)
    await siti.says(words)
    assert siti.hears("kita lanjutkan")
    assert siti.hears("Ceritakan singkat")
    await siti.says("Lanjutan rapat rutin di balai desa")
    assert siti.hears("Kapan kegiatannya?")


async def test_a_short_word_that_sounds_like_a_command_is_an_answer(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, role="ketua")
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("mantu")
    assert siti.hears("Kapan kegiatannya?")
    await siti.says("kembali")
    await siti.says("bantuann")
    assert siti.hears("Pengurus bisa mengetik")
    assert siti.hears("• kegiatan: mencatat kegiatan KIM")

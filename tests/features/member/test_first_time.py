"""Somebody's first time on a bot: comes by the village's QR, answers something else, and finds her slips late."""

from __future__ import annotations

import pytest

from tests.factories import make_kim
from tests.village import Player, Village

LINK = "v-3507072002"
"""Of Sumberejo, Poncokusumo."""


async def opened(village: Village) -> Player:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
        await make_kim(session, "Karangnongko, Poncokusumo")
    sri = village.person("Sri")
    await sri.starts(LINK)
    return sri


async def up_to_the_summary(village: Village) -> Player:
    sri = await opened(village)
    for words in ("setuju", "58", "Sri Wahyuni", "ya", "anggota", "lewati", "ya", "ya"):
        await sri.says(words)
    assert sri.hears("Sudah benar?")
    return sri


async def test_the_link_of_a_village_says_first_who_is_speaking(village: Village) -> None:
    sri = await opened(village)
    (said,) = sri.heard
    assert said.startswith("Selamat datang, Bapak/Ibu. 🙏 Saya asisten KIM dari Diskominfo Kabupaten Malang")
    assert "Desa Sumberejo, Kec. Poncokusumo" in said
    assert "tidak pernah meminta NIK, PIN, OTP, atau uang" in said
    assert "Sebelum mendaftar" in said
    assert len(said) <= 1200
    await sri.says("setuju")
    await sri.starts(LINK)
    assert not sri.hears("Selamat datang")


async def test_the_village_is_typed_where_it_is_asked_for(village: Village) -> None:
    sri = await opened(village)
    for words in ("setuju", "58", "Sri Wahyuni"):
        await sri.says(words)
    assert sri.hears("Apakah desa/kelurahan Bapak/Ibu Desa Sumberejo")
    await sri.says("apa itu")
    assert sri.hears("Belum terbaca")
    await sri.says("Sumberejo")
    assert sri.hears("Sebagai apa di KIM Sumberejo")
    await sri.says("kembali")
    await sri.says("Karangnongko Poncokusumo")
    assert sri.hears("Sebagai apa di KIM Karangnongko")


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("namanya salah", "Siapa nama Bapak/Ibu?"),
        ("sudah tapi desanya salah", "Desa atau kelurahan mana"),
        ("eh desa saya salah, harusnya Sumberejo Gedangan", "Desa atau kelurahan mana"),
        ("jabatannya keliru", "Sebagai apa di KIM Sumberejo"),
        ("lho nomer hp salah", "Nomor HP Bapak/Ibu?"),
        ("ada yang salah", "Bagian mana yang mau dibetulkan?"),
        ("nama dan desanya salah", "Bagian mana yang mau dibetulkan?"),
    ],
)
async def test_what_is_said_to_be_wrong_is_asked_again_at_once(village: Village, words: str, question: str) -> None:
    sri = await up_to_the_summary(village)
    await sri.says(words)
    assert sri.hears(question)


@pytest.mark.parametrize("words", ["saya mau ganti nama", "namanya", "yang salah namanya bu"])
async def test_which_part_is_wrong_may_be_said_in_a_sentence(village: Village, words: str) -> None:
    sri = await up_to_the_summary(village)
    await sri.taps("Ubah")
    await sri.says(words)
    assert sri.hears("Siapa nama Bapak/Ibu?")
    await sri.says("Sri Wahyuningsih")
    assert sri.hears("Nama: Sri Wahyuningsih")


async def test_nothing_is_wrong_after_all(village: Village) -> None:
    sri = await up_to_the_summary(village)
    await sri.taps("Ubah")
    await sri.says("sudah betul")
    assert sri.hears("Sudah benar?")
    assert "Kirim" in sri.buttons


async def test_a_slip_found_in_the_middle_is_told_where_it_is_mended(village: Village) -> None:
    sri = await opened(village)
    for words in ("setuju", "58", "Sri Wahyuni", "ya"):
        await sri.says(words)
    for _ in range(3):
        await sri.says("desanya salah")
        assert sri.hears("ketuk Kembali")
        assert sri.hears("sebelum dikirim")
    await sri.says("kembali")
    assert sri.hears("Apakah desa/kelurahan Bapak/Ibu")


async def test_a_forwarded_message_in_the_middle_is_not_lost(village: Village) -> None:
    sri = await opened(village)
    for words in ("setuju", "58", "Sri Wahyuni"):
        await sri.says(words)
    channel = village.world.add_channel("Info Warga")
    await sri.sends_photo("AWAS listrik padam 7 hari", forward_from=channel)
    assert sri.hears("Kiriman ini untuk apa?")
    await sri.taps("Cek kebenarannya")
    await sri.taps("Grup WhatsApp")
    assert sri.hears("Nomor tiket")
    await sri.taps("Lanjutkan pendaftaran")
    assert sri.hears("Apakah desa/kelurahan Bapak/Ibu Desa Sumberejo")

"""A number or photo of an identity card: nobody asked for it, and nothing of it is kept."""

from __future__ import annotations

import pytest

from bot.conversation.card_numbers import holds_card
from tests.features.checkin.reporting import SUMBEREJO
from tests.features.member.test_register import register_up_to_village
from tests.rows import all_rows
from tests.village import Village

NIK = "3507124405670002"


@pytest.mark.parametrize(
    "text",
    [
        NIK,
        "3507 1244 0567 0002",
        "nama saya Sri, NIK 3507.1244.0567.0002 nggih",
        "ini ktp saya",
        "KTP",
        "foto kk saya bu",
        "NIK saya",
    ],
)
def test_a_card_is_recognised(text: str) -> None:
    assert holds_card(text)


@pytest.mark.parametrize(
    "text",
    [
        "0812 3456 7890",
        "+62 812-3456-7890",
        "3507129905670002",
        "3507124413670002",
        "https://www.facebook.com/groups/3507124405670002/posts/3507124405670002",
        "facebook.com/3507124405670002",
        "kegiatan tanggal 12/09/2026 sampai 13/09/2026 jam 09.00",
        "sosialisasi perekaman ktp di balai desa",
        "apakah benar ktp harus diperpanjang",
        "SK 141/12/35.07.12/2026",
        "",
    ],
)
def test_what_is_no_card(text: str) -> None:
    assert not holds_card(text)


async def test_a_number_typed_into_the_registration_is_refused_kindly_and_not_kept(village: Village) -> None:
    sri = village.person("Sri")
    await sri.says("daftar")
    await sri.taps("Setuju")
    await sri.says("58")
    for words in (NIK, "Sri Wahyuni 3507 1244 0567 0002"):
        await sri.says(words)
        assert sri.hears("Mohon jangan kirim NIK")
        assert sri.hears("Siapa nama Bapak/Ibu?")
        assert "Hubungi petugas" not in sri.buttons
    await sri.says("Sri Wahyuni")
    assert sri.hears("Desa atau kelurahan mana")
    kept = await all_rows(village.database)
    assert NIK not in kept
    assert "3507 1244" not in kept


async def test_a_photo_of_the_card_is_not_kept(village: Village) -> None:
    sri = village.person("Sri")
    await register_up_to_village(sri)
    await sri.sends_photo("ini ktp saya")
    assert sri.hears("Mohon jangan kirim NIK")
    tono = await village.member("Tono", desa=SUMBEREJO)
    await tono.sends_photo("KTP saya")
    assert tono.hears("tidak kami simpan")
    assert tono.buttons == ["Menu"]
    assert "'photo'" not in await all_rows(village.database)


async def test_a_number_in_what_a_report_tells_stays_out_of_it(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says(f"Rapat pendataan, ketua NIK {NIK}")
    assert siti.hears("Mohon jangan kirim NIK")
    assert NIK not in await all_rows(village.database)


async def test_a_forwarded_rumour_with_such_a_number_is_checked_all_the_same(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    channel = village.world.add_channel("Info")
    await siti.says(f"Penerima bansos nomor {NIK} segera klik", forward_from=channel)
    assert siti.hears("Kiriman ini untuk apa?")

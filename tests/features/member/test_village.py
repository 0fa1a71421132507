"""Which village, and back again: homonyms, new searches, links, in the words people type."""

from __future__ import annotations

import pytest

from bot.conversation.payloads import village_payload
from tests.factories import make_kim
from tests.features.member.test_register import register_up_to_village
from tests.village import Village


@pytest.mark.parametrize(
    ("first", "then"), [("sumbrejo", "ds sumberrejo kec poncokusumo"), ("sumberejo", "poncokusumo")]
)
async def test_back_from_the_role_shows_the_candidates_again(village: Village, first: str, then: str) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says(first)
    await siti.says(then)
    assert siti.hears("Sebagai apa di KIM Sumberejo")
    await siti.says("kembali")
    assert siti.hears("Yang mana, Bapak/Ibu?")
    assert "Sumberejo, Kec. Gedangan" in siti.buttons
    await siti.taps("Sumberejo, Kec. Poncokusumo")
    assert siti.hears("Sebagai apa di KIM Sumberejo")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("saya mau daftar jadi anggota KIM desa Sumberejo", "Yang mana, Bapak/Ibu?"),
        ("mau ikut kim desa sumberejo poncokusumo", "Bapak/Ibu Desa Sumberejo, Kec. Poncokusumo?"),
        ("mau ikut kim desa entahlah", "Desa atau kelurahan mana"),
        ("ikut kim sumberejo", "Yang mana, Bapak/Ibu?"),
    ],
)
async def test_a_village_named_with_the_wish_is_not_forgotten(village: Village, words: str, asked: str) -> None:
    siti = village.person("Siti")
    await siti.says(words)
    await siti.taps("Setuju")
    await siti.taps("18 tahun atau lebih")
    await siti.says("Siti Aminah")
    assert siti.hears(asked)


async def test_back_from_a_village_without_kim(village: Village) -> None:
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says("sukorejo")
    await siti.says("gondanglegi")
    assert siti.hears("belum punya KIM")
    await siti.says("kembali")
    assert not siti.hears("gangguan")
    assert siti.hears("Yang mana, Bapak/Ibu?")


async def test_back_from_a_second_search_asks_for_the_village_and_not_the_same_again(village: Village) -> None:
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says("sumbrejo")
    assert siti.hears("Yang mana, Bapak/Ibu?")
    before = siti.buttons
    await siti.says("sukorejo")
    assert siti.hears("Yang mana, Bapak/Ibu?")
    assert siti.buttons != before
    await siti.says("kembali")
    assert siti.hears("Desa atau kelurahan mana")


async def test_what_is_not_found_names_the_button_that_is_there(village: Village) -> None:
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says("sumbrejo")
    assert "Bukan semuanya" in siti.buttons
    await siti.says("qqqqqqqqqq")
    assert siti.hears("ketuk Bukan semuanya")
    await siti.says("pilih dari daftar kecamatan")
    assert siti.hears("Kecamatan mana?")


async def test_back_to_the_question_of_a_link(village: Village) -> None:
    async with village.database.transaction() as session:
        kim = await make_kim(session, "Sumberejo, Poncokusumo")
    siti = village.person("Siti")
    await siti.starts(village_payload(kim.village_code))
    await siti.taps("Setuju")
    await siti.taps("18 tahun atau lebih")
    await siti.says("Siti Aminah")
    await siti.says("ya")
    assert siti.hears("Sebagai apa")
    await siti.says("kembali")
    assert siti.hears("Desa Sumberejo, Kec. Poncokusumo?")
    await siti.says("bukan")
    assert siti.hears("Desa atau kelurahan mana")
    await siti.says("kembali")
    assert siti.hears("Desa Sumberejo, Kec. Poncokusumo?")


@pytest.mark.parametrize(
    "said",
    [
        "sing poncokusumo",
        "seng poncokusumo",
        "yg ing poncokusumo",
        "nang poncokusumo",
        "yang di poncokusmo",
        "ponckusumo",
    ],
)
async def test_the_one_in_that_kecamatan_in_javanese(village: Village, said: str) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says("sumberejo")
    await siti.says(said)
    assert siti.hears("Sebagai apa di KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo?")


@pytest.mark.parametrize("said", ["gak punya", "oke", "ya pak", "belum tahu"])
async def test_a_word_that_is_no_place_is_asked_again(village: Village, said: str) -> None:
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says(said)
    assert siti.hears("Nama itu belum kami temukan")
    await siti.says("sumberejo")
    before = siti.buttons
    await siti.says(said)
    assert siti.hears("Nama itu belum kami temukan")
    await siti.taps(before[0])
    assert siti.hears("Sumberejo")


async def test_another_village_where_homonyms_are_told_apart_is_searched_for(village: Village) -> None:
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says("sumberejo")
    await siti.says("sidodadii gedangan")
    assert siti.hears("Sidodadi")


async def test_the_only_village_found_is_agreed_to_or_not(village: Village) -> None:
    for name, said, then in (("Siti", "ya pak", "Desa Kedungsalam"), ("Sri", "tidak", "Kecamatan mana?")):
        who = village.person(name)
        await register_up_to_village(who)
        await who.says("kedungsalem donomulya")
        assert who.hears("Apakah yang ini")
        await who.says(said)
        assert who.hears(then)


async def test_another_village_is_named_where_the_first_has_no_kim(village: Village) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says("sumberejo gedangan")
    assert siti.hears("belum punya KIM")
    await siti.says("sumberejo poncokusumo")
    assert siti.hears("Sebagai apa di KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo?")


async def test_none_of_the_candidates(village: Village) -> None:
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says("sumberejo")
    await siti.says("salah")
    assert siti.hears("Kecamatan mana?")


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("Desa Kademangan Blitar", "Blitar"),
        ("saya dari kabupaten blitar", "Kabupaten Blitar"),
        ("Sumberejo, Kota Batu", "Kota Batu"),
        ("kota malang", "Kota Malang"),
        ("pasuruan", "Pasuruan"),
    ],
)
async def test_who_lives_in_another_regency_is_told_where_to_go(village: Village, words: str, there: str) -> None:
    yanto = village.person("Yanto")
    await register_up_to_village(yanto)
    await yanto.says("Sumberejo")
    for _ in range(3):
        await yanto.says(words)
        assert yanto.hears(f"Bila Bapak/Ibu tinggal di {there}, ")
        assert yanto.hears("Layanan ini untuk Kabupaten Malang")
        assert "Hubungi petugas" not in yanto.buttons


@pytest.mark.parametrize(
    "words",
    [
        "deso sumberejo kecamatan poncokusumo",
        "kulo saking deso Sumberejo, Poncokusumo",
        "Sumberejo Poncokusumo kabupaten malang",
        "sumberejo kec poncokusumo kab. Malang",
    ],
)
async def test_a_village_of_this_regency_in_other_words(village: Village, words: str) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says(words)
    assert siti.hears("Sebagai apa di KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo")

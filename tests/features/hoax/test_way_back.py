"""The way back to a case that has left the queue, and what a resident and a member say to an answer."""

from __future__ import annotations

import pytest

from tests.features.hoax.desk import SUMBEREJO, editor, publish, report, verifier
from tests.village import Village


async def test_what_is_published_is_found_again_to_be_put_right(village: Village) -> None:
    siti, vera, edi = await village.member("Siti", desa=SUMBEREJO), await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await village.later(days=3)
    await vera.says("klarifikasi")
    await vera.taps("Baca 1")
    assert "Buka kasus" in vera.buttons
    await vera.taps("Buka kasus")
    assert vera.hears("Kasus 1")
    assert "Koreksi" in vera.buttons
    await siti.says("klarifikasi")
    await siti.taps("Baca 1")
    assert "Buka kasus" not in siti.buttons


@pytest.mark.parametrize("words", ["kasus 1", "buka kasus 1", "Kasus no 1"])
async def test_a_case_is_opened_by_its_number(village: Village, words: str) -> None:
    siti, vera, edi = await village.member("Siti", desa=SUMBEREJO), await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await village.later(days=3)
    await vera.says(words)
    assert "Koreksi" in vera.buttons
    await vera.says("kasus 77")
    assert "Koreksi" not in vera.buttons
    await siti.says(words)
    assert "Koreksi" not in siti.buttons


async def test_the_button_of_the_card_is_meant_with_more_words_too(village: Village) -> None:
    siti, budi = await village.member("Siti", desa=SUMBEREJO), await village.member("Budi", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await village.later(hours=1)
    await budi.says("sudah saya teruskan ke grup RT pak")
    assert "Grup RT/RW" in budi.buttons


async def test_a_resident_is_not_offered_what_only_members_may_do(village: Village) -> None:
    tono = village.person("Tono")
    await tono.says("katanya besok bansos lima juta cair untuk semua warga desa")
    for said in ("cek", "grup wa", "setuju", "kok bisa hoaks pak saya dapat dari pak rt lho"):
        await tono.says(said)
    assert "Catat sebagai kegiatan" not in tono.buttons
    assert "Tanyakan ke petugas" in tono.buttons

"""Whether a village has a KIM: the roster says so to everybody."""

from __future__ import annotations

import pytest

from tests.factories import make_kim
from tests.village import Village


async def with_kim(village: Village, where: str) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, where)


@pytest.mark.parametrize(
    "words",
    [
        "apakah di desa sumberejo poncokusumo ada kim?",
        "di sumberejo poncokusumo wonten kim nopo dereng",
        "ds sumberrejo kec poncokusumo sudah punya kim?",
        "kim sumberejo poncokusumo",
        "ada kim di sumberejo, poncokusumo pak?",
    ],
)
async def test_anybody_may_ask(village: Village, words: str) -> None:
    await with_kim(village, "Sumberejo, Poncokusumo")
    warga = village.person("Rini")
    await warga.says(words)
    assert warga.last == "Desa Sumberejo, Kec. Poncokusumo sudah punya KIM."
    assert warga.buttons == ["Daftar"]


async def test_where_there_is_none_one_can_be_proposed(village: Village) -> None:
    warga = village.person("Rini")
    await warga.says("apa di pakisaji ada kim")
    assert warga.hears("Desa Pakisaji, Kec. Pakisaji belum punya KIM. Warganya bisa mengusulkan")
    await warga.taps("Usulkan KIM baru")
    assert warga.hears("Sebelum mendaftar")


async def test_of_villages_of_one_name_each_is_told(village: Village) -> None:
    await with_kim(village, "Sumberejo, Gedangan")
    siti = await village.member("Siti", desa="Pakisaji, Pakisaji")
    await siti.says("sumberejo sudah ada kim belum")
    assert siti.last.splitlines() == [
        "• Desa Sumberejo, Kec. Gedangan: sudah ada KIM",
        "• Desa Sumberejo, Kec. Pagak: belum ada KIM",
        "• Desa Sumberejo, Kec. Poncokusumo: belum ada KIM",
    ]
    assert siti.buttons == []


@pytest.mark.parametrize("words", ["apa di desa saya ada kim", "siapa ketua kim sumberejo", "ada kim di bali"])
async def test_nothing_is_made_up(village: Village, words: str) -> None:
    warga = village.person("Rini")
    await warga.says(words)
    assert not warga.hears("punya KIM")
    assert not warga.hears("ada KIM")

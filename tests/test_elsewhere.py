"""The same bot for another regency: its clock, its courtesies, its places, and no desa where there is none."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.factories import make_bimtek, make_kim
from tests.village import Village, settings_for


@pytest.fixture
async def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Village]:
    """A village of the regency whose code is asked for."""
    database = Database(f"sqlite:///{tmp_path}/elsewhere.db")
    try:
        async with Village.open(database, settings_for(database, regency_code=request.param)) as village:
            yield village
    finally:
        await database.close()


@pytest.mark.parametrize("elsewhere", ["35.73"], indirect=True)
async def test_in_a_city_without_a_desa_none_is_spoken_of(elsewhere: Village) -> None:
    village = elsewhere
    async with village.database.transaction() as session:
        await make_kim(session, "Pandanwangi, Blimbing")
        await make_bimtek(session)
    rina, admin = village.person("Rina"), village.admin()
    for words in ("daftar", "setuju", "54", "Rina Wulandari"):
        await rina.says(words)
    assert rina.hears("Kelurahan mana, Bapak/Ibu Rina Wulandari? Ketik namanya. Contoh: Balearjosari, Blimbing")
    assert not rina.hears("Desa atau")
    for words in ("pandanwangi", "ketua", "lewati", "ya", "ya", "kirim"):
        await rina.says(words)
    assert rina.hears("sudah masuk")
    await admin.says("pendaftaran")
    await admin.taps("Terima Rina Wulandari")
    for words in ("bimtek", "hadir", "qr", "potensi", "status", "saya sudah pindah"):
        await rina.says(words)
    for words in ("qr", "batal", "status", "rekap", "senyap", "catat sk"):
        await admin.says(words)
    said = [m.text for who in (rina, admin) for m in village.world.messages(who.account) if m.from_bot]
    assert len(said) > 20
    both = re.compile("desa(/| atau )kelurahan", re.IGNORECASE)
    assert [text for text in said if "desa" in both.sub("", text).lower()] == []


@pytest.mark.parametrize("elsewhere", ["94.03"], indirect=True)
async def test_in_papua_its_clock_and_its_courtesies_count(elsewhere: Village) -> None:
    village = elsewhere
    async with village.database.transaction() as session:
        await make_bimtek(session)
    yosef = await village.member("Yosef", desa="Aikai, Paniai Timur", role="ketua")
    await yosef.says("bimtek")
    assert yosef.hears("11.00–17.00 WIT")
    await yosef.taps("Hadir")
    assert yosef.hears("Terima kasih, Bapak/Ibu Yosef")


@pytest.mark.parametrize("elsewhere", ["53.01"], indirect=True)
async def test_a_desa_and_a_kelurahan_of_one_name_side_by_side_are_told_apart(elsewhere: Village) -> None:
    rina = elsewhere.person("Rina")
    for words in ("daftar", "setuju", "54", "Rina", "oesao"):
        await rina.says(words)
    assert rina.buttons[:2] == ["Kelurahan Oesao, Kec. Kupang Timur", "Desa Oesao, Kec. Kupang Timur"]
    await rina.taps("Desa Oesao, Kec. Kupang Timur")
    assert rina.hears("Desa Oesao, Kec. Kupang Timur belum punya KIM")
    for words in ("kembali", "kembali", "kel. oesao"):
        await rina.says(words)
    assert rina.hears("Kelurahan Oesao, Kec. Kupang Timur belum punya KIM")

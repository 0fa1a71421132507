"""How the KIM stand altogether, for officers: in the regency, in a kecamatan, and one of them by its name."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories import make_kim
from tests.features.silence.test_ladder import WHERE, today
from tests.features.silence.test_officers import coordinator
from tests.village import Village

WHERE_ELSE = "Ardirejo, Kepanjen"


async def three_kims(village: Village) -> None:
    """One that has just reported, one of Kepanjen that is silent, one that is paused."""
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await siti.says("lapor kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("Rapat panen raya")
    await siti.taps("Hari ini")
    await siti.sends_photo()
    await siti.taps("Kirim")
    async with village.database.transaction() as session:
        silent = await make_kim(session, WHERE_ELSE)
        silent.last_activity_on = today(village) - timedelta(days=120)
        paused = await make_kim(session, "Dilem, Kepanjen")
        paused.last_activity_on = today(village) - timedelta(days=100)
        paused.paused_until = today(village) + timedelta(days=20)


async def test_how_many_kim_are_alive_is_told_in_one_message(village: Village) -> None:
    admin = village.admin()
    await three_kims(village)
    for words in ("rekap", "rekap bulan ini", "laporan bulan ini", "berapa kim yang aktif?", "unduh data kim"):
        village.mark()
        await admin.says(words)
        assert admin.hears("Rekap KIM Kabupaten Malang"), words
    assert "3 dari 390 desa/kelurahan punya KIM:" in admin.last
    assert "• Aktif 1, mulai senyap 0, senyap 1, jeda 1, vakum 0" in admin.last
    assert "Kegiatan tercatat bulan ini: 1 dari 1 KIM" in admin.last
    await admin.taps("KIM senyap")
    assert [label for label in admin.buttons if "Ardirejo" in label]


async def test_a_kecamatan_and_a_village_have_their_own(village: Village) -> None:
    admin = village.admin()
    await three_kims(village)
    for words in ("rekap kepanjen", "kim kepanjen"):
        await admin.says(words)
        assert "Rekap KIM Kecamatan Kepanjen" in admin.last, words
        assert "2 dari 18 desa/kelurahan punya KIM:" in admin.last
        assert "Kegiatan tercatat bulan ini: 0" in admin.last
    for words in ("rekap sumberejo poncokusumo", "status sumberejo poncokusumo", "kim sumberejo poncokusumo"):
        await admin.says(words)
        assert "KIM Sumberejo" in admin.last, words
        assert "Aktif, terakhir hari ini." in admin.last
    for words in ("siapa ketua kim sumberejo poncokusumo", "nomor hp ketua sumberejo poncokusumo"):
        await admin.says(words)
        assert admin.hears("Pengurus: Siti (ketua)"), words
    await admin.says("kim mana yang tidak aktif?")
    assert admin.hears("KIM senyap")
    await admin.says("kim argosuko poncokusumo")
    assert admin.last == "Desa Argosuko, Kec. Poncokusumo, belum punya KIM."


async def test_the_page_of_a_kim_without_a_board_says_so_and_whom_to_call(village: Village) -> None:
    admin = village.admin()
    await village.member("Tono", desa=WHERE)
    await admin.says("kim sumberejo poncokusumo")
    assert admin.hears("Belum pernah melapor, tercatat sejak hari ini.")
    assert admin.hears("Belum ada pengurus di chat. Anggotanya: Tono (anggota).")


async def test_a_name_that_several_villages_have_is_asked_back(village: Village) -> None:
    admin = village.admin()
    await three_kims(village)
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Gedangan")
    await admin.says("kim sumberejo")
    assert {"KIM Sumberejo, Poncokusumo (aktif)"} <= set(admin.buttons)
    assert len(admin.buttons) == 2


@pytest.mark.parametrize(
    "words",
    [
        "tunda sumberejo poncokusumo 2 minggu karena panen",
        "jeda kim sumberejo poncokusumo sampai lebaran ya",
        "lewati langkah ini sumberejo",
    ],
)
async def test_what_is_to_be_done_with_a_kim_leads_to_its_page(village: Village, words: str) -> None:
    admin = village.admin()
    await three_kims(village)
    await admin.says(words)
    assert ("Tunda" in admin.buttons) is ("poncokusumo" in words)


async def test_a_coordinator_reads_the_own_kecamatan(village: Village) -> None:
    await three_kims(village)
    sri = await coordinator(village, "Sri", WHERE)
    for words in ("rekap", "status", "daftar kim"):
        await sri.says(words)
        if words != "rekap":
            await sri.taps("Rekap KIM")
        assert "Rekap KIM Kecamatan Poncokusumo" in sri.last, words
        assert "1 dari 17 desa/kelurahan punya KIM:" in sri.last


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("rekap kepanjen", "Kecamatan Kepanjen"),
        ("kim sumberejo gedangan", "Desa Sumberejo, Kec. Gedangan"),
        ("tunda kim sumberejo gedangan", "Desa Sumberejo, Kec. Gedangan"),
    ],
)
async def test_a_coordinator_who_names_another_kecamatan_is_told_so_and_shown_no_namesake(
    village: Village, words: str, place: str
) -> None:
    await three_kims(village)
    sri = await coordinator(village, "Sri", WHERE)
    await sri.says(words)
    assert sri.hears(f"{place} di luar kecamatan yang Bapak/Ibu dampingi")
    await sri.taps("Rekap KIM")
    assert "Rekap KIM Kecamatan Poncokusumo" in sri.last


async def test_daftar_kim_is_a_list_to_an_officer_and_the_registration_to_everybody_else(village: Village) -> None:
    admin = village.admin()
    await admin.says("daftar kim")
    assert admin.buttons == ["Rekap KIM", "KIM senyap", "Daftar"]
    siti = village.person("Siti")
    await siti.says("daftar kim")
    assert siti.hears("Apakah Bapak/Ibu setuju?")


async def test_a_member_who_asks_for_a_rekap_is_shown_the_own_kim(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("rekap")
    await siti.taps("Status KIM")
    assert siti.hears("KIM Sumberejo")
    warga = village.person("Warga")
    await warga.says("rekap")
    assert not warga.hears("Rekap KIM")


async def test_a_pause_is_no_silence_and_stands_behind_it(village: Village) -> None:
    admin = village.admin()
    await three_kims(village)
    await admin.says("senyap")
    paused, silent = "KIM Dilem, Kepanjen (jeda)", "KIM Ardirejo, Kepanjen (120 hari)"
    assert [label for label in admin.buttons if label in (paused, silent)] == [silent, paused]
    async with village.database.transaction() as session:
        kim = await make_kim(session, "Dilem, Kepanjen")
        kim.paused_until = today(village) - timedelta(days=1)
    await admin.says("senyap")
    assert "KIM Dilem, Kepanjen (100 hari)" in admin.buttons

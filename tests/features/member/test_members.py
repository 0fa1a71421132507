"""Who is in the KIM: the board's own list."""

from __future__ import annotations

import pytest

from storage.member import MemberStatus
from tests.village import Village

WHERE = "Sumberejo, Poncokusumo"


async def test_the_board_reads_who_is_in_the_kim(village: Village) -> None:
    hadi = await village.member("Hadi", desa=WHERE, role="ketua")
    await village.member("Siti", desa=WHERE)
    await village.member("Budi", desa=WHERE)
    await village.member("Ratna", desa=WHERE, role="sekretaris")
    await village.member("Joko", desa=WHERE, status=MemberStatus.PENDING)
    await village.member("Orang Lain", desa="Sumberejo, Gedangan")
    await hadi.says("daftar anggota")
    assert hadi.heard == [
        "Anggota KIM Sumberejo: 4 orang\n"
        "Ketua: Hadi\n"
        "Sekretaris: Ratna\n"
        "Anggota (2): Siti, Budi\n"
        "Menunggu persetujuan: 1 orang"
    ]
    await hadi.taps("Pendaftaran")
    assert hadi.hears("Joko")


@pytest.mark.parametrize("words", ["anggota", "siapa saja anggota kami", "daftar nama anggota", "anggotaku siapa saja"])
async def test_in_ones_own_words(village: Village, words: str) -> None:
    hadi = await village.member("Hadi", desa=WHERE, role="ketua")
    await hadi.says(words)
    assert hadi.hears("Ketua: Hadi")
    assert not hadi.buttons


async def test_a_member_is_told_how_many_and_who_decides(village: Village) -> None:
    await village.member("Hadi", desa=WHERE, role="ketua")
    siti = await village.member("Siti", desa=WHERE)
    await village.member("Budi", desa=WHERE)
    await siti.says("daftar anggota")
    assert siti.hears("KIM Sumberejo punya 3 anggota")
    assert siti.hears("Ketua: Hadi")
    assert not siti.hears("Budi")


async def test_who_waits_or_is_nobody_reads_no_names(village: Village) -> None:
    await village.member("Hadi", desa=WHERE, role="ketua")
    joko = await village.member("Joko", desa=WHERE, status=MemberStatus.PENDING)
    await joko.says("daftar anggota")
    assert not joko.hears("Hadi")
    assert joko.hears("masih menunggu")
    stranger = village.person("Warga")
    await stranger.says("daftar anggota")
    assert not stranger.hears("Hadi")
    assert stranger.hears("setuju")
    admin = village.admin()
    await admin.says("daftar anggota")
    assert admin.hears("dilihat pengurusnya")


async def test_a_large_kim_fits_one_message(village: Village) -> None:
    hadi = await village.member("Hadi", desa=WHERE, role="ketua")
    for number in range(130):
        await village.member(f"Anggota Nomor {number}", desa=WHERE)
    await hadi.says("daftar anggota")
    assert hadi.hears("Anggota (130): ")
    assert hadi.hears("dan 30 lainnya")
    assert len(hadi.last) < 4096

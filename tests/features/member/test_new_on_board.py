"""Who comes onto a board reads, once, that others had asked before and wait."""

from __future__ import annotations

from storage.kim import BoardRole
from tests.features.checkin.reporting import SUMBEREJO
from tests.village import Player, Village

WAITS = "menunggu keputusan pengurus. Sekarang Bapak/Ibu ikut memutuskan"


async def decides_about_ani(who: Player, *, count: int = 1) -> None:
    assert who.ever_heard(WAITS) == 1
    assert who.hears(f"Ada {count} permintaan di KIM Sumberejo")
    await who.says(f"pendaftaran ({count})")
    assert who.hears("Ani ingin bergabung")
    await who.taps("Terima Ani")
    assert who.hears("Ani sekarang anggota KIM Sumberejo")


async def test_whom_the_office_lets_in_as_ketua(village: Village) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua", status=village.pending)
    await village.member("Ani", desa=SUMBEREJO, status=village.pending)
    admin = village.admin()
    await admin.says("pendaftaran")
    await admin.taps("Terima Budi")
    assert budi.hears("Jabatan Bapak/Ibu di KIM Sumberejo sekarang ketua")
    await decides_about_ani(budi)


async def test_who_is_let_in_as_a_plain_member_or_alone_reads_nothing_of_it(village: Village) -> None:
    ani = await village.member("Ani", desa=SUMBEREJO, status=village.pending)
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua", status=village.pending)
    admin = village.admin()
    for name in ("Ani", "Budi"):
        await admin.says("pendaftaran")
        await admin.taps(f"Terima {name}")
    assert ani.ever_heard(WAITS) == budi.ever_heard(WAITS) == 0


async def test_to_whom_the_ketua_hands_over(village: Village) -> None:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    budi = await village.member("Budi", desa=SUMBEREJO)
    await village.member("Ani", desa=SUMBEREJO, status=village.pending)
    await hadi.says("pengurus berganti")
    await hadi.taps("Budi (anggota)")
    await budi.taps("Bersedia")
    assert hadi.ever_heard(WAITS) == 0
    await decides_about_ani(budi)


async def test_whose_place_is_confirmed_and_the_sekretaris_who_follows(village: Village) -> None:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await village.member("Ani", desa=SUMBEREJO, status=village.pending)
    await siti.says("saya sekarang sekretaris")
    await siti.taps("Sekretaris")
    await hadi.taps("Benar")
    assert siti.ever_heard(WAITS) == 1
    await siti.says("saya sekarang ketua")
    await siti.taps("Ketua")
    await siti.taps("Tanyakan ke petugas")
    await village.admin().says("Ya, ketuanya Siti")
    assert siti.hears(f"sekarang {BoardRole.KETUA}")
    await village.later(days=1)
    await siti.says("pendaftaran")
    assert siti.ever_heard(WAITS) == 1

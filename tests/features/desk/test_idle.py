"""An office that does nothing while people wait."""

from __future__ import annotations

from tests.features.checkin.reporting import SUMBEREJO
from tests.village import Village

IDLE = "belum ada yang ditindaklanjuti"


async def test_after_a_week_without_a_deed_the_admins_hear_what_waits(village: Village) -> None:
    siti, admin = await village.member("Siti", desa=SUMBEREJO), village.admin()
    await siti.says("petugas")
    await siti.says("Kapan ada pelatihan lagi?")
    await village.later(days=6)  # Tuesday, 29 September
    assert not admin.ever_heard(IDLE)
    await village.later(days=1)
    await village.later(hours=2)
    assert admin.ever_heard(IDLE) == 1
    assert "Sudah 7 hari belum ada yang ditindaklanjuti di sini. Yang menunggu:" in admin.last
    assert "• Pertanyaan warga: 1" in admin.last
    assert not siti.ever_heard(IDLE)
    await admin.taps("Panel petugas")
    assert admin.hears("Yang menunggu hari ini")
    await village.later(days=6)
    assert admin.ever_heard(IDLE) == 1
    await village.later(days=1)
    assert admin.ever_heard("Sudah 14 hari") == 1


async def test_who_does_something_is_left_in_peace(village: Village) -> None:
    siti, budi = [await village.member(name, desa=SUMBEREJO) for name in ("Siti", "Budi")]
    admin = village.admin()
    for asking in (siti, budi):
        await asking.says("petugas")
        await asking.says("Kapan ada pelatihan lagi?")
    await village.later(days=5)
    await admin.says("pertanyaan")
    await admin.taps("Jawab Siti")
    await admin.says("Bulan depan.")
    await village.later(days=3)  # Thursday, 1 October: one still waits, for eight days
    assert not admin.ever_heard(IDLE)
    await village.later(days=4)
    assert admin.ever_heard(IDLE) == 1


async def test_where_nothing_waits_nothing_is_said(village: Village) -> None:
    await village.member("Siti", desa=SUMBEREJO)
    admin = village.admin()
    await village.later(days=30)
    assert not admin.ever_heard(IDLE)

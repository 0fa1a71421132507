"""Somebody stands in the room who never signed up: the organiser adds them while a seat is free."""

from __future__ import annotations

from datetime import timedelta

from storage.attendance import Attendance, CameBy
from storage.bimtek import Bimtek
from tests.factories import WEDNESDAY
from tests.features.attendance.rooms import certificates, make_bimtek, opened, present
from tests.features.bimtek.conftest import consistent, line
from tests.features.broadcast.conftest import second_admin
from tests.village import Player, Village

SUMBEREJO = "Sumberejo, Poncokusumo"


async def adding(village: Village) -> Player:
    admin = village.admin()
    await admin.says("presensi")
    await admin.taps("Tambah peserta")
    return admin


async def room_with(village: Village, **values: object) -> tuple[Bimtek, Player]:
    """Siti has a seat, Rini has none."""
    siti = await village.member("Siti", desa=SUMBEREJO)
    rini = await village.member("Rini Astuti", desa="Ngadireso")
    return await opened(village, siti, **values), rini


async def test_a_member_without_a_sign_up_is_added_and_present(village: Village) -> None:
    bimtek, rini = await room_with(village)
    admin = await adding(village)
    await admin.says("rini")
    assert admin.hears("Tambahkan Rini Astuti, KIM Ngadireso, sebagai peserta yang hadir?")
    await admin.taps("Ya, tambahkan")
    assert admin.hears("Rini Astuti tercatat hadir")
    assert await line(village, bimtek) == [("Siti", "confirmed"), ("Rini Astuti", "confirmed")]
    await consistent(village)
    assert await present(village, bimtek) == 1
    await admin.says("presensi")
    assert admin.hears("Hadir: 1 dari 2")
    await village.later(hours=7)
    assert rini.ever_heard("ini sertifikat") == 1
    assert [one.name for one in await certificates(village)] == ["Rini Astuti"]


async def test_no_seat_is_no_seat(village: Village) -> None:
    bimtek, _ = await room_with(village, quota=1)
    admin = await adding(village)
    await admin.says("Rini Astuti")
    assert admin.hears("Semua kursi (1) sudah terisi")
    assert admin.buttons[:2] == ["Ubah Bimtek", "Tambah peserta"]
    assert await line(village, bimtek) == [("Siti", "confirmed")]
    assert await present(village, bimtek) == 0


async def test_a_village_that_has_its_seat_gets_no_second(village: Village) -> None:
    bimtek, _ = await room_with(village)
    await village.member("Parto", desa=SUMBEREJO)
    admin = await adding(village)
    await admin.says("parto sumberejo")
    assert admin.hears("sudah ada wakil dari KIM itu")
    assert await present(village, bimtek) == 0
    # Nothing is left open, and what is told to do can be done.
    for words in ("ubah bimtek", "ubah isian", "kursi per KIM", "2", "simpan perubahan"):
        await admin.says(words)
    await adding(village)
    await admin.says("parto sumberejo")
    await admin.taps("Ya, tambahkan")
    assert admin.hears("Parto tercatat hadir")
    await consistent(village)


async def test_the_seat_that_went_meanwhile_is_no_seat(village: Village) -> None:
    bimtek, _ = await room_with(village, quota=2)
    await village.member("Parto", desa="Dilem, Kepanjen")
    admin = await adding(village)
    await admin.says("Rini Astuti")
    other = await second_admin(village)
    await other.says("presensi")
    await other.taps("Tambah peserta")
    await other.says("parto")
    await other.taps("Ya, tambahkan")
    assert other.hears("Parto tercatat hadir")
    await admin.taps("Ya, tambahkan")
    assert admin.hears("Semua kursi (2) sudah terisi")
    assert [name for name, _ in await line(village, bimtek)] == ["Siti", "Parto"]


async def test_who_is_no_member_registers_first(village: Village) -> None:
    await room_with(village)
    await village.member("Tono", desa="Kepanjen", status=village.pending)
    admin = await adding(village)
    for name in ("Bambang", "Tono", "??", "Siti"):
        await admin.says(name)
        assert admin.hears("belum ada di antara anggota KIM tanpa kursi")


async def test_two_of_the_same_name_are_told_apart(village: Village) -> None:
    bimtek, _ = await room_with(village)
    await village.member("Rini Wati", desa="Wonomulyo")
    admin = await adding(village)
    await admin.says("Rini")
    assert admin.buttons[:2] == ["Rini Astuti, Ngadireso", "Rini Wati, Wonomulyo"]
    await admin.taps("Rini Wati, Wonomulyo")
    await admin.taps("Tidak")
    assert admin.hears("tidak ditambahkan")
    assert await present(village, bimtek) == 0


async def test_after_the_end_with_the_hour_and_nobody_is_promised_the_next(village: Village) -> None:
    """Rini waited in vain, came anyway, and the list is typed in the evening."""
    async with village.database.transaction() as session:
        bimtek = await make_bimtek(session, WEDNESDAY + timedelta(days=1), quota=1, angkatan=None)
    siti = await village.member("Siti", desa=SUMBEREJO)
    rini = await village.member("Rini Astuti", desa="Ngadireso")
    for player in (siti, rini):
        await player.starts(f"b-{bimtek.id}")
        await player.taps("Hadir")
    await village.later(days=1, ticks=False)
    async with village.database.transaction() as session:
        held = await session.get(Bimtek, bimtek.id)
        assert held is not None
        held.quota = 2
    await village.later(hours=8)
    admin = await adding(village)
    assert admin.hears("Pukul berapa")
    await admin.says("09.10")
    await admin.says("rini")
    await admin.taps("Ya, tambahkan")
    assert admin.hears("Rini Astuti tercatat hadir")
    await consistent(village)
    async with village.database.reading() as session:
        (presence,) = await village.rows(session, Attendance)
    assert (presence.came_at, presence.came_by) == (bimtek.starts_at + timedelta(minutes=10), CameBy.LIST)
    await village.later(hours=13)
    assert rini.ever_heard("ini sertifikat") == 1
    await rini.says("kenapa saya belum dapat")
    assert not rini.hears("kami dahulukan")


async def test_only_organisers_add(village: Village) -> None:
    bimtek, rini = await room_with(village)
    await rini.says("menu")
    await rini.taps_data(village.world.messages(rini.account)[-1], f"attendance.walk_in:{bimtek.id}")
    assert rini.hears("Tombol atau perintah itu untuk")

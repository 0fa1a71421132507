"""Presence by the code on the screen."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

from bot.features.attendance import rules
from bot.features.attendance.actions.screen import room_of
from storage.attendance import Attendance, Attendances, CameBy, KimTraining, WrongCode
from storage.bimtek import BimtekStatus, SeatOrder
from storage.bimtek_signup import Signup
from storage.checkin import Category, Checkin, CheckinStatus
from storage.database import Database
from storage.kim import Kim
from tests.factories import WEDNESDAY
from tests.features.attendance.rooms import TITLE, code_of, make_bimtek, opened, present, seat
from tests.village import Village

SUMBEREJO = "Sumberejo, Poncokusumo"


async def test_six_digits_typed_in_the_room(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti)
    code = await code_of(village, bimtek)
    await siti.says(f"{code[:3]} {code[3:]}")
    assert siti.hears("Kehadiran di Bimtek KIM Angkatan 3 sudah tercatat pukul 09.00 WIB")
    async with village.database.transaction() as session:
        (checkin,) = await village.rows(session, Checkin)
        (kim,) = await village.rows(session, Kim)
        assert (checkin.category, checkin.status) == (Category.TRAINING, CheckinStatus.ACCEPTED)
        assert (checkin.kim_id, checkin.author_id, checkin.what) == (kim.id, None, f"Ikut Bimtek: {TITLE}")
        assert checkin.happened_on == kim.last_activity_on == date(2026, 9, 23)


async def test_every_way_to_say_it(village: Village) -> None:
    ways = ["{}", "hadir {}", "/presensi {}", "Presensi: {}", "absen {}", "HADIR, {}!", "٤", "kode {}", "2"]
    people = [await village.member(f"Orang {n}", desa=SUMBEREJO) for n in "ABCDEFGHI"]
    bimtek = await opened(village, *people, seats_per_village=9)
    code = await code_of(village, bimtek)
    for person, way in zip(people, ways, strict=True):
        arabic = "".join("٠١٢٣٤٥٦٧٨٩"[int(digit)] for digit in code)
        in_twos = f"{code[:2]} {code[2:4]} {code[4:]}"
        await person.says({"٤": arabic, "2": in_twos}.get(way) or way.format(code))
        assert person.hears("sudah tercatat pukul"), way
    assert await present(village, bimtek) == 9
    async with village.database.transaction() as session:
        # One check-in of the KIM, however many of its people came.
        assert len(await village.rows(session, Checkin)) == len(await village.rows(session, KimTraining)) == 1


async def test_the_qr_opens_the_bot_with_the_code(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti)
    await siti.starts(f"h-{bimtek.id}-{await code_of(village, bimtek)}")
    assert siti.hears("sudah tercatat pukul 09.00 WIB")


async def test_scanned_twice_is_said_kindly(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti)
    code = await code_of(village, bimtek)
    await village.together(
        lambda: village.world.start(siti.account, f"h-{bimtek.id}-{code}"),
        lambda: village.world.start(siti.account, f"h-{bimtek.id}-{code}"),
        lambda: village.world.say(siti.account, code),
    )
    assert siti.ever_heard("sudah tercatat pukul") == 1
    assert siti.ever_heard("Tidak perlu mengisi lagi") == 2
    await siti.says("presensi")
    assert siti.hears("sudah tercatat hadir di Bimtek KIM Angkatan 3, Rabu, 23 September 2026 pukul 09.00 WIB")
    assert await present(village, bimtek) == 1


async def test_presensi_asks_for_the_code(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti)
    await siti.says("menu")
    assert "Presensi Bimtek" in siti.buttons
    await siti.taps("Presensi Bimtek")
    assert siti.hears("enam angka")
    await siti.says("48291")
    assert siti.hears("Kodenya enam angka")
    wrong = str((int(await code_of(village, bimtek)) + 1) % 10**6).zfill(6)
    await siti.says(wrong)
    assert siti.hears("Kodenya belum cocok")
    await siti.says(await code_of(village, bimtek))
    assert siti.hears("sudah tercatat pukul")
    await siti.says("menu")
    assert "Presensi Bimtek" not in siti.buttons


async def test_the_minute_before_counts_and_the_one_before_that_does_not(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa="Kepanjen")
    bimtek = await opened(village, siti, budi)
    await siti.says(await code_of(village, bimtek, ago=1))
    assert siti.hears("sudah tercatat")
    await budi.says(await code_of(village, bimtek, ago=2))
    assert budi.hears("Kode itu sudah berganti")
    await budi.says(await code_of(village, bimtek, ago=-1))
    assert budi.hears("Kodenya belum cocok")
    assert await present(village, bimtek) == 1


async def test_outside_the_window(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti, starts_at=WEDNESDAY + timedelta(hours=2))
    code = await code_of(village, bimtek)
    await siti.says(code)
    assert siti.hears("dibuka Rabu, 23 September 2026 pukul 10.00 WIB")
    await village.later(hours=1)
    code = await code_of(village, bimtek)
    await village.later(hours=7)
    await siti.says(await code_of(village, bimtek))
    assert siti.hears("Presensi Bimtek KIM Angkatan 3 sudah ditutup")
    await siti.says(code)
    assert siti.hears("sudah ditutup")
    await siti.says("presensi")
    assert siti.hears("sudah ditutup")
    assert await present(village, bimtek) == 0


async def test_whoever_asks_without_a_code_is_told_of_none(village: Village) -> None:
    budi, warga = await village.member("Budi", desa="Kepanjen"), village.person("Warga")
    for who, words in ((budi, "belum ada di daftar peserta Bimtek."), (warga, "untuk peserta yang sudah terdaftar")):
        await who.says("presensi")
        assert who.hears(words)
        assert not who.hears("kode")


async def test_forwarded_by_a_friend(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa="Kepanjen")
    warga = village.person("Warga")
    bimtek = await opened(village, siti)
    code = await code_of(village, bimtek)
    await budi.says(code)
    assert budi.hears("belum ada di daftar peserta")
    await budi.starts(f"h-{bimtek.id}-{code}")
    assert budi.hears("belum ada di daftar peserta")
    await warga.starts(f"h-{bimtek.id}-{code}")
    assert warga.hears("untuk peserta yang sudah terdaftar")
    assert warga.buttons == ["Daftar"]
    # Whether the code was right is told to nobody who is not expected.
    await budi.says("000000")
    assert budi.hears("belum ada di daftar peserta")
    assert await present(village, bimtek) == 0


async def test_the_code_of_another_room(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa="Kepanjen")
    own = await opened(village, siti)
    other = await opened(village, budi, title="Bimtek Foto Produk")
    await siti.says(await code_of(village, other))
    assert siti.hears("Kode itu untuk Bimtek Foto Produk angkatan 3. Bapak/Ibu terdaftar di Bimtek KIM Angkatan 3")
    await siti.starts(f"h-{other.id}-{await code_of(village, other)}")
    assert siti.hears("belum ada di daftar peserta")
    await siti.starts(f"h-{own.id}-{await code_of(village, other)}")
    assert siti.hears("Kode itu untuk Bimtek Foto Produk")
    assert await present(village, own) == await present(village, other) == 0


async def test_a_cancelled_bimtek_takes_nobody(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti, status=BimtekStatus.CANCELLED)
    await siti.says(await code_of(village, bimtek))
    assert siti.hears("Saat ini tidak ada presensi Bimtek yang dibuka")


async def test_guessing_ends_after_five(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti)
    right = int(await code_of(village, bimtek))
    for step in range(1, 6):
        await siti.says(str((right + step) % 10**6).zfill(6))
        assert siti.hears("belum cocok")
    await siti.says(await code_of(village, bimtek))
    assert siti.hears("Mohon tunggu sepuluh menit")
    await village.later(hours=0.2)
    await siti.says(await code_of(village, bimtek))
    assert siti.hears("sudah tercatat pukul")
    await village.later(hours=2)
    async with village.database.transaction() as session:
        assert await village.rows(session, WrongCode) == []


async def test_forged_links(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti)
    for payload in ("h-", "h-x-1", f"h-{bimtek.id}", f"h-{bimtek.id}-12345", "h-99999999999999-123456", "h-0-123456"):
        await siti.starts(payload)
        assert siti.heard, payload
    assert await present(village, bimtek) == 0


async def test_across_midnight_and_new_year(village: Village) -> None:
    """The presence opens at 23.30 of the old year for a Bimtek at 00.30 of the new one."""
    starts = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)  # 00.30 WIB, 1 January
    siti = await village.member("Siti", desa=SUMBEREJO, kim={"last_activity_on": date(2026, 12, 20)})
    bimtek = await opened(village, siti, starts_at=starts)
    village.clock.move_to(datetime(2026, 12, 31, 16, 59, 30, tzinfo=UTC))  # 23.59.30 WIB
    code = await code_of(village, bimtek)
    village.clock.advance(timedelta(seconds=40))  # the next minute, day and year
    await siti.says(code)
    assert siti.hears("sudah tercatat pukul 00.00 WIB")
    async with village.database.transaction() as session:
        (checkin,) = await village.rows(session, Checkin)
        assert checkin.happened_on == date(2027, 1, 1)


async def test_before_midnight_the_check_in_is_of_today(village: Village) -> None:
    starts = datetime(2026, 9, 23, 17, 30, tzinfo=UTC)  # 00.30 WIB, the 24th
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti, starts_at=starts)
    village.clock.move_to(datetime(2026, 9, 23, 16, 45, tzinfo=UTC))
    await siti.says(await code_of(village, bimtek))
    assert siti.hears("sudah tercatat pukul 23.45 WIB")
    async with village.database.transaction() as session:
        (checkin,) = await village.rows(session, Checkin)
        assert checkin.happened_on == date(2026, 9, 23)


async def test_a_silence_ends(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, role="ketua", kim={"last_activity_on": date(2026, 8, 1)})
    await village.tick()
    bimtek = await opened(village, siti)
    await siti.says(await code_of(village, bimtek))
    async with village.database.transaction() as session:
        (kim,) = await village.rows(session, Kim)
        assert kim.last_activity_on == date(2026, 9, 23)


async def test_two_bimtek_at_once_each_by_its_code(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    first = await opened(village, siti)
    async with village.database.transaction() as session:
        second = await make_bimtek(session, title="Bimtek Foto")
    await seat(village, second, siti)
    await siti.says(await code_of(village, second))
    assert siti.hears("Kehadiran di Bimtek Foto angkatan 3 sudah tercatat")
    await siti.says(await code_of(village, first))
    assert siti.hears("Kehadiran di Bimtek KIM Angkatan 3 sudah tercatat")
    async with village.database.transaction() as session:
        assert len(await village.rows(session, Attendance)) == 2


async def test_two_processes_write_one_presence(village: Village, database: Database) -> None:
    """The same seat is marked by the code on one process and by the list on another, many times at once."""
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti)
    other = Database(database.url.render_as_string(hide_password=False))

    async def mark(where: Database, by: CameBy) -> bool:
        async with where.transaction() as session:
            attendances = Attendances(session)
            (signup,) = await attendances.list_seats(bimtek.id)
            fresh = await attendances.mark(signup, WEDNESDAY, by)
            trained = await attendances.note_training(bimtek.id, signup.kim_id, WEDNESDAY.date())
            assert fresh == trained
            return fresh

    try:
        marked = await asyncio.gather(
            *(mark(where, by) for where in (database, other) for by in (CameBy.CODE, CameBy.LIST) for _ in range(5))
        )
    finally:
        await other.close()
    assert sum(marked) == 1
    assert await present(village, bimtek) == 1


async def test_every_process_shows_the_same_code(village: Village, database: Database) -> None:
    bimtek = await opened(village)
    other = Database(database.url.render_as_string(hide_password=False))

    async def room(where: Database) -> tuple[str, str]:
        async with where.transaction() as session:
            found = await room_of(session, bimtek.id)
            return found.secret, found.screen

    try:
        assert len(set(await asyncio.gather(*(room(where) for where in (database, other) * 4)))) == 1
    finally:
        await other.close()


def test_codes_are_six_digits_that_nobody_foresees() -> None:
    codes = [rules.code_at("secret", 1, minute) for minute in range(3_000)]
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert len(set(codes)) > 2_950
    assert codes != [rules.code_at("secret", 2, minute) for minute in range(3_000)]
    assert codes[0] != rules.code_at("other", 1, 0)


async def test_hadir_in_the_room_is_presence_and_no_other_bimtek(village: Village) -> None:
    """The next Bimtek is announced already; who says *hadir* in the room of this one means being here."""
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti)
    async with village.database.transaction() as session:
        other = await make_bimtek(
            session, WEDNESDAY + timedelta(days=14), title="Foto desa", seat_order=SeatOrder.ARRIVAL
        )
    await siti.says("hadir")
    assert siti.hears("enam angka")
    await siti.says(await code_of(village, bimtek))
    assert siti.hears("sudah tercatat pukul")
    await siti.says("saya hadir")
    assert siti.hears("Tidak perlu mengisi lagi")
    async with village.database.reading() as session:
        assert [signup.bimtek_id for signup in await village.rows(session, Signup)] == [bimtek.id]
    await siti.starts(f"b-{other.id}")
    await siti.says("hadir")
    assert siti.hears("Foto desa")
    assert siti.hears("Satu kursi")


async def test_hadir_with_an_invitation_to_another_is_presence_first(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await opened(village, siti)
    async with village.database.transaction() as session:
        other = await make_bimtek(session, WEDNESDAY + timedelta(days=14), title="Foto desa")
    await siti.starts(f"b-{other.id}")
    assert "Hadir" in siti.buttons
    await siti.says("hadir")
    assert siti.hears("enam angka")

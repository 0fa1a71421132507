"""What was about to be told is overtaken: a Bimtek that is moved or called off before, a seat that was answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.features.bimtek.actions import seats
from bot.features.bimtek.actions.tell import tell_called_off, tell_moved
from bot.features.bimtek.actions.work import Work
from storage.base import Session
from storage.bimtek import Bimtek
from storage.member import Members
from tests.factories import WEDNESDAY, make_bimtek, make_kim, make_member, make_person
from tests.features.bimtek.conftest import DESA, line, made, members, statements, tap
from tests.village import Player, Village


def work_of(session: Session, village: Village) -> Work:
    return Work(session, village.app.office, village.clock.now())


async def opens(admin: Player, bimtek: str) -> None:
    await admin.says("kelola bimtek")
    await admin.taps(f"Jurnalisme Warga, {bimtek} (dibuka)")


async def test_who_would_travel_tomorrow_hears_tonight_that_it_is_put_off(village: Village) -> None:
    """On Friday evening, of a Bimtek on Saturday: the next working hour is too late."""
    await made(village, starts_at=WEDNESDAY + timedelta(days=3))
    siti, *_ = await members(village, 1)
    await siti.says("bimtek")
    await tap(siti, "Hadir")
    await village.later(days=2, hours=9)
    admin = village.admin()
    await opens(admin, "26 September 2026")
    for answer in ("Ubah", "Ubah isian", "Tanggal", "14 oktober", "Simpan perubahan"):
        await admin.says(answer)
    assert siti.ever_heard("berubah. Sekarang: Rabu, 14 Oktober 2026") == 1


async def offered_in_the_night(village: Village) -> tuple[Bimtek, Player]:
    """Of a Bimtek tomorrow at 14.00 a seat is freed at 21.00; it will be offered at 08.00."""
    bimtek = await made(village, quota=1, starts_at=WEDNESDAY + timedelta(days=1, hours=5))
    siti, wagiman, *_ = await members(village, 2)
    for player in (siti, wagiman):
        await player.says("bimtek")
        await tap(player, "Hadir")
    await village.later(hours=12)
    await siti.says("tidak bisa hadir")
    await tap(siti, "Ya, berhalangan")
    assert await line(village, bimtek) == [("Wagiman", "offered")]
    return bimtek, wagiman


async def test_no_seat_is_offered_in_what_was_called_off(village: Village) -> None:
    _, wagiman = await offered_in_the_night(village)
    admin = village.admin()
    await opens(admin, "24 September 2026")
    for answer in ("Batalkan Bimtek", "Gedung banjir", "Ya, batalkan"):
        await admin.says(answer)
    assert wagiman.ever_heard("dibatalkan") == 1
    await village.later(hours=11)
    assert wagiman.ever_heard("Kabar baik") == 0


@pytest.mark.parametrize("answer", ["hadir", "tidak bisa hadir"])
async def test_a_seat_that_was_answered_is_not_offered_any_more(village: Village, answer: str) -> None:
    _, wagiman = await offered_in_the_night(village)
    await wagiman.says(answer)
    await village.later(hours=11)
    assert wagiman.ever_heard("Kabar baik") == 0


async def test_who_waited_in_vain_twice_is_first_once(village: Village) -> None:
    for title in ("Jurnalisme Warga", "Foto Desa"):
        await made(village, title, quota=1, starts_at=WEDNESDAY + timedelta(days=3))
    siti, wagiman, *_ = await members(village, 2)
    for player in (siti, wagiman):
        for title in ("Jurnalisme Warga", "Foto Desa"):
            await player.says("bimtek")
            await player.taps(f"{title}, 26 September 2026")
            await tap(player, "Hadir")
    await village.later(days=4)
    admin = village.admin()
    for title in ("Video Desa", "Podcast Desa"):
        await admin.says("buat bimtek")
        for answer in (title, "20 oktober", "9-15", "Balai Desa Dilem", "Simpan dan umumkan"):
            await admin.says(answer)
        await village.later(days=1)
        await wagiman.says("hadir")
    assert wagiman.ever_heard("Satu kursi di Bimtek Video Desa") == 1
    assert wagiman.ever_heard("Satu kursi di Bimtek Podcast Desa") == 0


@pytest.mark.parametrize("tell", [lambda work, one: tell_moved(work, one, one.starts_at), tell_called_off])
async def test_telling_everybody_asks_no_more_for_more_of_them(village: Village, tell: Any) -> None:
    counts = list[int]()
    for count in (1, 5):
        async with village.database.transaction() as session:
            bimtek = await make_bimtek(session)
            for number in range(count):
                kim = await make_kim(session, DESA[number])
                person = await make_person(session, f"Orang {number}", 10 * count + number)
                await make_member(session, kim, person)
                member = await Members(session).find_approved(person.id, kim.id)
                assert member is not None
                await seats.join(work_of(session, village), bimtek, member)
        async with village.database.transaction() as session:
            again = await session.get_one(Bimtek, bimtek.id)
            with statements(village) as asked:
                assert await tell(work_of(session, village), again) == count
        counts.append(len(asked))
    assert counts[0] == counts[1]

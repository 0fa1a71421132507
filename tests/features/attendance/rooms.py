"""Rows a test of attendance takes as given: a Bimtek, and people with a seat in it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.features.attendance import rules
from bot.features.attendance.actions.screen import room_of
from storage.attendance import Attendances
from storage.base import Session
from storage.bimtek import Bimtek, BimtekStatus
from storage.bimtek_signup import Signup, SignupStatus
from storage.certificate import Certificate
from storage.kim import Kim
from storage.member import Member, Members, MemberStatus
from tests.factories import WEDNESDAY
from tests.village import Player, Village

TITLE = "Bimtek KIM Angkatan 3"
SECRET = "the same in every run"


async def make_bimtek(session: Session, starts_at: datetime = WEDNESDAY, hours: float = 6, **values: Any) -> Bimtek:
    """Open, today from nine to three, in Kepanjen."""
    bimtek = Bimtek(
        **{
            "title": TITLE,
            "angkatan": 3,
            "year": starts_at.year,
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(hours=hours),
            "confirm_by": starts_at - timedelta(days=3),
            "place": "Ruang Rapat Panji Pulang Jiwo, Kepanjen",
            "lesson_hours": 8,
            "status": BimtekStatus.OPEN,
            "created_at": WEDNESDAY,
        }
        | values
    )
    session.add(bimtek)
    await session.flush()
    return bimtek


async def seat(village: Village, bimtek: Bimtek, *people: Player) -> list[int]:
    """Confirmed seats for members, in this order; returns their sign-ups."""
    made = []
    async with village.database.transaction() as session:
        members = {m.person_id: m for m in await village.rows(session, Member) if m.status is MemberStatus.APPROVED}
        held = await session.get(Bimtek, bimtek.id)
        assert held is not None
        taken = len([s for s in await village.rows(session, Signup) if s.bimtek_id == bimtek.id])
        for number, player in enumerate(people, taken + 1):
            member = members[await person_id(session, player)]
            kim = await session.get_one(Kim, member.kim_id)
            others = [
                s
                for s in await village.rows(session, Signup)
                if (s.bimtek_id, s.village_code) == (bimtek.id, kim.village_code)
            ]
            signup = Signup(
                bimtek_id=bimtek.id,
                person_id=member.person_id,
                kim_id=member.kim_id,
                village_code=kim.village_code,
                status=SignupStatus.CONFIRMED,
                arrived=number,
                village_seat=len(others) + 1,
                signed_at=WEDNESDAY,
                changed_at=WEDNESDAY,
            )
            session.add(signup)
            held.taken, held.arrivals = held.taken + 1, number
            await session.flush()
            made.append(signup.id)
    return made


async def person_id(session: Session, player: Player) -> int:
    address = await Members(session).find_address("telegram", str(player.id))
    assert address is not None
    return address.person_id


async def opened(village: Village, *people: Player, **values: Any) -> Bimtek:
    """A Bimtek of today in which these have a seat."""
    async with village.database.transaction() as session:
        bimtek = await make_bimtek(session, **values)
        # A drawn secret would now and then make a wrong code of these tests one of an earlier minute.
        await Attendances(session).room_of(bimtek.id, SECRET, f"layar-uji-{bimtek.id:06}")
    await seat(village, bimtek, *people)
    return bimtek


async def code_of(village: Village, bimtek: Bimtek, *, ago: int = 0) -> str:
    """What the screen shows now, or showed so many minutes ago."""
    async with village.database.transaction() as session:
        room = await room_of(session, bimtek.id)
    return rules.code_at(room.secret, bimtek.id, rules.minute_of(village.clock.now()) - ago)


async def present(village: Village, bimtek: Bimtek) -> int:
    async with village.database.transaction() as session:
        return await Attendances(session).count_of(bimtek.id)


async def certificates(village: Village) -> list[Certificate]:
    async with village.database.transaction() as session:
        return await village.rows(session, Certificate)

"""Rows made directly, for what a test takes as given."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from storage.base import Session
from storage.bimtek import Bimtek, BimtekStatus, SeatOrder
from storage.kim import BoardRole, Kim
from storage.member import Member, MemberStatus, Person, PersonAddress
from storage.region import Kecamatan, Village

WEDNESDAY = datetime(2026, 9, 23, 2, 0, tzinfo=UTC)
"""When the test village starts: 09.00 WIB on a working day."""


async def find_village(session: Session, where: str) -> Village:
    """`Sumberejo, Poncokusumo` as the row of that village."""
    name, _, kecamatan = (part.strip() for part in where.partition(","))
    query = select(Village).join(Kecamatan).where(Village.name == name)
    if kecamatan:
        query = query.where(Kecamatan.name == kecamatan)
    return (await session.scalars(query)).one()


async def make_kim(session: Session, where: str, **values: Any) -> Kim:
    """The KIM of a village, made when it is not there yet. Registered on the village's first day, never active."""
    village = await find_village(session, where)
    found = (await session.scalars(select(Kim).where(Kim.village_code == village.code))).first()
    if found is not None:
        return found
    registered: date = values.pop("registered_on", WEDNESDAY.date())
    activity: date | None = values.get("last_activity_on")
    kim = Kim(
        village_code=village.code,
        name=values.pop("name", f"KIM {village.name}"),
        registered_on=registered,
        other_activity_on=values.pop("other_activity_on", activity),
        next_step_on=values.pop("next_step_on", (activity or registered) + timedelta(days=35)),
        **values,
    )
    session.add(kim)
    await session.flush()
    return (await session.scalars(select(Kim).where(Kim.id == kim.id).execution_options(populate_existing=True))).one()


async def make_person(session: Session, name: str | None, chat_id: int, **values: Any) -> Person:
    """Somebody who agreed to everything, reachable at that chat."""
    person = Person(name=name, **{"created_at": WEDNESDAY, "reminders_ok": True, "photos_ok": True} | values)
    session.add(person)
    await session.flush()
    session.add(PersonAddress(person_id=person.id, channel="telegram", external_id=str(chat_id)))
    await session.flush()
    return person


async def make_member(
    session: Session,
    kim: Kim,
    person: Person,
    role: str = "anggota",
    status: MemberStatus = MemberStatus.APPROVED,
    **values: Any,
) -> Member:
    member = Member(
        person_id=person.id,
        kim_id=kim.id,
        role=BoardRole(role),
        status=status,
        **{"requested_at": WEDNESDAY, "decided_at": WEDNESDAY} | values,
    )
    session.add(member)
    await session.flush()
    return member


async def make_bimtek(session: Session, title: str = "Jurnalisme Warga", **values: Any) -> Bimtek:
    """Announced, in two weeks from the village's first day, 09.00–15.00 WIB, for everybody in order of arrival."""
    starts_at = values.pop("starts_at", WEDNESDAY + timedelta(days=14))
    made = {
        "year": starts_at.year,
        "ends_at": starts_at + timedelta(hours=6),
        "place": "Ruang Rapat Panji, Kepanjen",
        "confirm_by": starts_at - timedelta(days=3),
        "status": BimtekStatus.OPEN,
        "seat_order": SeatOrder.ARRIVAL,
        "created_at": WEDNESDAY,
        "opened_at": WEDNESDAY,
        "invited_at": WEDNESDAY,
        "due_at": WEDNESDAY,
    }
    bimtek = Bimtek(title=title, starts_at=starts_at, **made | values)
    session.add(bimtek)
    await session.flush()
    return bimtek

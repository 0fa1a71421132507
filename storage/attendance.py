"""Who came to a Bimtek, and what that made: one `training` check-in of each KIM that sent somebody.

A presence belongs to a sign-up and is written once, whoever scans, types or ticks at the same time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Select, delete, func, select
from sqlalchemy.orm import Mapped, contains_eager, mapped_column, relationship

from storage.base import NEVER_AGAIN, Base, PartialIndex, Session, enum_column, upsert
from storage.bimtek import Bimtek, BimtekStatus
from storage.bimtek_signup import Signup, SignupStatus
from storage.kim import Kim
from storage.member import Member, MemberStatus, Person
from storage.region import Village


class CameBy(StrEnum):
    """How the presence became known."""

    CODE = "code"
    """The code on the screen, scanned or typed."""
    LIST = "list"
    """The organiser's list, tapped or typed from paper."""


class Room(Base):
    """The room a Bimtek is held in: what its codes are made from, and the address of its screen."""

    __tablename__ = "bimtek_room"

    bimtek_id: Mapped[int] = mapped_column(ForeignKey("bimtek.id", ondelete="CASCADE"), primary_key=True)
    secret: Mapped[str]
    screen: Mapped[str] = mapped_column(unique=True)
    """The last part of the screen's address; whoever has it sees the code."""

    bimtek: Mapped[Bimtek] = relationship(lazy="raise")


class Attendance(Base):
    __tablename__ = "attendance"
    __table_args__ = (PartialIndex("ix_attendance_unsettled", "bimtek_id", where="settled_at IS NULL"), NEVER_AGAIN)

    id: Mapped[int] = mapped_column(primary_key=True)
    signup_id: Mapped[int] = mapped_column(ForeignKey("bimtek_signup.id", ondelete="CASCADE"), unique=True)
    bimtek_id: Mapped[int] = mapped_column(ForeignKey("bimtek.id", ondelete="CASCADE"), index=True)
    came_at: Mapped[datetime]
    came_by: Mapped[CameBy] = mapped_column(enum_column(CameBy))
    settled_at: Mapped[datetime | None]
    """When the certificate, or the word about what it still needs, was handed over; NULL while that is to be done."""

    signup: Mapped[Signup] = relationship(lazy="raise")


class KimTraining(Base):
    """A KIM took part in a Bimtek, however many of its people came."""

    __tablename__ = "kim_training"

    bimtek_id: Mapped[int] = mapped_column(ForeignKey("bimtek.id", ondelete="CASCADE"), primary_key=True)
    kim_id: Mapped[int] = mapped_column(ForeignKey("kim.id", ondelete="CASCADE"), primary_key=True, index=True)
    checkin_id: Mapped[int | None] = mapped_column(ForeignKey("checkin.id", ondelete="SET NULL"))
    on: Mapped[date]


class WrongCode(Base):
    """A guess that failed; kept for an hour."""

    __tablename__ = "wrong_code"
    __table_args__ = (Index("ix_wrong_code_person", "person_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    at: Mapped[datetime]


HELD = (BimtekStatus.OPEN, BimtekStatus.FINISHED)
"""What can be attended: announced, not cancelled."""


class Attendances:
    """Questions about who came."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # The room ---------------------------------------------------------------------------------------------

    async def room_of(self, bimtek_id: int, secret: str, screen: str) -> Room:
        """The Bimtek's room; made of these two where it has none yet."""
        statement = upsert(self._session, Room).values(bimtek_id=bimtek_id, secret=secret, screen=screen)
        await self._session.execute(statement.on_conflict_do_nothing(index_elements=["bimtek_id"]))
        return (await self._session.scalars(select(Room).where(Room.bimtek_id == bimtek_id))).one()

    async def find_screen(self, screen: str) -> Room | None:
        """With its Bimtek."""
        query = select(Room).join(Bimtek).options(contains_eager(Room.bimtek)).where(Room.screen == screen)
        return (await self._session.scalars(query)).first()

    async def list_rooms(self, after: datetime, before: datetime) -> Sequence[Room]:
        """Rooms of what ends after the one and starts before the other moment, each with its Bimtek."""
        query = (
            select(Room)
            .join(Bimtek)
            .options(contains_eager(Room.bimtek))
            .where(Bimtek.status.in_(HELD), Bimtek.ends_at > after, Bimtek.starts_at < before)
            .order_by(Bimtek.starts_at, Bimtek.id)
        )
        return (await self._session.scalars(query)).all()

    async def list_bimteks(self, after: datetime, before: datetime) -> Sequence[Bimtek]:
        """What ends after the one and starts before the other moment, the latest first."""
        query = (
            select(Bimtek)
            .where(Bimtek.status.in_(HELD), Bimtek.ends_at > after, Bimtek.starts_at < before)
            .order_by(Bimtek.starts_at.desc(), Bimtek.id.desc())
        )
        return (await self._session.scalars(query)).all()

    # Who may come, who came -------------------------------------------------------------------------------

    async def seats_of(self, person_id: int, after: datetime, before: datetime) -> Sequence[Signup]:
        """The person's confirmed seats in what ends after the one and starts before the other moment, with Bimtek
        and KIM, the next first."""
        query = _seats().where(Signup.person_id == person_id, Bimtek.ends_at > after, Bimtek.starts_at < before)
        return (await self._session.scalars(query.order_by(Bimtek.starts_at, Signup.id))).all()

    async def find_seat(self, signup_id: int) -> Signup | None:
        """A confirmed seat with person, Bimtek and KIM."""
        return (await self._session.scalars(_seats().where(Signup.id == signup_id))).first()

    async def list_seats(self, bimtek_id: int) -> Sequence[Signup]:
        """The confirmed seats whose people are still known, by village, with person, Bimtek and KIM."""
        query = _seats().where(Signup.bimtek_id == bimtek_id, Signup.person_id.is_not(None))
        return (await self._session.scalars(query.order_by(Village.name, Village.code, Signup.id))).all()

    async def list_unseated(self, bimtek_id: int) -> Sequence[Member]:
        """Approved members with a name who have no confirmed seat in it, with person and KIM, by name."""
        seated = select(Signup.person_id).where(
            Signup.bimtek_id == bimtek_id, Signup.status == SignupStatus.CONFIRMED, Signup.person_id.is_not(None)
        )
        query = (
            select(Member)
            .join(Person, Person.id == Member.person_id)
            .join(Kim, Kim.id == Member.kim_id)
            .options(contains_eager(Member.person), contains_eager(Member.kim))
            .where(Member.status == MemberStatus.APPROVED, Person.name.is_not(None), Member.person_id.not_in(seated))
            .order_by(Person.name, Member.id)
        )
        return (await self._session.scalars(query)).all()

    async def mark(self, signup: Signup, at: datetime, by: CameBy) -> bool:
        """Writes the presence down; False when it stands there already."""
        statement = (
            upsert(self._session, Attendance)
            .values(signup_id=signup.id, bimtek_id=signup.bimtek_id, came_at=at, came_by=by)
            .on_conflict_do_nothing(index_elements=["signup_id"])
            .returning(Attendance.id)
        )
        return (await self._session.execute(statement)).first() is not None

    async def find_of(self, signup_id: int) -> Attendance | None:
        return (await self._session.scalars(select(Attendance).where(Attendance.signup_id == signup_id))).first()

    async def find(self, attendance_id: int) -> Attendance | None:
        """With sign-up, person, Bimtek and KIM."""
        return (await self._session.scalars(_came().where(Attendance.id == attendance_id))).first()

    async def find_of_person(self, bimtek_id: int, person_id: int) -> Attendance | None:
        """With sign-up, person, Bimtek and KIM."""
        query = _came().where(Attendance.bimtek_id == bimtek_id, Signup.person_id == person_id)
        return (await self._session.scalars(query)).first()

    async def list_of_person(self, person_id: int) -> Sequence[Attendance]:
        """With sign-up, person, Bimtek and KIM, the latest first."""
        query = _came().where(Signup.person_id == person_id).order_by(Bimtek.starts_at.desc(), Attendance.id.desc())
        return (await self._session.scalars(query)).all()

    async def list_of(self, bimtek_id: int) -> Sequence[Attendance]:
        return (await self._session.scalars(select(Attendance).where(Attendance.bimtek_id == bimtek_id))).all()

    async def count_of(self, bimtek_id: int) -> int:
        query = select(func.count(Attendance.id)).where(Attendance.bimtek_id == bimtek_id)
        return await self._session.scalar(query) or 0

    async def take_back(self, signup_id: int) -> bool:
        """The presence was a mistake; True for exactly one of those who say so at once."""
        gone = await self._session.execute(
            delete(Attendance).where(Attendance.signup_id == signup_id).returning(Attendance.id)
        )
        return gone.first() is not None

    async def list_unsettled(self, now: datetime, after_id: int, limit: int) -> Sequence[Attendance]:
        """Presences in what is over whose certificate is to be looked at, with sign-up, person, Bimtek and KIM;
        each taken by one process until its transaction ends."""
        query = (
            _came()
            .where(
                Attendance.settled_at.is_(None),
                Attendance.id > after_id,
                Bimtek.ends_at <= now,
                Bimtek.status.in_(HELD),
            )
            .order_by(Attendance.id)
            .limit(limit)
            .with_for_update(of=Attendance, skip_locked=True)
            .execution_options(populate_existing=True)
        )
        return (await self._session.scalars(query)).all()

    # What it made of the KIM ------------------------------------------------------------------------------

    async def note_training(self, bimtek_id: int, kim_id: int, on: date) -> bool:
        """True when nobody of that KIM had been there before."""
        statement = (
            upsert(self._session, KimTraining)
            .values(bimtek_id=bimtek_id, kim_id=kim_id, on=on)
            .on_conflict_do_nothing(index_elements=["bimtek_id", "kim_id"])
            .returning(KimTraining.kim_id)
        )
        return (await self._session.execute(statement)).first() is not None

    async def find_training(self, bimtek_id: int, kim_id: int) -> KimTraining | None:
        return await self._session.get(KimTraining, (bimtek_id, kim_id))

    async def others_of_kim(self, bimtek_id: int, kim_id: int) -> int:
        """How many of that KIM came."""
        query = (
            select(func.count(Attendance.id))
            .join(Signup, Signup.id == Attendance.signup_id)
            .where(Attendance.bimtek_id == bimtek_id, Signup.kim_id == kim_id)
        )
        return await self._session.scalar(query) or 0

    # Guesses ----------------------------------------------------------------------------------------------

    async def count_wrong(self, person_id: int, since: datetime) -> int:
        query = select(func.count(WrongCode.id)).where(WrongCode.person_id == person_id, WrongCode.at > since)
        return await self._session.scalar(query) or 0

    async def purge_wrong(self, before: datetime) -> None:
        await self._session.execute(delete(WrongCode).where(WrongCode.at < before))


def _seats() -> Select[Signup]:
    return (
        select(Signup)
        .join(Bimtek, Bimtek.id == Signup.bimtek_id)
        .join(Kim, Kim.id == Signup.kim_id)
        .join(Village, Village.code == Kim.village_code)
        .outerjoin(Person, Person.id == Signup.person_id)
        .options(contains_eager(Signup.bimtek), contains_eager(Signup.kim), contains_eager(Signup.person))
        .where(Signup.status == SignupStatus.CONFIRMED, Bimtek.status.in_(HELD))
    )


def _came() -> Select[Attendance]:
    signup = contains_eager(Attendance.signup)
    return (
        select(Attendance)
        .join(Signup, Signup.id == Attendance.signup_id)
        .join(Bimtek, Bimtek.id == Signup.bimtek_id)
        .join(Kim, Kim.id == Signup.kim_id)
        .outerjoin(Person, Person.id == Signup.person_id)
        .options(
            signup.contains_eager(Signup.bimtek),
            signup.contains_eager(Signup.kim),
            signup.contains_eager(Signup.person),
        )
    )

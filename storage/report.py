"""What reports ask: the numbers of a Bimtek, and what KIM did before and after it. Also who waits for a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, UniqueConstraint, case, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.attendance import HELD, Attendance, KimTraining
from storage.base import Base, Session, upsert
from storage.bimtek import Bimtek
from storage.bimtek_signup import Signup, SignupStatus
from storage.checkin import COUNTING, Checkin
from storage.kim import Kim
from storage.member import Person
from storage.outbox import OutboxMessage
from storage.region import Kecamatan, Village

NOT_SEATED = (SignupStatus.WAITING, SignupStatus.OFFERED, SignupStatus.EXPIRED, SignupStatus.UNSERVED)
"""Signed up, and got no seat, or not in time."""


class ReportRequest(Base):
    """An officer waits for a file, which is drawn outside of the turn that asked; gone when it is handed over."""

    __tablename__ = "report_request"
    __table_args__ = (UniqueConstraint("channel", "chat_id", "kind", "bimtek_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    chat_id: Mapped[str]
    actor: Mapped[str]
    """As the audit trail names who asked."""
    kind: Mapped[str]
    bimtek_id: Mapped[int]
    """0: all of them."""
    asked_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Attendee:
    name: str | None
    kim: str
    village: str
    kecamatan: str
    came_at: datetime | None
    came_by: str | None


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a KIM did around a Bimtek: check-ins that count, by days before and after."""

    kim_id: int
    village: str
    kecamatan: str
    before: tuple[int, ...]
    after: tuple[int, ...]


class Reports:
    def __init__(self, session: Session) -> None:
        self._session = session

    # Requests ---------------------------------------------------------------------------------------------

    async def ask(self, *, channel: str, chat_id: str, actor: str, kind: str, bimtek_id: int, now: datetime) -> bool:
        """False when the same is awaited already."""
        statement = (
            upsert(self._session, ReportRequest)
            .values(channel=channel, chat_id=chat_id, actor=actor, kind=kind, bimtek_id=bimtek_id, asked_at=now)
            .on_conflict_do_nothing(index_elements=["channel", "chat_id", "kind", "bimtek_id"])
            .returning(ReportRequest.id)
        )
        return (await self._session.execute(statement)).first() is not None

    async def list_asked(self, limit: int) -> Sequence[ReportRequest]:
        query = select(ReportRequest).order_by(ReportRequest.id).limit(limit)
        return (await self._session.scalars(query)).all()

    async def done(self, request_id: int) -> bool:
        """True for exactly one of those who answer it at once."""
        gone = await self._session.execute(
            delete(ReportRequest).where(ReportRequest.id == request_id).returning(ReportRequest.id)
        )
        return gone.first() is not None

    # A Bimtek ---------------------------------------------------------------------------------------------

    async def list_held(self, now: datetime) -> Sequence[Bimtek]:
        """Those that have begun, the latest first."""
        query = (
            select(Bimtek)
            .where(Bimtek.status.in_(HELD), Bimtek.starts_at <= now)
            .order_by(Bimtek.starts_at.desc(), Bimtek.id.desc())
        )
        return (await self._session.scalars(query)).all()

    async def count_invited(self, bimtek_id: int) -> int:
        """Invitations handed over, as long as the record of sent messages is kept."""
        query = select(func.count(OutboxMessage.id)).where(
            OutboxMessage.dedup_key.startswith(f"bimtek.invitation:{bimtek_id}:", autoescape=True)
        )
        return await self._session.scalar(query) or 0

    async def list_attendees(self, bimtek_id: int) -> Sequence[Attendee]:
        """Everybody with a confirmed seat, by village, and when they came."""
        query = (
            select(Person.name, Kim.name, Village.name, Kecamatan.name, Attendance.came_at, Attendance.came_by)
            .select_from(Signup)
            .join(Kim, Kim.id == Signup.kim_id)
            .join(Village, Village.code == Kim.village_code)
            .join(Kecamatan, Kecamatan.code == Village.kecamatan_code)
            .outerjoin(Person, Person.id == Signup.person_id)
            .outerjoin(Attendance, Attendance.signup_id == Signup.id)
            .where(Signup.bimtek_id == bimtek_id, Signup.status == SignupStatus.CONFIRMED)
            .order_by(Kecamatan.name, Village.name, Signup.id)
        )
        return [Attendee(*row) for row in (await self._session.execute(query)).all()]

    # What it changed --------------------------------------------------------------------------------------

    async def trained(self, bimtek_id: int) -> set[int]:
        """KIM somebody of which was there."""
        query = select(KimTraining.kim_id).where(KimTraining.bimtek_id == bimtek_id)
        return set((await self._session.scalars(query)).all())

    async def trained_by(self, day: date) -> set[int]:
        """KIM that took part in any Bimtek until that day."""
        query = select(KimTraining.kim_id).where(KimTraining.on <= day).distinct()
        return set((await self._session.scalars(query)).all())

    async def not_seated(self, bimtek_id: int) -> set[int]:
        query = select(Signup.kim_id).where(Signup.bimtek_id == bimtek_id, Signup.status.in_(NOT_SEATED)).distinct()
        return set((await self._session.scalars(query)).all())

    async def deeds(self, bimtek_id: int, first: date, last: date, spans: Sequence[int]) -> Sequence[Deeds]:
        """Of every KIM: check-ins in so many days before the first and after the last day, rising `spans`.

        What was made from attendance of this very Bimtek does not count. Asked by (kim, day), which is indexed.
        """
        longest = timedelta(days=spans[-1])

        def within(start: date, end: date) -> ColumnElement[int]:
            return func.coalesce(func.sum(case((Checkin.happened_on.between(start, end), 1), else_=0)), 0)

        day = timedelta(days=1)
        own = select(KimTraining.checkin_id).where(
            KimTraining.bimtek_id == bimtek_id, KimTraining.checkin_id.is_not(None)
        )
        query = (
            select(
                Kim.id,
                Village.name,
                Kecamatan.name,
                *(within(first - timedelta(days=span), first - day) for span in spans),
                *(within(last + day, last + timedelta(days=span)) for span in spans),
            )
            .join(Village, Village.code == Kim.village_code)
            .join(Kecamatan, Kecamatan.code == Village.kecamatan_code)
            .outerjoin(
                Checkin,
                (Checkin.kim_id == Kim.id)
                & Checkin.happened_on.between(first - longest, last + longest)
                & Checkin.status.in_(COUNTING)
                & Checkin.id.not_in(own),
            )
            .group_by(Kim.id, Village.name, Kecamatan.name)
            .order_by(Kecamatan.name, Village.name)
        )
        count = len(spans)
        return [
            Deeds(row[0], row[1], row[2], tuple(map(int, row[3 : 3 + count])), tuple(map(int, row[3 + count :])))
            for row in (await self._session.execute(query)).all()
        ]

"""What reports ask: the numbers of a Bimtek, and what KIM did before and after it. Also who waits for a file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate

from sqlalchemy import UniqueConstraint, case, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.attendance import HELD, Attendance, KimTraining
from storage.base import NEVER_AGAIN, Base, Session, upsert
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
    __table_args__ = (UniqueConstraint("channel", "chat_id", "kind", "subject_id"), NEVER_AGAIN)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    chat_id: Mapped[str]
    actor: Mapped[str]
    """As the audit trail names who asked."""
    kind: Mapped[str]
    subject_id: Mapped[int]
    """A Bimtek's id, 0: all of them; or a broadcast's."""
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

    async def ask(self, *, channel: str, chat_id: str, actor: str, kind: str, subject_id: int, now: datetime) -> bool:
        """False when the same is awaited already."""
        statement = (
            upsert(self._session, ReportRequest)
            .values(channel=channel, chat_id=chat_id, actor=actor, kind=kind, subject_id=subject_id, asked_at=now)
            .on_conflict_do_nothing(index_elements=["channel", "chat_id", "kind", "subject_id"])
            .returning(ReportRequest.id)
        )
        return (await self._session.execute(statement)).first() is not None

    async def list_asked(self, kinds: Collection[str], limit: int) -> Sequence[ReportRequest]:
        query = select(ReportRequest).where(ReportRequest.kind.in_(kinds)).order_by(ReportRequest.id).limit(limit)
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
        own = select(KimTraining.checkin_id).where(
            KimTraining.bimtek_id == bimtek_id, KimTraining.checkin_id.is_not(None)
        )
        # Each day falls into one part, named by its place among the spans: below zero before, above after.
        part = case(
            *((Checkin.happened_on > last + timedelta(days=span), place) for place, span in _outermost(spans)),
            (Checkin.happened_on > last, 1),
            (Checkin.happened_on >= first, 0),
            *((Checkin.happened_on >= first - timedelta(days=span), -place) for place, span in enumerate(spans, 1)),
        )
        query = (
            select(Checkin.kim_id, part, func.count())
            .join(Kim, Kim.id == Checkin.kim_id)
            .where(
                Checkin.happened_on.between(first - longest, last + longest),
                Checkin.status.in_(COUNTING),
                Checkin.id.not_in(own),
            )
            .group_by(Checkin.kim_id, part)
        )
        counts: dict[tuple[int, int], int] = {}
        for kim_id, place, count in (await self._session.execute(query)).all():
            counts[kim_id, place] = count
        kims = (
            select(Kim.id, Village.name, Kecamatan.name)
            .join(Village, Village.code == Kim.village_code)
            .join(Kecamatan, Kecamatan.code == Village.kecamatan_code)
            .order_by(Kecamatan.name, Village.name)
        )
        places = range(1, len(spans) + 1)
        return [
            Deeds(
                kim_id,
                village,
                kecamatan,
                tuple(accumulate(counts.get((kim_id, -place), 0) for place in places)),
                tuple(accumulate(counts.get((kim_id, place), 0) for place in places)),
            )
            for kim_id, village, kecamatan in (await self._session.execute(kims)).all()
        ]


def _outermost(spans: Sequence[int]) -> list[tuple[int, int]]:
    """(place of the next span, span), the longest first, without the last, beyond which nothing is asked."""
    return [(place + 1, span) for place, span in reversed(list(enumerate(spans[:-1], 1)))]

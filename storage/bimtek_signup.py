"""Who comes to a Bimtek, and the line of those who would like to.

                  ┌───────────────▶ confirmed ─────────▶ cancelled
    (said yes) ───┤                     ▲  │                 ▲
                  └─▶ waiting ──▶ offered ─┼────▶ declined   │ (from waiting and offered too)
                          │          └─────┼────▶ expired
                          └────────────────┴────▶ unserved   (it ended or was cancelled before they got their seat)

From `waiting` straight to `confirmed` goes who asks again when the seat is theirs by the line.

`confirmed` and `offered` hold a seat: `village_seat` numbers the village's seats from 1, and is unique, so that no
village sits twice where one seat is meant for it. `arrived` numbers everybody in the order in which updates were
handled. Both are given under the lock of the Bimtek's row.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, and_, func, or_, select
from sqlalchemy.orm import Mapped, aliased, contains_eager, mapped_column, relationship

from storage.base import Base, PartialIndex, Session, enum_column
from storage.bimtek import Bimtek
from storage.kim import Kim
from storage.member import Person
from storage.region import Village


class SignupStatus(StrEnum):
    CONFIRMED = "confirmed"
    WAITING = "waiting"
    OFFERED = "offered"
    """A seat is held for them until `due_at`."""
    DECLINED = "declined"
    """Cannot come, asked by the invitation or by an offer."""
    EXPIRED = "expired"
    """The offer was not answered in time."""
    CANCELLED = "cancelled"
    """Took back what they had said."""
    UNSERVED = "unserved"
    """Waited in vain; comes first in the next one."""


HOLDING = (SignupStatus.CONFIRMED, SignupStatus.OFFERED)
"""Those with a seat."""
LIVE = (*HOLDING, SignupStatus.WAITING)
_LIVE = "status IN ('confirmed', 'offered', 'waiting')"


class Signup(Base):
    __tablename__ = "bimtek_signup"
    __table_args__ = (
        UniqueConstraint("bimtek_id", "village_code", "village_seat"),
        UniqueConstraint("bimtek_id", "arrived", name="uq_bimtek_signup_arrived"),
        PartialIndex("uq_bimtek_signup_live", "bimtek_id", "person_id", unique=True, where=_LIVE),
        CheckConstraint("(status IN ('confirmed', 'offered')) = (village_seat IS NOT NULL)", name="seat_of_holder"),
        Index("ix_bimtek_signup_line", "bimtek_id", "status", "rank", "arrived"),
        Index("ix_bimtek_signup_due_at", "due_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    bimtek_id: Mapped[int] = mapped_column(ForeignKey("bimtek.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    """NULL once the person had the own data erased."""
    kim_id: Mapped[int] = mapped_column(ForeignKey("kim.id", ondelete="CASCADE"), index=True)
    village_code: Mapped[str] = mapped_column(ForeignKey("village.code"))
    status: Mapped[SignupStatus] = mapped_column(enum_column(SignupStatus))
    rank: Mapped[int] = mapped_column(default=0)
    """0 comes before 1 in the line: 1 is who has to wait for the confirmation deadline."""
    arrived: Mapped[int]
    village_seat: Mapped[int | None]
    signed_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    """When the offer expires. Indexed."""
    delegate_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    """Somebody of the same KIM who was asked to come instead and has not answered yet."""
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    """Whom this person comes instead of."""
    carried_at: Mapped[datetime | None]
    """Of an unserved one: when a seat in a later Bimtek was offered first."""

    bimtek: Mapped[Bimtek] = relationship(lazy="raise")
    kim: Mapped[Kim] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[person_id])
    village: Mapped[Village] = relationship(lazy="raise")

    @property
    def holds_seat(self) -> bool:
        return self.status in HOLDING

    @property
    def is_live(self) -> bool:
        return self.status in LIVE


class Signups:
    """Questions about who comes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find(self, signup_id: int) -> Signup | None:
        """With its Bimtek and KIM."""
        query = (
            select(Signup)
            .join(Bimtek, Bimtek.id == Signup.bimtek_id)
            .join(Kim, Kim.id == Signup.kim_id)
            .options(contains_eager(Signup.bimtek), contains_eager(Signup.kim))
            .where(Signup.id == signup_id)
            .execution_options(populate_existing=True)
        )
        return (await self._session.scalars(query)).first()

    async def find_live(self, bimtek_id: int, person_id: int) -> Signup | None:
        query = (
            select(Signup)
            .where(Signup.bimtek_id == bimtek_id, Signup.person_id == person_id, Signup.status.in_(LIVE))
            .execution_options(populate_existing=True)
        )
        return (await self._session.scalars(query)).first()

    async def find_latest(self, bimtek_id: int, person_id: int) -> Signup | None:
        """The person's place; without one the last word about it. A delegate's place is older than the own answer."""
        query = (
            select(Signup)
            .where(Signup.bimtek_id == bimtek_id, Signup.person_id == person_id)
            .order_by(Signup.status.in_(LIVE).desc(), Signup.arrived.desc())
            .limit(1)
            .execution_options(populate_existing=True)
        )
        return (await self._session.scalars(query)).first()

    async def list_of(
        self, bimtek_id: int, statuses: Collection[SignupStatus] = (SignupStatus.CONFIRMED,)
    ) -> Sequence[Signup]:
        """With person, KIM and village, in the order of the line."""
        query = (
            select(Signup)
            .outerjoin(Person, Person.id == Signup.person_id)
            .join(Kim, Kim.id == Signup.kim_id)
            .join(Village, Village.code == Signup.village_code)
            .options(contains_eager(Signup.person), contains_eager(Signup.kim), contains_eager(Signup.village))
            .where(Signup.bimtek_id == bimtek_id, Signup.status.in_(statuses))
            .order_by(Signup.rank, Signup.arrived)
            .execution_options(populate_existing=True)
        )
        return (await self._session.scalars(query)).all()

    async def list_of_person(
        self, person_id: int, statuses: Collection[SignupStatus] | None = None
    ) -> Sequence[Signup]:
        """With the Bimtek, the newest first; also those this person was asked to take over, or handed over."""
        query = (
            select(Signup)
            .join(Bimtek, Bimtek.id == Signup.bimtek_id)
            .options(contains_eager(Signup.bimtek))
            .where(or_(Signup.person_id == person_id, Signup.delegate_id == person_id, Signup.sent_by_id == person_id))
            .order_by(Bimtek.starts_at.desc(), Signup.id.desc())
        )
        if statuses is not None:
            query = query.where(Signup.status.in_(statuses))
        return (await self._session.scalars(query)).all()

    async def seats_of_village(self, bimtek_id: int, village_code: str) -> set[int]:
        """The numbers of its seats that are taken."""
        query = select(Signup.village_seat).where(
            Signup.bimtek_id == bimtek_id, Signup.village_code == village_code, Signup.village_seat.is_not(None)
        )
        return {seat for seat in (await self._session.scalars(query)).all() if seat is not None}

    async def next_waiting(self, bimtek: Bimtek, most_rank: int) -> Signup | None:
        """Who is first in the line among those whose village may still have a seat."""
        other = aliased(Signup)
        seated = (
            select(func.count(other.id))
            .where(
                other.bimtek_id == bimtek.id,
                other.village_code == Signup.village_code,
                other.village_seat.is_not(None),
            )
            .scalar_subquery()
        )
        query = (
            select(Signup)
            .where(
                Signup.bimtek_id == bimtek.id,
                Signup.status == SignupStatus.WAITING,
                Signup.rank <= most_rank,
                seated < bimtek.seats_per_village,
            )
            .order_by(Signup.rank, Signup.arrived)
            .limit(1)
            .execution_options(populate_existing=True)
        )
        return (await self._session.scalars(query)).first()

    async def count_before(self, signup: Signup) -> int:
        """How many wait before this one."""
        query = select(func.count(Signup.id)).where(
            Signup.bimtek_id == signup.bimtek_id,
            Signup.status == SignupStatus.WAITING,
            or_(Signup.rank < signup.rank, and_(Signup.rank == signup.rank, Signup.arrived < signup.arrived)),
        )
        return await self._session.scalar(query) or 0

    async def counts(self, bimtek_id: int) -> dict[SignupStatus, int]:
        query = select(Signup.status, func.count()).where(Signup.bimtek_id == bimtek_id).group_by(Signup.status)
        found: dict[SignupStatus, int] = dict.fromkeys(SignupStatus, 0)
        for status, count in (await self._session.execute(query)).all():
            found[status] = count
        return found

    async def list_expired(self, now: datetime, limit: int = 100) -> Sequence[tuple[int, int]]:
        """(Bimtek, sign-up) ids of the offers that nobody answered in time."""
        query = (
            select(Signup.bimtek_id, Signup.id)
            .where(Signup.due_at <= now, Signup.status == SignupStatus.OFFERED)
            .order_by(Signup.due_at, Signup.id)
            .limit(limit)
        )
        return [(bimtek_id, signup_id) for bimtek_id, signup_id in (await self._session.execute(query)).all()]

    async def list_unserved(self) -> Sequence[Signup]:
        """Those who waited in vain and were offered nothing since, with KIM: the longest waiting first."""
        query = (
            select(Signup)
            .join(Bimtek, Bimtek.id == Signup.bimtek_id)
            .join(Kim, Kim.id == Signup.kim_id)
            .options(contains_eager(Signup.bimtek), contains_eager(Signup.kim))
            .where(Signup.status == SignupStatus.UNSERVED, Signup.carried_at.is_(None), Signup.person_id.is_not(None))
            .order_by(Bimtek.starts_at, Signup.rank, Signup.arrived)
        )
        return (await self._session.scalars(query)).all()

"""The KIM of a village, its clock of silence, and what the roster says of its board."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Session, enum_column
from storage.region import Village


class KimStatus(StrEnum):
    LIVING = "living"
    """On the roster and watched; how lively it is follows from its last activity."""
    DORMANT = "dormant"
    """*Vakum*: confirmed by an admin, with a reason. Never set by a clock."""


class BoardRole(StrEnum):
    KETUA = "ketua"
    SEKRETARIS = "sekretaris"
    BENDAHARA = "bendahara"
    ANGGOTA = "anggota"

    @property
    def on_board(self) -> bool:
        return self is not BoardRole.ANGGOTA


class Kim(Base):
    __tablename__ = "kim"
    __table_args__ = (Index("ix_kim_next_step_on", "next_step_on", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    village_code: Mapped[str] = mapped_column(ForeignKey("village.code"), unique=True)
    name: Mapped[str]
    status: Mapped[KimStatus] = mapped_column(enum_column(KimStatus), default=KimStatus.LIVING)
    sk_number: Mapped[str | None]
    sk_issuer: Mapped[str | None]
    sk_on: Mapped[date | None]
    term_starts_on: Mapped[date | None]
    term_ends_on: Mapped[date | None]
    registered_on: Mapped[date]
    """The day it was imported or approved: a KIM that was never active counts from here."""
    last_activity_on: Mapped[date | None]
    """The newest of the check-ins that count and `other_activity_on`; kept by whoever changes either."""
    other_activity_on: Mapped[date | None]
    """The newest activity that is no check-in: known from the roster, a change of the board."""
    last_contact_on: Mapped[date | None]
    """A sign of life that is no activity; it postpones the ladder and does not reset it."""
    paused_until: Mapped[date | None]
    """Last day of a pause the KIM asked for."""
    postponed_until: Mapped[date | None]
    """An admin put the next step off: the first day it may come."""
    next_step_on: Mapped[date | None]
    """The day the next step of the ladder is due; NULL when nothing is to come. Indexed: the sweep asks it."""

    village: Mapped[Village] = relationship(lazy="joined", innerjoin=True)

    @property
    def silent_since(self) -> date:
        """The day the clock of silence started."""
        return self.last_activity_on or self.registered_on


@dataclass(frozen=True, slots=True)
class KimClock:
    """The part of a KIM that its state follows from."""

    id: int
    village_code: str
    status: KimStatus
    last_activity_on: date | None
    paused_until: date | None


class RosterSeat(Base):
    """A board member the roster names. No name and no number is kept before the person agreed to it, only a
    keyed fingerprint of the number, so that a ketua who shares it is recognised (docs/decisions/0003)."""

    __tablename__ = "roster_seat"
    __table_args__ = (UniqueConstraint("kim_id", "role", "phone_fingerprint"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kim_id: Mapped[int] = mapped_column(ForeignKey("kim.id", ondelete="CASCADE"), index=True)
    role: Mapped[BoardRole] = mapped_column(enum_column(BoardRole))
    phone_fingerprint: Mapped[str | None] = mapped_column(index=True)


class KimProposal(Base):
    """Somebody of a village without a KIM would like one."""

    __tablename__ = "kim_proposal"
    __table_args__ = (UniqueConstraint("village_code", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    village_code: Mapped[str] = mapped_column(ForeignKey("village.code"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    proposed_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    """The village has a KIM by now, and the person was told."""
    village: Mapped[Village] = relationship(lazy="joined", innerjoin=True)


class Kims:
    """Questions about KIM."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find_kim(self, kim_id: int) -> Kim | None:
        return (await self._session.scalars(select(Kim).where(Kim.id == kim_id))).first()

    async def hold(self, kim_id: int) -> None:
        """Until the transaction ends nobody else changes this KIM, who leads it, or which group is linked to it."""
        await self._session.execute(select(Kim.id).where(Kim.id == kim_id).with_for_update(key_share=True))

    async def find_kim_of_village(self, village_code: str) -> Kim | None:
        return (await self._session.scalars(select(Kim).where(Kim.village_code == village_code))).first()

    async def list_kims(self) -> Sequence[Kim]:
        return (await self._session.scalars(select(Kim).order_by(Kim.id))).all()

    async def count(self, kecamatan_codes: Collection[str] | None = None) -> int:
        """Everywhere, or in those kecamatan."""
        query = select(func.count(Kim.id))
        if kecamatan_codes is not None:
            query = query.join(Village, Village.code == Kim.village_code)
            query = query.where(Village.kecamatan_code.in_(kecamatan_codes))
        return (await self._session.scalars(query)).one()

    async def list_clocks(self) -> Sequence[KimClock]:
        """What decides the state of every KIM, and nothing else of it: for counting."""
        query = select(Kim.id, Kim.village_code, Kim.status, Kim.last_activity_on, Kim.paused_until).order_by(Kim.id)
        return [KimClock(*row) for row in (await self._session.execute(query)).all()]

    async def seats_by_kim(self) -> dict[int, list[RosterSeat]]:
        """All seats, by the id of their KIM."""
        seats: dict[int, list[RosterSeat]] = {}
        for seat in await self._session.scalars(select(RosterSeat).order_by(RosterSeat.id)):
            seats.setdefault(seat.kim_id, []).append(seat)
        return seats

    async def set_seat(self, kim_id: int, role: BoardRole, phone_fingerprint: str) -> None:
        """From now on the roster knows this one for the role."""
        await self._session.execute(delete(RosterSeat).where(RosterSeat.kim_id == kim_id, RosterSeat.role == role))
        self._session.add(RosterSeat(kim_id=kim_id, role=role, phone_fingerprint=phone_fingerprint))

    async def list_roles(self, kim_id: int, phone_fingerprint: str) -> Sequence[BoardRole]:
        """For which the roster has this number: one telephone may serve the whole board."""
        query = select(RosterSeat.role).where(
            RosterSeat.kim_id == kim_id, RosterSeat.phone_fingerprint == phone_fingerprint
        )
        return (await self._session.scalars(query.order_by(RosterSeat.id))).all()

    async def find_proposal(self, village_code: str, person_id: int) -> KimProposal | None:
        query = select(KimProposal).where(KimProposal.village_code == village_code, KimProposal.person_id == person_id)
        return (await self._session.scalars(query)).first()

    async def list_proposals(self) -> Sequence[KimProposal]:
        """Those for villages that have no KIM yet."""
        query = select(KimProposal).where(KimProposal.answered_at.is_(None)).order_by(KimProposal.id)
        return (await self._session.scalars(query)).all()

    async def list_fulfilled(self) -> Sequence[tuple[KimProposal, Kim]]:
        """Unanswered ones for villages that have a KIM, with it."""
        query = (
            select(KimProposal, Kim)
            .join(Kim, Kim.village_code == KimProposal.village_code)
            .where(KimProposal.answered_at.is_(None))
            .order_by(KimProposal.id)
        )
        return [(proposal, kim) for proposal, kim in (await self._session.execute(query)).all()]

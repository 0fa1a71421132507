"""Bimtek: the training itself, from the year's plan to its end.

    draft ──▶ open ──▶ finished         (draft: in the plan, not announced; open: takes sign-ups until it starts)
      └────────┴─────▶ cancelled

`taken`, `arrivals` and `due_at` are kept by whoever changes the sign-ups (`storage/bimtek_signup.py`) or the
schedule, under the lock of the row: `taken` can never pass `quota`, for the table refuses it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    delete,
    exists,
    literal_column,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import NEVER_AGAIN, Base, Session, enum_column
from storage.checkin import COUNTING, Checkin
from storage.kim import Kim
from storage.locks import lock_row


class BimtekStatus(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class Audience(StrEnum):
    """The villages that may send somebody."""

    ALL = "all"
    """Every village with a KIM."""
    SILENT_OR_UNTRAINED = "silent_or_untrained"
    UNTRAINED = "untrained"
    """Nobody of the village's KIM ever attended a Bimtek."""
    KECAMATAN = "kecamatan"
    """Those of `kecamatan_codes`."""


class SeatOrder(StrEnum):
    """Who gets the seats."""

    ARRIVAL = "arrival"
    """In the order in which people said yes."""
    NEEDY_FIRST = "needy_first"
    """Until `confirm_by` only silent KIM and villages that were never trained get one; then the line moves on."""


class Bimtek(Base):
    __tablename__ = "bimtek"
    __table_args__ = (
        UniqueConstraint("year", "plan_number"),
        CheckConstraint("taken >= 0 AND taken <= quota", name="never_oversold"),
        CheckConstraint("starts_at < ends_at", name="ends_after_start"),
        Index("ix_bimtek_status", "status", "starts_at"),
        Index("ix_bimtek_due_at", "due_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    angkatan: Mapped[int | None]
    year: Mapped[int]
    """The year of the plan."""
    plan_number: Mapped[int | None]
    """Its number in that plan."""
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(default="")
    """`Ruang Rapat Panji Pulang Jiwo, Kepanjen`; empty for one that is only online."""
    map_link: Mapped[str | None]
    online_link: Mapped[str | None]
    topics: Mapped[str] = mapped_column(default="")
    speakers: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    lesson_hours: Mapped[int | None]
    """*JP*"""
    quota: Mapped[int] = mapped_column(default=50)
    seats_per_village: Mapped[int] = mapped_column(default=1)
    audience: Mapped[Audience] = mapped_column(enum_column(Audience), default=Audience.ALL)
    kecamatan_codes: Mapped[list[Any]] = mapped_column(default=list)
    seat_order: Mapped[SeatOrder] = mapped_column(enum_column(SeatOrder), default=SeatOrder.NEEDY_FIRST)
    confirm_by: Mapped[datetime]
    """The confirmation deadline; from then on seats are nobody's first."""
    status: Mapped[BimtekStatus] = mapped_column(enum_column(BimtekStatus), default=BimtekStatus.DRAFT)
    reason: Mapped[str | None]
    """Why it was cancelled; participants read it."""
    created_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    invited_at: Mapped[datetime | None]
    """Every invitation is handed over."""
    revision: Mapped[int] = mapped_column(default=0)
    """Counts the changes of date or place that people were told; the SEQUENCE of the calendar entry."""
    reminded: Mapped[int] = mapped_column(default=0)
    """How many of the reminders H-7, H-1, H-0 are behind it, sent or missed."""
    arrivals: Mapped[int] = mapped_column(default=0)
    """The last number given in order of arrival."""
    taken: Mapped[int] = mapped_column(default=0)
    """Seats confirmed or offered."""
    due_at: Mapped[datetime | None]
    """When the clock next has to do with it: invitations, the deadline, a reminder, the end. Indexed."""

    @property
    def free(self) -> int:
        return self.quota - self.taken


class BimtekMaterial(Base):
    """Something to read or download: a link, or a file on the chat platform."""

    __tablename__ = "bimtek_material"
    __table_args__ = NEVER_AGAIN

    id: Mapped[int] = mapped_column(primary_key=True)
    bimtek_id: Mapped[int] = mapped_column(ForeignKey("bimtek.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    url: Mapped[str | None]
    kind: Mapped[str | None]
    """Of a file: photo, video or document."""
    file_id: Mapped[str | None]
    unique_id: Mapped[str | None]
    added_at: Mapped[datetime]


_HELD = "bimtek held"
_TRAINING: ColumnElement[Any] = literal_column("'training'")
"""As the index over a part of the check-ins has it."""


class Bimteks:
    """Questions about Bimtek."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find(self, bimtek_id: int) -> Bimtek | None:
        return await self._session.get(Bimtek, bimtek_id)

    async def find_planned(self, year: int, plan_number: int) -> Bimtek | None:
        query = select(Bimtek).where(Bimtek.year == year, Bimtek.plan_number == plan_number)
        return (await self._session.scalars(query)).first()

    async def hold(self, bimtek: Bimtek) -> None:
        """Until the transaction ends nobody else gives or frees its seats; what was written is read again, once."""
        held: set[int] = self._session.info.setdefault(_HELD, set())
        if bimtek.id not in held:
            await lock_row(self._session, bimtek)
            held.add(bimtek.id)

    async def list_open(self, now: datetime) -> Sequence[Bimtek]:
        """Announced and not over, the next one first."""
        query = (
            select(Bimtek)
            .where(Bimtek.status == BimtekStatus.OPEN, Bimtek.ends_at > now)
            .order_by(Bimtek.starts_at, Bimtek.id)
        )
        return (await self._session.scalars(query)).all()

    async def list_drafts(self) -> Sequence[Bimtek]:
        query = select(Bimtek).where(Bimtek.status == BimtekStatus.DRAFT).order_by(Bimtek.starts_at, Bimtek.id)
        return (await self._session.scalars(query)).all()

    async def list_past(self, now: datetime, limit: int) -> Sequence[Bimtek]:
        """Announced and over, the latest first."""
        query = (
            select(Bimtek)
            .where(Bimtek.status.in_((BimtekStatus.OPEN, BimtekStatus.FINISHED)), Bimtek.ends_at <= now)
            .order_by(Bimtek.starts_at.desc(), Bimtek.id.desc())
            .limit(limit)
        )
        return (await self._session.scalars(query)).all()

    async def list_with_materials(self, limit: int) -> Sequence[Bimtek]:
        """Announced ones of which there is something to read, the latest first."""
        query = (
            select(Bimtek)
            .where(
                Bimtek.status.in_((BimtekStatus.OPEN, BimtekStatus.FINISHED)),
                exists().where(BimtekMaterial.bimtek_id == Bimtek.id),
            )
            .order_by(Bimtek.starts_at.desc(), Bimtek.id.desc())
            .limit(limit)
        )
        return (await self._session.scalars(query)).all()

    async def list_all(self, limit: int = 200) -> Sequence[Bimtek]:
        """Every one of them, the latest first."""
        query = select(Bimtek).order_by(Bimtek.starts_at.desc(), Bimtek.id.desc()).limit(limit)
        return (await self._session.scalars(query)).all()

    async def list_due(self, now: datetime, limit: int = 50) -> Sequence[int]:
        """Ids of those the clock has to do with now."""
        query = select(Bimtek.id).where(Bimtek.due_at <= now).order_by(Bimtek.due_at, Bimtek.id).limit(limit)
        return (await self._session.scalars(query)).all()

    async def list_materials(self, bimtek_id: int) -> Sequence[BimtekMaterial]:
        query = select(BimtekMaterial).where(BimtekMaterial.bimtek_id == bimtek_id).order_by(BimtekMaterial.id)
        return (await self._session.scalars(query)).all()

    async def take_out_material(self, material_id: int) -> BimtekMaterial | None:
        """Removes it; None for all but one of those who do so at once."""
        gone = await self._session.scalars(
            delete(BimtekMaterial).where(BimtekMaterial.id == material_id).returning(BimtekMaterial)
        )
        return gone.first()

    async def trained_kims(self) -> set[int]:
        """Ids of the KIM that attended a Bimtek: those with a check-in of that kind that counts."""
        query = select(Checkin.kim_id).where(Checkin.category == _TRAINING, Checkin.status.in_(COUNTING))
        return set((await self._session.scalars(query.distinct())).all())

    async def is_trained(self, kim: Kim) -> bool:
        query = select(Checkin.id).where(
            Checkin.kim_id == kim.id, Checkin.category == _TRAINING, Checkin.status.in_(COUNTING)
        )
        return await self._session.scalar(query.limit(1)) is not None

"""Silences of a KIM, the steps taken in each, and the visits they led to.

A silence is named by its KIM and the day its clock started, so that two processes that notice it at once
write one row. A step of a silence is one row, whatever came of it: the unique index is what makes a step
happen at most once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func, select, update
from sqlalchemy.orm import Mapped, contains_eager, mapped_column, relationship

from storage.base import Base, Session, enum_column, upsert
from storage.kim import Kim, KimStatus
from storage.region import Village


class StepOutcome(StrEnum):
    SENT = "sent"
    UNREACHABLE = "unreachable"
    """Nobody of the KIM could be written to: the ladder moved up."""
    OVERTAKEN = "overtaken"
    """A higher step was due at the same time, after an outage."""
    EXCUSED = "excused"
    TASK = "task"
    """Nobody was written to; a human was asked to go and look."""


class TaskKind(StrEnum):
    DECIDE = "decide"
    """Phone, visit, or a seat in the next Bimtek."""
    VISIT = "visit"
    """The ladder is at its end."""


class Silence(Base):
    __tablename__ = "silence"
    __table_args__ = (
        UniqueConstraint("kim_id", "started_on"),
        Index("ix_silence_open", "kim_id", "ended_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kim_id: Mapped[int] = mapped_column(ForeignKey("kim.id", ondelete="CASCADE"))
    started_on: Mapped[date]
    noticed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    obstacle: Mapped[str | None]
    """What the board said is in the way."""

    kim: Mapped[Kim] = relationship(lazy="raise")


class SilenceStep(Base):
    __tablename__ = "silence_step"
    __table_args__ = (UniqueConstraint("silence_id", "step"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    silence_id: Mapped[int] = mapped_column(ForeignKey("silence.id", ondelete="CASCADE"))
    step: Mapped[int]
    outcome: Mapped[StepOutcome] = mapped_column(enum_column(StepOutcome))
    done_at: Mapped[datetime]


class Task(Base):
    """Something a human should do about a silent KIM."""

    __tablename__ = "task"
    __table_args__ = (UniqueConstraint("silence_id", "kind"), Index("ix_task_open", "closed_at", "opened_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    silence_id: Mapped[int] = mapped_column(ForeignKey("silence.id", ondelete="CASCADE"))
    kim_id: Mapped[int] = mapped_column(ForeignKey("kim.id", ondelete="CASCADE"), index=True)
    kind: Mapped[TaskKind] = mapped_column(enum_column(TaskKind))
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    outcome: Mapped[str | None]

    kim: Mapped[Kim] = relationship(lazy="raise")


class Silences:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def list_due(self, on: date, limit: int, *, after_id: int = 0) -> Sequence[Kim]:
        """KIM whose next step is due on or before that day, in order of id, locked where the database can."""
        query = (
            select(Kim)
            .where(Kim.next_step_on <= on, Kim.id > after_id)
            .order_by(Kim.id)
            .limit(limit)
            .with_for_update(of=Kim, skip_locked=True)
        )
        return (await self._session.scalars(query)).all()

    async def plan_due(self, on: date) -> Sequence[Kim]:
        """The same question without a lock, longest silent first."""
        query = (
            select(Kim)
            .where(Kim.next_step_on <= on, Kim.status != KimStatus.DORMANT)
            .order_by(func.coalesce(Kim.last_activity_on, Kim.registered_on), Kim.id)
        )
        return (await self._session.scalars(query)).all()

    async def open_or_create(self, kim: Kim, now: datetime) -> Silence:
        """The silence that runs since the KIM's clock started; written once however many notice it."""
        await self._session.execute(
            upsert(self._session, Silence)
            .values(kim_id=kim.id, started_on=kim.silent_since, noticed_at=now)
            # An activity that was taken back lets the same silence go on, with the steps it had.
            .on_conflict_do_update(index_elements=["kim_id", "started_on"], set_={"ended_at": None})
        )
        query = select(Silence).where(Silence.kim_id == kim.id, Silence.started_on == kim.silent_since)
        return (await self._session.scalars(query)).one()

    async def find_current(self, kim: Kim) -> Silence | None:
        query = select(Silence).where(
            Silence.kim_id == kim.id, Silence.started_on == kim.silent_since, Silence.ended_at.is_(None)
        )
        return (await self._session.scalars(query)).first()

    async def find(self, silence_id: int) -> Silence | None:
        query = (
            select(Silence)
            .join(Kim, Kim.id == Silence.kim_id)
            .options(contains_eager(Silence.kim))
            .where(Silence.id == silence_id)
        )
        return (await self._session.scalars(query)).first()

    async def list_open_of_kim(self, kim_id: int) -> Sequence[Silence]:
        query = select(Silence).where(Silence.kim_id == kim_id, Silence.ended_at.is_(None))
        return (await self._session.scalars(query)).all()

    async def steps_of(self, silence_id: int) -> Sequence[SilenceStep]:
        query = select(SilenceStep).where(SilenceStep.silence_id == silence_id).order_by(SilenceStep.step)
        return (await self._session.scalars(query)).all()

    async def take_step(self, silence_id: int, step: int, outcome: StepOutcome, now: datetime) -> bool:
        """True for the one who writes this step first."""
        taken = await self._session.execute(
            upsert(self._session, SilenceStep)
            .values(silence_id=silence_id, step=step, outcome=outcome, done_at=now)
            .on_conflict_do_nothing(index_elements=["silence_id", "step"])
            .returning(SilenceStep.id)
        )
        return taken.first() is not None

    async def open_task(self, silence: Silence, kind: TaskKind, now: datetime) -> bool:
        opened = await self._session.execute(
            upsert(self._session, Task)
            .values(silence_id=silence.id, kim_id=silence.kim_id, kind=kind, opened_at=now)
            .on_conflict_do_nothing(index_elements=["silence_id", "kind"])
            .returning(Task.id)
        )
        return opened.first() is not None

    async def list_tasks(self, *, kecamatan_code: str | None = None, limit: int = 200) -> Sequence[Task]:
        """Open tasks with their KIM, oldest first."""
        query = (
            select(Task)
            .join(Kim, Kim.id == Task.kim_id)
            .options(contains_eager(Task.kim))
            .where(Task.closed_at.is_(None))
        )
        if kecamatan_code:
            query = query.join(Village, Village.code == Kim.village_code).where(
                Village.kecamatan_code == kecamatan_code
            )
        return (await self._session.scalars(query.order_by(Task.opened_at, Task.id).limit(limit))).all()

    async def find_task(self, task_id: int) -> Task | None:
        query = (
            select(Task).join(Kim, Kim.id == Task.kim_id).options(contains_eager(Task.kim)).where(Task.id == task_id)
        )
        return (await self._session.scalars(query)).first()

    async def count_tasks(self) -> int:
        query = select(func.count()).select_from(Task).where(Task.closed_at.is_(None))
        return await self._session.scalar(query) or 0

    async def close_tasks(self, kim_id: int, outcome: str, now: datetime) -> None:
        await self._session.execute(
            update(Task).where(Task.kim_id == kim_id, Task.closed_at.is_(None)).values(closed_at=now, outcome=outcome)
        )

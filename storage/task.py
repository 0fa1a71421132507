"""What a human should do about a KIM that has gone silent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func, select, update
from sqlalchemy.orm import Mapped, contains_eager, mapped_column, relationship

from storage.base import Base, Session, enum_column, upsert
from storage.kim import Kim
from storage.silence import SINCE, within


class TaskKind(StrEnum):
    HELP = "help"
    """The KIM asked for help."""
    DECIDE = "decide"
    """Phone, visit, or a seat in the next Bimtek."""
    VISIT = "visit"
    """The ladder is at its end."""


class TaskOutcome(StrEnum):
    ACTIVE = "active"
    """The KIM was heard again."""
    CALLED = "called"
    VISITED = "visited"
    DORMANT = "dormant"
    REPLACED = "replaced"
    """A later task of the same KIM took its place."""


class Wish(StrEnum):
    """What the KIM chose to be offered at step 3."""

    PHONE = "phone"
    VISIT = "visit"
    SEAT = "seat"
    """In the next Bimtek."""


class Task(Base):
    """Something a human should do about a silent KIM; a KIM has at most one open."""

    __tablename__ = "task"
    __table_args__ = (UniqueConstraint("silence_id", "kind"), Index("ix_task_open", "closed_at", "opened_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    silence_id: Mapped[int] = mapped_column(ForeignKey("silence.id", ondelete="CASCADE"))
    kim_id: Mapped[int] = mapped_column(ForeignKey("kim.id", ondelete="CASCADE"), index=True)
    kind: Mapped[TaskKind] = mapped_column(enum_column(TaskKind))
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    outcome: Mapped[TaskOutcome | None] = mapped_column(enum_column(TaskOutcome))
    wish: Mapped[Wish | None] = mapped_column(enum_column(Wish))

    kim: Mapped[Kim] = relationship(lazy="raise")


class Tasks:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def open_all(self, wanted: Mapping[int, tuple[int, TaskKind]], now: datetime) -> int:
        """Opens a task for each KIM → (silence, kind), in the place of the one it has; says how many are new.

        What the KIM wished goes over to the new one.
        """
        if not wanted:
            return 0
        earlier = {task.kim_id: task for task in await self.list_of(wanted)}
        rows = []
        for kim_id, (silence_id, kind) in wanted.items():
            before = earlier.get(kim_id)
            if before is not None and before.silence_id == silence_id and before.kind is kind:
                continue
            if before is not None:
                before.closed_at, before.outcome = now, TaskOutcome.REPLACED
            rows.append(
                {
                    "silence_id": silence_id,
                    "kim_id": kim_id,
                    "kind": kind,
                    "opened_at": now,
                    "wish": before.wish if before is not None else None,
                }
            )
        await self._session.flush()
        if not rows:
            return 0
        statement = upsert(self._session, Task)
        # A task that was closed before, the KIM asking for help once more, is open again.
        statement = statement.on_conflict_do_update(
            index_elements=["silence_id", "kind"],
            set_={"closed_at": None, "outcome": None, "opened_at": statement.excluded.opened_at},
            where=Task.closed_at.is_not(None),
        )
        opened = await (await self._session.connection()).execute(statement.returning(Task.id), rows)
        return len(opened.all())

    async def list_open(self, *, kecamatan_code: str | None = None, limit: int = 200) -> Sequence[Task]:
        """Open tasks with their KIM, longest silent first."""
        query = (
            select(Task)
            .join(Kim, Kim.id == Task.kim_id)
            .options(contains_eager(Task.kim))
            .where(Task.closed_at.is_(None))
            .order_by(SINCE, Task.id)
        )
        return (await self._session.scalars(within(query, kecamatan_code).limit(limit))).all()

    async def list_of(self, kim_ids: Iterable[int]) -> Sequence[Task]:
        """Open tasks of these KIM."""
        query = select(Task).where(Task.kim_id.in_(list(kim_ids)), Task.closed_at.is_(None)).order_by(Task.id)
        return (await self._session.scalars(query)).all()

    async def find(self, task_id: int) -> Task | None:
        query = (
            select(Task).join(Kim, Kim.id == Task.kim_id).options(contains_eager(Task.kim)).where(Task.id == task_id)
        )
        return (await self._session.scalars(query)).first()

    async def close(self, kim_id: int, outcome: TaskOutcome, now: datetime) -> bool:
        """Closes the KIM's open task; whether there was one."""
        closed = await self._session.execute(
            update(Task)
            .where(Task.kim_id == kim_id, Task.closed_at.is_(None))
            .values(closed_at=now, outcome=outcome)
            .returning(Task.id)
        )
        return closed.first() is not None

    async def reopen(self, silence_id: int) -> None:
        """The newest task that an activity had closed is open again: that activity was taken back."""
        newest = select(func.max(Task.id)).where(Task.silence_id == silence_id, Task.outcome == TaskOutcome.ACTIVE)
        await self._session.execute(
            update(Task).where(Task.id == newest.scalar_subquery()).values(closed_at=None, outcome=None)
        )

"""Which clock work was taken, so that a slot is run once on any number of processes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, select, tuple_, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, upsert

ABANDONED = timedelta(minutes=10)
"""A run that did not finish in this time is taken for dead."""


class JobRun(Base):
    __tablename__ = "job_run"

    job: Mapped[str] = mapped_column(primary_key=True)
    slot: Mapped[datetime] = mapped_column(primary_key=True)
    """The start of the interval the run stands for."""
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class JobRuns:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def take(self, slots: Mapping[str, datetime], now: datetime) -> set[str]:
        """Takes the slot of each job and returns the jobs that got it: exactly one caller gets a slot, and another one
        when whoever took it died before finishing."""
        # In one order everywhere, so that two processes never wait for each other's rows.
        rows = [{"job": job, "slot": slot, "started_at": now} for job, slot in sorted(slots.items())]
        statement = upsert(self._session, JobRun).values(rows)
        taken = await self._session.scalars(
            statement.on_conflict_do_update(
                index_elements=["job", "slot"],
                set_={"started_at": statement.excluded.started_at},
                where=JobRun.finished_at.is_(None) & (JobRun.started_at < now - ABANDONED),
            ).returning(JobRun.job)
        )
        return set(taken)

    async def finish(self, slots: Mapping[str, datetime], now: datetime) -> None:
        runs = tuple_(JobRun.job, JobRun.slot).in_(list(slots.items()))
        await self._session.execute(update(JobRun).where(runs).values(finished_at=now))

    async def last(self, job: str) -> JobRun | None:
        query = select(JobRun).where(JobRun.job == job).order_by(JobRun.slot.desc()).limit(1)
        return (await self._session.scalars(query)).first()

    async def purge(self, before: datetime) -> None:
        await self._session.execute(delete(JobRun).where(JobRun.slot < before))

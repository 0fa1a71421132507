"""Which clock work was taken, so that a slot is run once on any number of processes."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
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

    async def take(self, job: str, slot: datetime, now: datetime) -> bool:
        """True for exactly one caller of a slot; again when whoever took it died before finishing."""
        statement = upsert(self._session, JobRun).values(job=job, slot=slot, started_at=now)
        taken = await self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["job", "slot"],
                set_={"started_at": statement.excluded.started_at},
                where=JobRun.finished_at.is_(None) & (JobRun.started_at < now - ABANDONED),
            ).returning(JobRun.job)
        )
        return taken.first() is not None

    async def finish(self, job: str, slot: datetime, now: datetime) -> None:
        await self._session.execute(
            update(JobRun).where(JobRun.job == job, JobRun.slot == slot).values(finished_at=now)
        )

    async def last(self, job: str) -> JobRun | None:
        query = select(JobRun).where(JobRun.job == job).order_by(JobRun.slot.desc()).limit(1)
        return (await self._session.scalars(query)).first()

    async def purge(self, before: datetime) -> None:
        await self._session.execute(delete(JobRun).where(JobRun.slot < before))

"""Puts the features' jobs on APScheduler. What is due is a column and a query; the scheduler only ticks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.conversation.card import Job
from bot.office import Office
from storage.database import Database
from storage.job_run import JobRuns

log = structlog.get_logger(__name__)

TICK = timedelta(seconds=30)


class Schedule:
    """Runs every job once per slot, on any number of processes."""

    def __init__(
        self,
        *,
        database: Database,
        office: Office,
        clock: Clock,
        jobs: Sequence[Job],
        after: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._jobs = jobs
        self._after = after
        self._scheduler: AsyncIOScheduler | None = None
        self.ticked_at: datetime | None = None
        """When a tick last came through, whether or not its slot was free."""

    def start(self) -> None:
        """Ticks from now on. Needs a running loop."""
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        for job in self._jobs:
            self._scheduler.add_job(
                self.tick,
                "interval",
                [job],
                seconds=TICK.total_seconds(),
                id=job.name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None

    async def tick(self, job: Job) -> bool:
        """Runs the job unless its slot is taken; a failing job is logged and comes again."""
        now = self._clock.now()
        slot = slot_of(now, job.every)
        try:
            async with self._database.transaction() as session:
                taken = await JobRuns(session).take(job.name, slot, now)
            self.ticked_at = now
            if not taken:
                return False
            await job.run(self._database, self._office, now)
            async with self._database.transaction() as session:
                await JobRuns(session).finish(job.name, slot, now)
        except Exception:
            log.exception("job failed", job=job.name)
            return False
        self._after()
        return True

    async def tick_all(self) -> None:
        """Every job whose slot is free, one after the other."""
        for job in self._jobs:
            await self.tick(job)


def slot_of(now: datetime, every: timedelta) -> datetime:
    """The start of the interval that `now` falls into, counted from the epoch."""
    seconds = every.total_seconds()
    return datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)

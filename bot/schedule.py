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

    async def tick(self, *jobs: Job) -> None:
        """Runs each of the jobs unless its slot is taken; a failing one is logged and comes again.

        All slots are taken in one transaction and given back in one: with a dozen jobs the slots would otherwise cost
        more than what the jobs do.
        """
        now = self._clock.now()
        slots = {job.name: slot_of(now, job.every) for job in jobs}
        try:
            async with self._database.transaction() as session:
                taken = await JobRuns(session).take(slots, now)
            self.ticked_at = now
            done = {job.name: slots[job.name] for job in jobs if job.name in taken and await self._run(job, now)}
            if not done:
                return
            async with self._database.transaction() as session:
                await JobRuns(session).finish(done, now)
        except Exception:
            log.exception("tick failed", jobs=list(slots))
            return
        self._after()

    async def tick_all(self) -> None:
        """Every job whose slot is free, one after the other."""
        await self.tick(*self._jobs)

    async def _run(self, job: Job, now: datetime) -> bool:
        try:
            await job.run(self._database, self._office, now)
        except Exception:
            log.exception("job failed", job=job.name)
            return False
        return True


def slot_of(now: datetime, every: timedelta) -> datetime:
    """The start of the interval that `now` falls into, counted from the epoch."""
    seconds = every.total_seconds()
    return datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)

"""Lets the features' jobs run by the clock. What is due is a column and a query; the schedule only ticks."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

import structlog

from bot.clock import Clock
from bot.conversation.card import Job
from bot.office import Office
from storage.database import Database
from storage.job_run import JobRuns

log = structlog.get_logger(__name__)

TICK = 30.0
"""Seconds between two looks, by no clock that somebody may set: put back by hours, it would stand still for hours."""


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
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._jobs = jobs
        self._after = after
        self._sleep = sleep
        self._running: dict[str, asyncio.Task[None]] = {}
        self.ticked_at: datetime | None = None
        """When a tick last came through, whether or not its slots were free."""

    async def run(self) -> None:
        """Until cancelled. What is cut off then is done by whoever finds its slot abandoned."""
        try:
            while True:
                await self.tick()
                await self._sleep(TICK)
        finally:
            for task in self._running.values():
                task.cancel()

    async def tick(self) -> None:
        """Lets every job run whose slot is free, each by itself, so that a slow one holds up no other.

        All slots are taken in one transaction: they would otherwise cost more than what most jobs do.
        """
        now = self._clock.now()
        for job in await self._take([job for job in self._jobs if job.name not in self._running], now):
            task = asyncio.create_task(self._run([job], now), name=job.name)
            self._running[job.name] = task
            task.add_done_callback(lambda done: self._running.pop(done.get_name()))

    async def tick_all(self) -> None:
        """Every job whose slot is free, one after the other; returns when they are done."""
        now = self._clock.now()
        await self._run(await self._take(self._jobs, now), now)

    async def _take(self, jobs: Sequence[Job], now: datetime) -> list[Job]:
        """The jobs whose slot nobody had."""
        slots = {job.name: slot_of(now, job.every) for job in jobs}
        if not slots:
            return []
        try:
            async with self._database.transaction() as session:
                taken = await JobRuns(session).take(slots, now)
        except Exception:
            log.exception("tick failed")
            return []
        self.ticked_at = now
        return [job for job in jobs if job.name in taken]

    async def _run(self, jobs: Sequence[Job], now: datetime) -> None:
        """Runs them and gives their slots back; a failing one is logged and comes again."""
        done = {}
        for job in jobs:
            try:
                await job.run(self._database, self._office, now)
            except Exception:
                log.exception("job failed", job=job.name)
            else:
                done[job.name] = slot_of(now, job.every)
        if not done:
            return
        try:
            async with self._database.transaction() as session:
                await JobRuns(session).finish(done, now)
        except Exception:
            log.exception("slots not given back", jobs=list(done))
            return
        self._after()


def slot_of(now: datetime, every: timedelta) -> datetime:
    """The start of the interval that `now` falls into, counted from the epoch."""
    seconds = every.total_seconds()
    return datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)

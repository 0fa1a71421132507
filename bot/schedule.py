"""Puts the features' jobs on APScheduler. What is due is a column and a query; the scheduler only ticks."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock, SystemClock
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
        tick: timedelta = TICK,
    ) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._jobs = jobs
        self._after = after
        self._every = tick
        self._scheduler: AsyncIOScheduler | None = None
        self._watch: asyncio.TimerHandle | None = None
        self._running: dict[str, asyncio.Task[None]] = {}
        self.ticked_at: datetime | None = None
        """When a tick last came through, whether or not its slots were free."""

    def start(self) -> None:
        """Ticks from now on. Needs a running loop."""
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_job(
            self._tick_until_stopped,
            "interval",
            seconds=self._every.total_seconds(),
            id="tick",
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()
        self._keep_time()

    def _keep_time(self) -> None:
        """APScheduler plans by the machine's clock, whatever the time is here: put back by hours, it would stand still
        for as long. The event loop's own clock is set by nobody."""
        assert self._scheduler is not None
        now = SystemClock().now()
        if self._scheduler.get_job("tick").next_run_time > now + 2 * self._every:
            self._scheduler.modify_job("tick", next_run_time=now)
        self._watch = asyncio.get_running_loop().call_later(self._every.total_seconds(), self._keep_time)

    def stop(self) -> None:
        """What is cut off here is done by whoever finds its slot abandoned."""
        if self._watch is not None:
            self._watch.cancel()
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None
        for task in self._running.values():
            task.cancel()

    async def _tick_until_stopped(self) -> None:
        """Only the stop cuts a tick off; APScheduler would report that as an error."""
        with contextlib.suppress(asyncio.CancelledError):
            await self.tick()

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

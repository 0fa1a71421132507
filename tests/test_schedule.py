"""Clock work: each slot once, on any number of processes, and none waits for another."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.clock import MovableClock
from bot.conversation.card import Job
from bot.schedule import Schedule, slot_of
from storage.job_run import ABANDONED, JobRuns
from tests.rows import until_it_waits
from tests.simulator.waiting import until
from tests.village import Village


def schedule(village: Village, **jobs: Callable[[], Awaitable[None]]) -> Schedule:
    def run(work: Callable[[], Awaitable[None]]) -> Callable[..., Awaitable[None]]:
        async def call(*_: Any) -> None:
            await work()

        return call

    every = timedelta(minutes=1)
    made = [Job(name, every, run(work)) for name, work in jobs.items()]
    return Schedule(database=village.database, office=village.app.office, clock=village.clock, jobs=made)


def move(village: Village, by: timedelta) -> datetime:
    assert isinstance(village.clock, MovableClock)
    village.clock.advance(by)
    return village.clock.now()


async def test_a_slow_job_holds_up_no_other_and_is_not_started_twice(village: Village) -> None:
    go, runs = asyncio.Event(), {"slow": 0, "quick": 0}

    async def slow() -> None:
        runs["slow"] += 1
        await go.wait()

    async def quick() -> None:
        runs["quick"] += 1

    clock_work = schedule(village, slow=slow, quick=quick)
    for minute in range(1, 4):
        await clock_work.tick()
        await until(lambda minute=minute: runs["quick"] == minute and list(clock_work._running) == ["slow"])  # type: ignore[misc]
        move(village, timedelta(minutes=1))
    assert runs["slow"] == 1
    go.set()
    await until(lambda: not clock_work._running)
    await clock_work.tick()
    await until(lambda: runs == {"slow": 2, "quick": 4} and not clock_work._running)


async def test_of_two_processes_one_runs_a_slot_and_what_failed_comes_again(village: Village) -> None:
    runs: list[str] = []

    async def fails_once() -> None:
        runs.append("run")
        if len(runs) == 1:
            raise RuntimeError("on purpose")

    here, there = schedule(village, job=fails_once), schedule(village, job=fails_once)
    await asyncio.gather(here.tick_all(), there.tick_all())
    assert len(runs) == 1
    move(village, ABANDONED + timedelta(minutes=1))
    await asyncio.gather(here.tick_all(), there.tick_all())
    assert len(runs) == 2
    await asyncio.gather(here.tick_all(), there.tick_all())
    assert len(runs) == 2


async def test_a_stop_in_the_middle_of_a_tick_is_no_error(village: Village, written: io.StringIO) -> None:
    clock_work, slot = schedule(village, job=_nothing), slot_of(village.clock.now(), timedelta(minutes=1))
    async with village.database.transaction() as session:
        # The tick waits for this slot.
        await JobRuns(session).take({"job": slot}, village.clock.now())
        running = await until_it_waits(village.database, clock_work.run())
        running.cancel()
        await asyncio.wait([running])
    assert running.cancelled()
    assert written.getvalue() == ""


async def test_a_clock_that_is_put_back_stops_no_job(village: Village) -> None:
    """As when a machine started with the wrong time and has asked the network since."""
    clock, start, over = WallClock(village.clock.now()), village.clock.now(), asyncio.Event()
    runs: list[timedelta] = []
    steps = iter([timedelta(hours=-7), timedelta(seconds=30), timedelta(seconds=30)])

    async def job(*_: Any) -> None:
        runs.append(clock.now() - start)

    async def nap(_: float) -> None:
        await until(lambda: not clock_work._running)
        step = next(steps, None)
        if step is None:
            over.set()
            await asyncio.Future()
        else:
            clock.at += step

    clock_work = Schedule(
        database=village.database, office=village.app.office, clock=clock, sleep=nap,
        jobs=[Job("job", timedelta(minutes=1), job)],
    )  # fmt: skip
    running = asyncio.create_task(clock_work.run())
    await asyncio.wait({running, asyncio.create_task(over.wait())}, return_when=asyncio.FIRST_COMPLETED)
    running.cancel()
    assert runs == [timedelta(0), timedelta(hours=-7), timedelta(hours=-7, minutes=1)]


@dataclass
class WallClock:
    """One that somebody may set."""

    at: datetime

    def now(self) -> datetime:
        return self.at


async def _nothing() -> None: ...

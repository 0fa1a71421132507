"""Clock work: each slot once, on any number of processes, and none waits for another."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.clock import MovableClock, SystemClock
from bot.conversation.card import Job
from bot.schedule import Schedule, slot_of
from storage.job_run import ABANDONED, JobRuns
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


async def test_what_ran_is_not_taken_for_abandoned(village: Village) -> None:
    runs: list[datetime] = []

    async def note(*_: Any) -> None:
        runs.append(village.clock.now())

    clock_work = Schedule(
        database=village.database, office=village.app.office, clock=village.clock,
        jobs=[Job("job", timedelta(hours=1), note)],
    )  # fmt: skip
    await clock_work.tick_all()
    move(village, ABANDONED + timedelta(minutes=1))
    await clock_work.tick_all()
    assert len(runs) == 1


async def test_a_stop_in_the_middle_of_a_tick_is_no_error(village: Village, written: io.StringIO) -> None:
    clock_work, before = schedule(village, job=_nothing), asyncio.all_tasks()

    def ticking() -> bool:
        return any("run_coroutine_job" in repr(task) for task in asyncio.all_tasks() - before)

    async with village.database.transaction() as session:
        # The tick waits for this slot.
        await JobRuns(session).take({"job": slot_of(village.clock.now(), timedelta(minutes=1))}, village.clock.now())
        clock_work.start()
        assert clock_work._scheduler is not None
        clock_work._scheduler.modify_job("tick", next_run_time=datetime.now(UTC))
        await until(ticking)
        clock_work.stop()
        await until(lambda: not ticking())
    assert "exception" not in written.getvalue()


async def test_a_machines_clock_that_is_put_back_stops_no_job(village: Village) -> None:
    """As when it started with the wrong time and has asked the network since: the next tick is hours away."""
    clock = SystemClock()
    clock_work = Schedule(
        database=village.database, office=village.app.office, clock=clock, jobs=(_job(),),
        tick=timedelta(milliseconds=50),
    )  # fmt: skip
    clock_work.start()
    try:
        assert clock_work._scheduler is not None
        clock_work._scheduler.modify_job("tick", next_run_time=clock.now() + timedelta(hours=7))
        async with asyncio.timeout(20):
            await until(lambda: clock_work.ticked_at)
    finally:
        clock_work.stop()


async def test_another_time_here_than_on_the_machine_moves_no_tick(village: Village) -> None:
    """Planned for a day long ago, the library would count every tick since then."""
    clock = MovableClock(SystemClock().now() - timedelta(days=60), running=False)
    clock_work = Schedule(database=village.database, office=village.app.office, clock=clock, jobs=())
    clock_work.start()
    try:
        assert clock_work._scheduler is not None
        assert clock_work._scheduler.get_job("tick").next_run_time > SystemClock().now()
    finally:
        clock_work.stop()


def _job() -> Job:
    async def run(*_: Any) -> None: ...

    return Job("job", timedelta(minutes=1), run)


async def _nothing() -> None: ...

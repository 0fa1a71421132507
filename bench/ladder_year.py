"""The ladder over a year: 250 KIM, a sweep every hour in two processes, one of which is killed again and again.

Prints how much happened; fails where a step was missing or came twice, somebody was reminded too often or at a
wrong hour, or the states did not add up.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import sys
from collections.abc import Callable
from datetime import date, timedelta
from time import perf_counter

from bench.measured import Failed
from bench.options import Options
from bench.town import database_urls, empty
from bot.app import open_office
from bot.settings import Settings
from storage.database import Database
from tests.features.silence.year import FIRST, Town, check_clock, check_counts, check_evening, check_year

OPEN_HOURS = range(8, 16)
LAST = 15


class Process:
    """A sweeper, started again after it was killed."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._process: asyncio.subprocess.Process | None = None
        self.deaths = 0

    async def tell(self, line: str, *, kill_after: float | None = None) -> None:
        """Has it sweep; with `kill_after` it gets so many seconds and then SIGKILL."""
        process = await self._alive()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{line}\n".encode())
        with contextlib.suppress(TimeoutError):
            if await asyncio.wait_for(process.stdout.readline(), kill_after) != b"done\n":
                raise Failed("a sweeper died by itself")
            return
        process.send_signal(signal.SIGKILL)
        await process.wait()
        self._process = None
        self.deaths += 1

    async def _alive(self) -> asyncio.subprocess.Process:
        if self._process is None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bench.sweeper",
                self._url,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                env=os.environ,
            )
            assert self._process.stdout is not None
            if await self._process.stdout.readline() != b"ready\n":
                raise Failed("a sweeper did not start")
        return self._process

    async def stop(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            await self._process.wait()


async def year(url: str, days: int, kills: int, said: Callable[[str], object]) -> dict[str, int]:
    """Lives through it and checks every day; returns how much happened."""
    database = Database(url)
    settings = Settings(_env_file=None, database_url=url, admin_ids=(900_000_001,))  # type: ignore[call-arg]
    office = await open_office(settings, database)
    await empty(database)
    town, chance = Town(database, office, seed=20260615), random.Random(15)
    await town.found()
    steady, mortal = Process(url), Process(url)
    every_so_often = kills / (days * 5 / 7 * len(OPEN_HOURS))
    try:
        for _ in range(days):
            await town.live()
            for hour in range(24):
                what = chance.choice(("sweep", "tick"))
                line = f"{what} {town.at(hour).isoformat()}"
                dies = hour in OPEN_HOURS and hour != LAST and chance.random() < every_so_often
                await asyncio.gather(
                    steady.tell(line), mortal.tell(line, kill_after=chance.uniform(0, 0.03) if dies else None)
                )
            if office.calendar.is_working_day(town.today):
                await check_evening(town, town.at(LAST))
            await check_counts(town, town.today)
            if town.today.day in (1, 15, 31):
                await check_clock(town)
                said(".")
            town.today += timedelta(days=1)
        if days >= 365 and town.today <= date(FIRST.year + 1, 1, 1):
            raise Failed("the year did not reach the next one")
        return await check_year(town) | {"kills": mortal.deaths}
    except AssertionError as wrong:
        raise Failed(f"{town.today}: {wrong}") from wrong
    finally:
        await steady.stop()
        await mortal.stop()
        await database.close()


def measure(options: Options) -> None:
    days, kills = (40, 6) if options.quick else (365, 40)
    with database_urls(options.scratch, postgres=options.postgres) as urls:
        for name, url in urls.items():
            began = perf_counter()
            happened = asyncio.run(year(url, days, kills, lambda dot: (sys.stdout.write(dot), sys.stdout.flush())))
            counted = ", ".join(f"{what} {count:,}" for what, count in happened.items())
            sys.stdout.write(f"\n{name}: {days} days in {perf_counter() - began:.0f} s: {counted}\n")

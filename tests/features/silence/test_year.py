"""250 KIM over most of a year and across its end, swept by two workers, one of which dies again and again."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import date, timedelta

import pytest

from bot.app import open_office
from bot.features.silence.jobs import sweep
from storage.base import Session
from storage.database import Database
from tests.features.silence.year import FIRST, Town, check_clock, check_counts, check_evening, check_year
from tests.village import settings_for


class Killed(BaseException):
    """The process is gone: nobody catches this."""


class Mortal(Database):
    """A worker's database, which now and then dies with it: just before a commit, or just after."""

    def __init__(self, url: str, chance: random.Random) -> None:
        super().__init__(url)
        self.deaths = 0
        self._chance = chance

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        fate = self._chance.random()
        async with super().transaction() as session:
            yield session
            if fate < 0.06:
                self.deaths += 1
                raise Killed
        if fate > 0.94:
            self.deaths += 1
            raise Killed


@pytest.mark.timeout(240)
async def test_across_a_year(database: Database) -> None:
    office = await open_office(settings_for(database), database)
    town = Town(database, office, seed=20260615)
    await town.found()
    url = database.url.render_as_string(hide_password=False)
    steady, mortal = Database(url), Mortal(url, random.Random(7))

    async def die_trying(hour: int) -> None:
        """A process that is started again whenever it dies."""
        while True:
            with suppress(Killed):
                await sweep(mortal, office, town.at(hour, 5))
                return

    try:
        while town.today < FIRST + timedelta(days=260):
            if town.today.toordinal() % 2:
                await town.live()
            if town.today.day % 14 == 0:
                await sweep(steady, office, town.at(3, 0))
                await sweep(steady, office, town.at(21, 0))
            # Twice a week, to save time: bench/ladder_year.py does every hour of the year.
            if town.today.weekday() in (0, 3):
                await asyncio.gather(sweep(steady, office, town.at(9, 5)), die_trying(9))
                if office.calendar.is_working_day(town.today):
                    await check_evening(town, town.at(9, 5))
            await check_counts(town, town.today)
            if town.today.day in (1, 15, 31):
                await check_clock(town)
            town.today += timedelta(days=1)
    finally:
        await steady.close()
        await mortal.close()
    assert town.today > date(2027, 1, 1)
    assert mortal.deaths > 20
    happened = await check_year(town)
    assert min(happened[name] for name in ("sent", "task", "unreachable", "overtaken")) > 20

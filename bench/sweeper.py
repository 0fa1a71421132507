"""A process that sweeps when it is told to: `sweep <moment>` or `tick <moment>` on a line of standard input."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime

from bot.app import open_office
from bot.clock import MovableClock
from bot.features.silence.jobs import JOBS, sweep
from bot.log import configure_logging
from bot.schedule import Schedule
from bot.settings import Settings
from storage.database import Database


async def serve(url: str) -> None:
    settings = Settings(_env_file=None, database_url=url, admin_ids=(900_000_001,))  # type: ignore[call-arg]
    database = Database(url)
    office = await open_office(settings, database)
    loop = asyncio.get_running_loop()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        what, _, when = line.strip().partition(" ")
        moment = datetime.fromisoformat(when)
        if what == "tick":
            # As the scheduler does it: one process takes the slot.
            clock = MovableClock(moment, running=False)
            await Schedule(database=database, office=office, clock=clock, jobs=JOBS).tick_all()
        else:
            await sweep(database, office, moment)
        sys.stdout.write("done\n")
        sys.stdout.flush()
    await database.close()


if __name__ == "__main__":
    configure_logging("CRITICAL")
    asyncio.run(serve(sys.argv[1]))

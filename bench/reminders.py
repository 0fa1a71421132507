"""10,000 reminders due at once: while the bot runs, and while it was down. All go out, and nobody else waits.

The peer is in the table's first line: how long the loop is held when nothing is due. Fails where a reminder is missing
or came twice.
"""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta

from bench.measured import Failed, Process, Server, running, serving
from bench.options import Options
from bench.people import FIRST
from bench.table import show
from bench.town import (
    address_row,
    database_urls,
    empty,
    follow_sequences,
    found_villages,
    kim_row,
    member_row,
    person_row,
    raze_villages,
    rows,
)
from bench.turns import settings
from storage.database import Database
from storage.kim import Kim
from storage.member import Member, Person, PersonAddress

COUNT = 10_000
MORNING = datetime(2026, 9, 23, 2, 0, tzinfo=UTC)
"""A Wednesday, nine o'clock in Malang."""
EVENING = MORNING - timedelta(hours=14)
GIVE_UP = 180.0


async def fill(database: Database, count: int) -> None:
    """So many KIM that have been silent for 40 days, each with a ketua who may be reminded."""
    codes = await found_villages(database, count)
    last, numbers = (MORNING - timedelta(days=40)).date(), range(1, count + 1)
    await rows(database, Kim, [kim_row(number, codes[number - 1], last=last) for number in numbers])
    await rows(database, Person, [person_row(number) for number in numbers])
    await rows(database, PersonAddress, [address_row(number) for number in numbers])
    await rows(database, Member, [member_row(number, number, ketua=True) for number in numbers])
    await follow_sequences(database)


async def _clear(url: str) -> None:
    """No KIM, and no village but the regency's."""
    database = Database(url)
    await database.migrate()
    await empty(database)
    await raze_villages(database)
    await database.close()


def _wait(server: Server, count: int) -> float:
    """Seconds until everybody was written to."""
    begun = time.perf_counter()
    while (found := server.ask("/unasked"))["people"] < count:
        if time.perf_counter() - begun > GIVE_UP:
            raise Failed(f"only {found['people']} of {count} reminders arrived")
        time.sleep(0.2)
    if found["most"] > 1:
        raise Failed("somebody was reminded twice")
    return time.perf_counter() - begun


def _row(words: list[str], count: int, seconds: float, process: Process) -> list[str]:
    held = process.mark("hold")
    return [*words, f"{count:,}", f"{seconds:.1f}", f"{held['cpu']:.0f}", f"{held['wall']:.0f}"]


def measure(options: Options) -> None:
    count = 1_000 if options.quick else COUNT
    table = []
    with serving() as server, database_urls(options.scratch, postgres=options.postgres) as urls:
        server.people(1, "menu")
        for name, url in urls.items():
            for words, start in (("while it runs", EVENING), ("while it was down", MORNING)):
                asyncio.run(_clear(url))
                server.ask("/forget")
                chosen = {**settings(url), "REMINDER_GAP_DAYS": "14"}
                with running(server, "bench.reminded", start.isoformat(), str(count), **chosen) as process:
                    if start is EVENING:
                        time.sleep(3)
                        process.mark("hold")
                        time.sleep(10)
                        table.append(_row([name, "nothing is due"], 0, 10, process))
                        process.mark(MORNING.isoformat())
                    seconds = _wait(server, count)
                    table.append(_row([name, words], count, seconds, process))
    show(
        "reminders: due at once, and the longest time the event loop was held",
        ["database", "due", "reminders", "seconds", "held, CPU ms", "held, wall ms"],
        table,
        f"up to 1,000 messages a second; people {FIRST}…; aim: never longer than 50 ms",
    )

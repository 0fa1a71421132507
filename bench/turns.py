"""CPU of a handled check-in update, with database, commit, reply and all, beside python-telegram-bot's echo."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bench.measured import Process, Server, running, serving
from bench.options import Options
from bench.people import CHECKIN
from bench.table import middle, show, spread, times
from bench.town import database_urls, settle_members
from bot.settings import Settings
from storage.database import Database

DIALOGUE = os.environ.get("BENCH_DIALOGUE", "checkin")
MEMBERS = 640
MANY = 64
"""People who write at once."""
SETTLE = 0.3
"""Seconds after a run in which what it left to do (recording what was sent) is done, and counted."""


@dataclass
class Contender:
    name: str
    server: Server
    process: Process
    cpu: dict[int, list[float]] = field(default_factory=dict)
    """By people at once: milliseconds an update."""
    rate: dict[int, list[float]] = field(default_factory=dict)

    def run(self, updates: int, in_flight: int) -> None:
        before = self.process.mark()["cpu"]
        run = self.server.load(updates, in_flight=in_flight)
        time.sleep(SETTLE)
        used = self.process.mark()["cpu"] - before
        self.cpu.setdefault(in_flight, []).append(used / updates * 1000)
        self.rate.setdefault(in_flight, []).append(updates / run["seconds"])


def measure(options: Options) -> None:
    updates = 600 if options.quick else 2_400
    rounds = 1 if options.quick else options.rounds
    with ExitStack() as stack:
        echo = stack.enter_context(contender("python-telegram-bot, echo", "bench.echo", "echo"))
        contenders = [echo]
        for name, url in stack.enter_context(database_urls(options.scratch, postgres=options.postgres)).items():
            asyncio.run(prepare(url, MEMBERS))
            contenders.append(
                stack.enter_context(contender(f"check-ins, {name}", "bench.ours", DIALOGUE, **settings(url)))
            )
        for contestant in contenders:
            for in_flight in (1, MANY):
                contestant.server.load(len(CHECKIN) * MANY, in_flight=in_flight)
        for _ in range(rounds):
            for in_flight in (1, MANY):
                for contestant in contenders:
                    contestant.run(updates, in_flight)
    rows = []
    for in_flight, words in ((1, "one at a time"), (MANY, f"{MANY} people at once")):
        for contestant in contenders:
            rows.append(
                [
                    f"{contestant.name}, {words}",
                    spread(contestant.cpu[in_flight]),
                    times(middle(contestant.cpu[in_flight]), middle(echo.cpu[in_flight])),
                    f"{middle(contestant.rate[in_flight]):.0f}",
                ]
            )
    show(
        "turns: CPU of one update, milliseconds",
        ["", "CPU ms (least–most)", "× echo", "updates/s"],
        rows,
        f"median of {rounds} interleaved rounds of {updates} updates; aim: no more than the echo",
    )


@contextmanager
def contender(
    name: str, module: str, dialogue: str, *arguments: str, people: int = MEMBERS, **settings: str
) -> Iterator[Contender]:
    with serving() as server, running(server, module, *arguments, **settings) as process:
        server.people(people, dialogue)
        yield Contender(name, server, process)


def settings(url: str) -> dict[str, str]:
    """The pace must not be what is measured."""
    return {
        "DATABASE_URL": url,
        "HTTP_PORT": "0",
        "SENDS_PER_SECOND": "1000",
        "CHAT_SENDS_PER_SECOND": "1000",
        "ADMIN_IDS": "",
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
    }


async def prepare(url: str, members: int) -> None:
    database = Database(url)
    made_for = Settings(_env_file=None, database_url=url)  # type: ignore[call-arg]
    today = made_for.zone and datetime.now(UTC).astimezone(made_for.zone).date()
    await settle_members(database, made_for, members, today=today)
    await database.close()

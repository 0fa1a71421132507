"""2,000 people write in the same moment, and every call to Telegram takes 50 ms: how fast, and how long one waits.

The peer is python-telegram-bot's echo with `concurrent_updates(256)`. Ours is in the middle of 2,000 check-ins, each
person at another question, with database, commit and reply. Waiting counts from when getUpdates handed the update out.
"""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from dataclasses import dataclass, field

from bench.measured import Process, Server
from bench.options import Options
from bench.table import middle, show, spread, times
from bench.town import database_urls
from bench.turns import contender, prepare, settings

PEOPLE = 2_000
LATENCY = 0.050


@dataclass
class Contestant:
    name: str
    server: Server
    process: Process
    staggered: bool
    rate: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def run(self, people: int) -> None:
        before = self.process.mark()["cpu"]
        run = self.server.load(people, in_flight=people, latency=LATENCY)
        self.cpu.append((self.process.mark()["cpu"] - before) / people * 1000)
        self.rate.append(people / run["drained_in"])
        self.p99.append(run["p99"])


def measure(options: Options) -> None:
    people = 500 if options.quick else PEOPLE
    rounds = 1 if options.quick else options.rounds
    with ExitStack() as stack:
        peer = stack.enter_context(
            contender("python-telegram-bot, 256 at once", "bench.echo", "echo", "--concurrent", people=people)
        )
        contestants = [Contestant(peer.name, peer.server, peer.process, staggered=False)]
        for name, url in stack.enter_context(database_urls(options.scratch, postgres=options.postgres)).items():
            asyncio.run(prepare(url, people))
            ours = stack.enter_context(
                contender(f"check-ins, {name}", "bench.ours", "checkin", people=people, **settings(url))
            )
            contestants.append(Contestant(ours.name, ours.server, ours.process, staggered=True))
        for contestant in contestants:
            contestant.server.load(in_flight=64, stagger=contestant.staggered, updates=64)
        for _ in range(rounds):
            for contestant in contestants:
                contestant.run(people)
    first = contestants[0]
    show(
        f"burst: {people:,} updates at once, {LATENCY * 1000:.0f} ms to Telegram",
        ["", "updates/s (least–most)", "× peer", "99th percentile, s", "× peer", "CPU ms"],
        [
            [
                one.name,
                spread(one.rate, 0),
                times(middle(one.rate), middle(first.rate)),
                spread(one.p99),
                times(middle(one.p99), middle(first.p99)),
                f"{middle(one.cpu):.2f}",
            ]
            for one in contestants
        ],
        f"median of {rounds} interleaved rounds; aims: at least 5 × the rate, at most 0.06 × the wait",
    )

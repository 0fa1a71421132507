"""100,000 mixed turns with 64 in flight, while a second process sweeps the same database without a pause.

There is nothing to be faster than: it counts what nobody may ever read, "database is locked" and turns that failed.
"""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta

from bench.measured import Failed, Process, running, serving
from bench.options import Options
from bench.people import MIXED
from bench.reminders import MORNING
from bench.table import show
from bench.town import database_urls
from bench.turns import MANY, MEMBERS, prepare, settings

TURNS = 100_000


class Sweeping(threading.Thread):
    """Lets the other process sweep, an hour later each time, until told to stop."""

    def __init__(self, process: Process) -> None:
        super().__init__(name="sweeping")
        self._process = process
        self._enough = threading.Event()
        self.count = 0

    def run(self) -> None:
        while not self._enough.is_set():
            self._process.say(f"sweep {(MORNING + timedelta(days=self.count)).isoformat()}")
            self.count += 1

    def stop(self) -> None:
        self._enough.set()
        self.join()


def measure(options: Options) -> None:
    turns = 5_000 if options.quick else TURNS
    table = []
    with database_urls(options.scratch, postgres=options.postgres) as urls:
        for name, url in urls.items():
            asyncio.run(prepare(url, MEMBERS))
            written = {who: options.scratch / f"{who}.log" for who in ("bot", "sweeper")}
            with (
                serving() as server,
                running(server, "bench.ours", log=written["bot"], **settings(url)),
                running(server, "bench.sweeper", url, log=written["sweeper"]) as sweeper,
            ):
                server.people(MEMBERS, "mixed")
                sweeper.hears()
                sweeping = Sweeping(sweeper)
                sweeping.start()
                try:
                    run = server.load(turns - turns % len(MIXED), in_flight=MANY)
                finally:
                    sweeping.stop()
            said = "".join(file.read_text() for file in written.values())
            locked, failed = said.count("locked"), said.count("turn failed") + said.count("stumbled")
            table.append([name, f"{run['answered']:,}", f"{sweeping.count:,}", str(locked), str(failed)])
            if locked or failed:
                raise Failed(f"{name}: {locked} times locked, {failed} failures\n{said[:2_000]}")
    show(
        f"locks: mixed turns, {MANY} in flight, beside a second process that sweeps",
        ["database", "turns answered", "sweeps", "database is locked", "failed"],
        table,
        "aim: none",
    )

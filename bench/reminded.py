"""The measured bot of `reminders`: that of `kentongan run`, with a clock that can be moved and a watch on its loop.

On standard input: `hold` says how long the event loop was held since the last time it was asked, in milliseconds;
an ISO moment moves the clock there, and the clock work runs.
"""

from __future__ import annotations

import asyncio
import json
import signal
import sys
import threading
import time
from datetime import datetime

from bench.reminders import fill
from bot.app import App, build
from bot.clock import MovableClock
from bot.log import configure_logging
from bot.settings import load_settings

BEAT = 0.005


class Watch:
    """The longest time in which the loop did not come round: by the clock on the wall, and in CPU of its thread,
    which other processes of the machine do not make longer."""

    def __init__(self) -> None:
        self.wall = self.cpu = 0.0

    async def run(self) -> None:
        wall, cpu = time.perf_counter(), time.thread_time()
        while True:
            await asyncio.sleep(BEAT)
            now, used = time.perf_counter(), time.thread_time()
            self.wall, self.cpu = max(self.wall, now - wall - BEAT), max(self.cpu, used - cpu)
            wall, cpu = now, used

    def take(self) -> dict[str, float]:
        found = {"wall": self.wall * 1000, "cpu": self.cpu * 1000}
        self.wall = self.cpu = 0.0
        return found


def listen(loop: asyncio.AbstractEventLoop, watch: Watch, app: App, clock: MovableClock) -> None:
    for line in sys.stdin:
        word = line.strip()
        if word == "hold":
            said = watch.take()
        else:
            clock.move_to(datetime.fromisoformat(word))
            asyncio.run_coroutine_threadsafe(app.schedule.tick_all(), loop).result()
            said = {}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


async def serve(start: datetime, reminders: int) -> None:
    stop, watch, clock = asyncio.Event(), Watch(), MovableClock(start)
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    app = await build(load_settings(env_file=None), clock=clock)
    # Only now: a database with villages of nowhere is refused at the start.
    await fill(app.database, reminders)
    async with app.connected():
        threading.Thread(target=listen, args=(loop, watch, app, clock), daemon=True).start()
        watching = asyncio.create_task(watch.run())
        await app.run(stop)
        watching.cancel()
    await app.database.close()


if __name__ == "__main__":
    configure_logging("WARNING")
    asyncio.run(serve(datetime.fromisoformat(sys.argv[1]), int(sys.argv[2])))

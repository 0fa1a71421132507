"""From starting the process to its first question for updates, and the memory it takes then and after some work.

The peer is python-telegram-bot's echo, started the same way.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Sequence

from bench.measured import ROOT, Server, running, serving
from bench.options import Options
from bench.people import CHECKIN
from bench.table import show, spread
from bench.town import database_urls
from bench.turns import prepare, settings

MEMBERS = 64
GIVE_UP = 60.0
SETTLE = 0.5
IMAGE = {"PYTHONOPTIMIZE": "2"}
"""As the Dockerfile starts it: -OO."""


LIST = """
import sys
from bot.__main__ import leave_out
leave_out()
import bot.commands.run
print(*(name for name in sys.modules if name.partition(".")[0] not in ("__main__", "bot", "storage")))
"""
LOAD = """
import contextlib, importlib, sys
from bot.__main__ import leave_out
leave_out()
for name in sys.argv[1:]:
    with contextlib.suppress(ImportError):
        importlib.import_module(name)
print(open("/proc/self/status").read().split("VmRSS:")[1].split()[0])
"""


def _libraries() -> float:
    """MB of a process that has loaded what `kentongan run` loads of others, and nothing of its own."""
    names = _says(LIST).split()
    return int(_says(LOAD, *names)) / 1024


def _says(program: str, *arguments: str) -> str:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def _polls(server: Server, begun: float) -> float:
    """Seconds from `begun` to the first getUpdates."""
    while not (at := server.ask("/polled")["at"]):
        if time.monotonic() - begun > GIVE_UP:
            raise TimeoutError
        time.sleep(0.01)
    return float(at) - begun


def _once(module: str, dialogue: str, **chosen: str) -> Sequence[float]:
    """Seconds to ready and CPU of them, MB at ready and after 64 whole dialogues, and how much of those is its own."""
    with serving() as server:
        server.people(MEMBERS, dialogue)
        begun = time.monotonic()
        with running(server, module, **chosen) as process:
            ready = _polls(server, begun)
            cpu, fresh = process.mark()["cpu"], process.rss_mb
            server.load(MEMBERS * len(CHECKIN), in_flight=16)
            time.sleep(SETTLE)
            return ready, cpu, fresh, process.rss_mb, process.own_mb


def measure(options: Options) -> None:
    rounds = 2 if options.quick else options.rounds
    with database_urls(options.scratch, postgres=options.postgres) as urls:
        found: dict[str, list[Sequence[float]]] = {"python-telegram-bot, echo": []}
        for _ in range(rounds):
            found["python-telegram-bot, echo"].append(_once("bench.echo", "echo"))
            for name, url in urls.items():
                for how, environment in (("", {}), (", as in the image", IMAGE)):
                    asyncio.run(prepare(url, MEMBERS))
                    run = _once("bench.ours", "checkin", **settings(url), **environment)
                    found.setdefault(f"{name}{how}", []).append(run)
    show(
        "start: from the process to the first getUpdates, and memory",
        ["", "ready, s (least–most)", "CPU, s", "MB when ready", "after 384 updates", "of it its own"],
        [
            [name, *(spread([run[column] for run in runs], digits) for column, digits in enumerate((2, 2, 0, 0, 0)))]
            for name, runs in found.items()
        ],
        f"median of {rounds} interleaved rounds; aims: ready within 2 s, at most 100 MB; "
        f"the libraries alone, loaded and not used: {_libraries():.0f} MB",
    )

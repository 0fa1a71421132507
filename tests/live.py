"""The real program as a process of its own, against a simulated Telegram served on loopback."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from bot.clock import SystemClock
from bot.simulator import World, bot_api
from bot.web.server import WebServer, listening

ROOT = Path(__file__).parent.parent
TOKEN = "4242:live"
PATIENCE = 60.0
"""Seconds after which a test that waits has failed."""

Heard = Callable[[], None]


@dataclass
class Telegram:
    """A world on a port. `before_request` is called for every request of the bot, `changed` wakes who waits."""

    world: World
    url: str
    before_request: list[Heard] = field(default_factory=list)
    sends_open: int = 0
    """Messages that were asked for and not answered yet."""
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    @asynccontextmanager
    async def served(cls, world: World | None = None) -> AsyncIterator[Telegram]:
        world = world or World(clock=SystemClock(), token=TOKEN)
        app = bot_api(world)

        async def counted(scope: Any, receive: Any, send: Any) -> None:
            for heard in telegram.before_request:
                heard()
            sends = str(scope.get("path", "")).endswith("/sendMessage")
            telegram.sends_open += sends
            try:
                await app(scope, receive, send)
            finally:
                telegram.sends_open -= sends

        server = WebServer(counted, listening("127.0.0.1", 0))
        telegram = cls(world, f"http://127.0.0.1:{server.port}")
        world.watchers.append(lambda change: telegram._changed.set())
        serving = asyncio.create_task(server.run_until_stopped())
        try:
            yield telegram
        finally:
            world.close()
            server.stop()
            await serving
            server.close()

    async def until(self, condition: Callable[[], object], patience: float = PATIENCE) -> None:
        """Returns once it is so; looks again whenever something happened in the world, or was asked of it."""
        self.before_request.append(self._changed.set)
        try:
            async with asyncio.timeout(patience):
                while not condition():
                    self._changed.clear()
                    await self._changed.wait()
        finally:
            self.before_request.remove(self._changed.set)


class Program:
    """`kentongan run` as a child process, with its log in a file."""

    _started: ClassVar[list[asyncio.subprocess.Process]] = []

    @classmethod
    def end_all(cls) -> None:
        """Ends what a test left running that failed half-way."""
        for process in cls._started:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process.pid, signal.SIGKILL)
        cls._started.clear()

    def __init__(self, url: str, database_url: str, folder: Path, **settings: str) -> None:
        self._folder = folder
        self.log = folder / "log.jsonl"
        self._environment = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPATH": str(ROOT),
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": url,
            "DATABASE_URL": database_url,
            "HTTP_PORT": "0",
            "SENDS_PER_SECOND": "1000",
            "CHAT_SENDS_PER_SECOND": "1000",
            **settings,
        }
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, *arguments: str) -> None:
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", *(arguments or ("run",)),
                env=self._environment, cwd=self._folder, stdout=log, stderr=log,
            )  # fmt: skip
        self._started.append(self._process)

    @property
    def process(self) -> asyncio.subprocess.Process:
        assert self._process is not None
        return self._process

    def kill(self) -> None:
        if self.process.returncode is None:
            self.process.kill()

    async def stop(self) -> int:
        """SIGTERM, and the exit code; a program that does not end is killed and fails the test."""
        if self.process.returncode is None:
            self.process.terminate()
        try:
            return await asyncio.wait_for(self.process.wait(), PATIENCE)
        finally:
            self.kill()
            await self.process.wait()

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""

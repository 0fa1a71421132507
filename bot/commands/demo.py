"""`kentongan demo`: the real bot against the simulator, on loopback, with a page in the browser."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from starlette.types import ASGIApp

from bot.app import App, build
from bot.clock import MovableClock, local
from bot.commands import demo_data, texts
from bot.log import configure_logging
from bot.settings import BadSettings, Settings, load_settings
from bot.simulator.demo import demo_app
from bot.simulator.world import World
from bot.web.pages import pages
from bot.web.server import CannotListen, WebServer, listening
from storage.database import Database

HOST = "127.0.0.1"
TOKEN = "1000:demo-tanpa-telegram"
STOPS = (7, 9, 15)
"""Local hours at which the moved clock rests and the jobs run: a Bimtek's day, a morning sweep, tomorrow's list."""


def demo(*, port: int | None = None, browser: bool = True) -> None:
    """Membuka bot di simulator, tanpa Telegram dan tanpa token.

    Parameters
    ----------
    port
        Porta halaman; bila sudah terpakai, porta lain dipilih sendiri.
    browser
        Membuka halaman di peramban.
    """
    if port is not None and not 0 <= port <= 65535:
        raise BadSettings(texts.BAD_PORT)
    configure_logging("WARNING")
    with tempfile.TemporaryDirectory(prefix="kentongan-demo-") as folder:
        asyncio.run(_serve(Path(folder), port, browser))


async def _serve(folder: Path, port: int | None, browser: bool) -> None:
    wanted = load_settings().http_port if port is None else port
    listener = _listen(wanted)
    address = f"http://{HOST}:{listener.getsockname()[1]}"
    settings = load_settings(
        telegram_token=TOKEN,
        telegram_api_url=address,
        database_url=f"sqlite:///{folder / 'demo.db'}",
        admin_ids=(demo_data.ADMIN,),
        webhook_url=None,
        public_url=address,
        office_contact=texts.DEMO_CONTACT,
    )
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    clock = MovableClock()
    world = World(clock=clock, token=TOKEN, bot_name="Kentongan (demo)", bot_username="kentongan_demo_bot")
    hands = ClockHands(clock, stop)
    app = await _open(settings, clock, world)
    hands.app = app
    beside = pages(app.database, app.office, app.clock)
    page = demo_app(world, advance=hands.advance, shortcuts=demo_data.shortcuts(), beside=beside)
    async with _served(page, listener, world):
        try:
            async with app.connected():
                sys.stdout.write(texts.DEMO_READY.format(address=address))
                sys.stdout.flush()
                if browser and _has_screen():
                    webbrowser.open(address)
                await app.run(stop)
        finally:
            await app.database.close()


async def _open(settings: Settings, clock: MovableClock, world: World) -> App:
    app = await build(settings, database=Database(settings.database_url), clock=clock)
    async with app.database.transaction() as session:
        crowd = await demo_data.fill(session, app.office, clock.now())
    for chat in crowd:
        person = world.add_person("Warga", id=chat)
        person.started = person.in_crowd = True
    return app


class ClockHands:
    """Moves the demo's clock, and lets the bot live through the days between."""

    def __init__(self, clock: MovableClock, stop: asyncio.Event) -> None:
        self._clock = clock
        self._stop = stop
        self.app: App | None = None

    async def advance(self, delta: timedelta) -> None:
        """Stops twice a day on the way, so that everything due arrives on its own day."""
        assert self.app is not None
        target = self._clock.now() + delta
        zone = self.app.settings.zone
        while not self._stop.is_set():
            here = local(self._clock.now(), zone)
            midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
            hours = [midnight + timedelta(days=day, hours=hour) for day in (0, 1) for hour in STOPS]
            stop = min([target, *(moment for moment in hours if moment > here)])
            self._clock.move_to(max(stop, self._clock.now()))
            await self.app.schedule.tick_all()
            while await self.app.sender.send_due():
                pass
            await self.app.broadcaster.send_due()
            await self.app.sender.settle()
            if stop >= target:
                return


def _listen(port: int) -> socket.socket:
    """The usual port of loopback, or a free one when it is taken."""
    try:
        return listening(HOST, port)
    except CannotListen:
        return listening(HOST, 0)


@asynccontextmanager
async def _served(page: ASGIApp, listener: socket.socket, world: World) -> AsyncIterator[None]:
    server = WebServer(page, listener)
    serving = asyncio.create_task(server.run_until_stopped())
    try:
        yield
    finally:
        world.close()
        server.stop()
        await serving
        server.close()


def _has_screen() -> bool:
    """Whether a browser could show anything here; without this a text browser would take the terminal."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

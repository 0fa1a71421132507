"""`kentongan run`: the bot, until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from datetime import timedelta
from pathlib import Path
from typing import Any

import structlog

from bot.app import App, Arrival, build
from bot.channels.telegram.opening import open_channel
from bot.channels.telegram.webhook import Webhook
from bot.commands import texts
from bot.commands.migrate import migrate_apart
from bot.log import configure_logging, log_forgotten_errors
from bot.settings import BadSettings, Settings, load_settings, nothing_is_set
from bot.web.app import web_app
from bot.web.metrics import Figures
from bot.web.pages import pages
from bot.web.server import WebServer, listening
from storage.database import PATIENCE, Unavailable
from storage.outbox import Outbox

log = structlog.get_logger(__name__)

TICKS_WITHIN = timedelta(minutes=10)
"""A schedule not heard of for longer hangs."""


def run() -> None:
    """Menjalankan bot dengan TELEGRAM_TOKEN, sampai dihentikan."""
    _run(_settings())


def run_alone() -> None:
    """The same in a process where nothing else runs."""
    settings = _settings()
    migrate_apart(settings.database_url)
    _run(settings)


def _settings() -> Settings:
    settings = load_settings()
    if settings.telegram_token is None:
        missing = texts.NO_TOKEN.format(expected=Settings.model_fields["telegram_token"].description)
        raise BadSettings(f"{missing}\n{texts.NO_FILE.format(folder=Path.cwd())}" if nothing_is_set() else missing)
    return settings


def _run(settings: Settings) -> None:
    configure_logging(settings.log_level)
    asyncio.run(_until_told_to_stop(settings))


async def _until_told_to_stop(settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    log_forgotten_errors(loop)
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    await serve(settings, stop)


async def serve(settings: Settings, stop: asyncio.Event) -> None:
    """The whole service: answers to health checks at once, to people as soon as Telegram is reached."""
    app = await build(settings)
    try:
        arrival = app.arrival()
        secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
        server = WebServer(
            web_app(
                lambda: _readiness(app, arrival),
                look=lambda: _figures(app, arrival),
                webhook=arrival if isinstance(arrival, Webhook) else None,
                secret=secret,
                pages=pages(app.database, app.office, app.clock),
            ),
            listening(settings.http_host, settings.http_port),
        )
        serving = asyncio.create_task(_serve_web(server, stop), name="web")
        log.info("listening", host=server.host, port=server.port)
        try:
            if await open_channel(app.channel, stop, webhook_url=settings.webhook_address, webhook_secret=secret):
                app.introduce()
                log.info("ready", bot=app.channel.bot.username, arrival=type(arrival).__name__.lower())
                await app.run(stop, arrival)
        finally:
            stop.set()
            await serving
            await app.channel.close()
    finally:
        await app.database.close()
    log.info("stopped")


async def _serve_web(server: WebServer, stop: asyncio.Event) -> None:
    """Finishes its requests while the rest stops, not after it."""
    serving = asyncio.create_task(server.run_until_stopped())
    try:
        await stop.wait()
    finally:
        server.stop()
        await serving
        server.close()


async def _readiness(app: App, arrival: Arrival) -> dict[str, Any]:
    """For `/ready`: what works, and whether all of it does."""
    ticked_at = app.schedule.ticked_at
    database = await app.database.answers(reading=True)
    ticking = ticked_at is not None and app.clock.now() - ticked_at < TICKS_WITHIN
    return {
        "ready": database and arrival.is_connected and ticking,
        "database": database,
        "channel": arrival.is_connected,
        "last_tick": ticked_at.isoformat() if ticked_at else None,
    }


async def _figures(app: App, arrival: Arrival) -> Figures:
    """For `/metrics`."""
    now = app.clock.now()
    try:
        async with asyncio.timeout(PATIENCE), app.database.reading() as session:
            waiting = await Outbox(session).waiting(now)
    except Unavailable:  # a TimeoutError is an OSError
        waiting = None
    return Figures(
        at=now,
        connected=arrival.is_connected,
        ticked_at=app.schedule.ticked_at,
        turns=app.dispatcher.turns,
        failed=app.dispatcher.failed,
        waiting=waiting,
    )

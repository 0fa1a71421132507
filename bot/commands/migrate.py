"""`kentongan migrate`: the tables at their newest version, the regency loaded."""

from __future__ import annotations

import asyncio
import os
import sys

from bot.app import opened
from bot.commands import texts
from bot.log import configure_logging
from bot.settings import Settings, load_settings
from storage.database import Database
from storage.region import Villages


def migrate() -> None:
    """Membarui tabel basis data."""
    settings = load_settings()
    configure_logging(settings.log_level)
    sys.stdout.write(asyncio.run(migrated(settings)) + "\n")


async def migrated(settings: Settings) -> str:
    """Does it and says what is there now."""
    async with opened(settings) as (database, office):
        async with database.reading() as session:
            count = await Villages(session).count_villages()
        version = await database.version()
    return texts.MIGRATED.format(version=version, regency=office.regency_name, villages=count)


def migrate_apart(url: str) -> None:
    """Alembic and what it makes of the tables would stay in memory as long as the bot runs, 18 MB: a child process
    takes them along when it ends. What it could not do, the bot tries again and says why. Needs a process without
    threads."""
    if not hasattr(os, "fork"):
        return
    if child := os.fork():
        os.waitpid(child, 0)
        return
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, sys.stdout.fileno())
        os.dup2(silence, sys.stderr.fileno())
        asyncio.run(_migrate(url))
    finally:
        os._exit(0)


async def _migrate(url: str) -> None:
    database = Database(url)
    await database.migrate()
    await database.close()

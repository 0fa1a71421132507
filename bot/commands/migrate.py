"""`kentongan migrate`: the tables at their newest version, the regency loaded."""

from __future__ import annotations

import asyncio
import sys

from bot.app import opened
from bot.commands import texts
from bot.log import configure_logging
from bot.settings import Settings, load_settings
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

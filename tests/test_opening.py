"""The first start of all, on an empty database."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from bot.app import open_office
from bot.settings import Settings
from storage.database import Database
from storage.region import Villages


@pytest.fixture(params=["sqlite", "postgres"])
async def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'first.db'}"
    server = make_url(request.getfixturevalue("postgres_url"))
    database = Database(server.render_as_string(hide_password=False))
    async with database.engine.connect() as connection:
        plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await plain.execute(text("DROP DATABASE IF EXISTS first_start"))
        await plain.execute(text("CREATE DATABASE first_start"))
    await database.close()
    return server.set(database="first_start").render_as_string(hide_password=False)


async def test_processes_that_start_together_fill_an_empty_database_once(empty_url: str) -> None:
    databases = [Database(empty_url) for _ in range(3)]
    settings = Settings(_env_file=None, database_url=empty_url)  # type: ignore[call-arg]
    try:
        await asyncio.gather(*(open_office(settings, database) for database in databases))
        async with databases[0].reading() as session:
            assert await Villages(session).count_villages() == 390
    finally:
        for database in databases:
            await database.close()
